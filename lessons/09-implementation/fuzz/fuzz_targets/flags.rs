//! What libFuzzer runs; `cargo xtask fuzz flags` starts it.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| fuzz::readers::flags(input));
