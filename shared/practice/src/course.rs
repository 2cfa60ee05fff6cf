//! All exercises of the course, and how they stand.

use std::collections::HashMap;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;

use serde::{Deserialize, Serialize};

use crate::launch::{self, Built};
use crate::source::Source;
use crate::verdict::{State, Verdict};

/// The exercises in the order of the course.
pub struct Course {
    /// The workspace's folder.
    pub root: PathBuf,
    /// Where programs and verdicts are kept.
    pub target: PathBuf,
    /// Lesson by lesson.
    pub exercises: Vec<Exercise>,
    /// The files that list them.
    pub manifests: Vec<PathBuf>,
}

/// A file that the learner edits.
#[derive(Clone, Debug)]
pub struct Exercise {
    /// `lesson06`
    pub package: String,
    /// `lessons/06-m-examples`
    pub folder: PathBuf,
    /// `one_pass`; its file, its check and its source have this name.
    pub name: String,
}

impl Exercise {
    /// `06`
    pub fn number(&self) -> &str {
        self.package.trim_start_matches("lesson")
    }

    /// Whether passing it marks its part of the course, up to its own lesson, as known.
    pub fn is_capstone(&self) -> bool {
        self.name == "capstone"
    }

    /// The file that the learner edits, from the workspace's folder.
    pub fn file(&self) -> PathBuf {
        self.folder.join("exercises").join(self.name.clone() + ".rs")
    }

    /// The check.
    pub fn check(&self) -> PathBuf {
        self.folder.join("exercises/checks").join(self.name.clone() + ".rs")
    }

    /// The solution with its marks.
    pub fn source(&self) -> PathBuf {
        self.folder.join("exercises/solutions").join(self.name.clone() + ".rs")
    }
}

/// What `cargo metadata` says.
#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
    workspace_root: PathBuf,
    target_directory: PathBuf,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    manifest_path: PathBuf,
    metadata: Option<Tables>,
}

#[derive(Deserialize)]
struct Tables {
    lesson: Option<Lesson>,
}

#[derive(Deserialize)]
struct Lesson {
    /// In the order in which they are done.
    #[serde(default)]
    exercises: Vec<String>,
}

/// A verdict, and of what.
#[derive(Deserialize, Serialize)]
struct Kept {
    of: u64,
    verdict: Verdict,
}

impl Course {
    /// Asks Cargo about the workspace that a folder is in.
    ///
    /// # Errors
    /// If Cargo cannot tell.
    pub fn load(folder: &Path) -> Result<Course, String> {
        let mut cargo = Command::new(launch::cargo());
        cargo.current_dir(folder).args(["metadata", "--no-deps", "--format-version", "1"]);
        let output = cargo.output().map_err(|error| format!("cannot run cargo: {error}"))?;
        let metadata: Metadata = serde_json::from_slice(&output.stdout).map_err(|error| {
            let said = String::from_utf8_lossy(&output.stderr);
            format!("cannot read the answer of cargo metadata ({error}):\n{}", said.trim_end())
        })?;
        let root = metadata.workspace_root;
        let mut packages: Vec<&Package> = metadata.packages.iter().collect();
        packages.sort_by(|one, other| one.name.cmp(&other.name));
        let mut exercises = Vec::new();
        for package in packages {
            let lesson = package.metadata.as_ref().and_then(|tables| tables.lesson.as_ref());
            let folder = package.manifest_path.parent().unwrap_or(&root);
            let folder = folder.strip_prefix(&root).unwrap_or(folder).to_path_buf();
            exercises.extend(lesson.into_iter().flat_map(|lesson| &lesson.exercises).map(|name| Exercise {
                package: package.name.clone(),
                folder: folder.clone(),
                name: name.clone(),
            }));
        }
        let manifests = metadata.packages.iter().map(|package| package.manifest_path.clone()).collect();
        Ok(Course { root, target: metadata.target_directory, exercises, manifests })
    }

    /// The source of an exercise.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn source(&self, exercise: &Exercise) -> Result<Source, String> {
        let named = |problem| format!("{}: {problem}", exercise.source().display());
        Source::parse(&self.read(&exercise.source())?).map_err(named)
    }

    /// How some exercises stand. Each is built and run by itself, so that none hides another; one that is still its stub
    /// needs no build, and one that was checked as it is now, no second run.
    ///
    /// # Errors
    /// If a file cannot be read, or Cargo cannot do its work at all.
    pub fn verdicts(&self, exercises: &[&Exercise]) -> Result<Vec<Verdict>, String> {
        let mut kept = self.kept();
        let mut verdicts: Vec<Option<Verdict>> = Vec::new();
        let mut hashes = Vec::new();
        let course = self.hash_of_the_course()?;
        for exercise in exercises {
            if let Err(problem) = self.read(&exercise.file()) {
                let again = format!("cargo xtask reset {} {}", exercise.number(), exercise.name);
                let text = format!("{problem}\n`{again}` brings it back.\n");
                verdicts.push(Some(Verdict { state: State::Unreadable, text }));
                hashes.push(course);
                continue;
            }
            let hash = self.hash(course, exercise)?;
            let known = kept.get(&key(exercise)).filter(|kept| kept.of == hash);
            verdicts.push(match self.if_untouched(exercise)? {
                Some(untouched) => Some(untouched),
                None => known.map(|kept| kept.verdict.clone()),
            });
            hashes.push(hash);
        }
        let mut packages: Vec<&str> = exercises.iter().map(|exercise| exercise.package.as_str()).collect();
        packages.dedup();
        for package in packages {
            let of = |index: &usize| exercises[*index].package == package && verdicts[*index].is_none();
            let open: Vec<usize> = (0..exercises.len()).filter(of).collect();
            let found = self.run(&open.iter().map(|index| exercises[*index]).collect::<Vec<_>>())?;
            for (index, verdict) in open.into_iter().zip(found) {
                if verdict.state.lasts() {
                    kept.insert(key(exercises[index]), Kept { of: hashes[index], verdict: verdict.clone() });
                }
                verdicts[index] = Some(verdict);
            }
        }
        self.keep(&kept);
        Ok(verdicts.into_iter().flatten().collect())
    }

    /// Builds the checks of some exercises of one lesson, and runs them side by side.
    fn run(&self, exercises: &[&Exercise]) -> Result<Vec<Verdict>, String> {
        let Some(first) = exercises.first() else { return Ok(Vec::new()) };
        let names: Vec<&str> = exercises.iter().map(|exercise| exercise.name.as_str()).collect();
        let mut built = launch::build(&self.root, &first.package, &names)?;
        let folder = self.root.join(&first.folder);
        std::thread::scope(|scope| {
            let started: Vec<_> = names
                .iter()
                .map(|name| {
                    let (built, folder) = (built.remove(*name), &folder);
                    scope.spawn(move || match built {
                        Some(Built::Program(program)) => launch::run(folder, &program),
                        Some(Built::Refused(text)) => Verdict { state: State::DoesNotCompile, text },
                        None => Verdict { state: State::Stopped, text: String::new() },
                    })
                })
                .collect();
            let ended =
                started.into_iter().map(|one| one.join().map_err(|_| "a check could not be run".to_string()));
            ended.collect()
        })
    }

    /// The verdict on a file that is still its stub.
    fn if_untouched(&self, exercise: &Exercise) -> Result<Option<Verdict>, String> {
        let text = self.read(&exercise.file())?;
        if text != self.source(exercise)?.stub() {
            return Ok(None);
        }
        let line = text
            .lines()
            .position(|line| line.contains("todo!") && !line.trim_start().starts_with("//"))
            .map_or(1, |index| index + 1);
        let text = format!("Still to write: {}:{line}\n", exercise.file().display());
        Ok(Some(Verdict { state: State::NotSolved, text }))
    }

    /// An exercise and its verdict, as they are printed.
    pub fn told(&self, exercise: &Exercise, verdict: &Verdict) -> String {
        let mut text = format!("{} {}: {}\n", exercise.number(), exercise.name, verdict.state.name());
        for line in verdict.text.trim_end().lines() {
            text += &if line.is_empty() { "\n".to_string() } else { format!("  {line}\n") };
        }
        text + if verdict.text.trim().is_empty() { "" } else { "\n" }
    }

    /// Which build of the course a verdict belongs to: all sources that a check can reach.
    fn hash_of_the_course(&self) -> Result<u64, String> {
        let mut hasher = DefaultHasher::new();
        for folder in ["lessons", "shared"] {
            for member in sorted(&self.root.join(folder))? {
                hash_sources(&member.join("src"), &mut hasher)?;
            }
        }
        hash_sources(&self.root.join("shared/src"), &mut hasher)?;
        self.read(Path::new("Cargo.lock"))?.hash(&mut hasher);
        Ok(hasher.finish())
    }

    fn hash(&self, course: u64, exercise: &Exercise) -> Result<u64, String> {
        let mut hasher = DefaultHasher::new();
        course.hash(&mut hasher);
        self.read(&exercise.file())?.hash(&mut hasher);
        self.read(&exercise.check())?.hash(&mut hasher);
        Ok(hasher.finish())
    }

    fn kept_file(&self) -> PathBuf {
        self.target.join("practice/verdicts.json")
    }

    /// What earlier runs found. A file that cannot be read is as good as none: the checks run again.
    fn kept(&self) -> HashMap<String, Kept> {
        let text = fs::read_to_string(self.kept_file()).unwrap_or_default();
        serde_json::from_str(&text).unwrap_or_default()
    }

    /// Keeps what was found. Where that fails the checks run again next time.
    fn keep(&self, kept: &HashMap<String, Kept>) {
        let file = self.kept_file();
        let _ = file.parent().map(fs::create_dir_all);
        let _ = serde_json::to_string(kept).map(|text| fs::write(file, text));
    }

    /// A file with line ends as on Linux, whatever the editor writes.
    fn read(&self, file: &Path) -> Result<String, String> {
        let text = fs::read_to_string(self.root.join(file));
        let text = text.map_err(|error| format!("cannot read {}: {error}", file.display()))?;
        Ok(text.replace("\r\n", "\n"))
    }
}

fn key(exercise: &Exercise) -> String {
    format!("{} {}", exercise.number(), exercise.name)
}

/// Adds all Rust files below a folder, if it is there.
fn hash_sources(folder: &Path, hasher: &mut DefaultHasher) -> Result<(), String> {
    if !folder.is_dir() {
        return Ok(());
    }
    for path in sorted(folder)? {
        if path.is_dir() {
            hash_sources(&path, hasher)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let bytes =
                fs::read(&path).map_err(|error| format!("cannot read {}: {error}", path.display()))?;
            (path.file_name(), bytes).hash(hasher);
        }
    }
    Ok(())
}

fn sorted(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let context = |error| format!("cannot read {}: {error}", folder.display());
    let entries = fs::read_dir(folder).map_err(context)?;
    let mut paths = entries
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<Vec<_>, _>>()
        .map_err(context)?;
    paths.sort();
    Ok(paths)
}
