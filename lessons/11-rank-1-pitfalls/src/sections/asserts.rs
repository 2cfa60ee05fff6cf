//! What only an assert catches: sizes, which are known when the program runs.

use lesson10::{broadcast_shape, caught, column_and_list, tuple};
use lesson11::{Row, assert_shape, asserted_step};
use ndarray::array;
use serde::Serialize;
use shared::lab::Section;
use shared::page::Page;

/// What the asserts say, and what NumPy makes of the last shapes.
#[derive(Serialize)]
pub struct Asserts {
    refused: [Refused; 3],
    /// A row of three minus a row of one.
    three_minus_one_shape: Vec<usize>,
}

/// What was typed, and what the assert said.
#[derive(Serialize)]
struct Refused {
    typed: &'static str,
    said: String,
}

impl Asserts {
    pub fn compute() -> Asserts {
        let (a, y) = column_and_list();
        let y_row = y.to_shape((1, 3)).expect("three numbers");
        let (three, one) = (Row(y.clone()), Row(array![1.0]));
        let wrong_difference = || {
            assert_shape!(&a - &y, [3, 1]);
        };
        Asserts {
            refused: [
                Refused::by("assert_shape!(&a - &y, [3, 1])", wrong_difference),
                Refused::by("asserted_step(&a, &y_row)", || asserted_step(&a, &y_row)),
                Refused::by("&three - &one", || &three - &one),
            ],
            three_minus_one_shape: broadcast_shape(&[1, three.0.len()], &[1, one.0.len()])
                .expect("1 is stretched"),
        }
    }
}

impl Refused {
    fn by<T>(typed: &'static str, compute: impl FnOnce() -> T) -> Refused {
        Refused { typed, said: caught(compute).err().unwrap_or("NOT REFUSED".to_string()) }
    }
}

impl Section for Asserts {
    fn title(&self) -> String {
        "What only an assert catches".to_string()
    }

    fn tell(&self, page: &mut Page) {
        let lines = self.refused.iter().map(|Refused { typed, said }| format!("{typed}\n    {said}"));
        page.lines(&lines.collect::<Vec<_>>().join("\n"));
        page.say(&format!(
            "The last one is a row of 3 minus a row of 1. In NumPy the 1 is stretched, and the result is {}.",
            tuple(&self.three_minus_one_shape)
        ));
    }
}
