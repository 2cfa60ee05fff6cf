//! Few features, many examples, timed here: about as many numbers as with many features.

use serde::Serialize;
use shared::blas;
use shared::lab::Section;
use shared::page::Page;

use crate::comparison::Comparison;

/// The passes over 2 features of a million examples.
#[derive(Serialize)]
pub struct ManyExamples(Comparison);

impl ManyExamples {
    pub fn compute() -> ManyExamples {
        ManyExamples(Comparison::compute(2, 1_000_000))
    }
}

impl Section for ManyExamples {
    fn title(&self) -> String {
        self.0.title()
    }

    fn tell(&self, page: &mut Page) {
        self.0.tell(page);
        page.say(&blas::report());
        if !blas::BUILT_IN {
            page.say("To see it with BLAS: `cargo xtask setup`, then cargo run -p lesson08 --features blas.");
        }
    }
}
