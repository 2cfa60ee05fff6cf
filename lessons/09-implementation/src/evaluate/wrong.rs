//! The answers that are wrong with the most confidence.

use lesson02::{loss, sigmoid};
use lesson09::judging::answers_1;
use serde::Serialize;
use shared::data::Examples;
use shared::lab::Section;
use shared::page::{Page, counted, number};

/// The wrong answers whose chance is the farthest from the label.
#[derive(Serialize)]
pub struct MostWrong {
    wrong: Vec<Wrong>,
    /// How many answers are wrong.
    wrong_in_all: usize,
}

#[derive(Serialize)]
struct Wrong {
    /// Counted from 1.
    example: usize,
    /// Its line in the file, which an array has not; the header is line 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u64>,
    probability: f64,
    label: u8,
}

impl MostWrong {
    pub fn compute(examples: &Examples, z: &[f64], threshold: f64, most: usize) -> MostWrong {
        let labels: Vec<f64> = examples.y.iter().copied().collect();
        let is_wrong = |&i: &usize| answers_1(z[i], threshold) != (labels[i] == 1.0);
        let mut wrong: Vec<usize> = (0..z.len()).filter(is_wrong).collect();
        // The farther the chance is from the label, the larger is the loss; of equal ones the first comes first.
        wrong.sort_by(|&one, &other| loss(z[other], labels[other]).total_cmp(&loss(z[one], labels[one])));
        let told = |&i: &usize| Wrong {
            example: i + 1,
            line: (!examples.lines.is_empty()).then(|| examples.lines.line(i)),
            probability: sigmoid(z[i]),
            label: labels[i] as u8,
        };
        MostWrong { wrong: wrong.iter().take(most).map(told).collect(), wrong_in_all: wrong.len() }
    }
}

impl Section for MostWrong {
    fn title(&self) -> String {
        "Wrong with the most confidence".to_string()
    }

    fn tell(&self, page: &mut Page) {
        if self.wrong.is_empty() {
            return page.say("No answer is wrong.");
        }
        let row = |wrong: &Wrong| {
            let line = wrong.line.map_or("none".to_string(), |line| line.to_string());
            vec![wrong.example.to_string(), line, number(wrong.probability), wrong.label.to_string()]
        };
        let header = ["example", "line", "a, the chance of 1", "label"];
        page.table(&header, &self.wrong.iter().map(row).collect::<Vec<_>>());
        page.say(&format!(
            "{} of {}. Look at them: is the label right?",
            self.wrong.len(),
            counted(self.wrong_in_all, "wrong answer")
        ));
    }
}
