//! What libFuzzer runs; `cargo xtask fuzz h5` starts it.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| fuzz::readers::h5(input));
