//! How a lesson reaches its reader: at once, or one section at a time.

use std::io::{self, BufRead, IsTerminal, StdoutLock, Write};
use std::process::ExitCode;

use anstream::AutoStream;

use crate::lab::Error;
use crate::lab::contents::Told;

/// Prints a text, its headings, and checks that did not pass, bold on a terminal. A reader who goes away (`| head`) is no error.
pub(super) fn print(text: &str) -> io::Result<()> {
    write_text(&mut stdout(), text)
}

/// Standard output, which takes colours only if it is a terminal, and NO_COLOR is not set.
fn stdout() -> AutoStream<StdoutLock<'static>> {
    let stdout = io::stdout().lock();
    if stdout.is_terminal() { AutoStream::auto(stdout) } else { AutoStream::never(stdout) }
}

/// Prints one section of several, with a blank line before it unless it is the first.
pub(super) fn print_next(text: &str, is_first: bool) -> io::Result<()> {
    let mut stdout = stdout();
    if !is_first {
        writeln!(stdout)?;
    }
    write_text(&mut stdout, text)
}

/// Whether somebody reads, and can answer.
pub(super) fn is_terminal() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

/// Prints the sections one at a time, and asks before those that answer a question.
pub(super) fn print_one_at_a_time(sections: &[Told]) -> io::Result<()> {
    tell_one_at_a_time(sections, io::stdin().lock(), &mut stdout())
}

/// Where the answers end, the rest is told without a stop.
fn tell_one_at_a_time(sections: &[Told], answers: impl BufRead, out: &mut impl Write) -> io::Result<()> {
    let mut answers = answers.lines();
    let mut is_asked = true;
    for (index, section) in sections.iter().enumerate() {
        if index > 0 {
            writeln!(out)?;
        }
        if let Some(question) = section.question {
            writeln!(
                out,
                "{}\n",
                crate::page::wrap(&format!("Predict. {question}"), crate::page::WIDTH).join("\n")
            )?;
        }
        let is_first = index == 0 && section.question.is_none();
        if is_asked && !is_first {
            let prompt =
                if section.question.is_some() { "Your answer, or Enter: " } else { "Enter for more " };
            write!(out, "{prompt}")?;
            out.flush()?;
            match answers.next().transpose()? {
                Some(answer) if !answer.trim().is_empty() && section.question.is_some() => {
                    writeln!(out, "\nYou said: {}\n", answer.trim())?;
                }
                Some(_) => writeln!(out)?,
                None => {
                    is_asked = false;
                    writeln!(out)?;
                }
            }
        }
        write_text(out, &section.text)?;
    }
    Ok(())
}

fn write_text(out: &mut impl Write, text: &str) -> io::Result<()> {
    for line in text.split_inclusive('\n') {
        if line.starts_with("== ") || line.starts_with("!! ") {
            writeln!(out, "\x1b[1m{}\x1b[0m", line.trim_end())?;
        } else {
            out.write_all(line.as_bytes())?;
        }
    }
    out.flush()
}

/// The exit status after everything was written, or could not be, and what else went wrong: told in one line on stderr.
/// That stderr itself cannot be written to is nothing anyone could be told.
pub(super) fn exit_code(written: io::Result<()>, failure: Option<Error>) -> ExitCode {
    let unwritten = written.err().filter(|error| error.kind() != io::ErrorKind::BrokenPipe);
    let unwritten = unwritten.map(|error| Error::file("standard output", error.to_string()));
    let Some(error) = failure.or(unwritten) else { return ExitCode::SUCCESS };
    let _ = writeln!(io::stderr(), "error: {error}");
    error.exit_code()
}

#[cfg(test)]
mod tests {
    use super::{Told, tell_one_at_a_time, write_text};

    /// What is written while these lines are typed.
    fn told(answers: &str) -> String {
        let section = |question, text: &str| Told { question, text: text.to_string() };
        let sections =
            [section(Some("What is J?"), "J is 1.\n"), section(None, "more\n"), section(None, "end\n")];
        let mut out = Vec::new();
        tell_one_at_a_time(&sections, answers.as_bytes(), &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_question_comes_before_the_section_that_answers_it() {
        let asked = "Predict. What is J?\n\nYour answer, or Enter: \nYou said: 2\n\nJ is 1.\n";
        assert_eq!(told("2\n\n\n"), format!("{asked}\nEnter for more \nmore\n\nEnter for more \nend\n"));
    }

    #[test]
    fn only_an_answer_to_a_question_is_repeated() {
        let asked = "Predict. What is J?\n\nYour answer, or Enter: \nJ is 1.\n";
        assert_eq!(
            told("\nno question\n\n"),
            format!("{asked}\nEnter for more \nmore\n\nEnter for more \nend\n")
        );
    }

    #[test]
    fn headings_and_failed_checks_are_bold() {
        let mut out = Vec::new();
        write_text(&mut out, "== 1. J ==\n!! NOT PASSED\na = b == c\n").unwrap();
        let bold = "\x1b[1m== 1. J ==\x1b[0m\n\x1b[1m!! NOT PASSED\x1b[0m\na = b == c\n";
        assert_eq!(String::from_utf8(out).unwrap(), bold);
    }

    #[test]
    fn without_anyone_to_answer_nothing_waits() {
        let text = told("");
        assert_eq!(text, "Predict. What is J?\n\nYour answer, or Enter: \nJ is 1.\n\nmore\n\nend\n");
    }
}
