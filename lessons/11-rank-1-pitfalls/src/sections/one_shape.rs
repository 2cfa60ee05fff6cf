//! What an array of one shape becomes: transposed, and multiplied with itself.

use lesson10::{broadcast_shape, tuple};
use ndarray::{Array1, Array2};
use serde::Serialize;
use shared::lab::Section;
use shared::page::Page;

/// How numbers are laid out.
#[derive(Clone, Copy)]
pub enum Shape {
    List(usize),
    Matrix(usize, usize),
}

/// The shapes of an array a, of its transpose, and of its two products with that.
#[derive(Clone, Serialize)]
pub struct OneShape {
    pub shape: Vec<usize>,
    /// a.T
    pub t_shape: Vec<usize>,
    /// np.dot(a, a.T)
    pub a_dot_t_shape: Vec<usize>,
    /// a * a.T
    pub a_times_t_shape: Option<Vec<usize>>,
    /// Why a * a.T is refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
}

impl OneShape {
    pub fn compute(shape: Shape) -> OneShape {
        match shape {
            Shape::List(n) => of_list(n),
            Shape::Matrix(rows, columns) => of_matrix(rows, columns),
        }
    }
}

fn of_list(n: usize) -> OneShape {
    let a = Array1::<f64>::ones(n);
    let _number: f64 = a.dot(&a.t());
    OneShape {
        shape: a.shape().to_vec(),
        t_shape: a.t().shape().to_vec(),
        a_dot_t_shape: Vec::new(),
        a_times_t_shape: Some((&a * &a.t()).shape().to_vec()),
        error: None,
    }
}

fn of_matrix(rows: usize, columns: usize) -> OneShape {
    let a = Array2::<f64>::ones((rows, columns));
    let fits = broadcast_shape(a.shape(), a.t().shape());
    OneShape {
        shape: a.shape().to_vec(),
        t_shape: a.t().shape().to_vec(),
        a_dot_t_shape: a.dot(&a.t()).shape().to_vec(),
        a_times_t_shape: fits.is_ok().then(|| (&a * &a.t()).shape().to_vec()),
        error: fits.err().map(|mismatch| mismatch.to_string()),
    }
}

impl Section for OneShape {
    fn title(&self) -> String {
        format!("An array of shape {}", tuple(&self.shape))
    }

    fn tell(&self, page: &mut Page) {
        table(std::slice::from_ref(self), page);
        if let Some(error) = &self.error {
            page.say(&format!("a * a.T is refused: {error}."));
        }
    }
}

/// A row for each array.
pub fn table(arrays: &[OneShape], page: &mut Page) {
    let row = |array: &OneShape| {
        let times = array.a_times_t_shape.as_ref().map_or("refused".to_string(), |shape| tuple(shape));
        vec![tuple(&array.shape), tuple(&array.t_shape), tuple(&array.a_dot_t_shape), times]
    };
    let header = ["shape of a", "a.T", "np.dot(a, a.T)", "a * a.T"];
    page.table(&header, &arrays.iter().map(row).collect::<Vec<_>>());
    page.say("ndarray has the same shapes for a.t(), a.dot(&a.t()) and &a * &a.t(). () is a single number.");
}
