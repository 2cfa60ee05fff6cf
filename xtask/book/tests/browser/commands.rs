//! Every Run button of every page.

use std::collections::BTreeSet;
use std::thread::{self, JoinHandle};

use serde_json::{Value, json};

use crate::browser::{Browser, browser, pages};
use crate::course::{Folder, Run, words};
use crate::texts;

/// A button was pressed; this is what its panel shows then.
struct Pressed {
    program: String,
    flags: String,
    run: Run,
    /// It only times what was timed already, and was stopped.
    is_stopped: bool,
}

/// Waits until the program of the panel that was just opened has ended and its figures are drawn. What was timed to the
/// end once, on another page or with other flags, is stopped, and run again without its timed sections if it has others.
const ENDED: &str = "
    const panel = [...document.querySelectorAll('.panel')].find((panel) => !panel.dataset.seen);
    panel.dataset.seen = 'yes';
    const [line, flags, printed, status, run, stop] =
        ['.line span', '.flags', '.printed', '.status', 'button[type=submit]', '.row button[type=button]']
            .map((place) => panel.querySelector(place));
    const ran = async (often) => {
        while (!(Number(panel.dataset.runs) >= often)) await new Promise((resolve) => setTimeout(resolve, 5));
    };
    const program = line.textContent.split(' ')[3];
    const command = `${program} ${flags.value.split(' ')[0].replace(/^--(pause)?$/, '')}`;
    if (args[0].includes(command)) {
        while (status.textContent !== 'running ...') await new Promise((resolve) => setTimeout(resolve, 5));
        stop.click();
        await ran(1);
        const [, sections] = args[1].find(([timed]) => `${timed} ` === command) ?? [];
        if (sections) {
            flags.value += ` --section ${sections}`;
            run.click();
            await ran(2);
        }
    }
    await ran(1);
    const text = (nodes) => nodes.map((node) => node.textContent).join('');
    const nodes = [...printed.childNodes];
    return {
        command,
        program,
        flags: flags.value.trim(),
        out: text(nodes.filter((node) => node.nodeType === Node.TEXT_NODE)),
        err: text(nodes.filter((node) => node.nodeType !== Node.TEXT_NODE)),
        status: status.textContent,
    };";

/// Nothing is hidden any more: no answer, and nothing that is folded.
const UNFOLD: &str = "
    for (const button of document.querySelectorAll('form.prediction button[type=button]')) button.click();
    for (const folded of document.querySelectorAll('details')) folded.open = true;";

/// What a page shows of a lesson's output: each block, with the flags that the comment before it names.
const BLOCKS: &str = "
    const comments = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_COMMENT);
    const flags = [];
    while (comments.nextNode()) {
        const named = comments.currentNode.data.match(/^ output [\\d,]+ of (.*) $/);
        if (named) flags.push(named[1]);
    }
    const blocks = [...document.querySelectorAll('pre code.output')].map((code) => code.textContent);
    return { blocks, flags };";

fn press_all(browser: &Browser, page: &str, timed: &mut BTreeSet<String>) -> Vec<Pressed> {
    browser.open(page);
    browser.script(UNFOLD, Vec::new());
    let press = |button| {
        browser.click(button);
        let told = browser.wait_for(ENDED, vec![json!(timed), json!(texts::UNTIMED)]);
        let pressed = pressed(&told);
        if let Some(untimed) = texts::untimed(&pressed.run.out) {
            timed.insert(told["command"].as_str().unwrap().to_string());
            if pressed.flags.is_empty() {
                assert!(
                    texts::UNTIMED.contains(&(&pressed.program, &untimed)),
                    "{} {untimed}",
                    pressed.program
                );
            }
        }
        pressed
    };
    browser.find_all("button.run").iter().map(press).collect()
}

fn pressed(told: &Value) -> Pressed {
    let text = |key: &str| told[key].as_str().unwrap().to_string();
    let (program, flags, status) = (text("program"), text("flags"), text("status"));
    let is_stopped = status == "stopped";
    let number = status.strip_prefix("ended with exit status ").and_then(|rest| rest.split(' ').next());
    let number =
        number.or(is_stopped.then_some("0")).unwrap_or_else(|| panic!("{program} {flags}: {status}"));
    let run = Run { out: text("out"), err: text("err"), status: number.parse().unwrap() };
    Pressed { program, flags, run, is_stopped }
}

/// Where a page and a terminal differ.
fn compare(page: &str, pressed: &[Pressed]) -> Vec<String> {
    let folder = Folder::new();
    let compare = |Pressed { program, flags, run, is_stopped }: &Pressed| {
        let difference = if *is_stopped {
            (run.out.as_str() != "" || run.err.as_str() != "")
                .then(|| format!("it was stopped too late: {run:?}"))
        } else if flags == "--python" {
            // A browser has no Python.
            let is_told = run.status == 1 && run.err.starts_with("error: python3: ");
            (!is_told).then(|| format!("{run:?}"))
        } else {
            texts::difference(&folder.run(program, &words(flags)), run)
        };
        difference.map(|difference| format!("{page}: {program} {flags}: {difference}"))
    };
    pressed.iter().filter_map(compare).collect()
}

#[test]
fn every_command_prints_in_the_page_what_it_prints_in_a_terminal() {
    let browser = browser();
    let (mut count, mut stopped, mut blocks) = (0, 0, Vec::new());
    let mut timed = BTreeSet::new();
    let mut printed: BTreeSet<String> = BTreeSet::new();
    let mut comparing: Vec<JoinHandle<Vec<String>>> = Vec::new();
    for page in pages().into_iter().filter(|page| page != "print.html") {
        let pressed = press_all(&browser, &page, &mut timed);
        count += pressed.len();
        stopped += pressed.iter().filter(|pressed| pressed.is_stopped).count();
        printed.extend(pressed.iter().map(|pressed| pressed.run.out.clone()));
        let shown = browser.script(BLOCKS, Vec::new());
        let program = format!("lesson{}", page.split('/').nth(1).map_or("", |lesson| &lesson[..2]));
        for flags in shown["flags"].as_array().unwrap() {
            let args = words(flags.as_str().unwrap());
            printed.insert(browser.run(&program, &[args]).remove(0).out);
        }
        let texts = shown["blocks"].as_array().unwrap().iter();
        blocks.extend(texts.map(|block| (page.clone(), block.as_str().unwrap().to_string())));
        // The other core runs the natives meanwhile.
        comparing.push(thread::spawn(move || compare(&page, &pressed)));
    }
    let wrong: Vec<String> = comparing.into_iter().flat_map(|compared| compared.join().unwrap()).collect();
    println!("{count} commands, {} equal, {stopped} stopped: they time again", count - stopped - wrong.len());
    assert!(wrong.is_empty() && count > 80, "{}", wrong.join("\n"));
    let is_printed = |block: &str| printed.iter().any(|out| out.contains(block));
    let stale: Vec<_> = blocks.iter().filter(|(_, block)| !is_printed(block)).collect();
    println!("{} blocks of output in the chapters, {} printed", blocks.len(), blocks.len() - stale.len());
    assert!(stale.is_empty() && blocks.len() > 50, "{stale:#?}");
}
