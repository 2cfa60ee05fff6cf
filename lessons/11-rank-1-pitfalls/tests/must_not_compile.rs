//! The code in wrong/ does not compile, and it is the line marked `refused` that is refused. How the compiler puts it
//! does not matter.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;
use testing::Program;

/// Whether wrong/NAME.rs, or tests/NAME.rs with its modules, compiles, and the lines of its errors. It is checked only: the learner's
/// `cargo test` would refuse it for the same reason, and build the whole lesson for it before.
fn compile(name: &str) -> (bool, BTreeSet<u64>) {
    let cargo = std::env::var("CARGO").expect("tests are run by cargo");
    let arguments = ["check", "--quiet", "-p", "lesson11", "--test", name, "--message-format", "json"];
    let output = Command::new(cargo).args(arguments).output().expect("cargo starts");
    let said = String::from_utf8_lossy(&output.stdout);
    let messages: Vec<Value> =
        said.lines().map(|line| serde_json::from_str(line).expect("cargo answers in JSON")).collect();
    let finished = messages.iter().find(|message| message["reason"] == "build-finished");
    let finished = finished.unwrap_or_else(|| panic!("{name}: {}", String::from_utf8_lossy(&output.stderr)));
    let errors =
        messages.iter().map(|message| &message["message"]).filter(|message| message["level"] == "error");
    let spans = errors.flat_map(|error| error["spans"].as_array().expect("an error has spans"));
    let file = format!("{name}.rs");
    let line = |span: &Value| {
        let place = span["file_name"].as_str().expect("a span has a file");
        assert!(place.ends_with(&file), "an error in {place}");
        span["line_start"].as_u64().expect("a span has a line")
    };
    let lines = spans.filter(|span| span["is_primary"] == true).map(line).collect();
    (finished["success"] == true, lines)
}

#[test]
fn every_wrong_file_is_refused_at_its_marked_line_and_nowhere_else() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("wrong");
    let files: Vec<_> = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    assert_eq!(files.len(), 3);
    let lesson = Program(env!("CARGO_BIN_EXE_lesson11")).text(&[]);
    for file in files {
        let name = file.file_stem().unwrap().to_str().unwrap();
        let source = fs::read_to_string(&file).unwrap();
        let marked = |(index, line): (usize, &str)| line.ends_with("// refused").then_some(index as u64 + 1);
        let marked: BTreeSet<u64> = source.lines().enumerate().filter_map(marked).collect();
        assert_eq!(marked.len(), 1, "{name} has one marked line");
        assert!(lesson.contains(&format!("--test {name}")), "the lesson does not name {name}");
        let mended = "is it mended? `git checkout ':/*/wrong/*'` brings the wrong one back";
        assert_eq!(compile(name), (false, marked), "{name}: {mended}");
    }
}

#[test]
fn code_that_is_right_is_not_refused() {
    assert_eq!(compile("all"), (true, BTreeSet::new()));
}
