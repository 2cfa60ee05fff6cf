//! `cargo xtask fuzz`: lets libFuzzer search for inputs that break a reader.

use std::path::PathBuf;

use crate::error::{Error, Result};
use crate::out::say;
use crate::shell;
use crate::workspace::Workspace;

/// The package of the readers, and in it a folder of inputs for each.
const PACKAGE: &str = "lessons/09-implementation/fuzz";
const CORPUS: &str = "lessons/09-implementation/fuzz/corpus";

/// How long each reader is tried.
const SECONDS: u64 = 600;
const QUICK_SECONDS: u64 = 60;

/// What a reader may take for one input before it counts as hanging.
const LONGEST_SECONDS: u64 = 10;

/// Tries the readers of these names, or all of them.
///
/// # Errors
/// There is no reader of a name, libFuzzer could not be built, or it found something.
pub fn run(workspace: &Workspace, names: &[String], quick: bool) -> Result<bool> {
    let readers = chosen(workspace, names)?;
    let cargo_fuzz = cargo_fuzz(workspace)?;
    let seconds = if quick { QUICK_SECONDS } else { SECONDS };
    let mut broken = Vec::new();
    for reader in readers {
        // New inputs go here; who wants to keep one copies it into the corpus.
        let found = workspace.sh.create_dir(workspace.target.join("fuzz").join(&reader))?;
        let corpus = workspace.root.join(CORPUS).join(&reader);
        say!("{reader}: {seconds} s");
        // The readers are safe Rust, so there is no memory error to sanitize, and the stable compiler does.
        let fuzz = workspace.sh.cmd(&cargo_fuzz).args(["fuzz", "run", "--fuzz-dir", PACKAGE]);
        let fuzz = fuzz.args(["--sanitizer", "none", "--features", "libfuzzer,hdf5"]).arg(&reader);
        let fuzz = fuzz.args([&found, &corpus]).args(["--", "-max_len=65536", "-print_final_stats=1"]);
        let fuzz = fuzz.arg(format!("-max_total_time={seconds}")).arg(format!("-timeout={LONGEST_SECONDS}"));
        if fuzz.run().is_err() {
            broken.push(reader);
        }
    }
    if broken.is_empty() {
        return Ok(true);
    }
    say!("An input was found for: {}", broken.join(", "));
    say!(
        "It is in {PACKAGE}/artifacts. Copy it into {CORPUS}, where `cargo test -p fuzz` reads it, and mend the reader."
    );
    Ok(false)
}

/// The readers that have a corpus and are named, in the order of their names.
fn chosen(workspace: &Workspace, names: &[String]) -> Result<Vec<String>> {
    let folders = workspace.sh.read_dir(CORPUS)?;
    let readers = folders.iter().filter_map(|path| Some(path.file_name()?.to_string_lossy().into_owned()));
    let readers: Vec<String> = readers.collect();
    if let Some(name) = names.iter().find(|name| !readers.contains(name)) {
        return Err(Error::new(format!("there is no reader {name}; there are {}", readers.join(", "))));
    }
    Ok(readers.into_iter().filter(|reader| names.is_empty() || names.contains(reader)).collect())
}

/// The program cargo-fuzz: the one that is here, else installed under `target`.
fn cargo_fuzz(workspace: &Workspace) -> Result<PathBuf> {
    if shell::output(workspace.sh.cmd("cargo-fuzz").arg("--version")).is_ok() {
        return Ok(PathBuf::from("cargo-fuzz"));
    }
    let tools = workspace.target.join("tools");
    let program = tools.join("bin").join(format!("cargo-fuzz{}", std::env::consts::EXE_SUFFIX));
    if !program.exists() {
        say!("installing cargo-fuzz into {}", tools.display());
        shell::read(
            shell::cargo(&workspace.sh).args(["install", "cargo-fuzz", "--locked", "--root"]).arg(&tools),
        )?;
    }
    Ok(program)
}
