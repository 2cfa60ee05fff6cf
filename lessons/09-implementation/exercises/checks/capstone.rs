//! Checks `exercises/capstone.rs` on 178 wines, of which 36 are kept back, with loops over every number.

#[path = "../capstone.rs"]
#[allow(unused)]
mod capstone;

use std::process::ExitCode;

use capstone::{Judged, Model};
use ndarray::{Array2, array};
use practice::{Case, Check, Unsolved, Value};
use shared::data::random::SplitMix64;

fn main() -> ExitCode {
    practice::exercise(check)
}

fn check() -> Check {
    check_judge()?;
    let ([x, x_new], [y, y_new]) = wines();
    let plan = Plan { learning_rate: 0.3, iterations: 200, lambda: 2.0 };
    let trained = reference(&x, &y, &plan, Penalty::OnWeights(1.0));

    let case = Case::new("a model trained on 142 wines, and 36 others");
    let chances = case.run(|| capstone::chances(&trained, &x_new))?;
    let own_mean = Model {
        mean: means(&x_new),
        deviation: trained.deviation.clone(),
        w: trained.w.clone(),
        b: trained.b,
    };
    let own =
        Model { mean: means(&x_new), deviation: deviations(&x_new), w: trained.w.clone(), b: trained.b };
    let by_themselves = "New wines are read with training's mean and deviation, not with their own.";
    case.compare("chances", &chances, chances_of(&trained, &x_new))
        .mistake(chances_of(&own_mean, &x_new), by_themselves)
        .mistake(chances_of(&own, &x_new), by_themselves)
        .check()?;

    // A constant feature, drawn numbers, one step and then two.
    let mut random = SplitMix64::new(9);
    let small_x = Array2::from_shape_fn((3, 5), |(k, _)| if k == 1 { 4.0 } else { 10.0 * random.next_f64() });
    let small_y = array![[1.0, 0.0, 0.0, 1.0, 1.0]];
    for (iterations, lambda) in [(1, 0.0), (3, 2.0)] {
        let plan = Plan { learning_rate: 0.7, iterations, lambda };
        fitted("3 features, 5 examples, drawn with seed 9", &small_x, &small_y, &plan)?;
    }
    let model = fitted("142 wines", &x, &y, &plan)?;
    let judged = Case::new("36 wines that were kept back")
        .run(|| capstone::judge(&chances_of(&model, &x_new), &y_new, 0.5))?;
    let found = judged.true_positives;
    println!(
        "Your neuron finds {found} of {} wines of grower A, with {} false alarms.",
        found + judged.false_negatives,
        judged.false_positives
    );
    Ok(())
}

fn check_judge() -> Check {
    let a = array![[0.9, 0.5, 0.7, 0.2, 0.6, 0.1, 0.8]];
    let y = array![[1.0, 1.0, 0.0, 1.0, 1.0, 0.0, 1.0]];
    for threshold in [0.5, 0.65, 0.95] {
        let case = Case::new("seven answers").with("a", &a).with("y", &y).with("threshold", threshold);
        let Judged { true_positives, false_positives, false_negatives, precision, recall } =
            case.run(|| capstone::judge(&a, &y, threshold))?;
        let count = |answers: &dyn Fn(f64) -> bool, label: f64| {
            (0..7).filter(|i| answers(a[[0, *i]]) && y[[0, *i]] == label).count() as f64
        };
        let counts = |above: &dyn Fn(f64) -> bool| {
            vec![count(above, 1.0), count(above, 0.0), count(&|a| !above(a), 1.0)]
        };
        let right = counts(&|a| a > threshold);
        let got = [true_positives, false_positives, false_negatives].map(|count| count as f64);
        case.compare("the counts tp, fp, fn", got, right.clone())
            .mistake(counts(&|a| a >= threshold), "The answer is 1 above the threshold, not at it.")
            .check()?;
        let share = |of: f64| (of > 0.0).then(|| right[0] / of);
        let shares = [share(right[0] + right[1]), share(right[0] + right[2])];
        let why = if [recall, precision] == shares && recall != precision {
            "Precision and recall must change places: precision is a share of the answers 1, recall of the labels 1."
        } else if shares[0].is_none() {
            "Nothing is answered 1 here, and a share of nothing is None."
        } else {
            "Precision is tp / (tp + fp), recall is tp / (tp + fn)."
        };
        case.predicted("precision and recall", [precision, recall], shares, why)?;
    }
    Ok(())
}

struct Plan {
    learning_rate: f64,
    iterations: usize,
    lambda: f64,
}

/// Where the penalty acts: so many times on w, or on w and b, or on w without the division by m.
#[derive(Clone, Copy)]
enum Penalty {
    OnWeights(f64),
    OnBias,
    NotDivided,
}

/// Trains, and compares what is remembered.
fn fitted(about: &str, x: &Array2<f64>, y: &Array2<f64>, plan: &Plan) -> Result<Model, Unsolved> {
    let Plan { learning_rate, iterations, lambda } = *plan;
    let mut case = Case::new(about);
    if x.len() < 20 {
        case = case.with("x", x).with("y", y);
    }
    let case = case
        .with("learning_rate", learning_rate)
        .with("iterations", iterations as f64)
        .with("lambda", lambda);
    let model = case.run(|| capstone::fit(x, y, learning_rate, iterations, lambda))?;
    let right = reference(x, y, plan, Penalty::OnWeights(1.0));
    case.compare("mean", &model.mean, &right.mean).check()?;
    let m = x.ncols() as f64;
    let mut other_divisor = &right.deviation * (m / (m - 1.0)).sqrt();
    other_divisor.zip_mut_with(&deviations(x), |other, deviation| {
        if *deviation == 0.0 {
            *other = 1.0;
        }
    });
    case.compare("deviation", &model.deviation, &right.deviation)
        .mistake(&other_divisor, "The divisor is m, not m - 1.")
        .mistake(deviations(x), "A constant feature has deviation 0, and 0/0 is NaN: let it count as 1.")
        .check()?;
    let with = |penalty| Value::from(&reference(x, y, plan, penalty).w);
    case.compare("w", &model.w, &right.w)
        .mistake(
            with(Penalty::OnWeights(0.0)),
            "These are the weights without the penalty: dw gets (lambda / m) w more.",
        )
        .mistake(with(Penalty::NotDivided), "The penalty is divided by m too: its slope is (lambda / m) w.")
        .mistake(
            with(Penalty::OnWeights(2.0)),
            "The penalty has half of the square: its slope is (lambda / m) w, not twice that.",
        )
        .mistake(with(Penalty::OnBias), "b has no penalty: db is the mean of dZ.")
        .check()?;
    case.compare("b", model.b, right.b).check()?;
    Ok(model)
}

/// X and Y, of the rows that train and of those that are kept back.
fn wines() -> ([Array2<f64>; 2], [Array2<f64>; 2]) {
    let rows = practice::rows("wine.csv");
    let order = SplitMix64::new(9).permutation(rows.len());
    let (train, test) = order.split_at(142);
    let x = |part: &[usize]| Array2::from_shape_fn((13, part.len()), |(k, i)| rows[part[i]].0[k]);
    let y =
        |part: &[usize]| Array2::from_shape_fn((1, part.len()), |(_, i)| f64::from(rows[part[i]].1 == "A"));
    ([x(train), x(test)], [y(train), y(test)])
}

fn means(x: &Array2<f64>) -> Array2<f64> {
    let (n_x, m) = x.dim();
    Array2::from_shape_fn((n_x, 1), |(k, _)| (0..m).map(|i| x[[k, i]]).sum::<f64>() / m as f64)
}

/// 0 where a feature is constant.
fn deviations(x: &Array2<f64>) -> Array2<f64> {
    let (mean, (n_x, m)) = (means(x), x.dim());
    let squares = |k: usize| (0..m).map(|i| (x[[k, i]] - mean[[k, 0]]).powi(2)).sum::<f64>();
    Array2::from_shape_fn((n_x, 1), |(k, _)| (squares(k) / m as f64).sqrt())
}

fn chances_of(model: &Model, x: &Array2<f64>) -> Array2<f64> {
    let z = |i: usize| {
        let feature = |k: usize| (x[[k, i]] - model.mean[[k, 0]]) / model.deviation[[k, 0]];
        (0..x.nrows()).map(|k| model.w[[k, 0]] * feature(k)).sum::<f64>() + model.b
    };
    Array2::from_shape_fn((1, x.ncols()), |(_, i)| 1.0 / (1.0 + (-z(i)).exp()))
}

fn reference(x: &Array2<f64>, y: &Array2<f64>, plan: &Plan, penalty: Penalty) -> Model {
    let (n_x, m) = (x.nrows(), x.ncols());
    let deviation = deviations(x).mapv(|deviation| if deviation == 0.0 { 1.0 } else { deviation });
    let mut model = Model { mean: means(x), deviation, w: Array2::zeros((n_x, 1)), b: 0.0 };
    let lambda = plan.lambda / m as f64;
    let (on_w, on_b) = match penalty {
        Penalty::OnWeights(times) => (times * lambda, 0.0),
        Penalty::OnBias => (lambda, lambda),
        Penalty::NotDivided => (plan.lambda, 0.0),
    };
    for _ in 0..plan.iterations {
        let a = chances_of(&model, x);
        let dz = |i: usize| (a[[0, i]] - y[[0, i]]) / m as f64;
        for k in 0..n_x {
            let feature = |i: usize| (x[[k, i]] - model.mean[[k, 0]]) / model.deviation[[k, 0]];
            let dw = (0..m).map(|i| feature(i) * dz(i)).sum::<f64>() + on_w * model.w[[k, 0]];
            model.w[[k, 0]] -= plan.learning_rate * dw;
        }
        model.b -= plan.learning_rate * ((0..m).map(dz).sum::<f64>() + on_b * model.b);
    }
    model
}
