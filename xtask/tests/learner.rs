//! A learner's first hour, on a copy of the course.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use practice::{Course, Exercise};

/// A copy of the course that a test can edit.
struct Copy {
    root: PathBuf,
    target: PathBuf,
}

impl Copy {
    /// Copies the files that the course consists of. What was built for an earlier copy is used again.
    fn new() -> Copy {
        let here = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the workspace");
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("learner");
        let root = folder.join("course");
        if root.exists() {
            fs::remove_dir_all(&root).expect("an earlier copy can be removed");
        }
        for part in
            ["Cargo.toml", "Cargo.lock", ".cargo/config.toml", "lessons", "shared", "xtask", "README.md"]
        {
            copy(&here.join(part), &root.join(part));
        }
        leave_out_tests(&root);
        let target = folder.join("target");
        if target.join("practice").exists() {
            fs::remove_dir_all(target.join("practice")).expect("what was remembered can be removed");
        }
        Copy { root, target }
    }

    fn xtask(&self, words: &[&str]) -> Output {
        let mut xtask = Command::new(env!("CARGO_BIN_EXE_xtask"));
        xtask.current_dir(&self.root).env_remove("CARGO_MANIFEST_DIR").args(words);
        // What is built here is never timed.
        xtask.env("CARGO_PROFILE_DEV_OPT_LEVEL", "0").env("CARGO_TARGET_DIR", &self.target);
        xtask.env("CARGO_TERM_COLOR", "never").output().expect("xtask starts")
    }

    /// What a command prints, if it ends with this status.
    #[track_caller]
    fn told(&self, words: &[&str], status: i32) -> String {
        let output = self.xtask(words);
        let [out, err] =
            [&output.stdout, &output.stderr].map(|text| String::from_utf8_lossy(text).replace("\r\n", "\n"));
        assert_eq!(output.status.code(), Some(status), "{words:?} printed\n{out}{err}");
        out
    }

    fn write(&self, exercise: &Exercise, code: &str) {
        fs::write(self.root.join(exercise.file()), code).expect("an exercise can be written");
    }

    fn read(&self, file: impl AsRef<Path>) -> String {
        fs::read_to_string(self.root.join(file)).expect("a file can be read").replace("\r\n", "\n")
    }
}

/// The lessons' own tests are not built here, so neither is what only they need.
fn leave_out_tests(root: &Path) {
    for lesson in fs::read_dir(root.join("lessons")).expect("a folder can be read") {
        let manifest = lesson.expect("a folder can be read").path().join("Cargo.toml");
        let text = fs::read_to_string(&manifest).expect("a file can be read");
        let only_tests =
            |line: &&str| ["insta", "proptest", "testing"].iter().any(|name| line.starts_with(name));
        let kept: Vec<&str> = text.lines().filter(|line| !only_tests(line)).collect();
        fs::write(manifest, kept.join("\n") + "\n").expect("a file can be written");
    }
}

fn copy(from: &Path, to: &Path) {
    if from.is_dir() {
        for entry in fs::read_dir(from).expect("a folder can be read") {
            let name = entry.expect("a folder can be read").file_name();
            if name != "backup" && name != "__pycache__" {
                copy(&from.join(&name), &to.join(&name));
            }
        }
    } else {
        fs::create_dir_all(to.parent().expect("a file lies in a folder")).expect("a folder can be made");
        fs::copy(from, to).expect("a file can be copied");
    }
}

#[test]
fn a_learner_is_led_from_the_first_stub_to_the_next_exercise() {
    let copy = Copy::new();
    copy.xtask(&["reset", "--all", "--yes"]);
    let course = Course::load(&copy.root).unwrap();
    let [first, second] = &course.exercises[..2] else { panic!("the course has exercises") };
    let (lesson, name) = (first.number(), first.name.as_str());
    let source = course.source(first).unwrap();
    let mistake = source.mistakes.iter().find(|mistake| mistake.says.is_some()).unwrap();
    let check_it =
        |exercise: &Exercise| format!("cargo xtask check {} {}\n", exercise.number(), exercise.name);

    assert!(copy.told(&["next"], 0).contains(&check_it(first)));
    assert!(copy.told(&["check", lesson, name], 1).contains("not solved yet"));
    for number in 1..=3 {
        let hint = copy.told(&["hint", lesson, name], 0);
        assert!(hint.starts_with(&format!("Hint {number} of 3")), "{hint}");
        assert_eq!(hint.contains("cargo xtask solution"), number == 3, "{hint}");
    }

    copy.write(first, &mistake.code);
    let told = copy.told(&["check", lesson, name], 1);
    assert!(told.contains("wrong") && told.contains(mistake.says.as_ref().unwrap()), "{told}");
    assert!(copy.told(&["next"], 0).contains(&check_it(first)));

    // Whatever is written ends in a verdict, and hides no other.
    let third = &course.exercises[2];
    assert_eq!(third.package, first.package);
    // Large pieces: a busy machine too is out of memory before its time is over.
    let endless = "let mut list = Vec::new(); loop { list.push(vec![0u8; 1 << 24]); }";
    for (exercise, body) in [(first, "loop {}"), (second, endless), (third, "panic!(\"no idea\")")] {
        let stub = course.source(exercise).unwrap().stub();
        let line = stub.lines().find(|line| line.trim_start().starts_with("todo!(")).unwrap();
        copy.write(exercise, &stub.replacen(line, body, 1));
    }
    let told = copy.told(&["check", lesson], 1);
    let states = ["does not end", "takes too much memory", "wrong"];
    for (exercise, state) in [first, second, third].into_iter().zip(states) {
        assert!(told.contains(&format!("{lesson} {}: {state}\n", exercise.name)), "{told}");
    }
    assert!(told.contains("no idea"), "{told}");
    copy.write(third, &course.source(third).unwrap().stub());

    // What does not compile hides nothing either.
    copy.write(first, "pub fn broken( {\n");
    copy.write(second, &course.source(second).unwrap().solution());
    let told = copy.told(&["status"], 0);
    assert!(told.contains("does not compile") && told.contains("\n1 of "), "{told}");

    copy.write(first, &source.solution());
    assert!(copy.told(&["check", lesson, name], 0).contains("solved"));
    let next = copy.told(&["next"], 0);
    assert!(!next.contains(&check_it(first)) && !next.contains(&check_it(second)), "{next}");
    assert!(copy.told(&["solution", lesson, name], 0).contains("Why it works"));

    copy.told(&["reset", lesson, name], 0);
    assert_eq!(copy.read(first.file()), source.stub());
    let backup = first.folder.join("exercises/backup");
    let kept: Vec<String> = fs::read_dir(copy.root.join(&backup))
        .unwrap()
        .map(|entry| copy.read(backup.join(entry.unwrap().file_name())))
        .collect();
    assert!(kept.contains(&source.solution()), "{kept:?}");
    assert!(copy.told(&["next"], 0).contains(&check_it(first)));
}
