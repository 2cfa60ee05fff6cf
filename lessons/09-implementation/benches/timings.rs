//! `cargo bench -p lesson09`: one step by every rung.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use lesson09::Rung;
use lesson09::ladder::checked_passes;
use rayon::ThreadPoolBuilder;
use shared::blas;
use shared::data::random;

fn timings(criterion: &mut Criterion) {
    // The calling thread works as well; it need not be woken for every step.
    ThreadPoolBuilder::new().use_current_thread().build_global().expect("no thread was started before");
    blas::set_threads(1);
    println!("{}", blas::report());
    for (n_x, m) in [(12288, 209), (784, 10_000), (30, 100_000)] {
        let (x, y, w) = random::examples(n_x, m, 9);
        let b = 0.1;
        // The same slopes first, then the times.
        checked_passes(&x, &y, &w, b);
        let mut group = criterion.benchmark_group("step");
        for rung in Rung::available() {
            let name = match rung {
                Rung::Loops => "naive loop".to_string(),
                Rung::Vectorized if blas::BUILT_IN => "BLAS, matrices".to_string(),
                Rung::Vectorized => "ndarray".to_string(),
                Rung::Blas => "BLAS".to_string(),
                Rung::Rayon | Rung::Lanes | Rung::Tiled => {
                    format!("{rung}, {} threads", rayon::current_num_threads())
                }
            };
            let pass = rung.over(&x, &y);
            group.bench_function(BenchmarkId::new(name, format!("{n_x} x {m}")), |bencher| {
                bencher.iter(|| pass(black_box(&w), b));
            });
        }
    }
}

criterion_group!(benches, timings);
criterion_main!(benches);
