//! The checks: each by a command of its own, and all of them by one.

mod all;
mod builds;
mod exercises;
mod lints;
mod parity;
mod peers;
mod plan;
mod site;
mod structure;
mod test_runs;

pub use all::everything;
pub use plan::With;

use crate::chapter::{self, Runs};
use crate::error::{Error, Result};
use crate::figures;
use crate::out::say;
use crate::programs::{Build, Programs};
use crate::python;
use crate::report::{Outcome, Report};
use crate::setup::library;
use crate::web::book;
use crate::workspace::Workspace;

/// `cargo xtask structure`.
pub fn structure(workspace: &Workspace) -> Result<bool> {
    let mut report = Report::new(1);
    report.step("workspace", "rooms", || structure::check(workspace));
    Ok(report.finish())
}

/// `cargo xtask parity`.
pub fn parity(workspace: &Workspace, names: &[String]) -> Result<bool> {
    let lessons = workspace.chosen(names)?;
    let mut report = Report::new(lessons.len());
    say!("preparing NumPy");
    let python = python::ready(workspace, &python::TWINS)?;
    let programs = Programs::new(workspace);
    let blas = library::is_set_up(workspace);
    for lesson in lessons {
        report.step(&lesson.package, "parity", || parity::check(&programs, lesson, &python, blas));
    }
    Ok(report.finish())
}

/// `cargo xtask book --check`: builds the site, and the programs with which its pages are compared.
pub fn site(workspace: &Workspace, yes: bool) -> Result<bool> {
    let programs = Programs::new(workspace);
    let mut report = Report::new(3);
    let mut built = None;
    report.step("lessons", "setup", || {
        let lessons = workspace.lessons.iter().map(|lesson| programs.get(lesson, Build::Plain));
        Outcome::of(lessons.collect::<Result<Vec<_>>>().map(|_| ()), "cargo build")
    });
    report.step("the site", "setup", || {
        Outcome::of(book::build(workspace, yes).map(|site| built = Some(site)), "cargo xtask book")
    });
    report.step("the site", "tests", || match &built {
        Some(site) => site::check(workspace, site, true),
        None => site::failed(&Error::new("cannot run without the site")),
    });
    Ok(report.finish())
}

/// `cargo xtask figures --check`.
pub fn figures(workspace: &Workspace) -> Result<bool> {
    let programs = Programs::new(workspace);
    let runs = Runs::new(&programs);
    let mut report = Report::new(workspace.lessons.len());
    for lesson in &workspace.lessons {
        report.step(&lesson.package, "figures", || figures::check(&runs, lesson));
    }
    Ok(report.finish())
}

/// `cargo xtask readme --check`.
pub fn chapters(workspace: &Workspace) -> Result<bool> {
    let programs = Programs::new(workspace);
    let runs = Runs::new(&programs);
    let pages = chapter::pages(workspace)?;
    let mut report = Report::new(pages.len());
    for page in pages {
        report.step(page.subject(), "chapter", || page.check(&runs));
    }
    Ok(report.finish())
}
