//! One build of many packages, so that no crate is built twice with other features.

use std::io::{BufRead, BufReader, Read};
use std::process::{Command, Stdio};

use crate::artifacts::{self, Program};
use crate::error::{Context, Error, Result};
use crate::out::tell;
use crate::report::Outcome;
use crate::shell;
use crate::workspace::Workspace;

/// After so many crates progress is shown.
const OFTEN: usize = 40;

/// Builds all targets of some packages, as far as they can be built.
pub fn build(workspace: &Workspace, packages: &[String]) -> (Outcome, Vec<Program>) {
    match start(workspace, packages) {
        Ok((outcome, programs)) => (outcome, programs),
        Err(problem) => (Outcome::failure(problem.to_string(), "cargo build --all-targets"), Vec::new()),
    }
}

fn start(workspace: &Workspace, packages: &[String]) -> Result<(Outcome, Vec<Program>)> {
    let cargo = shell::cargo(&workspace.sh).args(["build", "--all-targets", "--keep-going"]);
    let cargo = cargo.args(["--message-format", "json-render-diagnostics"]).args(packages);
    let failed = || "cannot run cargo build".to_string();
    // Messages and errors through one pipe: neither can fill up while the other is read.
    let (reader, writer) = std::io::pipe().context(failed)?;
    let mut command = Command::from(cargo);
    command.stdin(Stdio::null()).stdout(writer.try_clone().context(failed)?).stderr(writer);
    let mut child = command.spawn().context(failed)?;
    // The command holds writing ends; the pipe ends when they are closed.
    drop(command);
    let (said, programs) = listen(reader);
    let status = child.wait().context(failed)?;
    let mut outcome = failures(&said);
    if !status.success() && outcome.failures.is_empty() {
        return Err(Error::new(format!("the build failed ({status})\n{}", last_lines(&said, 5))));
    }
    outcome.passed = usize::from(status.success());
    Ok((outcome, programs))
}

/// Reads to the end, shows progress, and returns what was said beside the messages, and the programs.
fn listen(reader: impl Read) -> (String, Vec<Program>) {
    let (mut said, mut programs, mut crates) = (String::new(), Vec::new(), 0);
    for line in BufReader::new(reader).lines().map_while(std::io::Result::ok) {
        if !line.starts_with('{') {
            said = said + &line + "\n";
        } else if line.contains(r#""reason":"compiler-artifact""#) {
            programs.extend(artifacts::program(&line));
            crates += usize::from(line.contains(r#""fresh":false"#));
            if crates > 0 && crates % OFTEN == 0 && line.contains(r#""fresh":false"#) {
                tell!("{crates}.. ");
            }
        }
    }
    (said, programs)
}

/// A failure for each target that could not be compiled, with the first error of its package.
fn failures(said: &str) -> Outcome {
    let mut outcome = Outcome::default();
    let mut packages = Vec::new();
    for line in said.lines() {
        let Some(rest) = line.strip_prefix("error: could not compile `") else { continue };
        let package = rest.split('`').next().unwrap_or_default();
        if !packages.contains(&package) {
            packages.push(package);
            let what = format!("{line}\n          {}", first_error(said).join("\n          "));
            outcome.fail(what, &format!("cargo build -p {package} --all-targets"));
        }
    }
    outcome
}

/// The first error with its place.
fn first_error(said: &str) -> Vec<&str> {
    let is_error = |line: &&str| line.starts_with("error[") || line.starts_with("error: ");
    said.lines().skip_while(|line| !is_error(line)).take(2).collect()
}

fn last_lines(text: &str, count: usize) -> String {
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(count)..].join("\n")
}

#[cfg(test)]
mod tests {
    use super::{failures, last_lines, listen};

    #[test]
    fn messages_are_told_from_what_is_said() {
        let message = r#"{"reason":"compiler-artifact","package_id":"p","manifest_path":"/c/a/Cargo.toml",
            "target":{"kind":["test"],"name":"n"},"profile":{"test":true},"executable":"/t/n","fresh":false}"#;
        let text = format!("   Compiling a v1\n{}\nerror: no\n", message.replace('\n', ""));
        let (said, programs) = listen(text.as_bytes());
        assert_eq!(said, "   Compiling a v1\nerror: no\n");
        assert_eq!(programs.len(), 1);
    }

    #[test]
    fn each_package_that_fails_is_named_once_with_its_command() {
        let said = "error[E0425]: cannot find value `x`\n --> lessons/a/src/lib.rs:1:1\nwarning: build failed\n\
                    error: could not compile `lesson01` (lib) due to 1 previous error\n\
                    error: could not compile `lesson01` (lib test) due to 1 previous error\n";
        let outcome = failures(said);
        assert_eq!((outcome.passed, outcome.failures.len()), (0, 1));
        assert_eq!(outcome.failures[0].command, "cargo build -p lesson01 --all-targets");
        assert!(outcome.failures[0].what.contains("lessons/a/src/lib.rs:1:1"));
        assert!(failures("   Compiling a v1\n").failures.is_empty());
    }

    #[test]
    fn the_end_of_a_text_is_its_last_lines() {
        assert_eq!(last_lines("1\n2\n3", 2), "2\n3");
        assert_eq!(last_lines("1", 2), "1");
    }
}
