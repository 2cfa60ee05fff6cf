//! The workspace as Cargo sees it.

use std::path::{Path, PathBuf};

use xshell::Shell;

use crate::error::{Context, Error, Result};
use crate::members::{Lesson, Member, is_lesson};
use crate::metadata::Metadata;
use crate::shell;

pub struct Workspace {
    pub root: PathBuf,
    pub target: PathBuf,
    pub rust_version: String,
    /// In the order of the course.
    pub lessons: Vec<Lesson>,
    /// By name.
    pub members: Vec<Member>,
    /// A shell in the workspace's folder.
    pub sh: Shell,
}

impl Workspace {
    /// Asks `cargo metadata` about the workspace of these tools, which Cargo names when it runs them; without Cargo about
    /// the one that the current folder is in.
    pub fn load() -> Result<Workspace> {
        let folder = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| ".".into());
        let sh = shell::in_folder(Path::new(&folder))?;
        let cargo = shell::cargo(&sh).args(["metadata", "--no-deps", "--format-version", "1"]);
        Workspace::from_metadata(&shell::read(cargo)?)
    }

    /// Reads the answer of `cargo metadata`.
    pub fn from_metadata(text: &str) -> Result<Workspace> {
        let metadata: Metadata =
            serde_json::from_str(text).context(|| "cannot read the answer of cargo metadata".to_string())?;
        let root = metadata.workspace_root;
        let lessons = metadata.packages.iter().filter(|package| is_lesson(&package.name));
        let mut lessons = lessons.map(|package| Lesson::of(package, &root)).collect::<Result<Vec<_>>>()?;
        lessons.sort_by(|one, other| one.package.cmp(&other.package));
        let members = metadata.packages.iter().map(|package| Member::of(package, &root));
        let mut members = members.collect::<Result<Vec<_>>>()?;
        members.sort_by(|one, other| one.package.cmp(&other.package));
        let rust_version = metadata.packages.iter().find_map(|package| package.rust_version.clone());
        Ok(Workspace {
            members,
            lessons,
            rust_version: rust_version.unwrap_or_default(),
            target: metadata.target_directory,
            sh: shell::in_folder(&root)?,
            root,
        })
    }

    /// The lessons and what they use, without these tools and what stands beside them.
    pub fn course(&self) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(|member| !member.folder.starts_with("xtask"))
    }

    /// Cargo's arguments for the whole course without features.
    pub fn plain(&self) -> Vec<String> {
        self.course().flat_map(|member| ["-p".to_string(), member.package.clone()]).collect()
    }

    /// Cargo's arguments for what has features, with all of them but, where it is left out, `blas`. The other members
    /// stay out of this build, so that it does not reach them.
    pub fn featured(&self, blas: bool) -> Vec<String> {
        let members = self.course().filter(|member| member.has_features(blas));
        let packages = members.flat_map(|member| ["-p".to_string(), member.package.clone()]);
        packages.chain(self.features(blas)).collect()
    }

    /// Cargo's arguments for all features; none if there are none.
    pub fn features(&self, blas: bool) -> Vec<String> {
        let of = |member: &Member| {
            let features = member.features_with(blas).into_iter();
            features.map(|feature| format!("{}/{feature}", member.package)).collect::<Vec<_>>()
        };
        let features: Vec<String> = self.course().flat_map(of).collect();
        if features.is_empty() { features } else { vec!["--features".to_string(), features.join(",")] }
    }

    pub fn lesson(&self, name: &str) -> Result<&Lesson> {
        let found = self.lessons.iter().find(|lesson| lesson.package == name);
        found.ok_or_else(|| Error::new(format!("there is no lesson {name}")))
    }

    /// The lessons of these names; all if none is named.
    pub fn chosen(&self, names: &[String]) -> Result<Vec<&Lesson>> {
        if names.is_empty() {
            return Ok(self.lessons.iter().collect());
        }
        names.iter().map(|name| self.lesson(name)).collect()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::Workspace;

    fn package(name: &str, folder: &str, lesson: Value) -> Value {
        json!({
            "name": name, "manifest_path": format!("/course/{folder}/Cargo.toml"), "rust_version": "1.94",
            "dependencies": [{"name": "serde", "path": null}, {"name": "lesson02", "path": "/course/x"}],
            "features": {"default": [], "blas": ["shared/blas"]},
            "targets": [{"name": "timings", "kind": ["bench"]}],
            "metadata": lesson,
        })
    }

    fn workspace(packages: &[Value]) -> crate::error::Result<Workspace> {
        let metadata =
            json!({"packages": packages, "workspace_root": "/course", "target_directory": "/course/target"});
        Workspace::from_metadata(&metadata.to_string())
    }

    #[test]
    fn lessons_stand_in_their_order_with_what_their_manifests_say() {
        let about =
            json!({"lesson": {"title": "T", "question": "Q?", "teaches": "x", "minutes": 20}, "other": 1});
        let packages =
            [package("lesson08", "lessons/08-b", about.clone()), package("lesson03", "lessons/03-a", about)];
        let workspace = workspace(&packages).unwrap();
        let names: Vec<&str> = workspace.lessons.iter().map(|lesson| lesson.package.as_str()).collect();
        assert_eq!(names, ["lesson03", "lesson08"]);
        let lesson = workspace.lesson("lesson08").unwrap();
        assert_eq!(lesson.file("README.md"), "lessons/08-b/README.md");
        assert_eq!((lesson.number(), lesson.about.minutes, lesson.is_timed), ("08", 20, true));
        assert_eq!(
            (&lesson.needs[..], &lesson.features[..]),
            (&["lesson02".into()][..], &["blas".into()][..])
        );
        assert_eq!(workspace.rust_version, "1.94");
        assert!(workspace.lesson("lesson09").is_err());
    }

    #[test]
    fn members_with_features_are_built_with_them() {
        let mut workspace = workspace(&[package("shared", "shared", Value::Null)]).unwrap();
        assert_eq!(workspace.featured(true), ["-p", "shared", "--features", "shared/blas"]);
        assert_eq!(workspace.featured(false), [""; 0]);
        workspace.members[0].features.push("hdf5".to_string());
        assert_eq!(workspace.plain(), ["-p", "shared"]);
        assert_eq!(workspace.features(true), ["--features", "shared/blas,shared/hdf5"]);
        assert_eq!(workspace.featured(false), ["-p", "shared", "--features", "shared/hdf5"]);
    }

    #[test]
    fn a_lesson_without_its_table_is_named() {
        let problem = workspace(&[package("lesson03", "lessons/03-a", Value::Null)]).err().unwrap();
        assert!(problem.to_string().contains("lesson03"), "{problem}");
    }
}
