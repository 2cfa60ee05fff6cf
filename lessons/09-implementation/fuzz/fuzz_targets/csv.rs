//! What libFuzzer runs; `cargo xtask fuzz csv` starts it.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| fuzz::readers::csv(input));
