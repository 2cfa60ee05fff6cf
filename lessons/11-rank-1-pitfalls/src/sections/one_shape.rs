//! What an array of one shape becomes: transposed, and multiplied with itself.

use lesson10::{Mismatch, broadcast_shape, tuple};
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

/// The longest axis with which a matrix and its products are made.
const MOST_BUILT: usize = 1000;

fn of_matrix(rows: usize, columns: usize) -> OneShape {
    let (shape, t_shape) = (vec![rows, columns], vec![columns, rows]);
    let times = broadcast_shape(&shape, &t_shape);
    let error = times.as_ref().err().map(Mismatch::to_string);
    if rows.max(columns) > MOST_BUILT {
        // (rows, columns) . (columns, rows): a column of 12288 would become a gigabyte.
        return OneShape {
            shape,
            t_shape,
            a_dot_t_shape: vec![rows, rows],
            a_times_t_shape: times.ok(),
            error,
        };
    }
    let a = Array2::<f64>::ones((rows, columns));
    OneShape {
        shape: a.shape().to_vec(),
        t_shape: a.t().shape().to_vec(),
        a_dot_t_shape: a.dot(&a.t()).shape().to_vec(),
        a_times_t_shape: times.is_ok().then(|| (&a * &a.t()).shape().to_vec()),
        error,
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

/// A row for each array; a column, if they are too wide for a row.
pub fn table(arrays: &[OneShape], page: &mut Page) {
    let header = ["shape of a", "a.T", "np.dot(a, a.T)", "a * a.T"];
    let rows: Vec<Vec<String>> = arrays.iter().map(OneShape::cells).collect();
    if rows.concat().iter().all(|cell| cell.len() <= WIDEST) {
        page.table(&header, &rows);
    } else {
        let lines = header.iter().zip(rows.concat()).map(|(name, cell)| format!("{name:<17}{cell}"));
        page.lines(&lines.collect::<Vec<_>>().join("\n"));
    }
    page.say("ndarray has the same shapes for a.t(), a.dot(&a.t()) and &a * &a.t(). () is a single number.");
}

/// The widest shape of which four fit on a line.
const WIDEST: usize = 16;

impl OneShape {
    fn cells(&self) -> Vec<String> {
        let times = self.a_times_t_shape.as_ref().map_or("refused".to_string(), |shape| tuple(shape));
        vec![tuple(&self.shape), tuple(&self.t_shape), tuple(&self.a_dot_t_shape), times]
    }
}
