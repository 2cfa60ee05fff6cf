//! The same expressions in NumPy and in ndarray.
//!
//! What NumPy gives follows from the rule, and the twin runs it. What ndarray gives is run here; its panics are caught.

use lesson10::{broadcast_shape, tuple};
use ndarray::{Array, Array1, Array2, Dimension, Zip};
use serde::Serialize;
use shared::page::Page;
use shared::panics::caught;

/// Some arrays, and expressions of them.
#[derive(Serialize)]
pub struct Operators {
    /// The names of the arrays, and their shapes.
    #[serde(skip)]
    operands: Vec<(&'static str, Vec<usize>)>,
    expressions: Vec<Expression>,
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
    /// As it is typed in Rust, and what became of it; more than once where there are several ways.
    #[serde(skip)]
    ndarray: Vec<(&'static str, Outcome)>,
}

/// What became of an expression in ndarray.
enum Outcome {
    Shape(Vec<usize>),
    OneBool(bool),
    Panic(String),
}

impl Operators {
    /// Runs every expression.
    pub fn run() -> Operators {
        let a = Array2::<f64>::zeros((3, 4));
        let row = Array2::<f64>::ones((1, 4));
        let column = Array2::<f64>::ones((3, 1));
        let (r, k) = (Array1::<f64>::ones(4), Array1::<f64>::ones(3));
        let larger = |&one: &f64, &other: &f64| one.max(other);
        let expressions = vec![
            by_the_rule("a + r", a.shape(), r.shape(), vec![("&a + &r", shape_of(|| &a + &r))]),
            by_the_rule("r + a", r.shape(), a.shape(), vec![("&r + &a", shape_of(|| &r + &a))]),
            by_the_rule(
                "column + r",
                column.shape(),
                r.shape(),
                vec![("&column + &r", shape_of(|| &column + &r))],
            ),
            by_the_rule("a + k", a.shape(), k.shape(), vec![("&a + &k", shape_of(|| &a + &k))]),
            in_place("a += r", a.shape(), r.shape(), vec![("a += &r", shape_of(|| plus(&a, &r)))]),
            in_place("row += a", row.shape(), a.shape(), vec![("row += &a", shape_of(|| plus(&row, &a)))]),
            by_the_rule("a == row", a.shape(), row.shape(), vec![("a == row", Outcome::OneBool(a == row))]),
            by_the_rule(
                "np.maximum(a, row)",
                a.shape(),
                row.shape(),
                vec![
                    ("Zip::from(&a).and(&row)", shape_of(|| Zip::from(&a).and(&row).map_collect(larger))),
                    (
                        "Zip::from(&a).and_broadcast(&row)",
                        shape_of(|| Zip::from(&a).and_broadcast(&row).map_collect(larger)),
                    ),
                ],
            ),
        ];
        let operands = [
            ("a", a.shape()),
            ("row", row.shape()),
            ("column", column.shape()),
            ("r", r.shape()),
            ("k", k.shape()),
        ];
        Operators { operands: operands.map(|(name, shape)| (name, shape.to_vec())).into(), expressions }
    }

    /// The expressions side by side, and below them what the refused ones say.
    pub fn narrate(&self, page: &mut Page) {
        page.section("The same expressions in NumPy and in ndarray");
        let operands = self.operands.iter().map(|(name, shape)| format!("{name} is {}", tuple(shape)));
        page.say(&format!("{}.", operands.collect::<Vec<_>>().join(", ")));
        let mut rows = Vec::new();
        let mut messages = Vec::new();
        for Expression { numpy, shape, message, ndarray } in &self.expressions {
            messages.extend(message.iter().map(|said| format!("{numpy} in NumPy: {said}")));
            let numpy_gives = shape.as_ref().map_or("ValueError".to_string(), |shape| tuple(shape));
            for (index, (typed, outcome)) in ndarray.iter().enumerate() {
                let ndarray_gives = match outcome {
                    Outcome::Shape(shape) => tuple(shape),
                    Outcome::OneBool(answer) => answer.to_string(),
                    Outcome::Panic(said) => {
                        messages.push(format!("{typed} in ndarray: {said}"));
                        "panic".to_string()
                    }
                };
                let [numpy, numpy_gives] = if index == 0 { [*numpy, &numpy_gives] } else { ["", ""] };
                rows.push([numpy, numpy_gives, typed, &ndarray_gives].map(String::from).to_vec());
            }
        }
        page.texts(&["NumPy", "gives", "ndarray", "gives"], &rows);
        messages.iter().for_each(|message| page.say(message));
    }
}

/// left += right, on a copy.
fn plus<D: Dimension>(left: &Array2<f64>, right: &Array<f64, D>) -> Array2<f64> {
    let mut left = left.clone();
    left += right;
    left
}

/// An expression for which NumPy makes a new array.
fn by_the_rule(
    numpy: &'static str,
    left: &[usize],
    right: &[usize],
    ndarray: Vec<(&'static str, Outcome)>,
) -> Expression {
    let shape = broadcast_shape(left, right).ok();
    let (left, right) = (tight(left), tight(right));
    let refusal = || format!("operands could not be broadcast together with shapes {left} {right}");
    let message = shape.is_none().then(refusal);
    Expression { numpy, shape, message, ndarray }
}

/// An expression that writes into its left operand, which keeps its shape.
fn in_place(
    numpy: &'static str,
    left: &[usize],
    right: &[usize],
    ndarray: Vec<(&'static str, Outcome)>,
) -> Expression {
    let mut expression = by_the_rule(numpy, left, right, ndarray);
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

/// The shape of what is computed, or what the panic says.
fn shape_of<D: Dimension>(compute: impl FnOnce() -> Array<f64, D>) -> Outcome {
    match caught(compute) {
        Ok(array) => Outcome::Shape(array.shape().to_vec()),
        Err(said) => Outcome::Panic(said),
    }
}
