//! Several lessons are compared at once: most of the time a row waits for Python.

use std::cmp::Reverse;
use std::collections::{BTreeMap, VecDeque};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use super::{check, table_of};
use crate::error::Result;
use crate::members::Lesson;
use crate::programs::{Kept, Programs};
use crate::report::Outcome;
use crate::workspace::Workspace;

/// Comparisons that go on.
pub struct Ongoing(BTreeMap<String, Receiver<Outcome>>);

/// The lessons that nobody has taken yet, and to whom their outcome goes.
type Queue = Arc<Mutex<VecDeque<(String, Sender<Outcome>)>>>;

impl Ongoing {
    /// Begins with all lessons, on as many cores as there are: those with the most to compare first, so that at the end
    /// no core waits for one of them.
    pub fn start(programs: &Programs, python: &Path, blas: bool) -> Ongoing {
        let (mut queue, mut outcomes) = (VecDeque::new(), BTreeMap::new());
        let root = &programs.workspace.root;
        let length =
            |lesson: &&Lesson| fs::metadata(root.join(table_of(lesson))).map_or(0, |file| file.len());
        let mut lessons: Vec<&Lesson> = programs.workspace.lessons.iter().collect();
        lessons.sort_by_key(|lesson| Reverse(length(lesson)));
        for lesson in lessons {
            let (sender, receiver) = channel();
            queue.push_back((lesson.package.clone(), sender));
            outcomes.insert(lesson.package.clone(), receiver);
        }
        let queue = Queue::new(Mutex::new(queue));
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            let (queue, kept, python) = (queue.clone(), programs.kept(), python.to_path_buf());
            thread::spawn(move || work(&queue, kept, python, blas));
        }
        Ongoing(outcomes)
    }

    /// What came of a lesson, as soon as it is known.
    pub fn outcome(&self, lesson: &Lesson) -> Outcome {
        let outcome = self.0.get(&lesson.package).and_then(|receiver| receiver.recv().ok());
        let again = format!("cargo xtask parity {}", lesson.package);
        outcome.unwrap_or_else(|| Outcome::failure("the comparison did not end", &again))
    }
}

/// Compares one lesson after the other, with a shell of its own.
fn work(queue: &Queue, kept: Kept, python: PathBuf, blas: bool) {
    let Ok(workspace) = Workspace::load() else { return };
    let programs = Programs::with(&workspace, kept);
    let next = || queue.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
    while let Some((package, sender)) = next() {
        let lesson: Result<&Lesson> = workspace.lesson(&package);
        let outcome = lesson.map(|lesson| check(&programs, lesson, &python, blas));
        // That nobody waits any longer is no fault.
        let _ = sender
            .send(outcome.unwrap_or_else(|problem| Outcome::failure(problem.to_string(), "cargo metadata")));
    }
}
