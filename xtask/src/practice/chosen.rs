//! Which exercises a command is about, and how they stand.

use practice::{Course, Exercise, State, Verdict};

use crate::command::Which;
use crate::error::{Error, Result};
use crate::out::{say, tell};

/// The exercises of a lesson, or one of them; without a lesson, those of the lesson of the next exercise.
pub fn exercises<'a>(course: &'a Course, which: &Which) -> Result<Vec<&'a Exercise>> {
    let lesson = match &which.lesson {
        Some(lesson) => lesson.clone(),
        None => match first_open(course)? {
            Some(next) => next.number().to_string(),
            None => return Err(Error::new("every exercise is solved; name a lesson, such as 06")),
        },
    };
    let of_lesson: Vec<&Exercise> =
        course.exercises.iter().filter(|exercise| exercise.number() == lesson).collect();
    let Some(name) = &which.name else { return Ok(of_lesson) };
    match of_lesson.iter().find(|exercise| exercise.name == *name) {
        Some(exercise) => Ok(vec![*exercise]),
        None => {
            let names: Vec<&str> = of_lesson.iter().map(|exercise| exercise.name.as_str()).collect();
            Err(Error::new(format!("lesson {lesson} has no exercise {name:?}; it has {}", names.join(", "))))
        }
    }
}

/// The one exercise that help is asked for: the named one, or the first of them that is not solved.
pub fn one<'a>(course: &'a Course, which: &Which) -> Result<&'a Exercise> {
    let chosen = exercises(course, which)?;
    let verdicts = verdicts(course, &chosen)?;
    let open = verdicts.iter().position(|verdict| verdict.state != State::Solved);
    let index = open.or(chosen.len().checked_sub(1));
    index.map(|index| chosen[index]).ok_or_else(|| Error::new("this lesson has no exercises"))
}

/// How some exercises stand.
pub fn verdicts(course: &Course, exercises: &[&Exercise]) -> Result<Vec<Verdict>> {
    course.verdicts(exercises).map_err(Error::new)
}

/// The first exercise that is not solved, in a part that is not known.
pub fn first_open(course: &Course) -> Result<Option<&Exercise>> {
    let all: Vec<&Exercise> = course.exercises.iter().collect();
    let verdicts = verdicts(course, &all)?;
    Ok(open(&all, &verdicts).next())
}

/// The exercises that are still to do: not solved, and not before a capstone that is.
pub fn open<'a>(all: &[&'a Exercise], verdicts: &[Verdict]) -> impl Iterator<Item = &'a Exercise> {
    let open = all.iter().zip(verdicts).zip(known(all, verdicts));
    let open: Vec<&Exercise> = open
        .filter(|((_, verdict), known)| verdict.state != State::Solved && !known)
        .map(|((exercise, _), _)| *exercise)
        .collect();
    open.into_iter()
}

/// For each exercise, whether the capstone of its part is solved.
pub fn known(all: &[&Exercise], verdicts: &[Verdict]) -> Vec<bool> {
    let mut known = vec![false; all.len()];
    let mut part = 0;
    for index in 0..all.len() {
        if all[index].is_capstone() {
            known[part..=index].fill(verdicts[index].state == State::Solved);
            part = index + 1;
        }
    }
    known
}

/// `check`: each verdict with its text.
pub fn check(course: &Course, which: &Which) -> Result<bool> {
    let chosen = exercises(course, which)?;
    let verdicts = verdicts(course, &chosen)?;
    for (exercise, verdict) in chosen.iter().zip(&verdicts) {
        tell!("{}", course.told(exercise, verdict));
    }
    let solved = verdicts.iter().filter(|verdict| verdict.state == State::Solved).count();
    if solved == chosen.len() {
        let lesson = chosen.first().map_or("", |exercise| exercise.number());
        say!(
            "\nAll solved. Another way to write it: cargo xtask solution {lesson} NAME. Go on: cargo xtask next"
        );
    } else {
        let open = chosen.iter().zip(&verdicts).find(|(_, verdict)| verdict.state != State::Solved);
        let (lesson, name) = open.map_or(("", ""), |(exercise, _)| (exercise.number(), &exercise.name));
        say!("{solved} of {} solved. A hint: cargo xtask hint {lesson} {name}", chosen.len());
    }
    Ok(solved == chosen.len())
}

#[cfg(test)]
mod tests {
    use practice::{Exercise, State, Verdict};

    use super::{known, open};

    #[test]
    fn a_solved_capstone_marks_its_own_part_as_known() {
        let exercise = |package: &str, name: &str| Exercise {
            package: package.to_string(),
            folder: std::path::PathBuf::new(),
            name: name.to_string(),
        };
        let all = [
            exercise("lesson06", "one_pass"),
            exercise("lesson06", "capstone"),
            exercise("lesson07", "dot"),
            exercise("lesson09", "capstone"),
            exercise("lesson10", "rule"),
        ];
        let all: Vec<&Exercise> = all.iter().collect();
        let verdict = |state| Verdict { state, text: String::new() };
        let states = [State::NotSolved, State::Solved, State::Wrong, State::NotSolved, State::NotSolved];
        let verdicts = states.map(verdict);
        assert_eq!(known(&all, &verdicts), [true, true, false, false, false]);
        let left: Vec<&str> = open(&all, &verdicts).map(|exercise| exercise.name.as_str()).collect();
        assert_eq!(left, ["dot", "capstone", "rule"]);
    }
}
