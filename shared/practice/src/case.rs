//! One call of the learner's code: what goes in, and what comes out.

use std::cell::{Cell, RefCell};
use std::fmt::Debug;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

use crate::comparison::Comparison;
use crate::entries;
use crate::value::Value;
use crate::verdict::{Check, Unsolved};

/// What `todo!()` begins its message with.
const TODO: &str = "not yet implemented";

thread_local! {
    /// Whether this thread runs the learner's code.
    static IS_LEARNERS: Cell<bool> = const { Cell::new(false) };
    /// Message and place of the last panic of the learner's code.
    static PANIC: RefCell<(String, String)> = const { RefCell::new((String::new(), String::new())) };
}

/// A call of the learner's code with inputs that can be shown.
pub struct Case {
    about: String,
    inputs: Vec<(String, Value)>,
    /// Words of a panic's message, and what they mean here.
    panics: Vec<(String, String)>,
}

impl Case {
    /// A case in a few words: `the four examples of the chapter`, `3 features, 5 examples, drawn with seed 6`.
    pub fn new(about: impl Into<String>) -> Case {
        Case { about: about.into(), inputs: Vec::new(), panics: Vec::new() }
    }

    /// Adds an input, to be shown where a result is wrong.
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Case {
        self.inputs.push((name.to_string(), value.into()));
        self
    }

    /// Names the cause if the learner's code panics and the message has these words, such as what ndarray says of
    /// shapes that do not fit. The first cause that fits is told.
    pub fn panic(mut self, words: &str, cause: &str) -> Case {
        self.panics.push((words.to_string(), cause.to_string()));
        self
    }

    /// Calls the learner's code.
    ///
    /// # Errors
    /// If it reaches a `todo!`, or panics.
    pub fn run<T>(&self, code: impl FnOnce() -> T) -> Result<T, Unsolved> {
        remember_panics();
        IS_LEARNERS.set(true);
        let ended = panic::catch_unwind(AssertUnwindSafe(code));
        IS_LEARNERS.set(false);
        ended.map_err(|_| {
            let (message, place) = PANIC.take();
            match message.strip_prefix(TODO) {
                Some(rest) => Unsolved::Todo { message: rest.trim_start_matches(": ").to_string(), place },
                None => {
                    let cause = self.panics.iter().find(|(words, _)| message.contains(words));
                    let cause = cause.map_or(String::new(), |(_, cause)| format!("{cause}\n\n"));
                    Unsolved::Panic { message, place, inputs: cause + &self.inputs() }
                }
            }
        })
    }

    /// Compares numbers that the learner computed with what is right.
    pub fn compare(&self, name: &str, got: impl Into<Value>, expected: impl Into<Value>) -> Comparison {
        Comparison::entries(self.inputs(), name, got.into(), expected.into())
    }

    /// Compares derivatives with finite differences: one row for each symbol.
    pub fn gradients(&self, rows: Vec<(&str, Value, Value)>) -> Comparison {
        Comparison::gradients(self.inputs(), rows)
    }

    /// Compares an answer that is no number, such as a shape or a word. It does not tell the right one, so that a
    /// prediction stays one.
    ///
    /// # Errors
    /// If they differ; the report says so, and `why` what to look at.
    pub fn predicted<T: PartialEq + Debug>(&self, name: &str, got: T, right: T, why: &str) -> Check {
        if got == right {
            return Ok(());
        }
        Err(Unsolved::Wrong(format!("{name}: {got:?} is not right.\n\n{}  {why}\n", self.inputs())))
    }

    /// Compares a result that is no number, such as a shape that may not exist, and shows both sides. `why` is the cause;
    /// it may be empty.
    ///
    /// # Errors
    /// If they differ.
    pub fn same<T: PartialEq + Debug>(&self, name: &str, got: T, expected: T, why: &str) -> Check {
        if got == expected {
            return Ok(());
        }
        let why = if why.is_empty() { String::new() } else { format!("{why}\n") };
        let sides = format!("  expected {expected:?}\n  got      {got:?}\n");
        Err(Unsolved::Wrong(format!("Not right: {name}.\n{why}\n{}{sides}", self.inputs())))
    }

    /// The inputs as the report shows them.
    fn inputs(&self) -> String {
        let mut text = format!("Checked with {}", self.about);
        if self.inputs.is_empty() {
            return text + ".\n\n";
        }
        text += ":\n";
        for (name, value) in &self.inputs {
            text += &entries::input(name, value);
        }
        text + "\n"
    }
}

/// From here on the panics of the learner's code are remembered instead of printed.
fn remember_panics() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let print = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !IS_LEARNERS.get() {
                return print(info);
            }
            let message = info.payload_as_str().unwrap_or("a panic without a message").to_string();
            let place = info.location().map_or(String::new(), |place| place_of(place.file(), place.line()));
            PANIC.set((message, place));
        }));
    });
}

/// The learner's own file by its path; a library by its name.
fn place_of(file: &str, line: u32) -> String {
    let file = file.replace('\\', "/");
    match file.split_once("/registry/src/") {
        Some((_, library)) => library.split('/').skip(1).collect::<Vec<_>>().join("/"),
        // A check reaches the learner's file through its own folder.
        None => format!("{}:{line}", file.replace("checks/../", "")),
    }
}

#[cfg(test)]
mod tests {
    use super::{Case, place_of};

    #[test]
    fn a_place_is_told_as_the_learner_knows_it() {
        assert_eq!(place_of("lessons/06/exercises/checks/../steps.rs", 9), "lessons/06/exercises/steps.rs:9");
        assert_eq!(
            place_of("lessons\\06\\exercises\\checks\\../steps.rs", 9),
            "lessons/06/exercises/steps.rs:9"
        );
        assert_eq!(
            place_of("/home/me/.cargo/registry/src/index-1/ndarray-0.17.2/src/lib.rs", 36),
            "ndarray-0.17.2/src/lib.rs"
        );
    }

    #[test]
    fn a_known_panic_is_told_with_its_cause() {
        let case =
            Case::new("two lists").panic("too long", "Not this.").panic("of len", "Index 3 is the fourth.");
        let text = case.run(|| vec![1, 2][std::hint::black_box(3)]).unwrap_err().to_string();
        assert!(text.contains("the len is 2"), "{text}");
        assert!(!text.contains("fourth"), "{text}");
        let case = case.panic("the len is 2", "Index 3 is the fourth.");
        let text = case.run(|| vec![1, 2][std::hint::black_box(3)]).unwrap_err().to_string();
        assert!(text.contains("\n\nIndex 3 is the fourth.\n\nChecked with two lists.\n"), "{text}");
    }

    #[test]
    fn what_is_no_number_is_shown_on_both_sides() {
        let case = Case::new("shapes [3] and [4]");
        assert_eq!(case.same("the shape", None::<[usize; 1]>, None, "Why."), Ok(()));
        let text = case.same("the shape", Some([4]), None, "3 is not 4.").unwrap_err().to_string();
        assert_eq!(
            text,
            "Not right: the shape.\n3 is not 4.\n\nChecked with shapes [3] and [4].\n\n  expected None\n  got      Some([4])\n"
        );
    }
}
