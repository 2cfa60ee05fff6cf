//! What lesson 04 prints, one file for each section.

mod backward;
mod by_the_tape;
mod forward;
mod graph;
mod neuron;
mod nudged;
mod price;
mod used_twice;

pub use backward::Backward;
pub use by_the_tape::ByTheTape;
pub use forward::Forward;
pub use neuron::Neuron;
pub use nudged::Nudged;
pub use price::Price;
pub use used_twice::UsedTwice;
