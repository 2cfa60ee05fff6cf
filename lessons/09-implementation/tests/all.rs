//! The tests of the lesson, in one program, so that it is built once.

mod answers;
mod arrays;
mod bench;
mod cases;
mod choosing;
mod evaluation;
mod flags;
mod json;
mod judging;
mod maths;
mod models;
mod narration;
mod other_tables;
mod printed;
mod rounded;
mod saving;
mod streaming;
mod weights;
