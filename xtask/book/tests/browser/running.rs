//! A program in a page: started by a link, stopped, refused, and how soon it speaks.

use serde_json::{Value, json};

use crate::browser::{Browser, browser, browser_alone};
use crate::course::{Folder, Run, words};
use crate::texts;

/// Waits until the first panel of the page has run so often.
const RAN: &str = "
    const panel = () => document.querySelector('.panel');
    while (!(Number(panel()?.dataset.runs) >= args[0])) await new Promise((resolve) => setTimeout(resolve, 5));
    const text = (is_error) => [...panel().querySelector('.printed').childNodes]
        .filter((node) => (node.nodeType !== Node.TEXT_NODE) === is_error).map((node) => node.textContent).join('');
    const status = panel().querySelector('.status').textContent;
    return { out: text(false), err: text(true), status: Number(status.match(/^ended with exit status (\\d+)/)?.[1] ?? -1) };";

/// What the first panel shows when it has run so often; the status is -1 if the program was stopped.
pub fn ran(browser: &Browser, often: usize) -> Run {
    serde_json::from_value(browser.wait_for(RAN, vec![json!(often)])).unwrap()
}

/// Opens the link of a run.
pub fn open_run(browser: &Browser, page: &str, program: &str, flags: &str) {
    browser.open(&format!("{page}?run={program}&flags={}", flags.replace(' ', "%20")));
}

/// Types other flags into the first panel, and runs.
pub fn run_again(browser: &Browser, flags: &str) {
    let input = browser.find(".panel .flags");
    browser.script("arguments[0].value = ''", vec![crate::browser::handle(&input)]);
    browser.send_keys(&input, flags);
    browser.click(&browser.find(".panel button[type=submit]"));
}

fn native(program: &str, flags: &str) -> Run {
    Folder::new().run(program, &words(flags))
}

#[test]
fn a_link_opens_the_page_and_runs_its_command() {
    let browser = browser();
    let flags = "--learning-rate 1.1 --steps 20";
    open_run(&browser, "lessons/03-gradient-descent/index.html", "lesson03", flags);
    assert_eq!(ran(&browser, 1), native("lesson03", flags));
    let shown = "return document.querySelector('.panel .flags').value";
    assert_eq!(browser.script(shown, Vec::new()), flags);
    // A link to another lesson than that of the page, with a blank written as +, as the page itself writes it.
    browser.open("index.html?run=lesson02&flags=--z+3");
    assert_eq!(ran(&browser, 1), native("lesson02", "--z 3"));
}

#[test]
fn a_run_is_stopped_and_the_next_one_works() {
    let browser = browser();
    open_run(&browser, "lessons/09-implementation/index.html", "lesson09", "bench --n-x 784 --m 100000");
    let stop = browser.find(".panel .row button[type=button]");
    let enabled =
        "while (args[0].disabled) await new Promise((resolve) => setTimeout(resolve, 5)); return null";
    browser.wait_for(enabled, vec![crate::browser::handle(&stop)]);
    let worked = "await new Promise((resolve) => setTimeout(resolve, 300)); return null";
    browser.wait_for(worked, Vec::new());
    browser.click(&stop);
    assert_eq!(ran(&browser, 1).status, -1);
    let status = "return document.querySelector('.panel .status').textContent";
    assert_eq!(browser.script(status, Vec::new()), "stopped");
    run_again(&browser, "train --help");
    assert_eq!(ran(&browser, 2), native("lesson09", "train --help"));
}

#[test]
fn a_panic_that_a_lesson_shows_is_shown_as_in_a_terminal() {
    let browser = browser();
    open_run(&browser, "lessons/10-broadcasting/index.html", "lesson10", "");
    let page = ran(&browser, 1);
    assert!(page.out.contains("could not broadcast array"), "{}", page.out);
    assert_eq!(page, native("lesson10", ""));
}

#[test]
fn bad_flags_get_one_line_and_exit_status_2() {
    let browser = browser();
    for (often, flags) in ["--iterations x", "--no-such-flag", "--learning-rate -1"].into_iter().enumerate() {
        if often == 0 {
            open_run(&browser, "lessons/06-m-examples/index.html", "lesson06", flags);
        } else {
            run_again(&browser, flags);
        }
        let page = ran(&browser, often + 1);
        assert_eq!(page, native("lesson06", flags));
        assert_eq!((page.status, page.out.as_str(), page.err.lines().count()), (2, "", 1), "{}", page.err);
    }
    // A file that is not there.
    run_again(&browser, "--data none.csv");
    assert_eq!(texts::difference(&native("lesson06", "--data none.csv"), &ran(&browser, 4)), None);
}

#[test]
fn how_soon_a_lesson_prints_its_first_line_is_told_and_fails_nothing() {
    let browser = browser_alone();
    browser.devtools("Network.clearBrowserCache", json!({}));
    open_run(&browser, "lessons/06-m-examples/index.html", "lesson06", "");
    let first_line = "
        while (!document.querySelector('.panel .printed')?.textContent.includes('\\n')) {
            await new Promise((resolve) => setTimeout(resolve, 1));
        }
        return performance.now();";
    let elapsed: Value = browser.wait_for(first_line, Vec::new());
    println!(
        "{:.2} s from the navigation to the first line of lesson06, nothing cached",
        elapsed.as_f64().unwrap() / 1e3
    );
    ran(&browser, 1);
}
