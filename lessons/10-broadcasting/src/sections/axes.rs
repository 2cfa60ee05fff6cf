//! Sums over axis 0 and axis 1, and a matrix divided by them.

use lesson10::{broadcast_shape, calories, tuple};
use ndarray::{ArrayD, ArrayRef2, Axis, s};
use serde::Serialize;
use shared::lab::Section;
use shared::page::{Page, decimals, short};

/// The sums of the calories, and what dividing by a list of totals does where it fits by accident.
#[derive(Serialize)]
pub struct Axes {
    sums: [Sum; 4],
    square: Square,
}

/// A sum over one axis, as it is typed, and the shape of the matrix divided by it; none where that is refused.
#[derive(Serialize)]
struct Sum {
    numpy: &'static str,
    ndarray: &'static str,
    shape: Vec<usize>,
    divided: Option<Vec<usize>>,
}

/// A square matrix divided by the totals of its rows, which fit its columns too.
#[derive(Serialize)]
struct Square {
    shape: Vec<usize>,
    amount: f64,
    /// The total of its row, and its share of that.
    total: f64,
    share: f64,
    /// The number by which a list of totals divides it, and what comes out.
    wrong_total: f64,
    wrong_share: f64,
}

impl Axes {
    pub fn compute() -> Axes {
        let cal = calories();
        let sum = |axis: usize| cal.sum_axis(Axis(axis));
        let kept = |axis: usize| sum(axis).insert_axis(Axis(axis)).into_dyn();
        let row = |numpy, ndarray, sum: ArrayD<f64>| Sum {
            numpy,
            ndarray,
            shape: sum.shape().to_vec(),
            divided: broadcast_shape(cal.shape(), sum.shape()).ok(),
        };
        Axes {
            sums: [
                row("cal.sum(axis=0)", "sum_axis(Axis(0))", sum(0).into_dyn()),
                row("cal.sum(axis=0, keepdims=True)", "then insert_axis(Axis(0))", kept(0)),
                row("cal.sum(axis=1)", "sum_axis(Axis(1))", sum(1).into_dyn()),
                row("cal.sum(axis=1, keepdims=True)", "then insert_axis(Axis(1))", kept(1)),
            ],
            square: Square::compute(&cal.slice(s![.., ..3])),
        }
    }
}

impl Square {
    fn compute(amounts: &ArrayRef2<f64>) -> Square {
        let totals = amounts.sum_axis(Axis(1)); // (3,)
        let wrong = 100.0 * amounts / &totals;
        let right = 100.0 * amounts / totals.view().insert_axis(Axis(1)); // (3, 1)
        Square {
            shape: amounts.shape().to_vec(),
            amount: amounts[[1, 0]],
            total: totals[1],
            share: right[[1, 0]],
            wrong_total: totals[0],
            wrong_share: wrong[[1, 0]],
        }
    }
}

impl Section for Axes {
    fn title(&self) -> String {
        "Axis 0 and axis 1".to_string()
    }

    fn tell(&self, page: &mut Page) {
        let row = |sum: &Sum| {
            let divided = sum.divided.as_ref().map_or("refused".to_string(), |shape| tuple(shape));
            vec![sum.numpy.to_string(), sum.ndarray.to_string(), tuple(&sum.shape), divided]
        };
        let header = ["the sum in NumPy", "in ndarray", "shape", "cal / it"];
        page.table(&header, &self.sums.iter().map(row).collect::<Vec<_>>());
        let Square { amount, total, wrong_total, .. } = self.square;
        let [amount, total, wrong_total] = [amount, total, wrong_total].map(short);
        let [share, wrong_share] =
            [self.square.share, self.square.wrong_share].map(|share| decimals(share, 2));
        page.say(&format!(
            "The first three foods alone are {}. Which share of its row has each number? Apples' proteins are {amount} \
             of {total}, or {share}%. The list of the rows' totals fits here, but divides them by {wrong_total}, the \
             total of the carbs: {wrong_share}%.",
            tuple(&self.square.shape)
        ));
    }
}
