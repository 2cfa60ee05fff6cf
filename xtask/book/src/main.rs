//! `cargo xtask book` runs this.
//!
//! `book build COURSE PROGRAMS SITE`: the course's folder, the folder of its WebAssembly programs, the folder to write.
//! `book serve SITE`: shows the site to a browser on this machine.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::thread;

use book::{Result, server};

/// The first port that is tried; where it is taken, any.
const PORT: u16 = 8000;

fn main() -> ExitCode {
    let arguments: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let paths: Vec<&Path> = arguments.iter().map(PathBuf::as_path).collect();
    let done = match &paths[..] {
        [word, course, programs, site] if word.as_os_str() == "build" => book::build(course, programs, site),
        [word, site] if word.as_os_str() == "serve" => serve(site),
        _ => Err("expected: build COURSE PROGRAMS SITE, or serve SITE".into()),
    };
    if let Err(error) = done {
        eprintln!("error: {error}");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

fn serve(site: &Path) -> Result<()> {
    let address = server::start(site, PORT).or_else(|_| server::start(site, 0))?;
    println!("Open http://{address}/ in a browser. Ctrl-C ends it.");
    loop {
        thread::park();
    }
}
