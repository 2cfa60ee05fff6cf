//! A matrix divided by a row: calories in 100 g of four foods.

use lesson10::{calories, percentages};
use ndarray::Axis;
use serde::Serialize;
use shared::lab::Section;
use shared::page::{Page, decimals, short};

/// The amounts, (3, 4), the total of each food, and each amount as a percentage of its food's total.
#[derive(Serialize)]
pub struct Calories {
    amounts: Vec<f64>,
    totals: Vec<f64>,
    percentages: Vec<f64>,
}

const FOODS: [&str; 4] = ["apples", "beef", "eggs", "potatoes"];
const NUTRIENTS: [&str; 3] = ["carbs", "proteins", "fats"];

impl Calories {
    pub fn compute() -> Calories {
        let amounts = calories();
        Calories {
            totals: amounts.sum_axis(Axis(0)).to_vec(),
            percentages: percentages(&amounts).iter().copied().collect(),
            amounts: amounts.iter().copied().collect(),
        }
    }
}

impl Section for Calories {
    fn title(&self) -> String {
        "Calories in 100 g".to_string()
    }

    fn tell(&self, page: &mut Page) {
        let header = |name: &'static str| [&[name], &FOODS[..]].concat();
        let mut amounts = rows(&self.amounts, 1);
        amounts.push(row("total", &self.totals, 1));
        page.table(&header("cal, calories from"), &amounts);
        page.table(&header("100 cal / total, %"), &rows(&self.percentages, 2));
        page.say(&format!(
            "Carbs in apples: 100 * {} / {} = {}.",
            short(self.amounts[0]),
            short(self.totals[0]),
            decimals(self.percentages[0], 2)
        ));
    }
}

/// A row of the table for each nutrient.
fn rows(values: &[f64], places: usize) -> Vec<Vec<String>> {
    let by_nutrient = values.chunks(FOODS.len()).zip(NUTRIENTS);
    by_nutrient.map(|(values, name)| row(name, values, places)).collect()
}

fn row(name: &str, values: &[f64], places: usize) -> Vec<String> {
    let numbers = values.iter().map(|&value| decimals(value, places));
    [name.to_string()].into_iter().chain(numbers).collect()
}
