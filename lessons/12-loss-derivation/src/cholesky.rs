//! Cholesky's triangle: how H step = gradient is solved.

use ndarray::{Array2, ArrayRef2};

/// The share of a row that is new, up to which it counts as a combination of the rows before it. Rounding alone leaves
/// about 1e-16 for each row; features that only resemble each other keep far more.
const NOTHING_NEW: f64 = 1e-13;

// ANCHOR: triangle
/// The triangle T with H = T T', for a symmetric H, (n, n). It is (n, n) too, with 0 right of its diagonal. None if H is
/// not positive definite, up to rounding, or has a number that is not finite. It reads no number right of H's diagonal.
///
/// T_kj = (H_kj - sum of T_ki T_ji over i < j) / T_jj, and T_kk^2 = H_kk - sum of T_ki^2 over i < k
///
/// ```
/// use ndarray::array;
/// let t = lesson12::cholesky::triangle(&array![[4.0, 2.0], [2.0, 5.0]]);
/// assert_eq!(t, Some(array![[2.0, 0.0], [1.0, 2.0]]));
/// ```
pub fn triangle(h: &ArrayRef2<f64>) -> Option<Array2<f64>> {
    triangle_while(h, |_, left| left > 0.0).ok()
}

/// The triangle, as long as `is_new` accepts what is left of H_kk for row k; else that row.
fn triangle_while(h: &ArrayRef2<f64>, is_new: impl Fn(usize, f64) -> bool) -> Result<Array2<f64>, usize> {
    let mut t = Array2::zeros(h.dim());
    for k in 0..h.nrows() {
        for j in 0..k {
            t[[k, j]] = (h[[k, j]] - known(&t, k, j)) / t[[j, j]];
        }
        let left = h[[k, k]] - known(&t, k, k);
        if !(left.is_finite() && is_new(k, left)) {
            return Err(k);
        }
        t[[k, k]] = left.sqrt();
    }
    Ok(t)
}

/// The sum of T_ki T_ji over i < j: rows k and j up to column j.
fn known(t: &ArrayRef2<f64>, k: usize, j: usize) -> f64 {
    let n = t.ncols();
    let numbers = t.as_slice().expect("each row lies behind the one before it");
    let (row_k, row_j) = (&numbers[k * n..k * n + j], &numbers[j * n..j * n + j]);
    row_k.iter().zip(row_j).map(|(t_ki, t_ji)| t_ki * t_ji).sum()
}
// ANCHOR_END: triangle

// ANCHOR: solve
/// The step, (n, 1), that solves H step = gradient, (n, 1), for a symmetric H, (n, n). None where H has no triangle.
///
/// T u = gradient, then T' step = u
///
/// ```
/// use ndarray::array;
/// let step = lesson12::cholesky::solve(&array![[4.0, 2.0], [2.0, 5.0]], &array![[8.0], [12.0]]);
/// assert_eq!(step, Some(array![[1.0], [2.0]]));
/// ```
pub fn solve(h: &ArrayRef2<f64>, gradient: &ArrayRef2<f64>) -> Option<Array2<f64>> {
    let t = triangle(h)?;
    Some(backward(&t, forward(&t, gradient.to_owned())))
}

/// The u, (n, 1), with T u = gradient, from the first row down.
///
/// u_k = (gradient_k - sum of T_kj u_j over j < k) / T_kk
pub fn forward(t: &ArrayRef2<f64>, gradient: Array2<f64>) -> Array2<f64> {
    let mut u = gradient;
    for k in 0..t.nrows() {
        let known: f64 = (0..k).map(|j| t[[k, j]] * u[[j, 0]]).sum();
        u[[k, 0]] = (u[[k, 0]] - known) / t[[k, k]];
    }
    u
}

/// The step, (n, 1), with T' step = u, from the last row up.
///
/// step_k = (u_k - sum of T_jk step_j over j > k) / T_kk
pub fn backward(t: &ArrayRef2<f64>, u: Array2<f64>) -> Array2<f64> {
    let mut step = u;
    for k in (0..t.nrows()).rev() {
        let known: f64 = (k + 1..t.nrows()).map(|j| t[[j, k]] * step[[j, 0]]).sum();
        step[[k, 0]] = (step[[k, 0]] - known) / t[[k, k]];
    }
    step
}
// ANCHOR_END: solve

/// The first row of a symmetric H that is a combination of the rows before it. None if no row is.
///
/// T_kk^2 / H_kk tells: it is 1 if all of row k is new, and 0 if nothing is.
///
/// ```
/// use ndarray::array;
/// // Row 2 is the sum of rows 0 and 1.
/// let h = array![[2.0, 0.0, 2.0], [0.0, 3.0, 3.0], [2.0, 3.0, 5.0]];
/// assert_eq!(lesson12::cholesky::dependent_row(&h), Some(2));
/// ```
pub fn dependent_row(h: &ArrayRef2<f64>) -> Option<usize> {
    triangle_while(h, |k, left| left > NOTHING_NEW * h[[k, k]]).err()
}
