//! Fills the blocks of a page.

use std::fmt::Write;

use crate::chapter::directive::Directive;
use crate::chapter::excerpt::{anchored, fenced};
use crate::chapter::kept::TWIN;
use crate::chapter::page::{Block, Part, parts};
use crate::chapter::runs::Runs;
use crate::chapter::sections::{self, Sections};
use crate::chapter::{front, kept};
use crate::error::{Context, Error, Result};
use crate::figures;
use crate::members::Lesson;
use crate::shell;

/// A page's lesson, and the outputs to fill it with.
pub struct Renderer<'a> {
    pub runs: &'a Runs<'a>,
    /// None on the front page.
    pub lesson: Option<&'a Lesson>,
    /// Whether what is kept is computed anew.
    pub anew: bool,
}

impl Renderer<'_> {
    /// The page with every block filled.
    pub fn page(&self, text: &str) -> Result<String> {
        let mut page = String::new();
        for part in parts(text)? {
            match part {
                Part::Line(line) => {
                    let _ = writeln!(page, "{line}");
                }
                Part::Block(block) => {
                    let content = self.block(&block).context(|| format!("line {}", block.line))?;
                    page += &block.filled(&content);
                }
            }
        }
        Ok(page)
    }

    fn block(&self, block: &Block) -> Result<String> {
        let as_it_was = || Ok(block.content.join("\n"));
        let runs = self.runs;
        match &block.directive {
            Directive::Output { lesson, sections, flags } => {
                self.output(lesson.as_deref(), sections.as_ref(), flags)
            }
            Directive::OutputWithBlas(chosen) => {
                let missing = "no snapshot of the build with BLAS; cargo xtask setup, then cargo xtask bless";
                let printed = runs.with_blas(self.lesson()?)?.ok_or_else(|| Error::new(missing))?;
                Ok(fenced("text", &sections::of(&printed, chosen)?))
            }
            Directive::Code { file, anchor } => self.code(file, anchor),
            Directive::Measured { sections, flags, .. } if flags.first().is_some_and(|flag| flag == TWIN) => {
                if self.anew {
                    return kept::timed_by_twin(runs, self.lesson()?, sections, &flags[1..]);
                }
                kept::check_timed_by_twin(&block.content, &self.source(TWIN)?, sections)?;
                as_it_was()
            }
            Directive::Measured { sections, without_blas, flags } if self.anew => {
                kept::timed(runs, self.lesson()?, sections, *without_blas, flags)
            }
            Directive::Measured { sections, flags, .. } => {
                let printed = runs.output(&self.lesson()?.package, flags)?;
                kept::check_timed(&block.content, &printed, sections)?;
                as_it_was()
            }
            Directive::Refused { file } if self.anew => kept::refused(runs.workspace, self.lesson()?, file),
            Directive::Refused { file } => {
                kept::check_refused(&block.content, &self.source(file)?).context(|| file.clone())?;
                as_it_was()
            }
            Directive::Figure { section, .. } => self.figure(section),
            Directive::Head => Ok(front::head(&runs.workspace.lessons, self.lesson()?)),
            Directive::Lessons => Ok(front::table(&runs.workspace.lessons)),
        }
    }

    fn output(&self, lesson: Option<&str>, chosen: Option<&Sections>, flags: &[String]) -> Result<String> {
        let package = match lesson {
            Some(package) => package,
            None => &self.lesson()?.package,
        };
        let printed = self.runs.output(package, flags)?;
        Ok(fenced("text", &chosen.map_or(Ok(printed.clone()), |chosen| sections::of(&printed, chosen))?))
    }

    fn code(&self, file: &str, anchor: &str) -> Result<String> {
        let language = if file.ends_with(".py") { "python" } else { "rust" };
        Ok(fenced(language, &anchored(&self.source(file)?, anchor).context(|| file.to_string())?))
    }

    /// The picture of a section, with words for who cannot see it.
    fn figure(&self, section: &str) -> Result<String> {
        let file = figures::file(section);
        let svg = self.source(&file).context(|| "cargo xtask figures draws it".to_string())?;
        let (shows, machine) = figures::said(&svg).context(|| file.clone())?;
        let shows = shows.replace('[', "\\[").replace(']', "\\]");
        let measured = machine.map_or(String::new(), |machine| format!("\n\nmeasured on: {machine}"));
        Ok(format!("![{shows}]({file}){measured}"))
    }

    /// One of the lesson's own files.
    fn source(&self, file: &str) -> Result<String> {
        shell::read_file(&self.runs.workspace.sh, self.lesson()?.file(file))
    }

    fn lesson(&self) -> Result<&Lesson> {
        self.lesson.ok_or_else(|| Error::new("this block belongs in a chapter"))
    }
}
