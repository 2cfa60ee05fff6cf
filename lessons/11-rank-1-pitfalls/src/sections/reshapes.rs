//! Six numbers in other shapes: what `reshape` keeps, and what a transpose moves.

use ndarray::{ArrayRef2, Order, array};
use serde::Serialize;
use shared::lab::Section;
use shared::page::{Page, short};

/// The same numbers, reshaped in several ways.
#[derive(Serialize)]
pub struct Reshapes([Reshape; 4]);

/// One way, as it is typed in both languages, and what it gives.
#[derive(Serialize)]
struct Reshape {
    numpy: &'static str,
    ndarray: &'static str,
    shape: Vec<usize>,
    numbers: Vec<f64>,
    /// The way that copies nothing, where it is refused.
    without_a_copy: Option<Refused>,
}

/// What was typed, and what the error says.
#[derive(Serialize)]
struct Refused {
    typed: &'static str,
    said: String,
}

impl Reshapes {
    pub fn compute() -> Reshapes {
        let a = array![[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]];
        let fits = "six numbers in a shape for six";
        let by_rows = a.to_shape((3, 2)).expect(fits);
        let by_columns = a.to_shape(((3, 2), Order::ColumnMajor)).expect(fits);
        let transposed = a.t();
        let list = transposed.to_shape(6).expect(fits);
        let refused = transposed.into_shape_with_order(6).err();
        Reshapes([
            Reshape::matrix("A.T", "a.t()", &transposed),
            Reshape::matrix("A.reshape(3, 2)", "a.to_shape((3, 2))", &by_rows),
            Reshape::matrix("A.reshape(3, 2, order=\"F\")", "a.to_shape(((3, 2), Order::F))", &by_columns),
            Reshape {
                numpy: "A.T.reshape(6)",
                ndarray: "a.t().to_shape(6)",
                shape: list.shape().to_vec(),
                numbers: list.to_vec(),
                without_a_copy: refused.map(|error| Refused {
                    typed: "a.t().into_shape_with_order(6)",
                    said: error.to_string(),
                }),
            },
        ])
    }
}

impl Reshape {
    fn matrix(numpy: &'static str, ndarray: &'static str, matrix: &ArrayRef2<f64>) -> Reshape {
        let (shape, numbers) = (matrix.shape().to_vec(), matrix.iter().copied().collect());
        Reshape { numpy, ndarray, shape, numbers, without_a_copy: None }
    }

    /// The numbers, row by row.
    fn gives(&self) -> String {
        let columns = *self.shape.last().expect("a shape of one or two axes");
        let row = |row: &[f64]| row.iter().map(|&value| short(value)).collect::<Vec<_>>().join(" ");
        self.numbers.chunks(columns).map(row).collect::<Vec<_>>().join(" | ")
    }
}

impl Section for Reshapes {
    fn title(&self) -> String {
        "Six numbers in other shapes: A = [[1, 2, 3], [4, 5, 6]]".to_string()
    }

    fn tell(&self, page: &mut Page) {
        let row = |cells: [&str; 3]| cells.map(String::from).to_vec();
        let rows = self.0.iter().flat_map(|way| {
            let refused = way.without_a_copy.iter().map(|refused| row(["", refused.typed, "refused"]));
            [row([way.numpy, way.ndarray, &way.gives()])].into_iter().chain(refused)
        });
        page.texts(&["NumPy", "ndarray", "gives"], &rows.collect::<Vec<_>>());
        for Refused { typed, said } in self.0.iter().filter_map(|way| way.without_a_copy.as_ref()) {
            page.say(&format!("{typed}: {said}."));
        }
    }
}
