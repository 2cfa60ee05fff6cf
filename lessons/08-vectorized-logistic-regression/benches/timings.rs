//! `cargo bench -p lesson08`: one pass, as a loop and vectorized.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use lesson06::Pass;
use lesson08::Buffers;
use ndarray::Array2;
use shared::blas;
use shared::data::{largest, random};

fn timings(criterion: &mut Criterion) {
    blas::set_threads(1);
    println!("{}", blas::report());
    for (n_x, m) in [(12288, 209), (30, 100_000), (2, 1_000_000)] {
        let (x, y, w) = random::examples(n_x, m, 8);
        let b = 0.1;
        let mut buffers = Buffers::new(n_x, m);
        let mut kept = |w: &Array2<f64>| {
            let (cost, db) = buffers.pass(&x, &y, w, b);
            Pass { cost, dw: buffers.dw().clone(), db }
        };
        // The same slopes first, then the times.
        let expected = lesson06::pass(&x, &y, &w, b);
        let passes =
            [lesson08::pass, lesson08::vector_pass, lesson08::block_pass].map(|pass| pass(&x, &y, &w, b));
        for found in passes.into_iter().chain([kept(&w)]) {
            let difference = largest(&(&found.dw - &expected.dw))
                + (found.cost - expected.cost).abs()
                + (found.db - expected.db).abs();
            assert!(difference <= 1e-12, "the passes differ by {difference:e}");
        }

        let size = format!("{n_x} x {m}");
        let library = if blas::BUILT_IN { "BLAS" } else { "ndarray" };
        let mut group = criterion.benchmark_group("pass");
        group.bench_function(BenchmarkId::new("naive loop", &size), |bencher| {
            bencher.iter(|| lesson06::pass(&x, &y, black_box(&w), b));
        });
        group.bench_function(BenchmarkId::new(library, &size), |bencher| {
            bencher.iter(|| lesson08::pass(&x, &y, black_box(&w), b));
        });
        group.bench_function(BenchmarkId::new(format!("{library}, buffers kept"), &size), |bencher| {
            bencher.iter(|| buffers.pass(&x, &y, black_box(&w), b));
        });
        group.bench_function(BenchmarkId::new(format!("{library}, one dimension"), &size), |bencher| {
            bencher.iter(|| lesson08::vector_pass(&x, &y, black_box(&w), b));
        });
        group.bench_function(BenchmarkId::new(format!("{library}, blocks"), &size), |bencher| {
            bencher.iter(|| lesson08::block_pass(&x, &y, black_box(&w), b));
        });
    }
}

criterion_group!(benches, timings);
criterion_main!(benches);
