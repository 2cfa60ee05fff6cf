//! The trained neuron becomes a file.

use lesson06::Trained;
use lesson09::model::Model;
use shared::data::largest;
use shared::lab::Error;

use super::plan::Plan;
use super::remedy::Remedy;
use super::training_set::About;

/// Saves the model where the plan says; nothing is done if it names no place.
///
/// # Errors
/// The weights are no longer finite, or the file cannot be written.
pub fn save(plan: &Plan, about: &About, neuron: &Trained) -> Result<(), Error> {
    let Some(path) = &plan.model else { return Ok(()) };
    let Trained { w, b, .. } = neuron;
    if !largest(w.iter().chain([b])).is_finite() {
        let remedy = Remedy::of(plan, about).words();
        return Err(Error::file(path, format!("not written: the weights are no longer finite; {remedy}")));
    }
    let measured = about.standardization.as_ref();
    let model = Model {
        label: about.label.clone(),
        positive: plan.selection().positive.map(String::from),
        mean: measured.map(|measured| measured.mean.clone()),
        deviation: measured.map(|measured| measured.deviation.clone()),
        threshold: plan.threshold.or(plan.old().and_then(|old| old.threshold)),
        words: about.label_words.clone(),
        labels: about.labels.clone(),
        headerless: about.headerless,
        train_examples: Some(about.m),
        l2: plan.l2,
        split: about.split,
        ..Model::new(about.features.clone(), w, *b)
    };
    model.save(path)
}
