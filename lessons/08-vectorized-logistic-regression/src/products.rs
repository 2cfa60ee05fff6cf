//! The two products of a pass, w' X and X dZ', without a library: X is read as it lies in memory.
//!
//! What is contiguous are vectors of X: its columns, an example each, or its rows, a feature each. w' X is the dot product
//! of w with every column. It is also every row times its weight, added up. Both give the same numbers; one of them walks
//! along memory, the other jumps. With X dZ' it is the other way round.

use std::array::from_fn;

use ndarray::linalg::general_mat_vec_mul;
use ndarray::{Array1, ArrayRef2, ArrayView1};
use shared::blas;

/// So many vectors are walked along at once.
const TOGETHER: usize = 4;

/// So many sums of a dot product do not wait for each other, as in lesson 07.
const SUMS: usize = 4;

/// w' X, (m): the weighted sum of every example, without b.
///
/// # Panics
/// If `w` is not as long as X is high.
#[track_caller]
pub fn weights_times_x(w: ArrayView1<f64>, x: &ArrayRef2<f64>) -> Array1<f64> {
    assert_eq!(w.len(), x.nrows(), "there must be a weight for each feature");
    match (own(w.as_slice()), x.t().to_slice(), x.view().to_slice()) {
        (Some(w), Some(columns), _) => dot_each(w, columns),
        (Some(w), None, Some(rows)) => {
            let mut z = vec![0.0; x.ncols()];
            add_each(&mut z, rows, w);
            z.into()
        }
        _ => w.dot(x),
    }
}

/// dw := dw + X dZ', (n_x): adds each example, times its dz.
///
/// # Panics
/// If `dz` is not as long as X is wide, or `dw` not as long as X is high.
#[track_caller]
pub fn add_x_times_dz(dw: &mut Array1<f64>, x: &ArrayRef2<f64>, dz: &Array1<f64>) {
    assert_eq!(
        (dw.len(), dz.len()),
        x.dim(),
        "there must be a dw for each feature, and a dz for each example"
    );
    match (own(dz.as_slice()), x.t().to_slice(), x.view().to_slice(), dw.as_slice_mut()) {
        (Some(dz), Some(columns), _, Some(dw)) => add_each(dw, columns, dz),
        (Some(dz), None, Some(rows), _) => *dw += &dot_each(dz, rows),
        // dw = 1 X dZ' + 1 dw
        _ => general_mat_vec_mul(1.0, x, dz, 1.0, dw),
    }
}

/// The vector, if it is contiguous and BLAS, which is faster where it is built in, is not.
fn own(vector: Option<&[f64]>) -> Option<&[f64]> {
    vector.filter(|_| !blas::BUILT_IN)
}

// ANCHOR: kernels
/// The dot product of v with each vector x. The vectors follow each other, and are as long as v.
fn dot_each(v: &[f64], x: &[f64]) -> Array1<f64> {
    let n = v.len();
    let (fours, rest) = x.split_at(x.len() / (TOGETHER * n) * TOGETHER * n);
    let of_four = |x: &[f64]| dots(v, [&x[..n], &x[n..2 * n], &x[2 * n..3 * n], &x[3 * n..]]);
    let of_one = |x: &[f64]| dots(v, [x])[0];
    fours.chunks_exact(TOGETHER * n).flat_map(of_four).chain(rest.chunks_exact(n).map(of_one)).collect()
}

/// The dot products of v with C vectors. Each number of v is loaded once for all of them.
fn dots<const C: usize>(v: &[f64], x: [&[f64]; C]) -> [f64; C] {
    let (v, v_rest) = v.as_chunks::<SUMS>();
    let x_rest = x.map(|x| x.as_chunks::<SUMS>().1);
    // As long as v: said here, so that no index is checked in the loop.
    let x = x.map(|x| &x.as_chunks::<SUMS>().0[..v.len()]);
    let mut sums = [[0.0; SUMS]; C];
    for (k, v_k) in v.iter().enumerate() {
        for c in 0..C {
            for lane in 0..SUMS {
                sums[c][lane] += v_k[lane] * x[c][k][lane];
            }
        }
    }
    from_fn(|c| {
        let rest: f64 = v_rest.iter().zip(x_rest[c]).map(|(v_k, x_k)| v_k * x_k).sum();
        sums[c].iter().sum::<f64>() + rest
    })
}

/// Adds each vector x to the sum, times its factor. The vectors follow each other, and are as long as the sum.
fn add_each(sum: &mut [f64], x: &[f64], factors: &[f64]) {
    let n = sum.len();
    let (fours, rest) = factors.as_chunks::<TOGETHER>();
    let (x_fours, x_rest) = x.split_at(fours.len() * TOGETHER * n);
    for (f, x) in fours.iter().zip(x_fours.chunks_exact(TOGETHER * n)) {
        let (x, others) = x.split_at(2 * n);
        let ((x_0, x_1), (x_2, x_3)) = (x.split_at(n), others.split_at(n));
        // Each number of the sum is loaded and stored once for all four.
        for ((((sum, x_0), x_1), x_2), x_3) in sum.iter_mut().zip(x_0).zip(x_1).zip(x_2).zip(x_3) {
            *sum += f[0] * x_0 + f[1] * x_1 + f[2] * x_2 + f[3] * x_3;
        }
    }
    for (f, x) in rest.iter().zip(x_rest.chunks_exact(n)) {
        sum.iter_mut().zip(x).for_each(|(sum, x)| *sum += f * x);
    }
}
// ANCHOR_END: kernels
