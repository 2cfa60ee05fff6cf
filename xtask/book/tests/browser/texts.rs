//! What two runs printed, compared.
//!
//! Equal means equal bytes, but for what a browser cannot have in common with a terminal:
//!
//! - Of a section whose heading ends in "timed here" the words count, not the numbers, their units and the plots, nor
//!   what is said about the caches of the machine, which a browser does not know.
//! - How many threads trained, and for how many seconds, stands in one sentence, and is left out.
//! - The system's number of an error, as in "(os error 2)", is another one for a WebAssembly program, and so is the folder
//!   in which a file was looked for.

use crate::course::Run;

/// How a heading says that its section is timed.
const TIMED: &str = ", timed here ==";

/// What plots and diagrams are drawn with.
const DRAWN: [char; 4] = ['┤', '│', '┬', '└'];

/// Words that come and go with a number.
const UNITS: [&str; 8] = ["ns", "us", "ms", "s", "x", "e", "thread", "threads"];

/// What the words of lesson 07 say about the caches.
const CACHES: &str = " On the dotted lines both vectors together fill L KiB L KiB L KiB";

/// The lessons that end with what is timed, and their sections before that.
pub const UNTIMED: [(&str, &str); 3] =
    [("lesson07", "1,2,3,4"), ("lesson08", "1,2,3"), ("lesson09", "1,2,3,4,5,6")];

/// Whether a line is the heading of a section that is timed.
fn is_timed(line: &str) -> bool {
    line.starts_with("== ") && line.trim_end().ends_with(TIMED)
}

/// The sections of a lesson that are not timed, if others are.
pub fn untimed(out: &str) -> Option<String> {
    let headings: Vec<&str> = out.lines().filter(|line| line.starts_with("== ")).collect();
    let number = |line: &str| line.split(['=', ' ', '.']).find(|word| !word.is_empty()).map(String::from);
    let numbers: Vec<String> =
        headings.iter().filter(|line| !is_timed(line)).filter_map(|line| number(line)).collect();
    (numbers.len() < headings.len()).then(|| numbers.join(","))
}

/// The first difference between what a lesson does in a terminal and in a page.
pub fn difference(native: &Run, page: &Run) -> Option<String> {
    if native.status != page.status {
        return Some(format!("exit status {} in a terminal, {} in the page", native.status, page.status));
    }
    let error = |run: &Run| without(&without(&run.err, "(os error ", ')'), "it was looked for in ", '\n');
    if error(native) != error(page) {
        return Some(format!("in a terminal the error is {:?}, in the page {:?}", native.err, page.err));
    }
    let (native, page) = (comparable(&native.out), comparable(&page.out));
    let place = (0..native.len().max(page.len())).find(|place| native.get(*place) != page.get(*place))?;
    Some(format!("in a terminal {:?}, in the page {:?}", native.get(place), page.get(place)))
}

/// The lines of an output, those of a timed section as one line of words.
fn comparable(out: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut words: Option<Vec<&str>> = None;
    for line in out.split_inclusive('\n') {
        if line.starts_with("== ") {
            lines.extend(words.take().map(|words| words.join(" ")));
            lines.push(line.to_string());
            words = is_timed(line).then(Vec::new);
        } else if let Some(words) = &mut words {
            if !line.contains(DRAWN) {
                words.extend(plain_words(line));
            }
        } else {
            lines.push(without_effort(line));
        }
    }
    lines.extend(words.map(|words| words.join(" ")));
    lines.into_iter().map(|line| line.replace(CACHES, "")).collect()
}

/// The words of a line, without numbers and units.
fn plain_words(line: &str) -> impl Iterator<Item = &str> {
    let words = line.split(|letter: char| !letter.is_alphabetic());
    words.filter(|word| !word.is_empty() && !UNITS.contains(word))
}

/// `By tiled, 2 threads, in 0.0 s.` without its numbers.
fn without_effort(line: &str) -> String {
    match line.strip_prefix("By ").and_then(|rest| Some((rest.split_once(',')?.0, rest.split_once(" s.")?.1)))
    {
        Some((rung, rest)) if line.contains(" thread") => format!("By {rung}.{rest}"),
        _ => line.to_string(),
    }
}

/// A text without what stands between each `start` and the next `end`.
fn without(text: &str, start: &str, end: char) -> String {
    let mut parts = text.split(start);
    let first = parts.next().unwrap_or_default().to_string();
    parts.fold(first, |done, part| done + part.split_once(end).map_or(part, |(_, rest)| rest))
}

#[test]
fn only_what_is_timed_may_differ() {
    let run = |out: &str| Run { out: out.to_string(), err: String::new(), status: 0 };
    let timed = "== 1. A, timed here ==\n\n  way   1.2 ms\n  2 ┤ *\n== 2. B ==\n1.5\nBy lanes, 1 thread, in 0.1 s. Done\n";
    let again =
        timed.replace("1.2 ms", "7 us").replace('*', "o").replace("1 thread, in 0.1", "2 threads, in 3.4");
    assert_eq!(difference(&run(timed), &run(&again)), None);
    for other in [timed.replace("1.5", "1.6"), timed.replace("way", "road"), timed.replace("Done", "Gone")] {
        assert!(difference(&run(timed), &run(&other)).is_some(), "{other}");
    }
    assert!(difference(&run("a\n"), &run("a\n\n")).is_some());
}

#[test]
fn the_number_of_a_systems_error_and_the_folder_may_differ_but_not_the_words() {
    let run = |err: &str| Run { out: String::new(), err: err.to_string(), status: 1 };
    let native = run("error: x: none (os error 2); check\n");
    assert_eq!(difference(&native, &run("error: x: none (os error 44); check\n")), None);
    assert!(difference(&native, &run("error: x: denied (os error 2); check\n")).is_some());
    let native = run("error: x: none (os error 2); it was looked for in /home/ada\n");
    assert_eq!(difference(&native, &run("error: x: none (os error 44); it was looked for in /\n")), None);
}
