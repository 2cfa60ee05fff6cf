//! A reader's way through a page: predictions, the keyboard alone, and no scripts at all.

use std::fs;

use serde_json::{Value, json};

use crate::browser::browser;
use crate::course;
use crate::running::ran;

const PAGE: &str = "lessons/06-m-examples/index.html";

/// Whether each answer of the page is hidden, what stands in the place of its form, and how tall it is.
const ANSWERS: &str = "
    return [...document.querySelectorAll('.answer')].map((answer) => ({
        hidden: answer.hidden !== false,
        before: answer.previousElementSibling.textContent,
        shown: [...answer.children].some((child) => child.checkVisibility({ contentVisibilityAuto: true })),
    }));";

#[test]
fn a_prediction_hides_its_answer_until_the_reader_answers_or_asks() {
    let browser = browser();
    browser.open(PAGE);
    let answers = |place: usize| browser.script(ANSWERS, Vec::new())[place].clone();
    let count = browser.script(ANSWERS, Vec::new()).as_array().unwrap().len();
    assert!(count >= 2, "{count} predictions");
    for place in 0..2 {
        assert_eq!((&answers(place)["hidden"], &answers(place)["shown"]), (&json!(true), &json!(false)));
    }
    // No answer is none.
    browser.click(&browser.find("form.prediction button[type=submit]"));
    assert_eq!(answers(0)["hidden"], true);
    browser.send_keys(&browser.find("form.prediction input"), "0.5");
    browser.click(&browser.find("form.prediction button[type=submit]"));
    let expected = json!({ "hidden": false, "before": "You said: 0.5", "shown": true });
    assert_eq!((answers(0), &answers(1)["hidden"]), (expected, &json!(true)));
    browser.click(&browser.find("form.prediction button[type=button]"));
    assert_eq!((&answers(1)["hidden"], &answers(1)["shown"]), (&json!(false), &json!(true)));
}

#[test]
fn without_scripts_every_answer_can_be_read() {
    let browser = browser();
    browser.open(PAGE);
    let texts = "return [...document.querySelectorAll('.answer')].map((answer) => answer.firstElementChild.textContent)";
    let texts: Vec<String> = serde_json::from_value(browser.script(texts, Vec::new())).unwrap();
    assert!(!texts.is_empty());
    browser.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": true }));
    browser.open(PAGE);
    browser.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": false }));
    // What the scripts would have made is not there, and what they would have hidden is seen.
    let seen: Value = browser.script(
        "return [document.querySelectorAll('.answer, .run').length, document.querySelector('main').innerText]",
        Vec::new(),
    );
    assert_eq!(seen[0], 0);
    let bare = |text: &str| text.split_whitespace().collect::<String>();
    let page = bare(seen[1].as_str().unwrap());
    for text in texts {
        assert!(page.contains(&bare(&text)), "{text}");
    }
    let html = fs::read_to_string(course::site().join(PAGE)).unwrap();
    assert!(!html.contains("until-found"));
}

#[test]
fn the_keyboard_alone_reaches_a_run_button_and_presses_it() {
    const TAB: &str = "\u{E004}";
    const ENTER: &str = "\u{E007}";
    let browser = browser();
    browser.open(PAGE);
    let focused = "
        const style = getComputedStyle(document.activeElement);
        return {
            run: document.activeElement.matches('button.run'),
            visible: document.activeElement.matches(':focus-visible') && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0,
        };";
    for _ in 0..200 {
        browser.press(TAB);
        let focus = browser.script(focused, Vec::new());
        if focus["run"] == true {
            assert_eq!(focus["visible"], true);
            browser.press(ENTER);
            assert_eq!(ran(&browser, 1).status, 0);
            return;
        }
    }
    panic!("200 times Tab reach no Run button");
}
