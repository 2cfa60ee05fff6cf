//! Starting other programs, and files as text.

use std::ffi::OsString;
use std::path::Path;
use std::process::Output;

use xshell::{Cmd, Shell};

use crate::error::{Context, Error, Result};

/// A shell in this folder, for programs that print without colour.
pub fn in_folder(folder: &Path) -> Result<Shell> {
    let sh = Shell::new()?;
    sh.change_dir(folder);
    sh.set_var("CARGO_TERM_COLOR", "never");
    // Else Python writes into a pipe as the system's language asks for, on Windows.
    sh.set_var("PYTHONUTF8", "1");
    // No snapshot files where a test is only checked.
    sh.set_var("INSTA_UPDATE", "no");
    sh.set_var("RUST_BACKTRACE", "0");
    Ok(sh)
}

/// The Cargo that started this program.
pub fn cargo_path() -> OsString {
    std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

/// Cargo, with arguments to come.
pub fn cargo(sh: &Shell) -> Cmd<'_> {
    sh.cmd(cargo_path())
}

/// A program whose output is kept, and therefore has no colour.
pub fn plain<'a>(sh: &'a Shell, program: &Path) -> Cmd<'a> {
    sh.cmd(program).env_remove("CLICOLOR_FORCE")
}

/// Runs to the end. An error only when the program cannot be started.
pub fn output(cmd: Cmd<'_>) -> Result<Output> {
    Ok(cmd.quiet().ignore_status().output()?)
}

/// Standard output of a program that must succeed.
pub fn read(cmd: Cmd<'_>) -> Result<String> {
    let shown = shown(&cmd);
    let output = output(cmd)?;
    if output.status.success() {
        return Ok(text(&output.stdout));
    }
    // A formatter says what is wrong on its standard output.
    let said = if output.stderr.is_empty() { &output.stdout } else { &output.stderr };
    Err(Error::new(format!("{shown} failed ({}):\n{}", output.status, text(said).trim_end())))
}

/// The command as a learner would type it.
pub fn shown(cmd: &Cmd<'_>) -> String {
    let typed = cmd.to_string();
    let (program, arguments) = typed.split_once(' ').unwrap_or((&typed, ""));
    let program = Path::new(program).file_stem().unwrap_or_default().to_string_lossy();
    format!("{program} {arguments}").trim_end().to_string()
}

/// What a program printed, with line ends as on Linux.
pub fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).replace("\r\n", "\n")
}

/// A file's content, with line ends as on Linux.
pub fn read_file(sh: &Shell, path: impl AsRef<Path>) -> Result<String> {
    Ok(sh.read_file(path)?.replace("\r\n", "\n"))
}

/// Writes a file whole or not at all: a full disk takes nothing away.
pub fn write_file(sh: &Shell, path: impl AsRef<Path>, text: impl AsRef<[u8]>) -> Result<()> {
    let path = path.as_ref();
    let mut beside = path.as_os_str().to_owned();
    beside.push(".new");
    let [new, old] = [Path::new(&beside), path].map(|path| sh.current_dir().join(path));
    let written = sh
        .write_file(&new, text)
        .map_err(Error::from)
        .and_then(|()| std::fs::rename(&new, old).context(|| format!("cannot write {}", path.display())));
    if written.is_err() {
        // Nothing half-written stays behind.
        let _ = sh.remove_path(new);
    }
    written
}

/// Whether this machine has a program.
pub fn has(sh: &Shell, program: &str) -> bool {
    output(sh.cmd(program).arg("--version")).is_ok()
}

#[cfg(test)]
mod tests {
    use xshell::{Shell, cmd};

    use super::{read, shown, write_file};

    #[test]
    fn a_file_that_cannot_be_written_leaves_what_was_there() {
        let sh = Shell::new().unwrap();
        let folder = sh.create_temp_dir().unwrap();
        sh.change_dir(folder.path());
        write_file(&sh, "a/text", "old").unwrap();
        write_file(&sh, "a/text", "new").unwrap();
        assert_eq!(sh.read_file("a/text").unwrap(), "new");
        // A folder cannot be replaced, and nothing is left beside it.
        let problem = write_file(&sh, "a", "text").unwrap_err().to_string();
        assert!(problem.starts_with("cannot write a: "), "{problem}");
        assert_eq!(sh.read_dir(".").unwrap().len(), 1);
        assert_eq!(sh.read_file("a/text").unwrap(), "new");
    }

    #[test]
    fn a_command_is_shown_without_the_folder_of_its_program() {
        let sh = Shell::new().unwrap();
        assert_eq!(shown(&cmd!(sh, "/usr/bin/cargo test -p lesson06")), "cargo test -p lesson06");
        assert_eq!(shown(&cmd!(sh, "brew")), "brew");
    }

    #[test]
    fn what_failed_names_the_command_and_what_it_said() {
        let sh = Shell::new().unwrap();
        let error = read(cmd!(sh, "rustc --no-such-flag")).unwrap_err().to_string();
        assert!(error.starts_with("rustc --no-such-flag failed (exit"), "{error}");
        assert!(error.contains("no-such-flag'"), "{error}");
    }

    #[test]
    fn a_program_that_is_not_here_is_named() {
        let sh = Shell::new().unwrap();
        let error = read(cmd!(sh, "no-such-program-here")).unwrap_err().to_string();
        assert!(error.contains("no-such-program-here"), "{error}");
    }
}
