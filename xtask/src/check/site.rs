//! The site, and the tests of the package that makes it, most of them in a browser.

use std::io::{self, IsTerminal};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::{self, JoinHandle};

use crate::check::test_runs;
use crate::error::{Context, Error, Result};
use crate::report::Outcome;
use crate::setup::browser;
use crate::shell;
use crate::web::book::{self, MANIFEST, cargo};
use crate::web::toolchain;
use crate::workspace::Workspace;

/// Runs them against this site and the lessons' plain programs; without a browser those that need neither.
pub fn check(workspace: &Workspace, site: &Path, browser: bool) -> Outcome {
    if browser && let Err(problem) = browser::ready(&workspace.sh, false) {
        return no_browser(&problem);
    }
    let (which, again) = match browser {
        true => (None, "cargo xtask book --check"),
        false => (Some("--lib"), "cd xtask/book && cargo test --lib"),
    };
    let programs = workspace.target.join("built-plain");
    let test = cargo(workspace, "test").args(["--no-fail-fast", "--locked"]).args(which);
    let test = test.env("BOOK_SITE", site).env("BOOK_PROGRAMS", programs);
    let mut outcome = test_runs::run_command(test, again);
    let format = shell::cargo(&workspace.sh).args(["fmt", "--check", "--manifest-path", MANIFEST]);
    outcome.add(shell::read(format).map(|_| ()), &format!("cargo fmt --manifest-path {MANIFEST}"));
    // As for the course, clippy's warnings are failures on the servers alone.
    if std::env::var_os("CI").is_some() {
        let clippy = cargo(workspace, "clippy").args(["--all-targets", "--quiet", "--", "-D", "warnings"]);
        outcome.add(
            shell::read(clippy).map(|_| ()),
            &format!("cargo clippy --manifest-path {MANIFEST} --all-targets"),
        );
    }
    outcome
}

/// Whether a person at the terminal let what the site and its tests need be installed. They are asked before the steps,
/// since these would hide the question. Where there is no terminal nobody is asked, and all is got beside the steps.
pub fn ask(workspace: &Workspace, browser: bool) -> Result<()> {
    if io::stdin().is_terminal() {
        toolchain::ready(&workspace.sh, false)?;
        if browser {
            browser::ready(&workspace.sh, false)?;
        }
    }
    Ok(())
}

/// The site is built and tested while other steps go on: both take minutes, and most of those leave a core idle.
pub struct Ongoing(JoinHandle<Outcome>);

impl Ongoing {
    pub fn start(browser: bool) -> Ongoing {
        let whole = move || {
            let workspace = Workspace::load()?;
            if browser {
                xtask(&workspace, &["setup", "--browser"])?;
            }
            xtask(&workspace, &["book"])?;
            let mut outcome = Outcome { passed: 1, ..Outcome::default() };
            outcome.extend(check(&workspace, &book::site(&workspace), browser));
            Ok(outcome)
        };
        Ongoing(thread::spawn(move || whole().unwrap_or_else(|problem| failed(&problem))))
    }

    /// What came of it, as soon as it is known.
    pub fn outcome(self) -> Outcome {
        self.0.join().unwrap_or_else(|_| failed(&Error::new("its tests did not end")))
    }
}

/// Runs one of these tools, which says what it does; here nobody reads it unless it fails.
fn xtask(workspace: &Workspace, words: &[&str]) -> Result<()> {
    let context = || format!("cannot run cargo xtask {}", words.join(" "));
    let mut command = Command::new(std::env::current_exe().context(context)?);
    command.args(words).current_dir(&workspace.root);
    // By its terminal it knows whether it may install without asking.
    let output = command.stdin(Stdio::inherit()).output().context(context)?;
    let said = shell::text(&output.stderr);
    let said = said.trim_end().trim_start_matches("error: ");
    output.status.success().then_some(()).ok_or_else(|| Error::new(said))
}

/// There is no site, or it was not tested.
pub fn failed(problem: &Error) -> Outcome {
    Outcome::failure(problem.to_string(), "cargo xtask book --check")
}

fn no_browser(problem: &Error) -> Outcome {
    Outcome::failure(problem.to_string(), "cargo xtask setup --browser")
}
