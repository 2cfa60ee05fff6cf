//! The commands: their names, flags and help.

/// What is asked for.
#[derive(Debug, PartialEq)]
pub enum Command {
    /// The list of commands, or the help of one.
    Help(String),
    CheckAll {
        blas: bool,
    },
    Bench {
        quick: bool,
    },
    Doctor,
    Setup {
        yes: bool,
    },
    Parity {
        lessons: Vec<String>,
    },
    Readme(Readme),
    Bless {
        yes: bool,
    },
    Structure,
    Practice(Practice),
}

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

/// What `readme` does with the chapters.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Readme {
    Write,
    /// Also times anew what is timed.
    Time,
    Check,
}

/// How a command is called, and what it does.
#[derive(Debug)]
pub struct Spec {
    pub name: &'static str,
    /// What may stand behind its name beside flags: `LESSON ...`, or nothing.
    pub operands: &'static str,
    pub about: &'static str,
    pub flags: &'static [(&'static str, &'static str)],
    pub command: fn(&Given) -> Result<Command, String>,
}

/// What stands behind the commands for learners.
const EXERCISE: &str = "LESSON [EXERCISE]";

const YES: (&str, &str) = ("--yes", "do not ask");

/// Every command, in the order in which they are listed.
pub const COMMANDS: [Spec; 15] = [
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
    Spec {
        name: "check-all",
        operands: "",
        about: "prove everything: tests, NumPy parity, chapters, lints, timings",
        flags: &[
            ("--no-blas", "go without OpenBLAS"),
            ("--quick", "changes nothing: the timings here are always short"),
        ],
        command: |given| Ok(Command::CheckAll { blas: !given.has("--no-blas") }),
    },
    Spec {
        name: "setup",
        operands: "",
        about: "make `--features blas` build: find OpenBLAS, or get it",
        flags: &[YES],
        command: |given| Ok(Command::Setup { yes: given.has("--yes") }),
    },
    Spec {
        name: "doctor",
        operands: "",
        about: "what this machine has, what it lacks, and the remedy",
        flags: &[],
        command: |_| Ok(Command::Doctor),
    },
    Spec {
        name: "bench",
        operands: "",
        about: "time loops, ndarray, BLAS and rayon, some minutes long",
        flags: &[("--quick", "as short as in check-all")],
        command: |given| Ok(Command::Bench { quick: given.has("--quick") }),
    },
    Spec {
        name: "parity",
        operands: "LESSON ...",
        about: "compare lessons with their NumPy twins; without a name all",
        flags: &[],
        command: |given| Ok(Command::Parity { lessons: given.operands.clone() }),
    },
    Spec {
        name: "readme",
        operands: "",
        about: "write the outputs, excerpts and tables of the chapters anew",
        flags: &[
            ("--check", "write nothing, and fail where a chapter is stale"),
            ("--time", "also time anew what the chapters say was measured"),
        ],
        command: |given| match (given.has("--check"), given.has("--time")) {
            (true, true) => Err("--check writes nothing, so it does not go with --time".to_string()),
            (true, false) => Ok(Command::Readme(Readme::Check)),
            (false, true) => Ok(Command::Readme(Readme::Time)),
            (false, false) => Ok(Command::Readme(Readme::Write)),
        },
    },
    Spec {
        name: "bless",
        operands: "",
        about: "show what the lessons print otherwise, and accept it",
        flags: &[YES],
        command: |given| Ok(Command::Bless { yes: given.has("--yes") }),
    },
    Spec {
        name: "structure",
        operands: "",
        about: "check the crate graph and the files of each lesson",
        flags: &[],
        command: |_| Ok(Command::Structure),
    },
];

/// What stands behind a command's name.
pub struct Given {
    pub spec: &'static Spec,
    pub flags: Vec<String>,
    pub operands: Vec<String>,
}

impl Given {
    fn has(&self, flag: &str) -> bool {
        assert!(self.spec.has_flag(flag), "{} does not list {flag}", self.spec.name);
        self.flags.iter().any(|given| given == flag)
    }
}

impl Spec {
    pub fn has_flag(&self, flag: &str) -> bool {
        self.flags.iter().any(|(name, _)| *name == flag)
    }

    /// Its command line.
    pub fn usage(&self) -> String {
        let flags = self.flags.iter().map(|(name, _)| format!("[{name}]"));
        let operands = (!self.operands.is_empty()).then(|| format!("[{}]", self.operands));
        let words = [format!("cargo xtask {}", self.name)].into_iter().chain(flags).chain(operands);
        words.collect::<Vec<_>>().join(" ")
    }

    pub fn help(&self) -> String {
        let flags: String = self.flags.iter().map(|(name, about)| format!("  {name:<12}{about}\n")).collect();
        let gap = if flags.is_empty() { "" } else { "\n" };
        format!("{}\n\n{}\n{gap}{flags}", self.usage(), self.about)
    }
}

/// The list of all commands.
pub fn list() -> String {
    let line = |spec: &Spec| format!("  {:<12}{}\n", spec.name, spec.about);
    let lines: String = COMMANDS.iter().map(line).collect();
    format!(
        "The course's tools: cargo xtask COMMAND\n\n{lines}\n`cargo xtask COMMAND --help` lists its flags.\n"
    )
}

#[cfg(test)]
mod tests {
    use super::{COMMANDS, Given, Which, list};

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

    #[test]
    fn each_command_reads_only_flags_that_it_lists() {
        for spec in &COMMANDS {
            for flag in spec.flags.iter().map(|(name, _)| vec![name.to_string()]).chain([Vec::new()]) {
                // Given::has panics at a flag that is not listed. Some flags need a lesson.
                let bare = match spec.name {
                    "reset" => !flag.contains(&"--all".to_string()),
                    "check" => flag.contains(&"--lesson".to_string()),
                    _ => false,
                };
                let operands = if bare { vec!["06".to_string()] } else { Vec::new() };
                (spec.command)(&Given { spec, flags: flag, operands }).unwrap();
            }
        }
    }

    #[test]
    fn help_fits_80_columns_and_names_each_flag() {
        let help: Vec<String> = COMMANDS.iter().map(|spec| spec.help()).chain([list()]).collect();
        assert_eq!(help.iter().flat_map(|text| text.lines()).find(|line| line.chars().count() > 80), None);
        for spec in &COMMANDS {
            assert!(list().contains(&format!("\n  {} ", spec.name)));
            for (flag, _) in spec.flags {
                assert_eq!(spec.help().matches(flag).count(), 2, "{} {flag}", spec.name);
            }
        }
    }
}
