//! `cargo xtask web`: the lessons as WebAssembly programs.

pub mod book;
pub mod toolchain;

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::process::Command;

use xshell::{Shell, cmd};

use crate::error::{Context, Error, Result};
use crate::out::say;
use crate::package_manager::{Installation, Packages};
use crate::shell;
use crate::workspace::Workspace;
use toolchain::{TARGET, Toolchain};

/// What draws the plots of a lesson; it goes along with them.
const FIGURE: &str = "figure";

/// What reads tables, arrays and photos, trains and predicts. It is optimized as a whole: that takes as long as to compile
/// it, and a tenth of its bytes goes.
const LARGE: &str = "lesson09";

/// Brings wasm-opt.
const BINARYEN: Packages = Packages(&[
    ("apt-get", &["binaryen"]),
    ("dnf", &["binaryen"]),
    ("pacman", &["binaryen"]),
    ("brew", &["binaryen"]),
]);

/// Where the programs are.
pub fn folder(workspace: &Workspace) -> PathBuf {
    workspace.target.join("web")
}

/// `cargo xtask web`: builds the programs and says how large they are.
pub fn command(workspace: &Workspace, yes: bool) -> Result<bool> {
    for program in build(workspace, yes)? {
        let size =
            std::fs::metadata(&program).context(|| format!("cannot read {}", program.display()))?.len();
        say!("{:>5} KiB  {}", size.div_ceil(1024), program.display());
    }
    Ok(true)
}

/// Builds the programs and makes them smaller where wasm-opt is here.
pub fn build(workspace: &Workspace, yes: bool) -> Result<Vec<PathBuf>> {
    let sh = &workspace.sh;
    let toolchain = toolchain::ready(sh, yes)?;
    let lessons = workspace.lessons.iter().map(|lesson| lesson.package.as_str());
    let packages: Vec<&str> = lessons.chain([FIGURE]).collect();
    let builder = Builder { workspace, toolchain, built: workspace.target.join("web-build") };
    let (large, others): (Vec<&str>, Vec<&str>) = packages.iter().partition(|package| **package == LARGE);
    builder.compile("build", &others, &[])?;
    for package in large {
        builder.compile(
            "rustc",
            &[package],
            &["--bin", package, "--", "-C", "lto=fat", "-C", "codegen-units=1", "-C", "opt-level=z"],
        )?;
    }
    let folder = sh.create_dir(folder(workspace))?;
    let shrinks = has_wasm_opt(sh, yes);
    if !shrinks {
        say!("wasm-opt is not here (package binaryen): the programs are larger than they could be");
    }
    let place = |package: &&str| {
        let to = folder.join(format!("{package}.wasm"));
        copy(workspace, &builder.program(package), &to, shrinks).map(|()| to)
    };
    packages.iter().map(place).collect()
}

/// Whether the programs can be made smaller. Nobody is asked for it: without it they run as well.
fn has_wasm_opt(sh: &Shell, yes: bool) -> bool {
    let may_install = yes || !io::stdin().is_terminal();
    if !shell::has(sh, "wasm-opt")
        && may_install
        && let Some(installation) = Installation::here(sh, BINARYEN)
    {
        // That it is still not here is told by the caller.
        let _ = installation.run(sh, "wasm-opt is not here.", yes);
    }
    shell::has(sh, "wasm-opt")
}

struct Builder<'a> {
    workspace: &'a Workspace,
    toolchain: Toolchain,
    /// Cargo's target folder: no other compiler's files may be in it.
    built: PathBuf,
}

impl Builder<'_> {
    fn compile(&self, command: &str, packages: &[&str], more: &[&str]) -> Result<()> {
        let named = packages.iter().flat_map(|package| ["-p", package]);
        let cargo = self.toolchain.cargo(&self.workspace.sh, command).arg("--target-dir").arg(&self.built);
        let cargo = cargo.args(["--quiet", "--profile", "web", "--locked"]).args(named).args(more);
        let status = Command::from(cargo).status().context(|| format!("cannot run {}", self.toolchain))?;
        let failed = || Error::new(format!("no program for the browser came of it, with {}", self.toolchain));
        status.success().then_some(()).ok_or_else(failed)
    }

    fn program(&self, package: &str) -> PathBuf {
        self.built.join(TARGET).join("web").join(format!("{package}.wasm"))
    }
}

/// Copies a program, smaller if that can be, unless this was done with the same one before.
fn copy(workspace: &Workspace, from: &Path, to: &Path, shrinks: bool) -> Result<()> {
    let sh = &workspace.sh;
    let done = workspace.target.join("web-build").join(if shrinks { "shrunk" } else { "plain" });
    let done = sh.create_dir(done)?.join(from.file_name().unwrap_or_default());
    let content = |file: &Path| std::fs::read(file).ok();
    if to.exists() && content(&done) == content(from) {
        return Ok(());
    }
    if shrinks {
        // What the compiler was allowed to use, named for a wasm-opt that is older than the compiler.
        let features = ["simd", "bulk-memory", "nontrapping-float-to-int", "sign-ext", "mutable-globals"];
        let features = features.map(|feature| format!("--enable-{feature}"));
        // More than -O1 takes five times as long, and what it makes is larger once it is compressed.
        shell::read(cmd!(sh, "wasm-opt -O1 {features...} {from} -o {to}"))?;
    } else {
        sh.copy_file(from, to)?;
    }
    Ok(sh.copy_file(from, done)?)
}
