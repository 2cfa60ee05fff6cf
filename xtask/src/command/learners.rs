//! The commands for learners.

use super::{Command, Spec, YES};

/// What a learner asks about the exercises.
#[derive(Debug, PartialEq)]
pub enum Practice {
    Next,
    Check(Which),
    /// The lesson's own code, for whoever changes it.
    CheckLesson(String),
    Hint(Which),
    Solution(Which),
    Reset {
        which: Which,
        all: bool,
        yes: bool,
    },
    Status,
    Watch(Which),
}

/// Which exercises are meant: none named, those of a lesson, or one of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Which {
    /// `06`
    pub lesson: Option<String>,
    pub name: Option<String>,
}

impl Which {
    /// From `06`, `6` or `lesson06`, and a name behind it.
    fn read(operands: &[String]) -> Result<Which, String> {
        let (lesson, name) = match operands {
            [] => (None, None),
            [lesson] => (Some(lesson), None),
            [lesson, name] => (Some(lesson), Some(name.trim_end_matches(".rs").to_string())),
            [_, _, more, ..] => {
                return Err(format!("{more:?} is one word too many; expected a lesson and an exercise"));
            }
        };
        let number = |lesson: &String| {
            let number: Option<u8> = lesson.trim_start_matches("lesson").parse().ok();
            let known = number.filter(|number| (1..=12).contains(number));
            known
                .map(|number| format!("{number:02}"))
                .ok_or_else(|| format!("there is no lesson {lesson:?}; expected 01 to 12"))
        };
        Ok(Which { lesson: lesson.map(number).transpose()?, name })
    }
}

/// What stands behind a command's name.
const EXERCISE: &str = "LESSON [EXERCISE]";

pub const COMMANDS: [Spec; 7] = [
    Spec {
        name: "next",
        operands: "",
        about: "the exercise to do now",
        flags: &[],
        command: |_| Ok(Command::Practice(Practice::Next)),
    },
    Spec {
        name: "check",
        operands: EXERCISE,
        about: "check your exercises; without a lesson, those of the next one",
        flags: &[("--lesson", "instead the lesson's own code, if you changed it")],
        command: |given| {
            let which = Which::read(&given.operands)?;
            Ok(Command::Practice(match which {
                which if !given.has("--lesson") => Practice::Check(which),
                Which { lesson: Some(lesson), name: None } => Practice::CheckLesson(lesson),
                _ => return Err("--lesson takes a lesson, such as `check 06 --lesson`".to_string()),
            }))
        },
    },
    Spec {
        name: "hint",
        operands: EXERCISE,
        about: "a hint; ask again for the next of three",
        flags: &[],
        command: |given| Ok(Command::Practice(Practice::Hint(Which::read(&given.operands)?))),
    },
    Spec {
        name: "solution",
        operands: EXERCISE,
        about: "a solution, and why it works",
        flags: &[],
        command: |given| Ok(Command::Practice(Practice::Solution(Which::read(&given.operands)?))),
    },
    Spec {
        name: "reset",
        operands: EXERCISE,
        about: "begin again; what you wrote is kept in exercises/backup",
        flags: &[("--all", "every exercise of the course"), YES],
        command: |given| {
            let (which, all) = (Which::read(&given.operands)?, given.has("--all"));
            if all == which.lesson.is_some() {
                return Err("reset takes a lesson, such as `reset 06`, or --all".to_string());
            }
            Ok(Command::Practice(Practice::Reset { which, all, yes: given.has("--yes") }))
        },
    },
    Spec {
        name: "status",
        operands: "",
        about: "how all exercises stand",
        flags: &[],
        command: |_| Ok(Command::Practice(Practice::Status)),
    },
    Spec {
        name: "watch",
        operands: EXERCISE,
        about: "check again whenever you save; Enter checks too, Ctrl-C ends",
        flags: &[],
        command: |given| Ok(Command::Practice(Practice::Watch(Which::read(&given.operands)?))),
    },
];

#[cfg(test)]
mod tests {
    use super::Which;

    #[test]
    fn a_lesson_is_named_by_its_number_and_an_exercise_by_its_file() {
        let read =
            |words: &[&str]| Which::read(&words.iter().map(|word| word.to_string()).collect::<Vec<_>>());
        let which = |name: Option<&str>| Which { lesson: Some("06".into()), name: name.map(String::from) };
        for words in [&["06"][..], &["6"], &["lesson06"]] {
            assert_eq!(read(words), Ok(which(None)), "{words:?}");
        }
        assert_eq!(read(&["06", "one_pass.rs"]), Ok(which(Some("one_pass"))));
        assert_eq!(read(&[]), Ok(Which::default()));
        for words in [&["13"][..], &["0"], &["one_pass"], &["06", "a", "b"]] {
            assert!(read(words).is_err(), "{words:?}");
        }
    }
}
