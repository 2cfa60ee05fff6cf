//! `cargo xtask check-all`: the one command that proves everything.

use std::fs::File;
use std::path::PathBuf;
use std::time::Instant;

use crate::artifacts::{Kind, Program};
use crate::bench::{Length, Timings};
use crate::chapter::{self, Runs};
use crate::check::plan::{self, Part, Step, With};
use crate::check::{builds, exercises, lints, parity, peers, site, structure, test_runs};
use crate::error::{Context, Error, Result};
use crate::figures;
use crate::members::{Lesson, Member};
use crate::out::{say, tell};
use crate::programs::{Build, Programs};
use crate::report::{Outcome, Report};
use crate::workspace::Workspace;
use crate::{python, setup};

const NO_BLAS: &str = "cannot run without OpenBLAS";

/// Checks everything.
pub fn everything(workspace: &Workspace, with: With) -> Result<bool> {
    let start = Instant::now();
    let _alone = alone(workspace)?;
    let programs = Programs::new(workspace);
    let mut run = Run {
        workspace,
        programs: &programs,
        runs: Runs::new(&programs),
        with,
        has_blas: false,
        plain: Vec::new(),
        featured: Vec::new(),
        python: None,
        site: site::ask(workspace, with.browser).map(|()| None),
        parity: None,
        timings: Timings::new(Length::Short),
    };
    let steps = plan::steps(workspace, with);
    let mut report = Report::new(steps.len());
    for step in &steps {
        let (subject, check) = step.name();
        report.step(subject, check, || run.step(step));
    }
    say!("\n{} s", start.elapsed().as_secs());
    let written = report.write(&workspace.sh, &workspace.target.join("check-all.json"));
    let well = report.finish();
    written.map(|()| well)
}

/// Waits until no other check-all runs in this target folder: their tests write the same files.
fn alone(workspace: &Workspace) -> Result<File> {
    let path = workspace.sh.create_dir(&workspace.target)?.join("check-all.lock");
    let context = || format!("cannot lock {}", path.display());
    let file = File::create(&path).context(context)?;
    if file.try_lock().is_err() {
        say!("another check-all runs here; waiting for it");
        file.lock().context(context)?;
    }
    Ok(file)
}

/// What the steps hand on.
struct Run<'a> {
    workspace: &'a Workspace,
    programs: &'a Programs<'a>,
    runs: Runs<'a>,
    with: With,
    has_blas: bool,
    /// The programs of each build.
    plain: Vec<Program>,
    featured: Vec<Program>,
    python: Option<PathBuf>,
    /// The site and its tests, once the programs are built with which its pages are compared; or why there is none.
    site: Result<Option<site::Ongoing>>,
    /// The comparisons with NumPy, once it is here.
    parity: Option<parity::Ongoing>,
    timings: Timings,
}

impl Run<'_> {
    fn step(&mut self, step: &Step) -> Outcome {
        let sh = &self.workspace.sh;
        match step {
            Step::Structure => structure::check(self.workspace),
            Step::Blas => self.set_up_blas(),
            Step::Build(part) => self.build(*part),
            Step::Tests(part, member) => self.tests(*part, member),
            Step::Examples => test_runs::run_examples(sh, &self.workspace.plain()),
            Step::Tools => test_runs::run_tools(sh),
            Step::Figure => test_runs::run_figure(sh),
            Step::Gate => exercises::gate(self.workspace, &self.built(Part::Plain, "xtask/gate")),
            Step::Python => self.set_up_python(),
            Step::Peers => peers::check(self.workspace, self.python.as_deref()),
            Step::Site { .. } => self.site(),
            Step::Parity(lesson) => self.parity(lesson),
            Step::Figures(lesson) => figures::check(&self.runs, lesson),
            Step::Chapter(lesson) => self.chapter(*lesson),
            Step::Lint(lint) => lints::run(self.workspace, *lint, &self.workspace.features(self.has_blas)),
            Step::Timings(lesson, build) => self.time(lesson, *build),
            Step::Table => Outcome::of(self.timings.publish(self.workspace), "cargo xtask bench"),
        }
    }

    /// Without BLAS everything else still runs; that it could not be had is a failure of its own.
    fn set_up_blas(&mut self) -> Outcome {
        let ready = setup::ready(self.workspace, false);
        self.has_blas = ready.is_ok();
        Outcome::of(
            ready.map(|how| tell!("{}  ", how.split(',').next().unwrap_or_default())),
            "cargo xtask setup",
        )
    }

    fn build(&mut self, part: Part) -> Outcome {
        let (packages, build) = match part {
            // The exercises' tests use the lessons as they are in this build.
            Part::Plain => {
                let gate = ["-p", "gate"].map(String::from);
                (self.workspace.plain().into_iter().chain(gate).collect(), Build::Plain)
            }
            Part::Featured => (self.workspace.featured(self.has_blas), Build::Blas),
        };
        let (mut outcome, programs) = builds::build(self.workspace, &packages);
        if part == Part::Plain || self.has_blas {
            for program in programs.iter().filter(|program| program.kind == Kind::Binary) {
                if let Err(problem) = self.programs.keep(build, program) {
                    outcome.fail(problem.to_string(), "cargo xtask check-all");
                }
            }
        }
        match part {
            Part::Plain => {
                self.plain = programs;
                if let Ok(site) = &mut self.site {
                    *site = Some(site::Ongoing::start(self.with.browser));
                }
            }
            Part::Featured => self.featured = programs,
        }
        outcome
    }

    fn tests(&self, part: Part, member: &Member) -> Outcome {
        let package = &member.package;
        let again = match part {
            Part::Plain => format!("cargo test -p {package}"),
            Part::Featured if self.with.blas && !self.has_blas => {
                return Outcome::failure(NO_BLAS, "cargo xtask setup");
            }
            Part::Featured => {
                let features = member.features_with(self.has_blas).join(",");
                format!("cargo test -p {package} --features {features}")
            }
        };
        test_runs::run(&self.workspace.sh, &self.built(part, &member.folder), &again)
    }

    /// The programs of a package, by its folder.
    fn built(&self, part: Part, folder: &str) -> Vec<&Program> {
        let programs = if part == Part::Plain { &self.plain } else { &self.featured };
        let folder = self.workspace.root.join(folder);
        programs.iter().filter(|program| program.folder == folder).collect()
    }

    fn set_up_python(&mut self) -> Outcome {
        let ready = python::ready(self.workspace, &python::TWINS);
        let ready = ready.map(|python| {
            self.parity = Some(parity::Ongoing::start(self.programs, &python, self.has_blas));
            self.python = Some(python);
        });
        Outcome::of(ready, "cargo xtask parity")
    }

    fn parity(&self, lesson: &Lesson) -> Outcome {
        let missing = || {
            let again = format!("cargo xtask parity {}", lesson.package);
            Outcome::failure("cannot run without NumPy", &again)
        };
        self.parity.as_ref().map_or_else(missing, |parity| parity.outcome(lesson))
    }

    fn site(&mut self) -> Outcome {
        let none = || site::failed(&Error::new("there are no programs to compare it with"));
        match &mut self.site {
            Ok(site) => site.take().map_or_else(none, site::Ongoing::outcome),
            Err(problem) => site::failed(problem),
        }
    }

    fn chapter(&self, lesson: Option<&Lesson>) -> Outcome {
        let name = lesson.map(|lesson| &lesson.package);
        let pages = match chapter::pages(self.workspace) {
            Ok(pages) => pages,
            Err(problem) => return Outcome::failure(problem.to_string(), "cargo xtask readme --check"),
        };
        let mut outcome = Outcome::default();
        let of_lesson = pages.iter().filter(|page| page.lesson.map(|lesson| &lesson.package) == name);
        of_lesson.for_each(|page| outcome.extend(page.check(&self.runs)));
        outcome
    }

    /// Times never fail; a bench that stops does.
    fn time(&mut self, lesson: &Lesson, build: Build) -> Outcome {
        if build == Build::Blas && !self.has_blas {
            return Outcome::failure(NO_BLAS, "cargo xtask setup");
        }
        let part = if build == Build::Blas { Part::Featured } else { Part::Plain };
        let bench = self.built(part, &lesson.folder).into_iter().find(|program| program.kind == Kind::Bench);
        let path = bench.map(|bench| bench.path.clone()).ok_or_else(|| Error::new("its bench was not built"));
        let timed = path.and_then(|path| self.timings.add(self.workspace, lesson, build, &path));
        Outcome::of(timed, "cargo xtask bench")
    }
}
