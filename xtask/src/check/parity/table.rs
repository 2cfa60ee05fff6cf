//! A lesson's tests/parity.txt: command lines for lesson and twin, and bounds of rounding errors.

use crate::check::parity::compare::Bounds;
use crate::programs::Build;

/// How many rows a table has at least.
const LEAST_ROWS: usize = 8;

/// Flags that need no row: they choose what is shown, not what is computed.
const SHOWING: [&str; 5] = ["--json", "--help", "--section", "--plots", "--pause"];

#[derive(Debug, PartialEq)]
pub struct Table {
    /// The first has no flags.
    pub rows: Vec<Row>,
    pub bounds: Bounds,
}

#[derive(Debug, PartialEq)]
pub struct Row {
    /// As in the file.
    pub line: String,
    /// The lesson's build: with BLAS in a row that begins with `with blas`.
    pub build: Build,
    /// A flag that the twin alone gets: `--blas` in a row that begins with `with blas`, `--dask` in one that begins
    /// with `with dask`.
    pub twin_flag: Option<&'static str>,
    pub words: Vec<String>,
}

impl Row {
    fn parse(line: &str) -> Row {
        let (build, twin_flag, words) = if let Some(words) = line.strip_prefix("with blas") {
            (Build::Blas, Some("--blas"), words)
        } else if let Some(words) = line.strip_prefix("with dask") {
            (Build::Plain, Some("--dask"), words)
        } else {
            (Build::Plain, None, line)
        };
        let words = words.split_whitespace().map(String::from).collect();
        Row { line: line.to_string(), build, twin_flag, words }
    }

    /// The lesson's command, such as `train`, that it begins with; empty without one.
    pub fn command(&self) -> &str {
        self.words.first().filter(|word| !word.starts_with('-')).map_or("", String::as_str)
    }

    fn uses(&self, flag: &str) -> bool {
        self.words.iter().any(|word| word.split('=').next() == Some(flag))
    }
}

/// Reads a table.
pub fn parse(text: &str) -> Result<Table, String> {
    let mut table = Table { rows: vec![Row::parse("")], bounds: Bounds::new() };
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    for line in lines {
        match line.strip_prefix("bound ") {
            Some(bound) => {
                let (name, value) = parse_bound(bound).ok_or_else(|| {
                    format!("`{line}`: expected `bound NAME VALUE: WHY`, with a name that ends in _error")
                })?;
                table.bounds.insert(name, value);
            }
            None => table.rows.push(Row::parse(line)),
        }
    }
    match table.rows.len() - 1 {
        rows if rows < LEAST_ROWS => Err(format!("{rows} rows; expected at least {LEAST_ROWS}")),
        _ => Ok(table),
    }
}

/// `gradient_error 1e-7: lesson 05's GRADIENT_TOLERANCE`
fn parse_bound(text: &str) -> Option<(String, f64)> {
    let (left, why) = text.split_once(':')?;
    let (name, value) = left.split_once(' ')?;
    let value: f64 = value.trim().parse().ok()?;
    let is_well = name.ends_with("_error") && value > 0.0 && value.is_finite() && !why.trim().is_empty();
    is_well.then(|| (name.to_string(), value))
}

impl Table {
    /// The lesson's commands that the rows use, each once; empty for flags without a command.
    pub fn commands(&self) -> Vec<&str> {
        let mut commands: Vec<&str> = self.rows.iter().skip(1).map(Row::command).collect();
        commands.sort();
        commands.dedup();
        commands
    }

    /// A flag of a command's help that no row uses.
    pub fn unused_flag(&self, command: &str, help: &str) -> Option<String> {
        let flags = help.lines().filter(|line| line.starts_with("  --"));
        let mut flags = flags.filter_map(|line| line.split_whitespace().next());
        let rows = || self.rows.iter().filter(|row| row.command() == command);
        let unused = |flag: &&str| !SHOWING.contains(flag) && !rows().any(|row| row.uses(flag));
        flags.find(unused).map(String::from)
    }
}

#[cfg(test)]
mod tests {
    use super::parse;
    use crate::programs::Build;

    fn text(last: &str) -> String {
        format!("# rows\n{}{last}\n", "--z 1\n".repeat(7))
    }

    #[test]
    fn rows_and_bounds_are_told_apart() {
        let text = format!("bound loop_error 1e-12: as in the text: rounding\n{}", text("with blas --l2 1"));
        let table = parse(&text).unwrap();
        assert_eq!(table.rows.len(), 9);
        assert_eq!((table.rows[0].line.as_str(), &table.rows[0].words[..]), ("", &[][..]));
        let last = &table.rows[8];
        assert_eq!((last.build, last.twin_flag, last.words.len()), (Build::Blas, Some("--blas"), 2));
        assert_eq!(table.bounds.get("loop_error"), Some(&1e-12));
    }

    #[test]
    fn only_the_twin_gets_the_flag_of_a_row_with_dask() {
        let table = parse(&text("with dask train --l2 1")).unwrap();
        let row = &table.rows[8];
        assert_eq!((row.build, row.twin_flag, row.command()), (Build::Plain, Some("--dask"), "train"));
        assert_eq!(row.words, ["train", "--l2", "1"]);
        assert_eq!(table.rows[7].twin_flag, None);
    }

    #[test]
    fn a_bound_needs_a_name_a_value_and_a_reason() {
        for bound in ["loop_error 1e-12", "loop_error: why", "loop_error x: why", "loop 1: why", "a_error 1:"]
        {
            let problem = parse(&text(&format!("bound {bound}\n--z 2"))).unwrap_err();
            assert!(problem.contains("bound NAME VALUE: WHY"), "{problem}");
        }
    }

    #[test]
    fn few_rows_are_refused() {
        assert_eq!(parse("--z 1\n"), Err("1 rows; expected at least 8".to_string()));
    }

    #[test]
    fn each_flag_of_the_help_has_a_row() {
        let table = parse(&text("train --data=a --rate 1")).unwrap();
        assert_eq!(table.commands(), ["", "train"]);
        let help = "usage\n  --z Z   a number\n  --section N[,M]  some\n  --plots  values\n  --help\n";
        assert_eq!(table.unused_flag("", help), None);
        assert_eq!(table.unused_flag("train", "  --data FILE\n  --rate A\n"), None);
        assert_eq!(table.unused_flag("train", "  --data FILE\n  --z Z\n"), Some("--z".to_string()));
    }
}
