//! What lesson 09 prints without a command, one file for each section; what is timed is the command `bench`.

mod breast_cancer;
mod kept_back;
mod model_remembers;
mod one_logarithm;
mod same_numbers;
mod standardized_by_themselves;
mod which_mistake;

pub use kept_back::KeptBack;
pub use model_remembers::ModelRemembers;
pub use one_logarithm::OneLogarithm;
pub use same_numbers::SameNumbers;
pub use standardized_by_themselves::StandardizedByThemselves;
pub use which_mistake::WhichMistake;
