//! How the time of a step grows with the features, and with the examples.

use std::hint::black_box;

use lesson09::Rung;
use serde::Serialize;
use shared::data::random;
use shared::lab::Section;
use shared::page::{Page, decimals, thousands};
use shared::timer::compare;

/// The times of the last rung, over three factors of ten each.
#[derive(Serialize)]
pub struct Growth {
    with_n_x: Curve,
    with_m: Curve,
}

/// Times at growing sizes.
#[derive(Serialize)]
struct Curve {
    rows: Vec<Row>,
    /// The slope of ln(time) against ln(size): 1 where twice the size takes twice the time.
    time_slope: f64,
}

#[derive(Serialize)]
struct Row {
    n_x: usize,
    m: usize,
    median_ms: f64,
    /// The time for one number of X.
    per_number_ns: f64,
}

impl Growth {
    pub fn compute() -> Growth {
        let sizes = [10, 30, 100, 300, 1000, 3000, 10_000];
        Growth {
            with_n_x: Curve::compute(sizes.map(|n_x| (n_x, 1000)), |row| row.n_x),
            with_m: Curve::compute(sizes.map(|size| (10, 100 * size)), |row| row.m),
        }
    }
}

impl Curve {
    fn compute(sizes: [(usize, usize); 7], size: fn(&Row) -> usize) -> Curve {
        let rows: Vec<Row> = sizes.into_iter().map(|(n_x, m)| Row::compute(n_x, m)).collect();
        let points = rows.iter().map(|row| ((size(row) as f64).ln(), row.median_ms.ln()));
        Curve { time_slope: slope(&points.collect::<Vec<_>>()), rows }
    }

    fn tell(&self, page: &mut Page, what: &str) {
        let row = |row: &Row| {
            let Row { n_x, m, median_ms, per_number_ns } = row;
            vec![thousands(*n_x), thousands(*m), decimals(*median_ms, 4), decimals(*per_number_ns, 3)]
        };
        let header = ["n_x", "m", "ms", "ns for a number of X"];
        page.table(&header, &self.rows.iter().map(row).collect::<Vec<_>>());
        page.say(&format!("The time grows as {what} to the power {}.", decimals(self.time_slope, 2)));
    }
}

impl Row {
    fn compute(n_x: usize, m: usize) -> Row {
        let (x, y, w) = random::examples(n_x, m, 9);
        let pass = Rung::Tiled.over(&x, &y);
        let time = compare(&mut [Box::new(|| _ = black_box(pass(&w, 0.1)))])[0];
        Row { n_x, m, median_ms: time.median_ns / 1e6, per_number_ns: time.median_ns / (n_x * m) as f64 }
    }
}

/// The slope of the line that fits best, by least squares.
fn slope(points: &[(f64, f64)]) -> f64 {
    let mean = points.iter().map(|(x, _)| x).sum::<f64>() / points.len() as f64;
    // How far each x is from their mean. These add up to 0, so that the mean of y need not be taken off too.
    let far: Vec<f64> = points.iter().map(|(x, _)| x - mean).collect();
    let products: f64 = far.iter().zip(points).map(|(far, (_, y))| far * y).sum();
    products / far.iter().map(|far| far * far).sum::<f64>()
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
        // By hand: x is -1, 0 and 1 from its mean 3; the products -1 + 0 + 6 = 5 over 2.
        assert_eq!(slope(&[(2.0, 1.0), (3.0, 2.0), (4.0, 6.0)]), 2.5);
    }
}
