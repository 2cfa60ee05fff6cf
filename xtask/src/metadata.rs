//! The part of `cargo metadata` that is used here.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::error::{Error, Result};

/// `[package.metadata.lesson]` of its manifest.
#[derive(Clone, Deserialize)]
pub struct About {
    pub title: String,
    pub question: String,
    pub teaches: String,
    pub minutes: u64,
}

#[derive(Deserialize)]
pub struct Metadata {
    pub packages: Vec<Package>,
    pub workspace_root: PathBuf,
    pub target_directory: PathBuf,
}

#[derive(Deserialize)]
pub struct Package {
    pub name: String,
    manifest_path: PathBuf,
    pub rust_version: Option<String>,
    dependencies: Vec<Dependency>,
    features: BTreeMap<String, Vec<String>>,
    pub targets: Vec<Target>,
    pub metadata: Option<Tables>,
}

#[derive(Deserialize)]
pub struct Dependency {
    pub name: String,
    /// Only a member has one.
    path: Option<PathBuf>,
}

#[derive(Deserialize)]
pub struct Target {
    pub name: String,
    pub kind: Vec<String>,
}

#[derive(Deserialize)]
pub struct Tables {
    pub lesson: Option<About>,
}

impl Package {
    /// Its folder in the workspace, `lessons/06-m-examples`.
    pub fn folder(&self, root: &Path) -> Result<String> {
        let folder = self.manifest_path.parent().and_then(|folder| folder.strip_prefix(root).ok());
        let folder = folder.ok_or_else(|| Error::new(format!("{} is outside the workspace", self.name)))?;
        Ok(folder.to_string_lossy().replace('\\', "/"))
    }

    /// The members that it depends on, its tests included.
    pub fn needs(&self) -> Vec<String> {
        let members = self.dependencies.iter().filter(|dependency| dependency.path.is_some());
        let mut needs: Vec<String> = members.map(|dependency| dependency.name.clone()).collect();
        needs.sort();
        needs.dedup();
        needs
    }

    /// The features it can be built with, without what `cargo xtask fuzz` alone asks for: that needs a C++ compiler.
    pub fn features(&self) -> Vec<String> {
        let others = ["default", "libfuzzer"];
        self.features.keys().filter(|name| !others.contains(&name.as_str())).cloned().collect()
    }
}
