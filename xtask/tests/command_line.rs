//! What the program does with its command line and its output.

use std::io::{BufRead, BufReader};
use std::process::{Command, Output, Stdio};

fn xtask(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.args(arguments).stdin(Stdio::null());
    command
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Runs it into a pipe that nobody reads.
fn unread(arguments: &[&str]) -> Output {
    let (reader, writer) = std::io::pipe().expect("a pipe can be made");
    drop(reader);
    xtask(arguments).stdout(writer).output().expect("xtask starts")
}

#[test]
fn the_list_of_commands_is_help_too() {
    let [bare, help] = [&[][..], &["--help"]].map(|arguments| xtask(arguments).output().unwrap());
    assert!(bare.status.success() && help.status.success());
    assert!(text(&bare.stdout).contains("\n  check-all "));
    assert_eq!(bare.stdout, help.stdout);
}

#[test]
fn a_bad_command_line_is_one_line_of_error_and_status_2() {
    for arguments in [&["chek-all"][..], &["readme", "--chek"], &["doctor", "now"]] {
        let output = xtask(arguments).output().unwrap();
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{arguments:?}");
        let said = text(&output.stderr);
        assert!(said.starts_with("error: ") && said.lines().count() == 1, "{said}");
    }
}

#[test]
fn what_only_tells_ends_quietly_when_its_reader_goes_away() {
    let output = unread(&["--help"]);
    assert_eq!((output.status.code(), text(&output.stderr).as_str()), (Some(0), ""));
}

#[test]
fn a_check_whose_reader_goes_away_has_not_passed() {
    let output = unread(&["structure"]);
    assert_eq!((output.status.code(), text(&output.stderr).as_str()), (Some(1), ""));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
    let output = xtask(&["--help"]).stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).starts_with("error: cannot write to standard output"));
}

#[cfg(unix)]
#[test]
fn an_argument_that_is_not_utf_8_is_an_error() {
    use std::os::unix::ffi::OsStrExt;
    let output = xtask(&[]).arg(std::ffi::OsStr::from_bytes(b"\xff")).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).starts_with("error: an argument is not UTF-8"));
}

#[test]
fn a_second_check_all_waits_for_the_first() {
    let target = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("locked");
    std::fs::create_dir_all(&target).expect("the target folder can be written");
    let first = std::fs::File::create(target.join("check-all.lock")).expect("a file can be made");
    first.lock().expect("a file can be locked");
    let mut second = xtask(&["check-all", "--no-blas"]);
    let mut second =
        second.env("CARGO_TARGET_DIR", &target).stdout(Stdio::piped()).spawn().expect("xtask starts");
    let mut line = String::new();
    let read = BufReader::new(second.stdout.take().expect("it is piped")).read_line(&mut line);
    second.kill().expect("it waits");
    second.wait().expect("it ends");
    assert!(read.is_ok() && line.starts_with("another check-all runs here; waiting"), "{line}");
}

#[test]
fn the_course_is_found_from_any_folder() {
    let status = |command: &mut Command| command.output().expect("xtask starts").status.code();
    let elsewhere = std::env::temp_dir();
    // Cargo says where the tools lie; without it they look around themselves.
    assert_eq!(status(xtask(&["structure"]).current_dir(&elsewhere)), Some(0));
    assert_eq!(status(xtask(&["structure"]).env_remove("CARGO_MANIFEST_DIR")), Some(0));
    let output =
        xtask(&["structure"]).current_dir(&elsewhere).env_remove("CARGO_MANIFEST_DIR").output().unwrap();
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.starts_with("error: ") && said.contains("Cargo.toml"), "{said}");
}
