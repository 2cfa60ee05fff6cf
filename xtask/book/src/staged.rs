//! The folder that mdBook reads: the chapters as pages, and the files of the site.

use std::fs;
use std::path::{Path, PathBuf};

use crate::pages::{Page, slashed};
use crate::{Result, markdown};

/// The page's own scripts, pages and looks.
const OWN: &str = "xtask/book";

/// Folders of data that a command in a chapter or a test may name.
const DATA: [&str; 3] =
    ["shared/data", "lessons/09-implementation/tests/cases", "lessons/09-implementation/tests/data"];

/// Writes the folder anew.
pub fn write(course: &Path, programs: &Path, pages: &[Page], staged: &Path) -> Result<()> {
    if staged.exists() {
        fs::remove_dir_all(staged)?;
    }
    let own = course.join(OWN);
    copy(&own.join("theme"), &staged.join("theme"))?;
    fs::copy(own.join("web/course.css"), staged.join("course.css"))?;
    put(&staged.join("figures.css"), figure_colours(course)?)?;
    let root = staged.join("pages");
    for page in pages {
        put(&root.join(&page.place), markdown::page(course, page)?)?;
    }
    put(&root.join("SUMMARY.md"), summary(pages))?;
    copy(&own.join("web"), &root.join("course"))?;
    copy(&own.join("vendor/browser_wasi_shim"), &root.join("course/vendor/browser_wasi_shim"))?;
    copy(programs, &root.join("programs"))?;
    let mut names = Vec::new();
    for folder in DATA {
        for file in files(&course.join(folder))? {
            let name = file.strip_prefix(course)?;
            put(&root.join("files").join(name), fs::read(&file)?)?;
            names.push(slashed(name));
        }
    }
    names.sort();
    put(&root.join("files.json"), serde_json::to_string(&names)?)
}

/// The colours of the figures, which all bring the same.
fn figure_colours(course: &Path) -> Result<String> {
    let mut drawings = files(&course.join("lessons"))?;
    drawings.retain(|file| file.extension().is_some_and(|end| end == "svg"));
    let drawing = drawings.first().ok_or("no chapter has a figure; type: cargo xtask figures")?;
    let colours = markdown::colours(&fs::read_to_string(drawing)?);
    Ok(colours.ok_or_else(|| format!("{} names no colours", drawing.display()))?)
}

/// The table of contents: the front page, the chapters, and what does not belong to them.
fn summary(pages: &[Page]) -> String {
    let is_chapter = |page: &Page| page.place.starts_with("lessons") && !page.title.starts_with("lessons");
    let line = |page: &Page| format!("[{}]({})\n", page.title, slashed(&page.place));
    let chapters = pages.iter().filter(|page| is_chapter(page));
    let chapters: String =
        chapters.map(|page| format!("{}- {}", "    ".repeat(page.depth), line(page))).collect();
    let first = pages.iter().position(is_chapter).unwrap_or(0);
    let alone = |pages: &[Page]| {
        pages.iter().filter(|page| !is_chapter(page)).map(|page| line(page) + "\n").collect::<String>()
    };
    let (before, after) = pages.split_at(first);
    format!("# Summary\n\n{}{chapters}\n---\n\n{}", alone(before), alone(after))
}

fn put(place: &Path, content: impl AsRef<[u8]>) -> Result<()> {
    if let Some(folder) = place.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(place, content).map_err(|error| format!("cannot write {}: {error}", place.display()).into())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    for file in files(from)? {
        put(&to.join(file.strip_prefix(from)?), fs::read(&file)?)?;
    }
    Ok(())
}

/// All files below a folder.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| format!("cannot read {}: {error}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    Ok(found)
}
