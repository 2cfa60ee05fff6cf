//! A lesson's `main`.

use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;

use crate::lab::near::near;
use crate::lab::{Contents, Error, Flags, Usage, quote};

/// A lesson, or one of its commands.
pub struct Program {
    /// What it understands.
    pub usage: &'static Usage,
    /// Its table of contents: reads the flags, and adds the sections in order.
    pub contents: fn(&Flags, &mut Contents) -> Result<(), Error>,
}

/// Runs the program that the command line names: text or JSON on stdout, or one line on stderr.
///
/// A lesson without commands has one program. Else the first program is the lesson itself.
pub fn run(programs: &[Program]) -> ExitCode {
    match output(programs, std::env::args_os().skip(1).collect()) {
        Ok(text) => print(&text),
        Err(error) => {
            complain(&error.to_string());
            error.exit_code()
        }
    }
}

fn output(programs: &[Program], mut arguments: Vec<OsString>) -> Result<String, Error> {
    let program = chosen(programs, &mut arguments)?;
    let flags = Flags::parse(program.usage, arguments)?;
    if flags.help() {
        return Ok(program.usage.to_string());
    }
    crate::blas::set_threads(1);
    let mut contents = Contents::new(&flags)?;
    (program.contents)(&flags, &mut contents)?;
    contents.finish()
}

/// The program of the command that stands before the flags; the command is taken out of the arguments.
fn chosen<'a>(programs: &'a [Program], arguments: &mut Vec<OsString>) -> Result<&'a Program, Error> {
    let lesson = &programs[0];
    if programs.len() == 1 {
        return Ok(lesson);
    }
    let is_switch =
        |argument: &&OsString| ["--json", "--plots", "--help", "-h"].iter().any(|switch| *argument == switch);
    let Some(place) = arguments.iter().position(|argument| !is_switch(&argument)) else { return Ok(lesson) };
    let word = arguments[place].to_string_lossy().into_owned();
    if word.starts_with('-') {
        return Ok(lesson);
    }
    let commands = programs.iter().filter_map(|program| program.usage.command);
    let unknown = || {
        let meant =
            near(&word, commands.clone()).map_or(";".to_string(), |one| format!("; did you mean {one}?"));
        format!(
            "unknown command{meant} expected {}, or none",
            commands.clone().collect::<Vec<_>>().join(", ")
        )
    };
    let program = programs.iter().find(|program| program.usage.command == Some(&word));
    let program = program.ok_or_else(|| Error::flag(quote(&word), unknown()))?;
    arguments.remove(place);
    Ok(program)
}

/// One line on stderr. That stderr itself cannot be written to is nothing anyone could be told.
fn complain(problem: &str) {
    let _ = writeln!(io::stderr(), "error: {problem}");
}

/// Prints the text, its headings bold on a terminal. A reader who goes away (`| head`) is no error.
fn print(text: &str) -> ExitCode {
    // anstream drops the escapes when stdout is no terminal or NO_COLOR is set.
    let mut stdout = anstream::stdout().lock();
    let written = text
        .split_inclusive('\n')
        .try_for_each(|line| {
            if line.starts_with("== ") {
                writeln!(stdout, "\x1b[1m{}\x1b[0m", line.trim_end())
            } else {
                stdout.write_all(line.as_bytes())
            }
        })
        .and_then(|()| stdout.flush());
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            complain(&format!("standard output: {error}"));
            ExitCode::from(1)
        }
        _ => ExitCode::SUCCESS,
    }
}
