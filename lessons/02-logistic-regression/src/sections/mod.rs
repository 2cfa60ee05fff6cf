//! What lesson 02 prints, one file for each section.

mod certain_and_wrong;
mod chance;
mod cost_of_three;
mod right_certain_nan;
mod squared_error_slopes;
mod the_loss;

pub use certain_and_wrong::CertainAndWrong;
pub use chance::{Chance, Neuron};
pub use cost_of_three::CostOfThree;
pub use right_certain_nan::RightCertainNan;
pub use squared_error_slopes::SquaredErrorSlopes;
pub use the_loss::TheLoss;
