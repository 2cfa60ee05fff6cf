//! The times as tables.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde_json::{Value, json};

use crate::bench::rows::Row;

/// The ways that the others of their case are compared with.
const NAIVE: [&str; 4] = ["naive loop", "loop", "along columns", "one product"];

/// The ways at one size, from both builds.
type Case<'a> = Vec<&'a Row>;

/// A lesson, what is computed, the size as a number, the size.
type Key<'a> = (&'a str, &'a str, usize, &'a str);

/// The rows by lesson, group and size. The naive loop comes first; each other way is compared with that of its own
/// build.
fn cases(rows: &[Row]) -> BTreeMap<Key<'_>, Case<'_>> {
    let mut cases: BTreeMap<Key, Case> = BTreeMap::new();
    for row in rows {
        let key = (row.lesson.as_str(), row.group.as_str(), entries(&row.size), row.size.as_str());
        cases.entry(key).or_default().push(row);
    }
    for case in cases.values_mut() {
        case.sort_by_key(|row| (!is_naive(row), row.build));
    }
    cases
}

/// How many numbers a size such as `50000` or `12288 x 209` means, so that sizes are ordered as numbers.
fn entries(size: &str) -> usize {
    size.split(" x ").filter_map(|number| number.parse::<usize>().ok()).product()
}

fn is_naive(row: &Row) -> bool {
    NAIVE.contains(&row.way.as_str())
}

/// How many times as fast as the naive loop of the same build.
fn ratio(row: &Row, case: &Case) -> Option<f64> {
    let naive = case.iter().find(|other| is_naive(other) && other.build == row.build)?;
    Some(naive.median_ns / row.median_ns)
}

/// For the terminal.
pub fn text(rows: &[Row]) -> String {
    let mut text = "median, its 95% interval, and the speed against the naive loop\n".to_string();
    for ((lesson, group, _, size), case) in cases(rows) {
        let _ = writeln!(text, "\n{lesson}: {group}, {size}");
        for row in &case {
            let speed = ratio(row, &case).map_or(String::new(), |ratio| format!("{ratio:.2}x"));
            let name = format!("{} ({})", row.way, row.build.name());
            let (median, spread) = (time(row.median_ns), spread(row));
            let _ = writeln!(text, "  {name:<33}{median:>10}   {spread:>24}{speed:>8}");
        }
    }
    text
}

/// For a record.
pub fn markdown(rows: &[Row], machine: &str) -> String {
    let mut text = format!(
        "# Timings\n\n{machine}\n\n| lesson | what | size | way | build | median | 95% interval | against the naive loop \
         |\n|---|---|---|---|---|---|---|---|\n"
    );
    for ((lesson, group, _, size), case) in cases(rows) {
        for row in &case {
            let speed = ratio(row, &case).map_or("-".to_string(), |ratio| format!("{ratio:.2}x"));
            let (way, build, median, spread) = (&row.way, row.build.name(), time(row.median_ns), spread(row));
            let _ = writeln!(
                text,
                "| {lesson} | {group} | {size} | {way} | {build} | {median} | {spread} | {speed} |"
            );
        }
    }
    text
}

/// For programs.
pub fn json(rows: &[Row], machine: &str) -> Value {
    let mut list = Vec::new();
    for case in cases(rows).values() {
        for row in case {
            list.push(json!({
                "lesson": row.lesson, "group": row.group, "size": row.size, "way": row.way,
                "build": row.build.name(), "median_ns": row.median_ns, "low_ns": row.low_ns,
                "high_ns": row.high_ns, "ratio_to_naive": ratio(row, case),
            }));
        }
    }
    json!({"machine": machine, "rows": list})
}

fn spread(row: &Row) -> String {
    format!("{} to {}", time(row.low_ns), time(row.high_ns))
}

/// A time in the unit that suits it.
fn time(ns: f64) -> String {
    match ns {
        _ if ns < 1e3 => format!("{ns:.1} ns"),
        _ if ns < 1e6 => format!("{:.2} us", ns / 1e3),
        _ => format!("{:.2} ms", ns / 1e6),
    }
}

#[cfg(test)]
mod tests {
    use super::{Row, cases, json, markdown, ratio, text};
    use crate::programs::Build;

    fn row(way: &str, size: &str, build: Build, median_ns: f64) -> Row {
        let (way, size) = (way.to_string(), size.to_string());
        let (lesson, group) = ("lesson08".to_string(), "pass".to_string());
        Row { lesson, group, way, size, build, median_ns, low_ns: median_ns, high_ns: 2e6 }
    }

    fn rows() -> [Row; 4] {
        [
            row("ndarray", "9 x 9", Build::Plain, 5.0),
            row("naive loop", "9 x 9", Build::Plain, 10.0),
            row("naive loop", "9 x 9", Build::Blas, 12.0),
            row("BLAS", "9 x 9", Build::Blas, 3.0),
        ]
    }

    #[test]
    fn a_way_is_compared_with_the_loop_of_its_own_build() {
        let rows = rows();
        let cases = cases(&rows);
        let case = cases.values().next().unwrap();
        assert_eq!((case[0].way.as_str(), case[0].build), ("naive loop", Build::Plain));
        let speed = |way: &str| ratio(case.iter().find(|row| row.way == way).unwrap(), case);
        assert_eq!((speed("ndarray"), speed("BLAS")), (Some(2.0), Some(4.0)));
    }

    #[test]
    fn each_table_has_median_spread_and_ratio() {
        let text = text(&rows());
        assert!(text.contains("4.00x"), "{text}");
        assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
        let line = "| lesson08 | pass | 9 x 9 | BLAS | blas | 3.0 ns | 3.0 ns to 2.00 ms | 4.00x |";
        assert!(markdown(&rows(), "here").contains(line));
        assert_eq!(json(&rows(), "here")["rows"][3]["ratio_to_naive"], 4.0);
    }

    #[test]
    fn sizes_stand_in_their_order() {
        let rows = [row("loop", "1000", Build::Plain, 1.0), row("loop", "50", Build::Plain, 1.0)];
        let sizes: Vec<&str> = cases(&rows).keys().map(|key| key.3).collect();
        assert_eq!(sizes, ["50", "1000"]);
    }
}
