//! The flags of lesson 10, and the shapes that they name.

use shared::cli::{Flag, Flags, Usage};
use shared::random::SplitMix64;
use shared::{Error, page};

/// The flags of this lesson.
pub const USAGE: Usage = Usage {
    package: "lesson10",
    about: "The shape that two shapes are broadcast to, drawn where it is small, and run with strides of 0. Without flags: \
            the lesson.",
    flags: &[
        Flag::new(
            "--shapes",
            "LEFT,RIGHT",
            "3x4,4",
            None,
            "Two shapes, their sizes joined by x; `scalar` has no axes. At most 6 axes, of sizes from 0 to 1000.",
        ),
        Flag::new(
            "--random-pairs",
            "N",
            "",
            Some((1, 100_000)),
            "Draws N pairs of shapes of 0 to 5 axes, with sizes from 0 to 4, and tries the rule on each.",
        ),
        Flag::new("--seed", "S", "1", Some((0, 1_000_000_000)), "The seed of the random pairs."),
    ],
};

const MOST_AXES: usize = 6;
const LARGEST_SIZE: usize = 1000;

/// The left shape and the right one.
pub type Pair = [Vec<usize>; 2];

/// What the flags select.
pub enum Inputs {
    /// One pair of shapes.
    Shapes {
        /// The pair.
        pair: Pair,
        /// Whether to tell the whole lesson: no flag was given.
        whole_lesson: bool,
    },
    /// Pairs drawn at random.
    RandomPairs(Vec<Pair>),
}

impl Inputs {
    /// Reads the flags.
    ///
    /// # Errors
    /// Bad flags.
    pub fn from_flags(flags: &Flags) -> Result<Inputs, Error> {
        flags.conflict("--random-pairs", "--shapes")?;
        if flags.given("--seed") && !flags.given("--random-pairs") {
            return Err(Error::flag("--seed", "needs --random-pairs"));
        }
        let seed = flags.count("--seed")?.unwrap_or_default();
        if let Some(count) = flags.count("--random-pairs")? {
            return Ok(Inputs::RandomPairs(random_pairs(count, seed as u64)));
        }
        let text = flags.text("--shapes").unwrap_or_default();
        let shapes: Vec<&str> = text.split(',').collect();
        let [left, right] = shapes[..] else {
            let found = page::counted(shapes.len(), "shape");
            return Err(Error::flag(
                "--shapes",
                format!("found {found} in {}, expected two, such as 3x4,4", shared::quote(text)),
            ));
        };
        let shape = |text: &str| {
            parse_shape(text).ok_or_else(|| {
                let problem = format!(
                    "found {}, expected at most {MOST_AXES} sizes from 0 to {LARGEST_SIZE} joined by x, such as 3x4, \
                     or scalar",
                    shared::quote(text)
                );
                Error::flag("--shapes", problem)
            })
        };
        let pair = [shape(left)?, shape(right)?];
        Ok(Inputs::Shapes { pair, whole_lesson: !flags.any() })
    }
}

/// A shape as it is typed: `3x4`, `4`, `scalar`. None if it is none, or has more than 6 axes, or a size above 1000.
pub fn parse_shape(text: &str) -> Option<Vec<usize>> {
    let text = text.trim();
    if text == "scalar" {
        return Some(Vec::new());
    }
    let sizes: Option<Vec<usize>> = text.split('x').map(|size| size.parse().ok()).collect();
    sizes.filter(|sizes| sizes.len() <= MOST_AXES && sizes.iter().all(|&size| size <= LARGEST_SIZE))
}

/// Pairs of shapes of 0 to 5 axes with sizes 0 to 4. On each axis the sizes are equal, or one of them is 1, or both
/// are drawn freely, each in about a third of the cases; so many pairs fit, and many do not.
pub fn random_pairs(count: usize, seed: u64) -> Vec<Pair> {
    let mut random = SplitMix64::new(seed);
    let mut below = |bound: u64| (random.next_u64() % bound) as usize;
    let mut pair = || {
        let axes = [below(6), below(6)];
        let mut pair: Pair = [Vec::new(), Vec::new()];
        for axis in 0..axes[0].max(axes[1]) {
            let (kind, size, other) = (below(3), below(5), below(5));
            let sizes = match kind {
                0 => [size, size],
                1 if other % 2 == 0 => [1, size],
                1 => [size, 1],
                _ => [size, other],
            };
            for (side, shape) in pair.iter_mut().enumerate().filter(|(side, _)| axis < axes[*side]) {
                shape.insert(0, sizes[side]);
            }
        }
        pair
    };
    (0..count).map(|_| pair()).collect()
}
