//! A lesson's program, run as a learner runs it.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

/// A lesson's program: `Program(env!("CARGO_BIN_EXE_lesson06"))`.
pub struct Program(pub &'static str);

/// The name of a variable: what runs the lessons, with its own flags, such as `qemu-x86_64 -cpu Nehalem`. So what a lesson
/// prints is compared as another processor computes it.
const RUNNER: &str = "LESSON_RUNNER";

impl Program {
    /// The program, with flags to come.
    pub fn command(&self) -> Command {
        let runner = std::env::var(RUNNER).unwrap_or_default();
        let mut words = runner.split_whitespace().chain([self.0]);
        let mut command = Command::new(words.next().unwrap_or(self.0));
        command.args(words);
        command
    }

    /// Runs it to the end.
    ///
    /// # Panics
    /// If it does not start.
    pub fn run(&self, flags: &[&str]) -> Output {
        self.command().args(flags).output().expect("the lesson starts")
    }

    /// What it prints.
    ///
    /// # Panics
    /// If it fails, prints nothing, or complains.
    #[track_caller]
    pub fn text(&self, flags: &[&str]) -> String {
        Program::told(&self.run(flags), flags)
    }

    /// What it prints when it is started in this folder.
    ///
    /// # Panics
    /// As [`Program::text`].
    #[track_caller]
    pub fn text_in(&self, folder: &Path, flags: &[&str]) -> String {
        let output = self.command().args(flags).current_dir(folder).output();
        Program::told(&output.expect("the lesson starts"), flags)
    }

    #[track_caller]
    fn told(output: &Output, flags: &[&str]) -> String {
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() && said.is_empty(), "{flags:?} failed: {said}");
        assert!(!output.stdout.is_empty(), "{flags:?} printed nothing");
        String::from_utf8(output.stdout.clone()).expect("lessons are in UTF-8")
    }

    /// What it prints before the first section whose heading says that it is timed here.
    ///
    /// # Panics
    /// As [`Program::text`].
    #[track_caller]
    pub fn untimed(&self, flags: &[&str]) -> String {
        let text = self.text(flags);
        let (first, _) = text.split_once(", timed here ==").expect("a section is timed");
        first[..first.rfind("\n== ").expect("the timed section has a heading")].to_string()
    }

    /// What it prints with `--json` too.
    ///
    /// # Panics
    /// As [`Program::text`].
    #[track_caller]
    pub fn json(&self, flags: &[&str]) -> String {
        self.text(&[flags, &["--json"]].concat())
    }

    /// The JSON it prints.
    ///
    /// # Panics
    /// As [`Program::text`], and if it is no JSON.
    #[track_caller]
    pub fn value(&self, flags: &[&str]) -> Value {
        serde_json::from_str(&self.json(flags)).expect("--json prints one JSON object")
    }

    /// Checks that every line fits on 80 columns, and that nothing is coloured. Lines that name a file, which is as
    /// long as it is, do not count.
    ///
    /// # Panics
    /// As [`Program::text`], and if a line is wider.
    #[track_caller]
    pub fn fits_80_columns(&self, flags: &[&str]) {
        let text = self.text(flags);
        assert!(!text.contains('\u{1b}'), "{flags:?}: colours in a pipe");
        let counts = |line: &&str| !line.starts_with("  data ") && !line.starts_with("Saved: ");
        let wide = text.lines().filter(counts).find(|line| line.chars().count() > 80);
        assert_eq!(wide, None, "{flags:?}: wider than 80 columns");
    }

    /// Checks that the lesson has so many sections, and that they are what it prints as a whole.
    ///
    /// # Panics
    /// As [`Program::text`], and if they are not.
    #[track_caller]
    pub fn has_sections(&self, count: usize) {
        let section = |number: usize| self.text(&["--section", &number.to_string()]);
        let sections: Vec<String> = (1..=count).map(section).collect();
        assert_eq!(sections.join("\n"), self.text(&[]), "the sections are not the whole lesson");
        let beyond = (count + 1).to_string();
        self.refuses(&["--section", &beyond], 2, &["--section", &format!("from 1 to {count}")]);
    }

    /// Checks that the flags are refused: with this exit status, nothing on stdout, and one line that holds
    /// these words.
    ///
    /// # Panics
    /// If they are not.
    #[track_caller]
    pub fn refuses(&self, flags: &[&str], status: i32, words: &[&str]) {
        let output = self.run(flags);
        let said = String::from_utf8(output.stderr).expect("errors are in UTF-8");
        assert_eq!(output.status.code(), Some(status), "{flags:?}: {said}");
        assert!(output.stdout.is_empty(), "{flags:?} printed something");
        assert!(said.starts_with("error: ") && said.lines().count() == 1, "{flags:?}: {said}");
        for word in words {
            assert!(said.contains(word), "{flags:?}: no '{word}' in: {said}");
        }
    }
}
