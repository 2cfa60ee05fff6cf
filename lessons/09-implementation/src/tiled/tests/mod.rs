//! Every pass against the loops, compiled for every kind of processor that this one can be.

mod double;
mod sigma;

use fearless_simd::Level;
use lesson06::Pass;
use ndarray::{Array2, s};
use rayon::ThreadPoolBuilder;
use shared::data::random;

use super::Tiled;
use crate::ladder::{TOLERANCE, difference};

/// What this processor can do, from the least to the most.
fn levels() -> Vec<Level> {
    let best = Level::new();
    let mut levels = vec![Level::baseline()];
    #[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
    {
        levels.extend(best.as_sse4_2().map(Level::Sse4_2));
        levels.extend(best.as_avx2().map(Level::Avx2));
    }
    levels.push(best);
    levels
}

/// X and w so that z reaches from about -8 to 8.
fn example(n_x: usize, m: usize, seed: u64) -> (Array2<f64>, Array2<f64>, Array2<f64>, f64) {
    let (x, y, w) = random::examples(n_x, m, seed);
    (4.0 * x, y, 400.0 / (n_x as f64).sqrt() * w, 0.7 - seed as f64 / 10.0)
}

#[test]
fn every_size_in_either_order_equals_the_loops_on_every_level() {
    // Features around 3 and 8, examples around 8, 64, a tile and several parts.
    let sizes = [1, 2, 3, 4, 7, 8, 9, 15, 16, 17, 30]
        .map(|n_x| [1, 7, 8, 9, 63, 64, 65, 130, 513, 1200].map(|m| (n_x, m)));
    for (n_x, m) in sizes.into_iter().flatten().chain([(784, 300), (3000, 17), (13000, 9), (2, 70_000)]) {
        let (x, y, w, b) = example(n_x, m, m as u64 % 7);
        let by_loops = lesson06::pass(&x, &y, &w, b);
        let in_rows = x.as_standard_layout().into_owned();
        for level in levels() {
            for (order, x) in [("columns", &x), ("rows", &in_rows)] {
                for (sigma, tiled) in
                    [("blocks", Tiled::new(x, &y)), ("one", Tiled::new(x, &y).sigma_one_by_one())]
                {
                    let found = Tiled { level, ..tiled }.pass(&w, b);
                    let difference = difference(&found, &by_loops);
                    assert!(
                        difference <= TOLERANCE,
                        "{n_x} x {m}, {order}, {sigma}, {level:?}: {difference:e}"
                    );
                }
            }
        }
    }
}

#[test]
fn rounded_to_f32_it_equals_the_loops_on_rounded_numbers() {
    for (n_x, m) in [(1, 9), (2, 700), (5, 64), (30, 569), (784, 100)] {
        let (x, y, w, b) = example(n_x, m, 3);
        let expected = lesson06::pass(&x.mapv(|number| f64::from(number as f32)), &y, &w, b);
        for level in levels() {
            let found = Tiled { level, ..Tiled::in_f32(&x, &y) }.pass(&w, b);
            assert!(difference(&found, &expected) <= TOLERANCE, "{n_x} x {m}, {level:?}");
        }
    }
}

#[test]
fn any_number_of_threads_and_any_run_gives_the_same_bits() {
    for (n_x, m) in [(2, 200_000), (30, 20_000), (700, 1000)] {
        let (x, y, w, b) = example(n_x, m, 4);
        let in_rows = x.as_standard_layout().into_owned();
        for tiled in [Tiled::new(&x, &y), Tiled::new(&in_rows, &y), Tiled::in_f32(&x, &y)] {
            assert!(tiled.parts.len() > 1);
            let bits = |threads: usize| {
                let pool = ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
                let Pass { cost, dw, db } = pool.install(|| tiled.pass(&w, b));
                dw.iter().chain([&cost, &db]).map(|number| number.to_bits()).collect::<Vec<u64>>()
            };
            let one = bits(1);
            for threads in [1, 2, 3, 8] {
                assert_eq!(bits(threads), one, "{threads} threads");
            }
        }
    }
}

#[test]
fn every_level_gives_the_same_bits() {
    for (n_x, m) in [(1, 9), (2, 20_000), (3, 700), (9, 130), (30, 2000), (700, 300)] {
        let (x, y, w, b) = example(n_x, m, 5);
        let in_rows = x.as_standard_layout().into_owned();
        for order in [&x, &in_rows] {
            let bits = |level: Level| {
                let Pass { cost, dw, db } = Tiled { level, ..Tiled::new(order, &y) }.pass(&w, b);
                dw.iter().chain([&cost, &db]).map(|number| number.to_bits()).collect::<Vec<u64>>()
            };
            let best = bits(Level::new());
            for level in levels() {
                assert_eq!(bits(level), best, "{n_x} x {m}, {level:?}");
            }
        }
    }
}

#[test]
fn without_the_cost_the_slopes_are_the_same() {
    let (x, y, w, b) = example(30, 1000, 1);
    let (with, without) = (Tiled::new(&x, &y).pass(&w, b), Tiled::new(&x, &y).without_cost().pass(&w, b));
    assert_eq!((without.cost, without.dw, without.db), (0.0, with.dw, with.db));
}

#[test]
fn a_view_of_neither_order_is_read_as_well() {
    let (x, y, w, b) = example(6, 90, 2);
    let (x, y) = (x.slice(s![..;2, ..;3]), y.slice(s![.., ..;3]));
    let w = w.slice(s![..;2, ..]);
    let found = Tiled::new(&x, &y).pass(&w, b);
    assert!(difference(&found, &lesson06::pass(&x, &y, &w, b)) <= TOLERANCE);
}
