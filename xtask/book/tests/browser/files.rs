//! Files of the reader's own, and files that a program writes.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

use crate::browser::browser;
use crate::course::{self, Folder, Run, words};
use crate::running::{open_run, ran, run_again};

const PAGE: &str = "lessons/09-implementation/index.html";
const CASES: &str = "lessons/09-implementation/tests/cases";

/// The text of a value in JSON: a number, or a list to its end.
fn value<'a>(json: &'a str, key: &str) -> &'a str {
    let start = format!("\"{key}\":");
    let (_, rest) = json.split_once(&start).unwrap_or_else(|| panic!("no {key} in {json}"));
    let mut depth = 0;
    for (place, letter) in rest.char_indices() {
        depth += match letter {
            '[' => 1,
            ']' | '}' => -1,
            _ => 0,
        };
        if depth < 0 || depth == 0 && letter == ',' {
            return &rest[..place];
        }
        if depth == 0 && letter == ']' {
            return &rest[..=place];
        }
    }
    rest
}

/// The same w, b and costs, to the last bit.
fn assert_same_training(native: &Run, page: &Run) {
    assert_eq!((native.status, page.status), (0, 0), "{} {}", native.err, page.err);
    for key in ["w", "b", "costs"] {
        assert_eq!(value(&native.out, key), value(&page.out, key), "{key}");
    }
}

#[test]
fn a_file_that_the_reader_chooses_trains_the_same_neuron() {
    let browser = browser();
    for (file, flags) in [
        ("excel_de_semicolon_decimal_comma.csv", "train --label krank --iterations 50 --json"),
        ("powershell_redirect_utf16.csv", "train --iterations 50 --json"),
        ("sklearn_layout_rows.npz", "train --iterations 50 --json"),
    ] {
        // Without data the lesson refuses to train; then comes the file.
        open_run(&browser, PAGE, "lesson09", flags);
        assert_eq!(ran(&browser, 1).status, 2);
        let path = course::root().join(CASES).join(file);
        browser.send_keys(&browser.find(".panel input[type=file]"), path.to_str().unwrap());
        let named = "
            const flags = document.querySelector('.panel .flags');
            while (!flags.value.includes(args[0])) await new Promise((resolve) => setTimeout(resolve, 5));
            return flags.value;";
        assert_eq!(browser.wait_for(named, vec![json!(file)]), format!("{flags} --data {file}"));
        browser.click(&browser.find(".panel button[type=submit]"));
        let native = Folder::new().run("lesson09", &words(&format!("{flags} --data {CASES}/{file}")));
        assert_same_training(&native, &ran(&browser, 2));
    }
}

#[test]
fn a_file_that_is_dropped_takes_the_place_of_the_one_in_the_flags() {
    let browser = browser();
    let flags = "train --data shared/data/digits.csv --iterations 30 --json";
    open_run(&browser, PAGE, "lesson09", flags);
    ran(&browser, 1);
    let file = "tabs.tsv";
    let text = fs::read_to_string(course::root().join(CASES).join(file)).unwrap();
    let dropped = "
        const transfer = new DataTransfer();
        transfer.items.add(new File([args[1]], args[0]));
        const panel = document.querySelector('.panel');
        panel.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
        const flags = panel.querySelector('.flags');
        while (!flags.value.includes(args[0])) await new Promise((resolve) => setTimeout(resolve, 5));
        return flags.value;";
    let line = browser.wait_for(dropped, vec![json!(file), json!(text)]);
    assert_eq!(line, flags.replace("shared/data/digits.csv", file));
    browser.click(&browser.find(".panel button[type=submit]"));
    let native = Folder::new()
        .run("lesson09", &words(&flags.replace("shared/data/digits.csv", &format!("{CASES}/{file}"))));
    assert_same_training(&native, &ran(&browser, 2));
}

#[test]
fn a_model_that_was_trained_in_a_page_is_evaluated_there_and_downloaded() {
    let browser = browser();
    let folder = Folder::new();
    let downloads = Path::new(env!("CARGO_TARGET_TMPDIR")).canonicalize().unwrap().join("downloads");
    let _ = fs::remove_dir_all(&downloads);
    fs::create_dir_all(&downloads).unwrap();
    browser
        .devtools("Browser.setDownloadBehavior", json!({ "behavior": "allow", "downloadPath": downloads }));

    let data = "--data shared/data/breast_cancer.csv";
    let train = format!("train {data} --standardize --iterations 100 --model target/m.json");
    open_run(&browser, PAGE, "lesson09", &train);
    assert_eq!(ran(&browser, 1).status, 0);
    assert_eq!(folder.run("lesson09", &words(&train)).status, 0);

    let link = browser.find(".panel .kept a[download='m.json']");
    let text: Value = browser.script("return arguments[0].textContent", vec![crate::browser::handle(&link)]);
    assert_eq!(text, "Download target/m.json");
    browser.click(&link);
    assert_eq!(downloaded(&downloads.join("m.json")), folder.read("target/m.json"));

    let evaluate = format!("evaluate --model target/m.json {data}");
    run_again(&browser, &evaluate);
    assert_eq!(ran(&browser, 2), folder.run("lesson09", &words(&evaluate)));
}

/// A file, when it is there as a whole.
fn downloaded(file: &PathBuf) -> Vec<u8> {
    for _ in 0..100 {
        if let Ok(content) = fs::read(file)
            && !content.is_empty()
        {
            return content;
        }
        thread::sleep(Duration::from_millis(50));
    }
    panic!("{} was not downloaded", file.display());
}
