//! Numbers with a shape.

use std::ops::{Mul, Neg};

/// Numbers in row-major order and their shape: `[]` is a number, `[5]` a list, `[3, 5]` a matrix.
#[derive(Clone, Debug, PartialEq)]
pub struct Value {
    /// The number of entries along each axis.
    pub shape: Vec<usize>,
    /// Row by row.
    pub numbers: Vec<f64>,
}

impl Value {
    /// A matrix from its rows.
    ///
    /// # Panics
    /// If the numbers do not fill the shape.
    #[track_caller]
    pub fn matrix(rows: usize, columns: usize, numbers: Vec<f64>) -> Value {
        assert_eq!(
            rows * columns,
            numbers.len(),
            "a {rows} x {columns} matrix has {} numbers",
            rows * columns
        );
        Value { shape: vec![rows, columns], numbers }
    }

    /// `(3, 5)`; a number has none.
    pub fn shape_text(&self) -> String {
        let sizes: Vec<String> = self.shape.iter().map(usize::to_string).collect();
        match &sizes[..] {
            [] => "a number".to_string(),
            [one] => format!("({one},)"),
            _ => format!("({})", sizes.join(", ")),
        }
    }

    /// Several values as one list, for comparing them at once.
    pub fn joined(values: &[&Value]) -> Value {
        Value::from(values.iter().flat_map(|value| value.numbers.clone()).collect::<Vec<_>>())
    }
}

impl From<f64> for Value {
    fn from(number: f64) -> Value {
        Value { shape: Vec::new(), numbers: vec![number] }
    }
}

impl From<&[f64]> for Value {
    fn from(numbers: &[f64]) -> Value {
        Value { shape: vec![numbers.len()], numbers: numbers.to_vec() }
    }
}

impl From<&Vec<f64>> for Value {
    fn from(numbers: &Vec<f64>) -> Value {
        Value::from(&numbers[..])
    }
}

impl From<Vec<f64>> for Value {
    fn from(numbers: Vec<f64>) -> Value {
        Value::from(&numbers[..])
    }
}

impl<const N: usize> From<[f64; N]> for Value {
    fn from(numbers: [f64; N]) -> Value {
        Value::from(&numbers[..])
    }
}

impl From<&Value> for Value {
    fn from(value: &Value) -> Value {
        value.clone()
    }
}

#[cfg(feature = "ndarray")]
impl<D: ndarray::Dimension> From<&ndarray::ArrayRef<f64, D>> for Value {
    fn from(array: &ndarray::ArrayRef<f64, D>) -> Value {
        Value { shape: array.shape().to_vec(), numbers: array.iter().copied().collect() }
    }
}

#[cfg(feature = "ndarray")]
impl<D: ndarray::Dimension> From<&ndarray::Array<f64, D>> for Value {
    fn from(array: &ndarray::Array<f64, D>) -> Value {
        Value::from(&**array)
    }
}

#[cfg(feature = "ndarray")]
impl<D: ndarray::Dimension> From<ndarray::Array<f64, D>> for Value {
    fn from(array: ndarray::Array<f64, D>) -> Value {
        Value::from(&*array)
    }
}

impl Mul<f64> for &Value {
    type Output = Value;

    fn mul(self, factor: f64) -> Value {
        let numbers = self.numbers.iter().map(|number| number * factor).collect();
        Value { shape: self.shape.clone(), numbers }
    }
}

impl Neg for &Value {
    type Output = Value;

    fn neg(self) -> Value {
        self * -1.0
    }
}
