//! A Python that has NumPy, for the twins and for what they are timed beside.

use std::path::{Path, PathBuf};

use xshell::{Shell, cmd};

use crate::error::{Error, Result};
use crate::package_manager::{Installation, Packages};
use crate::shell;
use crate::system::System;
use crate::workspace::Workspace;

/// What must be there, and for whom.
pub struct Needs {
    who: &'static str,
    /// Files of pinned versions.
    pins: &'static [&'static str],
}

/// What the twins import.
pub const TWINS: Needs = Needs { who: "the twins", pins: &["shared/requirements.txt"] };

/// What `bench --peers` compares with.
pub const PEERS: Needs =
    Needs { who: "the peers", pins: &["shared/requirements.txt", "xtask/peers/requirements.txt"] };

/// Where something cannot be downloaded.
pub const ONLINE: &str = "connect to the internet and run this again";

const REMEDY: &str =
    "connect to the internet and run this again, or pip install them for the system's Python";

/// Debian's Python comes without venv.
const VENV: Packages = Packages(&[("apt-get", &["python3-venv"])]);

/// Prints what is missing of the pinned packages, a line each.
const MISSING: &str = "\
import sys
from importlib.metadata import PackageNotFoundError, version
for file in sys.argv[1:]:
    for line in open(file):
        name, pinned = line.strip().split('==')
        try:
            found = version(name)
        except PackageNotFoundError:
            found = None
        if found != pinned:
            print(line.strip())
";

/// Where the pinned packages are.
#[derive(Debug, PartialEq)]
pub enum Found {
    /// In the system's own Python.
    System(PathBuf),
    /// In the virtual environment under the target folder.
    Own(PathBuf),
    /// Nowhere yet; this Python can make the environment.
    Neither(PathBuf),
}

/// Looks, and installs nothing.
pub fn look(workspace: &Workspace, needs: &Needs) -> Result<Found> {
    let (sh, system, own) = (&workspace.sh, system(&workspace.sh)?, own(workspace));
    Ok(if is_complete(sh, &system, needs) {
        Found::System(system)
    } else if is_complete(sh, &own, needs) {
        Found::Own(own)
    } else {
        Found::Neither(system)
    })
}

/// A Python with the pinned packages: the system's if it has them, else one in target/python, made if need be.
pub fn ready(workspace: &Workspace, needs: &Needs) -> Result<PathBuf> {
    let system = match look(workspace, needs)? {
        Found::System(python) | Found::Own(python) => return Ok(python),
        Found::Neither(system) => system,
    };
    let (sh, folder, own) = (&workspace.sh, folder(workspace), own(workspace));
    let make = || shell::read(cmd!(sh, "{system} -m venv --clear {folder}"));
    // One that lacks a package is kept: without a network it is better than none.
    if shell::read(cmd!(sh, "{own} -m pip --version")).is_err()
        && let Err(problem) = make()
    {
        install_venv(sh, problem)?;
        make()?;
    }
    let files = needs.pins.iter().flat_map(|file| ["-r", file]);
    let lacking = |problem: Error| {
        let (who, pins) = (needs.who, pins(sh, needs).unwrap_or_default());
        Error::new(format!("{who} need {pins} ({}); {REMEDY}", last_line(&problem.to_string())))
    };
    shell::read(cmd!(sh, "{own} -m pip install --quiet {files...}")).map_err(lacking)?;
    Ok(own)
}

/// The pinned packages, as a text.
pub fn pins(sh: &Shell, needs: &Needs) -> Result<String> {
    let texts = needs.pins.iter().map(|file| shell::read_file(sh, file)).collect::<Result<Vec<_>>>()?;
    Ok(texts.iter().flat_map(|text| text.lines()).collect::<Vec<_>>().join(", "))
}

/// What the system's Python says its version is.
pub fn version(sh: &Shell) -> Result<String> {
    let python = system(sh)?;
    shell::read(cmd!(sh, "{python} --version"))
}

/// The first Python on the path that is new enough for the pinned NumPy.
fn system(sh: &Shell) -> Result<PathBuf> {
    let new_enough = "import sys; sys.exit(sys.version_info < (3, 11))";
    let found = ["python3", "python"]
        .into_iter()
        .find(|name| shell::read(sh.cmd(name).args(["-c", new_enough])).is_ok())
        .map(PathBuf::from);
    found.ok_or_else(|| Error::new("no Python 3.11 or newer found; install it, then run this again"))
}

fn folder(workspace: &Workspace) -> PathBuf {
    workspace.target.join("python")
}

/// The Python of the virtual environment under the target folder.
fn own(workspace: &Workspace) -> PathBuf {
    folder(workspace).join(System::HERE.python())
}

fn is_complete(sh: &Shell, python: &Path, needs: &Needs) -> bool {
    let files = needs.pins;
    let missing = shell::read(cmd!(sh, "{python} -c {MISSING} {files...}"));
    missing.is_ok_and(|missing| missing.trim().is_empty())
}

/// Where pip says what went wrong; the lines before it tell of each attempt.
fn last_line(said: &str) -> &str {
    let errors = said.lines().rev().map(str::trim);
    errors
        .clone()
        .find(|line| line.starts_with("ERROR:"))
        .or_else(|| errors.clone().next())
        .unwrap_or_default()
}

/// Debian's Python names the package that is missing; any other failure is not for apt-get to mend.
fn install_venv(sh: &Shell, problem: Error) -> Result<()> {
    let installation = Installation::here(sh, VENV).filter(|_| problem.to_string().contains("ensurepip"));
    installation.ok_or(problem)?.run(sh, "Python's venv is missing.", false)
}

#[cfg(test)]
mod tests {
    use super::last_line;

    #[test]
    fn the_last_error_of_pip_is_told() {
        let said = "pip failed (1):\nWARNING: Retrying\nERROR: no version\nERROR: no distribution\n\n[notice] new pip";
        assert_eq!(last_line(said), "ERROR: no distribution");
        assert_eq!(last_line("one\n  two"), "two");
        assert_eq!(last_line(""), "");
    }
}
