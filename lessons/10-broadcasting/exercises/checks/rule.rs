//! Checks `exercises/rule.rs`: shapes of the chapter, then random ones. All answers are collected first, so that a
//! wrong rule is known by what it makes of all of them.

#[path = "../rule.rs"]
#[allow(unused)]
mod rule;

use std::process::ExitCode;

use lesson10::tuple;
use practice::{Case, Check};
use shared::data::random::SplitMix64;

/// How the rule is often written wrongly.
const WRONG_RULES: [(&str, Rule); 8] = [
    (
        "The shapes are aligned at their left ends: align them at their right ends.",
        Rule { from_left: true, ..RIGHT },
    ),
    (
        "The larger size is taken without a look at the smaller one: this accepts 3 and 4.",
        Rule { larger: true, refuses: Refuses::Nothing, ..RIGHT },
    ),
    (
        "The larger size is taken. 0 and 1 give 0: the result is the size that is not 1.",
        Rule { larger: true, ..RIGHT },
    ),
    ("The last places are lost: go over all axes of the longer shape.", Rule { shorter: true, ..RIGHT }),
    (
        "Only equal sizes are accepted: two sizes fit also if one of them is 1.",
        Rule { refuses: Refuses::Unequal, ..RIGHT },
    ),
    (
        "An axis that is missing counts as 1: here the shapes are refused.",
        Rule { refuses: Refuses::Missing, ..RIGHT },
    ),
    ("The shape is the wrong way round: you found its last size first.", Rule { turned: true, ..RIGHT }),
    (
        "Only the right shape is stretched: the left shape may be stretched as well.",
        Rule { refuses: Refuses::LeftOne, ..RIGHT },
    ),
];

fn main() -> ExitCode {
    practice::exercise(check)
}

fn check() -> Check {
    let mut pairs: Vec<[Vec<usize>; 2]> = vec![
        [vec![3, 4], vec![4]],
        [vec![3, 4], vec![3]],
        [vec![3, 1], vec![1, 4]],
        [vec![], vec![3, 4]],
        [vec![0], vec![1]],
        [vec![2, 1, 3], vec![4, 1]],
    ];
    let known = pairs.len();
    let mut random = SplitMix64::new(10);
    let mut draw = |below: u64| (random.next_u64() % below) as usize;
    for _ in 0..300 {
        pairs.push([0, 1].map(|_| (0..draw(4)).map(|_| [1, 1, 1, 0, 2, 3][draw(6)]).collect()));
    }
    let case = |index: usize| {
        let drawn = if index < known { "" } else { ", drawn with seed 10" };
        Case::new(format!("left {} and right {}{drawn}", tuple(&pairs[index][0]), tuple(&pairs[index][1])))
            .panic(
                "index out of bounds",
                "There is no such axis: a shape may have fewer axes than the other.",
            )
            .panic(
                "subtract with overflow",
                "There is no such axis: a shape may have fewer axes than the other.",
            )
    };
    let mut got = Vec::new();
    for (index, [left, right]) in pairs.iter().enumerate() {
        got.push(case(index).run(|| rule::broadcast(left, right))?);
    }
    let by = |rule: &Rule| pairs.iter().map(|[left, right]| rule.shape(left, right)).collect::<Vec<_>>();
    let cause = WRONG_RULES.iter().find(|(_, rule)| by(rule) == got).map_or("", |(cause, _)| cause);
    for (index, (got, expected)) in got.into_iter().zip(by(&RIGHT)).enumerate() {
        case(index).same("the shape", got, expected, cause)?;
    }
    Ok(())
}

/// The rule, or a wrong one.
struct Rule {
    from_left: bool,
    larger: bool,
    shorter: bool,
    turned: bool,
    refuses: Refuses,
}

/// Which sizes do not fit.
enum Refuses {
    Neither1,
    Nothing,
    Unequal,
    Missing,
    LeftOne,
}

const RIGHT: Rule =
    Rule { from_left: false, larger: false, shorter: false, turned: false, refuses: Refuses::Neither1 };

impl Rule {
    fn shape(&self, left: &[usize], right: &[usize]) -> Option<Vec<usize>> {
        let longest = left.len().max(right.len());
        // Both with all axes: ones are put before the shorter shape, or, wrongly, behind it.
        let padded = |shape: &[usize]| {
            let ones = vec![1; longest - shape.len()];
            if self.from_left { [shape, &ones].concat() } else { [&ones, shape].concat() }
        };
        let skipped = if self.shorter { longest - left.len().min(right.len()) } else { 0 };
        let mut result = Vec::new();
        for (one, other) in padded(left).into_iter().zip(padded(right)).skip(skipped) {
            let neither_1 = one != other && one != 1 && other != 1;
            let refused = match self.refuses {
                Refuses::Neither1 => neither_1,
                Refuses::Nothing => false,
                Refuses::Unequal => one != other,
                Refuses::Missing => neither_1 || left.len() != right.len(),
                Refuses::LeftOne => one != other && other != 1,
            };
            if refused {
                return None;
            }
            let stretched = if one == 1 { other } else { one };
            result.push(if self.larger { one.max(other) } else { stretched });
        }
        if self.turned {
            result.reverse();
        }
        Some(result)
    }
}
