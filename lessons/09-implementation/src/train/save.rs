//! The trained neuron becomes a file.

use lesson06::Trained;
use lesson09::model::Model;
use shared::data::largest;
use shared::lab::Error;

use super::plan::Plan;
use super::remedy::Remedy;
use super::training_set::About;

/// Makes sure that there is a model to save, if one is to be saved.
///
/// # Errors
/// The weights are no longer finite.
pub fn check_finite(plan: &Plan, about: &About, neuron: &Trained) -> Result<(), Error> {
    let Some(path) = &plan.model else { return Ok(()) };
    if largest(neuron.w.iter().chain([&neuron.b])).is_finite() {
        return Ok(());
    }
    let remedy = Remedy::of(plan, about).words();
    Err(Error::file(path, format!("not written: the weights are no longer finite; {remedy}")))
}

/// Saves the model where the plan says; nothing is done if it names no place.
///
/// # Errors
/// The file cannot be written.
pub fn save(plan: &Plan, about: &About, neuron: &Trained) -> Result<(), Error> {
    let Some(path) = &plan.model else { return Ok(()) };
    let Trained { w, b, .. } = neuron;
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
