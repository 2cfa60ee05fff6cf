//! What a build of Cargo's made, read from its messages.

use std::path::{Path, PathBuf};

use serde::Deserialize;

/// A program that was built, or found built.
#[derive(Debug, PartialEq)]
pub struct Program {
    /// The folder of its package.
    pub folder: PathBuf,
    /// `lesson06`, `maths`
    pub name: String,
    pub kind: Kind,
    pub path: PathBuf,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// What `cargo run` runs.
    Binary,
    /// The tests beside the code of a library.
    LibraryTests,
    /// The tests beside the code of a program.
    BinaryTests,
    /// The tests of a file of their own.
    Test,
    Bench,
}

impl Program {
    /// Cargo's arguments that choose these tests; None for the rest.
    pub fn test_arguments(&self) -> Option<String> {
        match self.kind {
            Kind::LibraryTests => Some("--lib".to_string()),
            Kind::BinaryTests => Some(format!("--bin {}", self.name)),
            Kind::Test => Some(format!("--test {}", self.name)),
            Kind::Binary | Kind::Bench => None,
        }
    }
}

#[derive(Deserialize)]
struct Message {
    manifest_path: PathBuf,
    target: Target,
    profile: Profile,
    executable: Option<PathBuf>,
}

#[derive(Deserialize)]
struct Target {
    name: String,
    kind: Vec<String>,
}

#[derive(Deserialize)]
struct Profile {
    test: bool,
}

/// The program that one line of `--message-format json` names, if it names one.
pub fn program(line: &str) -> Option<Program> {
    let Message { manifest_path, target, profile, executable } = serde_json::from_str(line).ok()?;
    let kind = match target.kind.first()?.as_str() {
        "bench" => Kind::Bench,
        "bin" if profile.test => Kind::BinaryTests,
        "bin" => Kind::Binary,
        "test" => Kind::Test,
        _ => Kind::LibraryTests,
    };
    let folder = manifest_path.parent().unwrap_or(Path::new("")).to_path_buf();
    Some(Program { folder, name: target.name, kind, path: executable? })
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{Kind, program};

    fn line(kind: &str, test: bool, executable: &str) -> String {
        format!(
            r#"{{"reason":"compiler-artifact","package_id":"p","manifest_path":"/c/lessons/06/Cargo.toml",
            "target":{{"kind":["{kind}"],"name":"n"}},"profile":{{"test":{test}}},"executable":{executable}}}"#
        )
    }

    #[test]
    fn a_program_has_its_package_and_its_kind() {
        let kind = |kind: &str, test: bool| program(&line(kind, test, r#""/t/n-1""#)).unwrap().kind;
        assert_eq!(kind("bin", false), Kind::Binary);
        assert_eq!(kind("bench", true), Kind::Bench);
        let arguments = |kind: &str| program(&line(kind, true, r#""/t/n-1""#)).unwrap().test_arguments();
        let expected = ["--lib", "--bin n", "--test n"].map(|text| Some(text.to_string()));
        assert_eq!([arguments("lib"), arguments("bin"), arguments("test")], expected);
        assert_eq!(arguments("bench"), None);
        let found = program(&line("test", true, r#""/t/n-1""#)).unwrap();
        assert_eq!(
            (found.folder.as_path(), found.path.as_path()),
            (Path::new("/c/lessons/06"), Path::new("/t/n-1"))
        );
    }

    #[test]
    fn libraries_and_other_messages_name_no_program() {
        assert_eq!(program(&line("lib", false, "null")), None);
        assert_eq!(program(r#"{"reason":"build-finished","success":true}"#), None);
        assert_eq!(program("no json"), None);
    }
}
