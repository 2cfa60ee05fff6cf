//! How much a learner's first `cargo run` has to build.

use std::collections::BTreeSet;

/// How many crates each lesson may build, its own and the course's among them: two more than it does today. Lesson 06
/// is the first that a learner runs. Lesson 01 reads pictures, lesson 09 archives, and it works with threads.
const MOST_CRATES: [(&str, usize); 12] = [
    ("lesson01", 45),
    ("lesson02", 33),
    ("lesson03", 33),
    ("lesson04", 34),
    ("lesson05", 36),
    ("lesson06", 40),
    ("lesson07", 37),
    ("lesson08", 38),
    ("lesson09", 66),
    ("lesson10", 37),
    ("lesson11", 38),
    ("lesson12", 39),
];

/// Crates that no first `cargo run` has to build.
const HEAVY: [&str; 7] =
    ["criterion", "insta", "ndarray-linalg", "openblas-src", "plotters", "testing", "xtask"];

/// Checks what `cargo tree --prefix none --format {p}` says of a lesson.
pub fn check(package: &str, tree: &str) -> Result<(), String> {
    let name = |line: &&str| line.split(' ').next().unwrap_or_default().to_string();
    if let Some(heavy) = tree.lines().find(|line| HEAVY.contains(&name(line).as_str())) {
        return Err(format!("{package} builds {}, which `cargo run` does not need", name(&heavy)));
    }
    let crates: BTreeSet<&str> = tree.lines().map(|line| line.trim_end_matches(" (*)")).collect();
    let most = MOST_CRATES.iter().find(|(lesson, _)| *lesson == package).map(|(_, most)| *most);
    match most {
        Some(most) if crates.len() <= most => Ok(()),
        Some(most) => Err(format!("{package} builds {} crates; expected at most {most}", crates.len())),
        None => Err(format!("{package} has no bound of crates in xtask/src/check/structure/crates.rs")),
    }
}

#[cfg(test)]
mod tests {
    use super::check;

    fn tree(crates: usize) -> String {
        (0..crates).map(|k| format!("crate{k} v1.0.0\ncrate{k} v1.0.0 (*)\n")).collect()
    }

    #[test]
    fn each_lesson_has_its_own_bound() {
        assert!(check("lesson06", &tree(40)).is_ok());
        let problem = check("lesson06", &tree(41)).unwrap_err();
        assert_eq!(problem, "lesson06 builds 41 crates; expected at most 40");
        assert!(check("lesson02", &tree(40)).is_err());
        assert!(check("lesson13", &tree(1)).is_err());
    }

    #[test]
    fn a_heavy_crate_is_named() {
        let tree = "lesson02 v0.1.0 (/course)\ncriterion v0.8.0\n";
        assert!(check("lesson02", tree).is_err_and(|problem| problem.contains("criterion")));
        assert!(check("lesson02", "lesson02 v0.1.0\ncriterion-plot v0.8.0\n").is_ok());
    }
}
