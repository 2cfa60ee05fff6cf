//! The programs of the lessons, as they run without a browser.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

use serde::Deserialize;

/// The course's folder.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

/// The folder of the site.
pub fn site() -> PathBuf {
    named("BOOK_SITE", "target/book", "index.html", "cargo xtask book")
}

fn programs() -> PathBuf {
    named("BOOK_PROGRAMS", "target/built-plain", "lesson01", "cargo xtask check-all")
}

fn named(variable: &str, usual: &str, expected: &str, remedy: &str) -> PathBuf {
    let folder = std::env::var_os(variable).map_or_else(|| root().join(usual), PathBuf::from);
    assert!(folder.join(expected).exists(), "{} has no {expected}: {remedy}", folder.display());
    folder
}

/// What a program did.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Run {
    pub out: String,
    pub err: String,
    pub status: i64,
}

/// A folder that looks like the course's, where `target` is empty, as it is for a page that was just opened.
pub struct Folder(PathBuf);

impl Folder {
    pub fn new() -> Folder {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let name = format!("course-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        fs::create_dir_all(folder.join("target")).unwrap();
        for data in ["shared", "lessons"] {
            symlink(root().join(data), folder.join(data)).unwrap();
        }
        Folder(folder)
    }

    /// Runs a lesson to its end.
    pub fn run(&self, program: &str, flags: &[String]) -> Run {
        let output = Command::new(programs().join(program))
            .args(flags)
            .current_dir(&self.0)
            .stdin(Stdio::null())
            .output()
            .unwrap_or_else(|error| panic!("{program}: {error}"));
        Run {
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
            status: i64::from(output.status.code().unwrap()),
        }
    }

    /// Puts a file where a program finds it.
    pub fn write(&self, file: &str, text: &str) {
        fs::write(self.0.join(file), text).unwrap_or_else(|error| panic!("{file}: {error}"));
    }

    /// What a program wrote.
    pub fn read(&self, file: &str) -> Vec<u8> {
        fs::read(self.0.join(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What is left behind lies in a folder for such things.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The lessons' names.
pub fn lessons() -> impl Iterator<Item = String> {
    (1..=12).map(|number| format!("lesson{number:02}"))
}

/// The words of a line; no flag of the chapters is quoted.
pub fn words(line: &str) -> Vec<String> {
    line.split_whitespace().map(String::from).collect()
}
