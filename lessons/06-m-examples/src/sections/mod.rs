//! What lesson 06 prints, one file for each section.

mod boundary;
mod held_out;
mod one_pass;
mod one_step;
mod pass_by_hand;
mod step_by_hand;
mod training;

pub use boundary::Boundary;
pub use held_out::HeldOut;
pub use one_pass::OnePass;
pub use one_step::OneStep;
pub use pass_by_hand::PassByHand;
pub use step_by_hand::StepByHand;
pub use training::Training;
