//! The timing comparisons: criterion's benches of the lessons, without and with BLAS, as one table.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::machine;
use crate::setup;
use crate::shell::{self, Result};
use crate::workspace::{Lesson, Workspace};

/// How long criterion measures each function.
pub enum Length {
    Full,
    Quick,
}

/// One function at one size, in one build.
struct Row {
    lesson: String,
    /// What is computed: `pass`.
    group: String,
    /// In which way: `naive loop`.
    way: String,
    size: String,
    build: &'static str,
    median_ns: f64,
    low_ns: f64,
    high_ns: f64,
}

/// Runs the benches and prints the table. Also writes target/timings.md and target/timings.json.
pub fn run(workspace: &Workspace, length: Length, blas: bool) -> Result<()> {
    let mut rows = Vec::new();
    let mut reports = Vec::new();
    for lesson in
        workspace.lessons.iter().filter(|lesson| workspace.root.join(&lesson.folder).join("benches").is_dir())
    {
        for build in if blas && lesson.has_blas() { &["plain", "blas"][..] } else { &["plain"] } {
            println!("  timing {} ({build} build)", lesson.package);
            let report = time(workspace, lesson, build, &length)?;
            let expected = if *build == "blas" { "BLAS: OpenBLAS" } else { "BLAS: not built in" };
            if !report.starts_with(expected) {
                return Err(format!("{} ({build} build) reports '{report}'", lesson.package));
            }
            if !reports.contains(&report) {
                reports.push(report);
            }
            rows.extend(results(workspace, lesson, build)?);
        }
    }
    let machine = format!("{}; {}", machine::describe(), reports.join("; "));
    print!("\n{}", text(&rows, &machine));
    let (markdown, json) = (workspace.target.join("timings.md"), workspace.target.join("timings.json"));
    shell::write(&markdown, &as_markdown(&rows, &machine))?;
    shell::write(&json, &format!("{:#}\n", as_json(&rows, &machine)))?;
    println!("\nwritten: {} and {}", markdown.display(), json.display());
    Ok(())
}

/// Runs a lesson's benches in the profile of `cargo run`, and returns what they say of BLAS.
fn time(workspace: &Workspace, lesson: &Lesson, build: &'static str, length: &Length) -> Result<String> {
    // What an earlier run measured must not pass for this one.
    let _ = std::fs::remove_dir_all(folder(workspace));
    let mut arguments = vec!["bench", "-p", &lesson.package, "--bench", "timings", "--profile", "dev"];
    if build == "blas" {
        arguments.extend(["--features", "blas"]);
    }
    let [warm_up, measure, samples] = match length {
        Length::Full => ["0.5", "2", "30"],
        Length::Quick => ["0.1", "0.2", "10"],
    };
    arguments.extend([
        "--",
        "--warm-up-time",
        warm_up,
        "--measurement-time",
        measure,
        "--sample-size",
        samples,
    ]);
    let said = shell::stdout(&mut shell::cargo(&workspace.root, &arguments))?;
    let report = said.lines().find(|line| line.starts_with("BLAS: "));
    report.map(str::to_string).ok_or_else(|| format!("{} does not say whether it uses BLAS", lesson.package))
}

fn folder(workspace: &Workspace) -> PathBuf {
    workspace.target.join("criterion")
}

/// Reads criterion's own files: folder/.../new/benchmark.json and estimates.json.
fn results(workspace: &Workspace, lesson: &Lesson, build: &'static str) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    for place in measured(&folder(workspace))? {
        let read = |name: &str| -> Result<Value> {
            serde_json::from_str(&shell::read(&place.join(name))?).map_err(|error| format!("{name}: {error}"))
        };
        let (what, times) = (read("benchmark.json")?, read("estimates.json")?);
        let word = |key: &str| what[key].as_str().unwrap_or_default().to_string();
        let median = &times["median"];
        let number = |value: &Value| value.as_f64().ok_or("criterion's file lacks a median");
        rows.push(Row {
            lesson: lesson.package.clone(),
            group: word("group_id"),
            way: word("function_id"),
            size: word("value_str"),
            build,
            median_ns: number(&median["point_estimate"])?,
            low_ns: number(&median["confidence_interval"]["lower_bound"])?,
            high_ns: number(&median["confidence_interval"]["upper_bound"])?,
        });
    }
    if rows.is_empty() { Err(format!("{} measured nothing", lesson.package)) } else { Ok(rows) }
}

/// Every folder `new` below this one, in the order of their ids.
fn measured(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut folders: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    folders.retain(|path| path.is_dir());
    folders.sort();
    let mut found = Vec::new();
    for folder in folders {
        if folder.ends_with("new") {
            found.push(folder);
        } else {
            found.extend(measured(&folder)?);
        }
    }
    Ok(found)
}

/// The ways at one size, from both builds.
type Case<'a> = Vec<&'a Row>;

/// The rows by lesson, group and size. The naive loop comes first; each other way is compared with that of its own
/// build.
fn cases(rows: &[Row]) -> BTreeMap<(&str, &str, usize, &str), Case<'_>> {
    let mut cases: BTreeMap<_, Case> = BTreeMap::new();
    for row in rows {
        // 50000 after 1000, 12288 x 209 by its product.
        let numbers = row.size.split(" x ").filter_map(|number| number.parse::<usize>().ok());
        let key = (row.lesson.as_str(), row.group.as_str(), numbers.product(), row.size.as_str());
        cases.entry(key).or_default().push(row);
    }
    for case in cases.values_mut() {
        case.sort_by_key(|row| (!is_naive(row), row.build != "plain"));
    }
    cases
}

fn is_naive(row: &Row) -> bool {
    row.way == "naive loop" || row.way == "loop" || row.way == "along columns"
}

/// How many times as fast as the naive loop of the same build.
fn ratio(row: &Row, case: &Case) -> Option<f64> {
    let naive = case.iter().find(|other| is_naive(other) && other.build == row.build)?;
    Some(naive.median_ns / row.median_ns)
}

fn text(rows: &[Row], machine: &str) -> String {
    let mut text =
        format!("timings on: {machine}\nmedian, its 95% interval, and the speed against the naive loop\n");
    for ((lesson, group, _, size), case) in cases(rows) {
        let _ = writeln!(text, "\n{lesson}: {group}, {size}");
        for row in &case {
            let spread = format!("{} to {}", time_of(row.low_ns), time_of(row.high_ns));
            let speed = ratio(row, &case).map_or(String::new(), |ratio| format!("{ratio:.2}x"));
            let name = format!("{} ({} build)", row.way, row.build);
            let _ = writeln!(text, "  {name:<36}{:>10}   {spread:>22}{speed:>9}", time_of(row.median_ns));
        }
    }
    text
}

fn as_markdown(rows: &[Row], machine: &str) -> String {
    let mut text = format!(
        "# Timings\n\n{machine}\n\n| lesson | what | size | way | build | median | 95% interval | against the naive loop \
         |\n|---|---|---|---|---|---|---|---|\n"
    );
    for ((lesson, group, _, size), case) in cases(rows) {
        for row in &case {
            let speed = ratio(row, &case).map_or("-".to_string(), |ratio| format!("{ratio:.2}x"));
            let (way, build, median) = (&row.way, row.build, time_of(row.median_ns));
            let spread = format!("{} to {}", time_of(row.low_ns), time_of(row.high_ns));
            let _ = writeln!(
                text,
                "| {lesson} | {group} | {size} | {way} | {build} | {median} | {spread} | {speed} |"
            );
        }
    }
    text
}

fn as_json(rows: &[Row], machine: &str) -> Value {
    let mut list = Vec::new();
    for case in cases(rows).values() {
        for row in case {
            list.push(json!({
                "lesson": row.lesson, "group": row.group, "size": row.size, "way": row.way, "build": row.build,
                "median_ns": row.median_ns, "low_ns": row.low_ns, "high_ns": row.high_ns,
                "ratio_to_naive": ratio(row, case),
            }));
        }
    }
    json!({"machine": machine, "rows": list})
}

/// A time in the unit that suits it.
fn time_of(ns: f64) -> String {
    match ns {
        _ if ns < 1e3 => format!("{ns:.1} ns"),
        _ if ns < 1e6 => format!("{:.2} us", ns / 1e3),
        _ => format!("{:.2} ms", ns / 1e6),
    }
}

/// `cargo xtask bench`.
pub fn command(workspace: &Workspace, length: Length) -> Result<bool> {
    let blas = workspace.root.join(setup::FILE).exists();
    if !blas {
        println!("without BLAS; `cargo xtask setup` adds it");
    }
    run(workspace, length, blas)?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::{Row, cases, ratio, text};

    fn row(way: &str, size: &str, build: &'static str, median_ns: f64) -> Row {
        let (way, size) = (way.to_string(), size.to_string());
        let (lesson, group) = ("lesson08".to_string(), "pass".to_string());
        Row { lesson, group, way, size, build, median_ns, low_ns: median_ns, high_ns: median_ns }
    }

    #[test]
    fn a_way_is_compared_with_the_loop_of_its_own_build() {
        let rows = [
            row("ndarray", "9 x 9", "plain", 5.0),
            row("naive loop", "9 x 9", "plain", 10.0),
            row("naive loop", "9 x 9", "blas", 12.0),
            row("BLAS", "9 x 9", "blas", 3.0),
        ];
        let cases = cases(&rows);
        let case = cases.values().next().unwrap();
        assert_eq!(case[0].way, "naive loop");
        let speed = |way: &str| ratio(case.iter().find(|row| row.way == way).unwrap(), case);
        assert_eq!((speed("ndarray"), speed("BLAS")), (Some(2.0), Some(4.0)));
        assert!(text(&rows, "here").contains("4.00x"));
    }

    #[test]
    fn sizes_stand_in_their_order() {
        let rows = [row("loop", "1000", "plain", 1.0), row("loop", "50", "plain", 1.0)];
        let sizes: Vec<&str> = cases(&rows).keys().map(|key| key.3).collect();
        assert_eq!(sizes, ["50", "1000"]);
    }
}
