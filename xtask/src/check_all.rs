//! The one command that proves everything.

use std::time::Instant;

use crate::bench::{self, Length};
use crate::report::{Failure, Outcome, Report};
use crate::shell::{self, Result};
use crate::workspace::{Lesson, Workspace};
use crate::{parity, python, readme, setup, structure};

/// Checks everything; `blas` is false to go without BLAS, `quick` shortens the timings and nothing else.
pub fn run(workspace: &Workspace, blas: bool, quick: bool) -> Result<bool> {
    let start = Instant::now();
    let lessons = &workspace.lessons;
    // The features of each lesson that has some; without BLAS, the others.
    let features = |lesson: &Lesson| {
        let chosen = lesson.features.iter().filter(|feature| blas || *feature != "blas");
        chosen.cloned().collect::<Vec<String>>().join(",")
    };
    let featured = lessons.iter().filter(|lesson| !features(lesson).is_empty());
    let mut report = Report::new(3 * lessons.len() + 10 + featured.clone().count() + usize::from(blas));
    report.step("workspace", "structure", || structure::check(workspace));
    // Without BLAS everything else still runs; that it could not be had is a failure of its own.
    let mut has_blas = false;
    if blas {
        report.step("OpenBLAS", "setup", || {
            let ready = setup::ready(workspace, false);
            has_blas = ready.is_ok();
            Outcome::of(ready.map(|how| print!("{how}  ")), "cargo xtask setup")
        });
    }
    for lesson in lessons {
        report.step(&lesson.package, "tests", || tests(workspace, &["-p", &lesson.package]));
    }
    for lesson in featured {
        report.step(&lesson.package, "features", || {
            if blas && !has_blas {
                return Outcome::of(Err("cannot run without OpenBLAS".into()), "cargo xtask setup");
            }
            tests(workspace, &["-p", &lesson.package, "--features", &features(lesson)])
        });
    }
    let of_shared = if has_blas { "blas,hdf5,npz,picture" } else { "hdf5,npz,picture" };
    report.step("shared", "tests", || tests(workspace, &["-p", "shared"]));
    report.step("shared", "features", || tests(workspace, &["-p", "shared", "--features", of_shared]));
    report.step("xtask", "tests", || tests(workspace, &["-p", "xtask", "--bin", "xtask"]));
    let mut python = Err(String::new());
    report.step("NumPy", "setup", || {
        python = python::ready(workspace);
        Outcome::of(python.clone().map(|_| ()), "cargo xtask parity")
    });
    for lesson in lessons {
        report.step(&lesson.package, "parity", || match &python {
            Ok(python) => parity::check(workspace, lesson, python, has_blas),
            Err(_) => Outcome::of(
                Err("cannot run without NumPy".into()),
                &format!("cargo xtask parity {}", lesson.package),
            ),
        });
    }
    readme::check_all(workspace, &mut report);
    report.step("fmt", "lint", || lint(workspace, &["fmt", "--all", "--check"]));
    let everything = if has_blas { ["--all-features"].as_slice() } else { &["--features", "hdf5,picture"] };
    let clippy = [&["clippy", "--workspace", "--all-targets"], everything].concat();
    report.step("clippy", "lint", || lint(workspace, &clippy));
    let doc = [&["doc", "--workspace", "--no-deps"], everything].concat();
    report.step("rustdoc", "lint", || lint(workspace, &doc));
    report.step("timings", "bench", || {
        println!();
        let length = if quick { Length::Quick } else { Length::Full };
        Outcome::of(bench::run(workspace, length, has_blas), "cargo xtask bench")
    });
    println!("\n{} s", start.elapsed().as_secs());
    report.write(workspace)?;
    report.finish()
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
    let mut outcome =
        Outcome { passed: said.lines().filter_map(|line| count(line, "passed")).sum(), failures: Vec::new() };
    if said.lines().filter_map(|line| count(line, "ignored")).sum::<usize>() > 0 {
        outcome.add(Err("a test is ignored".to_string()), &again);
    }
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

/// `test result: ok. 12 passed; 0 failed; ...` has 12 passed.
fn count(line: &str, what: &str) -> Option<usize> {
    let words: Vec<&str> = line.strip_prefix("test result: ")?.split([' ', ';']).collect();
    words.windows(2).find(|pair| pair[1] == what)?[0].parse().ok()
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
fn lint(workspace: &Workspace, arguments: &[&str]) -> Outcome {
    let mut command = shell::cargo(&workspace.root, arguments);
    if std::env::var_os("CI").is_some() {
        command.env("RUSTDOCFLAGS", "-D warnings");
        if arguments[0] == "clippy" {
            command.args(["--", "-D", "warnings"]);
        }
    }
    let command = shell::stdout(&mut command).map(|_| ());
    let short = command.map_err(|problem| problem.lines().take(12).collect::<Vec<_>>().join("\n          "));
    Outcome::of(short, &format!("cargo {}", arguments.join(" ")))
}

#[cfg(test)]
mod tests {
    use super::{count, reason};

    #[test]
    fn counts_are_read_from_the_summary() {
        assert_eq!(count("test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured", "passed"), Some(12));
        assert_eq!(count("test result: FAILED. 3 passed; 1 failed; 2 ignored", "ignored"), Some(2));
        assert_eq!(count("running 12 tests", "passed"), None);
    }

    #[test]
    fn a_failure_shows_its_own_lines() {
        let output = "---- a stdout ----\n\none\n---- b stdout ----\ntwo\n";
        assert_eq!(reason(output, "a"), "\n          one");
    }
}
