//! Starting other programs.

use std::path::Path;
use std::process::{Command, Output};

pub type Result<T> = std::result::Result<T, String>;

/// Cargo, as this program was started by it, in the workspace's folder.
pub fn cargo(root: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    // Plain output, and no snapshot files written behind the reader's back.
    command
        .args(arguments)
        .current_dir(root)
        .env("CARGO_TERM_COLOR", "never")
        .env("INSTA_UPDATE", "no")
        .env("RUST_BACKTRACE", "0");
    command
}

/// Runs to the end. An error only when the program cannot be started.
pub fn output(command: &mut Command) -> Result<Output> {
    command.output().map_err(|error| format!("cannot start {}: {error}", command.get_program().display()))
}

/// Standard output of a program that must succeed.
pub fn stdout(command: &mut Command) -> Result<String> {
    let output = output(command)?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    // A formatter says what is wrong on its standard output.
    let said = if output.stderr.is_empty() { &output.stdout } else { &output.stderr };
    let said = String::from_utf8_lossy(said);
    Err(format!("{} failed ({}):\n{}", shown(command), output.status, said.trim_end()))
}

/// The command as a learner would type it.
pub fn shown(command: &Command) -> String {
    let program =
        Path::new(command.get_program()).file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let arguments = command.get_args().map(|argument| argument.to_string_lossy().into_owned());
    [program].into_iter().chain(arguments).collect::<Vec<_>>().join(" ")
}

/// The content of a file, with line ends as on Linux.
pub fn read(path: &Path) -> Result<String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(text.replace("\r\n", "\n"))
}

/// Writes a file.
pub fn write(path: &Path, text: &str) -> Result<()> {
    std::fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}
