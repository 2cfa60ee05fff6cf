//! `cargo xtask book`: the site, with the programs in it. The package xtask/book makes it; it is no member of the workspace,
//! so that only who asks for it builds it.

use std::path::PathBuf;
use std::process::Command;

use xshell::{Cmd, cmd};

use crate::error::{Context, Error, Result};
use crate::out::say;
use crate::shell;
use crate::web;
use crate::workspace::Workspace;

/// The package.
pub const MANIFEST: &str = "xtask/book/Cargo.toml";

/// `cargo xtask book`: builds the site, and shows it if that is wanted.
pub fn command(workspace: &Workspace, yes: bool, serve: bool) -> Result<bool> {
    say!("building the site: some minutes for the first time");
    let site = build(workspace, yes)?;
    if serve {
        let program = program(workspace);
        let serving = Command::from(cmd!(workspace.sh, "{program} serve {site}")).status();
        return Ok(serving.context(|| "cannot serve the site".to_string())?.success());
    }
    say!("{}", site.join("index.html").display());
    say!("The Run buttons need a server: cargo xtask book --serve");
    Ok(true)
}

/// Where the site is.
pub fn site(workspace: &Workspace) -> PathBuf {
    workspace.target.join("book")
}

/// Builds the programs and the site.
pub fn build(workspace: &Workspace, yes: bool) -> Result<PathBuf> {
    web::build(workspace, yes)?;
    let built = Command::from(cargo(workspace, "build").args(["--quiet", "--locked"])).status();
    if !built.context(|| "cannot run cargo build".to_string())?.success() {
        return Err(Error::new(format!("{MANIFEST} does not compile")));
    }
    let (program, site) = (program(workspace), site(workspace));
    let (course, programs) = (&workspace.root, web::folder(workspace));
    shell::read(cmd!(workspace.sh, "{program} build {course} {programs} {site}"))?;
    Ok(site)
}

/// Cargo for the package, in a folder of its own below the target folder.
pub fn cargo<'a>(workspace: &'a Workspace, command: &str) -> Cmd<'a> {
    let target = workspace.target.join("book-build");
    shell::cargo(&workspace.sh).args([command, "--manifest-path", MANIFEST, "--target-dir"]).arg(target)
}

fn program(workspace: &Workspace) -> PathBuf {
    let name = format!("book{}", std::env::consts::EXE_SUFFIX);
    workspace.target.join("book-build/debug").join(name)
}
