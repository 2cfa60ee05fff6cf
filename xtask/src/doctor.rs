//! What this machine has, what it lacks, and the remedy.

use std::path::Path;
use std::process::Command;

use crate::python;
use crate::setup;
use crate::shell::{self, Result};
use crate::workspace::Workspace;

pub fn run(workspace: &Workspace) -> Result<bool> {
    let mut well = true;
    let mut line = |name: &str, found: Result<String>, remedy: &str| match found {
        Ok(found) => println!("ok       {name:<12} {}", found.trim()),
        Err(_) => {
            well = false;
            println!("MISSING  {name:<12} {remedy}");
        }
    };
    let version = |program: &str| shell::stdout(Command::new(program).arg("--version"));
    line(
        "rustc",
        version("rustc"),
        &format!("install Rust {} or newer: https://rustup.rs", workspace.rust_version),
    );
    line("rustfmt", version("rustfmt"), "rustup component add rustfmt");
    line("clippy", version("cargo-clippy"), "rustup component add clippy");
    let system = python::system();
    let found = system.clone().and_then(|python| shell::stdout(Command::new(python).arg("--version")));
    line("Python", found, "install Python 3.11 or newer (only for comparing with NumPy)");
    if let Ok(system) = system {
        let complete = |python: &Path| python::is_complete(python, &python::pins(workspace));
        let pins = shell::read(&python::pins(workspace))?.lines().collect::<Vec<_>>().join(", ");
        if complete(&system) {
            println!("ok       {:<12} {pins}", "NumPy");
        } else if complete(&python::own(workspace)) {
            println!("ok       {:<12} {pins}, in target/python", "NumPy");
        } else {
            println!(
                "later    {:<12} {pins}: `cargo xtask parity` will install it into target/python",
                "NumPy"
            );
        }
    }
    let (done, outlook) = setup::outlook(workspace);
    println!("{} {:<12} {outlook}", if done { "ok      " } else { "later   " }, "OpenBLAS");
    println!(
        "\nThe lessons need Rust alone. OpenBLAS is for `--features blas`, the rest for `cargo xtask check-all`."
    );
    Ok(well)
}
