//! What the package says, as it says it.

use serde::{Deserialize, Serialize};

/// What one run found, or several.
#[derive(Serialize, Deserialize, Default)]
pub struct Results {
    versions: Option<Versions>,
    pub steps: Vec<Step>,
    pub fit: Option<Fit>,
}

#[derive(Serialize, Deserialize)]
struct Versions {
    python: String,
    numpy: String,
    scikit_learn: Option<String>,
    blas: String,
}

/// One step of gradient descent at one size.
#[derive(Serialize, Deserialize)]
pub struct Step {
    pub n_x: usize,
    pub m: usize,
    pub threads: usize,
    pub rows: Vec<StepRow>,
}

#[derive(Serialize, Deserialize)]
pub struct StepRow {
    pub name: String,
    pub layout: Layout,
    pub calls: usize,
    pub ms: Spread,
    /// From the course's J, dw and db.
    pub difference: f64,
    /// How many times as long NumPy takes.
    pub numpy_takes: Option<Spread>,
}

/// What is contiguous in X.
#[derive(Serialize, Deserialize, Clone, Copy, PartialEq)]
#[serde(rename_all = "snake_case")]
pub enum Layout {
    Columns,
    Rows,
}

/// The fits of breast cancer.
#[derive(Serialize, Deserialize)]
pub struct Fit {
    pub n_x: usize,
    pub m: usize,
    pub l2: f64,
    pub rows: Vec<FitRow>,
}

#[derive(Serialize, Deserialize)]
pub struct FitRow {
    pub name: String,
    pub calls: usize,
    pub ms: Spread,
    pub objective: f64,
    pub above_lowest: f64,
    pub is_as_low: bool,
    /// How many times as long as the course it takes.
    pub to_course: Spread,
}

/// The median, and the range in which half of the rounds lie.
#[derive(Serialize, Deserialize, Clone, Copy)]
pub struct Spread {
    pub median: f64,
    pub low: f64,
    pub high: f64,
}

impl Results {
    /// Adds another run.
    pub fn extend(&mut self, other: Results) {
        self.versions = self.versions.take().or(other.versions);
        self.steps.extend(other.steps);
        self.fit = self.fit.take().or(other.fit);
    }

    /// `NumPy 2.4.6, scikit-learn 1.9.1, Python 3.11.7; openblas 0.3.31 SkylakeX`
    pub fn versions(&self) -> String {
        let Some(Versions { python, numpy, scikit_learn, blas }) = &self.versions else {
            return String::new();
        };
        let scikit_learn = scikit_learn.as_deref().unwrap_or("missing");
        let text = format!("NumPy {numpy}, scikit-learn {scikit_learn}, Python {python}; {blas}");
        text.trim_end_matches("; ").to_string()
    }
}
