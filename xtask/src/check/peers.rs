//! The package that `bench --peers` runs: nobody else builds it, so here it is seen whether it still compiles, and
//! whether all still compute the same.

use std::path::Path;

use crate::bench::peers::{MANIFEST, cargo};
use crate::check::test_runs;
use crate::report::Outcome;
use crate::shell;
use crate::workspace::Workspace;

/// Runs its test, which times nothing, with the NumPy that is there.
pub fn check(workspace: &Workspace, python: Option<&Path>) -> Outcome {
    let mut test = cargo(workspace, "test").args(["--no-fail-fast", "--locked"]);
    let mut again = "cd xtask/peers && cargo test".to_string();
    if let Some(python) = python {
        test = test.env("PEERS_PYTHON", python);
        again = format!("cd xtask/peers && PEERS_PYTHON={} cargo test", python.display());
    }
    let mut outcome = test_runs::run_command(test, &again);
    let format = shell::cargo(&workspace.sh).args(["fmt", "--check", "--manifest-path", MANIFEST]);
    outcome.add(shell::read(format).map(|_| ()), &format!("cargo fmt --manifest-path {MANIFEST}"));
    // As for the course, clippy's warnings are failures on the servers alone.
    if std::env::var_os("CI").is_some() {
        let clippy = cargo(workspace, "clippy").args(["--all-targets", "--quiet", "--", "-D", "warnings"]);
        outcome.add(shell::read(clippy).map(|_| ()), "cd xtask/peers && cargo clippy --all-targets");
    }
    outcome
}
