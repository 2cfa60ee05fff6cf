//! The packages of the workspace.

use std::path::Path;

use crate::error::{Error, Result};
use crate::metadata::{About, Package, Target};

/// A package of the workspace.
pub struct Member {
    pub package: String,
    /// `lessons/06-m-examples`
    pub folder: String,
    /// The members that it depends on, its tests included.
    pub needs: Vec<String>,
    /// The features it can be built with, without `default`.
    pub features: Vec<String>,
}

/// A member that teaches.
pub struct Lesson {
    /// `lesson06`
    pub package: String,
    /// `lessons/06-m-examples`
    pub folder: String,
    pub about: About,
    /// The earlier lessons whose code it uses.
    pub needs: Vec<String>,
    pub features: Vec<String>,
    /// Whether it compares times, in benches/timings.rs.
    pub is_timed: bool,
}

impl Member {
    /// Its features, without `blas` where that is left out.
    pub fn features_with(&self, blas: bool) -> Vec<&str> {
        self.features.iter().map(String::as_str).filter(|feature| blas || *feature != "blas").collect()
    }

    pub fn has_features(&self, blas: bool) -> bool {
        !self.features_with(blas).is_empty()
    }

    pub fn of(package: &Package, root: &Path) -> Result<Member> {
        Ok(Member {
            package: package.name.clone(),
            folder: package.folder(root)?,
            needs: package.needs(),
            features: package.features(),
        })
    }
}

impl Lesson {
    pub fn of(package: &Package, root: &Path) -> Result<Lesson> {
        let about = package.metadata.as_ref().and_then(|tables| tables.lesson.clone());
        let lacking =
            || Error::new(format!("{}: its Cargo.toml lacks [package.metadata.lesson]", package.name));
        let is_timings = |target: &Target| target.name == "timings" && target.kind == ["bench"];
        Ok(Lesson {
            package: package.name.clone(),
            folder: package.folder(root)?,
            about: about.ok_or_else(lacking)?,
            needs: package.needs().into_iter().filter(|name| is_lesson(name)).collect(),
            features: package.features(),
            is_timed: package.targets.iter().any(is_timings),
        })
    }

    /// Whether it can be built with BLAS.
    pub fn has_blas(&self) -> bool {
        self.features.iter().any(|feature| feature == "blas")
    }

    /// `06`
    pub fn number(&self) -> &str {
        self.package.trim_start_matches("lesson")
    }

    /// The path of one of its files.
    pub fn file(&self, name: &str) -> String {
        format!("{}/{name}", self.folder)
    }
}

#[cfg(test)]
impl Lesson {
    /// A lesson for tests.
    pub fn sample(package: &str, folder: &str, needs: &[&str]) -> Lesson {
        let of = |text: &str| format!("{text} of {package}");
        Lesson {
            package: package.to_string(),
            folder: folder.to_string(),
            about: About { title: of("T"), question: of("Q"), teaches: of("L"), minutes: 5 },
            needs: needs.iter().map(|need| need.to_string()).collect(),
            features: Vec::new(),
            is_timed: true,
        }
    }
}

/// Whether a package's name is that of a lesson.
pub fn is_lesson(name: &str) -> bool {
    name.strip_prefix("lesson").is_some_and(|number| number.parse::<u8>().is_ok())
}
