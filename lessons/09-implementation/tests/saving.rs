//! When and where `train` saves its model.

use std::fs;
use std::process::Command;

use serde_json::Value;
use testing::Program;

const LESSON: Program = Program(env!("CARGO_BIN_EXE_lesson09"));
const CANCER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/data/breast_cancer.csv");

fn saved(model: &str) -> Value {
    serde_json::from_str(&fs::read_to_string(model).expect("the model is there")).expect("a model is JSON")
}

#[test]
fn a_folder_under_target_is_made_and_any_other_must_be_there() {
    let folder = concat!(env!("CARGO_TARGET_TMPDIR"), "/folders");
    let _ = fs::remove_dir_all(folder);
    fs::create_dir_all(folder).expect("the target folder can be written");
    let train = |model: &str| {
        let flags = ["train", "--data", CANCER, "--iterations", "1", "--model", model];
        LESSON.command().args(flags).current_dir(folder).output().unwrap()
    };
    assert!(train("target/models/deep/m.json").status.success());
    assert_eq!(saved(&format!("{folder}/target/models/deep/m.json"))["version"], 1);
    let refused = train("models/m.json");
    assert_eq!(refused.status.code(), Some(1));
    let words = "error: models/m.json: cannot be written: there is no folder models; make it, or name another place\n";
    assert_eq!(String::from_utf8_lossy(&refused.stderr), words);
    assert!(!fs::exists(format!("{folder}/models")).unwrap());
}

/// A new folder of this name.
fn folder(name: &str) -> String {
    let folder = format!("{}/{name}", env!("CARGO_TARGET_TMPDIR"));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("the target folder can be written");
    folder
}

const TRAIN: [&str; 6] = ["train", "--data", CANCER, "--iterations", "3", "--model"];

#[test]
fn only_a_model_or_an_empty_file_is_replaced() {
    let folder = folder("replaced");
    for (name, text) in
        [("keep.csv", "x,y\n1,0\n"), ("notes", "notes"), ("list.json", "[1]"), ("a.json", "{\"format\": 1}")]
    {
        let file = testing::file(&folder, name, text);
        LESSON.refuses(
            &[&TRAIN[..], &[&file]].concat(),
            1,
            &[name, "is there already and is no model", "--model"],
        );
        assert_eq!(fs::read_to_string(file).unwrap(), text);
    }
    let of_another_version = "{\"format\": \"one-neuron model\", \"version\": 99}";
    for (name, text) in [("empty.json", ""), ("old.json", of_another_version)] {
        let file = testing::file(&folder, name, text);
        LESSON.text(&[&TRAIN[..], &[&file]].concat());
        assert_eq!(saved(&file)["version"], 1);
    }
}

#[cfg(unix)]
#[test]
fn who_may_read_a_model_stays_when_it_is_replaced() {
    use std::os::unix::fs::PermissionsExt;

    let model = folder("mode") + "/model.json";
    let train = [&TRAIN[..], &[&model]].concat();
    LESSON.text(&train);
    let allow = |mode: u32| fs::set_permissions(&model, fs::Permissions::from_mode(mode)).unwrap();
    allow(0o600);
    LESSON.text(&train);
    assert_eq!(fs::metadata(&model).unwrap().permissions().mode() & 0o777, 0o600);
    allow(0o400);
    LESSON.refuses(&train, 1, &["model.json", "must not be written to", "--model"]);
}

#[cfg(unix)]
#[test]
fn links_are_not_followed_to_where_nobody_sent_them() {
    use std::os::unix::fs::symlink;

    let folder = folder("planted");
    let (model, victim) = (format!("{folder}/model.json"), testing::file(&folder, "victim", "precious"));
    let planted = [0, 1].map(|number| format!("{folder}/.model.json.{number}.new"));
    planted.iter().for_each(|link| symlink(&victim, link).unwrap());
    LESSON.text(&[&TRAIN[..], &[&model]].concat());
    assert_eq!(fs::read_to_string(&victim).unwrap(), "precious");
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 4, "the model, the file and two links");

    let lost = format!("{folder}/lost.json");
    symlink(format!("{folder}/nowhere.json"), &lost).unwrap();
    LESSON.refuses(&[&TRAIN[..], &[&lost]].concat(), 1, &["lost.json", "a link that leads to no file"]);
}

/// No byte can be written to a file, as on a full disk, and the system says so.
#[cfg(unix)]
#[test]
fn a_model_that_cannot_be_written_takes_nothing_else_with_it() {
    let folder = folder("full");
    let model = format!("{folder}/model.json");
    LESSON.text(&[&TRAIN[..], &[&model]].concat());
    let old = fs::read_to_string(&model).unwrap();
    let script = "ulimit -f 0; trap '' XFSZ; exec \"$@\"";
    let mut shell = Command::new("sh");
    shell.args(["-c", script, "sh", LESSON.0]).args(TRAIN).args([&model, "--json"]);
    let output = shell.output().expect("there is a shell");
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        said.starts_with("error: ") && said.contains("cannot be written") && said.lines().count() == 1,
        "{said}"
    );
    // What was trained is told, and the old model is as it was.
    let told: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!((&told["w"], told.get("saved")), (&saved(&model)["w"], None));
    assert_eq!(fs::read_to_string(&model).unwrap(), old);
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1, "something was left beside the model");
}

/// What a training of some minutes leaves if Ctrl-C is pressed after so long. None if it came before the first step.
#[cfg(unix)]
fn interrupted(train: &[&str], after: std::time::Duration) -> Option<std::process::Output> {
    use std::process::Stdio;

    let mut command = LESSON.command();
    let child = command.args(train).stdout(Stdio::piped()).spawn().expect("the program starts");
    std::thread::sleep(after);
    let sent =
        Command::new("kill").args(["-INT", &child.id().to_string()]).status().expect("there is a kill");
    assert!(sent.success());
    let output = child.wait_with_output().expect("it ends");
    output.status.code().map(|status| {
        assert_eq!(status, 0);
        output
    })
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_the_training_after_the_step_and_saves_what_there_is() {
    use std::time::Duration;

    let model = concat!(env!("CARGO_TARGET_TMPDIR"), "/stopped.json");
    let _ = fs::remove_file(model);
    let flags =
        ["train", "--data", CANCER, "--standardize", "--json", "--model", model, "--iterations", "10000000"];
    // A busy machine takes its time to get to the first step.
    let waits = (0..8).map(|doubled| Duration::from_millis(300 << doubled));
    let output = waits.into_iter().find_map(|wait| interrupted(&flags, wait)).expect("a step was taken");
    let answer: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(answer["planned_iterations"], 10_000_000);
    let done = answer["iterations"].as_u64().unwrap();
    assert!((1..10_000_000).contains(&done), "{done}");
    assert_eq!(answer["costs"].as_array().unwrap().last().unwrap()[0], done - 1);
    let saved = saved(model);
    assert_eq!((&saved["w"], &answer["saved"]), (&answer["w"], &Value::from(model)));
    // As many steps, not stopped, lead to the same weights.
    let whole =
        LESSON.value(&["train", "--data", CANCER, "--standardize", "--iterations", &done.to_string()]);
    assert_eq!((&whole["w"], &whole["planned_iterations"]), (&saved["w"], &Value::Null));
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_the_program_once_the_training_is_over() {
    use std::process::Stdio;
    use std::time::{Duration, Instant};

    // What is printed holds the names, more than a pipe takes: until someone reads, the program cannot end.
    let names: String = (0..2000).map(|k| format!("{}{k},", "n".repeat(1000))).collect();
    let numbers = "1,".repeat(2000);
    let folder = folder("over");
    let data = testing::file(&folder, "wide.csv", format!("{names}y\n{numbers}1\n{numbers}0\n"));
    let model = format!("{folder}/model.json");
    let mut command = LESSON.command();
    command.args(["train", "--data", &data, "--iterations", "1", "--json", "--model", &model]);
    let mut child = command.stdout(Stdio::piped()).spawn().expect("the program starts");
    let start = Instant::now();
    let wait = || {
        assert!(start.elapsed() < Duration::from_secs(60), "it takes too long");
        std::thread::sleep(Duration::from_millis(5));
    };
    while !fs::exists(&model).unwrap() {
        wait();
    }
    let sent = Command::new("kill").args(["-INT", &child.id().to_string()]).status();
    assert!(sent.expect("there is a kill").success());
    let status = loop {
        match child.try_wait().expect("it was started") {
            Some(status) => break status,
            None => wait(),
        }
    };
    assert_eq!(status.code(), Some(130));
}
