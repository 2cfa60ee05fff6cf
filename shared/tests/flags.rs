//! The parser of flags: a table of what it answers, and random arguments that never break it.

use proptest::prelude::*;
use shared::lab::{Defaulted, Error, Flag, Flags, Scope, Usage};

const RATE: Defaulted<f64> = Flag::positive("--learning-rate", "A", "The size of a step.").default("0.1");
const STEPS: Defaulted<usize> = Flag::count("--steps", "N", (0, 1000), "The number of steps.").default("10");
const W: Defaulted<Vec<f64>> = Flag::numbers("--w", "W1,W2", "The weights.").default("1,-2");
const X: Defaulted<Vec<f64>> = Flag::numbers("--x", "X1,X2", "The features.").default("3,1");
const Z: Flag<f64> = Flag::number("--z", "Z", "The weighted sum.");
const Y: Flag<f64> = Flag::label("--y", "0|1", "The label.");
const L2: Defaulted<f64> = Flag::at_least_zero("--l2", "LAMBDA", "The weight of the penalty.").default("0");
const PART: Flag<f64> = Flag::part("--part", "P", "The part that is kept back.");
const FEATURES: Flag<Vec<String>> = Flag::names("--features", "C1,C2", "The columns.");
const DATA: Flag<String> = Flag::text("--data", "FILE", "The table.");
const STANDARDIZE: Flag<()> = Flag::switch("--standardize", "Centre and divide.");

const USAGE: Usage = Usage {
    package: "lesson00",
    command: None,
    about: "Tries the flags.",
    flags: &[&[
        RATE.declaration(),
        STEPS.declaration(),
        W.declaration(),
        X.declaration(),
        Z.declaration(),
        Y.declaration(),
        L2.declaration(),
        PART.declaration(),
        FEATURES.declaration(),
        DATA.declaration(),
        STANDARDIZE.declaration(),
    ]],
};

fn parse(line: &str) -> Result<Flags, Error> {
    Flags::parse(&USAGE, line.split_whitespace())
}

/// Everything the flags can be asked for.
fn read_all(flags: &Flags) -> Result<(), Error> {
    flags.get(&RATE)?;
    flags.get(&STEPS)?;
    flags.paired(&W, &X)?;
    flags.conflict(&Z, &W)?;
    flags.optional(&Z)?;
    flags.optional(&Y)?;
    flags.get(&L2)?;
    flags.optional(&PART)?;
    flags.optional(&FEATURES)?;
    flags.optional(&DATA)?;
    Ok(())
}

#[test]
fn a_flag_that_is_not_given_has_its_default_or_is_absent() {
    let flags = parse("").unwrap();
    assert_eq!((flags.get(&RATE).unwrap(), flags.get(&STEPS).unwrap()), (0.1, 10));
    assert_eq!(flags.paired(&W, &X).unwrap(), [[1.0, -2.0], [3.0, 1.0]]);
    assert_eq!((flags.optional(&Z).unwrap(), flags.optional(&DATA).unwrap()), (None, None));
    assert_eq!(flags.scope(), Scope::WholeLesson);
}

#[test]
fn a_value_stands_behind_a_blank_or_an_equals_sign() {
    for line in ["--z -1.5 --w -1,2 --x 0,-0", "--z=-1.5 --w=-1,2 --x=0,-0"] {
        let flags = parse(line).unwrap();
        assert_eq!(flags.optional(&Z).unwrap(), Some(-1.5));
        let [w, x] = flags.paired(&W, &X).unwrap();
        assert_eq!(
            (w, x.iter().map(|x_k| x_k.to_bits()).collect()),
            (vec![-1.0, 2.0], vec![0, 0]),
            "-0 is 0"
        );
        assert_eq!(flags.scope(), Scope::Laboratory);
    }
}

#[test]
fn names_and_switches_are_read() {
    let flags = parse("--features a,b --standardize").unwrap();
    assert_eq!(flags.optional(&FEATURES).unwrap(), Some(vec!["a".to_string(), "b".to_string()]));
    assert!(flags.given(&STANDARDIZE) && !flags.given(&DATA));
}

#[test]
fn what_every_lesson_has_is_no_input() {
    for line in ["--json", "--section 2", "--json --plots", "--section=1,3 --json"] {
        assert_eq!(parse(line).unwrap().scope(), Scope::WholeLesson, "{line}");
    }
}

#[test]
fn a_missing_flag_is_named_where_it_is_required() {
    let error = parse("").unwrap().required(&DATA).unwrap_err();
    assert_eq!(error.to_string(), "--data: missing; expected --data FILE");
}

#[test]
fn bad_flags_are_answered_by_this_table() {
    let table = [
        ("--rates 1", "--rates: unknown flag; --help lists those of this lesson"),
        ("--lr 1", "--lr: unknown flag; did you mean --learning-rate? --help lists those of this lesson"),
        ("--Steps 1", "--Steps: unknown flag; did you mean --steps? --help lists those of this lesson"),
        ("-x", "-x: unknown flag; did you mean --x? --help lists those of this lesson"),
        ("--X 1", "--X: unknown flag; did you mean --x? --help lists those of this lesson"),
        ("--b 1", "--b: unknown flag; --help lists those of this lesson"),
        ("data.csv", "'data.csv': not a flag; flags start with --, see --help"),
        ("--z", "--z: expected a value, Z"),
        ("--z --y 1", "--z: expected a value, Z, found '--y'"),
        ("--z=", "--z: expected a value, Z, found ''"),
        ("--z 1 --z 1", "--z: given twice"),
        ("--json --json", "--json: given twice"),
        ("--standardize=yes", "--standardize: takes no value, found 'yes'"),
        ("--z NaN", "--z: found 'NaN', expected a finite number"),
        ("--z inf", "--z: found 'inf', expected a finite number"),
        ("--z 0,5", "--z: found '0,5', expected a finite number, with a point before its decimals"),
        ("--z 1,2,3", "--z: found '1,2,3', expected a finite number"),
        ("--w 1,,2 --x 1,2,3", "--w: found '', expected a finite number"),
        ("--learning-rate 0", "--learning-rate: found 0, expected a number above 0"),
        ("--steps 1001", "--steps: found '1001', expected a whole number from 0 to 1000"),
        ("--steps 1e2", "--steps: found '1e2', expected a whole number from 0 to 1000"),
        ("--y 2", "--y: found 2, expected a label, 0 or 1"),
        ("--l2 -1", "--l2: found -1, expected a number, 0 or more"),
        ("--part 1", "--part: found 1, expected a number above 0 and below 1"),
        ("--features a,b,a", "--features: 'a' is named twice"),
        ("--w 1,2", "--w: needs --x with as many numbers"),
        ("--w 1,2 --x 3", "--x: has 1 number, but --w has 2; expected as many"),
        ("--z 1 --w 1 --x 1", "--z: contradicts --w; give one of them"),
        ("--plots", "--plots: belongs to --json; give both"),
    ];
    for (line, expected) in table {
        let answer = parse(line).and_then(|flags| read_all(&flags));
        assert_eq!(answer.unwrap_err().to_string(), expected, "{line}");
    }
}

#[test]
fn each_kind_of_number_has_its_ends() {
    let number = |line: &str| {
        let flags = parse(line)?;
        let steps = |steps: usize| steps as f64;
        match line.split(' ').next() {
            Some("--learning-rate") => flags.get(&RATE),
            Some("--steps") => flags.get(&STEPS).map(steps),
            Some("--l2") => flags.get(&L2),
            Some("--y") => flags.optional(&Y).map(Option::unwrap),
            _ => flags.optional(&PART).map(Option::unwrap),
        }
    };
    for (flag, taken, refused) in [
        ("--learning-rate", &["5e-324", "1e300"][..], &["0", "-1"][..]),
        ("--steps", &["0", "1", "1000"], &["1001", "-1", "0.5"]),
        ("--l2", &["0", "0.5"], &["-5e-324", "-1"]),
        ("--y", &["0", "1"], &["0.5", "-1", "2"]),
        ("--part", &["5e-324", "0.5", "0.9999999"], &["0", "1", "-0.5", "1.5"]),
    ] {
        for value in taken {
            assert_eq!(number(&format!("{flag} {value}")).unwrap(), value.parse::<f64>().unwrap(), "{flag}");
        }
        for value in refused {
            let error = number(&format!("{flag} {value}")).unwrap_err().to_string();
            assert!(error.starts_with(&format!("{flag}: found ")), "{value}: {error}");
        }
    }
}

#[test]
fn the_help_lists_every_flag_with_default_and_range() {
    let help = USAGE.to_string();
    assert!(help.lines().all(|line| line.chars().count() <= 80), "{help}");
    for flag in USAGE.declarations() {
        assert!(help.contains(&format!("\n  {} {}", flag.name, flag.value)), "{help}");
    }
    for words in
        ["From 0 to 1000. Default:", "Default: 1,-2.", "--section N[,M]", "cargo run -p lesson00 -- ["]
    {
        let line = help.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(line.contains(words), "{words}: {help}");
    }
}

/// An argument as a learner might mistype it, or any letters.
fn argument() -> impl Strategy<Value = String> {
    let names = USAGE.declarations().map(|flag| flag.name).chain(["-h"]);
    let name = prop::sample::select(names.collect::<Vec<_>>());
    let value =
        prop::sample::select(vec!["1", "-1", "0.5", "1,2", "nan", "1e999", "", ",", "a,b", "--", "=", "-"]);
    prop_oneof![
        name.clone().prop_map(String::from),
        value.clone().prop_map(String::from),
        (name, value).prop_map(|(name, value)| format!("{name}={value}")),
        any::<String>(),
    ]
}

#[test]
fn a_name_that_holds_a_comma_stands_in_double_quotes() {
    let names = |text: &str| FEATURES.read(text).unwrap();
    assert_eq!(names("\"User, ID\", age"), ["User, ID", "age"]);
    assert_eq!(names("\"a \"\"b\"\", c\""), ["a \"b\", c"]);
    assert_eq!(names("a,b c"), ["a", "b c"]);
    assert!(FEATURES.read("\"a\",a").is_err(), "it is named twice");
}

proptest! {
    #[test]
    fn random_arguments_never_panic_and_are_answered_on_one_line(
        arguments in prop::collection::vec(argument(), 0..6)
    ) {
        let answer = Flags::parse(&USAGE, &arguments).and_then(|flags| read_all(&flags));
        if let Err(error) = answer {
            let said = error.to_string();
            prop_assert!(!said.is_empty() && said.lines().count() == 1, "{said}");
            prop_assert!(!said.chars().any(char::is_control), "{said:?}");
        }
    }

    #[test]
    fn every_finite_number_reads_back(value in any::<f64>().prop_filter("finite", |value| value.is_finite())) {
        let flags = Flags::parse(&USAGE, [format!("--z={value:?}")]).unwrap();
        prop_assert_eq!(flags.optional(&Z).unwrap(), Some(value + 0.0));
    }
}
