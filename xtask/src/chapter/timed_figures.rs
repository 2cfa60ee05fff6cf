//! Which figures a lesson's pages show of sections that are timed.

use std::collections::BTreeMap;

use crate::chapter::directive::Directive;
use crate::chapter::{names, page};
use crate::error::{Context, Result};
use crate::members::Lesson;
use crate::shell;
use crate::workspace::Workspace;

/// The figures in a lesson's pages that are not among these: those of timed sections, with the flags for their times.
pub fn timed_figures(
    workspace: &Workspace,
    lesson: &Lesson,
    untimed: &BTreeMap<String, String>,
) -> Result<BTreeMap<String, Vec<String>>> {
    let mut timed = BTreeMap::new();
    for name in names(workspace, lesson)? {
        let path = lesson.file(&name);
        let text = shell::read_file(&workspace.sh, &path)?;
        for part in page::parts(&text).context(|| path.clone())? {
            let page::Part::Block(block) = part else { continue };
            match block.directive {
                Directive::Figure { section, flags } if !untimed.contains_key(&section) => {
                    timed.insert(section, flags);
                }
                _ => {}
            }
        }
    }
    Ok(timed)
}
