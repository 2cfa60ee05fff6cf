//! What formatter, clippy and rustdoc say.

use crate::error::Error;
use crate::report::Outcome;
use crate::shell;
use crate::workspace::Workspace;

/// How many lines of a lint are shown.
const LINES: usize = 12;

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Lint {
    Fmt,
    Clippy,
    Rustdoc,
}

impl Lint {
    pub const ALL: [Lint; 3] = [Lint::Fmt, Lint::Clippy, Lint::Rustdoc];

    pub fn name(self) -> &'static str {
        match self {
            Lint::Fmt => "fmt",
            Lint::Clippy => "clippy",
            Lint::Rustdoc => "rustdoc",
        }
    }

    /// Cargo's arguments. Clippy and rustdoc look at all features that can be built here.
    fn arguments(self, features: &[String], deny: bool) -> Vec<String> {
        let words: &[&str] = match self {
            Lint::Fmt => &["fmt", "--all", "--check"],
            Lint::Clippy => &["clippy", "--workspace", "--all-targets"],
            Lint::Rustdoc => &["doc", "--workspace", "--no-deps"],
        };
        let mut arguments: Vec<String> = words.iter().map(|word| word.to_string()).collect();
        if self != Lint::Fmt {
            arguments.extend_from_slice(features);
        }
        if self == Lint::Clippy && deny {
            arguments.extend(["--", "-D", "warnings"].map(String::from));
        }
        arguments
    }
}

/// Runs a lint. Its warnings are failures where CI is set, as on the servers that check each change.
pub fn run(workspace: &Workspace, lint: Lint, features: &[String]) -> Outcome {
    let deny = std::env::var_os("CI").is_some();
    let arguments = lint.arguments(features, deny);
    let again = format!("cargo {}", arguments.join(" "));
    let mut cargo = shell::cargo(&workspace.sh).args(arguments);
    if deny {
        cargo = cargo.env("RUSTDOCFLAGS", "-D warnings");
    }
    let short = |problem: Error| {
        let said = problem.to_string();
        Error::new(said.lines().take(LINES).collect::<Vec<_>>().join("\n          "))
    };
    Outcome::of(shell::read(cargo).map(|_| ()).map_err(short), &again)
}

#[cfg(test)]
mod tests {
    use super::Lint;

    #[test]
    fn only_clippy_takes_the_lints_of_the_compiler() {
        let features = ["--features".to_string(), "lesson09/hdf5".to_string()];
        let line = |lint: Lint, deny| lint.arguments(&features, deny).join(" ");
        assert_eq!(line(Lint::Fmt, true), "fmt --all --check");
        let clippy = "clippy --workspace --all-targets --features lesson09/hdf5";
        assert_eq!(line(Lint::Clippy, true), format!("{clippy} -- -D warnings"));
        assert_eq!(line(Lint::Clippy, false), clippy);
        assert_eq!(line(Lint::Rustdoc, true), "doc --workspace --no-deps --features lesson09/hdf5");
    }
}
