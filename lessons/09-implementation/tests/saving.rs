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
        Command::new(LESSON.0).args(flags).current_dir(folder).output().unwrap()
    };
    assert!(train("target/models/deep/m.json").status.success());
    assert_eq!(saved(&format!("{folder}/target/models/deep/m.json"))["version"], 1);
    let refused = train("models/m.json");
    assert_eq!(refused.status.code(), Some(1));
    let words = "error: models/m.json: cannot be written: there is no folder models; make it, or name another place\n";
    assert_eq!(String::from_utf8_lossy(&refused.stderr), words);
    assert!(!fs::exists(format!("{folder}/models")).unwrap());
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_the_training_after_the_step_and_saves_what_there_is() {
    use std::process::Stdio;
    use std::thread::sleep;
    use std::time::Duration;

    let model = concat!(env!("CARGO_TARGET_TMPDIR"), "/stopped.json");
    let _ = fs::remove_file(model);
    // Steps for some minutes, if nobody ends them.
    let flags =
        ["train", "--data", CANCER, "--standardize", "--json", "--model", model, "--iterations", "10000000"];
    let mut command = Command::new(LESSON.0);
    let child = command.args(flags).stdout(Stdio::piped()).spawn().expect("the program starts");
    sleep(Duration::from_millis(700));
    let pid = child.id().to_string();
    let sent = Command::new("kill").args(["-INT", &pid]).status().expect("there is a kill");
    assert!(sent.success());
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(output.status.code(), Some(0));
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
