//! The sections of a lesson, in order.

use std::io;

use serde::Serialize;
use serde_json::{Map, Value};

use crate::lab::print::print_next;
use crate::lab::{Error, Flags};
use crate::page::Page;

/// How much of a lesson is told.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Scope {
    /// Everything: no input was given.
    WholeLesson,
    /// What the given inputs lead to.
    Laboratory,
}

/// One printed section: its numbers, and how they are told.
///
/// Its fields are what `--json` prints. A field `plots` holds the section's plots; `--plots` adds them.
pub trait Section: Serialize {
    /// The words of its heading, without the number.
    fn title(&self) -> String;

    /// Writes what stands below the heading. Everything was computed before.
    fn tell(&self, page: &mut Page);
}

/// A lesson's sections, told one after the other.
pub struct Contents {
    /// The numbers of the sections that were asked for; none for all.
    wanted: Option<Vec<usize>>,
    /// How many sections there are so far, those that were not asked for among them.
    count: usize,
    /// What the reader is asked before the next section. Questions are about the lesson's own numbers.
    question: Option<&'static str>,
    asks: bool,
    output: Output,
    /// What went wrong after all was computed.
    failure: Option<Error>,
}

/// A section as text, and what is asked before it.
pub(super) struct Told {
    pub question: Option<&'static str>,
    pub text: String,
}

/// What a lesson has to say.
pub(super) enum Finished {
    Sections(Vec<Told>),
    Whole(String),
    /// Everything was printed already, or could not be.
    Printed(io::Result<()>),
}

/// What becomes of a section.
enum Output {
    Text(Vec<Told>),
    /// Printed as soon as it is computed, so that who waits for the next one has something to read.
    AtOnce(io::Result<()>),
    Json {
        keys: Map<String, Value>,
        plots: Option<Map<String, Value>>,
    },
}

impl Contents {
    /// No section yet.
    pub(super) fn new(flags: &Flags) -> Result<Contents, Error> {
        let is_whole = flags.scope() == Scope::WholeLesson && flags.sections()?.is_none();
        let output = match flags.json() {
            // Where something was given that may yet turn out wrong, nothing is printed before all is computed.
            None if is_whole && !flags.pause() => Output::AtOnce(Ok(())),
            None => Output::Text(Vec::new()),
            Some(plots) => Output::Json { keys: Map::new(), plots: plots.then(Map::new) },
        };
        let asks = flags.scope() == Scope::WholeLesson;
        Ok(Contents { wanted: flags.sections()?, count: 0, question: None, asks, output, failure: None })
    }

    /// A question that the next section answers: with `--pause` the reader predicts before it is told. Where inputs were
    /// given it is left out.
    pub fn predict(&mut self, question: &'static str) {
        self.question = self.asks.then_some(question);
    }

    /// Adds a section. In the JSON its numbers stand under its name. It is computed only if it was asked for.
    pub fn section<S: Section>(&mut self, name: &'static str, compute: impl FnOnce() -> S) {
        if self.next_is_wanted() {
            self.add(name, &compute(), false);
        }
    }

    /// Adds a section whose numbers are the lesson's answer: in the JSON they stand at the top.
    pub fn answer<S: Section>(&mut self, name: &'static str, compute: impl FnOnce() -> S) {
        if self.next_is_wanted() {
            self.add(name, &compute(), true);
        }
    }

    /// As [`Contents::section`], for numbers that may not be had on this machine.
    ///
    /// # Errors
    /// Those of `compute`.
    pub fn try_section<S: Section>(
        &mut self,
        name: &'static str,
        compute: impl FnOnce() -> Result<S, Error>,
    ) -> Result<(), Error> {
        if self.next_is_wanted() {
            self.add(name, &compute()?, false);
        }
        Ok(())
    }

    /// As [`Contents::answer`], for numbers that may not be had on this machine.
    ///
    /// # Errors
    /// Those of `compute`.
    pub fn try_answer<S: Section>(
        &mut self,
        name: &'static str,
        compute: impl FnOnce() -> Result<S, Error>,
    ) -> Result<(), Error> {
        if self.next_is_wanted() {
            self.add(name, &compute()?, true);
        }
        Ok(())
    }

    fn next_is_wanted(&mut self) -> bool {
        self.count += 1;
        let is_wanted = self.wanted.as_ref().is_none_or(|wanted| wanted.contains(&self.count));
        if !is_wanted {
            self.question = None;
        }
        is_wanted
    }

    fn add<S: Section>(&mut self, name: &'static str, section: &S, at_top: bool) {
        let tell = |number| {
            let mut page = Page::headed(number, &section.title());
            section.tell(&mut page);
            page.finish()
        };
        match &mut self.output {
            Output::Text(told) => {
                told.push(Told { question: self.question.take(), text: tell(self.count) });
            }
            Output::AtOnce(printed) => {
                if printed.is_ok() {
                    *printed = print_next(&tell(self.count), self.count == 1);
                }
            }
            Output::Json { keys, plots } => {
                let numbers = serde_json::to_value(section).expect("a section is plain data");
                let Value::Object(mut own) = numbers else {
                    return insert(keys, name.to_string(), numbers);
                };
                if let (Some(drawn), Some(plots)) = (own.remove("plots"), plots) {
                    plots.insert(name.to_string(), drawn);
                }
                if at_top {
                    own.into_iter().for_each(|(key, value)| insert(keys, key, value));
                } else if !own.is_empty() {
                    insert(keys, name.to_string(), Value::Object(own));
                }
            }
        }
    }

    /// Makes sure, before anything is written, that there are all sections that were asked for: those that were added, and
    /// `more` that will be.
    ///
    /// # Errors
    /// A section was asked for that there is not.
    pub fn check_wanted(&self, more: usize) -> Result<(), Error> {
        let count = self.count + more;
        let beyond = self.wanted.iter().flatten().find(|&&number| number > count);
        if let Some(number) = beyond {
            let problem = format!("found {number}, expected a section from 1 to {count}");
            return Err(Error::flag("--section", problem));
        }
        Ok(())
    }

    /// What could not be done with the numbers. The program fails with it, but prints them first: to compute them again may
    /// take hours.
    pub fn fails_with(&mut self, failure: Error) {
        self.failure = Some(failure);
    }

    /// The finished text or JSON, and what went wrong behind it.
    ///
    /// # Errors
    /// A section was asked for that there is not.
    pub(super) fn finish(self) -> Result<(Finished, Option<Error>), Error> {
        self.check_wanted(0)?;
        let finished = match self.output {
            Output::Text(told) => Finished::Sections(told),
            Output::AtOnce(printed) => Finished::Printed(printed),
            Output::Json { mut keys, plots } => {
                if let Some(plots) = plots {
                    insert(&mut keys, "plots".to_string(), Value::Object(plots));
                }
                Finished::Whole(Value::Object(keys).to_string() + "\n")
            }
        };
        Ok((finished, self.failure))
    }
}

fn insert(keys: &mut Map<String, Value>, key: String, value: Value) {
    assert!(!keys.contains_key(&key), "two sections have the key {key}");
    keys.insert(key, value);
}
