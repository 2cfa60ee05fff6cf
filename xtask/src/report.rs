//! What was checked, what failed, and how to see it again.

use std::collections::BTreeMap;
use std::io::Write;
use std::time::Instant;

use serde_json::json;

use crate::shell::{self, Result};
use crate::workspace::Workspace;

/// What one step found.
pub struct Outcome {
    pub passed: usize,
    pub failures: Vec<Failure>,
}

/// One thing that is wrong.
pub struct Failure {
    /// The place and what is wrong with it.
    pub what: String,
    /// The command that shows it again, or mends it.
    pub command: String,
}

impl Outcome {
    /// A step that either holds or not.
    pub fn of(result: Result<()>, command: &str) -> Outcome {
        match result {
            Ok(()) => Outcome { passed: 1, failures: Vec::new() },
            Err(what) => {
                Outcome { passed: 0, failures: vec![Failure { what, command: command.to_string() }] }
            }
        }
    }

    /// Counts one more thing that holds or not.
    pub fn add(&mut self, result: Result<()>, command: &str) {
        let one = Outcome::of(result, command);
        self.passed += one.passed;
        self.failures.extend(one.failures);
    }

    pub fn empty() -> Outcome {
        Outcome { passed: 0, failures: Vec::new() }
    }
}

/// All steps of a run.
pub struct Report {
    steps: usize,
    done: Vec<(String, &'static str, Outcome, f64)>,
}

impl Report {
    /// A report of so many steps.
    pub fn new(steps: usize) -> Report {
        Report { steps, done: Vec::new() }
    }

    /// Runs one step and prints what came of it.
    pub fn step(&mut self, subject: &str, check: &'static str, run: impl FnOnce() -> Outcome) {
        print!("[{:>2}/{}] {subject:<9} {check:<9} ", self.done.len() + 1, self.steps);
        // What is under way is to be seen before it is done. That it cannot be shown is no failure of the
        // step.
        let _ = std::io::stdout().flush();
        let start = Instant::now();
        let outcome = run();
        let seconds = start.elapsed().as_secs_f64();
        let failed = match outcome.failures.len() {
            0 => String::new(),
            failed => format!(", {failed} FAILED"),
        };
        println!("{} passed{failed}   {seconds:.1} s", outcome.passed);
        self.done.push((subject.to_string(), check, outcome, seconds));
    }

    /// Prints the table and every failure, and says whether all is well.
    pub fn finish(self) -> Result<bool> {
        let passed: usize = self.done.iter().map(|(_, _, outcome, _)| outcome.passed).sum();
        let failed: usize = self.done.iter().map(|(_, _, outcome, _)| outcome.failures.len()).sum();
        self.print_table();
        for (subject, check, outcome, _) in &self.done {
            for failure in &outcome.failures {
                println!("\nFAILED  {subject}, {check}: {}", failure.what);
                println!("        again: {}", failure.command);
            }
        }
        println!("\n{passed} passed, {failed} failed");
        Ok(failed == 0)
    }

    fn print_table(&self) {
        let mut checks: Vec<&str> = Vec::new();
        let mut rows: BTreeMap<&str, BTreeMap<&str, String>> = BTreeMap::new();
        for (subject, check, outcome, _) in &self.done {
            if !checks.contains(check) {
                checks.push(check);
            }
            let cell = match outcome.failures.len() {
                0 => outcome.passed.to_string(),
                failed => format!("{failed} FAILED"),
            };
            rows.entry(subject).or_default().insert(check, cell);
        }
        let cells = |cell: &dyn Fn(&str) -> String| {
            checks.iter().map(|check| format!("{:>10}", cell(check))).collect::<String>()
        };
        println!("\n{:<9}{}", "passed", cells(&|check| check.to_string()));
        for (subject, row) in &rows {
            println!("{subject:<9}{}", cells(&|check| row.get(check).map_or("-".to_string(), String::clone)));
        }
    }

    /// Writes the report for programs: target/check-all.json.
    pub fn write(&self, workspace: &Workspace) -> Result<()> {
        let failure = |failure: &Failure| json!({"what": failure.what, "command": failure.command});
        let step = |(subject, check, outcome, seconds): &(String, &str, Outcome, f64)| {
            let failures: Vec<_> = outcome.failures.iter().map(failure).collect();
            json!({"subject": subject, "check": check, "passed": outcome.passed, "failures": failures, "seconds": seconds})
        };
        let steps: Vec<_> = self.done.iter().map(step).collect();
        shell::write(&workspace.target.join("check-all.json"), &format!("{:#}\n", json!({"steps": steps})))
    }
}
