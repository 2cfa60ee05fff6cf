//! # The computation graph: all derivatives at once
//!
//! Lesson 03 needed the slope of one formula. Here any formula is taken apart into single operations. Each
//! operation knows its own small derivative, and the chain rule multiplies them, from the result back to the
//! inputs.
//!
//! In this lesson a, b and c are inputs of a graph. `da` means dJ/da, the derivative of the final result J.
//! From lesson 05 on, a is the neuron's answer and b its bias.

mod draw;

use std::cell::RefCell;
use std::ops::{Add, Div, Mul, Neg, Sub};
use std::ptr;

// region: by_hand
/// The graph of the course, forward: u = bc, v = a + u, J = 3v.
///
/// ```
/// assert_eq!(lesson04::forward(5.0, 3.0, 2.0), (6.0, 11.0, 33.0));
/// ```
pub fn forward(a: f64, b: f64, c: f64) -> (f64, f64, f64) {
    let u = b * c;
    let v = a + u;
    let j = 3.0 * v;
    (u, v, j)
}

/// The same graph, backward: dv, du, da, db and dc. Each is one to its right times one local derivative.
///
/// ```
/// assert_eq!(lesson04::backward(3.0, 2.0), (3.0, 3.0, 3.0, 6.0, 9.0));
/// ```
pub fn backward(b: f64, c: f64) -> (f64, f64, f64, f64, f64) {
    let dv = 3.0; // J = 3v
    let du = dv * 1.0; // v = a + u
    let da = dv * 1.0; // v = a + u
    let db = du * c; // u = bc
    let dc = du * b; // u = bc
    (dv, du, da, db, dc)
}
// endregion

// region: tape
/// Remembers every operation, in the order in which they were made.
#[derive(Default)]
pub struct Tape {
    nodes: RefCell<Vec<Node>>,
}

/// One operation: its value, and what it was made from.
struct Node {
    name: String,
    formula: String,
    value: f64,
    /// Each input's place on the tape, and the local derivative of this value with respect to it.
    inputs: Vec<(usize, f64)>,
}

/// A value on the tape.
#[derive(Clone, Copy)]
pub struct Var<'t> {
    tape: &'t Tape,
    index: usize,
}
// endregion

impl Tape {
    /// An empty tape.
    pub fn new() -> Tape {
        Tape::default()
    }

    /// An input of the formula.
    pub fn input(&self, name: &str, value: f64) -> Var<'_> {
        let input = self.record(String::new(), value, Vec::new());
        input.named(name)
    }

    fn constant(&self, value: f64) -> Var<'_> {
        self.input(&format!("{value}"), value)
    }

    fn record(&self, formula: String, value: f64, inputs: Vec<(usize, f64)>) -> Var<'_> {
        let mut nodes = self.nodes.borrow_mut();
        let index = nodes.len();
        nodes.push(Node { name: format!("#{index}"), formula, value, inputs });
        Var { tape: self, index }
    }

    /// How many values the tape holds.
    pub fn len(&self) -> usize {
        self.nodes.borrow().len()
    }

    /// Whether the tape holds nothing yet.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    // region: backward
    /// The derivative of `output` with respect to every value on the tape, in one pass.
    ///
    /// An operation comes after its inputs on the tape. So, going backward, each value has received the
    /// gradients of all its uses before it passes its own on. A value that is used twice receives twice:
    /// `+=`, not `=`.
    pub fn backward(&self, output: Var) -> Gradients {
        assert!(ptr::eq(self, output.tape), "the output must be on this tape");
        let nodes = self.nodes.borrow();
        let mut gradients = vec![0.0; nodes.len()];
        gradients[output.index] = 1.0;
        for index in (0..=output.index).rev() {
            // What the output does not depend on has nothing to pass on, not even 0 times infinity.
            if gradients[index] != 0.0 {
                for &(input, local) in &nodes[index].inputs {
                    gradients[input] += local * gradients[index];
                }
            }
        }
        Gradients { gradients }
    }
    // endregion
}

/// The derivative of one output with respect to every value on the tape.
pub struct Gradients {
    gradients: Vec<f64>,
}

impl Gradients {
    /// The derivative with respect to this value.
    ///
    /// # Panics
    /// If the value was put on the tape after going backward.
    pub fn of(&self, var: Var) -> f64 {
        self.gradients[var.index]
    }
}

impl<'t> Var<'t> {
    /// The value itself.
    pub fn value(self) -> f64 {
        self.tape.nodes.borrow()[self.index].value
    }

    /// The same value under a name, for drawing.
    pub fn named(self, name: &str) -> Var<'t> {
        self.tape.nodes.borrow_mut()[self.index].name = name.to_string();
        self
    }

    fn name(self) -> String {
        self.tape.nodes.borrow()[self.index].name.clone()
    }

    fn unary(self, formula: String, value: f64, local: f64) -> Var<'t> {
        self.tape.record(formula, value, vec![(self.index, local)])
    }

    // region: binary
    /// Writes an operation on the tape: its value, and its local derivative for each input.
    fn binary(self, sign: &str, other: Var<'t>, value: f64, locals: [f64; 2]) -> Var<'t> {
        assert!(ptr::eq(self.tape, other.tape), "both values must be on one tape");
        let formula = format!("{} {sign} {}", self.name(), other.name());
        self.tape.record(formula, value, vec![(self.index, locals[0]), (other.index, locals[1])])
    }
    // endregion

    // region: exp
    /// e to this power. Its local derivative is itself.
    pub fn exp(self) -> Var<'t> {
        let value = self.value().exp();
        self.unary(format!("exp({})", self.name()), value, value)
    }
    // endregion

    /// The natural logarithm. Its local derivative is 1/x.
    pub fn ln(self) -> Var<'t> {
        let x = self.value();
        self.unary(format!("ln({})", self.name()), x.ln(), 1.0 / x)
    }

    /// This value to a power n. Its local derivative is n x^(n-1).
    pub fn powf(self, n: f64) -> Var<'t> {
        let x = self.value();
        self.unary(format!("{}^{n}", self.name()), x.powf(n), n * x.powf(n - 1.0))
    }
}

/// What may stand beside a `Var` in a formula: another one, or a plain number.
pub trait Operand<'t> {
    /// The operand as a value on the tape.
    fn on(self, tape: &'t Tape) -> Var<'t>;
}

impl<'t> Operand<'t> for Var<'t> {
    fn on(self, _: &'t Tape) -> Var<'t> {
        self
    }
}

impl<'t> Operand<'t> for f64 {
    fn on(self, tape: &'t Tape) -> Var<'t> {
        tape.constant(self)
    }
}

impl<'t, R: Operand<'t>> Add<R> for Var<'t> {
    type Output = Var<'t>;

    /// x + y: both local derivatives are 1.
    fn add(self, other: R) -> Var<'t> {
        let other = other.on(self.tape);
        self.binary("+", other, self.value() + other.value(), [1.0, 1.0])
    }
}

impl<'t, R: Operand<'t>> Sub<R> for Var<'t> {
    type Output = Var<'t>;

    /// x - y: 1 for x, -1 for y.
    fn sub(self, other: R) -> Var<'t> {
        let other = other.on(self.tape);
        self.binary("-", other, self.value() - other.value(), [1.0, -1.0])
    }
}

impl<'t, R: Operand<'t>> Mul<R> for Var<'t> {
    type Output = Var<'t>;

    // region: mul
    /// x * y: each one's local derivative is the other.
    fn mul(self, other: R) -> Var<'t> {
        let other = other.on(self.tape);
        let (x, y) = (self.value(), other.value());
        self.binary("*", other, x * y, [y, x])
    }
    // endregion
}

impl<'t, R: Operand<'t>> Div<R> for Var<'t> {
    type Output = Var<'t>;

    /// x / y: 1/y for x, -x/y^2 for y.
    fn div(self, other: R) -> Var<'t> {
        let other = other.on(self.tape);
        let (x, y) = (self.value(), other.value());
        self.binary("/", other, x / y, [1.0 / y, -x / (y * y)])
    }
}

impl<'t> Neg for Var<'t> {
    type Output = Var<'t>;

    /// -x: the local derivative is -1.
    fn neg(self) -> Var<'t> {
        self.unary(format!("-{}", self.name()), -self.value(), -1.0)
    }
}

impl<'t> Add<Var<'t>> for f64 {
    type Output = Var<'t>;

    fn add(self, other: Var<'t>) -> Var<'t> {
        self.on(other.tape) + other
    }
}

impl<'t> Sub<Var<'t>> for f64 {
    type Output = Var<'t>;

    fn sub(self, other: Var<'t>) -> Var<'t> {
        self.on(other.tape) - other
    }
}

impl<'t> Mul<Var<'t>> for f64 {
    type Output = Var<'t>;

    fn mul(self, other: Var<'t>) -> Var<'t> {
        self.on(other.tape) * other
    }
}

impl<'t> Div<Var<'t>> for f64 {
    type Output = Var<'t>;

    fn div(self, other: Var<'t>) -> Var<'t> {
        self.on(other.tape) / other
    }
}
