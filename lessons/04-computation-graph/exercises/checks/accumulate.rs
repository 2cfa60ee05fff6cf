//! Checks `exercises/accumulate.rs`: the chapter's b (a + b), then tapes with random local derivatives.

#[path = "../accumulate.rs"]
#[allow(unused)]
mod accumulate;

use std::process::ExitCode;

use practice::{Case, Check};
use shared::data::random::SplitMix64;

/// For each value, the places of its inputs and their local derivatives.
type Tape = [Vec<(usize, f64)>];

fn main() -> ExitCode {
    practice::exercise(check)
}

fn check() -> Check {
    // a = 5, b = 3, v = a + b, J = b v; by hand da = 3, db = 8 + 3, dv = 3.
    let chapter = [vec![], vec![], vec![(0, 1.0), (1, 1.0)], vec![(1, 8.0), (2, 3.0)]];
    check_one(
        "J = b (a + b), entries a, b, v = a + b, J = b v; a = 5, b = 3",
        &chapter,
        &[3.0, 11.0, 3.0, 1.0],
    )?;
    for seed in [4, 5] {
        let mut random = SplitMix64::new(seed);
        // Entries 1 and 3 have two uses, and the output does not depend on entry 2.
        let inputs: [&[usize]; 7] = [&[], &[], &[], &[0, 1], &[1, 3], &[4], &[3, 5]];
        let mut entry = |of: &[usize]| of.iter().map(|input| (*input, 0.5 + random.next_f64())).collect();
        let tape: Vec<Vec<(usize, f64)>> = inputs.iter().map(|of| entry(of)).collect();
        let right: Vec<f64> =
            (0..7).map(|nudged| output(&tape, Some(nudged)) - output(&tape, None)).collect();
        let about = format!("7 entries ({}), local derivatives drawn with seed {seed}", made_from(&tape));
        check_one(&about, &tape, &right)?;
    }
    Ok(())
}

/// The last value of the tape, where one value is nudged by 1; all operations are linear, so that this is exact.
fn output(tape: &Tape, nudged: Option<usize>) -> f64 {
    let mut values: Vec<f64> = Vec::new();
    for (index, inputs) in tape.iter().enumerate() {
        let mut value = f64::from(nudged == Some(index));
        for (input, local) in inputs {
            value += local * values[*input];
        }
        values.push(value);
    }
    values[tape.len() - 1]
}

/// `3 from 0 and 1, 4 from 1 and 3`
fn made_from(tape: &Tape) -> String {
    let mut entries = Vec::new();
    for (index, inputs) in tape.iter().enumerate().filter(|(_, inputs)| !inputs.is_empty()) {
        let places: Vec<String> = inputs.iter().map(|(input, _)| input.to_string()).collect();
        entries.push(format!("{index} from {}", places.join(" and ")));
    }
    entries.join(", ")
}

fn check_one(about: &str, tape: &Tape, right: &[f64]) -> Check {
    let n = tape.len();
    let case = Case::new(about);
    let mut gradients = vec![0.0; n];
    case.run(|| accumulate::backward(tape, &mut gradients))?;
    let backward = || (0..n).rev();
    case.compare("gradients", &gradients, right)
        .mistake(
            wrong(tape, backward(), &|_, local, of| local * of),
            "A value that is used twice keeps only one of its shares: += and not =.",
        )
        .mistake(
            wrong(tape, 0..n, &|sum, local, of| sum + local * of),
            "The entries pass on before they have received: go from the last entry to the first.",
        )
        .mistake(
            wrong(tape, backward(), &|sum, local, _| sum + local),
            "Shares are local derivatives only: take the local one times the gradient of the entry.",
        )
        .mistake(
            wrong(tape, backward(), &|sum, _, of| sum + of),
            "The local derivative is missing in the shares.",
        )
        .mistake(
            wrong(tape, (0..n - 1).rev(), &|sum, local, of| sum + local * of),
            "The output passes nothing on: the loop must begin with the last entry.",
        )
        .when(
            gradients.iter().all(|one| *one == 0.0),
            "Every gradient is 0. Begin: the gradient of the output is 1.",
        )
        .check()?;
    // Again, into the same numbers.
    let case = Case::new(format!("{about}, a second time")).with("gradients of the pass before", right);
    case.run(|| accumulate::backward(tape, &mut gradients))?;
    let is_larger = gradients.iter().zip(right).any(|(got, right)| got > right);
    case.compare("gradients", &gradients, right)
        .when(
            is_larger,
            "The first pass is right; the second adds to what the pass before has left: begin at 0.",
        )
        .check()
}

/// The gradients where entries are visited in some order, and an input's gradient becomes what a rule makes of it, the
/// local derivative, and the entry's gradient.
fn wrong(tape: &Tape, order: impl Iterator<Item = usize>, rule: &dyn Fn(f64, f64, f64) -> f64) -> Vec<f64> {
    let mut gradients = vec![0.0; tape.len()];
    gradients[tape.len() - 1] = 1.0;
    for index in order {
        for &(input, local) in &tape[index] {
            gradients[input] = rule(gradients[input], local, gradients[index]);
        }
    }
    gradients
}
