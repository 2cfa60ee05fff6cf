//! The data: the file, its features and its rows.

use serde::Serialize;
use shared::lab::Section;
use shared::page::{Page, names, thousands};

use super::plan::Plan;
use super::training_set::About;

/// What the neuron is trained with.
#[derive(Serialize)]
pub struct TheData {
    file: String,
    features: Vec<String>,
    n_x: usize,
    standardized: bool,
    /// The model that is trained on.
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<String>,
    /// The features that were only centred, being constant.
    constant: Vec<String>,
    /// The training examples, and how many of them have the label 1.
    m: usize,
    with_label_1: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    test: Option<TestRows>,
    /// What was assumed in reading.
    notes: Vec<String>,
}

/// Where the test rows come from.
#[derive(Serialize, Clone)]
#[serde(rename_all = "snake_case")]
pub enum TestRows {
    KeptBack { seed: usize, rows: usize },
    File { file: String, rows: usize },
}

impl TheData {
    pub fn compute(plan: &Plan, about: &About) -> TheData {
        let features = about.features.clone();
        let constant = about.standardization.iter().flat_map(|measured| &measured.constant);
        TheData {
            file: about.file.clone(),
            n_x: features.len(),
            standardized: about.standardization.is_some(),
            from: plan.from.as_ref().map(|(file, _)| file.clone()),
            constant: constant.map(|&k| features[k].clone()).collect(),
            features,
            notes: about.notes.clone(),
            m: about.m,
            with_label_1: about.with_label_1,
            test: about.test.clone(),
        }
    }
}

impl Section for TheData {
    fn title(&self) -> String {
        "The data".to_string()
    }

    fn tell(&self, page: &mut Page) {
        let TheData { file, n_x, m, with_label_1: ones, .. } = self;
        let scale = match (self.standardized, &self.from) {
            (false, _) => "",
            (true, None) => ", standardized with the training rows' numbers",
            (true, Some(_)) => ", standardized with the model's numbers",
        };
        let from =
            self.from.as_ref().map_or(String::new(), |model| format!("\nstart      w and b of {model}"));
        let features = names(&self.features, 62);
        let zeros = m - ones;
        let test = match &self.test {
            None => "no test examples".to_string(),
            Some(TestRows::KeptBack { seed, rows }) => {
                format!("shuffled with seed {seed}; {} kept back for the test", thousands(*rows))
            }
            Some(TestRows::File { file, rows }) => format!("{} test examples in {file}", thousands(*rows)),
        };
        page.lines(&format!(
            "data       {file}\nfeatures   n_x = {n_x}{scale}\n           {features}\nexamples   m = {m} for training: \
             {ones} with label 1, {zeros} with label 0\n           {test}{from}"
        ));
        self.notes.iter().for_each(|note| page.say(&format!("note: {note}.")));
        if !self.constant.is_empty() {
            let names = names(&self.constant, 200);
            page.say(&format!("note: the same in every training row, so centred and not divided: {names}."));
        }
        if *ones == 0 || zeros == 0 {
            page.say("note: all training labels are the same; there is nothing to tell apart.");
        }
    }
}
