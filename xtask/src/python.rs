//! A Python that has NumPy, for the twins.

use std::path::{Path, PathBuf};

use xshell::{Shell, cmd};

use crate::error::{Context, Error, Result};
use crate::package_manager::{Installation, Packages};
use crate::shell;
use crate::workspace::Workspace;

/// The pinned versions of what the twins import.
const PINS: &str = "shared/requirements.txt";

const REMEDY: &str =
    "connect to the internet and run this again, or pip install them for the system's Python";

/// Debian's Python comes without venv.
const VENV: Packages = Packages(&[("apt-get", &["python3-venv"])]);

/// Prints what is missing of the pinned packages, a line each.
const MISSING: &str = "\
import sys
from importlib.metadata import PackageNotFoundError, version
for line in open(sys.argv[1]):
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
pub fn look(workspace: &Workspace) -> Result<Found> {
    let (sh, system, own) = (&workspace.sh, system(&workspace.sh)?, own(workspace));
    Ok(if is_complete(sh, &system) {
        Found::System(system)
    } else if is_complete(sh, &own) {
        Found::Own(own)
    } else {
        Found::Neither(system)
    })
}

/// A Python with the pinned packages: the system's if it has them, else one in target/python, made if need be.
pub fn ready(workspace: &Workspace) -> Result<PathBuf> {
    let system = match look(workspace)? {
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
    let installed = shell::read(cmd!(sh, "{own} -m pip install --quiet -r {PINS}"));
    installed.context(|| format!("the twins need {}; {REMEDY}", pins(sh).unwrap_or_default()))?;
    Ok(own)
}

/// The pinned packages, as a text.
pub fn pins(sh: &Shell) -> Result<String> {
    Ok(shell::read_file(sh, PINS)?.lines().collect::<Vec<_>>().join(", "))
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
    folder(workspace).join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" })
}

fn is_complete(sh: &Shell, python: &Path) -> bool {
    let missing = shell::read(cmd!(sh, "{python} -c {MISSING} {PINS}"));
    missing.is_ok_and(|missing| missing.trim().is_empty())
}

/// Debian's Python names the package that is missing; any other failure is not for apt-get to mend.
fn install_venv(sh: &Shell, problem: Error) -> Result<()> {
    let installation = Installation::here(sh, VENV).filter(|_| problem.to_string().contains("ensurepip"));
    installation.ok_or(problem)?.run(sh, "Python's venv is missing.", false)
}
