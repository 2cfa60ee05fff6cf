//! Every number of a chapter's prose must stand in an output: in the lesson's, in a measured block, or in that of a
//! command that stands in the same paragraph, or in the question of a folded answer. Or it is a constant of the code that
//! the page shows.

use std::collections::BTreeSet;

use crate::chapter::directive::Directive;
use crate::chapter::page::{self, Part};
use crate::chapter::runs::Runs;
use crate::chapter::{kept, prose_numbers, sections};
use crate::error::Result;
use crate::members::Lesson;

/// The numbers that nothing printed, with their lines from 1.
pub fn unproven(runs: &Runs, lesson: &Lesson, parts: &[Part]) -> Result<Vec<(usize, String)>> {
    let mut printed = prose_numbers::all(&sections::untimed(&runs.output(&lesson.package, &[])?));
    printed.extend(prose_numbers::all(&shown(parts)));
    printed.extend(prose_numbers::all(&runs.with_blas(lesson)?.unwrap_or_default()));

    let mut unproven = Vec::new();
    for (start, joined) in paragraphs(&page::prose(parts)) {
        let tried = tried(runs, &joined)?;
        let numbers = prose_numbers::find(&without_names_of_lessons(&joined)).into_iter();
        let alone = numbers.filter(|(_, number)| !printed.contains(number) && !tried.contains(number));
        unproven.extend(alone.map(|(line, number)| (start + line, number)));
    }
    Ok(unproven)
}

/// Each paragraph with the number of its first line. What a paragraph folds away (`<details>`) belongs to it.
fn paragraphs(prose: &[String]) -> Vec<(usize, String)> {
    let (mut found, mut lines, mut start, mut folded) = (Vec::new(), Vec::new(), 1, false);
    for (number, line) in (1..).zip(prose) {
        folded = (folded || line.contains("<details>")) && !line.contains("</details>");
        if line.trim().is_empty() && !folded {
            found.push((start, lines.join("\n")));
            lines.clear();
            start = number + 1;
        } else {
            lines.push(line.as_str());
        }
    }
    found.push((start, lines.join("\n")));
    found
}

/// The numbers of every `cargo run -p lessonNN -- FLAGS` of a paragraph, and of its output.
fn tried(runs: &Runs, paragraph: &str) -> Result<BTreeSet<String>> {
    let mut printed = BTreeSet::new();
    for (package, flags) in commands(paragraph) {
        printed.extend(prose_numbers::all(&flags.join(" ")));
        printed.extend(prose_numbers::all(&sections::untimed(&runs.output(&package, &flags)?)));
    }
    Ok(printed)
}

/// The lessons that a paragraph says to run, with their flags. Features are left out: with them only times differ,
/// and those prove nothing.
fn commands(paragraph: &str) -> Vec<(String, Vec<String>)> {
    let codes = paragraph.split('`').skip(1).step_by(2);
    let command = |code: &str| {
        let words: Vec<&str> = code.split_whitespace().collect();
        let ["cargo", "run", "-p", package, rest @ ..] = &words[..] else { return None };
        let flags = rest.iter().skip_while(|word| **word != "--").skip(1).map(|word| word.to_string());
        Some((package.to_string(), flags.collect()))
    };
    codes.filter_map(command).collect()
}

/// The page's own records of times, and its excerpts of code.
fn shown(parts: &[Part]) -> String {
    let block = |part: &Part| match part {
        Part::Block(block) => match block.directive {
            Directive::Measured { .. } => Some(kept::provable(&block.content) + "\n"),
            Directive::Code { .. } => Some(block.content.join("\n") + "\n"),
            _ => None,
        },
        _ => None,
    };
    parts.iter().filter_map(block).collect()
}

/// "lesson 06" and "cargo xtask check 06" are names; no output proves their numbers.
fn without_names_of_lessons(text: &str) -> String {
    let mut before = ["", ""];
    let words = text.split_inclusive(' ').map(|word| {
        let [last_but_one, last] = before;
        before = [last, word];
        let after_lesson = ["lesson ", "lessons ", "Lesson ", "Lessons "].contains(&last);
        let blanked = || word.chars().map(|c| if c.is_ascii_digit() { '_' } else { c }).collect();
        if after_lesson || last_but_one.ends_with("xtask ") { blanked() } else { word.to_string() }
    });
    words.collect()
}

#[cfg(test)]
mod tests {
    use super::{commands, paragraphs, shown, without_names_of_lessons};
    use crate::chapter::page::parts;

    #[test]
    fn the_number_of_a_lesson_is_a_name() {
        assert_eq!(without_names_of_lessons("in lesson 04, 0.5"), "in lesson __, 0.5");
        assert_eq!(without_names_of_lessons("`cargo xtask check 08`, 0.5"), "`cargo xtask check __`, 0.5");
    }

    #[test]
    fn commands_of_a_paragraph_are_found_over_line_breaks() {
        let text = "`cargo run -p lesson03 -- --steps\n2`, `x`, `cargo run -p lesson07 --features blas`";
        let flags = vec!["--steps".to_string(), "2".to_string()];
        assert_eq!(commands(text), [("lesson03".to_string(), flags), ("lesson07".to_string(), Vec::new())]);
    }

    #[test]
    fn a_folded_answer_belongs_to_its_question() {
        let page =
            "one\n\n- question\n  <details><summary>Answer</summary>\n\n  answer\n\n  </details>\n\nthree";
        let prose: Vec<String> = page.lines().map(String::from).collect();
        let found = paragraphs(&prose);
        assert_eq!(found.iter().map(|(start, _)| *start).collect::<Vec<_>>(), [1, 3, 10]);
        assert!(found[1].1.starts_with("- question") && found[1].1.contains("answer"));
    }

    #[test]
    fn only_measured_blocks_are_records_of_times() {
        let page = "4\n<!-- measured 2 -->\n5\n<!-- end -->\n<!-- output 1 -->\n6\n<!-- end -->\n";
        assert_eq!(shown(&parts(page).unwrap()), "5\n");
    }
}
