//! What a chapter needs to be a page: links that lead to pages, figures, and NumPy beside Rust.

use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use pulldown_cmark::{Event, Options, Parser, Tag};

use crate::pages::{Page, normal, place, slashed};
use crate::{Result, staged};

/// What `cargo xtask readme` puts in front of a block that a lesson printed, and in front of an excerpt.
const OUTPUT: &str = "<!-- output ";
const CODE: &str = "<!-- code ";
const FENCE: &str = "```";

/// The text of a page.
pub fn page(course: &Path, page: &Page) -> Result<String> {
    let path = course.join(&page.source);
    if path.is_dir() {
        let mut files = staged::files(&path)?;
        files.sort();
        let shown = files
            .iter()
            .map(|file| Ok(format!("## {}\n\n{}", slashed(file.strip_prefix(&path)?), shown(file)?)));
        return Ok(format!("# {}\n\n{}", page.title, shown.collect::<Result<String>>()?));
    }
    if page.source.extension().is_none_or(|end| end != "md") {
        return Ok(format!("# {}\n\n{}", page.title, shown(&path)?));
    }
    let source = fs::read_to_string(path)?;
    let text = with_targets(course, page, &source)?;
    Ok(with_marked_blocks(&with_pairs(&text)))
}

/// A file of code.
fn shown(file: &Path) -> Result<String> {
    let ending = file.extension().and_then(|end| end.to_str()).unwrap_or("text");
    let language = if ending == "rs" { "rust" } else { ending };
    Ok(with_marked_blocks(&format!("{FENCE}{language}\n{}{FENCE}\n\n", fs::read_to_string(file)?)))
}

/// The local files that a text links to; pictures are none.
pub fn links(text: &str) -> Vec<String> {
    let targets = targets(text).into_iter();
    targets.filter(|target| !target.is_picture).map(|target| target.file).collect()
}

/// A link or picture in a text.
struct Target {
    /// All of it, from the first bracket to the last.
    whole: Range<usize>,
    is_picture: bool,
    file: String,
    /// What follows the file's name: `#section`, or nothing.
    anchor: String,
}

fn targets(text: &str) -> Vec<Target> {
    let mut targets = Vec::new();
    for (event, whole) in Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter() {
        let (is_picture, url) = match event {
            Event::Start(Tag::Link { dest_url, .. }) => (false, dest_url),
            Event::Start(Tag::Image { dest_url, .. }) => (true, dest_url),
            _ => continue,
        };
        let (file, anchor) = url.split_at(url.find('#').unwrap_or(url.len()));
        if !file.is_empty() && !file.contains(':') {
            targets.push(Target { whole, is_picture, file: file.to_string(), anchor: anchor.to_string() });
        }
    }
    targets
}

/// Links lead to pages, and drawings stand in the text, where the page's colours reach them.
fn with_targets(course: &Path, page: &Page, text: &str) -> Result<String> {
    let folder = page.source.parent().unwrap_or(Path::new(""));
    let mut done = String::new();
    let mut from = 0;
    for Target { whole, is_picture, file, anchor } in targets(text) {
        let target = normal(&folder.join(&file));
        done += &text[from..whole.start];
        let link = &text[whole.clone()];
        if is_picture {
            done += &figure(&fs::read_to_string(course.join(&target))?);
        } else {
            let start = link.rfind("](").ok_or_else(|| format!("{link} is no link that is understood"))?;
            let way = relative(&page.place, &place(&target));
            done += &format!("{}]({}{anchor})", &link[..start], slashed(&way));
        }
        from = whole.end;
    }
    Ok(done + &text[from..])
}

/// A drawing without its own colours. Its description is what the picture's alternative text says.
fn figure(drawing: &str) -> String {
    let bare = match (drawing.find("<style>"), drawing.find("</style>")) {
        (Some(start), Some(end)) => format!("{}{}", &drawing[..start], &drawing[end + "</style>".len()..]),
        _ => drawing.to_string(),
    };
    // A blank line would end the block of HTML.
    let lines: Vec<&str> = bare.lines().filter(|line| !line.trim().is_empty()).collect();
    format!("<figure class=\"drawing\">\n{}\n</figure>\n", lines.join("\n"))
}

/// The colours that a drawing brings along, for a page: it goes by the theme that the reader chose.
pub fn colours(drawing: &str) -> Option<String> {
    let (_, style) = drawing.split_once("<style>")?;
    let (light, dark) = style.split_once("@media (prefers-color-scheme: dark)")?;
    let between = |rule: &str| Some(rule.split_once("svg{")?.1.split_once('}')?.0.to_string());
    Some(format!(".light, .rust {{{}}}\n.coal, .navy, .ayu {{{}}}\n", between(light)?, between(dark)?))
}

/// The way from one page to another.
fn relative(from: &Path, to: &Path) -> PathBuf {
    let folder: Vec<_> = from.parent().unwrap_or(Path::new("")).components().collect();
    let to: Vec<_> = to.components().collect();
    let shared = folder.iter().zip(&to).take_while(|(one, other)| one == other).count();
    let up = folder[shared..].iter().map(|_| Path::new(".."));
    up.chain(to[shared..].iter().map(|part| Path::new(part.as_os_str()))).collect()
}

/// Rust and Python that follow each other, with at most one line between, stand side by side where there is room.
fn with_pairs(text: &str) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut rest = text;
    while let Some((whole, is_pair)) = next_pair(rest) {
        parts.push(rest[..whole.start].to_string());
        let pair = &rest[whole.clone()];
        parts.push(if is_pair {
            format!("<div class=\"pair\">\n\n{pair}\n\n</div>")
        } else {
            pair.to_string()
        });
        rest = &rest[whole.end..];
    }
    parts.concat() + rest
}

/// The next excerpt, with the one behind it if the two are a pair.
fn next_pair(text: &str) -> Option<(Range<usize>, bool)> {
    let first = excerpt(text, 0)?;
    let second = excerpt(text, first.end);
    let languages = |range: &Range<usize>| {
        let block = &text[range.clone()];
        ["rust", "python"].map(|language| block.contains(&format!("\n{FENCE}{language}\n")))
    };
    let is_between = |between: &str| between.trim().lines().count() <= 1 && !between.contains('#');
    if let Some(second) = second
        && is_between(&text[first.end..second.start])
        && languages(&first) == [true, false]
        && languages(&second) == [false, true]
    {
        return Some((first.start..second.end, true));
    }
    Some((first, false))
}

/// The next excerpt from this place on, with its marks.
fn excerpt(text: &str, from: usize) -> Option<Range<usize>> {
    const END: &str = "<!-- end -->";
    let start = from + text[from..].find(CODE)?;
    let end = start + text[start..].find(END)? + END.len();
    Some(start..end)
}

/// Blocks that a lesson printed are known by their class, and Rust is shown as it is written.
fn with_marked_blocks(text: &str) -> String {
    let mut is_output = false;
    let mut marked = String::new();
    for line in text.lines() {
        match line {
            "```text" if is_output => marked += "```text,output",
            "```rust" => marked += "```rust,noplayground",
            _ => marked += line,
        }
        marked.push('\n');
        is_output = line.starts_with(OUTPUT);
    }
    marked
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use super::{colours, figure, links, relative, with_marked_blocks, with_pairs};

    const RUST: &str = "<!-- code src/lib.rs a -->\n```rust\nfn a() {}\n```\n<!-- end -->";
    const PYTHON: &str = "<!-- code lesson.py a -->\n```python\ndef a(): pass\n```\n<!-- end -->";

    #[test]
    fn only_links_to_files_count_and_not_those_in_code() {
        let text = "[a](../a/README.md#b) [b](https://x.y) [c](#d) `[e](f.md)`\n\n```text\n[g](h.md)\n```\n![i](j.svg)\n";
        assert_eq!(links(text), ["../a/README.md"]);
    }

    #[test]
    fn a_page_is_reached_from_another() {
        let way = |from, to| relative(Path::new(from), Path::new(to));
        assert_eq!(way("lessons/06/index.md", "lessons/02/index.md"), PathBuf::from("../02/index.md"));
        assert_eq!(way("index.md", "lessons/02/index.md"), PathBuf::from("lessons/02/index.md"));
        assert_eq!(way("lessons/06/index.md", "index.md"), PathBuf::from("../../index.md"));
        assert_eq!(way("lessons/06/index.md", "lessons/06/x.md"), PathBuf::from("x.md"));
    }

    #[test]
    fn rust_and_python_with_one_line_between_are_a_pair() {
        let near = format!("Text.\n\n{RUST}\n\nAnd in Python:\n\n{PYTHON}\n\nMore.");
        assert_eq!(with_pairs(&near).matches("<div class=\"pair\">").count(), 1);
        let far = format!("{RUST}\n\nOne.\n\nTwo.\n\n{PYTHON}\n");
        assert_eq!(with_pairs(&far), far);
        let twice = format!("{RUST}\n\n{RUST}\n\n{PYTHON}\n");
        assert!(
            with_pairs(&twice).ends_with(&format!("<div class=\"pair\">\n\n{RUST}\n\n{PYTHON}\n\n</div>\n"))
        );
    }

    #[test]
    fn what_a_lesson_printed_has_a_class() {
        let text = "<!-- output 3 -->\n```text\n== 3. ==\n```\n<!-- end -->\n```text\nother\n```\n";
        let marked = with_marked_blocks(text);
        assert_eq!(marked.matches("```text,output\n").count(), 1);
        assert_eq!(marked.matches("```text\n").count(), 1);
    }

    #[test]
    fn a_drawings_colours_go_by_the_theme() {
        let drawing = "<svg>\n<style>\nsvg{--a:#000}\n@media (prefers-color-scheme: dark){svg{--a:#fff}}\n</style></svg>";
        let expected = ".light, .rust {--a:#000}\n.coal, .navy, .ayu {--a:#fff}\n";
        assert_eq!(colours(drawing).as_deref(), Some(expected));
    }

    #[test]
    fn a_drawing_takes_the_colours_of_the_page() {
        let drawing = "<svg>\n<style>a { b: c }\n</style>\n\n<title>t</title>\n</svg>\n";
        let html = figure(drawing);
        assert_eq!(html, "<figure class=\"drawing\">\n<svg>\n<title>t</title>\n</svg>\n</figure>\n");
    }
}
