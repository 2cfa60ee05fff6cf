//! The steps of check-all, in their order.

use crate::bench;
use crate::check::lints::Lint;
use crate::members::{Lesson, Member};
use crate::programs::Build;
use crate::workspace::Workspace;

pub enum Step<'a> {
    Structure,
    /// Makes BLAS build.
    Blas,
    /// Builds everything without features, or what has features with them.
    Build(Part),
    Tests(Part, &'a Member),
    /// The examples in the documentation.
    Examples,
    /// The tests of these tools.
    Tools,
    Python,
    Parity(&'a Lesson),
    /// The chapter of a lesson, or the front page.
    Chapter(Option<&'a Lesson>),
    Lint(Lint),
    Timings(&'a Lesson, Build),
}

/// What is built at once.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Part {
    Plain,
    Featured,
}

/// The steps. A program that is built with features takes the place of the plain one, so the plain tests come before
/// that build.
pub fn steps(workspace: &Workspace, blas: bool) -> Vec<Step<'_>> {
    let members: Vec<&Member> = workspace.course().collect();
    let featured = members.iter().filter(|member| member.has_features(blas));
    let lessons = || workspace.lessons.iter();
    let mut steps = vec![Step::Structure];
    steps.extend(blas.then_some(Step::Blas));
    steps.push(Step::Build(Part::Plain));
    steps.extend(members.iter().map(|member| Step::Tests(Part::Plain, member)));
    steps.extend([Step::Examples, Step::Tools]);
    if featured.clone().next().is_some() {
        steps.push(Step::Build(Part::Featured));
    }
    steps.extend(featured.map(|member| Step::Tests(Part::Featured, member)));
    steps.push(Step::Python);
    steps.extend(lessons().map(Step::Parity));
    steps.push(Step::Chapter(None));
    steps.extend(lessons().map(|lesson| Step::Chapter(Some(lesson))));
    steps.extend(Lint::ALL.map(Step::Lint));
    steps.extend(bench::all(workspace, blas).into_iter().map(|(lesson, build)| Step::Timings(lesson, build)));
    steps
}

impl Step<'_> {
    /// Its row and its column in the table.
    pub fn name(&self) -> (&str, &'static str) {
        match self {
            Step::Structure => ("workspace", "structure"),
            Step::Blas => ("OpenBLAS", "setup"),
            Step::Build(_) => ("workspace", "build"),
            Step::Tests(Part::Plain, member) => (&member.package, "tests"),
            Step::Tests(Part::Featured, member) => (&member.package, "features"),
            Step::Examples => ("workspace", "examples"),
            Step::Tools => ("xtask", "tests"),
            Step::Python => ("NumPy", "setup"),
            Step::Parity(lesson) => (&lesson.package, "parity"),
            Step::Chapter(lesson) => (lesson.map_or("README", |lesson| &lesson.package), "chapter"),
            Step::Lint(lint) => (lint.name(), "lint"),
            Step::Timings(lesson, _) => (&lesson.package, "timings"),
        }
    }
}
