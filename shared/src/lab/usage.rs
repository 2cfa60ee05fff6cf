//! What a lesson says of itself under `--help`.

use std::fmt;

use crate::lab::{Declaration, Flag};
use crate::page;

/// A lesson's program, or one of its commands, and the flags it understands.
pub struct Usage {
    /// The package: `"lesson09"`.
    pub package: &'static str,
    /// The command after the package's name: `Some("train")`.
    pub command: Option<&'static str>,
    /// What it does, in one sentence.
    pub about: &'static str,
    /// The flags of its laboratory in groups, without those that every lesson has.
    pub flags: &'static [&'static [Declaration]],
}

/// Prints only some of the sections.
pub(super) const SECTION: Flag<Vec<usize>> =
    Flag::new("--section", "N[,M]", section_numbers, "Print only the sections with these numbers.");
/// Prints the sections one at a time.
pub(super) const PAUSE: Flag<()> =
    Flag::switch("--pause", "On a terminal: one section at a time, and first your prediction.");
/// Prints JSON.
pub(super) const JSON: Flag<()> =
    Flag::switch("--json", "Print the numbers as one JSON object instead of the lesson.");
/// Adds the plots to the JSON.
pub(super) const PLOTS: Flag<()> = Flag::switch("--plots", "With --json: add the values of the plots.");
/// Prints this help.
pub(super) const HELP: Flag<()> = Flag::switch("--help", "Print this.");

/// The flags that every lesson has, in the order of the help.
pub(super) const COMMON: [Declaration; 5] =
    [SECTION.declaration(), PAUSE.declaration(), JSON.declaration(), PLOTS.declaration(), HELP.declaration()];

fn section_numbers(_: &Declaration, text: &str) -> Result<Vec<usize>, String> {
    let number = |one: &str| one.trim().parse().ok().filter(|&number| number > 0);
    let numbers: Option<Vec<usize>> = text.split(',').map(number).collect();
    let expected = "expected the numbers of sections, such as 2 or 2,4";
    numbers.ok_or_else(|| format!("found {}, {expected}", crate::lab::quote(text)))
}

impl Usage {
    /// Every flag, those that every lesson has at the end.
    pub fn declarations(&self) -> impl Iterator<Item = &Declaration> + Clone {
        self.flags.iter().copied().flatten().chain(&COMMON)
    }
}

impl fmt::Display for Usage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Usage { package, command, about, .. } = self;
        writeln!(f, "{}\n", page::wrap(about, page::WIDTH).join("\n"))?;
        let command = command.map_or(String::new(), |command| format!("{command} "));
        writeln!(f, "Usage: cargo run -p {package} -- {command}[FLAGS]\n")?;
        self.declarations().try_for_each(|flag| write_flag(f, flag))
    }
}

fn write_flag(f: &mut fmt::Formatter<'_>, flag: &Declaration) -> fmt::Result {
    let mut help = flag.help.to_string();
    if let Some((least, most)) = flag.range {
        help += &format!(" From {least} to {most}.");
    }
    if let Some(default) = flag.default {
        help += &format!(" Default: {default}.");
    }
    let name = format!("{} {}", flag.name, flag.value);
    for (row, line) in page::wrap(&help, 52).iter().enumerate() {
        writeln!(f, "  {:<22} {line}", if row == 0 { name.as_str() } else { "" })?;
    }
    Ok(())
}
