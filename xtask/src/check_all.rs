//! The one command that proves everything.

use std::time::Instant;

use crate::report::{Failure, Outcome, Report};
use crate::shell::{self, Result};
use crate::workspace::Workspace;
use crate::{parity, python, readme, structure};

pub fn run(workspace: &Workspace) -> Result<bool> {
    let start = Instant::now();
    let lessons = &workspace.lessons;
    let mut report = Report::new(3 * lessons.len() + 8);
    report.step("workspace", "structure", || structure::check(workspace));
    for lesson in lessons {
        report.step(&lesson.package, "tests", || tests(workspace, &["-p", &lesson.package]));
    }
    report.step("shared", "tests", || tests(workspace, &["-p", "shared", "--all-features"]));
    report.step("xtask", "tests", || tests(workspace, &["-p", "xtask", "--bin", "xtask"]));
    let mut python = Err(String::new());
    report.step("workspace", "NumPy", || {
        python = python::ready(workspace);
        Outcome::of(python.clone().map(|_| ()), "cargo xtask parity")
    });
    for lesson in lessons {
        report.step(&lesson.package, "parity", || match &python {
            Ok(python) => parity::check(workspace, lesson, python),
            Err(_) => Outcome::of(
                Err("cannot run without NumPy".into()),
                &format!("cargo xtask parity {}", lesson.package),
            ),
        });
    }
    readme::check_all(workspace, &mut report);
    report.step("workspace", "format", || lint(workspace, &["fmt", "--all", "--check"], "cargo fmt --all"));
    let clippy = ["clippy", "--workspace", "--all-targets", "--all-features"];
    report.step("workspace", "clippy", || lint(workspace, &clippy, &clippy.join(" ")));
    let doc = ["doc", "--workspace", "--no-deps"];
    report.step("workspace", "rustdoc", || lint(workspace, &doc, &doc.join(" ")));
    println!("\n{} s", start.elapsed().as_secs());
    report.finish(workspace)
}

/// Runs a package's tests, all of them even if one fails.
fn tests(workspace: &Workspace, package: &[&str]) -> Outcome {
    let mut arguments = vec!["test", "--no-fail-fast"];
    arguments.extend(package);
    let again = format!("cargo {}", arguments.join(" "));
    let output = match shell::output(&mut shell::cargo(&workspace.root, &arguments)) {
        Ok(output) => output,
        Err(problem) => return Outcome::of(Err(problem), &again),
    };
    let said = String::from_utf8_lossy(&output.stdout);
    let mut outcome = Outcome { passed: said.lines().filter_map(passed).sum(), failures: Vec::new() };
    for line in said.lines().filter(|line| line.starts_with("test ") && line.ends_with("... FAILED")) {
        let name = line.trim_start_matches("test ").trim_end_matches(" ... FAILED");
        let what = format!("{name} failed{}", reason(&said, name));
        outcome.failures.push(Failure { what, command: again.clone() });
    }
    if !output.status.success() && outcome.failures.is_empty() {
        let said = String::from_utf8_lossy(&output.stderr);
        let last: Vec<&str> = said.lines().filter(|line| line.contains("error")).take(5).collect();
        outcome
            .failures
            .push(Failure { what: format!("the tests did not run\n{}", last.join("\n")), command: again });
    } else if outcome.passed == 0 && outcome.failures.is_empty() {
        outcome.failures.push(Failure { what: "no test ran".to_string(), command: again });
    }
    outcome
}

/// `test result: ok. 12 passed; 0 failed; ...` has 12.
fn passed(line: &str) -> Option<usize> {
    let counts = line.strip_prefix("test result: ")?;
    counts
        .split([' ', ';'])
        .zip(counts.split([' ', ';']).skip(1))
        .find(|(_, word)| *word == "passed")?
        .0
        .parse()
        .ok()
}

/// The first lines that a failed test printed.
fn reason(output: &str, name: &str) -> String {
    let heading = format!("---- {name} stdout ----");
    let lines =
        output.lines().skip_while(|line| **line != heading).skip(1).filter(|line| !line.trim().is_empty());
    lines
        .take(4)
        .take_while(|line| !line.starts_with("---- "))
        .map(|line| format!("\n          {line}"))
        .collect()
}

/// Runs a lint. Its warnings are failures where CI is set, as on the servers that check each change.
fn lint(workspace: &Workspace, arguments: &[&str], again: &str) -> Outcome {
    let mut command = shell::cargo(&workspace.root, arguments);
    if std::env::var_os("CI").is_some() {
        command.env("RUSTDOCFLAGS", "-D warnings");
        if arguments[0] == "clippy" {
            command.args(["--", "-D", "warnings"]);
        }
    }
    let command = shell::stdout(&mut command).map(|_| ());
    let short = command.map_err(|problem| problem.lines().take(12).collect::<Vec<_>>().join("\n          "));
    Outcome::of(short, &if again.starts_with("cargo") { again.to_string() } else { format!("cargo {again}") })
}

#[cfg(test)]
mod tests {
    use super::{passed, reason};

    #[test]
    fn counts_are_read_from_the_summary() {
        assert_eq!(passed("test result: ok. 12 passed; 0 failed; 1 ignored"), Some(12));
        assert_eq!(passed("test result: FAILED. 3 passed; 1 failed"), Some(3));
        assert_eq!(passed("running 12 tests"), None);
    }

    #[test]
    fn a_failure_shows_its_own_lines() {
        let output = "---- a stdout ----\n\none\n---- b stdout ----\ntwo\n";
        assert_eq!(reason(output, "a"), "\n          one");
    }
}
