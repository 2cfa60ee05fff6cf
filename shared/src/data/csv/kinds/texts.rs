//! Texts that are no table: web pages, XML, JSON, ARFF, libsvm, Markdown.

use crate::data::csv::cell::number;

/// A kind of text, and what to do.
struct Text {
    is: fn(&str) -> bool,
    what: &'static str,
    todo: &'static str,
}

const TEXTS: [Text; 6] = [
    Text {
        is: is_web_page,
        what: "a web page (HTML)",
        todo: "download the file itself, not the page that shows it; pandas.read_html(FILE) reads a table in a page",
    },
    Text { is: |text| begins(text, "<?xml"), what: "an XML file", todo: "write the table as CSV" },
    Text {
        is: is_json,
        what: "a JSON file",
        todo: "write the table as CSV: pandas.read_json(FILE).to_csv('data.csv', index=False)",
    },
    Text {
        is: is_arff,
        what: "an ARFF file",
        todo: "keep the lines below @data, and put the names in a first line",
    },
    Text {
        is: is_libsvm,
        what: "a libsvm file (label place:value ...)",
        todo: "write it as CSV: sklearn.datasets.load_svmlight_file(FILE) reads it",
    },
    Text {
        is: is_markdown,
        what: "a Markdown table",
        todo: "delete the line of dashes and the bars at both ends of each line",
    },
];

pub(super) fn kind(start: &[u8]) -> Option<(&'static str, &'static str)> {
    let valid = start.utf8_chunks().next().map_or("", |chunk| chunk.valid());
    let text = valid.trim_start_matches('\u{feff}').trim_ascii_start();
    TEXTS.iter().find(|kind| (kind.is)(text)).map(|kind| (kind.what, kind.todo))
}

fn begins(text: &str, words: &str) -> bool {
    text.get(..words.len()).is_some_and(|head| head.eq_ignore_ascii_case(words))
}

fn is_web_page(mut text: &str) -> bool {
    let mut commented = false;
    while let Some(comment) = text.strip_prefix("<!--") {
        text = comment.split_once("-->").map_or("", |(_, rest)| rest.trim_ascii_start());
        commented = true;
    }
    let tags = ["<!doctype html", "<html", "<head", "<body", "<table", "<div", "<script", "<meta"];
    tags.iter().any(|tag| begins(text, tag)) || (commented && (text.is_empty() || text.starts_with('<')))
}

/// An object, or a list of lists, of objects, or of values on lines of their own.
fn is_json(text: &str) -> bool {
    let Some(list) = text.strip_prefix('[') else { return text.starts_with('{') };
    list.starts_with(['\n', '\r']) || list.trim_ascii_start().starts_with(['{', '['])
}

fn is_arff(text: &str) -> bool {
    let first = text.lines().find(|line| !line.trim().is_empty() && !line.starts_with('%'));
    first.is_some_and(|line| begins(line.trim_ascii_start(), "@relation"))
}

/// A label, and then places and values only.
fn is_libsvm(text: &str) -> bool {
    let mut words = text
        .lines()
        .next()
        .unwrap_or_default()
        .split('#')
        .next()
        .unwrap_or_default()
        .split_ascii_whitespace();
    let is_pair = |word: &str| {
        word.split_once(':').is_some_and(|(place, value)| {
            (place.parse::<u64>().is_ok() || place == "qid") && number(value).is_some()
        })
    };
    let mut pairs = 0;
    words.next().is_some_and(|label| number(label).is_some())
        && words.inspect(|_| pairs += 1).all(is_pair)
        && pairs > 0
}

/// A second line of dashes and bars alone.
fn is_markdown(text: &str) -> bool {
    let rule = text.lines().nth(1).unwrap_or_default().trim();
    rule.contains('|') && rule.contains("--") && rule.chars().all(|letter| "|-+: ".contains(letter))
}

#[cfg(test)]
mod tests {
    use super::kind;

    #[test]
    fn texts_that_are_no_tables_are_named() {
        for (text, expected) in [
            ("\n <!DOCTYPE html>", "HTML"),
            ("\u{feff}<html>", "HTML"),
            ("<!-- saved from url -->\n<table><tr>", "HTML"),
            ("<table border=1>", "HTML"),
            ("<!-- saved from url -->\n<p>", "HTML"),
            ("<!-- longer than what is read", "HTML"),
            ("[{\"x\": 1}]", "JSON"),
            ("[\n  1", "JSON"),
            ("[ [1, 2]]", "JSON"),
            ("{\n \"x\": 1}", "JSON"),
            ("% made by\n%\n\n@RELATION iris\n", "ARFF"),
            ("1 3:0.5 7:1\n-1 1:2\n", "libsvm"),
            ("2 qid:1 3:0.5\n", "libsvm"),
            ("| a | y |\n|---|:-:|\n| 1 | 0 |\n", "Markdown"),
        ] {
            assert!(kind(text.as_bytes()).is_some_and(|(what, _)| what.contains(expected)), "{text}");
        }
        for text in [
            "x,y\n1,0",
            "[x],y\n1,0",
            "% of all,y\n1,0",
            "1 2 3\n4 5 6",
            "1 3:low\n",
            "1 low:3\n",
            "a|y\n1|0",
            "a,b\n--,|\n",
            "1\n",
        ] {
            assert_eq!(kind(text.as_bytes()), None, "{text}");
        }
    }
}
