//! What lesson 12 prints, one file for each section.

mod convex_or_not;
mod curvature;
mod first_step;
mod lowest_point;
mod many_answers;
mod no_lowest_point;
mod one_answer;
mod one_neuron;
mod paths;
mod report;
mod three_answers;
mod three_neurons;

pub use convex_or_not::ConvexOrNot;
pub use curvature::Curvature;
pub use first_step::FirstStep;
pub use lowest_point::LowestPoint;
pub use many_answers::ManyAnswers;
pub use no_lowest_point::NoLowestPoint;
pub use one_answer::OneAnswer;
pub use one_neuron::OneNeuron;
pub use three_answers::ThreeAnswers;
pub use three_neurons::ThreeNeurons;
