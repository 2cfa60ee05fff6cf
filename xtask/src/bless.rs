//! Accepts what the lessons print now.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use similar::TextDiff;
use xshell::Shell;

use crate::chapter;
use crate::error::{Context, Error, Result};
use crate::figures;
use crate::members::Lesson;
use crate::out::say;
use crate::package_manager::ask;
use crate::programs::Build;
use crate::setup::library;
use crate::shell;
use crate::snapshot::{self, SNAPSHOT_TESTS};
use crate::workspace::Workspace;

/// Shows each snapshot that changed, without BLAS and, where it is set up, with it, and accepts it. Then draws the
/// figures and writes the chapters anew, and accepts the numbers of their prose.
pub fn run(workspace: &Workspace, yes: bool) -> Result<bool> {
    for lesson in &workspace.lessons {
        accept(workspace, lesson, Build::Plain, yes)?;
        if lesson.has_blas() && library::is_set_up(workspace) {
            accept(workspace, lesson, Build::Blas, yes)?;
        }
    }
    figures::write(workspace, false)?;
    let well = chapter::write(workspace, false)?;
    chapter::accept(workspace)?;
    Ok(well)
}

fn accept(workspace: &Workspace, lesson: &Lesson, build: Build, yes: bool) -> Result<()> {
    let sh = &workspace.sh;
    let folder = workspace.root.join(lesson.file("tests/snapshots"));
    let cargo = shell::cargo(sh).args(["test", "--quiet", "-p", &lesson.package, "--test", "all"]);
    // insta writes the new text beside the old one, and the test fails; both are expected here.
    let cargo = cargo.args(build.features()).arg("--").args(SNAPSHOT_TESTS).env("INSTA_UPDATE", "new");
    let tested = shell::output(cargo)?;
    let pending = pending(&folder)?;
    if !tested.status.success() && pending.is_empty() {
        let said = shell::text(&[tested.stdout, tested.stderr].concat());
        return Err(Error::new(format!("{} prints nothing to accept\n{said}", lesson.package)));
    }
    pending.iter().try_for_each(|pending| accept_one(sh, pending, yes))
}

fn accept_one(sh: &Shell, pending: &Path, yes: bool) -> Result<()> {
    let accepted = pending.with_extension("");
    let old = if accepted.exists() { shell::read_file(sh, &accepted)? } else { String::new() };
    let new = shell::read_file(sh, pending)?;
    let diff = TextDiff::from_lines(snapshot::body(&old), snapshot::body(&new));
    say!("{}", diff.unified_diff().header("accepted", &accepted.display().to_string()));
    if yes || (std::io::stdin().is_terminal() && ask("Accept?")) {
        return std::fs::rename(pending, &accepted)
            .context(|| format!("cannot write {}", accepted.display()));
    }
    sh.remove_path(pending)?;
    Err(Error::new("not accepted; --yes accepts without asking"))
}

/// The snapshots that wait for a yes.
fn pending(folder: &Path) -> Result<Vec<PathBuf>> {
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let entries = std::fs::read_dir(folder).context(|| format!("cannot read {}", folder.display()))?;
    let mut pending: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    pending.retain(|path| path.extension().is_some_and(|extension| extension == "new"));
    pending.sort();
    Ok(pending)
}

#[cfg(test)]
mod tests {
    use xshell::Shell;

    use super::{accept_one, pending};

    #[test]
    fn only_new_snapshots_wait_and_a_yes_puts_them_in_place() {
        let sh = Shell::new().unwrap();
        let folder = sh.create_temp_dir().unwrap();
        let [old, new] = ["a.snap", "a.snap.new"].map(|name| folder.path().join(name));
        sh.write_file(&old, "---\nx\n---\n1\n").unwrap();
        assert!(pending(folder.path()).unwrap().is_empty());
        sh.write_file(&new, "---\nx\n---\n2\n").unwrap();
        let waiting = pending(folder.path()).unwrap();
        assert_eq!(waiting, [new]);
        accept_one(&sh, &waiting[0], true).unwrap();
        assert_eq!(sh.read_file(&old).unwrap(), "---\nx\n---\n2\n");
        assert!(pending(folder.path()).unwrap().is_empty());
        assert!(pending(&folder.path().join("none")).unwrap().is_empty());
    }
}
