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
    /// The tests of what draws.
    Figure,
    /// What must hold of each exercise.
    Gate,
    Python,
    /// The package that `bench --peers` runs.
    Peers,
    /// The chapters as a site, with the programs in it, and its tests, in a browser or as far as they need none.
    Site {
        browser: bool,
    },
    Parity(&'a Lesson),
    /// The pictures of a lesson's chapter.
    Figures(&'a Lesson),
    /// The chapter of a lesson, or the front page.
    Chapter(Option<&'a Lesson>),
    Lint(Lint),
    Timings(&'a Lesson, Build),
    /// Prints the table of times.
    Table,
}

/// What not every machine has, and whether it is checked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct With {
    pub blas: bool,
    pub browser: bool,
}

/// What is built at once.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Part {
    Plain,
    Featured,
}

/// The steps. A program that is built with features takes the place of the plain one, so the plain tests come before
/// that build. The site is built and tested beside all the steps between the plain build and its own, and the comparisons
/// with NumPy are made beside those between Python's and theirs; what is timed comes after them.
pub fn steps(workspace: &Workspace, with: With) -> Vec<Step<'_>> {
    let With { blas, browser } = with;
    let members: Vec<&Member> = workspace.course().collect();
    let featured = members.iter().filter(|member| member.has_features(blas));
    let lessons = || workspace.lessons.iter();
    let mut steps = vec![Step::Structure];
    steps.extend(blas.then_some(Step::Blas));
    steps.push(Step::Build(Part::Plain));
    steps.extend(members.iter().map(|member| Step::Tests(Part::Plain, member)));
    steps.extend([Step::Examples, Step::Tools, Step::Figure, Step::Gate]);
    if featured.clone().next().is_some() {
        steps.push(Step::Build(Part::Featured));
    }
    steps.extend(featured.map(|member| Step::Tests(Part::Featured, member)));
    steps.extend([Step::Python, Step::Peers]);
    steps.extend(lessons().map(Step::Figures));
    steps.push(Step::Chapter(None));
    steps.extend(lessons().map(|lesson| Step::Chapter(Some(lesson))));
    steps.extend(Lint::ALL.map(Step::Lint));
    steps.extend(lessons().map(Step::Parity));
    steps.push(Step::Site { browser });
    steps.extend(bench::all(workspace, blas).into_iter().map(|(lesson, build)| Step::Timings(lesson, build)));
    steps.push(Step::Table);
    steps
}

impl Step<'_> {
    /// Its row and its column in the table.
    pub fn name(&self) -> (&str, &'static str) {
        match self {
            Step::Structure => ("workspace", "rooms"),
            Step::Blas => ("OpenBLAS", "setup"),
            Step::Build(_) => ("build", "setup"),
            Step::Tests(Part::Plain, member) => (&member.package, "tests"),
            Step::Tests(Part::Featured, member) => (&member.package, "features"),
            Step::Examples => ("examples", "tests"),
            Step::Tools => ("xtask", "tests"),
            Step::Figure => ("figure", "tests"),
            Step::Gate => ("exercises", "gate"),
            Step::Python => ("NumPy", "setup"),
            Step::Peers => ("peers", "tests"),
            Step::Site { browser: true } => ("browser", "tests"),
            Step::Site { browser: false } => ("the site", "tests"),
            Step::Parity(lesson) => (&lesson.package, "parity"),
            Step::Figures(lesson) => (&lesson.package, "figures"),
            Step::Chapter(lesson) => (lesson.map_or("README", |lesson| &lesson.package), "chapter"),
            Step::Lint(lint) => (lint.name(), "lint"),
            Step::Timings(lesson, _) => (&lesson.package, "timings"),
            Step::Table => ("table", "timings"),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Part, Step, With, steps};
    use crate::workspace::Workspace;

    /// Two lessons, one of them with BLAS and benches, and a package that stands beside these tools.
    fn workspace() -> Workspace {
        let package = |name: &str, folder: &str, features: serde_json::Value| {
            json!({
                "name": name, "manifest_path": format!("/course/{folder}/Cargo.toml"), "rust_version": null,
                "dependencies": [], "features": features, "targets": [{"name": "timings", "kind": ["bench"]}],
                "metadata": {"lesson": {"title": "", "question": "", "teaches": "", "minutes": 1}},
            })
        };
        let packages = [
            package("lesson02", "lessons/02", json!({})),
            package("lesson07", "lessons/07", json!({"blas": []})),
            package("beside", "xtask/beside", json!({"heavy": []})),
        ];
        let metadata = json!({"packages": packages, "workspace_root": "/course", "target_directory": "/t"});
        Workspace::from_metadata(&metadata.to_string()).unwrap()
    }

    fn names(with: With) -> Vec<String> {
        let workspace = workspace();
        let name = |step: &Step| format!("{} {}", step.name().0, step.name().1);
        steps(&workspace, with).iter().map(name).collect()
    }

    const ALL: With = With { blas: true, browser: true };

    #[test]
    fn plain_tests_come_before_the_build_that_replaces_their_programs() {
        let workspace = workspace();
        let steps = steps(&workspace, ALL);
        let place = |found: &dyn Fn(&Step) -> bool| steps.iter().position(found).unwrap();
        let last_plain = steps.iter().rposition(|step| matches!(step, Step::Tests(Part::Plain, _))).unwrap();
        let featured = place(&|step| matches!(step, Step::Build(Part::Featured)));
        assert!(place(&|step| matches!(step, Step::Build(Part::Plain))) < last_plain);
        assert!(last_plain < featured);
        assert!(featured < place(&|step| matches!(step, Step::Parity(_))));
    }

    #[test]
    fn nothing_goes_on_beside_what_is_timed() {
        let names = names(ALL);
        let place = |wanted: &str| names.iter().position(|name| name == wanted).unwrap();
        assert!(place("lesson02 parity") < place("lesson07 timings"));
        assert!(place("browser tests") < place("lesson07 timings"));
    }

    #[test]
    fn without_blas_nothing_is_planned_for_it() {
        let (with, without) = (names(ALL), names(With { blas: false, ..ALL }));
        assert_eq!(with.iter().filter(|name| *name == "lesson07 timings").count(), 2);
        assert_eq!(without.iter().filter(|name| *name == "lesson07 timings").count(), 1);
        assert!(with.contains(&"lesson07 features".to_string()));
        let blas = ["lesson07 features", "OpenBLAS setup"];
        assert_eq!(without.iter().find(|name| blas.contains(&name.as_str())), None);
    }

    #[test]
    fn without_a_browser_the_site_is_still_built_and_its_other_tests_run() {
        let (with, without) = (names(ALL), names(With { browser: false, ..ALL }));
        assert!(with.contains(&"browser tests".to_string()));
        assert!(!without.contains(&"browser tests".to_string()));
        assert!(without.contains(&"the site tests".to_string()));
    }

    #[test]
    fn what_stands_beside_the_tools_is_left_out() {
        assert_eq!(names(ALL).iter().find(|name| name.contains("beside")), None);
        assert!(names(ALL).contains(&"lesson02 tests".to_string()));
    }
}
