//! `train`: from a file to a model, judged by rows it has not seen.

mod fit;
mod how_good;
mod plan;
mod progress;
mod rows;
mod save;
mod the_data;
mod training;

use fit::fit;
use how_good::HowGood;
use plan::Plan;
use rows::Rows;
use save::save;
use shared::lab::{Contents, Error, Flags};
use the_data::TheData;
use training::Training;

pub use plan::USAGE;

pub fn contents(flags: &Flags, lesson: &mut Contents) -> Result<(), Error> {
    let plan = Plan::from_flags(flags)?;
    let rows = Rows::read(&plan)?;
    let fitted = fit(&plan, &rows);
    save(&plan, &rows, &fitted.neuron)?;
    lesson.answer("the_data", || TheData::compute(&rows));
    lesson.answer("training", || Training::compute(&plan, &fitted.neuron));
    lesson.answer("how_good", || HowGood::compute(&plan, &rows, &fitted));
    Ok(())
}
