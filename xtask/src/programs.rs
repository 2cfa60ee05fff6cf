//! The programs of the lessons.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::artifacts::{self, Kind, Program};
use crate::error::{Error, Result};
use crate::members::Lesson;
use crate::shell;
use crate::workspace::Workspace;

/// What a lesson is built with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Build {
    /// As a learner's first `cargo run` builds it.
    Plain,
    Blas,
}

impl Build {
    pub fn name(self) -> &'static str {
        match self {
            Build::Plain => "plain",
            Build::Blas => "blas",
        }
    }

    /// Cargo's arguments for it.
    pub fn features(self) -> &'static [&'static str] {
        match self {
            Build::Plain => &[],
            Build::Blas => &["--features", "blas"],
        }
    }
}

/// The lessons' programs, each built once.
pub struct Programs<'a> {
    pub workspace: &'a Workspace,
    kept: RefCell<Kept>,
}

/// Where the programs are that were built, by package.
pub type Kept = BTreeMap<(String, Build), PathBuf>;

impl<'a> Programs<'a> {
    pub fn new(workspace: &'a Workspace) -> Programs<'a> {
        Programs::with(workspace, Kept::new())
    }

    /// With programs that were built already.
    pub fn with(workspace: &'a Workspace, kept: Kept) -> Programs<'a> {
        Programs { workspace, kept: RefCell::new(kept) }
    }

    /// Those that were built until now.
    pub fn kept(&self) -> Kept {
        self.kept.borrow().clone()
    }

    /// The program of a lesson; built alone, so that no other package's features reach it.
    pub fn get(&self, lesson: &Lesson, build: Build) -> Result<PathBuf> {
        if let Some(kept) = self.kept.borrow().get(&(lesson.package.clone(), build)) {
            return Ok(kept.clone());
        }
        self.keep(build, &self.build(&lesson.package, build)?)
    }

    /// The program of a package beside these tools.
    pub fn tool(&self, package: &str) -> Result<PathBuf> {
        if let Some(kept) = self.kept.borrow().get(&(package.to_string(), Build::Plain)) {
            return Ok(kept.clone());
        }
        self.keep(Build::Plain, &self.build(package, Build::Plain)?)
    }

    fn build(&self, package: &str, build: Build) -> Result<Program> {
        let cargo = shell::cargo(&self.workspace.sh).args(["build", "--quiet", "-p", package]);
        let messages = shell::read(cargo.args(build.features()).args(["--message-format", "json"]))?;
        let mut programs = messages.lines().filter_map(artifacts::program);
        let own = programs.find(|program| program.kind == Kind::Binary && program.name == package);
        own.ok_or_else(|| Error::new(format!("cargo built no program of {package}")))
    }

    /// Keeps a program that was built already. Cargo gives the next build of it the same name, so this is a copy.
    pub fn keep(&self, build: Build, program: &Program) -> Result<PathBuf> {
        let sh = &self.workspace.sh;
        // lesson07 looks for target/python two folders above itself.
        let folder = sh.create_dir(self.workspace.target.join(format!("built-{}", build.name())))?;
        let copy = folder.join(program.path.file_name().unwrap_or_default());
        sh.copy_file(&program.path, &copy)?;
        self.kept.borrow_mut().insert((program.name.clone(), build), copy.clone());
        Ok(copy)
    }
}
