//! `cargo bench -p lesson07`: the dot products of the lesson, and memory order.

use std::hint::black_box;
use std::iter::Sum;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use lesson07::{sum_by_columns, sum_by_rows, ways};
use ndarray::{Array1, Array2, ArrayRef2, LinalgScalar, ShapeBuilder};
use shared::blas;
use shared::data::largest;
use shared::data::random::SplitMix64;

/// Two vectors in L1, in L2, and in memory.
const LENGTHS: [usize; 3] = [1_000, 50_000, 5_000_000];

fn dot<T: LinalgScalar + Sum + Into<f64>>(criterion: &mut Criterion, kind: &str, number: fn(f64) -> T) {
    let mut group = criterion.benchmark_group(format!("dot {kind}"));
    for length in LENGTHS {
        let mut random = SplitMix64::new(7);
        let mut vector = || Array1::from_shape_fn(length, |_| number(random.next_f64()));
        let (x, y) = (vector(), vector());
        // The same number first, then the time. f32 keeps 7 digits of each of the sum's terms.
        let results = ways().map(|(_, way)| way(&x, &y).into());
        let tolerance = if kind == "f32" { 1e-2 } else { 1e-11 };
        let spread = largest(&results.map(|result: f64| result - results[3])) / results[3];
        assert!(spread <= tolerance, "the ways differ by {spread:e} at length {length}");
        for (name, way) in ways() {
            group.bench_function(BenchmarkId::new(name.to_string(), length), |bencher| {
                bencher.iter(|| way(black_box(&x), black_box(&y)));
            });
        }
    }
}

fn timings(criterion: &mut Criterion) {
    blas::set_threads(1);
    println!("{}", blas::report());
    dot(criterion, "f64", |number| number);
    dot(criterion, "f32", |number| number as f32);

    let mut random = SplitMix64::new(7);
    let x = Array2::from_shape_simple_fn((12288, 209).f(), || random.next_f64());
    let mut group = criterion.benchmark_group("sum of X");
    for (name, sum) in
        [("along columns", sum_by_columns as fn(&ArrayRef2<f64>) -> f64), ("along rows", sum_by_rows)]
    {
        group.bench_function(BenchmarkId::new(name, "12288 x 209"), |bencher| {
            bencher.iter(|| sum(black_box(&x)))
        });
    }
}

criterion_group!(benches, timings);
criterion_main!(benches);
