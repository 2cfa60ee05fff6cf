//! The tests of the lesson, in one program, so that it is built once.

mod cholesky;
mod flags;
mod jacobi;
mod json;
mod lapack;
mod lowest_point;
mod maths;
mod narration;
mod network;
