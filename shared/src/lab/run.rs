//! A lesson's `main`.

use std::ffi::OsString;
use std::process::ExitCode;

use crate::lab::contents::Finished;
use crate::lab::near::near;
use crate::lab::print::{exit_code, is_terminal, print, print_one_at_a_time};
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
    let (finished, failure, pause) = match output(programs, std::env::args_os().skip(1).collect()) {
        Ok(output) => output,
        Err(error) => return exit_code(Ok(()), Some(error)),
    };
    let written = match finished {
        Finished::Whole(text) => print(&text),
        Finished::Printed(written) => written,
        Finished::Sections(sections) if pause && is_terminal() => print_one_at_a_time(&sections),
        Finished::Sections(sections) => {
            print(&sections.iter().map(|section| &section.text[..]).collect::<Vec<_>>().join("\n"))
        }
    };
    exit_code(written, failure)
}

/// What is to be printed, what went wrong behind it, and whether to stop between the sections.
fn output(
    programs: &[Program],
    mut arguments: Vec<OsString>,
) -> Result<(Finished, Option<Error>, bool), Error> {
    let program = chosen(programs, &mut arguments)?;
    let flags = Flags::parse(program.usage, arguments)?;
    if flags.help() {
        return Ok((Finished::Whole(program.usage.to_string()), None, false));
    }
    crate::blas::set_threads(1);
    let mut contents = Contents::new(&flags)?;
    (program.contents)(&flags, &mut contents)?;
    let (finished, failure) = contents.finish()?;
    Ok((finished, failure, flags.pause()))
}

/// The program of the command that stands before the flags; the command is taken out of the arguments.
fn chosen<'a>(programs: &'a [Program], arguments: &mut Vec<OsString>) -> Result<&'a Program, Error> {
    let lesson = &programs[0];
    if programs.len() == 1 {
        return Ok(lesson);
    }
    let is_switch = |argument: &&OsString| {
        ["--json", "--plots", "--pause", "--help", "-h"].iter().any(|switch| *argument == switch)
    };
    let Some(place) = arguments.iter().position(|argument| !is_switch(&argument)) else { return Ok(lesson) };
    let word = arguments[place].to_string_lossy().into_owned();
    let commands = programs.iter().filter_map(|program| program.usage.command);
    if word.starts_with('-') {
        let flag = word.split('=').next().unwrap_or_default();
        let takes = |program: &&Program| program.usage.declarations().any(|known| known.name == flag);
        let others: Vec<&str> =
            programs.iter().filter(takes).filter_map(|program| program.usage.command).collect();
        if takes(&lesson) || others.is_empty() {
            return Ok(lesson);
        }
        let problem = format!("belongs to a command; expected {} before it", others.join(", "));
        return Err(Error::flag(flag, problem));
    }
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
