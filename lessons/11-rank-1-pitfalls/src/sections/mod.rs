//! What lesson 11 prints, one file for each section.

mod asserts;
mod one_shape;
mod reshapes;
mod snippet;
mod three_shapes;
mod types;

pub use asserts::Asserts;
pub use one_shape::{OneShape, Shape};
pub use reshapes::Reshapes;
pub use snippet::Snippet;
pub use three_shapes::ThreeShapes;
pub use types::Types;
