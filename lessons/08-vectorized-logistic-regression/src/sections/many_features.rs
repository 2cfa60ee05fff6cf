//! Many features, few examples, timed here: the pictures of the notes' course.

use serde::Serialize;
use shared::lab::Section;
use shared::page::Page;

use crate::comparison::Comparison;

/// The passes over 12,288 features of 209 examples.
#[derive(Serialize)]
pub struct ManyFeatures(Comparison);

impl ManyFeatures {
    pub fn compute() -> ManyFeatures {
        ManyFeatures(Comparison::compute(12288, 209))
    }
}

impl Section for ManyFeatures {
    fn title(&self) -> String {
        self.0.title()
    }

    fn tell(&self, page: &mut Page) {
        self.0.tell(page);
    }
}
