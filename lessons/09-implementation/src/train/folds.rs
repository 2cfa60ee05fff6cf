//! Several penalties compared: parts of the training rows are kept back in turn.

use lesson06::{Trained, accuracy, measure, predictions, train};
use lesson09::penalized;
use ndarray::{Array2, ArrayRef2, Axis};
use serde::Serialize;
use shared::data::random::SplitMix64;
use shared::lab::{Error, Section};
use shared::page::{Page, counted, number, percent, short};

use super::plan::{Comparison, Plan};
use super::progress::Progress;
use super::rows::Rows;
use crate::threads::share_with_blas;

/// How good each penalty is for rows that were kept back.
#[derive(Serialize)]
pub struct Folds {
    /// Into how many parts the training rows are cut.
    fold_count: usize,
    train_rows: usize,
    /// One for each lambda, in the order of the flag.
    folds: Vec<Fold>,
    /// The lambda with the lowest mean cost.
    best_l2: f64,
}

/// One lambda: the means over the parts, and the lowest and highest cost.
#[derive(Serialize)]
struct Fold {
    l2: f64,
    mean_cost: f64,
    low_cost: f64,
    high_cost: f64,
    mean_accuracy: f64,
}

impl Folds {
    /// Trains with every lambda on all parts but one, for each of the parts; none if nothing is to be compared.
    ///
    /// # Errors
    /// There are fewer rows than parts, or a feature that cannot be standardized.
    pub fn compute(plan: &Plan, rows: &Rows) -> Result<Option<Folds>, Error> {
        let Some(Comparison { lambdas, parts, seed }) = &plan.comparison else { return Ok(None) };
        if rows.m < *parts {
            let problem = format!(
                "has {} for training; --folds {parts} needs as many as parts",
                counted(rows.m, "row")
            );
            return Err(Error::file(&rows.examples.file, problem));
        }
        share_with_blas(plan.rung, plan.threads);
        let progress = Progress::new(plan.iterations * lambdas.len() * parts);
        let mut judged = vec![Vec::new(); lambdas.len()];
        for (others, kept) in cut(rows.m, *parts, *seed) {
            let exam = Exam::new(plan, rows, &others, &kept)?;
            for (&lambda, judged) in lambdas.iter().zip(&mut judged) {
                judged.push(exam.judge(plan, lambda, &progress));
            }
        }
        let folds: Vec<Fold> =
            lambdas.iter().zip(&judged).map(|(&l2, judged)| Fold::new(l2, judged)).collect();
        let best_l2 = best(&folds);
        Ok(Some(Folds { fold_count: *parts, train_rows: rows.m, folds, best_l2 }))
    }

    /// The lambda with the lowest mean cost.
    pub fn best(&self) -> f64 {
        self.best_l2
    }
}

impl Fold {
    /// From the cost and the accuracy of each part.
    fn new(l2: f64, judged: &[(f64, f64)]) -> Fold {
        let costs = || judged.iter().map(|(cost, _)| *cost);
        let parts = judged.len() as f64;
        Fold {
            l2,
            mean_cost: costs().sum::<f64>() / parts,
            low_cost: costs().fold(f64::INFINITY, f64::min),
            high_cost: costs().fold(f64::NEG_INFINITY, f64::max),
            mean_accuracy: judged.iter().map(|(_, right)| right).sum::<f64>() / parts,
        }
    }
}

/// The lambda with the lowest mean cost, the first of equal ones. A mean that is NaN is never the lowest.
fn best(folds: &[Fold]) -> f64 {
    let mean = |fold: &&Fold| if fold.mean_cost.is_nan() { f64::INFINITY } else { fold.mean_cost };
    folds.iter().min_by(|one, other| mean(one).total_cmp(&mean(other))).map_or(0.0, |fold| fold.l2)
}

/// The places 0 to m-1, shuffled and cut into parts as equal as can be: for each part, the others and the part.
fn cut(m: usize, parts: usize, seed: usize) -> Vec<(Vec<usize>, Vec<usize>)> {
    let order = SplitMix64::new(seed as u64).permutation(m);
    let part = |p: usize| {
        let (first, end) = (p * m / parts, (p + 1) * m / parts);
        ([&order[..first], &order[end..]].concat(), order[first..end].to_vec())
    };
    (0..parts).map(part).collect()
}

/// X and Y of the rows that train, and of those that judge, both standardized by the numbers of the first.
struct Exam {
    training: (Array2<f64>, Array2<f64>),
    kept: (Array2<f64>, Array2<f64>),
}

impl Exam {
    fn new(plan: &Plan, rows: &Rows, others: &[usize], kept: &[usize]) -> Result<Exam, Error> {
        let (x, y) = rows.training();
        // Each example stays contiguous in memory.
        let columns =
            |places: &[usize]| (x.t().select(Axis(0), places).reversed_axes(), y.select(Axis(1), places));
        let (mut training, mut kept) = (columns(others), columns(kept));
        if plan.standardize {
            let measured = measure(&training.0, &rows.examples)?;
            measured.apply(&mut training.0);
            measured.apply(&mut kept.0);
        }
        Ok(Exam { training, kept })
    }

    /// J without the penalty and the share of right answers, for the rows kept back.
    fn judge(&self, plan: &Plan, lambda: f64, progress: &Progress) -> (f64, f64) {
        let ((x, y), (kept_x, kept_y)) = (&self.training, &self.kept);
        let one_pass = plan.over(x, y);
        let pass = |w: &ArrayRef2<f64>, b: f64| {
            progress.step_done();
            one_pass(w, b)
        };
        let zeros = Array2::zeros((x.nrows(), 1));
        let pass = penalized(pass, lambda, y.len());
        let Trained { w, b, .. } = train(pass, zeros, 0.0, plan.learning_rate, plan.iterations);
        (plan.rung.pass(kept_x, kept_y, &w, b).cost, accuracy(&predictions(kept_x, &w, b), kept_y))
    }
}

impl Section for Folds {
    fn title(&self) -> String {
        "Which lambda?".to_string()
    }

    fn tell(&self, page: &mut Page) {
        let parts = self.fold_count;
        page.say(&format!(
            "The {} are cut into {parts} parts. Each part is kept back once, while the others train; then it judges.",
            counted(self.train_rows, "training row")
        ));
        let row = |fold: &Fold| {
            let spread = format!("{} to {}", number(fold.low_cost), number(fold.high_cost));
            vec![short(fold.l2), number(fold.mean_cost), spread, percent(fold.mean_accuracy)]
        };
        let header = ["lambda", "J, the mean", "lowest to highest J", "right, the mean"];
        page.table(&header, &self.folds.iter().map(row).collect::<Vec<_>>());
        page.say(&format!(
            "The lowest mean is that of lambda = {}; all training rows are trained with it. Compare its lead with the \
             spread: a smaller lead is no more than a hint.",
            short(self.best_l2)
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::{Fold, best, cut};

    #[test]
    fn each_row_is_kept_back_once_and_trains_otherwise() {
        for (m, parts) in [(20, 20), (23, 4), (7, 2)] {
            let cuts = cut(m, parts, 3);
            let mut kept: Vec<usize> = cuts.iter().flat_map(|(_, kept)| kept.clone()).collect();
            kept.sort_unstable();
            assert_eq!(kept, (0..m).collect::<Vec<_>>());
            for (others, kept) in cuts {
                assert!((m / parts..=m.div_ceil(parts)).contains(&kept.len()));
                assert!(others.len() + kept.len() == m && kept.iter().all(|place| !others.contains(place)));
            }
        }
    }

    #[test]
    fn the_lowest_mean_wins_and_nan_never_does() {
        let fold =
            |l2: f64, costs: &[f64]| Fold::new(l2, &costs.iter().map(|&j| (j, 0.5)).collect::<Vec<_>>());
        let one = fold(1.0, &[0.25, 0.75, 0.5]);
        assert_eq!((one.mean_cost, one.low_cost, one.high_cost, one.mean_accuracy), (0.5, 0.25, 0.75, 0.5));
        let others = [fold(2.0, &[f64::NAN, 0.1]), one, fold(3.0, &[0.5, 0.5])];
        assert_eq!(best(&others), 1.0);
    }
}
