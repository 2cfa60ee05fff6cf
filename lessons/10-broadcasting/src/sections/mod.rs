//! What lesson 10 prints, one file for each section.

mod axes;
mod bias;
mod by_hand;
mod calories;
mod column_minus_list;
mod expressions;
mod random_pairs;
mod rule;

pub use axes::Axes;
pub use bias::Bias;
pub use by_hand::ByHand;
pub use calories::Calories;
pub use column_minus_list::ColumnMinusList;
pub use expressions::Expressions;
pub use random_pairs::RandomPairs;
pub use rule::Rule;
