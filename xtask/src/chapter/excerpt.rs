//! Parts of sources that a chapter shows.

use crate::error::{Error, Result};

/// A block of Markdown code.
pub fn fenced(language: &str, content: &str) -> String {
    format!("```{language}\n{}\n```", content.trim_matches('\n'))
}

/// The code between `ANCHOR: name` and `ANCHOR_END: name`, without its common indent and without the marks of
/// other anchors in it.
pub fn anchored(source: &str, name: &str) -> Result<String> {
    let is_mark = |line: &str, word: &str| mark(line) == Some((word, name));
    let mut lines = source.lines().skip_while(|line| !is_mark(line, "ANCHOR"));
    lines.next().ok_or_else(|| Error::new(format!("there is no ANCHOR: {name}")))?;
    let mut ended = false;
    let inside = lines.take_while(|line| {
        ended = is_mark(line, "ANCHOR_END");
        !ended
    });
    let inside: Vec<&str> = inside.filter(|line| mark(line).is_none()).collect();
    if !ended {
        return Err(Error::new(format!("ANCHOR: {name} has no ANCHOR_END: {name}")));
    }
    let lines = without_reference(&inside);
    let indent = |line: &&str| line.len() - line.trim_start().len();
    let common = lines.iter().filter(|line| !line.trim().is_empty()).map(indent).min().unwrap_or(0);
    Ok(lines.iter().map(|line| line.get(common..).unwrap_or("")).collect::<Vec<_>>().join("\n"))
}

/// `// ANCHOR: name` and `# ANCHOR_END: name`, split into word and name.
fn mark(line: &str) -> Option<(&str, &str)> {
    let line = line.trim();
    let inside = line.strip_prefix("// ").or_else(|| line.strip_prefix("# "))?;
    inside.split_once(": ").filter(|(word, _)| ["ANCHOR", "ANCHOR_END"].contains(word))
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

#[cfg(test)]
mod tests {
    use super::anchored;

    #[test]
    fn an_excerpt_is_its_anchor_alone() {
        let source = "a\n    // ANCHOR: step\n    b\n        c\n    // ANCHOR_END: step\nd\n";
        assert_eq!(anchored(source, "step").unwrap(), "b\n    c");
        assert!(anchored(source, "ste").is_err());
        assert!(anchored("# ANCHOR: open\na\n", "open").is_err());
        assert_eq!(anchored("# ANCHOR: f\nx = 1\n# ANCHOR_END: f\n", "f").unwrap(), "x = 1");
    }

    #[test]
    fn anchors_may_stand_in_one_another() {
        let source = "// ANCHOR: all\na\n// ANCHOR: part\nb\n// ANCHOR_END: part\nc\n// ANCHOR_END: all\n";
        assert_eq!(anchored(source, "all").unwrap(), "a\nb\nc");
        assert_eq!(anchored(source, "part").unwrap(), "b");
    }

    #[test]
    fn an_excerpt_leaves_out_examples_and_headings() {
        let source = "// ANCHOR: f\n/// One.\n///\n/// y = x\n///\n/// ```\n/// f(1);\n/// ```\n///\n/// # Panics\n\
                      /// Often.\n#[track_caller]\nfn f() {}\n// ANCHOR_END: f\n";
        assert_eq!(anchored(source, "f").unwrap(), "/// One.\n///\n/// y = x\nfn f() {}");
    }
}
