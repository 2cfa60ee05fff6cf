//! Every rung against the loops, the same bits on any number of threads, and the small parts.

use lesson06::{Pass, train};
use lesson09::judging::confusion_at;
use lesson09::ladder::{
    TOLERANCE, assert_equal, assert_same_slopes, checked_passes, difference, parallel_pass,
};
use lesson09::{Confusion, Rung, every_z, reorder_columns};
use ndarray::{Array2, array, s};
use proptest::prelude::*;
use rayon::ThreadPoolBuilder;
use shared::data::largest;
use shared::data::random::{self, SplitMix64};

/// X and w between -2 and 2, and a bias.
fn example(n_x: usize, m: usize, seed: u64) -> (Array2<f64>, Array2<f64>, Array2<f64>, f64) {
    let (x, y, w) = random::examples(n_x, m, seed);
    (4.0 * x, y, 400.0 * w, 0.7 - seed as f64 / 10.0)
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
                assert!(difference <= 1e-12, "{rung}, {n_x} x {m}, seed {seed}: {difference:e}");
            }
        }
    }
}

#[test]
fn a_part_of_the_columns_needs_no_copy() {
    let (x, y, w, b) = example(3, 40, 2);
    let (part_x, part_y) = (x.slice(s![.., 5..30]), y.slice(s![.., 5..30]));
    let copied = lesson06::pass(&part_x.to_owned(), &part_y.to_owned(), &w, b);
    for rung in Rung::available() {
        assert!(difference(&rung.pass(&part_x, &part_y, &w, b), &copied) <= TOLERANCE, "{rung}");
    }
}

#[test]
fn a_rung_that_differs_is_not_timed() {
    let (x, y, w, b) = example(3, 20, 1);
    let passes = checked_passes(&x, &y, &w, b);
    assert_eq!(passes.iter().map(|(rung, _)| *rung).collect::<Vec<_>>(), Rung::available());
    let by_loops = || lesson06::pass(&x, &y, &w, b);
    let refused = |change: fn(&mut Pass)| {
        let mut changed = by_loops();
        change(&mut changed);
        let passes = [(Rung::Loops, by_loops()), (Rung::Rayon, changed)];
        std::panic::catch_unwind(|| assert_equal(&passes)).is_err()
    };
    assert!(!refused(|_| ()));
    assert!(!refused(|pass| pass.cost += 1e-14));
    assert!(refused(|pass| pass.cost += 1e-11));
    assert!(refused(|pass| pass.db -= 1e-11));
    assert!(refused(|pass| pass.dw[[2, 0]] += 1e-11));
    assert!(refused(|pass| pass.dw[[0, 0]] = f64::NAN));
    // Where the cost was left out, the slopes alone are compared.
    let refused = |change: fn(&mut Pass)| {
        let mut changed = by_loops();
        change(&mut changed);
        std::panic::catch_unwind(|| assert_same_slopes(&changed, &by_loops())).is_err()
    };
    assert!(!refused(|pass| pass.cost = 0.0));
    assert!(refused(|pass| pass.db += 1e-11));
    assert!(refused(|pass| pass.dw[[1, 0]] -= 1e-11));
    assert!(refused(|pass| pass.db = f64::NAN));
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
fn training_by_every_rung_equals_the_loops() {
    let (x, y, w, b) = example(4, 60, 9);
    let trained = |rung: Rung| train(|w, b| rung.pass(&x, &y, w, b), w.clone(), b, 0.3, 300);
    let loops = trained(Rung::Loops);
    for rung in Rung::available() {
        let found = trained(rung);
        let differences: Vec<f64> =
            found.costs.iter().zip(&loops.costs).map(|(one, other)| one - other).collect();
        assert_eq!(differences.len(), 300);
        let most = largest(&differences) + largest(&(&found.w - &loops.w)) + (found.b - loops.b).abs();
        assert!(most <= TOLERANCE, "{rung}: {most:e}");
    }
}

proptest! {
    #[test]
    fn columns_take_the_places_they_are_given(m in 1usize..40, seed: u64) {
        let order = SplitMix64::new(seed).permutation(m);
        let old = Array2::from_shape_fn((3, m), |(k, i)| (10 * i + k) as f64);
        let mut new = old.clone();
        reorder_columns(&mut new, &order);
        for (to, &from) in order.iter().enumerate() {
            prop_assert_eq!(new.column(to), old.column(from));
        }
    }

    #[test]
    fn the_four_cases_are_all_of_the_examples(pairs: Vec<(f64, bool)>) {
        let z: Vec<f64> = pairs.iter().map(|pair| pair.0).collect();
        let y = Array2::from_shape_fn((1, z.len()), |(_, i)| f64::from(pairs[i].1));
        let Confusion { tp, fp, tn, fn_ } = confusion_at(&z, &y, 0.5);
        prop_assert_eq!(tp + fn_, pairs.iter().filter(|pair| pair.1).count());
        prop_assert_eq!(tp + fp, z.iter().filter(|&&z_i| z_i > 0.0).count());
        prop_assert_eq!(tp + fp + tn + fn_, z.len());
    }
}

#[test]
fn the_four_cases_are_counted() {
    let y = array![[1.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0]];
    // z = 0 is answered 0.
    let count = confusion_at(&[2.0, 0.5, 0.0, 1.0, -1.0, 0.0, -3.0], &y, 0.5);
    assert_eq!(count, Confusion { tp: 2, fn_: 1, fp: 1, tn: 3 });
}

#[test]
#[should_panic(expected = "one z for each label")]
fn answers_without_labels_are_not_counted() {
    confusion_at(&[2.0, 0.5], &array![[1.0]], 0.5);
}

#[test]
fn z_of_every_example_is_its_own_dot_product() {
    let (x, _) = lesson06::quartet();
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
