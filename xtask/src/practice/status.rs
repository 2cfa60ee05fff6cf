//! How all exercises stand.

use practice::{Course, State};

use crate::error::Result;
use crate::out::say;
use crate::practice::chosen;

pub fn run(course: &Course) -> Result<bool> {
    let all: Vec<_> = course.exercises.iter().collect();
    let verdicts = chosen::verdicts(course, &all)?;
    let known = chosen::known(&all, &verdicts);
    let mut lesson = "";
    for ((exercise, verdict), known) in all.iter().zip(&verdicts).zip(known) {
        let number = if exercise.number() == lesson { "" } else { exercise.number() };
        lesson = exercise.number();
        let state = match verdict.state {
            State::NotSolved if known => "known: its part's capstone is solved",
            state => state.name(),
        };
        let mark = if verdict.state == State::Solved { "x" } else { " " };
        say!("{number:>2}  [{mark}] {:<24}{state}", exercise.name);
    }
    let solved = verdicts.iter().filter(|verdict| verdict.state == State::Solved).count();
    say!("\n{solved} of {} solved. What to do now: cargo xtask next", all.len());
    Ok(true)
}
