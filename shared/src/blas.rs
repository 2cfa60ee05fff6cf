//! Which BLAS is under ndarray's `dot`.
//!
//! This is the one place that links it. Without the feature `blas` nothing is linked, and `dot` runs on ndarray's
//! own kernels.

/// Whether the feature `blas` is on.
pub const BUILT_IN: bool = cfg!(feature = "blas");

/// One line for a lesson: `BLAS: OpenBLAS 0.3.21, 1 thread`, or that there is none.
pub fn report() -> String {
    match library() {
        Some(library) => format!("BLAS: {library}, {}", crate::page::counted(threads(), "thread")),
        None => "BLAS: not built in".to_string(),
    }
}

pub use openblas::{library, set_threads, threads};

#[cfg(feature = "blas")]
#[allow(unsafe_code)]
mod openblas {
    // The library is linked only if the crate that brings it is used.
    extern crate ndarray_linalg as _;

    use std::ffi::{CStr, c_char, c_int};

    unsafe extern "C" {
        safe fn openblas_get_config() -> *const c_char;
        safe fn openblas_get_num_threads() -> c_int;
        safe fn openblas_set_num_threads(threads: c_int);
    }

    /// The library's own name and version: `OpenBLAS 0.3.21`.
    pub fn library() -> Option<String> {
        // SAFETY: OpenBLAS returns a text that ends in a zero byte and is never freed.
        let config = unsafe { CStr::from_ptr(openblas_get_config()) }.to_string_lossy();
        Some(config.split_whitespace().take(2).collect::<Vec<_>>().join(" "))
    }

    /// How many threads BLAS uses.
    pub fn threads() -> usize {
        openblas_get_num_threads().max(1) as usize
    }

    /// Lets BLAS use so many threads. Every lesson starts with one.
    pub fn set_threads(threads: usize) {
        openblas_set_num_threads(threads.try_into().unwrap_or(c_int::MAX));
    }
}

#[cfg(not(feature = "blas"))]
mod openblas {
    /// The library's own name and version; here there is none.
    pub fn library() -> Option<String> {
        None
    }

    /// How many threads BLAS uses.
    pub fn threads() -> usize {
        1
    }

    /// Lets BLAS use so many threads; here there is none.
    pub fn set_threads(_threads: usize) {}
}
