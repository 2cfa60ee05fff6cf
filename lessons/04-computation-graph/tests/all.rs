//! The tests of the lesson, in one program, so that it is built once.

mod diagram;
mod flags;
mod json;
mod maths;
mod narration;
