//! Grey pictures as values, drawn with characters of more or less ink.

use serde::{Deserialize, Serialize};

/// A picture of grey values.
#[derive(Clone, Serialize, Deserialize)]
pub struct Picture {
    /// The words above it; empty for none.
    pub title: String,
    /// What it shows, in one sentence, for a reader who cannot see it.
    pub shows: String,
    /// How many pixels a row has.
    pub columns: usize,
    /// From 0 (dark) to 1 (bright), row by row.
    pub grey: Vec<f64>,
}

impl Picture {
    /// Each pixel as two characters, as they are: 0 is a blank, 1 a full block.
    pub fn blocks(&self) -> String {
        const SHADES: [char; 5] = [' ', '░', '▒', '▓', '█'];
        let shade = |grey: f64| SHADES[(grey.clamp(0.0, 1.0) * (SHADES.len() - 1) as f64).round() as usize];
        let line = |row: &[f64]| row.iter().flat_map(|&grey| [shade(grey); 2]).collect::<String>();
        self.grey.chunks(self.columns).map(line).collect::<Vec<_>>().join("\n")
    }

    /// A square photo, at most 48 columns wide: its darkest as a blank and its brightest as `@`.
    pub fn photo(&self) -> String {
        const SHADES: &[u8] = b" .:-=+*#%@";
        let means = self.shrunk();
        let all = || means.iter().flatten().copied();
        let (darkest, brightest) =
            (all().fold(f64::INFINITY, f64::min), all().fold(f64::NEG_INFINITY, f64::max));
        // In a picture of one grey there is no contrast to show.
        let span = if brightest - darkest > 1e-9 { brightest - darkest } else { f64::INFINITY };
        let shade = |&grey: &f64| {
            let level = (grey - darkest) / span * (SHADES.len() - 1) as f64;
            char::from(SHADES[level.round() as usize])
        };
        let line = |row: &Vec<f64>| row.iter().map(shade).collect::<String>();
        means.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    /// The means of blocks of pixels, at most 24 rows of them. A character is about twice as high as wide.
    fn shrunk(&self) -> Vec<Vec<f64>> {
        let size = self.columns;
        let rows = size.min(24);
        let range = |cell: usize, cells: usize| {
            let first = cell * size / cells;
            first..((cell + 1) * size / cells).max(first + 1)
        };
        let mean = |row: usize, column: usize| {
            let pixels = range(row, rows).flat_map(|y| range(column, 2 * rows).map(move |x| y * size + x));
            let greys: Vec<f64> = pixels.map(|pixel| self.grey[pixel]).collect();
            greys.iter().sum::<f64>() / greys.len() as f64
        };
        (0..rows).map(|row| (0..2 * rows).map(|column| mean(row, column)).collect()).collect()
    }
}
