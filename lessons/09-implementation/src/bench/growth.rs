//! How the time of a step grows with the features, and with the examples.

use std::hint::black_box;

use lesson09::Rung;
use serde::Serialize;
use shared::data::random;
use shared::lab::Section;
use shared::page::{Page, decimals, thousands};
use shared::timer::compare;

/// The times of the first rung and of the last, over three factors of ten each.
#[derive(Serialize)]
pub struct Growth {
    with_n_x: Curve,
    with_m: Curve,
}

/// Times at growing sizes.
#[derive(Serialize)]
struct Curve {
    rows: Vec<Row>,
    /// The slope of ln(time) against ln(size), for each rung: 1 where twice the size takes twice the time.
    loops_slope: f64,
    tiled_slope: f64,
}

#[derive(Serialize)]
struct Row {
    n_x: usize,
    m: usize,
    loops_ms: f64,
    tiled_ms: f64,
}

impl Growth {
    pub fn compute() -> Growth {
        let tens = [10, 30, 100, 300, 1000, 3000, 10_000];
        Growth {
            with_n_x: Curve::compute(tens.map(|n_x| (n_x, 1000)), |row| row.n_x),
            with_m: Curve::compute(tens.map(|tens| (10, 100 * tens)), |row| row.m),
        }
    }
}

impl Curve {
    fn compute(sizes: [(usize, usize); 7], size: fn(&Row) -> usize) -> Curve {
        let rows: Vec<Row> = sizes.into_iter().map(|(n_x, m)| Row::compute(n_x, m)).collect();
        let slope = |time: fn(&Row) -> f64| {
            let points: Vec<(f64, f64)> =
                rows.iter().map(|row| ((size(row) as f64).ln(), time(row).ln())).collect();
            slope(&points)
        };
        Curve { loops_slope: slope(|row| row.loops_ms), tiled_slope: slope(|row| row.tiled_ms), rows }
    }

    fn tell(&self, page: &mut Page, what: &str) {
        let row = |row: &Row| {
            let ms = |time: f64| decimals(time, 4);
            vec![thousands(row.n_x), thousands(row.m), ms(row.loops_ms), ms(row.tiled_ms)]
        };
        page.table(&["n_x", "m", "loops, ms", "tiled, ms"], &self.rows.iter().map(row).collect::<Vec<_>>());
        page.say(&format!(
            "From row to row the time grows as {what} to the power {} with the loops, {} with the tiles.",
            decimals(self.loops_slope, 2),
            decimals(self.tiled_slope, 2)
        ));
    }
}

impl Row {
    fn compute(n_x: usize, m: usize) -> Row {
        let (x, y, w) = random::examples(n_x, m, 9);
        let way = |rung: Rung| -> Box<dyn FnMut()> {
            let (pass, w) = (rung.over(&x, &y), &w);
            Box::new(move || _ = black_box(pass(w, 0.1)))
        };
        let times = compare(&mut [way(Rung::Loops), way(Rung::Tiled)]);
        Row { n_x, m, loops_ms: times[0].median_ns / 1e6, tiled_ms: times[1].median_ns / 1e6 }
    }
}

/// The slope of the line that fits best, by least squares.
fn slope(points: &[(f64, f64)]) -> f64 {
    let mean = |value: fn(&(f64, f64)) -> f64| points.iter().map(value).sum::<f64>() / points.len() as f64;
    let (x_mean, y_mean) = (mean(|point| point.0), mean(|point| point.1));
    let covariance: f64 = points.iter().map(|(x, y)| (x - x_mean) * (y - y_mean)).sum();
    covariance / points.iter().map(|(x, _)| (x - x_mean) * (x - x_mean)).sum::<f64>()
}

impl Section for Growth {
    fn title(&self) -> String {
        "How the time grows, timed here".to_string()
    }

    fn tell(&self, page: &mut Page) {
        self.with_n_x.tell(page, "n_x");
        self.with_m.tell(page, "m");
    }
}

#[cfg(test)]
mod tests {
    use super::slope;

    #[test]
    fn the_slope_of_a_line_is_found_and_points_around_it_do_not_bend_it() {
        assert_eq!(slope(&[(0.0, 1.0), (1.0, 3.0), (2.0, 5.0)]), 2.0);
        // By hand: means 1 and 3; products 2 + 0 + 3 = 5 over 2.
        assert_eq!(slope(&[(0.0, 1.0), (1.0, 2.0), (2.0, 6.0)]), 2.5);
    }
}
