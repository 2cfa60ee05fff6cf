//! One dot product of many numbers: what each way makes of it.

use serde::Serialize;
use shared::lab::Section;
use shared::page::{Page, counted, decimals};

use crate::dot_product::{DotProduct, DotResult};

/// The results of every way.
#[derive(Serialize)]
pub struct OneDotProduct {
    length: usize,
    results: Vec<DotResult>,
}

impl OneDotProduct {
    pub fn compute(dot_product: &DotProduct) -> OneDotProduct {
        OneDotProduct { length: dot_product.length(), results: dot_product.results.clone() }
    }
}

impl Section for OneDotProduct {
    fn title(&self) -> String {
        format!("One dot product of {}", counted(self.length, "number"))
    }

    fn tell(&self, page: &mut Page) {
        page.say("Two vectors of random numbers between 0 and 1, always the same ones.");
        let row = |result: &DotResult| {
            vec![result.way.to_string(), decimals(result.in_f64, 6), decimals(result.in_f32, 6)]
        };
        page.table(&["way", "in f64", "in f32"], &self.results.iter().map(row).collect::<Vec<_>>());
    }
}
