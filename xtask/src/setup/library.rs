//! The override that tells Cargo where OpenBLAS is.

use std::path::{Path, PathBuf};

use xshell::{Shell, cmd};

use crate::error::{Context, Error, Result};
use crate::shell;
use crate::workspace::Workspace;

/// Cargo includes this file where it is there; .cargo/config.toml says so.
pub const FILE: &str = ".cargo/blas.toml";

/// Why the link is not static.
const NOT_STATIC: &str = "dynamic, for no libopenblas.a could be linked with libgfortran.a: the programs need \
                          OpenBLAS at run time";

/// A library, with what its `links` override says.
#[derive(Clone, Debug, PartialEq)]
pub struct Library {
    pub folders: Vec<PathBuf>,
    pub libraries: Vec<String>,
    pub is_static: bool,
}

impl Library {
    /// Writes the override.
    pub fn write(&self, workspace: &Workspace) -> Result<()> {
        let text = self.as_toml(&host(&workspace.sh)?);
        shell::write_file(&workspace.sh, FILE, text)
    }

    pub fn as_toml(&self, host: &str) -> String {
        let list = |texts: Vec<String>| {
            let quoted: Vec<String> = texts.iter().map(|text| format!("{text:?}")).collect();
            format!("[{}]", quoted.join(", "))
        };
        let mut folders: Vec<String> =
            self.folders.iter().map(|folder| format!("native={}", folder.display())).collect();
        folders.dedup();
        let from =
            self.folders.first().map_or(String::new(), |folder| format!(", from {}", folder.display()));
        let link = if self.is_static { "static" } else { NOT_STATIC };
        format!(
            "# Written by `cargo xtask setup`.\n# link: {link}{from}\n[target.{host}.openblas]\nrustc-link-search = {}\n\
             rustc-link-lib = {}\n",
            list(folders),
            list(self.libraries.clone())
        )
    }
}

/// Whether the override could be written, asked before anything is built or installed for it.
pub fn check_writable(workspace: &Workspace) -> Result<()> {
    let (sh, beside) = (&workspace.sh, format!("{FILE}.new"));
    let written = sh.write_file(&beside, "").and_then(|()| sh.remove_path(&beside));
    written.context(|| format!("{FILE} must be written, and cannot be"))
}

/// Leaves openblas-src to its own build script.
pub fn write_source(workspace: &Workspace) -> Result<()> {
    shell::write_file(&workspace.sh, FILE, "# OpenBLAS is built from its source.\n")
}

pub fn remove(workspace: &Workspace) -> Result<()> {
    Ok(workspace.sh.remove_path(FILE)?)
}

/// Whether `cargo xtask setup` has found a library here.
pub fn is_set_up(workspace: &Workspace) -> bool {
    workspace.root.join(FILE).exists()
}

/// How OpenBLAS is linked, as the override says.
pub fn summary(workspace: &Workspace) -> Result<String> {
    let text = shell::read_file(&workspace.sh, Path::new(FILE))?;
    let link = text.lines().find_map(|line| line.strip_prefix("# link: "));
    Ok(format!("{} ({FILE})", link.unwrap_or("static, built from its source")))
}

/// The triple of this machine, as rustc names it.
fn host(sh: &Shell) -> Result<String> {
    let said = shell::read(cmd!(sh, "rustc -vV"))?;
    let line = said.lines().find_map(|line| line.strip_prefix("host: "));
    line.map(str::to_string).ok_or_else(|| Error::new("rustc -vV names no host"))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{FILE, Library, check_writable};
    use crate::shell;
    use crate::workspace::Workspace;

    #[test]
    fn a_checkout_that_cannot_be_written_is_refused() {
        let empty = r#"{"packages": [], "workspace_root": "/", "target_directory": "/t"}"#;
        let workspace = |root: &Path| Workspace {
            sh: shell::in_folder(root).unwrap(),
            ..Workspace::from_metadata(empty).unwrap()
        };
        let folder = xshell::Shell::new().unwrap().create_temp_dir().unwrap();
        let workspace = workspace(folder.path());
        assert!(check_writable(&workspace).is_ok());
        assert_eq!(workspace.sh.read_dir(".cargo").unwrap().len(), 0);
        // Whoever runs the tests may write anywhere, but not below a file.
        workspace.sh.remove_path(".cargo").unwrap();
        workspace.sh.write_file(".cargo", "").unwrap();
        let problem = check_writable(&workspace).unwrap_err().to_string();
        assert!(problem.starts_with(&format!("{FILE} must be written")), "{problem}");
    }

    #[test]
    fn the_override_names_each_folder_once_and_quotes_it() {
        let library = Library {
            folders: ["/usr/lib/open blas", "/usr/lib/gcc", "/usr/lib/gcc"].map(Into::into).to_vec(),
            libraries: ["static=openblas", "static=gfortran"].map(Into::into).to_vec(),
            is_static: true,
        };
        let expected = "# Written by `cargo xtask setup`.\n# link: static, from /usr/lib/open blas\n[target.x.openblas]\n\
                        rustc-link-search = [\"native=/usr/lib/open blas\", \"native=/usr/lib/gcc\"]\n\
                        rustc-link-lib = [\"static=openblas\", \"static=gfortran\"]\n";
        assert_eq!(library.as_toml("x"), expected);
        let dynamic = Library { is_static: false, ..library };
        assert!(dynamic.as_toml("x").contains("# link: dynamic"));
    }
}
