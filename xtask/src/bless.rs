//! Accepts what the lessons print now.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use similar::TextDiff;

use crate::packages::ask;
use crate::readme;
use crate::shell::{self, Result};
use crate::workspace::Workspace;

/// Shows each snapshot that changed, without BLAS and, where it is set up, with it; accepts it, writes the chapters anew, and accepts the numbers of their
/// prose.
pub fn run(workspace: &Workspace, yes: bool) -> Result<bool> {
    let plain = workspace.lessons.iter().map(|lesson| (lesson, ""));
    let with_blas = workspace.lessons.iter().filter(|lesson| !workspace.fastest(lesson).is_empty());
    for (lesson, features) in plain.chain(with_blas.map(|lesson| (lesson, "blas"))) {
        let narration = ["--quiet", "-p", &lesson.package, "--features", features, "--test", "narration"];
        let mut test = shell::cargo(&workspace.root, &[&["test"][..], &narration].concat());
        // insta writes the new text beside the old one, and the test fails; both are expected here.
        let tested = shell::output(test.env("INSTA_UPDATE", "new"))?;
        let pending = pending(&workspace.root.join(&lesson.folder).join("tests/snapshots"))?;
        if !tested.status.success() && pending.is_empty() {
            let said = [tested.stdout, tested.stderr].concat();
            return Err(format!(
                "{} prints nothing to accept\n{}",
                lesson.package,
                String::from_utf8_lossy(&said)
            ));
        }
        for pending in pending {
            let accepted = pending.with_extension("");
            let old = if accepted.exists() { readme::body(&shell::read(&accepted)?) } else { String::new() };
            let new = readme::body(&shell::read(&pending)?);
            println!(
                "{}",
                TextDiff::from_lines(&old, &new)
                    .unified_diff()
                    .header("accepted", &accepted.display().to_string())
            );
            let agreed = yes || (std::io::stdin().is_terminal() && ask("Accept?"));
            if !agreed {
                std::fs::remove_file(&pending).map_err(|error| error.to_string())?;
                return Err("not accepted; --yes accepts without asking".to_string());
            }
            std::fs::rename(&pending, &accepted)
                .map_err(|error| format!("{}: {error}", accepted.display()))?;
        }
    }
    let well = readme::write(workspace, false)?;
    readme::accept(workspace)?;
    Ok(well)
}

fn pending(folder: &Path) -> Result<Vec<PathBuf>> {
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let entries = std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut pending: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    pending.retain(|path| path.extension().is_some_and(|extension| extension == "new"));
    Ok(pending)
}
