//! The parts of pages that come from the lessons' manifests.

use std::fmt::Write;

use crate::members::Lesson;

/// A chapter's first lines.
pub fn head(lessons: &[Lesson], lesson: &Lesson) -> String {
    let link = |package: &String| {
        let needed = lessons.iter().find(|lesson| lesson.package == *package);
        let folder = needed.map_or("", |lesson| lesson.folder.trim_start_matches("lessons/"));
        format!("[{package}](../{folder}/README.md)")
    };
    let needs: Vec<String> = lesson.needs.iter().map(link).collect();
    let prerequisites = match (lesson.number(), needs.is_empty()) {
        ("01", _) => "none".to_string(),
        (_, true) => "the lessons before it".to_string(),
        (_, false) => format!("the lessons before it; it uses the code of {}", needs.join(", ")),
    };
    let (number, about) = (lesson.number(), &lesson.about);
    format!(
        "# {number}. {}\n\n**{}**\n\nReading time: {} minutes. Prerequisites: {prerequisites}.\n\nRun it: \
         `cargo run -p {package}`. Or section by section, with your predictions first: \
         `cargo run -p {package} -- --pause`",
        about.title,
        about.question,
        about.minutes,
        package = lesson.package
    )
}

/// The table of lessons.
pub fn table(lessons: &[Lesson]) -> String {
    let mut table = String::from(
        "| lesson | the question | what you learn | minutes | uses code of |\n|---|---|---|---|---|\n",
    );
    for lesson in lessons {
        let needs: Vec<&str> = lesson.needs.iter().map(|need| need.trim_start_matches("lesson")).collect();
        let needs = if needs.is_empty() { "-".to_string() } else { needs.join(", ") };
        let (number, folder, about) = (lesson.number(), &lesson.folder, &lesson.about);
        let _ = writeln!(
            table,
            "| [{number} {}]({folder}/README.md) | {} | {} | {} | {needs} |",
            about.title, about.question, about.teaches, about.minutes
        );
    }
    table
}

#[cfg(test)]
mod tests {
    use super::{head, table};
    use crate::members::Lesson;

    #[test]
    fn a_head_links_the_lessons_that_are_used() {
        let lessons = [
            Lesson::sample("lesson01", "lessons/01-a", &[]),
            Lesson::sample("lesson02", "lessons/02-b", &["lesson01"]),
        ];
        let expected = "# 02. T of lesson02\n\n**Q of lesson02**\n\nReading time: 5 minutes. Prerequisites: the \
                        lessons before it; it uses the code of [lesson01](../01-a/README.md).\n\nRun it: \
                        `cargo run -p lesson02`. Or section by section, with your predictions first: \
                        `cargo run -p lesson02 -- --pause`";
        assert_eq!(head(&lessons, &lessons[1]), expected);
        assert!(head(&lessons, &lessons[0]).contains("Prerequisites: none."));
    }

    #[test]
    fn the_table_has_a_row_a_lesson() {
        let lessons = [
            Lesson::sample("lesson01", "lessons/01-a", &[]),
            Lesson::sample("lesson02", "lessons/02-b", &["lesson01"]),
        ];
        let table = table(&lessons);
        assert_eq!(table.lines().count(), 4);
        let row = "| [02 T of lesson02](lessons/02-b/README.md) | Q of lesson02 | L of lesson02 | 5 | 01 |";
        assert_eq!(table.lines().last(), Some(row));
    }
}
