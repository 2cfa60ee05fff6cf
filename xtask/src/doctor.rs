//! What this machine has, what it lacks, and the remedy.

use xshell::cmd;

use crate::error::Result;
use crate::out::say;
use crate::python::{self, Found};
use crate::setup;
use crate::shell;
use crate::web::toolchain;
use crate::workspace::Workspace;

const WIDTH: usize = 80;

enum State {
    Ok,
    /// A command of the course gets it when it is needed.
    Later,
    Missing,
}

/// Prints the list; whether nothing is missing that only people can install.
pub fn run(workspace: &Workspace) -> Result<bool> {
    let mut well = true;
    for (name, state, text) in findings(workspace)? {
        let state = match state {
            State::Ok => "ok",
            State::Later => "later",
            State::Missing => {
                well = false;
                "MISSING"
            }
        };
        say!("{}", entry(&format!("{state:<8} {name:<10}"), &text));
    }
    say!(
        "\nThe lessons need Rust alone. OpenBLAS is for `--features blas`, the rest for\n`cargo xtask check-all`."
    );
    Ok(well)
}

fn findings(workspace: &Workspace) -> Result<Vec<(&'static str, State, String)>> {
    let sh = &workspace.sh;
    let found = |name, found: Result<String>, remedy: &str| match found {
        Ok(found) => (name, State::Ok, found.trim().to_string()),
        Err(_) => (name, State::Missing, remedy.to_string()),
    };
    let rust = format!("install Rust {} or newer: https://rustup.rs", workspace.rust_version);
    let python = "install Python 3.11 or newer (only for comparing with NumPy)";
    let mut findings = vec![
        found("rustc", shell::read(cmd!(sh, "rustc --version")), &rust),
        found("rustfmt", shell::read(cmd!(sh, "rustfmt --version")), "rustup component add rustfmt"),
        found("clippy", shell::read(cmd!(sh, "cargo-clippy --version")), "rustup component add clippy"),
        found("Python", python::version(sh), python),
    ];
    findings.extend(numpy(workspace)?);
    let (is_set_up, outlook) = setup::outlook(workspace);
    let state = |is_here| if is_here { State::Ok } else { State::Later };
    findings.push(("OpenBLAS", state(is_set_up), outlook));
    let compiler = toolchain::look(sh);
    let remedy = || "`cargo xtask setup --web` will get a compiler for the site's programs".to_string();
    let told = compiler.map_or_else(remedy, |toolchain| toolchain.to_string());
    findings.push(("site", state(compiler.is_some()), told));
    let (is_here, outlook) = setup::browser::outlook(sh);
    findings.push(("browser", state(is_here), outlook));
    Ok(findings)
}

/// None without a Python.
fn numpy(workspace: &Workspace) -> Result<Option<(&'static str, State, String)>> {
    let Ok(found) = python::look(workspace, &python::TWINS) else { return Ok(None) };
    let pins = python::pins(&workspace.sh, &python::TWINS)?;
    let (state, text) = match found {
        Found::System(_) => (State::Ok, pins),
        Found::Own(_) => (State::Ok, format!("{pins}, in target/python")),
        Found::Neither(_) => {
            (State::Later, format!("{pins}: `cargo xtask parity` will install it into target/python"))
        }
    };
    Ok(Some(("NumPy", state, text)))
}

/// The text behind a name, wrapped under itself.
fn entry(name: &str, text: &str) -> String {
    let indent = name.chars().count() + 1;
    let mut entry = name.to_string();
    let mut width = indent - 1;
    for word in text.split_whitespace() {
        if width + 1 + word.chars().count() > WIDTH && width >= indent {
            entry += &format!("\n{:width$}", "", width = indent - 1);
            width = indent - 1;
        }
        entry += &format!(" {word}");
        width += 1 + word.chars().count();
    }
    entry
}

#[cfg(test)]
mod tests {
    use super::entry;

    #[test]
    fn long_texts_are_wrapped_under_themselves() {
        let text = "word ".repeat(30);
        let entry = entry("later    OpenBLAS  ", text.trim());
        let lines: Vec<&str> = entry.lines().collect();
        assert_eq!(lines.len(), 3);
        assert!(lines.iter().all(|line| line.chars().count() <= 80), "{entry}");
        assert!(lines[1].starts_with(&format!("{}word", " ".repeat(20))), "{entry}");
    }

    #[test]
    fn a_word_that_is_too_long_is_not_cut() {
        let path = "/x".repeat(60);
        assert_eq!(entry("ok", &path), format!("ok {path}"));
    }
}
