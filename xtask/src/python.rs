//! A Python that has NumPy, for the twins.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::packages::Installation;
use crate::shell::{self, Result};
use crate::workspace::Workspace;

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

/// A Python with the pinned packages: the system's if it has them, else one in target/python, made if need
/// be.
pub fn ready(workspace: &Workspace) -> Result<PathBuf> {
    let system = system()?;
    let pins = pins(workspace);
    if is_complete(&system, &pins) {
        return Ok(system);
    }
    let (folder, own) = (workspace.target.join("python"), own(workspace));
    if is_complete(&own, &pins) {
        return Ok(own);
    }
    let make = || shell::stdout(Command::new(&system).args(["-m", "venv", "--clear"]).arg(&folder));
    if let Err(problem) = make() {
        install_venv(&problem)?;
        make()?;
    }
    shell::stdout(Command::new(&own).args(["-m", "pip", "install", "--quiet", "-r"]).arg(&pins))?;
    Ok(own)
}

/// The first Python on the path that is new enough for the pinned NumPy.
pub fn system() -> Result<PathBuf> {
    let new_enough = "import sys; sys.exit(sys.version_info < (3, 11))";
    ["python3", "python"]
        .into_iter()
        .find(|name| shell::stdout(Command::new(name).args(["-c", new_enough])).is_ok())
        .map(PathBuf::from)
        .ok_or_else(|| "no Python 3.11 or newer found; install it, then run this again".to_string())
}

/// The Python of the virtual environment under target/.
pub fn own(workspace: &Workspace) -> PathBuf {
    let program = if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" };
    workspace.target.join("python").join(program)
}

/// Whether this Python has the pinned packages.
pub fn is_complete(python: &Path, pins: &Path) -> bool {
    let missing = shell::stdout(Command::new(python).args(["-c", MISSING]).arg(pins));
    missing.is_ok_and(|missing| missing.trim().is_empty())
}

/// The file with the pinned versions.
pub fn pins(workspace: &Workspace) -> PathBuf {
    workspace.root.join("shared/requirements.txt")
}

/// Debian's Python comes without venv.
fn install_venv(problem: &str) -> Result<()> {
    // Debian's Python names the package that is missing; any other failure is not for apt-get to mend.
    match Installation::here(&[("apt-get", "python3-venv")]).filter(|_| problem.contains("ensurepip")) {
        Some(installation) => installation.run("Python's venv is missing.", false),
        None => Err(problem.to_string()),
    }
}
