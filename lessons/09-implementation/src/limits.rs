//! What the machine can do at most: read numbers, and multiply and add them.

use fearless_simd::{Level, dispatch, f64x8, prelude::*};
use rayon::prelude::*;

/// So many sums stand side by side, and none waits for another.
const SUMS: usize = 8;

/// Into how many pieces the numbers are cut for the threads.
const PIECES: usize = 16;

/// Reads every number once, on all threads, as fast as it goes: adds them up, 64 numbers at a time.
pub fn read_all(numbers: &[f64]) -> f64 {
    let level = Level::new();
    let piece = numbers.len().div_ceil(PIECES).max(1);
    numbers.par_chunks(piece).map(|numbers| dispatch!(level, simd => sum(simd, numbers))).sum()
}

#[inline(always)]
fn sum<S: Simd>(simd: S, numbers: &[f64]) -> f64 {
    let (blocks, rest) = numbers.as_chunks::<{ 8 * SUMS }>();
    let mut sums = [f64x8::splat(simd, 0.0); SUMS];
    for block in blocks {
        for (sum, eight) in sums.iter_mut().zip(block.as_chunks::<8>().0) {
            *sum += f64x8::from_slice(simd, eight);
        }
    }
    let mut total = f64x8::splat(simd, 0.0);
    for sum in sums {
        total += sum;
    }
    total.reduce_sum() + rest.iter().sum::<f64>()
}

/// Multiplies and adds so many times on each thread, without reading memory. Returns how many operations that were, all
/// threads together, and a number that depends on all of them.
pub fn multiply_and_add(times: usize) -> (f64, f64) {
    let level = Level::new();
    let threads = rayon::current_num_threads();
    let sum = rayon::broadcast(|_| dispatch!(level, simd => chains(simd, times))).into_iter().sum();
    // Each of the 8 numbers of each chain is multiplied, and added to.
    (2.0 * (8 * CHAINS * times * threads) as f64, sum)
}

/// So many chains of operations keep a processor busy, while each operation waits for the one before it in its chain.
const CHAINS: usize = 12;

#[inline(always)]
fn chains<S: Simd>(simd: S, times: usize) -> f64 {
    let (factor, term) = (f64x8::splat(simd, 0.999), f64x8::splat(simd, 1e-3));
    let mut chains = [f64x8::splat(simd, 0.0); CHAINS];
    // Each begins elsewhere, or one could do the work of all.
    for (start, chain) in chains.iter_mut().enumerate() {
        *chain = f64x8::splat(simd, start as f64);
    }
    for _ in 0..times {
        for chain in &mut chains {
            *chain = chain.mul_add(factor, term);
        }
    }
    let mut total = f64x8::splat(simd, 0.0);
    for chain in chains {
        total += chain;
    }
    total.reduce_sum()
}

#[cfg(test)]
mod tests {
    use super::{multiply_and_add, read_all};

    #[test]
    fn every_number_is_read_once() {
        for length in [0, 1, 63, 64, 65, 1000, 4099] {
            let numbers: Vec<f64> = (0..length).map(f64::from).collect();
            // Whole numbers below 2^53 add up without rounding.
            assert_eq!(read_all(&numbers), numbers.iter().sum::<f64>(), "{length}");
        }
    }

    #[test]
    fn the_operations_are_counted_and_done() {
        let threads = rayon::current_num_threads() as f64;
        let (operations, sum) = multiply_and_add(50);
        assert_eq!(operations, 2.0 * 96.0 * 50.0 * threads);
        // Each time the distance to 1 becomes 0.999 of what it was; it began at -1, 0, 1, ..., 10, eight times each.
        let expected = threads * 8.0 * (12.0 + 0.999f64.powi(50) * 54.0);
        assert!((sum / expected - 1.0).abs() <= 1e-12, "{sum}, not {expected}");
    }
}
