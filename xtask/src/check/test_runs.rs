//! Runs tests that are built, and reads what they say.

use xshell::{Cmd, Shell};

use crate::artifacts::{Kind, Program};
use crate::report::Outcome;
use crate::shell;
use crate::system::System;

/// Runs the tests of a package, all of them even if one fails. `again` is the command that does the same.
pub fn run(sh: &Shell, programs: &[&Program], again: &str) -> Outcome {
    let mut outcome = Outcome::default();
    for program in programs {
        if let Some(arguments) = program.test_arguments() {
            outcome.extend(run_one(sh, program, &format!("{again} {arguments}")));
        }
    }
    if outcome.passed == 0 && outcome.failures.is_empty() && expects_tests(programs) {
        outcome.fail("no test ran", again);
    }
    outcome
}

/// Whether there are files of tests, or nothing was built. A library alone may have none.
fn expects_tests(programs: &[&Program]) -> bool {
    programs.is_empty() || programs.iter().any(|program| program.kind == Kind::Test)
}

/// In the package's folder and with the variables that tests ask for, as Cargo runs them.
fn run_one(sh: &Shell, program: &Program, again: &str) -> Outcome {
    let _folder = sh.push_dir(&program.folder);
    let test = sh.cmd(&program.path).env("CARGO_MANIFEST_DIR", &program.folder);
    run_command(test.env("CARGO", shell::cargo_path()), again)
}

/// Runs the examples in the documentation of some packages.
pub fn run_examples(sh: &Shell, packages: &[String]) -> Outcome {
    let cargo = shell::cargo(sh).args(["test", "--doc", "--no-fail-fast"]).args(packages);
    run_command(cargo, "cargo test --doc --workspace")
}

/// Runs the tests of these tools.
pub fn run_tools(sh: &Shell) -> Outcome {
    let cargo = shell::cargo(sh).args(["test", "-p", "xtask", "--no-fail-fast"]);
    run_command(cargo.args(System::HERE.beside_the_tools()), "cargo test -p xtask")
}

/// Runs the tests of what draws.
pub fn run_figure(sh: &Shell) -> Outcome {
    run_command(shell::cargo(sh).args(["test", "-p", "figure", "--no-fail-fast"]), "cargo test -p figure")
}

/// Runs tests by this command.
pub fn run_command(command: Cmd<'_>, again: &str) -> Outcome {
    match shell::output(command) {
        Ok(output) => {
            read(&shell::text(&output.stdout), &shell::text(&output.stderr), output.status.success(), again)
        }
        Err(problem) => Outcome::failure(problem.to_string(), again),
    }
}

/// What the test harness said: how many passed, and which failed.
pub fn read(out: &str, err: &str, is_success: bool, again: &str) -> Outcome {
    let sum = |what: &str| out.lines().filter_map(|line| count(line, what)).sum::<usize>();
    let mut outcome = Outcome { passed: sum("passed"), ..Outcome::default() };
    if sum("ignored") > 0 {
        outcome.fail("a test is ignored", again);
    }
    for line in out.lines().filter(|line| line.starts_with("test ") && line.ends_with("... FAILED")) {
        let name = line.trim_start_matches("test ").trim_end_matches(" ... FAILED");
        outcome.fail(format!("{name} failed{}", reason(out, name)), again);
    }
    if !is_success && outcome.failures.is_empty() {
        let said = err.lines().filter(|line| !line.trim().is_empty()).take(5).collect::<Vec<_>>();
        outcome.fail(format!("the tests did not end well\n{}", said.join("\n")), again);
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
    let printed = output.lines().skip_while(|line| **line != heading).skip(1);
    let lines = printed
        .filter(|line| !line.trim().is_empty())
        .take_while(|line| !["---- ", "failures:"].iter().any(|end| line.starts_with(end)));
    lines.take(4).map(|line| format!("\n          {line}")).collect()
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::{Kind, Program, count, expects_tests, read, reason};

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

    #[test]
    fn a_file_of_tests_without_tests_is_a_failure() {
        let program =
            |kind| Program { folder: PathBuf::new(), name: "a".to_string(), kind, path: PathBuf::new() };
        assert!(expects_tests(&[]));
        assert!(expects_tests(&[&program(Kind::LibraryTests), &program(Kind::Test)]));
        assert!(!expects_tests(&[&program(Kind::LibraryTests)]));
    }

    #[test]
    fn every_failed_test_is_told() {
        let out = "test a ... ok\ntest b ... FAILED\ntest c ... FAILED\n---- b stdout ----\nwrong\n\nfailures:\n\
                   test result: FAILED. 1 passed; 2 failed; 0 ignored\n";
        let outcome = read(out, "", false, "again");
        let told: Vec<&str> = outcome.failures.iter().map(|failure| failure.what.as_str()).collect();
        assert_eq!((outcome.passed, told), (1, vec!["b failed\n          wrong", "c failed"]));
    }

    #[test]
    fn an_ignored_test_and_a_crash_are_failures() {
        let ignored = read("test result: ok. 1 passed; 0 failed; 1 ignored\n", "", true, "again");
        assert_eq!(ignored.failures[0].what, "a test is ignored");
        let crash = read("running 2 tests\n", "\nabort\n", false, "again");
        assert_eq!(crash.failures[0].what, "the tests did not end well\nabort");
        assert_eq!(
            read("test result: ok. 1 passed; 0 failed; 0 ignored\n", "", true, "again").failures.len(),
            0
        );
    }
}
