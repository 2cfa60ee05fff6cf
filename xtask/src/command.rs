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

const YES: (&str, &str) = ("--yes", "do not ask");

/// Every command, in the order in which they are listed.
pub const COMMANDS: [Spec; 8] = [
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
    use super::{COMMANDS, Given, list};

    #[test]
    fn each_command_reads_only_flags_that_it_lists() {
        for spec in &COMMANDS {
            for flag in spec.flags.iter().map(|(name, _)| vec![name.to_string()]).chain([Vec::new()]) {
                // Given::has panics at a flag that is not listed.
                (spec.command)(&Given { spec, flags: flag, operands: Vec::new() }).unwrap();
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
