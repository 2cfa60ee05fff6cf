//! The files of a lesson.

use std::fs;
use std::path::{Path, PathBuf};

/// What every lesson consists of.
const FILES: [&str; 11] = [
    "README.md",
    "lesson.py",
    "src/lib.rs",
    "src/main.rs",
    "src/sections/mod.rs",
    "tests/all.rs",
    "tests/json.rs",
    "tests/maths.rs",
    "tests/narration.rs",
    "tests/parity.txt",
    "tests/prose.txt",
];

/// How many lines a source may have, so that it is read in one sitting.
const MOST_LINES: usize = 250;

/// Sources that may be longer, each with the reason.
const LONG: [(&str, &str); 0] = [];

type Checked = Result<(), String>;

pub fn all_there(lesson: &Path) -> Checked {
    let missing: Vec<&str> = FILES.into_iter().filter(|file| !lesson.join(file).is_file()).collect();
    if missing.is_empty() { Ok(()) } else { Err(format!("missing {}", missing.join(", "))) }
}

/// Each section's file is in the table of contents: named in main.rs, or declared in sections/mod.rs.
pub fn sections_named(lesson: &Path) -> Checked {
    let main = read(&lesson.join("src/main.rs"))?;
    let declared = read(&lesson.join("src/sections/mod.rs"))?;
    for file in entries(&lesson.join("src/sections"))? {
        let name = file.file_stem().unwrap_or_default().to_string_lossy();
        let is_source = file.extension().is_some_and(|extension| extension == "rs");
        let is_declared = || declared.lines().any(|line| declares(line, &name));
        if is_source && name != "mod" && !main.contains(&format!("\"{name}\"")) && !is_declared() {
            return Err(format!(
                "src/sections/{name}.rs is named neither in src/main.rs nor in sections/mod.rs"
            ));
        }
    }
    Ok(())
}

/// Each file of tests is a module of tests/all.rs, or a program that Cargo.toml names. Another one would never run.
pub fn tests_named(package: &Path) -> Checked {
    let (all, manifest) = (read(&package.join("tests/all.rs"))?, read(&package.join("Cargo.toml"))?);
    for file in entries(&package.join("tests"))? {
        let name = file.file_stem().unwrap_or_default().to_string_lossy();
        let is_source = file.extension().is_some_and(|extension| extension == "rs");
        let is_program = || manifest.contains(&format!("[[test]]\nname = \"{name}\"\n"));
        if is_source && !all.lines().any(|line| declares(line, &name)) && !is_program() {
            return Err(format!("tests/{name}.rs is no module of tests/all.rs, and no test runs it"));
        }
    }
    Ok(())
}

/// `mod name;` with any visibility.
fn declares(line: &str, name: &str) -> bool {
    let words: Vec<&str> = line.trim().trim_end_matches(';').split_whitespace().collect();
    words.ends_with(&["mod", name]) && !line.trim_start().starts_with("//")
}

/// A section's struct is what its JSON is: nothing in it is hidden from serde.
pub fn nothing_skipped(lesson: &Path) -> Checked {
    for file in sources(&lesson.join("src/sections"))? {
        let text = read(&file)?;
        if let Some((line, _)) = (1..).zip(text.lines()).find(|(_, line)| skips(line)) {
            let name = file.strip_prefix(lesson).unwrap_or(&file);
            return Err(format!("{}:{line} hides a field from serde", name.display()));
        }
    }
    Ok(())
}

/// Whether a line has `serde(skip)`, also among other attributes. `skip_serializing_if` hides nothing that was given.
fn skips(line: &str) -> bool {
    let attributes = line.split_once("serde(").map_or("", |(_, attributes)| attributes);
    let mut words = attributes.split(|c: char| !c.is_alphanumeric() && c != '_');
    words.any(|word| ["skip", "skip_serializing"].contains(&word))
}

/// No source of a folder is too long.
pub fn short(root: &Path, folder: &str) -> Checked {
    let mut long = Vec::new();
    for file in sources(&root.join(folder))? {
        let lines = read(&file)?.lines().count();
        let name = file.strip_prefix(root).unwrap_or(&file).to_string_lossy().replace('\\', "/");
        if lines > MOST_LINES && !LONG.iter().any(|(long, _)| *long == name) {
            long.push(format!("{name} has {lines} lines"));
        }
    }
    if long.is_empty() {
        return Ok(());
    }
    Err(format!("{}; expected at most {MOST_LINES}", long.join(", ")))
}

/// Every Rust file below a folder.
fn sources(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut found = Vec::new();
    for path in entries(folder)? {
        if path.is_dir() {
            found.extend(sources(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    Ok(found)
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let context = |error| format!("cannot read {}: {error}", folder.display());
    let entries = fs::read_dir(folder).map_err(context)?;
    let mut paths = entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>();
    paths.iter_mut().for_each(|paths| paths.sort());
    paths.map_err(context)
}

fn read(file: &Path) -> Result<String, String> {
    fs::read_to_string(file).map_err(|error| format!("cannot read {}: {error}", file.display()))
}

#[cfg(test)]
mod tests {
    use xshell::{Shell, TempDir};

    use super::{FILES, all_there, declares, nothing_skipped, sections_named, short, skips, tests_named};

    /// A lesson with these files, and empty ones for the rest.
    fn lesson(files: &[(&str, &str)]) -> TempDir {
        let sh = Shell::new().unwrap();
        let folder = sh.create_temp_dir().unwrap();
        let empty = FILES.iter().map(|name| (*name, ""));
        for (name, text) in empty.chain(files.iter().copied()) {
            sh.write_file(folder.path().join(name), text).unwrap();
        }
        folder
    }

    #[test]
    fn a_missing_file_is_named() {
        let lesson = lesson(&[]);
        assert_eq!(all_there(lesson.path()), Ok(()));
        std::fs::remove_file(lesson.path().join("tests/json.rs")).unwrap();
        assert_eq!(all_there(lesson.path()), Err("missing tests/json.rs".to_string()));
    }

    #[test]
    fn a_section_that_nobody_names_is_found() {
        let named = lesson(&[
            ("src/main.rs", "sections(&[\"one_pass\"])"),
            ("src/sections/mod.rs", "pub(crate) mod boundary;\n// mod lost;\n"),
            ("src/sections/one_pass.rs", ""),
            ("src/sections/boundary.rs", ""),
        ]);
        assert_eq!(sections_named(named.path()), Ok(()));
        std::fs::write(named.path().join("src/sections/lost.rs"), "").unwrap();
        assert!(sections_named(named.path()).is_err_and(|problem| problem.contains("sections/lost.rs")));
        assert!(declares("mod a;", "a") && !declares("mod ab;", "a") && !declares("// mod a;", "a"));
    }

    #[test]
    fn tests_that_nobody_runs_are_found() {
        let lesson = lesson(&[
            ("Cargo.toml", "[[test]]\nname = \"all\"\n\n[[test]]\nname = \"alone\"\n"),
            ("tests/all.rs", "mod json;\nmod maths;\nmod narration;\n"),
            ("tests/alone.rs", ""),
        ]);
        assert_eq!(tests_named(lesson.path()), Ok(()));
        std::fs::write(lesson.path().join("tests/lost.rs"), "").unwrap();
        assert!(
            tests_named(lesson.path())
                .is_err_and(|problem| problem.starts_with("tests/lost.rs is no module"))
        );
    }

    #[test]
    fn a_field_hidden_from_serde_is_found_by_its_line() {
        let hidden =
            lesson(&[("src/sections/deep/a.rs", "struct A {\n    #[serde(skip)]\n    b: f64,\n}\n")]);
        assert!(nothing_skipped(hidden.path()).is_err_and(|problem| problem.contains("a.rs:2 hides")));
        assert_eq!(nothing_skipped(lesson(&[("src/lib.rs", "#[serde(skip)]")]).path()), Ok(()));
        assert!(skips("#[serde(default, skip)]"));
        assert!(!skips("#[serde(skip_serializing_if = \"Option::is_none\")]"));
        assert!(!skips("// skip this"));
    }

    #[test]
    fn only_a_long_source_is_refused() {
        let lesson = lesson(&[("src/sections/a.rs", &"x\n".repeat(250)), ("README.md", &"x\n".repeat(900))]);
        assert_eq!(short(lesson.path(), "src"), Ok(()));
        std::fs::write(lesson.path().join("src/lib.rs"), "x\n".repeat(251)).unwrap();
        let problem = "src/lib.rs has 251 lines; expected at most 250".to_string();
        assert_eq!(short(lesson.path(), "src"), Err(problem));
    }
}
