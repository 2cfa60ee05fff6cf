//! What criterion measured.

use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::error::{Context, Error, Result};
use crate::members::Lesson;
use crate::programs::Build;

/// One function at one size, in one build.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub lesson: String,
    /// What is computed: `pass`.
    pub group: String,
    /// In which way: `naive loop`.
    pub way: String,
    pub size: String,
    pub build: Build,
    pub median_ns: f64,
    pub low_ns: f64,
    pub high_ns: f64,
}

/// benchmark.json
#[derive(Deserialize)]
struct Benchmark {
    group_id: String,
    function_id: Option<String>,
    value_str: Option<String>,
}

/// estimates.json
#[derive(Deserialize)]
struct Estimates {
    median: Estimate,
}

#[derive(Deserialize)]
struct Estimate {
    point_estimate: f64,
    confidence_interval: Interval,
}

#[derive(Deserialize)]
struct Interval {
    lower_bound: f64,
    upper_bound: f64,
}

/// Reads all that criterion left in a folder.
pub fn read(folder: &Path, lesson: &Lesson, build: Build) -> Result<Vec<Row>> {
    let rows =
        results(folder)?.iter().map(|result| row(result, lesson, build)).collect::<Result<Vec<_>>>()?;
    if rows.is_empty() { Err(Error::new(format!("{} measured nothing", lesson.package))) } else { Ok(rows) }
}

fn row(result: &Path, lesson: &Lesson, build: Build) -> Result<Row> {
    let what: Benchmark = json(&result.join("benchmark.json"))?;
    let Estimates { median } = json(&result.join("estimates.json"))?;
    Ok(Row {
        lesson: lesson.package.clone(),
        group: what.group_id,
        way: what.function_id.unwrap_or_default(),
        size: what.value_str.unwrap_or_default(),
        build,
        median_ns: median.point_estimate,
        low_ns: median.confidence_interval.lower_bound,
        high_ns: median.confidence_interval.upper_bound,
    })
}

fn json<T: DeserializeOwned>(file: &Path) -> Result<T> {
    let context = || format!("cannot read {}", file.display());
    let text = std::fs::read_to_string(file).context(context)?;
    serde_json::from_str(&text).context(context)
}

/// Every folder `new` below this one, in the order of their ids.
fn results(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = std::fs::read_dir(folder).context(|| format!("cannot read {}", folder.display()))?;
    let mut folders: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    folders.retain(|path| path.is_dir());
    folders.sort();
    let mut found = Vec::new();
    for folder in folders {
        if folder.ends_with("new") {
            found.push(folder);
        } else {
            found.extend(results(&folder)?);
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use xshell::Shell;

    use super::{Row, read};
    use crate::members::Lesson;
    use crate::programs::Build;

    #[test]
    fn the_files_of_criterion_become_rows() {
        let sh = Shell::new().unwrap();
        let folder = sh.create_temp_dir().unwrap();
        let lesson = Lesson::sample("lesson08", "", &[]);
        assert!(read(folder.path(), &lesson, Build::Blas).is_err());
        let new = folder.path().join("pass/loop/9/new");
        let what = r#"{"group_id":"pass","function_id":"loop","value_str":"9","throughput":null}"#;
        let times = r#"{"mean":{},"median":{"point_estimate":2.5,"confidence_interval":
            {"confidence_level":0.95,"lower_bound":2.0,"upper_bound":3.0}},"slope":null}"#;
        sh.write_file(new.join("benchmark.json"), what).unwrap();
        sh.write_file(new.join("estimates.json"), times).unwrap();
        sh.write_file(folder.path().join("pass/loop/9/base/estimates.json"), "{}").unwrap();
        let row = Row {
            lesson: "lesson08".to_string(),
            group: "pass".to_string(),
            way: "loop".to_string(),
            size: "9".to_string(),
            build: Build::Blas,
            median_ns: 2.5,
            low_ns: 2.0,
            high_ns: 3.0,
        };
        assert_eq!(read(folder.path(), &lesson, Build::Blas).unwrap(), [row]);
    }
}
