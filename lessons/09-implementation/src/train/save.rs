//! The trained neuron becomes a file.

use lesson06::Trained;
use lesson09::model::Model;
use shared::data::largest;
use shared::lab::Error;

use super::plan::Plan;
use super::remedy::Remedy;
use super::rows::Rows;

/// Saves the model where the plan says; nothing is done if it names no place.
///
/// # Errors
/// The weights are no longer finite, or the file cannot be written.
pub fn save(plan: &Plan, rows: &Rows, neuron: &Trained) -> Result<(), Error> {
    let Some(path) = &plan.model else { return Ok(()) };
    let Trained { w, b, .. } = neuron;
    if !largest(w.iter().chain([b])).is_finite() {
        let remedy = Remedy::of(plan, rows).words();
        return Err(Error::file(path, format!("not written: the weights are no longer finite; {remedy}")));
    }
    let measured = rows.standardization.as_ref();
    let model = Model {
        label: rows.examples.label.clone(),
        positive: plan.selection().positive.map(String::from),
        mean: measured.map(|measured| measured.mean.clone()),
        deviation: measured.map(|measured| measured.deviation.clone()),
        threshold: plan.threshold.or(plan.old().and_then(|old| old.threshold)),
        words: rows.examples.label_words.clone(),
        labels: rows.examples.labels.clone(),
        headerless: rows.examples.headerless,
        train_examples: Some(rows.m),
        l2: plan.l2,
        split: rows.split,
        ..Model::new(rows.examples.features.clone(), w, *b)
    };
    model.save(path)
}
