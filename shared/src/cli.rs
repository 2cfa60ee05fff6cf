//! The command line of every lesson: flags in, text or JSON out, errors on one line.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;

use lexopt::Arg;
use serde::Serialize;

use crate::lab::quote;
use crate::{Error, page};

/// A flag that a lesson understands. A flag without a `value` is a switch.
pub struct Flag {
    /// The name with its dashes: `"--steps"`.
    pub name: &'static str,
    /// A word for its value in the help: `"N"`. Empty for a switch.
    pub value: &'static str,
    /// The value when the flag is not given. Empty for none.
    pub default: &'static str,
    /// The smallest and the largest count allowed, for a flag that counts something.
    pub range: Option<(usize, usize)>,
    /// One sentence of help.
    pub help: &'static str,
}

impl Flag {
    /// A flag with its name, its value, its default, the range of a count, and its help, in this order.
    pub const fn new(
        name: &'static str,
        value: &'static str,
        default: &'static str,
        range: Option<(usize, usize)>,
        help: &'static str,
    ) -> Flag {
        Flag { name, value, default, range, help }
    }
}

/// What a lesson says of itself under `--help`.
pub struct Usage {
    /// The package: `"lesson06"`; with a command of a lesson that has some, `"lesson09 -- train"`.
    pub package: &'static str,
    /// What the lesson shows, in one sentence.
    pub about: &'static str,
    /// The flags of its laboratory, without `--json` and `--help`.
    pub flags: &'static [Flag],
}

/// The flags a learner gave, by name.
pub struct Flags {
    usage: &'static Usage,
    given: BTreeMap<&'static str, String>,
    json: bool,
    help: bool,
}

/// The command that stands before the flags, if the lesson was given one of these.
///
/// # Errors
/// The first word is neither a flag nor one of them.
pub fn command(commands: &[&'static str]) -> Result<Option<&'static str>, Error> {
    let first = std::env::args_os()
        .skip(1)
        .find(|argument| !["--json", "--help", "-h"].map(Into::into).contains(argument));
    let Some(word) =
        first.map(|word| word.to_string_lossy().into_owned()).filter(|word| !word.starts_with('-'))
    else {
        return Ok(None);
    };
    let known = commands.iter().find(|command| **command == word);
    known.map(|command| Some(*command)).ok_or_else(|| {
        Error::flag(quote(&word), format!("unknown command; expected {}, or none", commands.join(", ")))
    })
}

/// Says what is wrong, on one line, and with which status to end.
pub fn fail(error: &Error) -> ExitCode {
    complain(&error.to_string());
    error.exit_code()
}

/// Runs a lesson: parses the command line, computes the walkthrough once, prints it as text or as JSON.
pub fn run<W: Serialize>(
    usage: &'static Usage,
    walk: impl FnOnce(&Flags) -> Result<W, Error>,
    narrate: impl FnOnce(&W) -> String,
) -> ExitCode {
    let mut arguments: Vec<OsString> = std::env::args_os().skip(1).collect();
    if let Some((_, command)) = usage.package.split_once(" -- ")
        && let Some(place) = arguments.iter().position(|argument| argument == command)
    {
        arguments.remove(place);
    }
    let output = Flags::parse(usage, arguments).and_then(|flags| {
        if flags.help {
            return Ok(usage.to_string());
        }
        crate::blas::set_threads(1);
        let walkthrough = walk(&flags)?;
        if flags.json {
            Ok(serde_json::to_string(&walkthrough).expect("a walkthrough is plain data") + "\n")
        } else {
            Ok(narrate(&walkthrough))
        }
    });
    match output {
        Ok(text) => print(&text),
        Err(error) => fail(&error),
    }
}

/// One line on stderr. That stderr itself cannot be written to is nothing anyone could be told.
fn complain(problem: &str) {
    let _ = writeln!(io::stderr(), "error: {problem}");
}

/// Prints the text, its headings bold on a terminal. A reader who goes away (`| head`) is no error.
fn print(text: &str) -> ExitCode {
    // anstream drops the escapes when stdout is no terminal or NO_COLOR is set.
    let mut stdout = anstream::stdout().lock();
    let written = text
        .split_inclusive('\n')
        .try_for_each(|line| {
            if line.starts_with("== ") {
                writeln!(stdout, "\x1b[1m{}\x1b[0m", line.trim_end())
            } else {
                stdout.write_all(line.as_bytes())
            }
        })
        .and_then(|()| stdout.flush());
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            complain(&format!("standard output: {error}"));
            ExitCode::from(1)
        }
        _ => ExitCode::SUCCESS,
    }
}

impl Flags {
    /// Parses the arguments after the program's name.
    ///
    /// # Errors
    /// An unknown or repeated flag, a missing value, a value after a switch, an argument that is no flag.
    pub fn parse<A>(usage: &'static Usage, arguments: A) -> Result<Flags, Error>
    where
        A: IntoIterator,
        A::Item: Into<OsString>,
    {
        let mut flags = Flags { usage, given: BTreeMap::new(), json: false, help: false };
        let mut parser = lexopt::Parser::from_args(arguments);
        loop {
            let name = match parser.next().map_err(unexpected)? {
                None => return Ok(flags),
                Some(Arg::Short('h')) => "--help".to_string(),
                Some(Arg::Short(letter)) => format!("-{letter}"),
                Some(Arg::Long(name)) => format!("--{name}"),
                Some(Arg::Value(value)) => {
                    let value = quote(&value.to_string_lossy());
                    return Err(Error::flag(value, "not a flag; flags start with --, see --help"));
                }
            };
            match name.as_str() {
                "--help" => flags.help = true,
                "--json" if flags.json => return Err(Error::flag(name, "given twice")),
                "--json" => flags.json = true,
                _ => {
                    let Some(flag) = usage.flags.iter().find(|flag| flag.name == name) else {
                        return Err(Error::flag(name, "unknown flag; --help lists those of this lesson"));
                    };
                    let value = if flag.value.is_empty() {
                        OsString::new()
                    } else {
                        let missing = |_| Error::flag(flag.name, format!("expected a value, {}", flag.value));
                        parser.value().map_err(missing)?
                    };
                    let unreadable = |_| Error::flag(flag.name, "expected a value in UTF-8");
                    let value = value.into_string().map_err(unreadable)?;
                    if !flag.value.is_empty() && (value.is_empty() || value.starts_with("--")) {
                        let problem = format!("expected a value, {}, found {}", flag.value, quote(&value));
                        return Err(Error::flag(flag.name, problem));
                    }
                    if flags.given.insert(flag.name, value).is_some() {
                        return Err(Error::flag(flag.name, "given twice"));
                    }
                }
            }
        }
    }

    /// Whether the learner gave this flag.
    pub fn given(&self, name: &str) -> bool {
        self.given.contains_key(name)
    }

    /// Whether the learner gave any flag but `--json`.
    pub fn any(&self) -> bool {
        !self.given.is_empty()
    }

    /// The value given, else the flag's default, else nothing.
    pub fn text(&self, name: &'static str) -> Option<&str> {
        let default = self.declared(name).default;
        self.given.get(name).map(String::as_str).or(Some(default).filter(|text| !text.is_empty()))
    }

    /// A finite number.
    ///
    /// # Errors
    /// The value is no number, or NaN, or infinite.
    pub fn number(&self, name: &'static str) -> Result<Option<f64>, Error> {
        self.text(name).map(|text| finite(name, text)).transpose()
    }

    /// A finite number above 0, such as a learning rate.
    ///
    /// # Errors
    /// The value is no finite number above 0.
    pub fn positive(&self, name: &'static str) -> Result<Option<f64>, Error> {
        match self.number(name)? {
            Some(number) if number <= 0.0 => {
                Err(Error::flag(name, format!("found {number}, expected a number above 0")))
            }
            number => Ok(number),
        }
    }

    /// Finite numbers separated by commas.
    ///
    /// # Errors
    /// One of the values is no finite number.
    pub fn numbers(&self, name: &'static str) -> Result<Option<Vec<f64>>, Error> {
        self.text(name).map(|text| text.split(',').map(|one| finite(name, one)).collect()).transpose()
    }

    /// A whole number inside the flag's range.
    ///
    /// # Errors
    /// The value is no whole number, or outside the range.
    pub fn count(&self, name: &'static str) -> Result<Option<usize>, Error> {
        let (least, most) = self.declared(name).range.expect("a counting flag declares its range");
        let Some(text) = self.text(name) else { return Ok(None) };
        match text.trim().parse() {
            Ok(count) if (least..=most).contains(&count) => Ok(Some(count)),
            _ => {
                let found = quote(text);
                Err(Error::flag(
                    name,
                    format!("found {found}, expected a whole number from {least} to {most}"),
                ))
            }
        }
    }

    /// A label, 0 or 1.
    ///
    /// # Errors
    /// The value is neither.
    pub fn label(&self, name: &'static str) -> Result<Option<f64>, Error> {
        match self.number(name)? {
            Some(label) if label != 0.0 && label != 1.0 => {
                Err(Error::flag(name, format!("found {label}, expected a label, 0 or 1")))
            }
            label => Ok(label),
        }
    }

    /// The numbers of `--w` and `--x`: as many of one as of the other, and no weights without features.
    ///
    /// # Errors
    /// One of them is no list of numbers, `--w` stands alone, or their lengths differ.
    pub fn weights_and_features(&self) -> Result<(Vec<f64>, Vec<f64>), Error> {
        if self.given("--w") && !self.given("--x") {
            return Err(Error::flag("--w", "needs --x with as many numbers"));
        }
        let (w, x) = (self.numbers("--w")?.unwrap_or_default(), self.numbers("--x")?.unwrap_or_default());
        if w.len() != x.len() {
            let (found, expected) = (page::counted(x.len(), "number"), w.len());
            return Err(Error::flag("--x", format!("has {found}, but --w has {expected}; expected as many")));
        }
        Ok((w, x))
    }

    /// Refuses two flags that contradict each other.
    ///
    /// # Errors
    /// Both were given.
    pub fn conflict(&self, one: &'static str, other: &'static str) -> Result<(), Error> {
        if self.given(one) && self.given(other) {
            return Err(Error::flag(one, format!("contradicts {other}; give one of them")));
        }
        Ok(())
    }

    fn declared(&self, name: &str) -> &Flag {
        self.usage.flags.iter().find(|flag| flag.name == name).expect("a lesson asks for its own flags")
    }
}

fn finite(name: &str, text: &str) -> Result<f64, Error> {
    match text.trim().parse::<f64>() {
        // -0 is 0, and reads better.
        Ok(number) if number.is_finite() => Ok(number + 0.0),
        _ => Err(Error::flag(name, format!("found {}, expected a finite number", quote(text)))),
    }
}

/// lexopt's own complaints: a value after a switch, an option that is no UTF-8.
fn unexpected(error: lexopt::Error) -> Error {
    match error {
        lexopt::Error::UnexpectedValue { option, value } => {
            Error::flag(option, format!("takes no value, found {}", quote(&value.to_string_lossy())))
        }
        other => Error::flag("flags", other.to_string()),
    }
}

impl std::fmt::Display for Usage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Usage { package, about, flags } = self;
        writeln!(f, "{}\n", page::wrap(about, 78).join("\n"))?;
        let dashes = if package.contains(" -- ") { "" } else { " --" };
        writeln!(f, "Usage: cargo run -p {package}{dashes} [FLAGS]\n")?;
        for flag in *flags {
            let mut help = flag.help.to_string();
            if let Some((least, most)) = flag.range {
                help += &format!(" From {least} to {most}.");
            }
            if !flag.default.is_empty() {
                help += &format!(" Default: {}.", flag.default);
            }
            write_flag(f, &format!("{} {}", flag.name, flag.value), &help)?;
        }
        write_flag(f, "--json", "Print the numbers as one JSON object instead of the lesson.")?;
        write_flag(f, "--help", "Print this.")
    }
}

fn write_flag(f: &mut std::fmt::Formatter<'_>, name: &str, help: &str) -> std::fmt::Result {
    for (row, line) in page::wrap(help, 52).iter().enumerate() {
        writeln!(f, "  {:<22} {line}", if row == 0 { name } else { "" })?;
    }
    Ok(())
}
