//! Blocks that are kept as they were until `readme --time`: times, and what the compiler said.

use crate::chapter::excerpt::fenced;
use crate::chapter::runs::Runs;
use crate::chapter::sections::{self, Sections};
use crate::error::{Error, Result};
use crate::measured_on;
use crate::members::Lesson;
use crate::programs::Build;
use crate::python;
use crate::setup::library;
use crate::shell;
use crate::workspace::Workspace;

const REMEDY: &str = "cargo xtask readme --time";

/// The NumPy twin of a lesson; as the first flag of a block it means that the twin is timed, not the lesson.
pub const TWIN: &str = "lesson.py";

const MEASURED_ON: &str = "measured on: ";

/// Sections timed anew, with BLAS where it is set up.
pub fn timed(
    runs: &Runs,
    lesson: &Lesson,
    chosen: &Sections,
    plain: bool,
    flags: &[String],
) -> Result<String> {
    let workspace = runs.workspace;
    let blas = !plain && lesson.has_blas() && library::is_set_up(workspace);
    let program = runs.programs.get(lesson, if blas { Build::Blas } else { Build::Plain })?;
    let output = shell::read(shell::plain(&workspace.sh, &program).args(flags))?;
    let machine = measured_on::describe(&workspace.sh);
    Ok(fenced("text", &format!("{MEASURED_ON}{machine}\n\n{}", sections::of(&output, chosen)?)))
}

/// Sections that the lesson's NumPy twin timed anew.
pub fn timed_by_twin(runs: &Runs, lesson: &Lesson, chosen: &Sections, flags: &[String]) -> Result<String> {
    let workspace = runs.workspace;
    let python = python::ready(workspace, &python::TWINS)?;
    let output = shell::read(shell::plain(&workspace.sh, &python).arg(lesson.file(TWIN)).args(flags))?;
    let language = shell::read(shell::plain(&workspace.sh, &python).arg("--version"))?;
    let machine = measured_on::describe_with(&workspace.sh, language.trim());
    Ok(fenced("text", &format!("{MEASURED_ON}{machine}\n\n{}", sections::of(&output, chosen)?)))
}

/// Checks that a block of the twin's times says where they were measured, and has the chosen sections under headings
/// that the twin's source still has. So the check needs no Python, and no time.
pub fn check_timed_by_twin(block: &[&str], source: &str, chosen: &Sections) -> Result<()> {
    let headings = block.iter().filter(|line| line.starts_with("== ")).copied().collect::<Vec<_>>();
    let foreign = headings.iter().find(|heading| !source.contains(**heading));
    let numbers =
        headings.iter().map(|heading| heading.trim_start_matches("== ").split('.').next().unwrap_or(""));
    let chosen = chosen.to_string();
    let found = numbers.collect::<Vec<_>>().join(",");
    let what = if !block.iter().any(|line| line.starts_with(MEASURED_ON)) {
        "not measured yet".to_string()
    } else if let Some(heading) = foreign {
        format!("{TWIN} has no heading {heading:?}")
    } else if found != chosen {
        format!("it has the sections {found:?}, and should have {chosen:?}")
    } else {
        return Ok(());
    };
    Err(Error::new(format!("{what}; {REMEDY}")))
}

/// Checks that a block of times says where they were measured, and has the headings that the lesson prints today.
/// Sizes in a heading may come from the block's flags, so its digits are not compared.
pub fn check_timed(block: &[&str], printed: &str, chosen: &Sections) -> Result<()> {
    let stale = |what: String| Err(Error::new(format!("{what}; {REMEDY}")));
    if !block.iter().any(|line| line.starts_with(MEASURED_ON)) {
        return stale("not measured yet".to_string());
    }
    let headings = |lines: &mut dyn Iterator<Item = &str>| {
        let headings = lines.filter(|line| line.starts_with("== "));
        headings.map(|line| line.replace(|c: char| c.is_ascii_digit() || c == ',', "")).collect::<Vec<_>>()
    };
    let found = headings(&mut block.iter().copied());
    let expected = headings(&mut sections::of(printed, chosen)?.lines());
    if found == expected {
        return Ok(());
    }
    stale(format!("its headings are {found:?}, the lesson prints {expected:?}"))
}

/// What may prove a number of the prose: the block without the day and the commit.
pub fn provable(block: &[&str]) -> String {
    let line = |line: &&str| match line.strip_prefix(MEASURED_ON) {
        Some(machine) => machine.split(", ").take(3).collect::<Vec<_>>().join(", "),
        None => line.to_string(),
    };
    block.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// The compiler's first error about a file that must not compile, asked anew.
pub fn refused(workspace: &Workspace, lesson: &Lesson, file: &str) -> Result<String> {
    let name = file.trim_start_matches("wrong/").trim_end_matches(".rs");
    let package = &lesson.package;
    let cargo = shell::cargo(&workspace.sh);
    let output = shell::output(cargo.args(["test", "--quiet", "--no-run", "-p", package, "--test", name]))?;
    let said = shell::text(&output.stderr);
    // Up to the notes on other places.
    let ends = |line: &&str| line.is_empty() || line.starts_with("note: ") || line.starts_with("help: ");
    let error = said.lines().skip_while(|line| !line.starts_with("error[")).take_while(|line| !ends(line));
    let error = error.collect::<Vec<_>>().join("\n");
    Ok(fenced("text", &format!("{}\n\n{error}", measured_on::compiler(&workspace.sh))))
}

/// Checks that each line that the compiler quoted, `10 |     let dz = ...`, is still that line of the source. That
/// it is still refused is for the lesson's tests to show.
pub fn check_refused(block: &[&str], source: &str) -> Result<()> {
    let quoted = block.iter().filter_map(|line| line.split_once(" | "));
    let quoted: Vec<(usize, &str)> =
        quoted.filter_map(|(number, code)| Some((number.trim().parse().ok()?, code))).collect();
    let stale = |(number, code): &&(usize, &str)| source.lines().nth(number.wrapping_sub(1)) != Some(*code);
    match quoted.iter().find(stale) {
        Some((number, code)) => Err(Error::new(format!("line {number} is no longer '{code}'; {REMEDY}"))),
        None if quoted.is_empty() => Err(Error::new(format!("not asked yet; {REMEDY}"))),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::{Sections, check_refused, check_timed, check_timed_by_twin, provable};

    const PRINTED: &str = "== 4. A, timed here ==\n1\n== 5. 1,000 numbers, timed here ==\n2\n";

    #[test]
    fn a_block_of_times_has_the_headings_of_today() {
        let check = |block: &[&str], number| {
            check_timed(block, PRINTED, &Sections(vec![number])).map_err(|problem| problem.to_string())
        };
        let block = ["measured on: here", "", "== 5. 50 numbers, timed here ==", "3"];
        assert_eq!(check(&block, 5), Ok(()));
        assert!(check(&block, 4).unwrap_err().contains("A timed here"));
        assert!(check(&block, 6).unwrap_err().contains("no section 6"));
        assert!(check(&block[1..], 5).unwrap_err().starts_with("not measured yet"));
    }

    #[test]
    fn a_block_of_the_twins_times_has_the_headings_of_its_source() {
        let source = "def tell():\n    print(\"== 1. A, timed here ==\")\n";
        let check = |block: &[&str], number| {
            check_timed_by_twin(block, source, &Sections(vec![number])).map_err(|problem| problem.to_string())
        };
        let block = ["measured on: here", "", "== 1. A, timed here ==", "3"];
        assert_eq!(check(&block, 1), Ok(()));
        assert!(check(&block, 2).unwrap_err().starts_with("it has the sections \"1\""));
        assert!(check(&block[..2], 1).unwrap_err().starts_with("it has the sections \"\""));
        assert!(check(&block[1..], 1).unwrap_err().starts_with("not measured yet"));
        let renamed = check(&["measured on: here", "== 1. B, timed here =="], 1).unwrap_err();
        assert!(renamed.starts_with("lesson.py has no heading \"== 1. B, timed here ==\""), "{renamed}");
    }

    #[test]
    fn the_day_of_a_measurement_proves_no_number() {
        let block = ["measured on: Some CPU, 2 cores, rustc 1.95.0, 2026-11-25, commit 6db078e", "", "4 us"];
        assert_eq!(provable(&block), "Some CPU, 2 cores, rustc 1.95.0\n\n4 us");
    }

    #[test]
    fn a_quoted_line_must_still_stand_where_it_stood() {
        let block = [" --> wrong/a.rs:2:1", "  |", "2 |     let z = w * x;", "  |             ^"];
        let check = |block: &[&str], source: &str| {
            check_refused(block, source).map_err(|problem| problem.to_string())
        };
        assert_eq!(check(&block, "fn f() {\n    let z = w * x;\n"), Ok(()));
        let moved = check(&block, "\nfn f() {\n    let z = w * x;\n").unwrap_err();
        assert!(moved.starts_with("line 2 is no longer '    let z = w * x;'"), "{moved}");
        assert!(check(&["nothing quoted"], "fn f() {\n").is_err());
    }
}
