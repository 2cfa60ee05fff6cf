//! The lesson prints the same wherever it runs, and ends with one line where it cannot.

use std::process::{Command, Output};

use testing::Program;

const LESSON: Program = Program(env!("CARGO_BIN_EXE_lesson06"));

fn lesson() -> Command {
    Command::new(LESSON.0)
}

#[track_caller]
fn printed(command: &mut Command) -> String {
    let Output { status, stdout, stderr } = command.output().expect("the lesson starts");
    assert!(status.success() && stderr.is_empty(), "{}", String::from_utf8_lossy(&stderr));
    String::from_utf8(stdout).expect("lessons are in UTF-8")
}

#[test]
fn no_home_no_language_and_no_terminal_change_nothing() {
    let expected = LESSON.text(&[]);
    assert_eq!(printed(lesson().env_clear()), expected);
    for (name, value) in
        [("LANG", "C"), ("LC_ALL", "C"), ("TERM", "dumb"), ("COLUMNS", "40"), ("HOME", "/nowhere")]
    {
        assert_eq!(printed(lesson().env(name, value)), expected, "{name}={value}");
    }
    assert_eq!(printed(lesson().arg("--pause")), expected);
}

#[test]
fn a_pipe_is_not_coloured_by_a_variable() {
    for name in ["CLICOLOR_FORCE", "FORCE_COLOR", "CLICOLOR"] {
        assert!(!printed(lesson().env(name, "1")).contains('\u{1b}'), "{name}");
    }
}

#[test]
fn a_path_may_have_blanks_and_any_letters() {
    let folder = format!("{}/a b/Größe 数 $(x) 'y'", env!("CARGO_TARGET_TMPDIR"));
    std::fs::create_dir_all(&folder).expect("the target folder can be written");
    let table = "x,y\n1,0\n2,1\n";
    let [strange, plain] = [folder.as_str(), env!("CARGO_TARGET_TMPDIR")]
        .map(|folder| LESSON.value(&["--data", &testing::file(folder, "table ä.csv", table)]));
    assert_eq!((&strange["j"], &strange["dw"]), (&plain["j"], &plain["dw"]));
    LESSON.refuses(
        &["--data", &format!("{folder}/none.csv")],
        1,
        &["Größe 数 $(x) 'y'/none.csv", "check the path"],
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_one_line_of_error() {
    for flags in [&[][..], &["--json"], &["--help"], &["--section", "4"]] {
        let full = std::fs::File::options().write(true).open("/dev/full").expect("Linux has it");
        let output = lesson().args(flags).stdout(full).output().expect("the lesson starts");
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{flags:?}");
        assert!(said.starts_with("error: standard output: ") && said.lines().count() == 1, "{said}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn an_endless_table_ends_with_the_memory() {
    use std::process::Stdio;

    let mut endless = Command::new("yes").arg("1,0").stdout(Stdio::piped()).spawn().expect("there is a yes");
    let rows = endless.stdout.take().expect("it is piped");
    let limited = "ulimit -v 150000; exec \"$@\"";
    let flags = [LESSON.0, "--no-header", "--data", "/dev/stdin"];
    let output = Command::new("sh").args(["-c", limited, "sh"]).args(flags).stdin(rows).output();
    let output = output.expect("there is a shell");
    endless.wait().expect("nobody reads it any more");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!((output.status.code(), output.stdout.len(), said.lines().count()), (Some(1), 0, 1), "{said}");
    assert!(said.contains("does not fit into memory"), "{said}");
}

#[cfg(unix)]
#[test]
fn an_argument_that_is_no_utf_8_is_one_line_of_error() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let bytes = OsStr::from_bytes;
    for arguments in [&[bytes(b"\xff")][..], &[bytes(b"--\xff")], &[bytes(b"--data"), bytes(b"\xff.csv")]] {
        let output = lesson().args(arguments).output().expect("the lesson starts");
        let said = String::from_utf8(output.stderr).expect("errors are in UTF-8");
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{arguments:?}");
        assert!(said.starts_with("error: ") && said.lines().count() == 1, "{said}");
    }
}
