//! The flags that a learner gave.

use std::collections::BTreeMap;
use std::ffi::OsString;

use lexopt::{Arg, Parser};

use crate::lab::near::{meant_for_cargo, near};
use crate::lab::usage::{COMMON, HELP, JSON, PAUSE, PLOTS, SECTION};
use crate::lab::{Declaration, Defaulted, Error, Flag, Scope, Usage, cut, quote};
use crate::page;

/// The flags that were given, by name.
pub struct Flags {
    given: BTreeMap<&'static str, String>,
}

impl Flags {
    /// Parses the arguments after the program's name, and after the command if there is one.
    ///
    /// # Errors
    /// An unknown or repeated flag, a missing value, a value after a switch, an argument that is no flag.
    pub fn parse<A>(usage: &Usage, arguments: A) -> Result<Flags, Error>
    where
        A: IntoIterator,
        A::Item: Into<OsString>,
    {
        let mut flags = Flags { given: BTreeMap::new() };
        let mut parser = Parser::from_args(arguments);
        while let Some(argument) = parser.next().map_err(unexpected)? {
            let name = match argument {
                Arg::Short('h') => "--help".to_string(),
                Arg::Short(letter) => format!("-{letter}"),
                Arg::Long(name) => format!("--{name}"),
                Arg::Value(value) => {
                    let value = quote(&value.to_string_lossy());
                    return Err(Error::flag(value, "not a flag; flags start with --, see --help"));
                }
            };
            let known = usage.declarations();
            let flag = known.clone().find(|flag| flag.name == name).ok_or_else(|| {
                if let Some(remedy) = meant_for_cargo(&name) {
                    return Error::flag(&name, format!("unknown flag; {remedy}"));
                }
                let meant = near(&name, known.map(|flag| flag.name));
                let meant = meant.map_or(";".to_string(), |flag| format!("; did you mean {flag}?"));
                Error::flag(cut(&name), format!("unknown flag{meant} --help lists those of this lesson"))
            })?;
            let value = value_of(flag, &mut parser)?;
            let again = flags.given.insert(flag.name, value).is_some();
            if again && flag.name != "--help" {
                let join = if flag.value.contains(',') { "; join the values with a comma" } else { "" };
                return Err(Error::flag(flag.name, format!("given twice{join}")));
            }
        }
        if flags.given(&PLOTS) && !flags.given(&JSON) && !flags.given(&HELP) {
            return Err(Error::flag("--plots", "belongs to --json; give both"));
        }
        flags.conflict(&PAUSE, &JSON)?;
        Ok(flags)
    }

    /// The value of a flag: the one given, else the default.
    ///
    /// # Errors
    /// The value is none of this flag's.
    pub fn get<T>(&self, flag: &Defaulted<T>) -> Result<T, Error> {
        flag.read(self.text(flag).unwrap_or(flag.default_text()))
    }

    /// The value of a flag that has no default, if it was given.
    ///
    /// # Errors
    /// The value is none of this flag's.
    pub fn optional<T>(&self, flag: &Flag<T>) -> Result<Option<T>, Error> {
        self.text(flag).map(|text| flag.read(text)).transpose()
    }

    /// The value of a flag that must be given.
    ///
    /// # Errors
    /// It was not given, or the value is none of this flag's.
    pub fn required<T>(&self, flag: &Flag<T>) -> Result<T, Error> {
        let Declaration { name, value, .. } = flag.declaration();
        self.optional(flag)?.ok_or_else(|| Error::flag(name, format!("missing; expected {name} {value}")))
    }

    /// Two lists of numbers, as many in one as in the other; the first is not given without the second.
    ///
    /// # Errors
    /// One of them is no list of numbers, the first stands alone, or their lengths differ.
    pub fn paired(
        &self,
        first: &Defaulted<Vec<f64>>,
        second: &Defaulted<Vec<f64>>,
    ) -> Result<[Vec<f64>; 2], Error> {
        let [one, other] = [first.declaration().name, second.declaration().name];
        if self.given(first) && !self.given(second) {
            return Err(Error::flag(one, format!("needs {other} with as many numbers")));
        }
        let numbers = [self.get(first)?, self.get(second)?];
        let [expected, found] = numbers.each_ref().map(Vec::len);
        if found != expected {
            let found = page::counted(found, "number");
            let problem = format!("has {found}, but {one} has {expected}; expected as many");
            return Err(Error::flag(other, problem));
        }
        Ok(numbers)
    }

    /// Whether the flag was given.
    pub fn given<T>(&self, flag: &Flag<T>) -> bool {
        self.given.contains_key(flag.declaration().name)
    }

    /// Refuses two flags that contradict each other.
    ///
    /// # Errors
    /// Both were given.
    pub fn conflict<T, U>(&self, one: &Flag<T>, other: &Flag<U>) -> Result<(), Error> {
        let [name, contradicted] = [one.declaration().name, other.declaration().name];
        if self.given(one) && self.given(other) {
            return Err(Error::flag(name, format!("contradicts {contradicted}; give one of them")));
        }
        Ok(())
    }

    /// The whole lesson, or the laboratory: whether any input was given.
    pub fn scope(&self) -> Scope {
        let is_input = |name: &&&str| COMMON.iter().all(|flag| flag.name != **name);
        if self.given.keys().any(|name| is_input(&name)) { Scope::Laboratory } else { Scope::WholeLesson }
    }

    /// Whether help was asked for.
    pub(super) fn help(&self) -> bool {
        self.given(&HELP)
    }

    /// Whether JSON was asked for, and if so, with or without the plots.
    pub(super) fn json(&self) -> Option<bool> {
        self.given(&JSON).then(|| self.given(&PLOTS))
    }

    /// Whether the sections are to be printed one at a time.
    pub(super) fn pause(&self) -> bool {
        self.given(&PAUSE)
    }

    /// The numbers of the sections that were asked for; none for all.
    pub(super) fn sections(&self) -> Result<Option<Vec<usize>>, Error> {
        self.optional(&SECTION)
    }

    fn text<T>(&self, flag: &Flag<T>) -> Option<&str> {
        self.given.get(flag.declaration().name).map(String::as_str)
    }
}

/// The value that follows a flag; empty for a switch.
fn value_of(flag: &Declaration, parser: &mut Parser) -> Result<String, Error> {
    if flag.value.is_empty() {
        return Ok(String::new());
    }
    let missing = |_| Error::flag(flag.name, format!("expected a value, {}", flag.value));
    let unreadable = |_| Error::flag(flag.name, "expected a value in UTF-8");
    let value = parser.value().map_err(missing)?.into_string().map_err(unreadable)?;
    if value.is_empty() || value.starts_with("--") {
        let problem = format!("expected a value, {}, found {}", flag.value, quote(&value));
        return Err(Error::flag(flag.name, problem));
    }
    Ok(value)
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
