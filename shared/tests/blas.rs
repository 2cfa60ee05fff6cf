//! With the feature `blas`, ndarray's `dot` calls BLAS; without it, it does not.

use std::slice::from_raw_parts;
use std::sync::atomic::{AtomicUsize, Ordering};

use ndarray::Array1;
use shared::blas;

static CALLS: AtomicUsize = AtomicUsize::new(0);

/// Stands in the place of the library's function of this name, and counts.
///
/// # Safety
/// As in BLAS: both vectors have n numbers, each so many places after the last.
#[allow(unsafe_code)]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cblas_ddot(n: i32, x: *const f64, x_step: i32, y: *const f64, y_step: i32) -> f64 {
    CALLS.fetch_add(1, Ordering::SeqCst);
    assert_eq!((x_step, y_step), (1, 1), "the test's vectors are contiguous");
    // SAFETY: the caller vouches for n contiguous numbers.
    let (x, y) = unsafe { (from_raw_parts(x, n as usize), from_raw_parts(y, n as usize)) };
    x.iter().zip(y).map(|(x_k, y_k)| x_k * y_k).sum()
}

#[test]
fn dot_calls_blas_exactly_when_it_is_built_in() {
    let (x, y) = (Array1::from_elem(64, 2.0), Array1::from_elem(64, 3.0));
    assert_eq!(x.dot(&y), 384.0);
    assert_eq!(CALLS.load(Ordering::SeqCst), usize::from(blas::BUILT_IN));
}

#[test]
fn the_library_names_itself_exactly_when_it_is_built_in() {
    assert_eq!(blas::library().is_some_and(|name| name.starts_with("OpenBLAS ")), blas::BUILT_IN);
    blas::set_threads(1);
    assert_eq!(blas::threads(), 1);
    assert_eq!(blas::report().contains("1 thread"), blas::BUILT_IN);
}

/// The products of the lessons, and LAPACK, which lesson 12 needs; none of these has a stand-in here.
#[cfg(feature = "blas")]
#[test]
fn matrix_products_and_lapack_are_linked_too() {
    let ones = ndarray::Array2::<f64>::ones((16, 16));
    assert_eq!(ones.dot(&ones), ndarray::Array2::from_elem((16, 16), 16.0));
    assert_eq!(ones.dot(&Array1::ones(16)), Array1::from_elem(16, 16.0));

    use ndarray_linalg::{Eigh, UPLO};
    let matrix: ndarray::Array2<f64> = ndarray::array![[2.0, 1.0], [1.0, 2.0]];
    let (values, _) = matrix.eigh(UPLO::Lower).unwrap();
    assert!((values[0] - 1.0).abs() <= 1e-14 && (values[1] - 3.0).abs() <= 1e-14, "{values}");
}

#[test]
fn the_report_names_the_library_or_says_that_there_is_none() {
    let report = blas::report();
    assert!(
        report.starts_with(if blas::BUILT_IN { "BLAS: OpenBLAS " } else { "BLAS: not built in" }),
        "{report}"
    );
}
