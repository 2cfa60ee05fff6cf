//! `train`: from a file to a model, judged by rows it has not seen.

mod fit;
mod flags;
mod folder;
mod folds;
mod how_good;
mod interrupt;
mod plan;
mod progress;
mod remedy;
mod rows;
mod save;
mod the_data;
mod training;
mod weights;

use fit::fit;
use folds::Folds;
use how_good::HowGood;
use plan::Plan;
use rows::Rows;
use save::save;
use shared::lab::{Contents, Error, Flags};
use the_data::TheData;
use training::Training;
use weights::Weights;

pub use flags::USAGE;

pub fn contents(flags: &Flags, lesson: &mut Contents) -> Result<(), Error> {
    let mut plan = Plan::from_flags(flags)?;
    let rows = Rows::read(&plan)?;
    let folds = Folds::compute(&plan, &rows)?;
    plan.l2 = folds.as_ref().map(Folds::best).or(plan.l2);
    let rows = rows.standardized(&plan)?;
    let fitted = fit(&plan, &rows);
    lesson.answer("the_data", || TheData::compute(&plan, &rows));
    if let Some(folds) = folds {
        lesson.answer("folds", || folds);
    }
    lesson.answer("training", || Training::compute(&plan, &rows, &fitted));
    lesson.answer("how_good", || HowGood::compute(&plan, &rows, &fitted));
    lesson.section("weights", || Weights::compute(&rows, &fitted.neuron));
    lesson.check_wanted()?;
    save(&plan, &rows, &fitted.neuron)?;
    Ok(())
}
