//! Checks again whenever an exercise is saved.

use std::fs;
use std::io::{BufRead, stdin};
use std::path::Path;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use notify::{RecursiveMode, Watcher};
use practice::{Course, Exercise};

use crate::command::Which;
use crate::error::Result;
use crate::out::{complain, say};
use crate::practice::chosen;

/// Some folders, on networks and in containers, send no events. So the files are also looked at so often.
const LOOK: Duration = Duration::from_secs(1);

/// An editor may write a file in several steps; so long is waited for the last.
const SETTLE: Duration = Duration::from_millis(50);

/// Why to look.
enum Cause {
    /// Something happened in the folder.
    File,
    /// The learner pressed Enter.
    Enter,
}

pub fn run(course: &Course, which: &Which) -> Result<bool> {
    let (sender, causes) = channel();
    let to_file = sender.clone();
    let mut watcher = notify::recommended_watcher(move |_| {
        // Nobody listens any more when the program ends.
        let _ = to_file.send(Cause::File);
    });
    for folder in folders(course) {
        let watched = watcher.as_mut().map(|watcher| watcher.watch(&folder, RecursiveMode::NonRecursive));
        if !matches!(watched, Ok(Ok(()))) {
            say!("{} sends no events; it is looked at every second", folder.display());
        }
    }
    thread::spawn(move || send_enters(&sender));
    let mut seen = contents(course);
    look(course, which);
    loop {
        let cause = causes.recv_timeout(LOOK);
        if matches!(cause, Ok(Cause::File)) {
            while let Ok(_more) = causes.recv_timeout(SETTLE) {}
        }
        let now = contents(course);
        if now != seen || matches!(cause, Ok(Cause::Enter)) {
            seen = now;
            look(course, which);
        }
        if matches!(cause, Err(RecvTimeoutError::Disconnected)) {
            // Neither events nor a keyboard: looking every second is left.
            thread::sleep(LOOK);
        }
    }
}

/// Checks, and says what to do. What cannot be checked is told, and watched on.
fn look(course: &Course, which: &Which) {
    say!("\n{}", "-".repeat(72));
    if let Err(problem) = chosen::check(course, which) {
        complain!("error: {problem}");
    }
    say!("\nWaiting for you to save. Enter checks again, Ctrl-C ends.");
}

fn send_enters(sender: &Sender<Cause>) {
    for line in stdin().lock().lines() {
        if line.is_err() || sender.send(Cause::Enter).is_err() {
            return;
        }
    }
}

fn folders(course: &Course) -> Vec<std::path::PathBuf> {
    let files = course.exercises.iter().map(|exercise| course.root.join(exercise.file()));
    let mut folders: Vec<_> = files.filter_map(|file| file.parent().map(Path::to_path_buf)).collect();
    folders.dedup();
    folders
}

/// What the exercises hold. One that is missing, or being replaced by an editor, counts as empty.
fn contents(course: &Course) -> Vec<Vec<u8>> {
    let read = |exercise: &Exercise| fs::read(course.root.join(exercise.file())).unwrap_or_default();
    course.exercises.iter().map(read).collect()
}
