//! The workspace as Cargo sees it.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::shell::{self, Result};

pub struct Workspace {
    pub root: PathBuf,
    pub target: PathBuf,
    pub rust_version: String,
    /// In the order of the course.
    pub lessons: Vec<Lesson>,
    /// All members with the members that they depend on.
    pub members: Vec<(String, Vec<String>)>,
}

pub struct Lesson {
    /// `lesson06`
    pub package: String,
    /// `lessons/06-m-examples`
    pub folder: String,
    pub title: String,
    pub question: String,
    pub teaches: String,
    pub minutes: u64,
    /// The earlier lessons whose code it uses.
    pub needs: Vec<String>,
    /// The features it can be built with.
    pub features: Vec<String>,
}

impl Workspace {
    /// Asks `cargo metadata`.
    pub fn load() -> Result<Workspace> {
        let here = std::env::current_dir().map_err(|error| error.to_string())?;
        let text =
            shell::stdout(&mut shell::cargo(&here, &["metadata", "--no-deps", "--format-version", "1"]))?;
        let metadata: Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
        let path = |key: &str| PathBuf::from(metadata[key].as_str().unwrap_or_default());
        let packages = metadata["packages"].as_array().ok_or("cargo metadata lists no packages")?;
        let mut workspace = Workspace {
            root: path("workspace_root"),
            target: path("target_directory"),
            rust_version: packages[0]["rust_version"].as_str().unwrap_or_default().to_string(),
            lessons: Vec::new(),
            members: Vec::new(),
        };
        for package in packages {
            let name = text_of(&package["name"])?;
            let dependencies = package["dependencies"].as_array().into_iter().flatten();
            let mut needs: Vec<String> = dependencies
                .filter(|dependency| dependency["path"].is_string())
                .map(|dependency| text_of(&dependency["name"]))
                .collect::<Result<_>>()?;
            needs.sort();
            workspace.members.push((name.clone(), needs.clone()));
            let lesson = &package["metadata"]["lesson"];
            if !is_lesson(&name) {
                continue;
            }
            if !lesson.is_object() {
                return Err(format!("{name}: its Cargo.toml lacks [package.metadata.lesson]"));
            }
            let manifest = text_of(&package["manifest_path"])?;
            let folder =
                Path::new(&manifest).parent().and_then(|folder| folder.strip_prefix(&workspace.root).ok());
            workspace.lessons.push(Lesson {
                package: name,
                folder: folder.ok_or("a lesson outside the workspace")?.to_string_lossy().replace('\\', "/"),
                title: text_of(&lesson["title"])?,
                question: text_of(&lesson["question"])?,
                teaches: text_of(&lesson["teaches"])?,
                minutes: lesson["minutes"].as_u64().ok_or("a lesson without minutes")?,
                needs: needs.into_iter().filter(|name| is_lesson(name)).collect(),
                features: package["features"]
                    .as_object()
                    .into_iter()
                    .flat_map(|all| all.keys().cloned())
                    .collect(),
            });
        }
        workspace.lessons.sort_by(|one, other| one.package.cmp(&other.package));
        Ok(workspace)
    }

    /// The lessons of these names; all if none is named.
    pub fn chosen(&self, names: &[&str]) -> Result<Vec<&Lesson>> {
        if names.is_empty() {
            return Ok(self.lessons.iter().collect());
        }
        let find = |name: &&str| self.lessons.iter().find(|lesson| lesson.package == **name);
        names.iter().map(|name| find(name).ok_or(format!("there is no lesson {name}"))).collect()
    }

    /// Builds a lesson alone, so that no other package's features reach it, and returns its program.
    pub fn build(&self, lesson: &Lesson, features: &[&str]) -> Result<PathBuf> {
        let features = features.join(",");
        let arguments =
            ["build", "--quiet", "-p", &lesson.package, "--features", &features, "--message-format", "json"];
        let messages = shell::stdout(&mut shell::cargo(&self.root, &arguments))?;
        let mut programs = messages.lines().filter_map(|line| {
            let message: Value = serde_json::from_str(line).ok()?;
            let own = message["target"]["name"] == lesson.package.as_str();
            message["executable"].as_str().filter(|_| own).map(PathBuf::from)
        });
        programs.next_back().ok_or_else(|| format!("cargo build names no program of {}", lesson.package))
    }

    /// The feature `blas`, if the lesson has it and this machine is set up for it.
    pub fn fastest(&self, lesson: &Lesson) -> Vec<&'static str> {
        let ready = lesson.has_blas() && self.root.join(crate::setup::FILE).exists();
        if ready { vec!["blas"] } else { Vec::new() }
    }
}

impl Lesson {
    /// Whether it can be built with BLAS.
    pub fn has_blas(&self) -> bool {
        self.features.iter().any(|feature| feature == "blas")
    }

    /// `06`
    pub fn number(&self) -> &str {
        self.package.trim_start_matches("lesson")
    }
}

/// Whether a package's name is that of a lesson.
pub fn is_lesson(name: &str) -> bool {
    name.strip_prefix("lesson").is_some_and(|number| number.parse::<u8>().is_ok())
}

fn text_of(value: &Value) -> Result<String> {
    value
        .as_str()
        .map(str::to_string)
        .ok_or_else(|| "cargo metadata lacks a name, title or question".to_string())
}
