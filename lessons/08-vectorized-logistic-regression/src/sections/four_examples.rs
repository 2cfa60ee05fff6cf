//! Four examples at once, with the shape of every line.

use lesson02::sigmoid;
use lesson06::{Pass, quartet};
use lesson08::pass;
use ndarray::{Array2, array};
use serde::Serialize;
use shared::lab::Section;
use shared::page::{Page, number, shape, short, vector, width};

/// The quartet through every line.
#[derive(Serialize)]
pub struct FourExamples {
    w: Vec<f64>,
    b: f64,
    x_shape: [usize; 2],
    z: Vec<f64>,
    z_shape: [usize; 2],
    a: Vec<f64>,
    dz: Vec<f64>,
    dw: Vec<f64>,
    dw_shape: [usize; 2],
    db: f64,
    /// The shape of dZ X', the product the wrong way round.
    dz_x_t_shape: [usize; 2],
    /// The shape of w minus it.
    stretched_shape: [usize; 2],
}

impl FourExamples {
    pub fn compute() -> FourExamples {
        let (x, y) = quartet();
        let (w, b) = (array![[0.5], [0.25]], 0.25);
        let z: Array2<f64> = w.t().dot(&x) + b;
        let a = z.mapv(sigmoid);
        let dz = &a - &y;
        let Pass { dw, db, .. } = pass(&x, &y, &w, b);
        let flat = |matrix: Array2<f64>| matrix.into_raw_vec_and_offset().0;
        let wrong = dz.dot(&x.t());
        FourExamples {
            x_shape: x.dim().into(),
            z_shape: z.dim().into(),
            dw_shape: dw.dim().into(),
            dz_x_t_shape: wrong.dim().into(),
            stretched_shape: (&w - &wrong).dim().into(),
            w: flat(w),
            b,
            z: flat(z),
            a: flat(a),
            dz: flat(dz),
            dw: flat(dw),
            db,
        }
    }
}

impl Section for FourExamples {
    fn title(&self) -> String {
        "Four examples at once, with the shape of every line".to_string()
    }

    fn tell(&self, page: &mut Page) {
        let (w, b) = (vector(&self.w, short), short(self.b));
        page.say(&format!("w' = {w}, b = {b}; X and Y are those of lesson 06."));
        let [z, a, dz] = [&self.z, &self.a, &self.dz].map(|values| columns(values));
        page.lines(&format!("Z  = w' X + b    {z}\nA  = sigma(Z)    {a}\ndZ = A - Y       {dz}"));
        let transposed = |[rows, columns]: [usize; 2]| [columns, rows];
        let (x, z, dw) = (self.x_shape, self.z_shape, self.dw_shape);
        page.lines(&product(("w'", transposed(dw)), ("X", x), ("Z", z)));
        let (told_dw, db) = (columns(&self.dw), columns(&[self.db]));
        page.lines(&format!("dw = X dZ' / m   {told_dw}\ndb = sum(dZ) / m {db}"));
        page.lines(&product(("X", x), ("dZ'", transposed(z)), ("dw", dw)));
        let [wrong, stretched] = [self.dz_x_t_shape, self.stretched_shape].map(|found| shape(&found));
        page.say(&format!(
            "dZ X' would have the same two numbers in shape {wrong}. NumPy would stretch w - alpha dw to {stretched} then, \
             without a word: lesson 10."
        ));
    }
}

/// Numbers below each other in every line, ten cells each.
fn columns(values: &[f64]) -> String {
    values.iter().map(|&value| format!("{:>10}", number(value))).collect()
}

/// A matrix to draw: its name and its shape.
type Named<'a> = (&'a str, [usize; 2]);

/// Three rectangles to scale, the first two multiplied, each with its name and shape below.
fn product(left: Named, right: Named, result: Named) -> String {
    let matrices = [(left, "."), (right, "="), (result, "")];
    let height = matrices.iter().map(|((_, [rows, _]), _)| *rows).max().unwrap_or(0) + 2;
    let mut lines = vec![String::new(); height + 2];
    for ((name, [rows, columns]), sign) in matrices {
        let mut block = rectangle(rows, columns);
        block.resize(height, String::new());
        block.extend([name.to_string(), shape(&[rows, columns])]);
        let widest = block.iter().map(|line| width(line)).max().unwrap_or(0);
        for (row, (line, part)) in lines.iter_mut().zip(block).enumerate() {
            let sign = if row == 1 { sign } else { "" };
            *line += &format!("{part:<widest$} {sign:^3} ");
        }
    }
    lines.iter().map(|line| line.trim_end()).collect::<Vec<_>>().join("\n")
}

/// The lines of a box, a row high and four cells wide for each number.
fn rectangle(rows: usize, columns: usize) -> Vec<String> {
    let inside = 4 * columns - 1;
    let mut lines = vec![format!("┌{}┐", "─".repeat(inside))];
    lines.extend(vec![format!("│{}│", " ".repeat(inside)); rows]);
    lines.push(format!("└{}┘", "─".repeat(inside)));
    lines
}
