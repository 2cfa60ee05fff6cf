//! `cargo xtask figures`: the plots of each section as a picture for its chapter, in `figures/SECTION.svg`.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::chapter::{self, Runs, sections};
use crate::error::{Context, Error, Result};
use crate::measured_on;
use crate::members::Lesson;
use crate::out::say;
use crate::programs::{Build, Programs};
use crate::report::Outcome;
use crate::setup::library;
use crate::shell;
use crate::workspace::Workspace;

const AGAIN: &str = "cargo xtask figures";
const TIME: &str = "cargo xtask figures --time";

/// How the sentence begins that says where a figure of times was measured.
const MEASURED_ON: &str = " Measured on: ";

/// The path of a section's figure inside its lesson.
pub fn file(section: &str) -> String {
    format!("figures/{section}.svg")
}

/// Writes every figure, and removes those of sections that are gone; with `anew` also what is timed.
pub fn write(workspace: &Workspace, anew: bool) -> Result<bool> {
    let programs = Programs::new(workspace);
    let runs = Runs::new(&programs);
    for lesson in &workspace.lessons {
        let mut figures = untimed(&runs, lesson)?;
        let timed = chapter::timed_figures(workspace, lesson, &figures)?;
        if anew {
            for (section, flags) in &timed {
                figures.insert(section.clone(), measured(&runs, lesson, section, flags)?);
            }
        }
        let kept = |name: &String| figures.contains_key(name) || timed.contains_key(name);
        for name in present(workspace, lesson)?.iter().filter(|name| !kept(name)) {
            workspace.sh.remove_path(lesson.file(&file(name)))?;
            say!("removed: {}", lesson.file(&file(name)));
        }
        for (name, svg) in &figures {
            let path = lesson.file(&file(name));
            if shell::read_file(&workspace.sh, &path).ok().as_ref() != Some(svg) {
                shell::write_file(&workspace.sh, &path, svg)?;
                say!("written: {path}");
            }
        }
    }
    Ok(true)
}

/// Checks that a lesson's figures are those of today. A figure of times only has to be there.
pub fn check(runs: &Runs, lesson: &Lesson) -> Outcome {
    let mut outcome = Outcome::default();
    match stale(runs, lesson) {
        Ok((passed, problems)) => {
            outcome.passed = passed;
            problems.into_iter().for_each(|(problem, again)| outcome.fail(problem, again));
        }
        Err(problem) => outcome.fail(problem.to_string(), AGAIN),
    }
    outcome
}

/// How many figures are well, and what is wrong with the others, with the command that mends it.
fn stale(runs: &Runs, lesson: &Lesson) -> Result<(usize, Vec<(String, &'static str)>)> {
    let workspace = runs.workspace;
    let figures = untimed(runs, lesson)?;
    let timed = chapter::timed_figures(workspace, lesson, &figures)?;
    let present = present(workspace, lesson)?;
    let (mut passed, mut problems) = (0, Vec::new());
    let mut judge = |name: &str, problem: Option<&str>, again| match problem {
        Some(problem) => problems.push((format!("{} {problem}", lesson.file(&file(name))), again)),
        None => passed += 1,
    };
    for (name, svg) in &figures {
        let found = shell::read_file(&workspace.sh, lesson.file(&file(name))).ok();
        let problem = match found {
            None => Some("is missing"),
            Some(found) => (found != *svg).then_some("is stale"),
        };
        judge(name, problem, AGAIN);
    }
    for name in timed.keys() {
        judge(name, (!present.contains(name)).then_some("is missing"), TIME);
    }
    for name in present.iter().filter(|name| !figures.contains_key(*name) && !timed.contains_key(*name)) {
        judge(name, Some("is the figure of no section"), AGAIN);
    }
    Ok((passed, problems))
}

/// The figures of all sections whose plots are not timed, by section.
fn untimed(runs: &Runs, lesson: &Lesson) -> Result<BTreeMap<String, String>> {
    let (all, untimed) = sections::numbers(&runs.output(&lesson.package, &[])?);
    let mut flags = Vec::new();
    if untimed.len() < all.len() {
        flags.extend(["--section".to_string(), untimed.join(",")]);
    }
    let plots = plots(runs, lesson, Build::Plain, &flags)?;
    let drawn =
        plots.into_iter().filter(|(_, plots)| plots.as_array().is_some_and(|plots| !plots.is_empty()));
    drawn.map(|(section, plots)| Ok((section, svg(runs.programs, &plots)?))).collect()
}

/// A section's figure, timed anew, with BLAS where it is set up. It says where.
fn measured(runs: &Runs, lesson: &Lesson, section: &str, flags: &[String]) -> Result<String> {
    let workspace = runs.workspace;
    let blas = lesson.has_blas() && library::is_set_up(workspace);
    let mut plots = plots(runs, lesson, if blas { Build::Blas } else { Build::Plain }, flags)?;
    let drawn = plots.get_mut(section).and_then(Value::as_array_mut).and_then(|plots| plots.last_mut());
    let drawn = drawn.ok_or_else(|| Error::new(format!("{} has no plots of {section}", lesson.package)))?;
    let shows = drawn["shows"].as_str().unwrap_or_default();
    drawn["shows"] = format!("{shows}{MEASURED_ON}{}", measured_on::describe(&workspace.sh)).into();
    svg(runs.programs, &plots[section])
}

/// What a lesson prints with `--json --plots`, by section.
fn plots(runs: &Runs, lesson: &Lesson, build: Build, flags: &[String]) -> Result<Map<String, Value>> {
    let program = runs.programs.get(lesson, build)?;
    let json = shell::plain(&runs.workspace.sh, &program).args(flags).args(["--json", "--plots"]);
    let mut value: Value = serde_json::from_str(&shell::read(json)?)
        .context(|| format!("cannot read the plots of {}", lesson.package))?;
    match value["plots"].take() {
        Value::Object(plots) => Ok(plots),
        _ => Ok(Map::new()),
    }
}

/// A list of plots as SVG.
fn svg(programs: &Programs, plots: &Value) -> Result<String> {
    let program = programs.tool("figure")?;
    shell::read(shell::plain(&programs.workspace.sh, &program).stdin(plots.to_string()))
}

/// The sections whose figures lie in the lesson's folder.
fn present(workspace: &Workspace, lesson: &Lesson) -> Result<Vec<String>> {
    let folder = workspace.root.join(lesson.file("figures"));
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let files = workspace.sh.read_dir(folder)?;
    let names =
        files.iter().filter_map(|file| Some(file.file_name()?.to_str()?.strip_suffix(".svg")?.to_string()));
    Ok(names.collect())
}

/// What a figure shows, and where it was measured if it was: as its file says it.
pub fn said(svg: &str) -> Result<(String, Option<String>)> {
    let inside = svg.split_once("<desc>").and_then(|(_, rest)| rest.split_once("</desc>"));
    let (shows, _) = inside.ok_or_else(|| Error::new("it has no description"))?;
    let shows = shows.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    Ok(match shows.split_once(MEASURED_ON) {
        Some((shows, machine)) => (shows.to_string(), Some(machine.to_string())),
        None => (shows, None),
    })
}

#[cfg(test)]
mod tests {
    use super::said;

    #[test]
    fn a_figure_says_what_it_shows_and_where_it_was_measured() {
        let svg = |desc: &str| format!("<svg><title>t</title>\n<desc>{desc}</desc></svg>");
        assert_eq!(said(&svg("a &lt; b &amp; c.")).unwrap(), ("a < b & c.".to_string(), None));
        let machine = Some("Some CPU, 2 cores".to_string());
        assert_eq!(
            said(&svg("Times. Measured on: Some CPU, 2 cores")).unwrap(),
            ("Times.".to_string(), machine)
        );
        assert!(said("<svg></svg>").is_err());
    }
}
