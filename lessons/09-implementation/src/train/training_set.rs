//! The examples to train with, wherever X is: in memory, or in a file that every step reads again.

use lesson06::{Pass, Standardization, Trained};
use lesson09::ladder::OnePass;
use lesson09::model::Split;
use ndarray::ArrayRef2;
use shared::data::Headerless;
use shared::lab::Error;

use super::how_good::Judged;
use super::plan::Plan;
use super::the_data::TestRows;

/// X and Y, and what can be asked of them.
pub trait TrainingSet {
    /// What is known of them without their numbers.
    fn about(&self) -> About;

    /// The pass over them, to be made many times, as the plan wants it.
    fn one_pass<'a>(&'a self, plan: &Plan) -> OnePass<'a>;

    /// One pass over X as it is, not rounded.
    fn exact_pass(&self, plan: &Plan, w: &ArrayRef2<f64>, b: f64) -> Pass;

    /// What went wrong in a pass, which then found NaN.
    fn trouble(&self) -> Option<Error>;

    /// The mean and the deviation of each feature.
    fn measure(&self) -> Result<Standardization, Error>;

    /// How good the neuron is for them, and for those that are kept for the test.
    fn judge(&self, neuron: &Trained) -> Result<Judged, Error>;
}

/// What is told of the examples, and saved with the model.
pub struct About {
    pub file: String,
    pub features: Vec<String>,
    pub label: Option<String>,
    pub label_words: Option<[String; 2]>,
    pub labels: Vec<String>,
    pub headerless: Option<Headerless>,
    /// The training examples, and how many of them have the label 1.
    pub m: usize,
    pub with_label_1: usize,
    pub test: Option<TestRows>,
    /// How the file was split, if rows of it were kept back.
    pub split: Option<Split>,
    pub standardization: Option<Standardization>,
    /// What was assumed in reading.
    pub notes: Vec<String>,
}
