//! Makes `--features blas` build: tells Cargo where OpenBLAS is, or gets it.
//!
//! The feature brings openblas-src, whose build script downloads OpenBLAS and compiles it for ten minutes. A
//! `links` override names a library that is already there; Cargo then leaves the build script out.

pub mod browser;
pub mod library;
mod search;

use std::fmt;
use std::net::{TcpStream, ToSocketAddrs};
use std::sync::mpsc;
use std::time::Duration;

use xshell::Shell;

use crate::error::{Error, Result};
use crate::out::say;
use crate::package_manager::{Installation, Packages};
use crate::shell::{self, has};
use crate::system::System;
use crate::web::toolchain;
use crate::workspace::Workspace;
use library::Library;

/// Where openblas-src downloads OpenBLAS from.
const SOURCE: &str = "github.com:443";

const PACKAGES: Packages = Packages(&[
    ("apt-get", &["libopenblas-dev", "gfortran"]),
    ("dnf", &["openblas-devel", "gcc-gfortran"]),
    ("pacman", &["openblas"]),
    ("brew", &["openblas"]),
]);

/// One way to get an OpenBLAS.
enum Way {
    /// A library that is here.
    Link(Library),
    /// openblas-src's own build.
    Source,
    Install(Installation),
}

/// What is set up.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Wanted {
    Blas,
    /// What the tests of the site drive.
    Browser,
    /// A compiler for the site's programs.
    Web,
}

/// `cargo xtask setup`.
pub fn command(workspace: &Workspace, wanted: Wanted, yes: bool) -> Result<bool> {
    match wanted {
        Wanted::Blas => {
            say!("OpenBLAS: {}", ready(workspace, yes)?);
            say!("Now `cargo run -p lesson07 --features blas` uses it.");
        }
        Wanted::Browser => say!("the browser: {}", browser::ready(&workspace.sh, yes)?),
        Wanted::Web => say!("the compiler for the browser: {}", toolchain::ready(&workspace.sh, yes)?),
    }
    Ok(true)
}

/// Sets BLAS up and says how. What fails is told, and the next way is tried.
pub fn ready(workspace: &Workspace, yes: bool) -> Result<String> {
    if let Some(why) = System::HERE.lacks_blas() {
        return Err(Error::new(why));
    }
    if library::is_set_up(workspace) && works(workspace).is_ok() {
        return library::summary(workspace);
    }
    library::check_writable(workspace)?;
    // First without BLAS: a mistake in the course's own code is not the library's fault.
    let cargo = shell::cargo(&workspace.sh).args(["test", "--quiet", "--test", "blas"]);
    shell::read(cargo.args(workspace.plain()))?;
    let (ways, mut tried) = ways(&workspace.sh);
    if try_all(workspace, ways, yes, &mut tried)? {
        return library::summary(workspace);
    }
    library::remove(workspace)?;
    Err(Error::new(format!(
        "no OpenBLAS could be set up. Tried:{}\nInstall it with one of these, as your system has it, then run `cargo \
         xtask setup` again:{}\nWithout it the course runs too: cargo xtask check-all --no-blas",
        listed(&tried),
        listed(&PACKAGES.commands())
    )))
}

fn listed(lines: &[String]) -> String {
    lines.iter().map(|line| format!("\n  {line}")).collect()
}

/// Whether one of the ways leads to a BLAS that works. The others, with what was wrong, go to `tried`.
fn try_all(workspace: &Workspace, ways: Vec<Way>, yes: bool, tried: &mut Vec<String>) -> Result<bool> {
    for way in ways {
        let worked = match &way {
            Way::Link(library) => {
                library.write(workspace)?;
                works(workspace)
            }
            Way::Source => {
                library::write_source(workspace)?;
                say!("\nbuilding OpenBLAS from its source: about ten minutes");
                works(workspace)
            }
            Way::Install(installation) => {
                let installed = installation.run(&workspace.sh, "OpenBLAS is not here.", yes);
                if installed.is_ok() {
                    let found = search::libraries(&workspace.sh).into_iter().map(Way::Link).collect();
                    return try_all(workspace, found, yes, tried);
                }
                installed
            }
        };
        match worked {
            Ok(()) => return Ok(true),
            // A build that was stopped says nothing about the library.
            Err(problem) if was_stopped(&problem.to_string()) => return Err(problem),
            Err(problem) => tried.push(format!("{way}: {}", reason(&problem.to_string()))),
        }
    }
    Ok(false)
}

/// What `ready` would do, for the doctor: whether it is done, and in words.
pub fn outlook(workspace: &Workspace) -> (bool, String) {
    if let Some(why) = System::HERE.lacks_blas() {
        return (false, why.to_string());
    }
    match library::summary(workspace) {
        Ok(summary) => (true, summary),
        Err(_) => {
            let ways = ways(&workspace.sh).0;
            let first = ways.first().map_or("tell what to install".to_string(), Way::to_string);
            (false, format!("`cargo xtask setup` would {first}"))
        }
    }
}

/// All ways in the order in which they are tried, and what this machine lacks for the others.
fn ways(sh: &Shell) -> (Vec<Way>, Vec<String>) {
    let mut absent = Vec::new();
    let mut ways: Vec<Way> = search::libraries(sh).into_iter().map(Way::Link).collect();
    if ways.is_empty() {
        absent.push("a library: none found by pkg-config, by Homebrew or under /usr".to_string());
    }
    if !has(sh, "make") || !has(sh, "cc") {
        absent.push("building it from its source: make or a C compiler is missing".to_string());
    } else if !is_reachable(SOURCE, Duration::from_secs(10)) {
        absent.push(format!("building it from its source: {SOURCE} cannot be reached"));
    } else {
        ways.push(Way::Source);
    }
    match Installation::here(sh, PACKAGES) {
        Some(installation) => ways.push(Way::Install(installation)),
        None => absent.push("a package manager: none of those below is here".to_string()),
    }
    (ways, absent)
}

impl fmt::Display for Way {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Way::Link(library) => {
                let kind = if library.is_static { "static" } else { "dynamic" };
                write!(f, "link the {kind} library in {}", library.folders[0].display())
            }
            Way::Source => write!(f, "build OpenBLAS from its source, about ten minutes"),
            Way::Install(installation) => write!(f, "run {installation}"),
        }
    }
}

/// Builds and runs the test that asks whether `dot` calls the library. The packages and features are those of the
/// larger builds that follow, so that nothing is built twice.
fn works(workspace: &Workspace) -> Result<()> {
    let cargo = shell::cargo(&workspace.sh).args(["test", "--quiet", "--test", "blas"]);
    shell::read(cargo.args(workspace.featured(true))).map(|_| ())
}

/// Whether a program, or one that it started, was ended by a signal that people send.
fn was_stopped(problem: &str) -> bool {
    ["(signal: 1,", "(signal: 2,", "(signal: 9,", "(signal: 15,"]
        .iter()
        .any(|signal| problem.contains(signal))
}

/// Of a failed build the line that says why.
fn reason(problem: &str) -> &str {
    let telling = ["rust-lld: error", "undefined reference", "cannot find", "Failed to", "error:"];
    let line = telling.iter().find_map(|words| problem.lines().find(|line| line.contains(words)));
    line.or(problem.lines().next()).unwrap_or("").trim()
}

/// Whether a connection can be made in time. Looking a name up has no limit of its own, so a thread does both, and is
/// left behind when the time is over.
fn is_reachable(address: &'static str, limit: Duration) -> bool {
    let (send, receive) = mpsc::channel();
    std::thread::spawn(move || {
        let mut addresses = address.to_socket_addrs().into_iter().flatten();
        let _ = send.send(addresses.any(|address| TcpStream::connect_timeout(&address, limit).is_ok()));
    });
    receive.recv_timeout(limit).unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{is_reachable, reason, was_stopped};

    #[test]
    fn the_telling_line_of_a_failed_build_is_found() {
        let said = "cargo test failed:\n  Compiling a\nld: cannot find -lopenblas\nerror: could not compile";
        assert_eq!(reason(said), "ld: cannot find -lopenblas");
        assert_eq!(reason("something else\nmore"), "something else");
    }

    #[test]
    fn a_build_that_was_stopped_is_told_from_one_that_failed() {
        assert!(was_stopped("process didn't exit successfully: `rustc` (signal: 2, SIGINT: interrupt)"));
        assert!(!was_stopped("process didn't exit successfully: `rustc` (exit status: 1)"));
    }

    #[test]
    fn an_address_that_does_not_exist_is_not_reached() {
        assert!(!is_reachable("no-such-host.invalid:443", Duration::from_secs(2)));
    }
}
