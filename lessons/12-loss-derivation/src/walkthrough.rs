//! Runs lesson 12 on its inputs and tells what happened.

use std::collections::BTreeSet;

use lesson06::inputs::Table;
use lesson12::fit::{End, FLAT, Fit, Method, Objective, fit};
use lesson12::inputs::Inputs;
use lesson12::lapack;
use ndarray::ArrayView1;
use serde::Serialize;
use shared::data::Examples;
use shared::page::{Page, counted, decimals, number, short, thousands, vector};
use shared::{Error, largest};

use crate::found::{Found, Milestone, NEWTON_STEPS, descent_steps};
use crate::story::Story;

/// The most features for Newton's method: its Hessian has that many rows, squared numbers, and is taken apart in each
/// step.
const NEWTON_FEATURES: usize = 4000;

const REMEDY: &str = "Eigenvalues and Newton's method are LAPACK's work, and skipped here. To see them: `cargo xtask \
                      setup`, then `cargo run -p lesson12 --features blas`.";

/// The numbers of the lesson.
#[derive(Serialize)]
pub struct Walkthrough {
    n_x: usize,
    m: usize,
    l2: f64,
    #[serde(flatten)]
    found: Found,
    converged: bool,
    /// Of the penalized objective, over w and b, at the end.
    hessian_eigenvalues: Option<Vec<f64>>,
    hessian_min_eigenvalue: Option<f64>,
    /// Gradient descent on the same objective, for comparison with Newton's method.
    descent: Option<Found>,
    #[serde(flatten)]
    story: Option<Story>,
    #[serde(skip)]
    end: End,
    #[serde(skip)]
    inputs: Inputs,
}

impl Walkthrough {
    /// Computes every number of the lesson.
    ///
    /// # Errors
    /// There is no best w: the classes are separable, or columns depend on each other.
    pub fn new(inputs: Inputs) -> Result<Walkthrough, Error> {
        let Table { examples, .. } = &inputs.table;
        let objective = Objective { x: &examples.x, y: &examples.y, l2: inputs.l2 };
        let descent = Method::GradientDescent(objective.safe_rate());
        let method = if lapack::BUILT_IN { Method::Newton } else { descent };
        refuse_unfit(examples)?;
        let most_steps = if method == Method::Newton { NEWTON_STEPS } else { descent_steps(&objective) };
        let mut fitted = fit(&objective, method, inputs.iterations.unwrap_or(most_steps));
        if let End::Dependent(_) = fitted.end {
            // More columns than rows, for example: then the classes are often separable, and that is the better reason.
            let by_descent = fit(&objective, descent, descent_steps(&objective));
            fitted = if by_descent.end == End::Separated { by_descent } else { fitted };
        }
        refuse_if_there_is_no_best(&fitted, examples, inputs.l2)?;
        let eigenvalues = if lapack::BUILT_IN {
            lapack::eigenvalues(&objective.hessian(&fitted.w, fitted.b))
        } else {
            None
        };
        // Newton's few steps are all told, and gradient descent's beside them.
        let steps = if method == Method::Newton { fitted.steps() } else { 0 };
        let by_descent = || Found::new(&fit(&objective, descent, descent_steps(&objective)), descent, steps);
        let beside = (method == Method::Newton).then(by_descent);
        let story = inputs.whole_lesson.then(|| Story::new(&objective));
        Ok(Walkthrough {
            n_x: objective.x.nrows(),
            m: objective.x.ncols(),
            l2: inputs.l2,
            found: Found::new(&fitted, method, steps),
            converged: fitted.end == End::Converged,
            hessian_min_eigenvalue: eigenvalues.as_ref().and_then(|values| values.first().copied()),
            hessian_eigenvalues: eigenvalues,
            descent: beside,
            story,
            end: fitted.end,
            inputs,
        })
    }
}

/// Refuses examples that no search can start with: of one label only, with too many features for Newton's method, or
/// with a feature whose squares, and so its curvature, are 0 to an f64 although it is not.
fn refuse_unfit(examples: &Examples) -> Result<(), Error> {
    let Examples { file, features, x, y, .. } = examples;
    let refuse = |problem: String| Err(Error::file(file, problem));
    if let Some(label) = y.first().filter(|&first| y.iter().all(|label| label == first)) {
        return refuse(format!("every label is {label}; a lowest point needs examples of both labels"));
    }
    if lapack::BUILT_IN && features.len() > NEWTON_FEATURES {
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

/// One line about the data, where no w is the best.
fn refuse_if_there_is_no_best(fitted: &Fit, examples: &Examples, l2: f64) -> Result<(), Error> {
    let steps = counted(fitted.steps(), "step");
    let length = decimals(fitted.last().w_norm, 2);
    let problem = match fitted.end {
        End::Converged | End::OutOfSteps | End::TooLarge => return Ok(()),
        End::Separated => format!(
            "the classes are separable: after {steps} every example is on its own side of the boundary, with |w| = \
             {length}. A longer w is always better, so no best w exists; add a penalty, such as --l2 1"
        ),
        End::StillGrowing(_) if l2 > 0.0 => format!(
            "the penalty {} is too small for an f64 to see: after {steps} the cost no longer falls, yet w still grows, \
             with |w| = {length}; try a larger --l2, or --standardize",
            short(l2)
        ),
        End::StillGrowing(k) => format!(
            "no best w exists: after {steps} the cost no longer falls, yet the weight of column '{}' still grows, and no \
             example stops it: the classes only touch, or the column has other values with one label only. Add a \
             penalty, such as --l2 1",
            examples.features[k]
        ),
        End::Dependent(row) => match examples.features.get(row) {
            Some(name) => format!(
                "column '{name}' is a combination of the columns before it, so no w is the only best one; leave it \
                 out with --features, or add a penalty, such as --l2 1"
            ),
            None => "a column, or a combination of columns, is the same in every row up to rounding, so no w and b are \
                     the only best ones; try --standardize, leave a column out with --features, or add a penalty, such \
                     as --l2 1"
                .to_string(),
        },
        End::Singular if l2 == 0.0 => format!(
            "no best w exists, as far as an f64 can tell: after {steps} w is so long, |w| = {length}, that nearly every \
             chance is 0 or 1 and the Hessian cannot be inverted; add a penalty, such as --l2 1"
        ),
        End::Singular => format!(
            "after {steps} the Hessian cannot be inverted, up to rounding; try --standardize, or a larger --l2"
        ),
    };
    Err(Error::file(&examples.file, problem))
}

impl Walkthrough {
    /// The lesson as text.
    pub fn narrate(&self) -> String {
        let mut page = Page::new();
        match &self.story {
            None => {
                self.narrate_data(&mut page);
                self.narrate_fit(&mut page);
            }
            Some(story) => {
                story.narrate_derivation(&mut page);
                page.section("The lowest point of J, two features");
                self.narrate_fit(&mut page);
                story.narrate_limits(&mut page);
            }
        }
        if !lapack::BUILT_IN {
            page.say(REMEDY);
        }
        page.finish()
    }

    fn narrate_data(&self, page: &mut Page) {
        page.section(&format!("The lowest point of J over {}", counted(self.m, "example")));
        self.inputs.table.narrate(page);
        if self.l2 > 0.0 {
            page.say(&format!(
                "With the penalty (lambda / 2m) |w|^2, lambda = {}. J is shown without it.",
                short(self.l2)
            ));
        }
    }

    fn narrate_fit(&self, page: &mut Page) {
        let Found { learning_rate, w, b, path, steps, gradient_norm, .. } = &self.found;
        // Below this, rounding alone decides.
        let length = |norm: f64| if norm < 1e-12 { "below 1e-12".to_string() } else { number(norm) };
        match &self.descent {
            Some(descent) => {
                let at = |path: &[Milestone], steps: usize| {
                    path.iter().copied().find(|point| point.steps == steps)
                };
                let told: BTreeSet<usize> =
                    path.iter().chain(&descent.path).map(|point| point.steps).collect();
                let row = |&steps: &usize| {
                    let cost =
                        |point: Option<Milestone>| point.map_or(String::new(), |point| number(point.at.cost));
                    let newton = at(path, steps);
                    let gradient = newton.map_or(String::new(), |point| length(point.at.gradient_norm));
                    vec![thousands(steps), cost(newton), gradient, cost(at(&descent.path, steps))]
                };
                let rows: Vec<Vec<String>> = told.iter().map(row).collect();
                page.table(&["steps", "J by Newton", "|gradient|", "J by gradient descent"], &rows);
            }
            None => {
                let row = |point: &Milestone| {
                    vec![thousands(point.steps), number(point.at.cost), length(point.at.gradient_norm)]
                };
                let rows: Vec<Vec<String>> = path.iter().map(row).collect();
                page.table(&["steps", "J by gradient descent", "|gradient|"], &rows);
            }
        }
        let rate = learning_rate.or(self.descent.as_ref().and_then(|descent| descent.learning_rate));
        if let Some(rate) = rate {
            page.say(&format!("Gradient descent has the learning rate {}, one divided by the sum of H's diagonal at w = 0: with it \
                 every step descends. It is done where the slopes promise to lower J by less than {FLAT:e}.",
                number(rate)));
        }
        page.lines(&format!("w = {}\nb = {}\nby {}", vector(w, number), number(*b), self.found.name()));
        if let Some([least, .., most]) = self.hessian_eigenvalues.as_deref() {
            // LAPACK's rounding error is about this share of the largest.
            let least = if least.abs() <= 1e-14 * most { "0, up to rounding," } else { &number(*least) };
            page.say(&format!(
                "The eigenvalues of the Hessian there lie between {least} and {}.",
                number(*most)
            ));
        }
        match self.end {
            End::OutOfSteps => page.say(&format!(
                "The lowest point is not reached: after {} the gradient has the length {}. Allow more --iterations{}.{}",
                counted(*steps, "step"),
                number(*gradient_norm),
                if self.inputs.table.standardized { "" } else { ", or try --standardize" },
                if self.l2 > 0.0 { "" } else { " If the classes are separable there is none; then add --l2 1." }
            )),
            End::TooLarge => page.say(
                "Some of these numbers are too large for an f64; they print as infinity or NaN. Try --standardize.",
            ),
            _ => {}
        }
    }
}
