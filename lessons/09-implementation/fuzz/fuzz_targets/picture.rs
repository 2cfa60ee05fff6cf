//! What libFuzzer runs; `cargo xtask fuzz picture` starts it.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| fuzz::readers::picture(input));
