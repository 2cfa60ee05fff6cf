//! The one line about examples that have no lowest point, or none that can be searched for.

use lesson12::{Fit, Why};
use ndarray::ArrayView1;
use shared::data::{Examples, largest};
use shared::lab::{Error, quote};
use shared::page::{counted, decimals, short};

/// The most features for Newton's method: work on its Hessian grows as the cube of their number, and the eigenvalues of
/// this many take some 20 seconds.
const NEWTON_FEATURES: usize = 1000;

/// Refuses examples that no search can start with: of one label only, with too many features for Newton's method, or
/// with a feature whose squares, and so its curvature, are 0 to an f64 although it is not.
pub fn of_unfit(examples: &Examples) -> Result<(), Error> {
    let Examples { file, features, x, y, .. } = examples;
    let refuse = |problem: String| Err(Error::file(file, problem));
    if let Some(label) = y.first().filter(|&first| y.iter().all(|label| label == first)) {
        return refuse(format!("every label is {label}; a lowest point needs examples of both labels"));
    }
    if features.len() > NEWTON_FEATURES {
        let found = counted(features.len(), "feature");
        return refuse(format!(
            "has {found}; Newton's method takes at most {NEWTON_FEATURES} here, choose some with --features"
        ));
    }
    let is_tiny = |feature: ArrayView1<f64>| {
        let most = largest(feature);
        most > 0.0 && most < 1.0 && !(most * most).is_normal()
    };
    if let Some(k) = x.rows().into_iter().position(is_tiny) {
        return refuse(format!(
            "column '{}': its values are too small to be squared; rescale it",
            features[k]
        ));
    }
    Ok(())
}

/// Says why no w is the only best one, and what to do.
pub fn of_no_best(why: Why, found: &Fit, examples: &Examples, l2: f64) -> Error {
    let steps = counted(found.steps(), "step");
    let length = decimals(found.last().w_norm, 2);
    let penalized = l2 > 0.0;
    let problem = match why {
        Why::Separated => format!(
            "the classes are separable: after {steps} every example is on its own side of the boundary, with |w| = \
             {length}. A longer w is always better, so no best w exists; add a penalty, such as --l2 1"
        ),
        Why::StillGrowing(_) if penalized => format!(
            "the penalty {} is too small for an f64 to see: after {steps} the cost no longer falls, yet w still grows, \
             with |w| = {length}; try a larger --l2, or --standardize",
            short(l2)
        ),
        Why::StillGrowing(k) => format!(
            "no best w exists: after {steps} the cost no longer falls, yet the weight of column '{}' still grows, and no \
             example stops it: the classes only touch, or the column has other values with one label only. Add a \
             penalty, such as --l2 1",
            examples.features[k]
        ),
        Why::Dependent(row) => dependent(examples.features.get(row)),
        Why::Singular if penalized => format!(
            "after {steps} the Hessian cannot be inverted, up to rounding; try --standardize, or a larger --l2"
        ),
        Why::Singular => format!(
            "no best w exists, as far as an f64 can tell: after {steps} w is so long, |w| = {length}, that nearly every \
             chance is 0 or 1 and the Hessian cannot be inverted; add a penalty, such as --l2 1"
        ),
    };
    Error::file(&examples.file, problem)
}

/// A column that is a combination of those before it; without a name it is the one of ones, for b.
fn dependent(name: Option<&String>) -> String {
    match name {
        Some(name) => format!(
            "column {} is a combination of the columns before it, so no w is the only best one; leave it out with \
             --features, or add a penalty, such as --l2 1",
            quote(name)
        ),
        None => "a column, or a combination of columns, is the same in every row up to rounding, so no w and b are the \
                 only best ones; try --standardize, leave a column out with --features, or add a penalty, such as \
                 --l2 1"
            .to_string(),
    }
}
