//! Features in units of their own deviation.

use ndarray::{ArrayRef2, Axis};
use shared::data::Examples;
use shared::lab::{Error, quote};

/// The mean and the deviation of each feature, measured once on the training examples and used for all
/// others.
#[derive(Clone)]
pub struct Standardization {
    /// The mean of each feature.
    pub mean: Vec<f64>,
    /// The deviation of each feature: the root of the mean squared distance from the mean. 1 for a constant
    /// feature, which is centred and not divided.
    pub deviation: Vec<f64>,
    /// The features that are the same in every example.
    pub constant: Vec<usize>,
}

impl Standardization {
    /// Measures the features of X, (n_x, m).
    ///
    /// mean = (x_1 + ... + x_m) / m, deviation^2 = ((x_1 - mean)^2 + ... + (x_m - mean)^2) / m
    ///
    /// # Panics
    /// If there is no example.
    pub fn measure(x: &ArrayRef2<f64>) -> Standardization {
        let m = x.ncols() as f64;
        let mut measured = Standardization { mean: Vec::new(), deviation: Vec::new(), constant: Vec::new() };
        for (k, feature) in x.axis_iter(Axis(0)).enumerate() {
            let first = feature[0];
            let (mean, deviation) = if feature.iter().all(|&value| value == first) {
                measured.constant.push(k);
                (first, 1.0)
            } else {
                let mean = feature.sum() / m;
                let squares: f64 = feature.iter().map(|value| (value - mean) * (value - mean)).sum();
                (mean, (squares / m).sqrt())
            };
            measured.mean.push(mean);
            measured.deviation.push(deviation);
        }
        measured
    }

    /// The same, if one can divide by each deviation. The names are for the message.
    ///
    /// # Errors
    /// A feature's values are so small or so large that its deviation does not fit an f64.
    pub fn usable(self, file: &str, features: &[String]) -> Result<Standardization, Error> {
        match self.deviation.iter().position(|deviation| !deviation.is_normal()) {
            None => Ok(self),
            Some(k) => {
                let problem = "its values are too small or too large to standardize; rescale it";
                Err(Error::file(file, format!("column {}: {problem}", quote(&features[k]))))
            }
        }
    }

    /// Every feature in units of its own deviation, around 0.
    ///
    /// x := (x - mean) / deviation
    ///
    /// # Panics
    /// If X has another number of features than were measured.
    #[track_caller]
    pub fn apply(&self, x: &mut ArrayRef2<f64>) {
        assert_eq!(x.nrows(), self.mean.len(), "X must have the features that were measured");
        for (k, mut feature) in x.axis_iter_mut(Axis(0)).enumerate() {
            feature.mapv_inplace(|value| (value - self.mean[k]) / self.deviation[k]);
        }
    }
}

/// Measures the features of a table's examples.
///
/// # Errors
/// A feature's values are so small or so large that its deviation does not fit an f64.
pub fn measure(x: &ArrayRef2<f64>, table: &Examples) -> Result<Standardization, Error> {
    Standardization::measure(x).usable(&table.file, &table.features)
}

/// Standardizes a table's examples by their own numbers. Returns the names of the constant features.
///
/// # Errors
/// As in [`measure`].
pub fn standardize(table: &mut Examples) -> Result<Vec<String>, Error> {
    let measured = measure(&table.x, table)?;
    measured.apply(&mut table.x);
    Ok(measured.constant.iter().map(|&k| table.features[k].clone()).collect())
}
