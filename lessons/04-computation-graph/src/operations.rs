//! What a formula may hold. Each operation states its value and its local derivatives together.

use std::ops::{Add, Div, Mul, Neg, Sub};
use std::ptr;

use crate::{Operation, Tape, Var};

impl<'t> Var<'t> {
    // ANCHOR: binary
    /// Writes an operation of two values on the tape. `rule` gives its value, and its local derivative for each.
    fn binary(
        self,
        operation: Operation,
        other: impl Operand<'t>,
        rule: impl Fn(f64, f64) -> (f64, [f64; 2]),
    ) -> Var<'t> {
        let other = other.on(self.tape);
        assert!(ptr::eq(self.tape, other.tape), "both values must be on one tape");
        let (value, [for_self, for_other]) = rule(self.value(), other.value());
        self.tape.record(operation, value, vec![(self.index, for_self), (other.index, for_other)])
    }
    // ANCHOR_END: binary

    /// Writes an operation of one value on the tape.
    fn unary(self, operation: Operation, rule: impl Fn(f64) -> (f64, f64)) -> Var<'t> {
        let (value, local) = rule(self.value());
        self.tape.record(operation, value, vec![(self.index, local)])
    }

    // ANCHOR: exp
    /// e^x: the local derivative is e^x again.
    pub fn exp(self) -> Var<'t> {
        self.unary(Operation::Exp, |x| {
            let power = x.exp();
            (power, power)
        })
    }
    // ANCHOR_END: exp

    /// The natural logarithm of x: the local derivative is 1/x.
    pub fn ln(self) -> Var<'t> {
        self.unary(Operation::Ln, |x| (x.ln(), 1.0 / x))
    }

    /// x^n: the local derivative is n x^(n-1).
    pub fn powf(self, n: f64) -> Var<'t> {
        self.unary(Operation::Power(n), |x| (x.powf(n), n * x.powf(n - 1.0)))
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
        self.binary(Operation::Add, other, |x, y| (x + y, [1.0, 1.0]))
    }
}

impl<'t, R: Operand<'t>> Sub<R> for Var<'t> {
    type Output = Var<'t>;

    /// x - y: 1 for x, -1 for y.
    fn sub(self, other: R) -> Var<'t> {
        self.binary(Operation::Subtract, other, |x, y| (x - y, [1.0, -1.0]))
    }
}

impl<'t, R: Operand<'t>> Mul<R> for Var<'t> {
    type Output = Var<'t>;

    // ANCHOR: mul
    /// x * y: each one's local derivative is the other.
    fn mul(self, other: R) -> Var<'t> {
        self.binary(Operation::Multiply, other, |x, y| (x * y, [y, x]))
    }
    // ANCHOR_END: mul
}

impl<'t, R: Operand<'t>> Div<R> for Var<'t> {
    type Output = Var<'t>;

    /// x / y: 1/y for x, -x/y^2 for y.
    fn div(self, other: R) -> Var<'t> {
        self.binary(Operation::Divide, other, |x, y| (x / y, [1.0 / y, -x / (y * y)]))
    }
}

impl<'t> Neg for Var<'t> {
    type Output = Var<'t>;

    /// -x: the local derivative is -1.
    fn neg(self) -> Var<'t> {
        self.unary(Operation::Negate, |x| (-x, -1.0))
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
