//! What a lesson declares of its flags: name, type, default, range and help.

use std::ops::Deref;

use crate::lab::{Error, quote};

/// What a flag has, whatever its type.
#[derive(Clone, Copy)]
pub struct Declaration {
    /// The name with its dashes: `"--steps"`.
    pub name: &'static str,
    /// A word for its value in the help: `"N"`. Empty for a switch.
    pub value: &'static str,
    /// The smallest and the largest count allowed, for a flag that counts something.
    pub range: Option<(usize, usize)>,
    /// The value when the flag is not given.
    pub default: Option<&'static str>,
    /// One sentence of help.
    pub help: &'static str,
}

/// A flag whose value is a T, if it is given: `flags.optional(&DATA)?`.
pub struct Flag<T> {
    declaration: Declaration,
    read: Reader<T>,
}

/// A flag that always has a value: the one given, or its default: `flags.get(&STEPS)?`.
pub struct Defaulted<T> {
    flag: Flag<T>,
    default: &'static str,
}

/// What a penalty must be.
const AT_LEAST_ZERO: &str = "a number, 0 or more";

/// What a part of a whole must be.
const PART: &str = "a number above 0 and below 1";

/// Reads a value. The problem says what was found and what was expected.
type Reader<T> = fn(&Declaration, &str) -> Result<T, String>;

impl<T> Flag<T> {
    /// A flag of a lesson's own type, read by a function of its own.
    pub const fn new(
        name: &'static str,
        value: &'static str,
        read: Reader<T>,
        help: &'static str,
    ) -> Flag<T> {
        Flag { declaration: Declaration { name, value, range: None, default: None, help }, read }
    }

    /// The same flag with a default, written as it is typed.
    pub const fn default(self, default: &'static str) -> Defaulted<T> {
        let declaration = Declaration { default: Some(default), ..self.declaration };
        Defaulted { flag: Flag { declaration, read: self.read }, default }
    }

    /// What the help and the parser need to know.
    pub const fn declaration(&self) -> Declaration {
        self.declaration
    }

    /// Reads a value of this flag.
    ///
    /// # Errors
    /// The value is none of this flag's.
    pub fn read(&self, text: &str) -> Result<T, Error> {
        (self.read)(&self.declaration, text).map_err(|problem| Error::flag(self.declaration.name, problem))
    }
}

impl<T> Defaulted<T> {
    /// What the help and the parser need to know.
    pub const fn declaration(&self) -> Declaration {
        self.flag.declaration
    }

    /// The default, as it is typed.
    pub fn default_text(&self) -> &'static str {
        self.default
    }
}

impl<T> Deref for Defaulted<T> {
    type Target = Flag<T>;

    fn deref(&self) -> &Flag<T> {
        &self.flag
    }
}

impl Flag<()> {
    /// A flag without a value: given or not.
    pub const fn switch(name: &'static str, help: &'static str) -> Flag<()> {
        Flag::new(name, "", |_, _| Ok(()), help)
    }
}

impl Flag<String> {
    /// Any text, such as a file's name.
    pub const fn text(name: &'static str, value: &'static str, help: &'static str) -> Flag<String> {
        Flag::new(name, value, |_, text| Ok(text.to_string()), help)
    }
}

impl Flag<Vec<String>> {
    /// Names separated by commas, none of them twice.
    pub const fn names(name: &'static str, value: &'static str, help: &'static str) -> Flag<Vec<String>> {
        Flag::new(name, value, |_, text| names(text), help)
    }
}

impl Flag<f64> {
    /// A finite number.
    pub const fn number(name: &'static str, value: &'static str, help: &'static str) -> Flag<f64> {
        Flag::new(name, value, |_, text| finite(text), help)
    }

    /// A finite number above 0, such as a learning rate.
    pub const fn positive(name: &'static str, value: &'static str, help: &'static str) -> Flag<f64> {
        Flag::new(name, value, |_, text| number_that(text, |number| number > 0.0, "a number above 0"), help)
    }

    /// A finite number, 0 or more, such as the weight of a penalty.
    pub const fn at_least_zero(name: &'static str, value: &'static str, help: &'static str) -> Flag<f64> {
        Flag::new(name, value, |_, text| number_that(text, |number| number >= 0.0, AT_LEAST_ZERO), help)
    }

    /// A label, 0 or 1.
    pub const fn label(name: &'static str, value: &'static str, help: &'static str) -> Flag<f64> {
        Flag::new(name, value, |_, text| number_that(text, |y| y == 0.0 || y == 1.0, "a label, 0 or 1"), help)
    }

    /// A part of a whole, above 0 and below 1.
    pub const fn part(name: &'static str, value: &'static str, help: &'static str) -> Flag<f64> {
        Flag::new(name, value, |_, text| number_that(text, |part| 0.0 < part && part < 1.0, PART), help)
    }
}

impl Flag<Vec<f64>> {
    /// Finite numbers separated by commas.
    pub const fn numbers(name: &'static str, value: &'static str, help: &'static str) -> Flag<Vec<f64>> {
        Flag::new(name, value, |_, text| text.split(',').map(finite).collect(), help)
    }
}

impl Flag<usize> {
    /// A whole number in a range, its ends included.
    pub const fn count(
        name: &'static str,
        value: &'static str,
        range: (usize, usize),
        help: &'static str,
    ) -> Flag<usize> {
        let Flag { declaration, read } = Flag::new(name, value, count, help);
        Flag { declaration: Declaration { range: Some(range), ..declaration }, read }
    }
}

fn count(declaration: &Declaration, text: &str) -> Result<usize, String> {
    let (least, most) = declaration.range.unwrap_or((0, usize::MAX));
    let count = text.trim().parse().ok().filter(|count| (least..=most).contains(count));
    count.ok_or_else(|| format!("found {}, expected a whole number from {least} to {most}", quote(text)))
}

fn finite(text: &str) -> Result<f64, String> {
    match text.trim().parse::<f64>() {
        // -0 is 0, and reads better.
        Ok(number) if number.is_finite() => Ok(number + 0.0),
        _ if text.contains(',') && text.trim().replacen(',', ".", 1).parse::<f64>().is_ok() => {
            Err(format!("found {}, expected a finite number, with a point before its decimals", quote(text)))
        }
        _ => Err(format!("found {}, expected a finite number", quote(text))),
    }
}

fn number_that(text: &str, fits: fn(f64) -> bool, expected: &str) -> Result<f64, String> {
    let number = finite(text)?;
    if fits(number) { Ok(number) } else { Err(format!("found {number}, expected {expected}")) }
}

/// Names between commas. A name that holds a comma stands in double quotes, as in a CSV file.
fn names(text: &str) -> Result<Vec<String>, String> {
    let mut quoted = false;
    let separates = |letter: char| {
        quoted ^= letter == '"';
        letter == ',' && !quoted
    };
    let names: Vec<String> = text.split(separates).map(|name| unquoted(name.trim())).collect();
    match (1..names.len()).find(|&index| names[..index].contains(&names[index])) {
        Some(twice) => Err(format!("{} is named twice", quote(&names[twice]))),
        None => Ok(names),
    }
}

/// A name without the quotes around it; within them two stand for one.
fn unquoted(name: &str) -> String {
    let bare = name.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    bare.map_or(name.to_string(), |bare| bare.replace("\"\"", "\""))
}
