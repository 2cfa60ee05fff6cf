//! The rule on pairs of shapes drawn at random.

use lesson10::{Mismatch, broadcast_shape, random_pairs, tuple};
use serde::Serialize;
use shared::lab::Section;
use shared::page::{Page, counted, thousands};

use super::by_hand::Sum;

/// The pairs, how many of them fit, and for how many of these the sum by hand equals ndarray's.
#[derive(Serialize)]
pub struct RandomPairs {
    pairs: Vec<Pair>,
    fit: usize,
    equal: usize,
}

/// What the rule makes of one pair.
#[derive(Serialize)]
struct Pair {
    left: Vec<usize>,
    right: Vec<usize>,
    result: Option<Vec<usize>>,
    error: Option<String>,
    sum: Option<Sum>,
}

/// How many pairs are told.
const TOLD: usize = 8;

impl RandomPairs {
    pub fn compute(count: usize, seed: u64) -> RandomPairs {
        let pairs: Vec<Pair> = random_pairs(count, seed).into_iter().map(Pair::compute).collect();
        RandomPairs {
            fit: pairs.iter().filter(|pair| pair.result.is_some()).count(),
            equal: pairs.iter().filter(|pair| pair.sum.as_ref().is_some_and(|sum| sum.equal)).count(),
            pairs,
        }
    }
}

impl Pair {
    fn compute([left, right]: [Vec<usize>; 2]) -> Pair {
        let result = broadcast_shape(&left, &right);
        let sum = result.as_ref().ok().and_then(|result| Sum::compute(&left, &right, result));
        let error = result.as_ref().err().map(Mismatch::to_string);
        Pair { left, right, result: result.ok(), error, sum }
    }
}

impl Section for RandomPairs {
    fn title(&self) -> String {
        counted(self.pairs.len(), "random pair")
    }

    fn tell(&self, page: &mut Page) {
        let row = |pair: &Pair| {
            let result = pair.result.as_ref().map_or("-".to_string(), |result| tuple(result));
            vec![tuple(&pair.left), tuple(&pair.right), result]
        };
        page.table(&["left", "right", "result"], &self.pairs.iter().take(TOLD).map(row).collect::<Vec<_>>());
        let [fit, count, equal] = [self.fit, self.pairs.len(), self.equal].map(thousands);
        page.say(&format!(
            "{fit} of {count} fit. In {equal} of these the sum by hand equals ndarray's, to the last bit."
        ));
    }
}
