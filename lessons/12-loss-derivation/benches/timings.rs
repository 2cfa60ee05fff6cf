//! `cargo bench -p lesson12`: H by one product and by half, and the whole fit.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use lesson06::Standardization;
use lesson12::{End, Objective, by_newton, half_hessian, hessian, loss_curvature, with_ones};
use ndarray::{Array2, s};
use shared::blas;
use shared::data::{BREAST_CANCER, Selection, largest, random, read_examples};

fn timings(criterion: &mut Criterion) {
    blas::set_threads(1);
    println!("{}", blas::report());
    for (n_x, m) in [(30, 455), (300, 2000)] {
        let (x, _, w) = random::examples(n_x, m, 12);
        let ones = with_ones(&x);
        let curvature = w.t().dot(&x).mapv(loss_curvature);
        // The same numbers first, then the times.
        let (whole, half) = (hessian(&ones, &curvature), half_hessian(&ones, &curvature));
        let difference = largest(&Array2::from_shape_fn(whole.dim(), |(k, j)| {
            if j <= k { whole[[k, j]] - half[[k, j]] } else { 0.0 }
        }));
        assert!(difference <= 1e-14, "the two Hessians differ by {difference:e}");

        let size = format!("{n_x} x {m}");
        let mut group = criterion.benchmark_group("hessian");
        group.bench_function(BenchmarkId::new("one product", &size), |bencher| {
            bencher.iter(|| hessian(black_box(&ones), &curvature));
        });
        group.bench_function(BenchmarkId::new("by half", &size), |bencher| {
            bencher.iter(|| half_hessian(black_box(&ones), &curvature));
        });
    }
    fit(criterion);
}

/// Four of five tumours, all 30 features standardized, lambda = 1: from zeros to the lowest point.
fn fit(criterion: &mut Criterion) {
    let all = read_examples(BREAST_CANCER, &Selection::default()).expect("the bundled data is well-formed");
    let (mut x, y) = (all.x.slice(s![.., ..455]).t().to_owned().reversed_axes(), all.y.slice(s![.., ..455]));
    Standardization::measure(&x).apply(&mut x);
    let objective = Objective { x: &x, y: &y, l2: 1.0 };
    let found = by_newton(&objective);
    assert!(found.end == End::Converged && found.last().gradient_norm <= 1e-12);
    let way = format!("Newton, {} steps", found.steps());
    criterion.benchmark_group("whole fit").bench_function(BenchmarkId::new(way, "30 x 455"), |bencher| {
        bencher.iter(|| by_newton(black_box(&objective)));
    });
}

criterion_group!(benches, timings);
criterion_main!(benches);
