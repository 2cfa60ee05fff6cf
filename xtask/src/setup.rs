//! Makes `--features blas` build: tells Cargo where OpenBLAS is, or gets it.
//!
//! The feature brings openblas-src, whose build script downloads OpenBLAS and compiles it for ten minutes. A
//! `links` override in `.cargo/blas.toml` names a library that is already there; Cargo then leaves the build script
//! out.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::net::{TcpStream, ToSocketAddrs};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::mpsc;
use std::time::Duration;

use crate::packages::{self, Installation, has};
use crate::shell::{self, Result};
use crate::workspace::Workspace;

/// Cargo includes this file where it is there; .cargo/config.toml says so.
pub const FILE: &str = ".cargo/blas.toml";

/// Where openblas-src downloads OpenBLAS from.
const SOURCE: &str = "github.com:443";

const PACKAGES: [(&str, &str); 4] = [
    ("apt-get", "libopenblas-dev gfortran"),
    ("dnf", "openblas-devel gcc-gfortran"),
    ("pacman", "openblas"),
    ("brew", "openblas"),
];

const WINDOWS: &str = "OpenBLAS cannot be set up on Windows: openblas-src does not build with its compiler. The \
                       course runs without it: cargo xtask check-all --no-blas. To have it, type: wsl --install \
                       -d Debian, and follow the README in there";

/// Why the link is not static.
const NOT_STATIC: &str = "dynamic, for no libopenblas.a could be linked with libgfortran.a: the programs need \
                          OpenBLAS at run time";

/// One way to get an OpenBLAS.
enum Way {
    /// A library that is here.
    Link(Library),
    /// openblas-src's own build.
    Source,
    Install(Installation),
}

/// A library, with what its `links` override says.
#[derive(Clone)]
struct Library {
    folders: Vec<PathBuf>,
    libraries: Vec<String>,
    is_static: bool,
}

/// Sets BLAS up and says how. What fails is told, and the next way is tried.
pub fn ready(workspace: &Workspace, yes: bool) -> Result<String> {
    if cfg!(windows) {
        return Err(WINDOWS.to_string());
    }
    let override_file = file(workspace);
    if override_file.exists() && works(workspace).is_ok() {
        return Ok(format!("{} ({FILE})", summary(workspace)?));
    }
    let (mut ways, absent) = ways();
    // A mistake in the course's own code is no fault of a library.
    let mut without = shell::cargo(&workspace.root, &["test", "--quiet", "-p", "shared", "--test", "blas"]);
    shell::stdout(&mut without)?;
    let mut tried: String = absent.iter().map(|what| format!("\n  {what}")).collect();
    ways.reverse();
    while let Some(way) = ways.pop() {
        let outcome = match &way {
            Way::Link(library) => {
                shell::write(&override_file, &library.as_toml()?).and_then(|()| works(workspace))
            }
            Way::Source => {
                println!("\nbuilding OpenBLAS from its source: about ten minutes");
                shell::write(&override_file, "# OpenBLAS is built from its source.\n")
                    .and_then(|()| works(workspace))
            }
            Way::Install(installation) => {
                let installed = installation.run("OpenBLAS is not here.", yes);
                if installed.is_ok() {
                    ways.extend(libraries().into_iter().rev().map(Way::Link));
                }
                installed
            }
        };
        match outcome {
            Ok(()) if matches!(way, Way::Install(_)) => {}
            Ok(()) => return Ok(format!("{} ({FILE})", summary(workspace)?)),
            Err(problem) => {
                let _ = write!(tried, "\n  {way}: {}", reason(&problem));
            }
        }
    }
    let _ = std::fs::remove_file(&override_file);
    let commands: String =
        packages::commands(&PACKAGES).iter().map(|command| format!("\n  {command}")).collect();
    Err(format!(
        "no OpenBLAS could be set up. Tried:{tried}\nInstall it with one of these, as your system has it, then run \
         `cargo xtask setup` again:{commands}\nWithout it the course runs too: cargo xtask check-all --no-blas"
    ))
}

/// What `ready` would do, for the doctor: whether it is done, and in words.
pub fn outlook(workspace: &Workspace) -> (bool, String) {
    if cfg!(windows) {
        return (false, "not on Windows; the course runs without it".to_string());
    }
    match summary(workspace) {
        Ok(summary) => (true, format!("{summary} ({FILE})")),
        Err(_) => {
            let first = ways().0.first().map_or("tell what to install".to_string(), Way::to_string);
            (false, format!("`cargo xtask setup` would {first}"))
        }
    }
}

/// All ways in the order in which they are tried, and what this machine lacks for the others.
fn ways() -> (Vec<Way>, Vec<String>) {
    let mut absent = Vec::new();
    let mut ways: Vec<Way> = libraries().into_iter().map(Way::Link).collect();
    if ways.is_empty() {
        absent
            .push("a library that is here: none found by pkg-config, by Homebrew or under /usr".to_string());
    }
    if !has("make") || !has("cc") {
        absent.push("building it from its source: make or a C compiler is missing".to_string());
    } else if !reachable(SOURCE, Duration::from_secs(10)) {
        absent.push(format!("building it from its source: {SOURCE} cannot be reached"));
    } else {
        ways.push(Way::Source);
    }
    match Installation::here(&PACKAGES) {
        Some(installation) => ways.push(Way::Install(installation)),
        None => absent.push("a package manager: none of those below is here".to_string()),
    }
    (ways, absent)
}

/// The OpenBLAS libraries of this machine, static ones first.
fn libraries() -> Vec<Library> {
    let answer = |program: &str, arguments: &[&str]| {
        shell::stdout(Command::new(program).args(arguments)).map(|said| said.trim().to_string())
    };
    let mut folders = Vec::new();
    folders.extend(answer("pkg-config", &["--variable=libdir", "openblas"]).map(PathBuf::from));
    folders.extend(answer("brew", &["--prefix", "openblas"]).map(|prefix| Path::new(&prefix).join("lib")));
    if let Ok(multiarch) = answer("cc", &["-print-multiarch"]) {
        folders.push(Path::new("/usr/lib").join(&multiarch).join("openblas-pthread"));
        folders.push(Path::new("/usr/lib").join(&multiarch));
    }
    folders.extend(["/usr/lib64", "/usr/lib", "/usr/local/lib", "/opt/OpenBLAS/lib"].map(PathBuf::from));
    // One folder may have several names.
    let mut folders: Vec<PathBuf> = folders.iter().filter_map(|folder| folder.canonicalize().ok()).collect();
    let mut seen = BTreeSet::new();
    folders.retain(|folder| seen.insert(folder.clone()));

    let runtime = |name: &str| {
        let file = answer("cc", &[&format!("-print-file-name={name}")]).ok()?;
        Path::new(&file).is_absolute().then(|| PathBuf::from(file))
    };
    let mut found: Vec<Library> = Vec::new();
    for folder in &folders {
        if let (true, Some(fortran)) = (folder.join("libopenblas.a").exists(), runtime("libgfortran.a")) {
            let mut library = Library {
                folders: vec![folder.clone(), parent(&fortran)],
                libraries: vec!["static=openblas".into(), "static=gfortran".into()],
                is_static: true,
            };
            if let Some(quadmath) = runtime("libquadmath.a") {
                library.folders.push(parent(&quadmath));
                library.libraries.push("static=quadmath".into());
            }
            found.push(library);
        }
    }
    for folder in &folders {
        if ["so", "dylib"].iter().any(|kind| folder.join(format!("libopenblas.{kind}")).exists()) {
            let (folders, libraries) = (vec![folder.clone()], vec!["dylib=openblas".to_string()]);
            found.push(Library { folders, libraries, is_static: false });
        }
    }
    found
}

fn parent(file: &Path) -> PathBuf {
    let folder = file.parent().unwrap_or(Path::new("/"));
    folder.canonicalize().unwrap_or(folder.to_path_buf())
}

impl Library {
    fn as_toml(&self) -> Result<String> {
        let quoted =
            |texts: Vec<String>| texts.iter().map(|text| format!("{text:?}")).collect::<Vec<_>>().join(", ");
        let mut folders: Vec<String> =
            self.folders.iter().map(|folder| format!("native={}", folder.display())).collect();
        folders.dedup();
        Ok(format!(
            "# Written by `cargo xtask setup`.\n# link: {}\n[target.{}.openblas]\nrustc-link-search = [{}]\n\
             rustc-link-lib = [{}]\n",
            if self.is_static { "static" } else { NOT_STATIC },
            host()?,
            quoted(folders),
            quoted(self.libraries.clone())
        ))
    }
}

impl std::fmt::Display for Way {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Way::Link(library) => {
                let kind = if library.is_static { "static" } else { "dynamic" };
                write!(f, "link the {kind} library in {}", library.folders[0].display())
            }
            Way::Source => write!(f, "build OpenBLAS from its source, about ten minutes"),
            Way::Install(installation) => write!(f, "run {}", installation.command()),
        }
    }
}

/// Builds and runs the test that asks the library for its name, and LAPACK for two eigenvalues.
fn works(workspace: &Workspace) -> Result<()> {
    let test = ["test", "--quiet", "-p", "shared", "--features", "blas", "--test", "blas"];
    shell::stdout(&mut shell::cargo(&workspace.root, &test)).map(|_| ())
}

/// Of a failed build the line that says why.
fn reason(problem: &str) -> &str {
    let telling = ["rust-lld: error", "undefined reference", "cannot find", "Failed to", "error:"];
    let line = telling.iter().find_map(|words| problem.lines().find(|line| line.contains(words)));
    line.or(problem.lines().next()).unwrap_or("").trim()
}

/// How it is linked, as the file says.
fn summary(workspace: &Workspace) -> Result<String> {
    let text = shell::read(&file(workspace))?;
    let link = text.lines().find_map(|line| line.strip_prefix("# link: "));
    Ok(link.unwrap_or("static, built from its source").to_string())
}

fn file(workspace: &Workspace) -> PathBuf {
    workspace.root.join(FILE)
}

/// The triple of this machine, as rustc names it.
fn host() -> Result<String> {
    let said = shell::stdout(Command::new("rustc").arg("-vV"))?;
    let line = said.lines().find_map(|line| line.strip_prefix("host: "));
    line.map(str::to_string).ok_or_else(|| "rustc -vV names no host".to_string())
}

/// Whether a connection can be made in time. Looking the name up can itself hang, so it waits elsewhere.
fn reachable(address: &'static str, limit: Duration) -> bool {
    let (send, receive) = mpsc::channel();
    std::thread::spawn(move || {
        let mut addresses = address.to_socket_addrs().into_iter().flatten();
        let _ = send.send(addresses.any(|address| TcpStream::connect_timeout(&address, limit).is_ok()));
    });
    receive.recv_timeout(limit).unwrap_or(false)
}
