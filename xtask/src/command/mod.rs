//! The commands: their names, flags and help.

mod learners;
mod makers;

pub use crate::check::With;
pub use crate::setup::Wanted;
pub use learners::{Practice, Which};
pub use makers::Renewal;

/// What is asked for.
#[derive(Debug, PartialEq)]
pub enum Command {
    /// The list of commands, or the help of one.
    Help(String),
    CheckAll(With),
    Bench {
        quick: bool,
        peers: bool,
    },
    Doctor,
    Setup {
        wanted: Wanted,
        yes: bool,
    },
    Parity {
        lessons: Vec<String>,
    },
    Figures(Renewal),
    Readme(Renewal),
    Bless {
        yes: bool,
    },
    Web {
        yes: bool,
    },
    Book {
        yes: bool,
        serve: bool,
        check: bool,
    },
    Fuzz {
        readers: Vec<String>,
        quick: bool,
    },
    Structure,
    Practice(Practice),
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
pub fn commands() -> impl Iterator<Item = &'static Spec> + Clone {
    learners::COMMANDS.iter().chain(&makers::COMMANDS)
}

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
        let flags: String = self.flags.iter().map(|(name, about)| format!("  {name:<13}{about}\n")).collect();
        let gap = if flags.is_empty() { "" } else { "\n" };
        format!("{}\n\n{}\n{gap}{flags}", self.usage(), self.about)
    }
}

/// The list of all commands.
pub fn list() -> String {
    let line = |spec: &Spec| format!("  {:<12}{}\n", spec.name, spec.about);
    let lines = |specs: &[Spec]| specs.iter().map(line).collect::<String>();
    format!(
        "The course's tools: cargo xtask COMMAND\n\nFor learners\n{}\nFor who changes the course\n{}\n\
         `cargo xtask COMMAND --help` lists its flags.\n",
        lines(&learners::COMMANDS),
        lines(&makers::COMMANDS)
    )
}

#[cfg(test)]
mod tests {
    use super::{Given, commands, list};

    #[test]
    fn each_command_reads_only_flags_that_it_lists() {
        for spec in commands() {
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
        let help: Vec<String> = commands().map(|spec| spec.help()).chain([list()]).collect();
        assert_eq!(help.iter().flat_map(|text| text.lines()).find(|line| line.chars().count() > 80), None);
        for spec in commands() {
            assert!(list().contains(&format!("\n  {} ", spec.name)));
            for (flag, _) in spec.flags {
                assert_eq!(spec.help().matches(flag).count(), 2, "{} {flag}", spec.name);
            }
        }
    }
}
