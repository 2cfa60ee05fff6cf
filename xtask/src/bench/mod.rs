//! The timing comparisons: criterion's benches of the lessons, without and with BLAS, as one table.

pub mod peers;
mod rows;
mod table;

use std::path::{Path, PathBuf};

use crate::artifacts::{self, Kind};
use crate::error::{Context, Error, Result};
use crate::measured_on;
use crate::members::Lesson;
use crate::out::{say, tell};
use crate::programs::Build;
use crate::setup::library;
use crate::shell;
use crate::workspace::Workspace;
use rows::Row;

/// How long criterion measures each function.
#[derive(Clone, Copy)]
pub enum Length {
    Full,
    /// Enough to see which way is faster, not by how much.
    Short,
}

impl Length {
    /// Criterion's arguments.
    fn arguments(self) -> [&'static str; 8] {
        let [warm_up, measure, samples, resamples] = match self {
            Length::Full => ["0.5", "2", "30", "100000"],
            Length::Short => ["0.05", "0.15", "10", "1000"],
        };
        let [one, two, three, four] =
            ["--warm-up-time", "--measurement-time", "--sample-size", "--nresamples"];
        [one, warm_up, two, measure, three, samples, four, resamples]
    }
}

/// The times of some benches.
pub struct Timings {
    length: Length,
    rows: Vec<Row>,
    /// What the benches say of BLAS.
    blas: Vec<String>,
}

/// `cargo xtask bench`.
pub fn command(workspace: &Workspace, quick: bool) -> Result<bool> {
    let is_set_up = library::is_set_up(workspace);
    if !is_set_up {
        say!("without BLAS; `cargo xtask setup` adds it");
    }
    let mut timings = Timings::new(if quick { Length::Short } else { Length::Full });
    for (lesson, build) in all(workspace, is_set_up) {
        say!("timing {} ({} build)", lesson.package, build.name());
        timings.add(workspace, lesson, build, &built(workspace, lesson, build)?)?;
    }
    timings.publish(workspace)?;
    Ok(true)
}

/// Every lesson that has benches, with each build that it can be timed in.
pub fn all(workspace: &Workspace, blas: bool) -> Vec<(&Lesson, Build)> {
    let builds = |lesson: &Lesson| {
        if blas && lesson.has_blas() { &[Build::Plain, Build::Blas][..] } else { &[Build::Plain] }
    };
    let timed = workspace.lessons.iter().filter(|lesson| lesson.is_timed);
    timed.flat_map(|lesson| builds(lesson).iter().map(move |build| (lesson, *build))).collect()
}

/// Builds the benches of a lesson alone, in the profile of `cargo run`.
fn built(workspace: &Workspace, lesson: &Lesson, build: Build) -> Result<PathBuf> {
    let cargo = shell::cargo(&workspace.sh).args(["bench", "--quiet", "--no-run", "--profile", "dev"]);
    let cargo = cargo.args(["-p", &lesson.package, "--bench", "timings"]).args(build.features());
    let messages = shell::read(cargo.args(["--message-format", "json"]))?;
    let mut programs = messages.lines().filter_map(artifacts::program);
    let bench = programs.find(|program| program.kind == Kind::Bench);
    bench
        .map(|bench| bench.path)
        .ok_or_else(|| Error::new(format!("cargo built no bench of {}", lesson.package)))
}

impl Timings {
    pub fn new(length: Length) -> Timings {
        Timings { length, rows: Vec::new(), blas: Vec::new() }
    }

    /// Runs a bench. It must say that it uses BLAS exactly when it should: a build of several packages can turn BLAS
    /// on for all of them.
    pub fn add(&mut self, workspace: &Workspace, lesson: &Lesson, build: Build, bench: &Path) -> Result<()> {
        let sh = &workspace.sh;
        let folder = workspace.target.join("criterion").join(format!("{}-{}", lesson.package, build.name()));
        // What an earlier run measured must not pass for this one.
        sh.remove_path(&folder)?;
        let bench = sh.cmd(bench).arg("--bench").args(self.length.arguments());
        let said = shell::read(bench.env("CRITERION_HOME", &folder))?;
        let expected = match build {
            Build::Plain => "BLAS: not built in",
            Build::Blas => "BLAS: OpenBLAS",
        };
        let report = said.lines().find(|line| line.starts_with("BLAS: ")).unwrap_or("nothing of BLAS");
        if !report.starts_with(expected) {
            return Err(Error::new(format!("{} ({} build) says {report}", lesson.package, build.name())));
        }
        if !self.blas.iter().any(|known| known == report) {
            self.blas.push(report.to_string());
        }
        self.rows.extend(rows::read(&folder, lesson, build)?);
        Ok(())
    }

    /// Prints the table, and writes target/timings.md and target/timings.json.
    pub fn publish(&self, workspace: &Workspace) -> Result<()> {
        let sh = &workspace.sh;
        let machine = format!("{}; {}", measured_on::describe(sh), self.blas.join("; "));
        say!("\ntimings on: {}", machine.replace("; ", "\n            "));
        if matches!(self.length, Length::Short) {
            say!("a short run, rough where ways are close; `cargo xtask bench` makes the long one");
        }
        tell!("{}", table::text(&self.rows));
        let [markdown, json] = ["timings.md", "timings.json"].map(|name| workspace.target.join(name));
        shell::write_file(sh, &markdown, table::markdown(&self.rows, &machine))?;
        let text = serde_json::to_string_pretty(&table::json(&self.rows, &machine))
            .context(|| "cannot write the timings".to_string())?;
        shell::write_file(sh, &json, text + "\n")?;
        say!("\nwritten: {} and {}", markdown.display(), json.display());
        Ok(())
    }
}
