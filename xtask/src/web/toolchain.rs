//! Who compiles for the browser: rustup's compiler with the target's standard library, or Debian's with its source.

use std::fmt;
use std::path::Path;

use xshell::{Cmd, Shell, cmd};

use crate::error::{Error, Result};
use crate::out::say;
use crate::package_manager::{Installation, Packages};
use crate::shell;

/// What a WebAssembly program with files, arguments and standard output is compiled for.
pub const TARGET: &str = "wasm32-wasip1";

/// Instructions that every browser of the last years has; and what a program needs to be optimized as a whole.
const FEATURES: &str = "-C target-feature=+simd128 -C embed-bitcode=yes";

/// Where Debian's packages put the C library and what starts a program.
const WASI_LIBC: &str = "/usr/lib/wasm32-wasi";

/// Where they put the source of the standard library.
const STD_SOURCE: &str = "/usr/lib/rustlib/src/rust/library/std";

/// Debian has the standard library of the target as source, and it is compiled with the lessons.
const DEBIAN: Packages =
    Packages(&[("apt-get", &["rustc-web", "cargo-web", "rust-web-src", "wasi-libc", "lld", "binaryen"])]);

/// A compiler for the target that is here.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Toolchain {
    Rustup,
    Debian,
}

impl fmt::Display for Toolchain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Toolchain::Rustup => write!(f, "rustc with {TARGET}"),
            Toolchain::Debian => write!(f, "Debian's rustc-web, with the standard library from its source"),
        }
    }
}

impl Toolchain {
    /// Cargo for the target, with arguments to come.
    pub fn cargo<'a>(self, sh: &'a Shell, command: &str) -> Cmd<'a> {
        match self {
            Toolchain::Rustup => {
                let cargo = shell::cargo(sh).args([command, "--target", TARGET]);
                cargo.env("RUSTFLAGS", FEATURES)
            }
            Toolchain::Debian => {
                // This C library has no functions for threads, and nothing calls them: there is one thread.
                let linking = format!(
                    "{FEATURES} -C link-self-contained=no -C linker=wasm-ld -L {WASI_LIBC} -C \
                     link-arg={WASI_LIBC}/crt1-command.o -C link-arg=--unresolved-symbols=ignore-all"
                );
                // `cargo xtask` hands down which Cargo and which compiler it runs with; here it is others.
                cmd!(sh, "/usr/bin/cargo {command} -Zbuild-std=std,panic_abort --target {TARGET}")
                    .env("RUSTC", "/usr/bin/rustc")
                    .env("RUSTC_BOOTSTRAP", "1")
                    .env("RUSTFLAGS", linking)
                    .env_remove("CARGO")
                    .env_remove("RUSTUP_TOOLCHAIN")
            }
        }
    }
}

/// The compiler that is here, if there is one.
pub fn look(sh: &Shell) -> Option<Toolchain> {
    let sysroot = shell::read(cmd!(sh, "rustc --print sysroot")).unwrap_or_default();
    let has_target = Path::new(sysroot.trim()).join("lib/rustlib").join(TARGET).join("lib").is_dir();
    if has_target {
        return Some(Toolchain::Rustup);
    }
    let parts = ["/usr/bin/cargo", "/usr/bin/rustc", STD_SOURCE, &format!("{WASI_LIBC}/crt1-command.o")];
    let is_complete = parts.iter().all(|part| Path::new(part).exists()) && shell::has(sh, "wasm-ld");
    is_complete.then_some(Toolchain::Debian)
}

/// A compiler for the target: the one that is here, else by rustup, else by Debian's package manager.
///
/// # Errors
/// None could be had; the text says what was tried and what to type.
pub fn ready(sh: &Shell, yes: bool) -> Result<Toolchain> {
    if let Some(toolchain) = look(sh) {
        return Ok(toolchain);
    }
    let mut tried = Vec::new();
    if shell::has(sh, "rustup") {
        say!("getting the standard library for the browser: rustup target add {TARGET}");
        match shell::read(cmd!(sh, "rustup target add {TARGET}")) {
            Ok(_) => return Ok(Toolchain::Rustup),
            Err(problem) => tried.push(format!("rustup target add {TARGET}: {}", first_error(&problem))),
        }
    }
    if let Some(installation) = Installation::here(sh, DEBIAN) {
        match installation.run(sh, "There is no compiler for the browser.", yes) {
            Ok(()) => {
                return look(sh).ok_or_else(|| Error::new(format!("{installation} did not bring {TARGET}")));
            }
            Err(problem) => tried.push(problem.to_string()),
        }
    }
    let tried: String = tried.iter().map(|line| format!("\n  {line}")).collect();
    Err(Error::new(format!(
        "nothing here compiles for the browser. Tried:{tried}\nInstall the target with one of these, then run this \
         again:\n  rustup target add {TARGET}\n  {}",
        DEBIAN.commands().join("\n  ")
    )))
}

/// Of what rustup said the line that says why.
fn first_error(problem: &Error) -> String {
    let said = problem.to_string();
    let line = said.lines().find(|line| line.starts_with("error:"));
    line.or(said.lines().next()).unwrap_or_default().trim().to_string()
}

#[cfg(test)]
mod tests {
    use xshell::Shell;

    use super::{Toolchain, first_error};
    use crate::error::Error;

    #[test]
    fn debians_compiler_is_called_by_its_path_and_builds_the_standard_library() {
        let sh = Shell::new().unwrap();
        let typed = Toolchain::Debian.cargo(&sh, "build").to_string();
        assert!(typed.contains("/usr/bin/cargo build -Zbuild-std"), "{typed}");
        let typed = Toolchain::Rustup.cargo(&sh, "build").to_string();
        assert!(typed.ends_with("build --target wasm32-wasip1"), "{typed}");
    }

    #[test]
    fn of_a_failure_the_error_is_told() {
        let said = Error::new("rustup failed (1):\ninfo: syncing\nerror: could not download\nmore");
        assert_eq!(first_error(&said), "error: could not download");
    }
}
