//! What was checked, what failed, and how to see it again.

use std::time::Instant;

use serde::Serialize;
use xshell::Shell;

use crate::error::{Context, Result};
use crate::out::{self, say, tell};
use crate::shell;

/// What one step found.
#[derive(Debug, Default, Serialize)]
pub struct Outcome {
    pub passed: usize,
    pub failures: Vec<Failure>,
    /// What is worth saying, but does not fail the step.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<String>,
}

/// One thing that is wrong.
#[derive(Debug, Serialize)]
pub struct Failure {
    /// The place and what is wrong with it.
    pub what: String,
    /// The command that shows it again, or mends it.
    pub command: String,
}

impl Outcome {
    /// A step that either holds or not.
    pub fn of(result: Result<()>, command: &str) -> Outcome {
        let mut outcome = Outcome::default();
        outcome.add(result, command);
        outcome
    }

    /// A step that fails.
    pub fn failure(what: impl Into<String>, command: &str) -> Outcome {
        let mut outcome = Outcome::default();
        outcome.fail(what, command);
        outcome
    }

    /// Counts one more thing that holds or not.
    pub fn add(&mut self, result: Result<()>, command: &str) {
        match result {
            Ok(()) => self.passed += 1,
            Err(problem) => self.fail(problem.to_string(), command),
        }
    }

    pub fn fail(&mut self, what: impl Into<String>, command: &str) {
        self.failures.push(Failure { what: what.into(), command: command.to_string() });
    }

    pub fn extend(&mut self, other: Outcome) {
        self.passed += other.passed;
        self.failures.extend(other.failures);
        self.warnings.extend(other.warnings);
    }
}

/// A step that was done.
#[derive(Serialize)]
struct Step {
    subject: String,
    check: &'static str,
    #[serde(flatten)]
    outcome: Outcome,
    seconds: f64,
}

/// All steps of a run.
#[derive(Serialize)]
pub struct Report {
    #[serde(skip)]
    expected: usize,
    steps: Vec<Step>,
}

impl Report {
    /// A report of so many steps.
    pub fn new(expected: usize) -> Report {
        out::a_run_cut_off_has_failed();
        Report { expected, steps: Vec::new() }
    }

    /// Runs one step and prints what came of it.
    pub fn step(&mut self, subject: &str, check: &'static str, run: impl FnOnce() -> Outcome) {
        tell!("[{:>2}/{}] {subject:<9} {check:<9} ", self.steps.len() + 1, self.expected);
        let start = Instant::now();
        let outcome = run();
        let seconds = start.elapsed().as_secs_f64();
        say!("{}   {seconds:.1} s", verdict(&outcome));
        self.steps.push(Step { subject: subject.to_string(), check, outcome, seconds });
    }

    /// Prints the table and every failure, and says whether all is well.
    pub fn finish(self) -> bool {
        tell!("{}", self.summary());
        self.steps.iter().all(|step| step.outcome.failures.is_empty())
    }

    fn summary(&self) -> String {
        let failed: usize = self.steps.iter().map(|step| step.outcome.failures.len()).sum();
        let passed: usize = self.steps.iter().map(|step| step.outcome.passed).sum();
        format!("{}{}\n{passed} passed, {failed} failed\n", self.table(), self.findings())
    }

    /// A row for each subject, a column for each check, both in the order in which they came.
    fn table(&self) -> String {
        let subjects = in_order(self.steps.iter().map(|step| step.subject.as_str()));
        let mut rows: Vec<String> =
            ["passed"].iter().chain(&subjects).map(|subject| format!("{subject:<9}")).collect();
        for check in in_order(self.steps.iter().map(|step| step.check)) {
            let mut column = vec![check.to_string()];
            column.extend(subjects.iter().map(|subject| self.cell(subject, check)));
            let width = 1 + column.iter().map(String::len).max().unwrap_or(0);
            for (row, cell) in rows.iter_mut().zip(column) {
                *row += &format!("{cell:>width$}");
            }
        }
        format!("\n{}\n", rows.join("\n"))
    }

    fn cell(&self, subject: &str, check: &str) -> String {
        let is_here = |step: &&Step| step.subject == subject && step.check == check;
        let outcomes: Vec<&Outcome> = self.steps.iter().filter(is_here).map(|step| &step.outcome).collect();
        let failed: usize = outcomes.iter().map(|outcome| outcome.failures.len()).sum();
        match (outcomes.len(), failed) {
            (0, _) => "-".to_string(),
            (_, 0) => outcomes.iter().map(|outcome| outcome.passed).sum::<usize>().to_string(),
            (_, failed) => format!("{failed} FAILED"),
        }
    }

    /// Every warning, then every failure with its command.
    fn findings(&self) -> String {
        let of = |step: &Step| {
            let warnings = step.outcome.warnings.iter().map(|warning| format!("\nwarning {warning}\n"));
            warnings.collect::<String>()
        };
        let failures = |step: &Step| {
            let place = format!("{}, {}", step.subject, step.check);
            let told = step.outcome.failures.iter().map(|Failure { what, command }| {
                format!("\nFAILED  {place}: {what}\n        again: {command}\n")
            });
            told.collect::<String>()
        };
        self.steps.iter().map(of).chain(self.steps.iter().map(failures)).collect()
    }

    /// Writes the report for programs.
    pub fn write(&self, sh: &Shell, file: &std::path::Path) -> Result<()> {
        let json = serde_json::to_string_pretty(self).context(|| "cannot write the report".to_string())?;
        shell::write_file(sh, file, json + "\n")
    }
}

fn verdict(outcome: &Outcome) -> String {
    let failed = match outcome.failures.len() {
        0 => String::new(),
        failed => format!(", {failed} FAILED"),
    };
    format!("{} passed{failed}", outcome.passed)
}

/// Each name once, where it first came.
fn in_order<'a>(names: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut seen = Vec::new();
    for name in names {
        if !seen.contains(&name) {
            seen.push(name);
        }
    }
    seen
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{Outcome, Report, Step};
    use crate::error::Error;

    fn step(subject: &str, check: &'static str, outcome: Outcome) -> Step {
        Step { subject: subject.to_string(), check, outcome, seconds: 1.5 }
    }

    fn passed(passed: usize) -> Outcome {
        Outcome { passed, ..Outcome::default() }
    }

    #[test]
    fn the_table_has_a_row_a_subject_and_the_last_line_counts() {
        let mut failing = passed(2);
        failing.add(Err(Error::new("w is wrong")), "cargo xtask parity lesson02");
        failing.warnings.push("long".to_string());
        let steps = vec![
            step("lesson02", "tests", passed(3)),
            step("lesson01", "tests", passed(4)),
            step("lesson02", "parity", failing),
            step("lesson02", "tests", passed(5)),
        ];
        let report = Report { expected: 4, steps };
        let expected = "
passed    tests   parity
lesson02      8 1 FAILED
lesson01      4        -

warning long

FAILED  lesson02, parity: w is wrong
        again: cargo xtask parity lesson02

14 passed, 1 failed
";
        assert_eq!(report.summary(), expected);
    }

    #[test]
    fn programs_read_the_same_report() {
        let report = Report {
            expected: 1,
            steps: vec![step("shared", "tests", Outcome::failure("no", "cargo test"))],
        };
        let failure = json!({"what": "no", "command": "cargo test"});
        let expected = json!({"steps": [
            {"subject": "shared", "check": "tests", "passed": 0, "failures": [failure], "seconds": 1.5}
        ]});
        assert_eq!(serde_json::to_value::<&Report>(&report).unwrap(), expected);
        assert_eq!(serde_json::to_value(Report::new(0)).unwrap()["steps"], Value::Array(Vec::new()));
    }
}
