//! Looks for OpenBLAS on this machine.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use xshell::{Shell, cmd};

use crate::error::Result;
use crate::setup::library::Library;
use crate::shell;

/// The OpenBLAS libraries of this machine, static ones first.
pub fn libraries(sh: &Shell) -> Vec<Library> {
    let folders = folders(sh);
    let statics = folders.iter().filter_map(|folder| static_library(sh, folder));
    let dynamics = folders.iter().filter_map(|folder| dynamic_library(folder));
    statics.chain(dynamics).collect()
}

/// The folders in which distributions put it, each under one name.
fn folders(sh: &Shell) -> Vec<PathBuf> {
    let mut folders = Vec::new();
    folders.extend(answer(cmd!(sh, "pkg-config --variable=libdir openblas")).map(PathBuf::from));
    folders.extend(answer(cmd!(sh, "brew --prefix openblas")).map(|prefix| Path::new(&prefix).join("lib")));
    if let Ok(multiarch) = answer(cmd!(sh, "cc -print-multiarch")) {
        let folder = Path::new("/usr/lib").join(multiarch);
        folders.extend([folder.join("openblas-pthread"), folder]);
    }
    folders.extend(["/usr/lib64", "/usr/lib", "/usr/local/lib", "/opt/OpenBLAS/lib"].map(PathBuf::from));
    let mut seen = BTreeSet::new();
    let real = folders.iter().filter_map(|folder| folder.canonicalize().ok());
    real.filter(|folder| seen.insert(folder.clone())).collect()
}

/// The static library of a folder, with what Fortran needs at run time.
fn static_library(sh: &Shell, folder: &Path) -> Option<Library> {
    let fortran = runtime(sh, "libgfortran.a").filter(|_| folder.join("libopenblas.a").exists())?;
    let mut library = Library {
        folders: vec![folder.to_path_buf(), fortran],
        libraries: vec!["static=openblas".into(), "static=gfortran".into()],
        is_static: true,
    };
    if let Some(quadmath) = runtime(sh, "libquadmath.a") {
        library.folders.push(quadmath);
        library.libraries.push("static=quadmath".into());
    }
    Some(library)
}

fn dynamic_library(folder: &Path) -> Option<Library> {
    let is_here = ["so", "dylib"].iter().any(|kind| folder.join(format!("libopenblas.{kind}")).exists());
    is_here.then(|| Library {
        folders: vec![folder.to_path_buf()],
        libraries: vec!["dylib=openblas".into()],
        is_static: false,
    })
}

/// The folder of one of the compiler's own libraries; it answers with the bare name of one that it lacks.
fn runtime(sh: &Shell, name: &str) -> Option<PathBuf> {
    let file = PathBuf::from(answer(cmd!(sh, "cc -print-file-name={name}")).ok()?);
    let folder = file.parent().filter(|_| file.is_absolute())?;
    Some(folder.canonicalize().unwrap_or(folder.to_path_buf()))
}

fn answer(cmd: xshell::Cmd<'_>) -> Result<String> {
    shell::read(cmd).map(|said| said.trim().to_string())
}

#[cfg(test)]
mod tests {
    use xshell::Shell;

    use super::dynamic_library;

    #[test]
    fn a_dynamic_library_is_found_by_its_file() {
        let sh = Shell::new().unwrap();
        let folder = sh.create_temp_dir().unwrap();
        assert_eq!(dynamic_library(folder.path()), None);
        sh.write_file(folder.path().join("libopenblas.so"), "").unwrap();
        let library = dynamic_library(folder.path()).unwrap();
        assert_eq!(library.libraries, ["dylib=openblas"]);
        assert_eq!(library.folders, [folder.path()]);
    }
}
