//! Which pages there are, in their order.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Component, Path, PathBuf};

use crate::{Result, markdown};

/// A page: a text of the course, and its place in the site.
pub struct Page {
    /// What the table of contents calls it.
    pub title: String,
    /// The file in the course's folder that it is made of.
    pub source: PathBuf,
    /// Where its text stands in the folder that mdBook reads.
    pub place: PathBuf,
    /// How deep it stands in the table of contents.
    pub depth: usize,
}

/// What is told beside the lessons.
const APPENDIX: [&str; 3] = ["CHANGELOG.md", ".github/CONTRIBUTING.md", "shared/data/SOURCES.md"];

/// The pages that are written for the site alone.
const PLAYGROUNDS: [&str; 2] = ["neuron.md", "digits.md"];

/// The front page, what one can play with, the lessons, and whatever files they link to.
pub fn all(course: &Path) -> Result<Vec<Page>> {
    let mut pages = vec![page(course, Path::new("README.md"), 0)?];
    for name in PLAYGROUNDS {
        pages.push(page(course, &Path::new("xtask/book/pages").join(name), 0)?);
    }
    let mut lessons: Vec<PathBuf> = fs::read_dir(course.join("lessons"))?
        .map(|entry| Ok(Path::new("lessons").join(entry?.file_name())))
        .collect::<Result<_>>()?;
    lessons.sort();
    for lesson in lessons {
        pages.push(page(course, &lesson.join("README.md"), 0)?);
        let mut others: Vec<PathBuf> = fs::read_dir(course.join(&lesson))?
            .map(|entry| Ok(lesson.join(entry?.file_name())))
            .collect::<Result<_>>()?;
        others.retain(|file| file.extension().is_some_and(|end| end == "md") && !file.ends_with("README.md"));
        others.sort();
        for other in others {
            pages.push(page(course, &other, 1)?);
        }
    }
    for name in APPENDIX {
        pages.push(page(course, Path::new(name), 0)?);
    }
    add_linked_files(course, &mut pages)?;
    Ok(pages)
}

/// A link to code leads to a page that shows the file, or the files of the folder.
fn add_linked_files(course: &Path, pages: &mut Vec<Page>) -> Result<()> {
    let mut known: BTreeSet<PathBuf> = pages.iter().map(|page| page.source.clone()).collect();
    let mut linked = Vec::new();
    for page in pages.iter() {
        let folder = page.source.parent().unwrap_or(Path::new(""));
        for target in markdown::links(&fs::read_to_string(course.join(&page.source))?) {
            let file = normal(&folder.join(target));
            if known.insert(file.clone()) {
                let named =
                    || format!("{} links to {}, which is not there", slashed(&page.source), slashed(&file));
                if !course.join(&file).exists() {
                    return Err(named().into());
                }
                linked.push(file);
            }
        }
    }
    for file in linked {
        pages.push(page(course, &file, 0)?);
    }
    Ok(())
}

fn page(course: &Path, source: &Path, depth: usize) -> Result<Page> {
    let mut title = slashed(source);
    if source.extension().is_some_and(|end| end == "md") {
        let unread = |error| format!("cannot read {}: {error}", source.display());
        let text = fs::read_to_string(course.join(source)).map_err(unread)?;
        let heading = text.lines().find_map(|line| line.strip_prefix("# "));
        title = heading.ok_or_else(|| format!("{title} has no heading"))?.to_string();
    }
    Ok(Page { title, source: source.to_path_buf(), place: place(source), depth })
}

/// Where a file of the course stands in the site. A folder's README is the page of the folder.
pub fn place(source: &Path) -> PathBuf {
    let source = source.strip_prefix("xtask/book/pages").unwrap_or(source);
    let source = source.strip_prefix(".github").unwrap_or(source);
    match source.extension() {
        _ if source.ends_with("README.md") => source.with_file_name("index.md"),
        Some(end) if end == "md" => source.to_path_buf(),
        _ => PathBuf::from(slashed(source) + ".md"),
    }
}

/// A path below the course's folder as a link and a page name it, on Windows too.
pub fn slashed(path: &Path) -> String {
    let parts = path.components().map(|part| part.as_os_str().to_string_lossy());
    parts.collect::<Vec<_>>().join("/")
}

/// The path without `.` and `..`.
pub fn normal(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => {
                normal.pop();
            }
            Component::CurDir => {}
            _ => normal.push(part),
        }
    }
    normal
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use super::{normal, place, slashed};

    #[test]
    fn a_readme_is_the_page_of_its_folder() {
        assert_eq!(place(Path::new("lessons/06/README.md")), PathBuf::from("lessons/06/index.md"));
        assert_eq!(place(Path::new("lessons/09/SPEED.md")), PathBuf::from("lessons/09/SPEED.md"));
        assert_eq!(place(Path::new("lessons/06/src/lib.rs")), PathBuf::from("lessons/06/src/lib.rs.md"));
        assert_eq!(place(Path::new("LICENSE-MIT")), PathBuf::from("LICENSE-MIT.md"));
        assert_eq!(place(Path::new(".github/CONTRIBUTING.md")), PathBuf::from("CONTRIBUTING.md"));
    }

    #[test]
    fn a_link_has_the_slashes_of_the_web_wherever_it_is_made() {
        assert_eq!(slashed(&["lessons", "06", "src"].iter().collect::<PathBuf>()), "lessons/06/src");
        assert_eq!(slashed(Path::new("../LICENSE-MIT.md")), "../LICENSE-MIT.md");
    }

    #[test]
    fn a_path_upward_is_followed() {
        assert_eq!(normal(Path::new("lessons/06/../02/./README.md")), PathBuf::from("lessons/02/README.md"));
    }
}
