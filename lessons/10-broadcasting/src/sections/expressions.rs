//! The same expressions in NumPy and in ndarray.
//!
//! What NumPy gives follows from the rule, and the twin runs it. What ndarray gives is run here; its panics are caught.

use lesson10::{broadcast_shape, caught, tuple};
use ndarray::{Array, Array1, Array2, Dimension, Zip};
use serde::Serialize;
use shared::lab::Section;
use shared::page::Page;

/// Some arrays, and expressions of them.
#[derive(Serialize)]
pub struct Expressions {
    operands: Vec<Named>,
    tried: Vec<Expression>,
}

/// An array's name and shape.
#[derive(Serialize)]
struct Named {
    name: &'static str,
    shape: Vec<usize>,
}

/// One expression in both languages.
#[derive(Serialize)]
struct Expression {
    /// As it is typed in NumPy.
    numpy: &'static str,
    /// The shape that it has there, by the rule; none if NumPy raises a ValueError.
    shape: Option<Vec<usize>>,
    /// What the ValueError says.
    message: Option<String>,
    /// The same in Rust; more than once where there are several ways.
    ndarray: Vec<InRust>,
}

/// As it is typed in Rust, and what became of it.
#[derive(Serialize)]
struct InRust {
    typed: &'static str,
    gives: Outcome,
}

/// What became of an expression in ndarray.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum Outcome {
    Shape(Vec<usize>),
    OneBool(bool),
    Panic(String),
}

impl Expressions {
    /// Runs every expression.
    pub fn compute() -> Expressions {
        let a = Array2::<f64>::zeros((3, 4));
        let row = Array2::<f64>::ones((1, 4));
        let column = Array2::<f64>::ones((3, 1));
        let (r, k) = (Array1::<f64>::ones(4), Array1::<f64>::ones(3));
        let [a_, row_, column_, r_, k_] = [a.shape(), row.shape(), column.shape(), r.shape(), k.shape()];
        let tried = vec![
            new_array("a + r", [a_, r_], vec![in_rust("&a + &r", || &a + &r)]),
            new_array("r + a", [r_, a_], vec![in_rust("&r + &a", || &r + &a)]),
            new_array("column + r", [column_, r_], vec![in_rust("&column + &r", || &column + &r)]),
            new_array("a + k", [a_, k_], vec![in_rust("&a + &k", || &a + &k)]),
            in_place("a += r", [a_, r_], vec![in_rust("a += &r", || plus(&a, &r))]),
            in_place("row += a", [row_, a_], vec![in_rust("row += &a", || plus(&row, &a))]),
            new_array("a == row", [a_, row_], vec![equality("a == row", a == row)]),
            new_array("np.maximum(a, row)", [a_, row_], maximum(&a, &row)),
        ];
        let operands = [("a", a_), ("row", row_), ("column", column_), ("r", r_), ("k", k_)];
        let operands = operands.map(|(name, shape)| Named { name, shape: shape.to_vec() }).into();
        Expressions { operands, tried }
    }
}

/// The larger of both, element by element.
fn maximum(a: &Array2<f64>, row: &Array2<f64>) -> Vec<InRust> {
    let larger = |&one: &f64, &other: &f64| one.max(other);
    let plain = || Zip::from(a).and(row).map_collect(larger);
    let stretched = || Zip::from(a).and_broadcast(row).map_collect(larger);
    vec![in_rust("Zip::from(&a).and(&row)", plain), in_rust("Zip::from(&a).and_broadcast(&row)", stretched)]
}

/// left += right, on a copy.
fn plus<D: Dimension>(left: &Array2<f64>, right: &Array<f64, D>) -> Array2<f64> {
    let mut left = left.clone();
    left += right;
    left
}

/// The shape of what is computed, or what the panic says.
fn in_rust<D: Dimension>(typed: &'static str, compute: impl FnOnce() -> Array<f64, D>) -> InRust {
    let gives = match caught(compute) {
        Ok(array) => Outcome::Shape(array.shape().to_vec()),
        Err(said) => Outcome::Panic(said),
    };
    InRust { typed, gives }
}

/// `==` in ndarray is one answer.
fn equality(typed: &'static str, equal: bool) -> InRust {
    InRust { typed, gives: Outcome::OneBool(equal) }
}

/// An expression for which NumPy makes a new array, by the rule.
fn new_array(numpy: &'static str, [left, right]: [&[usize]; 2], ndarray: Vec<InRust>) -> Expression {
    let shape = broadcast_shape(left, right).ok();
    let (left, right) = (tight(left), tight(right));
    let refusal = || format!("operands could not be broadcast together with shapes {left} {right}");
    let message = shape.is_none().then(refusal);
    Expression { numpy, shape, message, ndarray }
}

/// An expression that writes into its left operand, which keeps its shape.
fn in_place(numpy: &'static str, [left, right]: [&[usize]; 2], ndarray: Vec<InRust>) -> Expression {
    let mut expression = new_array(numpy, [left, right], ndarray);
    if let Some(result) = expression.shape.take_if(|result| *result != left) {
        let (left, result) = (tight(left), tight(&result));
        expression.message = Some(format!(
            "non-broadcastable output operand with shape {left} doesn't match the broadcast shape {result}"
        ));
    }
    expression
}

/// A shape as NumPy's messages write it: without blanks.
fn tight(shape: &[usize]) -> String {
    tuple(shape).replace(' ', "")
}

impl Section for Expressions {
    fn title(&self) -> String {
        "The same expressions in NumPy and in ndarray".to_string()
    }

    fn tell(&self, page: &mut Page) {
        let operands =
            self.operands.iter().map(|Named { name, shape }| format!("{name} is {}", tuple(shape)));
        page.say(&format!("{}.", operands.collect::<Vec<_>>().join(", ")));
        let rows: Vec<Vec<String>> = self.tried.iter().flat_map(Expression::rows).collect();
        page.texts(&["NumPy", "gives", "ndarray", "gives"], &rows);
        self.tried.iter().flat_map(Expression::messages).for_each(|message| page.say(&message));
    }
}

impl Expression {
    /// Its rows in the table: one for each way in Rust.
    fn rows(&self) -> Vec<Vec<String>> {
        let numpy_gives = self.shape.as_ref().map_or("ValueError".to_string(), |shape| tuple(shape));
        let row = |(index, InRust { typed, gives }): (usize, &InRust)| {
            let [numpy, numpy_gives] = if index == 0 { [self.numpy, &numpy_gives] } else { ["", ""] };
            let ndarray_gives = match gives {
                Outcome::Shape(shape) => tuple(shape),
                Outcome::OneBool(answer) => answer.to_string(),
                Outcome::Panic(_) => "panic".to_string(),
            };
            [numpy, numpy_gives, typed, &ndarray_gives].map(String::from).to_vec()
        };
        self.ndarray.iter().enumerate().map(row).collect()
    }

    /// What the refusals say.
    fn messages(&self) -> Vec<String> {
        let in_numpy = self.message.iter().map(|said| format!("{} in NumPy: {said}", self.numpy));
        let in_ndarray = self.ndarray.iter().filter_map(|InRust { typed, gives }| match gives {
            Outcome::Panic(said) => Some(format!("{typed} in ndarray: {said}")),
            _ => None,
        });
        in_numpy.chain(in_ndarray).collect()
    }
}
