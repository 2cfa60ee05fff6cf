//! A page as text and blocks.

use crate::chapter::directive::Directive;
use crate::error::{Error, Result};

const END: &str = "<!-- end -->";

pub enum Part<'a> {
    /// A line outside the blocks.
    Line(&'a str),
    Block(Block<'a>),
}

pub struct Block<'a> {
    /// Its first line, from 1.
    pub line: usize,
    first: &'a str,
    pub directive: Directive,
    /// What stands between its first line and its end.
    pub content: Vec<&'a str>,
}

/// The parts of a page in their order.
pub fn parts(text: &str) -> Result<Vec<Part<'_>>> {
    let mut parts = Vec::new();
    let mut lines = text.lines().zip(1..);
    while let Some((first, line)) = lines.next() {
        let problem = |what: &str| Error::new(format!("line {line}: {what}"));
        let Some(directive) = Directive::in_line(first) else {
            if first == END {
                return Err(problem("this ends no block; is the block's first line misspelt?"));
            }
            parts.push(Part::Line(first));
            continue;
        };
        let directive = directive.map_err(|what| problem(&what))?;
        let mut content = Vec::new();
        loop {
            match lines.next() {
                Some((END, _)) => break,
                // What stands before the end is written anew: it must be this block alone.
                Some((line, _)) if Directive::in_line(line).is_none() => content.push(line),
                _ => return Err(problem("no <!-- end --> after this block")),
            }
        }
        parts.push(Part::Block(Block { line, first, directive, content }));
    }
    Ok(parts)
}

impl Block<'_> {
    /// The block with another content.
    pub fn filled(&self, content: &str) -> String {
        format!("{}\n{}\n{END}\n", self.first, content.trim_matches('\n'))
    }
}

/// The lines of a page that people wrote: those of blocks and comments, and link targets, are blanked.
pub fn prose(parts: &[Part]) -> Vec<String> {
    let mut prose = Vec::new();
    for part in parts {
        match part {
            Part::Line(line) if line.starts_with("<!--") => prose.push(String::new()),
            Part::Line(line) => prose.push(without_link_targets(line)),
            Part::Block(block) => prose.extend(vec![String::new(); block.content.len() + 2]),
        }
    }
    prose
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

#[cfg(test)]
mod tests {
    use super::{Part, parts, prose, without_link_targets};

    #[test]
    fn a_page_is_text_and_blocks() {
        let page = "one\n<!-- output 2 -->\n```text\n2\n```\n<!-- end -->\n<!-- a note -->\nthree\n";
        let parts = parts(page).unwrap();
        let Part::Block(block) = &parts[1] else { panic!("the second part is not a block") };
        assert_eq!((block.line, &block.content[..]), (2, &["```text", "2", "```"][..]));
        assert_eq!(block.filled("\nnew\n"), "<!-- output 2 -->\nnew\n<!-- end -->\n");
        assert_eq!(prose(&parts), ["one", "", "", "", "", "", "", "three"]);
    }

    #[test]
    fn a_block_that_does_not_end_is_named_by_its_line() {
        let problem = |page: &str| parts(page).err().unwrap().to_string();
        assert!(problem("a\n<!-- head -->\nb\n").starts_with("line 2: no <!-- end -->"));
        assert!(problem("<!-- head -->\n<!-- lessons -->\n<!-- end -->\n").starts_with("line 1: no"));
        assert!(problem("<!-- ouput 3 -->\nx\n<!-- end -->\n").starts_with("line 3: this ends no block"));
        assert!(problem("<!-- output x -->\n<!-- end -->\n").starts_with("line 1: `x` is not a list"));
    }

    #[test]
    fn link_targets_are_not_prose() {
        assert_eq!(without_link_targets("see [x 1](../06/README.md) 2"), "see [x 1 2");
    }
}
