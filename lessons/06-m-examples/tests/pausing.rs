//! With `--pause` the lesson stops between its sections, and asks what the reader expects: on a terminal alone.

use std::io::{self, Write};
use std::process::{Command, Stdio};

/// What a command of the shell writes to a terminal while these lines are typed; `$LESSON` is the lesson. The terminal is
/// `script` of util-linux: None where that is not installed, which is said, and is a failure on the servers.
fn on_a_terminal(command: &str, lines: &str) -> Option<String> {
    let mut script = Command::new("script");
    script.args(["-qc", command, "/dev/null"]).stdin(Stdio::piped()).stdout(Stdio::piped());
    script.env("LESSON", env!("CARGO_BIN_EXE_lesson06")).env("SHELL", "/bin/sh").env("TERM", "dumb");
    let Ok(mut script) = script.spawn() else {
        let left_out =
            "--pause is not tried on a terminal: there is no `script`, which is part of util-linux";
        assert!(std::env::var_os("CI").is_none(), "{left_out}");
        // What is printed by a test that passes is kept back; what is written is not.
        writeln!(io::stderr(), "{left_out}").ok()?;
        return None;
    };
    script.stdin.take()?.write_all(lines.as_bytes()).expect("it takes what is typed");
    let output = script.wait_with_output().expect("it ends with the lesson");
    Some(String::from_utf8(output.stdout).expect("lessons are in UTF-8"))
}

#[test]
fn the_reader_is_asked_before_the_section_that_answers() {
    let Some(told) = on_a_terminal("\"$LESSON\" --pause --section 1,2", "0.7\n\n") else { return };
    let places = [
        "Predict. What is J",
        "Your answer, or Enter: ",
        "You said: 0.7",
        "== 1. ",
        "Enter for more ",
        "== 2. ",
    ]
    .map(|words| told.match_indices(words).map(|(place, _)| place).collect::<Vec<_>>());
    assert!(places.iter().all(|places| places.len() == 1) && places.is_sorted(), "{told}");
}

#[test]
fn the_question_goes_with_a_section_that_is_left_out() {
    let Some(told) = on_a_terminal("\"$LESSON\" --pause --section 2,3", "\n") else { return };
    assert!(told.contains("Enter for more ") && !told.contains("Predict."), "{told}");
}

#[test]
fn nobody_is_asked_who_did_not_want_it_or_cannot_answer_or_read() {
    for command in [
        "\"$LESSON\" --section 1,2",
        "\"$LESSON\" --section 1,2 --pause </dev/null",
        "\"$LESSON\" --section 1,2 --pause | cat",
    ] {
        let Some(told) = on_a_terminal(command, "") else { return };
        assert!(told.contains("== 2. "), "{command}: {told}");
        assert!(!told.contains("Predict.") && !told.contains("Enter for more"), "{command}: {told}");
    }
}
