//! Building and running one check, so that whatever the learner wrote ends in a verdict.

use std::collections::HashMap;
use std::ffi::OsString;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use serde::Deserialize;

use crate::exercise::{NOT_SOLVED, SOLVED, WRONG};
use crate::verdict::{State, Verdict};

/// An exercise takes milliseconds. What runs so long runs for ever.
const LONGEST: Duration = Duration::from_secs(10);

/// How often is looked whether a check has ended.
const PAUSE: Duration = Duration::from_millis(5);

/// So long is waited for the rest of what an ended check has printed.
const LINGERING: Duration = Duration::from_millis(500);

/// So much of what a check prints is kept, half of it from the end.
const MOST_BYTES: usize = 8 * 1024;

/// What became of each target of a build.
pub enum Built {
    /// The program.
    Program(PathBuf),
    /// What the compiler says.
    Refused(String),
}

/// The Cargo that started this program.
pub fn cargo() -> OsString {
    std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

/// Builds checks of one package, as far as they can be built.
///
/// # Errors
/// If Cargo cannot do its work at all.
pub fn build(root: &Path, package: &str, checks: &[&str]) -> Result<HashMap<String, Built>, String> {
    let mut command = Command::new(cargo());
    command.current_dir(root).args([
        "build",
        "--quiet",
        "--keep-going",
        "--message-format",
        "json",
        "-p",
        package,
    ]);
    for check in checks {
        command.args(["--test", check]);
    }
    let output =
        command.stdin(Stdio::null()).output().map_err(|error| format!("cannot run cargo: {error}"))?;
    let messages = String::from_utf8_lossy(&output.stdout);
    let messages: Vec<Message> =
        messages.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    let mut built = HashMap::new();
    let mut elsewhere = String::new();
    for message in messages {
        let Some(target) = message.target else { continue };
        let is_check = checks.contains(&target.name.as_str());
        match (message.executable, message.message) {
            (Some(program), _) if is_check => {
                built.insert(target.name, Built::Program(program));
            }
            (_, Some(said)) if said.level == "error" && is_check => {
                if let Built::Refused(text) =
                    built.entry(target.name).or_insert(Built::Refused(String::new()))
                {
                    text.push_str(&short(&said.rendered));
                }
            }
            (_, Some(said)) if said.level == "error" => elsewhere.push_str(&said.rendered),
            _ => {}
        }
    }
    if elsewhere.is_empty() && built.is_empty() && !output.status.success() {
        return Err(format!("cargo build failed:\n{}", String::from_utf8_lossy(&output.stderr).trim_end()));
    }
    // What an exercise needs is broken: each of them has to say so.
    for check in checks {
        built.entry(check.to_string()).or_insert_with(|| Built::Refused(elsewhere.clone()));
    }
    Ok(built)
}

/// A check names the learner's file by a way through its own folder, as its system writes it. People read the short way.
fn short(text: &str) -> String {
    text.replace("checks/../", "").replace("checks\\../", "")
}

/// A line of `cargo build --message-format json`.
#[derive(Deserialize)]
struct Message {
    target: Option<Target>,
    executable: Option<PathBuf>,
    message: Option<Said>,
}

#[derive(Deserialize)]
struct Target {
    name: String,
}

#[derive(Deserialize)]
struct Said {
    level: String,
    rendered: String,
}

/// Runs a check to its end, or ends it.
pub fn run(folder: &Path, program: &Path) -> Verdict {
    run_for(Command::new(program).current_dir(folder), LONGEST)
}

fn run_for(command: &mut Command, longest: Duration) -> Verdict {
    let started = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut child = match started {
        Ok(child) => child,
        Err(error) => return Verdict { state: State::Stopped, text: format!("It cannot be run: {error}\n") },
    };
    // Its pipes are emptied while it runs, so that one that prints for ever does not wait for its reader.
    let out = child.stdout.take().map(Printed::listen);
    let err = child.stderr.take().map(Printed::listen);
    let ended = wait(&mut child, longest);
    let text = |printed: Option<Printed>| printed.map(Printed::text).unwrap_or_default();
    verdict(ended, &text(out), &text(err))
}

/// What a program prints: its beginning and its end, for the verdict comes last.
struct Printed {
    bytes: Arc<Mutex<Vec<u8>>>,
    reader: thread::JoinHandle<()>,
}

impl Printed {
    fn listen(mut pipe: impl Read + Send + 'static) -> Printed {
        let bytes = Arc::new(Mutex::new(Vec::new()));
        let kept = Arc::clone(&bytes);
        let reader = thread::spawn(move || {
            let mut chunk = [0; 4096];
            // A pipe that breaks has been read as far as it went.
            while let Ok(count @ 1..) = pipe.read(&mut chunk) {
                let Ok(mut kept) = kept.lock() else { return };
                kept.extend_from_slice(&chunk[..count]);
                if kept.len() > 2 * MOST_BYTES {
                    let end = kept.len() - MOST_BYTES / 2;
                    kept.drain(MOST_BYTES / 2..end);
                }
            }
        });
        Printed { bytes, reader }
    }

    /// All of it, when the program has ended. One that it started may still hold the pipe: that is not waited for.
    fn text(self) -> String {
        let start = Instant::now();
        while !self.reader.is_finished() && start.elapsed() < LINGERING {
            thread::sleep(PAUSE);
        }
        let bytes = self.bytes.lock().map(|bytes| bytes.clone()).unwrap_or_default();
        short(&String::from_utf8_lossy(&bytes))
    }
}

/// Waits for the end; `None` where it had to be brought about.
fn wait(child: &mut Child, longest: Duration) -> Option<ExitStatus> {
    let start = Instant::now();
    while start.elapsed() < longest {
        if let Ok(Some(status)) = child.try_wait() {
            return Some(status);
        }
        thread::sleep(PAUSE);
    }
    // It may have ended by itself since; either way it is gone.
    let _ = child.kill();
    let _ = child.wait();
    None
}

fn verdict(ended: Option<ExitStatus>, out: &str, err: &str) -> Verdict {
    let told = |state: State, text: String| Verdict { state, text };
    let Some(status) = ended else {
        let seconds = LONGEST.as_secs();
        return told(
            State::TookTooLong,
            format!(
                "It did not end within {seconds} seconds and was stopped.\nIs there a loop that never ends?\n"
            ),
        );
    };
    if status.success() {
        if let Some(printed) = out.trim_end().strip_suffix(SOLVED) {
            return told(State::Solved, printed.to_string());
        }
        return told(
            State::Stopped,
            "Your code ended the program before the checks were done.\n".to_string(),
        );
    }
    let with_err = || if err.trim().is_empty() { out.to_string() } else { format!("{out}\n{err}") };
    if status.code() == Some(NOT_SOLVED.into()) {
        return told(State::NotSolved, with_err());
    }
    if status.code() == Some(WRONG.into()) {
        return told(State::Wrong, with_err());
    }
    if err.contains("memory allocation of") {
        return told(
            State::TookTooMuchMemory,
            "It asked for more than a gigabyte of memory and was stopped.\nIs there a list that grows for ever?\n".to_string(),
        );
    }
    if err.contains("has overflowed its stack") {
        return told(State::Stopped, "A function calls itself for ever: the stack is full.\n".to_string());
    }
    told(State::Stopped, format!("{out}{err}Your code ended the program, with {status}.\n"))
}

#[cfg(test)]
mod tests {
    use super::short;

    #[test]
    fn the_learners_file_is_named_by_its_short_path_on_every_system() {
        let unix = "error\n --> lessons/06/exercises/checks/../steps.rs:9:5\n";
        assert_eq!(short(unix), "error\n --> lessons/06/exercises/steps.rs:9:5\n");
        let windows = " --> lessons\\06\\exercises\\checks\\../steps.rs:9:5\n";
        assert_eq!(short(windows), " --> lessons\\06\\exercises\\steps.rs:9:5\n");
    }
}
