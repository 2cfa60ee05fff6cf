//! # The computation graph: all derivatives at once
//!
//! Lesson 03 needed the slope of one formula. Here any formula is taken apart into single operations. Each
//! operation knows its own small derivative, and the chain rule multiplies them, from the result back to the
//! inputs.
//!
//! In this lesson a, b and c are inputs of a graph. `da` means dJ/da, the derivative of the final result J.
//! From lesson 05 on, a is the neuron's answer and b its bias.

mod brief;
mod diagram;
mod draw;
mod operations;

use std::cell::RefCell;
use std::ptr;

pub use brief::brief;
pub use draw::{Branch, Tree};
pub use operations::Operand;

// ANCHOR: by_hand
/// The graph of the notes, forward: u = bc, v = a + u, J = 3v.
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
// ANCHOR_END: by_hand

// ANCHOR: tape
/// Remembers every value, in the order in which they were made.
#[derive(Default)]
pub struct Tape {
    nodes: RefCell<Vec<Node>>,
}

/// One value, and how it was made.
struct Node {
    operation: Operation,
    /// For the drawing; empty for a value without a name.
    name: &'static str,
    value: f64,
    /// Each input's place on the tape, and the local derivative of this value with respect to it.
    inputs: Vec<(usize, f64)>,
}

/// What made a value. Going backward does not ask; only the drawing does.
#[derive(Clone, Copy)]
enum Operation {
    Given,
    Add,
    Subtract,
    Multiply,
    Divide,
    Negate,
    Exp,
    Ln,
    Power(f64),
}

/// A value on the tape.
#[derive(Clone, Copy)]
pub struct Var<'t> {
    tape: &'t Tape,
    index: usize,
}
// ANCHOR_END: tape

impl Tape {
    /// An empty tape.
    pub fn new() -> Tape {
        Tape::default()
    }

    /// An input of the formula.
    pub fn input(&self, name: &'static str, value: f64) -> Var<'_> {
        self.constant(value).named(name)
    }

    fn constant(&self, value: f64) -> Var<'_> {
        self.record(Operation::Given, value, Vec::new())
    }

    fn record(&self, operation: Operation, value: f64, inputs: Vec<(usize, f64)>) -> Var<'_> {
        let mut nodes = self.nodes.borrow_mut();
        nodes.push(Node { operation, name: "", value, inputs });
        Var { tape: self, index: nodes.len() - 1 }
    }

    /// How many values the tape holds.
    pub fn len(&self) -> usize {
        self.nodes.borrow().len()
    }

    /// Whether the tape holds nothing yet.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    // ANCHOR: backward
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
    // ANCHOR_END: backward
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

    /// The same value under a name, for the drawing.
    pub fn named(self, name: &'static str) -> Var<'t> {
        self.tape.nodes.borrow_mut()[self.index].name = name;
        self
    }
}
