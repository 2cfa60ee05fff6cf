//! What lesson 12 prints, one file for each section.

mod convex_or_not;
mod curvature;
mod first_step;
mod lowest_point;
mod many_labels;
mod no_lowest_point;
mod one_label;
mod one_neuron;
mod paths;
mod report;
mod three_labels;
mod three_neurons;

pub use convex_or_not::ConvexOrNot;
pub use curvature::Curvature;
pub use first_step::FirstStep;
pub use lowest_point::LowestPoint;
pub use many_labels::ManyLabels;
pub use no_lowest_point::NoLowestPoint;
pub use one_label::OneLabel;
pub use one_neuron::OneNeuron;
pub use three_labels::ThreeLabels;
pub use three_neurons::ThreeNeurons;
