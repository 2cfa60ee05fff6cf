//! `cargo xtask bench --peers`: the course beside what one would pick instead. The package xtask/peers does the work; it
//! is no member of the workspace, so that only who asks for it builds it.

mod results;
mod table;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::json;
use xshell::Cmd;

use crate::error::{Context, Error, Result};
use crate::out::{say, tell};
use crate::workspace::Workspace;
use crate::{measured_on, python, shell};
use results::Results;

/// The package.
pub const MANIFEST: &str = "xtask/peers/Cargo.toml";

/// How many turns each way takes.
const ROUNDS: usize = 21;
const QUICK_ROUNDS: usize = 5;

/// From so many programs that work at once, in the last minute, times are doubtful.
const BUSY: f64 = 1.0;

/// Compares, prints the tables, and writes target/peers.json.
pub fn command(workspace: &Workspace, quick: bool) -> Result<bool> {
    let rounds = if quick { QUICK_ROUNDS } else { ROUNDS };
    let load = load();
    say!("preparing NumPy and scikit-learn");
    let python = python::ready(workspace, &python::PEERS)?;
    say!("building the peers, a minute or two for the first time");
    let Some(program) = built(workspace)? else { return Ok(false) };
    let cores = std::thread::available_parallelism().map_or(1, |cores| cores.get());
    let mut runs: Vec<(&str, usize)> = vec![("step", 1), ("step", cores), ("fit", 1)];
    runs.dedup();
    let mut results = Results::default();
    for (what, threads) in runs {
        let Some(found) = run(workspace, &program, &python, what, threads, rounds)? else {
            return Ok(false);
        };
        results.extend(found);
    }
    publish(workspace, &results, rounds, load)?;
    Ok(true)
}

/// Cargo for the package, in a folder of its own below the target folder.
pub fn cargo<'a>(workspace: &'a Workspace, command: &str) -> Cmd<'a> {
    let target = workspace.target.join("peers");
    shell::cargo(&workspace.sh).args([command, "--manifest-path", MANIFEST, "--target-dir"]).arg(target)
}

/// Builds the program; None if it does not compile, as Cargo has said.
fn built(workspace: &Workspace) -> Result<Option<PathBuf>> {
    let fetched =
        shell::read(shell::cargo(&workspace.sh).args(["fetch", "--quiet", "--manifest-path", MANIFEST]));
    fetched.map_err(|problem| {
        let said = problem.to_string();
        let cause = said.lines().find(|line| line.starts_with("error:")).unwrap_or_default();
        Error::new(format!("the peers need crates that are not here ({cause}); {}", python::ONLINE))
    })?;
    let build = cargo(workspace, "build").arg("--release");
    // What is compiled is seen, and so is what does not.
    let status = Command::from(build).status().context(|| "cannot run cargo build".to_string())?;
    let name = format!("peers{}", std::env::consts::EXE_SUFFIX);
    Ok(status.success().then(|| workspace.target.join("peers/release").join(name)))
}

/// One process for each number of threads; None if it ended with an error, as it has said.
fn run(
    workspace: &Workspace,
    program: &Path,
    python: &Path,
    what: &str,
    threads: usize,
    rounds: usize,
) -> Result<Option<Results>> {
    let peers = workspace.sh.cmd(program).arg(what).arg(python);
    let peers = peers.args([threads, rounds].map(|count| count.to_string()));
    let failed = || format!("cannot run {}", program.display());
    let output = Command::from(peers).stderr(Stdio::inherit()).output().context(failed)?;
    if !output.status.success() {
        return Ok(None);
    }
    serde_json::from_slice(&output.stdout).context(|| "cannot read what the peers say".to_string()).map(Some)
}

/// How many programs worked at once in the last minute, where the system says it.
fn load() -> Option<f64> {
    std::fs::read_to_string("/proc/loadavg").ok()?.split(' ').next()?.parse().ok()
}

fn publish(workspace: &Workspace, results: &Results, rounds: usize, load: Option<f64>) -> Result<()> {
    let machine = measured_on::describe(&workspace.sh);
    let described = format!("{machine}; {}", results.versions());
    say!("\ntimings on: {}", described.replace("; ", "\n            "));
    say!("in turns; each time is the median of {rounds} rounds");
    if let Some(load) = load.filter(|load| *load >= BUSY) {
        say!("other programs were at work (load {load}): these times are doubtful, most with all cores");
    }
    tell!("{}", table::text(results));
    let file = workspace.target.join("peers.json");
    let report = json!({"machine": machine, "rounds": rounds, "load_before": load, "results": results});
    let text = serde_json::to_string_pretty(&report).context(|| "cannot write the timings".to_string())?;
    shell::write_file(&workspace.sh, &file, text + "\n")?;
    say!("\nwritten: {}", file.display());
    Ok(())
}
