//! `train`: from a file to a model, judged by rows it has not seen.

mod fit;
mod flags;
mod folder;
mod folds;
mod how_good;
mod in_memory;
mod interrupt;
mod plan;
#[cfg_attr(target_os = "wasi", path = "no_progress.rs")]
mod progress;
mod remedy;
mod rows;
mod save;
mod streaming;
mod the_data;
mod training;
mod training_set;
mod weights;

use fit::fit;
use folds::Folds;
use how_good::HowGood;
use in_memory::InMemory;
use plan::Plan;
use rows::Rows;
use save::{check_finite, save};
use shared::lab::{Contents, Error, Flags};
use streaming::Streaming;
use the_data::TheData;
use training::Training;
use training_set::TrainingSet;
use weights::Weights;

pub use flags::USAGE;

pub fn contents(flags: &Flags, lesson: &mut Contents) -> Result<(), Error> {
    let mut plan = Plan::from_flags(flags)?;
    // In a browser no file is larger than memory.
    if !cfg!(target_os = "wasi")
        && let Some(streaming) = Streaming::open(&plan)?
    {
        return train(&plan, &streaming, None, lesson);
    }
    let rows = Rows::read(&plan)?;
    let folds = Folds::compute(&plan, &rows)?;
    plan.l2 = folds.as_ref().map(Folds::best).or(plan.l2);
    let rows = rows.standardized(&plan)?;
    train(&plan, &InMemory::new(&rows), folds, lesson)
}

/// Trains and tells, wherever X is.
fn train(
    plan: &Plan,
    set: &impl TrainingSet,
    folds: Option<Folds>,
    lesson: &mut Contents,
) -> Result<(), Error> {
    let about = set.about();
    let fitted = fit(plan, &about, set)?;
    lesson.answer("the_data", || TheData::compute(plan, &about));
    if let Some(folds) = folds {
        lesson.answer("folds", || folds);
    }
    lesson.try_answer("training", || Training::compute(plan, (&about, set), &fitted))?;
    let mut how_good = HowGood::compute(plan, set, &fitted)?;
    // Of the sections two are still to come.
    lesson.check_wanted(2)?;
    check_finite(plan, &about, &fitted.neuron)?;
    match save(plan, &about, &fitted.neuron) {
        Ok(()) => how_good.saved = plan.model.clone(),
        Err(failure) => lesson.fails_with(failure),
    }
    lesson.answer("how_good", || how_good);
    lesson.section("weights", || Weights::compute(&about, &fitted.neuron));
    Ok(())
}
