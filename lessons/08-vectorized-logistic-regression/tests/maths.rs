//! The vectorized pass against the loop, against paper, and its memory.

use lesson06::{Pass, quartet, train};
use lesson08::{Buffers, assert_shapes, block_pass, pass, vector_pass};
use ndarray::{Array2, array};
use proptest::prelude::*;
use shared::data::largest;
use shared::data::random::SplitMix64;

/// Sums of some hundred terms in another order differ by about 1e-15; a wrong formula differs by far more.
const TOLERANCE: f64 = 1e-12;

struct Example {
    x: Array2<f64>,
    y: Array2<f64>,
    w: Array2<f64>,
    b: f64,
}

fn example(n_x: usize, m: usize, seed: u64) -> Example {
    let mut random = SplitMix64::new(seed);
    let mut number = || 4.0 * random.next_f64() - 2.0;
    Example {
        x: Array2::from_shape_simple_fn((m, n_x), &mut number).reversed_axes(),
        y: Array2::from_shape_simple_fn((1, m), || f64::from(number() > 0.0)),
        w: Array2::from_shape_simple_fn((n_x, 1), &mut number),
        b: number(),
    }
}

fn every_pass(Example { x, y, w, b }: &Example) -> [(&'static str, Pass); 4] {
    let mut buffers = Buffers::new(x.nrows(), x.ncols());
    // The second pass in the same memory must forget the first.
    buffers.pass(x, y, &(w * 3.0), b - 1.0);
    let (cost, db) = buffers.pass(x, y, w, *b);
    [
        ("vectorized", pass(x, y, w, *b)),
        ("buffers", Pass { cost, dw: buffers.dw().clone(), db }),
        ("one dimension", vector_pass(x, y, w, *b)),
        ("blocks", block_pass(x, y, w, *b)),
    ]
}

fn difference(one: &Pass, other: &Pass) -> f64 {
    assert_eq!(one.dw.dim(), other.dw.dim());
    largest(&(&one.dw - &other.dw)) + (one.cost - other.cost).abs() + (one.db - other.db).abs()
}

#[track_caller]
fn every_pass_equals_the_loop(n_x: usize, m: usize, seed: u64) {
    let example = example(n_x, m, seed);
    let by_loop = lesson06::pass(&example.x, &example.y, &example.w, example.b);
    for (name, found) in every_pass(&example) {
        let difference = difference(&found, &by_loop);
        assert!(difference <= TOLERANCE, "{name}, {n_x} x {m}, seed {seed}: {difference:e}");
    }
}

#[test]
fn vectorized_pass_equals_loop_pass() {
    for (n_x, m) in [(1, 1), (1, 7), (7, 1), (2, 569), (30, 569), (64, 100), (300, 20), (3, 2000)] {
        (0..5).for_each(|seed| every_pass_equals_the_loop(n_x, m, seed));
    }
}

proptest! {
    #[test]
    fn vectorized_pass_equals_loop_pass_in_any_shape(n_x in 1..40usize, m in 1..40usize, seed: u64) {
        every_pass_equals_the_loop(n_x, m, seed);
    }
}

#[test]
fn a_matrix_in_rows_gives_the_same_slopes() {
    let mut example = example(5, 40, 3);
    let in_columns = lesson06::pass(&example.x, &example.y, &example.w, example.b);
    example.x = example.x.as_standard_layout().to_owned();
    for (name, found) in every_pass(&example) {
        assert!(difference(&found, &in_columns) <= TOLERANCE, "{name}");
    }
}

#[test]
fn the_quartet_is_the_one_done_by_hand() {
    let (x, y) = quartet();
    let quartet = Example { x, y, w: array![[0.5], [0.25]], b: 0.25 };
    // From Python's decimal arithmetic with 40 digits; z = (1.5, 0.5, 0.75, -0.25).
    let expected = Pass {
        cost: 0.40957517203915065,
        dw: array![[-0.295053803881265], [-0.11163186416435624]],
        db: -0.11074099857872673,
    };
    for (name, found) in every_pass(&quartet) {
        assert!(
            difference(&found, &expected) <= TOLERANCE,
            "{name}: {} {} {}",
            found.cost,
            found.dw,
            found.db
        );
    }
}

#[test]
fn training_equals_the_loop_of_lesson_06() {
    let Example { x, y, w, b } = example(4, 60, 9);
    let by_loop = train(|w, b| lesson06::pass(&x, &y, w, b), w.clone(), b, 0.3, 500);
    let found = train(|w, b| pass(&x, &y, w, b), w, b, 0.3, 500);
    assert_eq!((found.costs.len(), by_loop.costs.len()), (500, 500));
    for (one, other) in found.costs.iter().zip(&by_loop.costs) {
        assert!((one - other).abs() <= TOLERANCE, "{one} {other}");
    }
    assert!(largest(&(&by_loop.w - &found.w)) <= TOLERANCE);
    assert!((by_loop.b - found.b).abs() <= TOLERANCE);
}

#[test]
fn a_pass_allocates_nothing_in_proportion_to_x() {
    // X has 20 MB, Z and dw together 100 kB. ndarray's own product keeps a block of fixed size beside that.
    let fixed = 4 << 20;
    for (n_x, m) in [(12288, 209), (209, 12288), (24576, 209), (12288, 418)] {
        let Example { x, y, w, b } = example(n_x, m, 1);
        let most = (8 * 6 * (n_x + m) + fixed) as u64;
        let one = allocation_counter::measure(|| drop(pass(&x, &y, &w, b)));
        let other = allocation_counter::measure(|| drop(vector_pass(&x, &y, &w, b)));
        let blocks = allocation_counter::measure(|| drop(block_pass(&x, &y, &w, b)));
        let mut buffers = Buffers::new(n_x, m);
        let kept = allocation_counter::measure(|| _ = buffers.pass(&x, &y, &w, b));
        assert!(kept.bytes_total <= fixed as u64, "{n_x} x {m}: {} bytes with buffers", kept.bytes_total);
        for found in [one, other, blocks] {
            assert!(found.bytes_total > 8 * (n_x + m) as u64, "nothing was counted");
            assert!(found.bytes_total <= most, "{n_x} x {m}: {} bytes, more than {most}", found.bytes_total);
        }
    }
}

#[test]
#[should_panic(expected = "X must be (n_x, m)")]
fn a_w_for_other_features_is_refused() {
    let Example { x, y, .. } = example(3, 4, 1);
    pass(&x, &y, &Array2::zeros((4, 1)), 0.0);
}

#[test]
#[should_panic(expected = "Y must be (1, m)")]
fn labels_in_a_column_are_refused() {
    let Example { x, y, w, .. } = example(3, 4, 1);
    assert_shapes(&x, &y.t(), &w);
}

#[test]
#[should_panic(expected = "w must be (n_x, 1)")]
fn a_w_that_is_a_row_is_refused() {
    let Example { x, y, .. } = example(3, 4, 1);
    pass(&x, &y, &Array2::zeros((1, 3)), 0.0);
}
