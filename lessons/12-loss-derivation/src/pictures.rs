//! The pictures of lesson 12: a loss and a chord, and the answers of three neurons over a square.

use lesson12::network::{self, PARAMETERS, XOR};
use shared::plot::Plot;

/// Where the chord begins and ends.
pub const CHORD: (f64, f64) = (-6.0, 2.0);

/// A function of w from -6 to 6, and a chord between two of its points.
pub fn chord(title: &str, f: impl Fn(f64) -> f64) -> String {
    let high = f(-6.0);
    let mut plot = Plot::new(title, (31, 11), (-6.0, 6.0), (0.0, high));
    [0.0, high].into_iter().for_each(|value| plot.y_tick(value, format!("{value:.1}")));
    [-6.0, -2.0, 2.0, 6.0].into_iter().for_each(|w| plot.x_tick(w, format!("{w}")));
    plot.curve(&f, '*');
    let (start, end) = CHORD;
    // Dotted, so that the curve stays visible.
    for share in (0..=20).map(|dot| f64::from(dot) / 20.0) {
        let (w, value) = (start + share * (end - start), f(start) + share * (f(end) - f(start)));
        if plot.mark_at(w, value) == Some(' ') {
            plot.point(w, value, '.');
        }
    }
    plot.draw()
}

/// Where the three neurons answer 1, over inputs from -0.5 to 1.5; the four examples as 0 and 1 in brackets.
pub fn answers(title: &str, parameters: &[f64; PARAMETERS]) -> String {
    const COLUMNS: i32 = 41;
    const ROWS: i32 = 13;
    let range = (-0.5, 1.5);
    let mut plot = Plot::new(title, (COLUMNS as usize, ROWS as usize), range, range);
    [0.0, 1.0].into_iter().for_each(|value| {
        plot.x_tick(value, format!("x1={value}"));
        plot.y_tick(value, format!("x2={value}"));
    });
    let at = |cell: i32, cells: i32| -0.5 + 2.0 * f64::from(cell) / f64::from(cells - 1);
    for (row, column) in (0..ROWS).flat_map(|row| (0..COLUMNS).map(move |column| (row, column))) {
        let (x1, x2) = (at(column, COLUMNS), at(row, ROWS));
        if network::answers(parameters, [x1, x2])[2] > 0.5 {
            plot.point(x1, x2, '░');
        }
    }
    for ([x1, x2], y) in XOR {
        plot.point(x1, x2, if y == 1.0 { '1' } else { '0' });
    }
    plot.draw()
}
