//! One chance and one answer for each example.

use lesson02::sigmoid;
use lesson09::judging::answers_1;
use serde::Serialize;
use shared::data::Examples;
use shared::lab::Section;
use shared::page::{Page, counted, number, short, shortened, thousands};

/// One probability and one answer for each example.
#[derive(Serialize)]
pub struct Predictions {
    file: String,
    m: usize,
    /// The answer is 1 where the probability is above it.
    threshold: f64,
    pub probabilities: Vec<f64>,
    predictions: Vec<u8>,
    answered_1: usize,
    /// What the table calls the answers 0 and 1.
    words: Option<[String; 2]>,
    /// The line of each example in the file, if rows that lack a value were left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    lines: Option<Vec<u64>>,
    /// Where the table with the answers was written.
    #[serde(skip_serializing_if = "Option::is_none")]
    saved: Option<String>,
    /// What was assumed in reading.
    notes: Vec<String>,
}

/// How the answers are told.
pub struct Told {
    /// What the table calls the answers 0 and 1.
    pub words: Option<[String; 2]>,
    /// Whether with the line of each example in the file, if it has lines.
    pub lines: bool,
    /// Where the table with the answers is written.
    pub saved: Option<String>,
}

/// How many of the answers are told.
const SHOWN: usize = 20;

impl Predictions {
    pub fn compute(examples: &Examples, z: &[f64], threshold: f64, told: Told) -> Predictions {
        let predictions: Vec<u8> = z.iter().map(|&z_i| u8::from(answers_1(z_i, threshold))).collect();
        Predictions {
            file: examples.file.clone(),
            m: z.len(),
            threshold,
            probabilities: z.iter().map(|&z_i| sigmoid(z_i)).collect(),
            answered_1: predictions.iter().filter(|&&answer| answer == 1).count(),
            predictions,
            words: told.words,
            lines: (told.lines && !examples.lines.is_empty())
                .then(|| (0..z.len()).map(|i| examples.lines.line(i)).collect()),
            saved: told.saved,
            notes: examples.notes.clone(),
        }
    }

    /// The answer for example i in the table's own words, else 0 or 1.
    pub fn answer(&self, i: usize) -> &str {
        in_words(self.words.as_ref(), self.predictions[i])
    }
}

/// An answer in the table's own words, else 0 or 1.
pub fn in_words(words: Option<&[String; 2]>, answer: u8) -> &str {
    match words {
        Some(words) => &words[usize::from(answer)],
        None => ["0", "1"][usize::from(answer)],
    }
}

/// A word as it fits into the table.
fn cut(word: &str) -> String {
    shortened(word, 16)
}

impl Section for Predictions {
    fn title(&self) -> String {
        format!("{} of {}", counted(self.m, "example"), self.file)
    }

    fn tell(&self, page: &mut Page) {
        self.notes.iter().for_each(|note| page.say(&format!("note: {note}.")));
        let one = cut(in_words(self.words.as_ref(), 1));
        let row = |i: usize| {
            let line = self.lines.iter().map(|lines| lines[i].to_string());
            let answer = [number(self.probabilities[i]), cut(self.answer(i))];
            [(i + 1).to_string()].into_iter().chain(line).chain(answer).collect::<Vec<String>>()
        };
        let chance = format!("a, the chance of {one}");
        let line = self.lines.as_ref().map(|_| "line");
        let header: Vec<&str> = ["example"].into_iter().chain(line).chain([&*chance, "answer"]).collect();
        page.table(&header, &(0..self.m.min(SHOWN)).map(row).collect::<Vec<_>>());
        if self.m > SHOWN {
            page.say(&format!("And {} more; --json prints them all.", thousands(self.m - SHOWN)));
        }
        page.say(&format!(
            "{} of {} answers are {one}: those whose chance is above {}.",
            self.answered_1,
            self.m,
            short(self.threshold)
        ));
        if let Some(path) = &self.saved {
            page.say(&format!("Saved: {path}"));
        }
    }
}
