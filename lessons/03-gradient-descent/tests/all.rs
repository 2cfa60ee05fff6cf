//! The tests of the lesson, in one program, so that it is built once.

mod flags;
mod json;
mod maths;
mod narration;
