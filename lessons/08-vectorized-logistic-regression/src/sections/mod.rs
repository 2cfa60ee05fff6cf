//! What lesson 08 prints, one file for each section.

mod four_examples;
mod many_examples;
mod many_features;
mod pass_over_examples;
mod training;

pub use four_examples::FourExamples;
pub use many_examples::ManyExamples;
pub use many_features::ManyFeatures;
pub use pass_over_examples::PassOverExamples;
pub use training::Training;
