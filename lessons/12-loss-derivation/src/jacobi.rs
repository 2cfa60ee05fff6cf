//! Jacobi's rotations: how the eigenvalues of a symmetric matrix are found.

use ndarray::{Array2, ArrayRef2, Zip, s};

/// Six to ten sweeps are usual.
const MOST_SWEEPS: usize = 60;

// ANCHOR: eigenvalues
/// The eigenvalues of a symmetric H, (n, n), from the smallest to the largest. None if H, or one of them, has a number
/// that is not finite.
///
/// ```
/// use ndarray::array;
/// // (1, 1) is stretched by 3, and (1, -1) by 1.
/// let values = lesson12::jacobi::eigenvalues(&array![[2.0, 1.0], [1.0, 2.0]]);
/// assert_eq!(values, Some(vec![1.0, 3.0]));
/// ```
pub fn eigenvalues(h: &ArrayRef2<f64>) -> Option<Vec<f64>> {
    let mut h = h.to_owned();
    for _ in 0..MOST_SWEEPS {
        let mut turned = false;
        for p in 0..h.nrows() {
            for q in p + 1..h.nrows() {
                // Rounding, measured by the two numbers on the diagonal.
                let rounding = f64::EPSILON * h[[p, p]].abs().sqrt() * h[[q, q]].abs().sqrt();
                if h[[p, q]].abs() > rounding {
                    rotate(&mut h, p, q);
                    turned = true;
                }
            }
        }
        if !turned {
            break;
        }
    }
    let mut values = h.diag().to_vec();
    values.sort_by(f64::total_cmp);
    h.iter().all(|number| number.is_finite()).then_some(values)
}

/// Turns axes p and q until H_pq and H_qp are 0. The eigenvalues stay.
///
/// r = (H_qq - H_pp) / (2 H_pq), tan = sign(r) / (|r| + sqrt(r^2 + 1)), H_pp -= tan H_pq, H_qq += tan H_pq, and for every
/// other k: H_kp, H_kq = cos H_kp - sin H_kq, sin H_kp + cos H_kq
fn rotate(h: &mut Array2<f64>, p: usize, q: usize) {
    let r = (h[[q, q]] - h[[p, p]]) / (2.0 * h[[p, q]]);
    let tan = r.signum() / (r.abs() + r.hypot(1.0));
    let cos = 1.0 / tan.hypot(1.0);
    let sin = tan * cos;
    let (h_pp, h_qq) = (h[[p, p]] - tan * h[[p, q]], h[[q, q]] + tan * h[[p, q]]);
    let (mut row_p, mut row_q) = h.multi_slice_mut((s![p, ..], s![q, ..]));
    Zip::from(&mut row_p).and(&mut row_q).for_each(|h_pk, h_qk| {
        (*h_pk, *h_qk) = (cos * *h_pk - sin * *h_qk, sin * *h_pk + cos * *h_qk);
    });
    row_p[p] = h_pp;
    row_q[q] = h_qq;
    (row_p[q], row_q[p]) = (0.0, 0.0);
    // H is symmetric: the columns are the rows.
    for k in 0..h.nrows() {
        (h[[k, p]], h[[k, q]]) = (h[[p, k]], h[[q, k]]);
    }
}
// ANCHOR_END: eigenvalues
