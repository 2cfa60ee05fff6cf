//! Writes a module for each stub, solution and mistake: the check as it stands, with that file in place of the learner's.

use std::error::Error;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

use practice::{Course, Exercise, Source};

fn main() -> Result<(), Box<dyn Error>> {
    let here = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let course = Course::load(&here)?;
    println!("cargo::rerun-if-changed=build.rs");
    for manifest in &course.manifests {
        println!("cargo::rerun-if-changed={}", manifest.display());
    }
    let mut text = String::new();
    for exercise in &course.exercises {
        for file in [exercise.check(), exercise.source()] {
            println!("cargo::rerun-if-changed={}", course.root.join(file).display());
        }
        let modules = modules(&course, exercise, &out)?;
        writeln!(text, "mod {}_{} {{\n{modules}}}", exercise.package, exercise.name)?;
    }
    fs::write(out.join("exercises.rs"), text)?;
    Ok(())
}

/// A module for each file, with the test that says what must hold of it.
fn modules(course: &Course, exercise: &Exercise, out: &Path) -> Result<String, Box<dyn Error>> {
    let source = course.source(exercise)?;
    let check = fs::read_to_string(course.root.join(exercise.check()))?.replace("\r\n", "\n");
    enough(exercise, &source)?;
    let mut files = vec![
        ("stub".to_string(), source.stub(), "is_not_solved", "not_solved(check())".to_string()),
        ("solution".to_string(), source.solution(), "passes", "solved(check())".to_string()),
    ];
    for mistake in &source.mistakes {
        let (claim, test) = match &mistake.says {
            Some(says) => ("is_told", format!("told(check(), {says:?})")),
            None => ("is_refused", "refused(check())".to_string()),
        };
        files.push((mistake.name.clone(), mistake.code.clone(), claim, test));
    }
    let learners = format!("#[path = \"../{}.rs\"]", exercise.name);
    if check.matches(&learners).count() != 1 {
        return Err(format!("{} must have the line {learners}", exercise.check().display()).into());
    }
    let folder = out.join(&exercise.package).join(&exercise.name);
    fs::create_dir_all(&folder)?;
    let mut text = String::new();
    for (name, code, claim, test) in files {
        let path = folder.join(format!("{name}.rs"));
        fs::write(&path, code)?;
        let style = match &name[..] {
            "solution" => "",
            "stub" => "#[allow(clippy::todo)]\n",
            // A mistake is not asked for its style.
            _ => "#[allow(clippy::all)]\n",
        };
        let check = check.replace(&learners, &format!("#[path = {:?}]", path.to_string_lossy()));
        writeln!(
            text,
            "{style}mod {name} {{\n{check}\n#[test]\nfn {claim}() {{\n    practice::gate::{test};\n}}\n\
             // A check is a program; here its main function has no caller.\n#[allow(dead_code)]\nconst MAIN: fn() -> std::process::ExitCode = main;\n}}"
        )?;
    }
    Ok(text)
}

/// An exercise has three hints and says why; with code of some length it has three mistakes and three values.
fn enough(exercise: &Exercise, source: &Source) -> Result<(), String> {
    let returns = source.mistakes.iter().filter(|mistake| mistake.says.is_none()).count();
    let told = source.mistakes.len() - returns;
    let lacking = [
        (source.hints.len() != 3, "three hints"),
        (source.why.is_empty(), "a WHY"),
        (told < 3, "three mistakes"),
        (returns < 3, "three values under RETURNS"),
    ];
    match lacking.iter().find(|(lacks, _)| *lacks) {
        Some((_, what)) => Err(format!("{} needs {what}", exercise.source().display())),
        None => Ok(()),
    }
}
