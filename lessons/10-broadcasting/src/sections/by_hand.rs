//! The rule run for real: numbers read by strides, some of them 0.

use lesson10::{Operand, combine, stretched_strides, strides, tuple};
use ndarray::{ArrayD, IxDyn};
use serde::Serialize;
use shared::lab::Section;
use shared::page::{Page, counted};

/// A sum by hand; none if the shapes are too large to be computed here.
#[derive(Serialize)]
pub struct ByHand(Option<Summed>);

/// Two operands and their sum.
#[derive(Serialize)]
struct Summed {
    left: Stored,
    right: Stored,
    result: Vec<usize>,
    sum: Sum,
}

/// An operand in memory.
#[derive(Serialize)]
struct Stored {
    shape: Vec<usize>,
    strides: Vec<usize>,
    numbers: usize,
}

/// left + 1000 right, where each operand holds 0, 1, 2, ...
#[derive(Serialize)]
pub struct Sum {
    /// The stretched strides of both operands.
    left_strides: Vec<usize>,
    right_strides: Vec<usize>,
    pairs: usize,
    /// Every result times its place, 1, 2, 3, ..., added up: results in the wrong places show.
    checksum: f64,
    /// Whether ndarray's sum has the same shape and the same numbers, to the last bit.
    pub equal: bool,
}

/// The largest array that is computed.
const MOST_NUMBERS: usize = 1_000_000;

impl ByHand {
    pub fn compute(left: &[usize], right: &[usize], result: &[usize]) -> ByHand {
        ByHand(Sum::compute(left, right, result).map(|sum| Summed {
            left: Stored::of(left),
            right: Stored::of(right),
            result: result.to_vec(),
            sum,
        }))
    }
}

impl Stored {
    fn of(shape: &[usize]) -> Stored {
        Stored { shape: shape.to_vec(), strides: strides(shape), numbers: shape.iter().product() }
    }
}

impl Sum {
    /// None if an array is too large.
    pub fn compute(left: &[usize], right: &[usize], result: &[usize]) -> Option<Sum> {
        if ![left, right, result].into_iter().all(is_small) {
            return None;
        }
        let numbers = [left, right].map(numbered);
        let [one, other] =
            [(left, &numbers[0]), (right, &numbers[1])].map(|(shape, values)| Operand { values, shape });
        let by_hand = combine(&one, &other, |one, other| one + 1000.0 * other).expect("the shapes fit");
        let by_ndarray = array(&one) + 1000.0 * array(&other);
        let places = (1..=by_hand.len()).map(|place| place as f64);
        Some(Sum {
            left_strides: stretched_strides(left, result),
            right_strides: stretched_strides(right, result),
            pairs: by_hand.len(),
            checksum: places.zip(&by_hand).fold(0.0, |sum, (place, value)| sum + place * value),
            equal: by_ndarray.shape() == result && by_ndarray.iter().eq(by_hand.iter()),
        })
    }
}

fn is_small(shape: &[usize]) -> bool {
    let count = shape.iter().try_fold(1usize, |count, &size| count.checked_mul(size));
    count.is_some_and(|count| count <= MOST_NUMBERS)
}

/// 0, 1, 2, ..., as many as an array of this shape holds.
fn numbered(shape: &[usize]) -> Vec<f64> {
    (0..shape.iter().product()).map(|k: usize| k as f64).collect()
}

fn array(operand: &Operand) -> ArrayD<f64> {
    let values = operand.values.to_vec();
    ArrayD::from_shape_vec(IxDyn(operand.shape), values).expect("as many values as the shape says")
}

impl Section for ByHand {
    fn title(&self) -> String {
        "By hand, with strides of 0".to_string()
    }

    fn tell(&self, page: &mut Page) {
        let Some(Summed { left, right, result, sum }) = &self.0 else {
            return page.say("These shapes are too large to be computed here.");
        };
        if sum.pairs == 0 {
            let result = tuple(result);
            return page.say(&format!("The result {result} has a size of 0: there is nothing to add."));
        }
        let left = left.rows("left", &sum.left_strides);
        page.texts(&["operand", "", ""], &[left, right.rows("right", &sum.right_strides)].concat());
        let pairs = counted(sum.pairs, "pair");
        let equal = if sum.equal { "equal" } else { "NOT EQUAL" };
        page.say(&format!(
            "{pairs}, read with these strides and added: {equal} to ndarray's sums, to the last bit."
        ));
    }
}

impl Stored {
    /// The operand's rows in the table.
    fn rows(&self, name: &str, stretched: &[usize]) -> Vec<Vec<String>> {
        [
            [name, "shape", &tuple(&self.shape)],
            ["", "strides", &tuple(&self.strides)],
            ["", "stretched", &tuple(stretched)],
            ["", "stored", &counted(self.numbers, "number")],
        ]
        .map(|row| row.map(String::from).to_vec())
        .to_vec()
    }
}
