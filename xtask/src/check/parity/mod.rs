//! Each lesson against its NumPy twin: the same flags, the same JSON.

mod compare;
mod ongoing;
mod table;

use std::path::Path;

use serde_json::Value;
use xshell::Cmd;

use crate::error::{Context, Error, Result};
use crate::members::Lesson;
use crate::programs::{Build, Programs};
use crate::report::Outcome;
use crate::shell;
pub use ongoing::Ongoing;
use table::{Row, Table};

/// Compares the defaults and every row of the lesson's table. How many rows are left out without BLAS is a warning.
pub fn check(programs: &Programs, lesson: &Lesson, python: &Path, blas: bool) -> Outcome {
    let again = format!("cargo xtask parity {}", lesson.package);
    let table = match read_table(programs, lesson) {
        Ok(table) => table,
        Err(problem) => return Outcome::failure(problem.to_string(), &again),
    };
    let (rows, left_out): (Vec<&Row>, Vec<&Row>) =
        table.rows.iter().partition(|row| blas || row.build == Build::Plain);
    let mut outcome = Outcome::default();
    if !left_out.is_empty() {
        let rows = left_out.len();
        outcome
            .warnings
            .push(format!("{}: {rows} rows of tests/parity.txt need BLAS and were left out", lesson.package));
    }
    for row in rows {
        let named = if row.line.is_empty() { "without flags" } else { &row.line };
        let compared = check_row(programs, lesson, python, row, &table);
        outcome.add(compared.context(|| format!("{} {named}", lesson.package)), &again);
    }
    outcome.add(refuses_unknown_flags(programs, lesson, python), &again);
    outcome
}

/// The twin says which flag it does not know, as the lesson does, and computes nothing without it.
fn refuses_unknown_flags(programs: &Programs, lesson: &Lesson, python: &Path) -> Result<()> {
    let twin = programs.workspace.sh.cmd(python).arg(lesson.file("lesson.py"));
    let output = shell::output(twin.args(["--no-such-flag", "1"]))?;
    let (said, told) = (shell::text(&output.stderr), shell::text(&output.stdout));
    if output.status.code() == Some(2) && said.starts_with("error: --no-such-flag: ") && told.is_empty() {
        return Ok(());
    }
    Err(Error::new(format!("{}: its twin takes --no-such-flag\n{said}", lesson.package)))
}

/// The rows that a lesson is compared in.
fn table_of(lesson: &Lesson) -> String {
    lesson.file("tests/parity.txt")
}

/// The lesson's table. Each of the lesson's flags has a row in it.
fn read_table(programs: &Programs, lesson: &Lesson) -> Result<Table> {
    let sh = &programs.workspace.sh;
    let path = table_of(lesson);
    let table = table::parse(&shell::read_file(sh, &path)?);
    let table = table.map_err(|problem| Error::new(format!("{path}: {problem}")))?;
    let program = programs.get(lesson, Build::Plain)?;
    for command in table.commands() {
        let help = shell::read(sh.cmd(&program).args(command.split_whitespace()).arg("--help"))?;
        if let Some(flag) = table.unused_flag(command, &help) {
            return Err(Error::new(format!("{path} never uses {command} {flag}")));
        }
    }
    Ok(table)
}

fn check_row(programs: &Programs, lesson: &Lesson, python: &Path, row: &Row, table: &Table) -> Result<()> {
    let workspace = programs.workspace;
    let program = programs.get(lesson, row.build)?;
    // Files that a row writes belong into the target folder, wherever that is.
    let place = |word: &String| match word.strip_prefix("target/") {
        Some(file) => workspace.target.join(file).display().to_string(),
        None => word.clone(),
    };
    let flags: Vec<String> = row.words.iter().map(place).collect();
    let rust = answer(workspace.sh.cmd(program).args(&flags))?;
    let twin = workspace.sh.cmd(python).arg(lesson.file("lesson.py"));
    // Threads of its BLAS that have nothing to do keep a core busy, which other steps use.
    let numpy = answer(twin.args(&flags).args(row.twin_flag).env("OPENBLAS_NUM_THREADS", "1"))?;
    compare::compare(&rust, &numpy, &table.bounds).map_err(Error::new)
}

/// What a program answers in JSON.
fn answer(cmd: Cmd<'_>) -> Result<Value> {
    let cmd = cmd.arg("--json");
    let shown = shell::shown(&cmd);
    serde_json::from_str(&shell::read(cmd)?).context(|| format!("cannot read the answer of {shown}"))
}
