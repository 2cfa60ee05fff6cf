//! The tests of the lesson, in one program, so that it is built once.

mod bad_input;
mod json;
mod maths;
mod narration;
#[cfg(target_os = "linux")]
mod pausing;
mod surroundings;
