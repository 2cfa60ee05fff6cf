//! Every rung against the loops, the same bits on any number of threads, and the small parts.

use lesson06::Pass;
use lesson09::{Confusion, Rung, every_z, parallel_pass, reorder_columns, train};
use ndarray::{Array2, array};
use rayon::ThreadPoolBuilder;
use shared::largest;
use shared::random::SplitMix64;

/// Sums of some hundred terms in another order differ by about 1e-15; a wrong formula differs by far more.
const TOLERANCE: f64 = 1e-12;

fn example(n_x: usize, m: usize, seed: u64) -> (Array2<f64>, Array2<f64>, Array2<f64>, f64) {
    let mut random = SplitMix64::new(seed);
    let mut number = || 4.0 * random.next_f64() - 2.0;
    let x = Array2::from_shape_simple_fn((m, n_x), &mut number).reversed_axes();
    let y = Array2::from_shape_simple_fn((1, m), || f64::from(number() > 0.0));
    let w = Array2::from_shape_simple_fn((n_x, 1), &mut number);
    let b = number();
    (x, y, w, b)
}

fn difference(one: &Pass, other: &Pass) -> f64 {
    assert_eq!(one.dw.dim(), other.dw.dim());
    largest(&(&one.dw - &other.dw)) + (one.cost - other.cost).abs() + (one.db - other.db).abs()
}

#[test]
fn every_rung_equals_the_loops() {
    // 1, 15, 16, 17 and 33 examples: fewer and more than the parts, and a last part that is shorter.
    for (n_x, m) in [(1, 1), (3, 15), (3, 16), (3, 17), (5, 33), (2, 569), (30, 569), (300, 20)] {
        for seed in 0..5 {
            let (x, y, w, b) = example(n_x, m, seed);
            let by_loops = lesson06::pass(&x, &y, &w, b);
            for rung in Rung::available() {
                let difference = difference(&rung.pass(&x, &y, &w, b), &by_loops);
                assert!(difference <= TOLERANCE, "{}, {n_x} x {m}, seed {seed}: {difference:e}", rung.name());
            }
        }
    }
}

#[test]
fn any_number_of_threads_gives_the_same_bits() {
    let (x, y, w, b) = example(7, 1000, 4);
    let bits = |threads: usize| {
        let pool = ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let pass = pool.install(|| parallel_pass(&x, &y, &w, b));
        pass.dw.iter().chain([&pass.cost, &pass.db]).map(|number| number.to_bits()).collect::<Vec<u64>>()
    };
    let one = bits(1);
    for threads in [2, 3, 8] {
        assert_eq!(bits(threads), one, "{threads} threads");
    }
}

#[test]
fn training_by_every_rung_equals_lesson_06() {
    let (x, y, w, b) = example(4, 60, 9);
    let loops = lesson06::train(|w, b| lesson06::pass(&x, &y, w, b), w.clone(), b, 0.3, 300);
    let (w_loops, b_loops, expected) = (loops.w, loops.b, loops.costs);
    for rung in Rung::available() {
        let (mut w, mut b) = (w.clone(), b);
        let steps = std::cell::Cell::new(0);
        let costs = train(rung, (&x, &y), (&mut w, &mut b), 0.3, 300, || steps.set(steps.get() + 1));
        assert_eq!(steps.get(), 300);
        assert_eq!(costs.len(), 300);
        let differences: Vec<f64> = costs.iter().zip(&expected).map(|(one, other)| one - other).collect();
        let most = largest(&differences);
        assert!(most <= TOLERANCE, "{}: {most:e}", rung.name());
        assert!(largest(&(&w - &w_loops)) <= TOLERANCE && (b - b_loops).abs() <= TOLERANCE);
    }
}

#[test]
fn blas_is_a_rung_exactly_where_it_is_built_in() {
    assert_eq!(Rung::available().contains(&Rung::Blas), cfg!(feature = "blas"));
}

#[test]
fn columns_take_the_places_they_are_given() {
    for seed in 0..20 {
        let mut random = SplitMix64::new(seed);
        for m in 1..12 {
            let order = random.permutation(m);
            let old = Array2::from_shape_fn((3, m), |(k, i)| (10 * i + k) as f64);
            let mut new = old.clone();
            reorder_columns(&mut new, &order);
            for (to, &from) in order.iter().enumerate() {
                assert_eq!(new.column(to), old.column(from), "{order:?}");
            }
        }
    }
}

#[test]
fn the_four_cases_are_counted() {
    let y = array![[1.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0]];
    // z = 0 is answered 0.
    let count = Confusion::count(&[2.0, 0.5, 0.0, 1.0, -1.0, 0.0, -3.0], &y);
    assert_eq!(count, Confusion { tp: 2, fn_: 1, fp: 1, tn: 3 });
}

#[test]
fn z_of_every_example_is_its_own_dot_product() {
    let x = array![[2.0, 1.0, 0.0, -1.0], [1.0, -1.0, 2.0, 0.0]];
    assert_eq!(every_z(&x, &array![[0.5], [0.25]], 0.25), [1.5, 0.5, 0.75, -0.25]);
}

#[test]
#[should_panic(expected = "Y must be (1, m)")]
fn labels_in_a_column_are_refused() {
    let (x, y, w, b) = example(3, 32, 1);
    parallel_pass(&x, &y.reversed_axes(), &w, b);
}

#[test]
#[should_panic(expected = "w must be (n_x, 1)")]
fn weights_in_a_row_are_refused() {
    let (x, y, w, b) = example(3, 32, 1);
    parallel_pass(&x, &y, &w.reversed_axes(), b);
}
