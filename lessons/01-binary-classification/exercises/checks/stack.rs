//! Checks `exercises/stack.rs`: two pictures by hand, then random ones where m, height and width all differ.

#[path = "../stack.rs"]
#[allow(unused)]
mod stack;

use std::process::ExitCode;

use ndarray::{Array2, Array3, array};
use practice::{Case, Check, Value};
use shared::data::random::SplitMix64;

fn main() -> ExitCode {
    practice::exercise(check)
}

fn check() -> Check {
    let two = array![[[0.1, 0.2, 0.3], [0.4, 0.5, 0.6]], [[0.9, 0.8, 0.7], [0.0, 1.0, 0.25]]];
    let known = array![[0.1, 0.9], [0.2, 0.8], [0.3, 0.7], [0.4, 0.0], [0.5, 1.0], [0.6, 0.25]];
    check_one("two pictures, 2 rows of 3 pixels each", &two, known)?;
    for (seed, m, height, width) in [(1, 4, 3, 2), (2, 3, 2, 4)] {
        let mut random = SplitMix64::new(seed);
        let pictures = Array3::from_shape_simple_fn((m, height, width), || hundredths(random.next_f64()));
        let about = format!("{m} pictures, {height} rows of {width} pixels each, drawn with seed {seed}");
        let right = Array2::from_shape_fn((height * width, m), |(k, i)| pictures[[i, k / width, k % width]]);
        check_one(&about, &pictures, right)?;
    }
    Ok(())
}

/// So that a report is easy to read.
fn hundredths(number: f64) -> f64 {
    (100.0 * number).round() / 100.0
}

fn check_one(about: &str, pictures: &Array3<f64>, right: Array2<f64>) -> Check {
    let (m, height, width) = pictures.dim();
    let mut case = Case::new(about);
    for (i, picture) in pictures.outer_iter().enumerate() {
        case = case.with(&format!("picture {i}"), picture.to_owned());
    }
    let x = case.run(|| stack::stack(pictures))?;
    let in_order: Vec<f64> = pictures.iter().copied().collect();
    let by_columns = Array2::from_shape_fn(right.dim(), |(k, i)| pictures[[i, k % height, k / height]]);
    let first_only = Array2::from_shape_fn(right.dim(), |(k, _)| right[[k, 0]]);
    case.compare("X", &x, &right)
        .mistake(
            right.t().to_owned(),
            "X lies on its side: one picture in each column, not in each row. Its shape is (n_x, m).",
        )
        .mistake(
            Value::matrix(height * width, m, in_order),
            "The shape is right, but the pictures are mixed: this is `reshape(n_x, m)`, which fills row by row.",
        )
        .mistake(by_columns, "Each picture is written column by column. It must be written row by row.")
        .mistake(first_only, "Every column is the first picture: column i must be picture i.")
        .mistake(
            height_for_width(pictures),
            "Row r of a picture begins width numbers after row r - 1: its place is r * width + column.",
        )
        .scaled(1.0 / 255.0, "Divided by 255. The numbers are already between 0 and 1.")
        .check()
}

/// X where a picture's rows begin at multiples of its height.
fn height_for_width(pictures: &Array3<f64>) -> Value {
    let (m, height, width) = pictures.dim();
    let mut x = Value::matrix(height * width, m, vec![0.0; pictures.len()]);
    for ((i, row, column), number) in pictures.indexed_iter() {
        // Behind the end the learner's code panics.
        if let Some(entry) = x.numbers.get_mut((row * height + column) * m + i) {
            *entry = *number;
        }
    }
    x
}
