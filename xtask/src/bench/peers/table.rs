//! The times as tables.

use std::fmt::Write;

use super::results::{Fit, FitRow, Layout, Results, Spread, Step, StepRow};

/// For the terminal.
pub fn text(results: &Results) -> String {
    let steps = results.steps.iter().map(step);
    steps.chain(results.fit.as_ref().map(fit)).collect::<Vec<_>>().concat()
}

/// One step at one size.
fn step(step: &Step) -> String {
    let threads =
        if step.threads == 1 { "1 thread".to_string() } else { format!("{} threads", step.threads) };
    let mut text = format!("\none step, {} x {}, {threads}\n", step.n_x, grouped(step.m));
    let heading = ["", "ms", "half of the rounds", "NumPy takes", ""];
    text += &line(&heading.map(String::from));
    for StepRow { name, layout, ms, numpy_takes, .. } in &step.rows {
        let by_rows = if *layout == Layout::Rows { ", X by rows" } else { "" };
        let ratio = numpy_takes.as_ref();
        let cells = [
            format!("{name}{by_rows}"),
            time(ms.median),
            range(ms, time),
            ratio.map_or(String::new(), |ratio| times(ratio.median) + "x"),
            ratio.map_or(String::new(), |ratio| format!("({})", range(ratio, times))),
        ];
        text += &line(&cells);
    }
    text
}

fn line([name, ms, range, ratio, its_range]: &[String; 5]) -> String {
    let line = format!("  {name:<20}{ms:>8}{range:>20}{ratio:>13}{its_range:>16}");
    line.trim_end().to_string() + "\n"
}

/// The fits, each with what it reached.
fn fit(fit: &Fit) -> String {
    let lowest = fit.rows.iter().map(|row| row.objective).fold(f64::INFINITY, f64::min);
    let mut text = format!(
        "\nthe fit of breast cancer, {} x {}, standardized, l2 = {}, 1 thread\n\
         each ends above the lowest objective, {lowest:.14}, by the last number\n",
        fit.n_x, fit.m, fit.l2
    );
    text += &fit_line(["", "ms", "half of the rounds", "takes", "above", ""].map(String::from));
    for FitRow { name, ms, to_course, above_lowest, is_as_low, .. } in &fit.rows {
        let mark = if *is_as_low { "" } else { "!" };
        text += &fit_line([
            name.clone(),
            time(ms.median),
            range(ms, time),
            times(to_course.median) + "x",
            if *above_lowest == 0.0 { "0".to_string() } else { format!("{above_lowest:.1e}") },
            mark.to_string(),
        ]);
    }
    if fit.rows.iter().any(|row| !row.is_as_low) {
        text += "  ! worse: more than 1e-12 of it above the lowest\n";
    }
    text
}

fn fit_line([name, ms, range, ratio, above, mark]: [String; 6]) -> String {
    let line = format!("  {name:<30}{ms:>8}{range:>19}{ratio:>8}{above:>9} {mark}");
    line.trim_end().to_string() + "\n"
}

/// `0.321 to 0.340`
fn range(spread: &Spread, told: fn(f64) -> String) -> String {
    format!("{} to {}", told(spread.low), told(spread.high))
}

/// Milliseconds, in as many digits as mean something.
fn time(ms: f64) -> String {
    let digits = match ms {
        _ if ms < 10.0 => 3,
        _ if ms < 100.0 => 2,
        _ => 1,
    };
    format!("{ms:.digits$}")
}

/// A ratio.
fn times(ratio: f64) -> String {
    let digits = match ratio {
        _ if ratio < 10.0 => 2,
        _ if ratio < 100.0 => 1,
        _ => 0,
    };
    format!("{ratio:.digits$}")
}

/// `1,000,000`
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let comma = |place: usize| place > 0 && (digits.len() - place).is_multiple_of(3);
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        let _ = write!(text, "{}{digit}", if comma(place) { "," } else { "" });
    }
    text
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{Results, grouped, text, time, times};

    fn spread(median: f64) -> Value {
        json!({"median": median, "low": 0.9 * median, "high": 1.1 * median})
    }

    /// What the package says, with the widest numbers that can be expected.
    fn results(is_as_low: bool) -> Results {
        let row = |name: &str, layout: &str, ratio: Value| {
            json!({"name": name, "layout": layout, "calls": 5, "ms": spread(222.0), "difference": 0.0,
                "numpy_takes": ratio})
        };
        let rows = [
            row("course, without J", "columns", spread(25.0)),
            row("course", "rows", spread(1.5)),
            row("NumPy", "rows", Value::Null),
        ];
        let fit = json!({"name": "scikit-learn, newton-cholesky", "calls": 1, "ms": spread(222.0), "objective": 0.5,
            "above_lowest": 4.3e-16, "is_as_low": is_as_low, "to_course": spread(600.0)});
        let versions = json!({"python": "3.11", "numpy": "2.4", "scikit_learn": "1.9", "blas": ""});
        let step = json!({"n_x": 784, "m": 60_000, "threads": 2, "rows": rows});
        let fit = json!({"n_x": 30, "m": 455, "l2": 1.0, "rows": [fit]});
        serde_json::from_value(json!({"versions": versions, "steps": [step], "fit": fit})).unwrap()
    }

    #[test]
    fn a_row_has_its_time_and_what_numpy_takes() {
        let text = text(&results(true));
        assert!(text.contains("\none step, 784 x 60,000, 2 threads\n"), "{text}");
        let row = "  course, X by rows      222.0      199.8 to 244.2        1.50x  (1.35 to 1.65)\n";
        assert!(text.contains(row), "{text}");
        assert!(text.contains("  NumPy, X by rows       222.0      199.8 to 244.2\n"), "{text}");
        assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
    }

    #[test]
    fn a_worse_objective_is_marked() {
        let row = "  scikit-learn, newton-cholesky    222.0     199.8 to 244.2    600x  4.3e-16";
        assert!(text(&results(true)).ends_with(&format!("{row}\n")), "{}", text(&results(true)));
        let worse = text(&results(false));
        assert!(worse.contains(&format!("{row} !\n  ! worse")), "{worse}");
        assert!(worse.lines().all(|line| line.chars().count() <= 80), "{worse}");
    }

    #[test]
    fn versions_are_told_in_a_line() {
        assert_eq!(results(true).versions(), "NumPy 2.4, scikit-learn 1.9, Python 3.11");
        assert_eq!(Results::default().versions(), "");
    }

    #[test]
    fn numbers_have_the_digits_that_mean_something() {
        assert_eq!([0.3214, 32.14, 321.4].map(time), ["0.321", "32.14", "321.4"]);
        assert_eq!([1.234, 12.34, 123.4].map(times), ["1.23", "12.3", "123"]);
        assert_eq!([209, 1000, 1_000_000].map(grouped), ["209", "1,000", "1,000,000"]);
    }
}
