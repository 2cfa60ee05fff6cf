//! A Python that has NumPy, for the twins.

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

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
    if missing(&system, &pins).is_ok_and(|missing| missing.is_empty()) {
        return Ok(system);
    }
    let folder = workspace.target.join("python");
    let own = if cfg!(windows) { folder.join("Scripts/python.exe") } else { folder.join("bin/python") };
    if missing(&own, &pins).is_ok_and(|missing| missing.is_empty()) {
        return Ok(own);
    }
    println!("installing NumPy for the twins into {}", folder.display());
    let make = || shell::stdout(Command::new(&system).args(["-m", "venv", "--clear"]).arg(&folder));
    if let Err(problem) = make() {
        install_venv(&problem)?;
        make()?;
    }
    shell::stdout(Command::new(&own).args(["-m", "pip", "install", "--quiet", "-r"]).arg(&pins))?;
    Ok(own)
}

/// The first Python 3 on the path.
pub fn system() -> Result<PathBuf> {
    ["python3", "python"]
        .into_iter()
        .find(|name| {
            let version = shell::stdout(Command::new(name).arg("--version"));
            version.is_ok_and(|version| version.starts_with("Python 3"))
        })
        .map(PathBuf::from)
        .ok_or_else(|| "no Python 3 found; install Python 3.11 or newer, then run this again".to_string())
}

/// The pinned packages that this Python lacks.
pub fn missing(python: &Path, pins: &Path) -> Result<Vec<String>> {
    let missing = shell::stdout(Command::new(python).args(["-c", MISSING]).arg(pins))?;
    Ok(missing.lines().map(str::to_string).collect())
}

/// The file with the pinned versions.
pub fn pins(workspace: &Workspace) -> PathBuf {
    workspace.root.join("shared/requirements.txt")
}

/// Debian's Python comes without venv. As root without a terminal, as in a container, it is installed; on a
/// terminal only after a yes.
fn install_venv(problem: &str) -> Result<()> {
    let install = "apt-get install -y python3-venv";
    let apt = shell::output(Command::new("apt-get").arg("--version")).is_ok();
    if !apt {
        return Err(problem.to_string());
    }
    let root = shell::stdout(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    let agreed = if std::io::stdin().is_terminal() {
        root && ask(&format!("Python's venv is missing. Run `{install}`?"))
    } else {
        root
    };
    if !agreed {
        return Err(format!("Python's venv is missing; type: sudo {install}, then run this again"));
    }
    println!("running {install}");
    shell::stdout(Command::new("apt-get").arg("update").arg("-q"))?;
    shell::stdout(Command::new("sh").args(["-c", install]).env("DEBIAN_FRONTEND", "noninteractive"))?;
    Ok(())
}

/// A yes-or-no question on the terminal; no by default.
pub fn ask(question: &str) -> bool {
    print!("{question} [y/N] ");
    let _ = std::io::stdout().flush();
    let mut answer = String::new();
    std::io::stdin().read_line(&mut answer).is_ok() && matches!(answer.trim(), "y" | "Y" | "yes")
}
