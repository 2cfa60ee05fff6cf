//! Chapters and code do not drift apart: this fills a page's blocks, and checks its prose.

mod accepted;
mod directive;
mod excerpt;
mod front;
mod kept;
mod page;
mod proof;
mod prose_numbers;
mod render;
mod runs;
pub mod sections;
mod timed_figures;

use similar::{ChangeTag, TextDiff};

use crate::error::{Context, Error, Result};
use crate::members::Lesson;
use crate::out::{complain, say};
use crate::programs::Programs;
use crate::report::Outcome;
use crate::shell;
use crate::workspace::Workspace;
use render::Renderer;
pub use runs::Runs;
pub use timed_figures::timed_figures;

/// How many words a chapter has as a rule, without its blocks.
const WORDS: std::ops::RangeInclusive<usize> = 600..=1200;

/// The chapter of a lesson. Other `.md` files beside it are further pages of the lesson.
const CHAPTER: &str = "README.md";

const CHECK: &str = "cargo xtask readme --check";

/// The front page, or a page of a lesson.
pub struct Page<'a> {
    pub lesson: Option<&'a Lesson>,
    path: String,
    /// Where the accepted numbers of its prose stand.
    prose: String,
}

/// The front page, and every page of every lesson, its chapter first.
pub fn pages(workspace: &Workspace) -> Result<Vec<Page<'_>>> {
    let front = Page { lesson: None, path: CHAPTER.to_string(), prose: String::new() };
    let mut pages = vec![front];
    for lesson in &workspace.lessons {
        pages.extend(names(workspace, lesson)?.into_iter().map(|name| Page {
            lesson: Some(lesson),
            path: lesson.file(&name),
            prose: lesson.file(&prose(&name)),
        }));
    }
    Ok(pages)
}

/// The files of a lesson's pages.
fn names(workspace: &Workspace, lesson: &Lesson) -> Result<Vec<String>> {
    let files = workspace.sh.read_dir(&lesson.folder).context(|| lesson.folder.clone())?;
    let names = files.iter().filter_map(|file| file.file_name()?.to_str());
    let mut names: Vec<String> = names.filter(|name| name.ends_with(".md")).map(String::from).collect();
    names.sort_by_key(|name| (name != CHAPTER, name.clone()));
    Ok(names)
}

/// `tests/prose.txt` for the chapter, `tests/prose_speed.txt` for SPEED.md.
fn prose(page: &str) -> String {
    match page {
        CHAPTER => "tests/prose.txt".to_string(),
        page => format!("tests/prose_{}.txt", page.trim_end_matches(".md").to_lowercase()),
    }
}

/// Fills every block; with `anew` also those that are kept otherwise.
pub fn write(workspace: &Workspace, anew: bool) -> Result<bool> {
    let programs = Programs::new(workspace);
    let runs = Runs::new(&programs);
    let mut well = true;
    for page in pages(workspace)? {
        match page.write(&runs, anew) {
            Ok(true) => say!("written: {}", page.path),
            Ok(false) => {}
            Err(problem) => {
                well = false;
                complain!("error: {problem}");
            }
        }
    }
    Ok(well)
}

/// Accepts the numbers of the prose of every page.
pub fn accept(workspace: &Workspace) -> Result<()> {
    let sh = &workspace.sh;
    for page in pages(workspace)?.iter().filter(|page| page.lesson.is_some()) {
        let text = shell::read_file(sh, &page.path)?;
        let prose = page::prose(&page::parts(&text).context(|| page.path.clone())?);
        shell::write_file(sh, &page.prose, accepted::text(&prose))?;
    }
    Ok(())
}

impl Page<'_> {
    /// Whether the page changed.
    fn write(&self, runs: &Runs, anew: bool) -> Result<bool> {
        let sh = &runs.workspace.sh;
        let old = shell::read_file(sh, &self.path)?;
        let new = Renderer { runs, lesson: self.lesson, anew }.page(&old).context(|| self.path.clone())?;
        if new != old {
            shell::write_file(sh, &self.path, &new)?;
        }
        Ok(new != old)
    }

    /// Its row in a report.
    pub fn subject(&self) -> &str {
        self.lesson.map_or("README", |lesson| &lesson.package)
    }

    /// Checks the blocks, and the prose of a chapter.
    pub fn check(&self, runs: &Runs) -> Outcome {
        let mut outcome = Outcome::default();
        let text = match shell::read_file(&runs.workspace.sh, &self.path) {
            Ok(text) => text,
            Err(problem) => return Outcome::failure(problem.to_string(), CHECK),
        };
        let filled = Renderer { runs, lesson: self.lesson, anew: false }.page(&text);
        let current = filled.and_then(|new| same(&text, &new)).context(|| self.path.clone());
        outcome.add(current, "cargo xtask readme");
        match (self.lesson, page::parts(&text)) {
            (Some(lesson), Ok(parts)) => outcome.extend(self.check_prose(runs, lesson, &parts)),
            (None, _) => outcome.add(self.check_version(&text, &runs.workspace.rust_version), CHECK),
            // That it cannot be read was told above.
            (Some(_), Err(_)) => {}
        }
        outcome
    }

    fn check_prose(&self, runs: &Runs, lesson: &Lesson, parts: &[page::Part]) -> Outcome {
        let mut outcome = Outcome::default();
        let path = &self.path;
        match proof::unproven(runs, lesson, parts) {
            Ok(unproven) if unproven.is_empty() => outcome.passed += 1,
            Ok(unproven) => {
                for (line, number) in unproven {
                    let what = format!("{path}:{line}: {number} stands in no output of {}", lesson.package);
                    outcome.fail(what, CHECK);
                }
            }
            Err(problem) => outcome.fail(format!("{path}: {problem}"), CHECK),
        }
        let prose = page::prose(parts);
        let accepted = shell::read_file(&runs.workspace.sh, &self.prose)
            .and_then(|accepted| accepted::compare(&prose, &accepted));
        outcome.add(accepted.context(|| path.clone()), "cargo xtask bless");
        outcome.warnings.extend(self.length(&prose));
        outcome
    }

    /// A warning about a chapter that is much shorter or longer than the others.
    fn length(&self, prose: &[String]) -> Option<String> {
        let words = prose.iter().map(|line| line.split_whitespace().count()).sum();
        let (least, most) = (WORDS.start(), WORDS.end());
        (!WORDS.contains(&words))
            .then(|| format!("{}: {words} words; most chapters have {least} to {most}", self.path))
    }

    fn check_version(&self, text: &str, rust_version: &str) -> Result<()> {
        let version = format!("Rust {rust_version}");
        if text.contains(&version) {
            Ok(())
        } else {
            Err(Error::new(format!("{} does not name {version}", self.path)))
        }
    }
}

/// Names the first line that differs.
fn same(old: &str, new: &str) -> Result<()> {
    if old == new {
        return Ok(());
    }
    let diff = TextDiff::from_lines(old, new);
    let place = diff.iter_all_changes().find(|change| change.tag() != ChangeTag::Equal);
    let line = place.and_then(|change| change.old_index().or(change.new_index())).unwrap_or(0);
    let (found, expected) = (old.lines().nth(line).unwrap_or(""), new.lines().nth(line).unwrap_or(""));
    Err(Error::new(format!(
        "stale at line {}\n          found     {found}\n          expected  {expected}",
        line + 1
    )))
}

#[cfg(test)]
mod tests {
    use super::{Page, prose, same};

    fn page() -> Page<'static> {
        Page { lesson: None, path: "README.md".to_string(), prose: String::new() }
    }

    #[test]
    fn the_first_stale_line_is_shown() {
        assert!(same("a\nb\n", "a\nb\n").is_ok());
        let problem = same("a\nb\nc\n", "a\nx\nc\n").unwrap_err().to_string();
        assert_eq!(problem, "stale at line 2\n          found     b\n          expected  x");
    }

    #[test]
    fn each_page_has_accepted_numbers_of_its_own() {
        assert_eq!(["README.md", "SPEED.md"].map(prose), ["tests/prose.txt", "tests/prose_speed.txt"]);
    }

    #[test]
    fn only_an_unusual_length_is_a_warning() {
        let chapter = |words: usize| page().length(&["word ".repeat(words)]);
        assert_eq!([chapter(600), chapter(1200)], [None, None]);
        assert!(chapter(1201).unwrap().starts_with("README.md: 1201 words"));
        assert!(chapter(599).is_some());
    }

    #[test]
    fn the_front_page_names_the_oldest_rust() {
        assert!(page().check_version("needs Rust 1.94 or newer", "1.94").is_ok());
        assert!(page().check_version("needs Rust 1.93 or newer", "1.94").is_err());
    }
}
