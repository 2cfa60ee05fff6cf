//! Chapters and code do not drift apart.
//!
//! A block of a chapter is written by this program, between `<!-- output ... -->`, `<!-- code ... -->`, `<!--
//! measured ... -->`, `<!-- refused ... -->`, `<!-- head -->` or `<!-- lessons -->` and `<!-- end -->`:
//!
//! - `output 3,4` is those sections of what the lesson prints, `output` all of it; `output 2 of --z 37 --y 1` the same
//!   with flags; `output lesson06 4,5` that of another lesson
//! - `output 3,4 with blas` is those sections of what the build with BLAS prints, from the accepted snapshot: a chapter
//!   can be written and checked without BLAS, and the lesson's test compares the snapshot where BLAS is
//! - `code src/lib.rs sigmoid` is the region of that name, from a line `region: sigmoid` to `endregion`
//! - `measured 5,6 of FLAGS` is those sections as they were timed once, with BLAS where it is set up and not `without
//!   blas`; only `cargo xtask readme --time` writes it anew, and the check compares its words with the lesson's sources
//! - `refused wrong/NAME.rs` is what the compiler said once of code that must not compile; it too is written anew by
//!   `--time` alone, and the check compares the lines it quotes with the file
//! - `head` and `lessons` come from the lessons' manifests
//!
//! Every number of a chapter outside these blocks must stand in the lesson's output, or in the output of a
//! command that stands in the same paragraph. A 3 stands in nearly every output, so a 3 in the place of a 2
//! would go unnoticed; therefore the numbers of each sentence were also accepted once, into tests/prose.txt,
//! by `cargo xtask bless`.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;
use std::process::Command;

use similar::TextDiff;

use crate::machine;
use crate::numbers;
use crate::report::{Outcome, Report};
use crate::shell::{self, Result};
use crate::workspace::{Lesson, Workspace};

const REMEDY: &str = "cargo xtask readme";

/// How many words a chapter may have, without its blocks.
const WORDS: std::ops::RangeInclusive<usize> = 600..=1500;

/// Where the accepted numbers of a chapter's prose stand.
const PROSE: &str = "tests/prose.txt";

/// Writes every block anew; what is timed only with `time`.
pub fn write(workspace: &Workspace, time: bool) -> Result<bool> {
    let runs = Runs { time, ..Runs::new(workspace) };
    let mut well = true;
    for (path, lesson) in pages(workspace) {
        let file = workspace.root.join(&path);
        let changed = shell::read(&file).and_then(|old| {
            let new = filled(workspace, &runs, lesson, &old)?;
            if new == old { Ok(false) } else { shell::write(&file, &new).map(|()| true) }
        });
        match changed {
            Ok(true) => println!("written: {path}"),
            Ok(false) => {}
            Err(problem) => {
                well = false;
                eprintln!("error: {path}: {problem}");
            }
        }
    }
    Ok(well)
}

/// Checks the front page and every chapter.
pub fn check_all(workspace: &Workspace, report: &mut Report) {
    let runs = Runs::new(workspace);
    for (path, lesson) in pages(workspace) {
        let subject = lesson.map_or("README", |lesson| &lesson.package);
        report.step(subject, "chapter", || check(workspace, &runs, &path, lesson));
    }
}

/// The front page, and the chapter of each lesson.
fn pages(workspace: &Workspace) -> Vec<(String, Option<&Lesson>)> {
    let front = ("README.md".to_string(), None);
    let chapters =
        workspace.lessons.iter().map(|lesson| (format!("{}/README.md", lesson.folder), Some(lesson)));
    [front].into_iter().chain(chapters).collect()
}

fn check(workspace: &Workspace, runs: &Runs, path: &str, lesson: Option<&Lesson>) -> Outcome {
    let mut outcome = Outcome::empty();
    let text = match shell::read(&workspace.root.join(path)) {
        Ok(text) => text,
        Err(problem) => return Outcome::of(Err(problem), REMEDY),
    };
    let current = filled(workspace, runs, lesson, &text).and_then(|new| same(path, &text, &new));
    outcome.add(current.map_err(|problem| format!("{path}: {problem}")), REMEDY);
    match lesson {
        Some(lesson) => {
            let again = "cargo xtask readme --check";
            match unproven(runs, lesson, &text) {
                Ok(unproven) if unproven.is_empty() => outcome.passed += 1,
                Ok(unproven) => unproven.into_iter().for_each(|(line, number)| {
                    let what = format!("{path}:{line}: {number} stands in no output of {}", lesson.package);
                    outcome.add(Err(what), again);
                }),
                Err(problem) => outcome.add(Err(format!("{path}: {problem}")), again),
            }
            let accepted = accepted(workspace, lesson, &text).map_err(|problem| format!("{path}{problem}"));
            outcome.add(accepted, "cargo xtask bless");
            let words = prose(&text).iter().map(|line| line.split_whitespace().count()).sum();
            let length = if WORDS.contains(&words) {
                Ok(())
            } else {
                Err(format!("{path}: {words} words; expected {} to {}", WORDS.start(), WORDS.end()))
            };
            outcome.add(length, again);
        }
        None => {
            let version = format!("Rust {}", workspace.rust_version);
            let named = text.contains(&version);
            outcome.add(if named { Ok(()) } else { Err(format!("{path}: does not name {version}")) }, REMEDY);
        }
    }
    outcome
}

/// The first line that differs.
fn same(path: &str, old: &str, new: &str) -> Result<()> {
    if old == new {
        return Ok(());
    }
    let diff = TextDiff::from_lines(old, new);
    let place = diff.iter_all_changes().find(|change| change.tag() != similar::ChangeTag::Equal);
    let line = place.and_then(|change| change.old_index().or(change.new_index())).unwrap_or(0);
    let (found, expected) = (old.lines().nth(line).unwrap_or(""), new.lines().nth(line).unwrap_or(""));
    Err(format!("stale at {path}:{}\n          found     {found}\n          expected  {expected}", line + 1))
}

/// The outputs of the lessons, each computed once.
struct Runs<'a> {
    workspace: &'a Workspace,
    /// Whether what is timed is timed anew.
    time: bool,
    outputs: RefCell<BTreeMap<String, String>>,
}

impl Runs<'_> {
    fn new(workspace: &Workspace) -> Runs<'_> {
        Runs { workspace, time: false, outputs: RefCell::default() }
    }

    /// What a lesson prints with these flags. An error of one line is an answer too; anything else that fails
    /// is not.
    fn output(&self, package: &str, flags: &str) -> Result<String> {
        let key = format!("{package} {flags}");
        if let Some(output) = self.outputs.borrow().get(&key) {
            return Ok(output.clone());
        }
        let [lesson] = self.workspace.chosen(&[package])?[..] else { unreachable!("one name, one lesson") };
        let program = self.workspace.build(lesson, &[])?;
        let mut command = Command::new(program);
        command.args(flags.split_whitespace()).current_dir(&self.workspace.root);
        let output = shell::output(&mut command)?;
        let [said, problem] = [output.stdout, output.stderr]
            .map(|stream| String::from_utf8_lossy(&stream).replace("\r\n", "\n"));
        let answer = problem.starts_with("error: ") && problem.lines().count() == 1;
        if !output.status.success() && !answer {
            return Err(format!("{package} {flags} failed ({})\n{problem}", output.status));
        }
        let text = said + &problem;
        self.outputs.borrow_mut().insert(key, text.clone());
        Ok(text)
    }
}

/// The page with every block written anew.
fn filled(workspace: &Workspace, runs: &Runs, lesson: Option<&Lesson>, text: &str) -> Result<String> {
    let mut page = String::new();
    let mut lines = text.lines().enumerate();
    while let Some((number, line)) = lines.next() {
        let _ = writeln!(page, "{line}");
        let Some(directive) = directive(line) else { continue };
        let mut old = String::new();
        // What stands before the end is about to be written anew; it must be this block and nothing else.
        loop {
            match lines.next() {
                Some((_, "<!-- end -->")) => break,
                Some((_, line)) if self::directive(line).is_none() => old = old + line + "\n",
                _ => return Err(format!("line {}: no <!-- end --> after this block", number + 1)),
            }
        }
        let content = match directive.split_once(' ') {
            Some(("measured", what)) => measured(workspace, runs, lesson, what, &old),
            Some(("refused", file)) => refused(workspace, runs, lesson, file, &old),
            _ => block(workspace, runs, lesson, directive),
        };
        let content = content.map_err(|problem| format!("line {}: {problem}", number + 1))?;
        let _ = writeln!(page, "{}\n<!-- end -->", content.trim_matches('\n'));
    }
    Ok(page)
}

fn directive(line: &str) -> Option<&str> {
    let inside = line.strip_prefix("<!-- ")?.strip_suffix(" -->")?;
    let word = inside.split(' ').next()?;
    ["output", "code", "measured", "refused", "head", "lessons"].contains(&word).then_some(inside)
}

fn block(workspace: &Workspace, runs: &Runs, lesson: Option<&Lesson>, directive: &str) -> Result<String> {
    let (what, flags) = directive.split_once(" of ").unwrap_or((directive, ""));
    let words: Vec<&str> = what.split(' ').collect();
    let here = || lesson.ok_or_else(|| format!("`{directive}` belongs in a chapter"));
    match words[..] {
        ["output"] => Ok(fenced("text", &runs.output(&here()?.package, flags)?)),
        ["output", numbers, "with", "blas"] => {
            let missing =
                "there is no snapshot of the build with BLAS; cargo xtask setup, then cargo xtask bless";
            let printed = with_blas(workspace, here()?)?.ok_or(missing)?;
            Ok(fenced("text", &sections(&printed, numbers)?))
        }
        ["output", package, numbers] => {
            Ok(fenced("text", &sections(&runs.output(package, flags)?, numbers)?))
        }
        ["output", numbers] => {
            Ok(fenced("text", &sections(&runs.output(&here()?.package, flags)?, numbers)?))
        }
        ["code", file, region] => {
            let path = Path::new(&here()?.folder).join(file);
            let language = if file.ends_with(".py") { "python" } else { "rust" };
            Ok(fenced(language, &excerpt(&shell::read(&workspace.root.join(path))?, region)?))
        }
        ["head"] => Ok(head(workspace, here()?)),
        ["lessons"] => Ok(table(workspace)),
        _ => Err(format!("`{directive}` is no block; see xtask/src/readme.rs")),
    }
}

/// What the lesson prints with BLAS, as it was accepted; None if that is nothing else than without.
fn with_blas(workspace: &Workspace, lesson: &Lesson) -> Result<Option<String>> {
    let snapshot = workspace.root.join(&lesson.folder).join("tests/snapshots/narration__with_blas.snap");
    if snapshot.exists() { Ok(Some(body(&shell::read(&snapshot)?))) } else { Ok(None) }
}

/// A snapshot without its header.
pub fn body(snapshot: &str) -> String {
    snapshot.splitn(3, "---\n").nth(2).unwrap_or(snapshot).to_string()
}

/// Timed sections: as they are, or timed anew. Every word of them must stand in the sources that print it.
fn measured(
    workspace: &Workspace,
    runs: &Runs,
    lesson: Option<&Lesson>,
    what: &str,
    old: &str,
) -> Result<String> {
    let lesson = lesson.ok_or("what is measured belongs in a chapter")?;
    let (what, flags) = what.split_once(" of ").unwrap_or((what, ""));
    let (numbers, plain) =
        what.strip_suffix(" without blas").map_or((what, false), |numbers| (numbers, true));
    if runs.time {
        let features = if plain { Vec::new() } else { workspace.fastest(lesson) };
        let program = workspace.build(lesson, &features)?;
        let output = shell::stdout(Command::new(program).args(flags.split_whitespace()))?;
        let content = format!("measured on: {}\n\n{}", machine::describe(), sections(&output, numbers)?);
        return Ok(fenced("text", &content));
    }
    let mut sources = String::new();
    for folder in [workspace.root.join(&lesson.folder), workspace.root.join("shared")] {
        let files = std::fs::read_dir(folder.join("src")).map_err(|error| error.to_string())?;
        for file in files.filter_map(|file| Some(file.ok()?.path())).filter(|file| file.is_file()) {
            sources += &shell::read(&file)?;
        }
        sources += &shell::read(&folder.join("lesson.py")).unwrap_or_default();
    }
    let printed = old.lines().filter(|line| !line.starts_with("measured on: ") && !line.starts_with("```"));
    let mut words =
        printed.flat_map(|line| line.split(|c: char| !c.is_alphabetic())).filter(|word| word.len() > 3);
    match words.find(|word| !sources.contains(word)) {
        Some(word) => Err(format!("the lesson no longer prints '{word}'; cargo xtask readme --time")),
        None if !old.contains("measured on: ") => {
            Err("not measured yet; cargo xtask readme --time".to_string())
        }
        None => Ok(old.to_string()),
    }
}

/// The compiler's first error about a file that must not compile: as it was, or asked anew. The lines that it quotes,
/// `10 |     let dz = ...`, must be those of the file. That the file is still refused is for the lesson's tests to show.
fn refused(
    workspace: &Workspace,
    runs: &Runs,
    lesson: Option<&Lesson>,
    file: &str,
    old: &str,
) -> Result<String> {
    let lesson = lesson.ok_or("what is refused belongs in a chapter")?;
    let source = shell::read(&workspace.root.join(&lesson.folder).join(file))?;
    if runs.time {
        let name = file.trim_start_matches("wrong/").trim_end_matches(".rs");
        let arguments = ["test", "--quiet", "--no-run", "-p", &lesson.package, "--test", name];
        let output = shell::output(&mut shell::cargo(&workspace.root, &arguments))?;
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        // Up to the notes on other places.
        let ends = |line: &str| line.is_empty() || line.starts_with("note: ") || line.starts_with("help: ");
        let error =
            said.lines().skip_while(|line| !line.starts_with("error[")).take_while(|line| !ends(line));
        let error = error.collect::<Vec<_>>().join("\n");
        return Ok(fenced("text", &format!("{}\n\n{error}", machine::compiler())));
    }
    quotes_stand(old, &source).map_err(|problem| format!("{file}: {problem}; cargo xtask readme --time"))?;
    Ok(old.to_string())
}

/// Whether each quoted line, `10 |     let dz = ...`, is that line of the source, and there is one.
fn quotes_stand(block: &str, source: &str) -> Result<()> {
    let quoted = block.lines().filter_map(|line| line.split_once(" | "));
    let quoted: Vec<(usize, &str)> =
        quoted.filter_map(|(number, code)| Some((number.trim().parse().ok()?, code))).collect();
    let stale = |(number, code): &&(usize, &str)| source.lines().nth(number.wrapping_sub(1)) != Some(*code);
    match quoted.iter().find(stale) {
        Some((number, code)) => Err(format!("line {number} is no longer '{code}'")),
        None if quoted.is_empty() => Err("not asked yet".to_string()),
        None => Ok(()),
    }
}

fn fenced(language: &str, content: &str) -> String {
    format!("```{language}\n{}\n```", content.trim_matches('\n'))
}

/// The sections of these numbers, from their heading to the next.
fn sections(output: &str, numbers: &str) -> Result<String> {
    let mut chosen = String::new();
    for number in numbers.split(',') {
        let heading = format!("== {number}. ");
        let mut lines = output.lines().skip_while(|line| !line.starts_with(&heading));
        let first = lines.next().ok_or(format!("the output has no section {number}"))?;
        let _ = writeln!(chosen, "{first}");
        lines.take_while(|line| !line.starts_with("== ")).for_each(|line| {
            let _ = writeln!(chosen, "{line}");
        });
    }
    Ok(chosen)
}

/// The lines between `region: NAME` and `endregion`, with their common indent removed.
fn excerpt(source: &str, region: &str) -> Result<String> {
    let marks = [format!("// region: {region}"), format!("# region: {region}")];
    let mut lines = source.lines().skip_while(|line| !marks.iter().any(|mark| line.trim() == mark));
    lines.next().ok_or(format!("there is no region {region}"))?;
    let mut ended = false;
    let until_end = lines.take_while(|line| {
        ended = line.trim().ends_with(" endregion");
        !ended
    });
    let lines: Vec<&str> = until_end.collect();
    if !ended {
        return Err(format!("region {region} has no endregion"));
    }
    let lines = without_reference(&lines);
    let indent = |line: &&str| line.len() - line.trim_start().len();
    let common = lines.iter().filter(|line| !line.trim().is_empty()).map(indent).min().unwrap_or(0);
    Ok(lines.iter().map(|line| line.get(common..).unwrap_or("")).collect::<Vec<_>>().join("\n"))
}

/// The code as a chapter shows it: of a doc comment the first part, without examples and headings such as
/// Panics, and without attributes.
fn without_reference<'a>(lines: &[&'a str]) -> Vec<&'a str> {
    let mut kept: Vec<&str> = Vec::new();
    let mut reference = false;
    for &line in lines {
        let code = line.trim_start();
        let doc = code.starts_with("///");
        reference = doc && (reference || code.starts_with("/// #") || code.starts_with("/// ```"));
        if reference || code == "#[track_caller]" {
            while kept.last().is_some_and(|last| last.trim() == "///") {
                kept.pop();
            }
        } else {
            kept.push(line);
        }
    }
    kept
}

/// A chapter's first lines.
fn head(workspace: &Workspace, lesson: &Lesson) -> String {
    let link = |package: &String| {
        let needed = workspace.lessons.iter().find(|lesson| lesson.package == *package);
        let folder = needed.map_or("", |lesson| lesson.folder.trim_start_matches("lessons/"));
        format!("[{package}](../{folder}/README.md)")
    };
    let needs: Vec<String> = lesson.needs.iter().map(link).collect();
    let prerequisites = match (lesson.number(), needs.is_empty()) {
        ("01", _) => "none".to_string(),
        (_, true) => "the lessons before it".to_string(),
        (_, false) => format!("the lessons before it; it uses the code of {}", needs.join(", ")),
    };
    format!(
        "# {}. {}\n\n**{}**\n\nReading time: {} minutes. Prerequisites: {prerequisites}.\n\nRun it: `cargo run -p {}`",
        lesson.number(),
        lesson.title,
        lesson.question,
        lesson.minutes,
        lesson.package
    )
}

/// The front page's table of lessons.
fn table(workspace: &Workspace) -> String {
    let mut table = String::from(
        "| lesson | the question | what you learn | minutes | uses code of |\n|---|---|---|---|---|\n",
    );
    for lesson in &workspace.lessons {
        let needs: Vec<&str> = lesson.needs.iter().map(|need| need.trim_start_matches("lesson")).collect();
        let _ = writeln!(
            table,
            "| [{} {}]({}/README.md) | {} | {} | {} | {} |",
            lesson.number(),
            lesson.title,
            lesson.folder,
            lesson.question,
            lesson.teaches,
            lesson.minutes,
            if needs.is_empty() { "-".to_string() } else { needs.join(", ") }
        );
    }
    table
}

/// The lines of the page; those of blocks, and link targets, are blanked.
fn prose(text: &str) -> Vec<String> {
    let mut inside = false;
    text.lines()
        .map(|line| {
            inside = (inside || directive(line).is_some()) && line != "<!-- end -->";
            let kept = if inside || line.starts_with("<!--") { "" } else { line };
            without_link_targets(kept)
        })
        .collect()
}

fn without_link_targets(line: &str) -> String {
    let mut kept = String::new();
    let mut rest = line;
    while let Some((text, after)) = rest.split_once("](") {
        kept += text;
        rest = after.split_once(')').map_or("", |(_, after)| after);
    }
    kept + rest
}

/// The numbers in the chapter's prose that nothing printed, with their lines.
fn unproven(runs: &Runs, lesson: &Lesson, text: &str) -> Result<Vec<(usize, String)>> {
    let prose = prose(text);
    let mut printed = numbers::all(&untimed(&runs.output(&lesson.package, "")?));
    printed.extend(numbers::all(&measured_blocks(text)));
    printed.extend(numbers::all(&with_blas(runs.workspace, lesson)?.unwrap_or_default()));

    let mut unproven = Vec::new();
    let mut start = 0;
    for paragraph in prose.split(|line| line.trim().is_empty()) {
        let joined = paragraph.join("\n");
        let tried = tried(runs, &joined)?;
        for (line, number) in numbers::find(&without_names_of_lessons(&joined)) {
            if !printed.contains(&number) && !tried.contains(&number) {
                unproven.push((start + line + 1, number));
            }
        }
        start += paragraph.len() + 1;
    }
    Ok(unproven)
}

/// The numbers of the prose, a line for each line of the chapter that has any.
fn prose_numbers(text: &str) -> Vec<(usize, String)> {
    let on = |line: &String| {
        numbers::find(line).into_iter().map(|(_, number)| number).collect::<Vec<_>>().join(" ")
    };
    let lines = prose(text).iter().map(on).collect::<Vec<_>>();
    lines.into_iter().enumerate().filter(|(_, numbers)| !numbers.is_empty()).collect()
}

/// Compares the prose's numbers with those that were accepted, and names the first place where they differ.
fn accepted(workspace: &Workspace, lesson: &Lesson, text: &str) -> Result<()> {
    let file = workspace.root.join(&lesson.folder).join(PROSE);
    let accepted = shell::read(&file)?;
    let mut accepted = accepted.lines();
    for (line, found) in prose_numbers(text) {
        let expected = accepted.next().unwrap_or("none");
        if found != expected {
            return Err(format!(":{}: the numbers {found}, where {expected} was accepted", line + 1));
        }
    }
    match accepted.next() {
        Some(missing) => Err(format!(": the numbers {missing} were accepted and are gone")),
        None => Ok(()),
    }
}

/// Accepts the numbers of each chapter's prose.
pub fn accept(workspace: &Workspace) -> Result<()> {
    for lesson in &workspace.lessons {
        let folder = workspace.root.join(&lesson.folder);
        let text = shell::read(&folder.join("README.md"))?;
        let lines: String = prose_numbers(&text).into_iter().map(|(_, numbers)| numbers + "\n").collect();
        shell::write(&folder.join(PROSE), &lines)?;
    }
    Ok(())
}

/// "lesson 06" names a crate; its number is checked by nobody's output.
fn without_names_of_lessons(text: &str) -> String {
    let words = text.split_inclusive(' ').scan(false, |after_lesson, word| {
        let number = *after_lesson;
        *after_lesson = ["lesson ", "lessons ", "Lesson ", "Lessons "].contains(&word);
        Some(if number {
            word.chars().map(|c| if c.is_ascii_digit() { '_' } else { c }).collect()
        } else {
            word.to_string()
        })
    });
    words.collect()
}

/// The numbers of every `cargo run -p lessonNN -- FLAGS` of a paragraph, and of its output.
fn tried(runs: &Runs, paragraph: &str) -> Result<BTreeSet<String>> {
    let mut printed = BTreeSet::new();
    for code in paragraph.split('`').skip(1).step_by(2) {
        let code = code.split_whitespace().collect::<Vec<_>>().join(" ");
        let Some(command) = code.strip_prefix("cargo run -p ") else { continue };
        let (package, flags) = command.split_once(" -- ").unwrap_or((command, ""));
        // With a feature only times are another, and those are not compared.
        let package = package.split(' ').next().unwrap_or(package);
        printed.extend(numbers::all(flags));
        printed.extend(numbers::all(&untimed(&runs.output(package, flags)?)));
    }
    Ok(printed)
}

/// The output without the sections whose headings say that they are timed: their numbers prove nothing twice.
fn untimed(output: &str) -> String {
    let mut timed = false;
    let keep = |line: &&str| {
        timed = if line.starts_with("== ") { line.ends_with("timed here ==") } else { timed };
        !timed
    };
    output.lines().filter(keep).collect::<Vec<_>>().join("\n")
}

/// The chapter's own record of times.
fn measured_blocks(text: &str) -> String {
    let mut inside = false;
    let keep = |line: &&str| {
        inside = line.starts_with("<!-- measured ") || (inside && *line != "<!-- end -->");
        inside
    };
    text.lines().filter(keep).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::{
        body, excerpt, measured_blocks, prose, prose_numbers, quotes_stand, sections, untimed,
        without_link_targets, without_names_of_lessons,
    };

    #[test]
    fn a_section_ends_at_the_next_heading() {
        let output = "== 1. A ==\nx\n\n== 2. B ==\ny\n";
        assert_eq!(sections(output, "2").unwrap(), "== 2. B ==\ny\n");
        assert!(sections(output, "3").is_err());
    }

    #[test]
    fn an_excerpt_is_its_region_alone() {
        let source = "a\n    // region: step\n    b\n        c\n    // endregion\nd\n";
        assert_eq!(excerpt(source, "step").unwrap(), "b\n    c");
        assert!(excerpt(source, "other").is_err());
        assert!(excerpt("// region: open\na\n", "open").is_err());
    }

    #[test]
    fn an_excerpt_leaves_out_examples_and_headings() {
        let source = "// region: f\n/// One.\n///\n/// y = x\n///\n/// ```\n/// f(1);\n/// ```\n///\n/// # Panics\n/// Often.\n\
                      #[track_caller]\nfn f() {}\n// endregion\n";
        assert_eq!(excerpt(source, "f").unwrap(), "/// One.\n///\n/// y = x\nfn f() {}");
    }

    #[test]
    fn blocks_and_link_targets_are_no_prose() {
        let page = "one\n<!-- output -->\n```text\n2\n```\n<!-- end -->\nthree\n";
        assert_eq!(prose(page), ["one", "", "", "", "", "", "three"]);
        assert_eq!(without_link_targets("see [x 1](../06/README.md) 2"), "see [x 1 2");
    }

    #[test]
    fn numbers_of_the_prose_have_their_lines() {
        let page = "no number\n\nfrom 1 to 0.50\n<!-- output -->\n2\n<!-- end -->\nw1 is 3\n";
        assert_eq!(prose_numbers(page), [(2, "1 0.5".to_string()), (6, "3".to_string())]);
    }

    #[test]
    fn the_number_of_a_lesson_is_a_name() {
        assert_eq!(without_names_of_lessons("in lesson 04, 0.5"), "in lesson __, 0.5");
    }

    #[test]
    fn a_quoted_line_must_still_stand_where_it_stood() {
        let block = " --> wrong/a.rs:2:1\n  |\n2 |     let z = w * x;\n  |             ^\n";
        assert!(quotes_stand(block, "fn f() {\n    let z = w * x;\n").is_ok());
        let moved = quotes_stand(block, "\nfn f() {\n    let z = w * x;\n");
        assert_eq!(moved, Err("line 2 is no longer '    let z = w * x;'".to_string()));
        assert!(quotes_stand("nothing quoted", "fn f() {\n").is_err());
    }

    #[test]
    fn the_body_of_a_snapshot_stands_below_its_header() {
        assert_eq!(body("---\nsource: a\n---\ntext\n---\nmore\n"), "text\n---\nmore\n");
    }

    #[test]
    fn timed_sections_prove_nothing() {
        let output = "== 1. A ==\n1\n== 2. B, timed here ==\n2\n== 3. C ==\n3\n";
        assert_eq!(untimed(output), "== 1. A ==\n1\n== 3. C ==\n3");
        let page = "4\n<!-- measured 2 -->\n5\n<!-- end -->\n6\n";
        assert_eq!(measured_blocks(page), "<!-- measured 2 -->\n5");
    }
}
