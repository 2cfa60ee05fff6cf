//! Lesson 10: its flags, and its sections in order. `cargo run -p lesson10 -- --help`

mod boxes;
mod sections;

use std::process::ExitCode;

use lesson10::{LARGEST_SIZE, MOST_AXES, broadcast_shape, numbers, parse_shape, tuple};
use sections::{Axes, Bias, ByHand, Calories, ColumnMinusList, Expressions, RandomPairs, Rule};
use shared::lab::{Contents, Declaration, Defaulted, Error, Flag, Flags, Program, Scope, Usage, quote, run};
use shared::page::counted;

const SHAPES: Defaulted<[Vec<usize>; 2]> = Flag::new(
    "--shapes",
    "LEFT,RIGHT",
    two_shapes,
    "Two shapes, their sizes joined by x, or as NumPy writes them: (3,4),(4,). `scalar` has no axes. At most 6 axes, of \
     sizes from 0 to 1000000.",
)
.default("3x4,4");
const RANDOM_PAIRS: Flag<usize> = Flag::count(
    "--random-pairs",
    "N",
    (1, 100_000),
    "Draws N pairs of shapes of 0 to 5 axes, with sizes from 0 to 4, and tries the rule on each.",
);
const SEED: Defaulted<usize> =
    Flag::count("--seed", "S", (0, 1_000_000_000), "The seed of the random pairs.").default("1");

const USAGE: Usage = Usage {
    package: "lesson10",
    command: None,
    about: "The shape that two shapes are broadcast to, drawn where it is small, and run with strides of 0. Without \
            flags: the lesson.",
    flags: &[&[SHAPES.declaration(), RANDOM_PAIRS.declaration(), SEED.declaration()]],
};

fn main() -> ExitCode {
    run(&[Program { usage: &USAGE, contents }])
}

fn contents(flags: &Flags, lesson: &mut Contents) -> Result<(), Error> {
    flags.conflict(&RANDOM_PAIRS, &SHAPES)?;
    if flags.given(&SEED) && !flags.given(&RANDOM_PAIRS) {
        return Err(Error::flag("--seed", "needs --random-pairs"));
    }
    let seed = flags.get(&SEED)?;
    if let Some(count) = flags.optional(&RANDOM_PAIRS)? {
        lesson.section("random_pairs", || RandomPairs::compute(count, seed as u64));
        return Ok(());
    }
    let [left, right] = flags.get(&SHAPES)?;
    let result = broadcast_shape(&left, &right);
    let whole_lesson = flags.scope() == Scope::WholeLesson;

    if whole_lesson {
        lesson.predict(
            "The table is (3, 4). Its column sums have one axis, (4,). Can you write table / sums? And \
             could you divide it by a list of three, (3,), one number for each row?",
        );
        lesson.section("calories", Calories::compute);
    }
    lesson.answer("rule", || Rule::compute(&left, &right, &result));
    if whole_lesson {
        lesson.section("axes", Axes::compute);
    }
    if let Ok(result) = &result {
        lesson.section("by_hand", || ByHand::compute(&left, &right, result));
    }
    if whole_lesson {
        lesson.section("bias", Bias::compute);
        lesson.section("expressions", Expressions::compute);
        lesson.predict(
            "A is (3, 1), Y is (3,). You want three errors, each chance minus its own label. How many \
             numbers does A - Y have?",
        );
        lesson.section("column_minus_list", ColumnMinusList::compute);
    }
    Ok(())
}

/// Reads `3x4,4`, or `(3,4),(4,)`. The shape that they are broadcast to must be one that an array can have.
fn two_shapes(_: &Declaration, text: &str) -> Result<[Vec<usize>; 2], String> {
    let shapes = apart(text);
    let [left, right] = shapes[..] else {
        let found = counted(shapes.len(), "shape");
        return Err(format!("found {found} in {}, expected two, such as 3x4,4 or (3,4),4", quote(text)));
    };
    let pair = [one_shape(left)?, one_shape(right)?];
    let result = broadcast_shape(&pair[0], &pair[1]).unwrap_or_default();
    let beyond = pair.iter().chain([&result]).find(|shape| numbers(shape).is_none());
    beyond.map_or(Ok(()), |shape| {
        let problem = format!("{} would have more numbers than an address can count", tuple(shape));
        Err(format!("{problem}; expected smaller sizes"))
    })?;
    Ok(pair)
}

/// Cuts at commas, but not inside of parentheses.
fn apart(text: &str) -> Vec<&str> {
    let mut inside = false;
    let is_between = |letter: char| {
        inside = letter == '(' || inside && letter != ')';
        letter == ',' && !inside
    };
    text.split(is_between).collect()
}

fn one_shape(text: &str) -> Result<Vec<usize>, String> {
    let expected =
        format!("at most {MOST_AXES} sizes from 0 to {LARGEST_SIZE} joined by x, such as 3x4, or scalar");
    parse_shape(text).ok_or_else(|| format!("found {}, expected {expected}", quote(text)))
}
