//! The system's package manager.

use std::fmt;
use std::io::{self, IsTerminal};

use xshell::{Cmd, Shell, cmd};

use crate::error::{Error, Result};
use crate::out::{say, tell};
use crate::shell;

/// How a package manager is spoken to.
struct Manager {
    program: &'static str,
    /// What brings its lists up to date, where that is a command of its own.
    update: Option<&'static [&'static str]>,
    install: &'static [&'static str],
    /// Homebrew refuses to run as root, the others need it.
    needs_root: bool,
}

const MANAGERS: [Manager; 4] = [
    Manager {
        program: "apt-get",
        update: Some(&["update", "-q"]),
        install: &["install", "-y"],
        needs_root: true,
    },
    Manager { program: "dnf", update: None, install: &["install", "-y"], needs_root: true },
    Manager {
        program: "pacman",
        update: None,
        install: &["-S", "--needed", "--noconfirm"],
        needs_root: true,
    },
    Manager { program: "brew", update: None, install: &["install"], needs_root: false },
];

/// What has to be installed: for each package manager its names of the packages.
#[derive(Clone, Copy)]
pub struct Packages(pub &'static [(&'static str, &'static [&'static str])]);

impl Packages {
    fn of(self, manager: &Manager) -> Option<&'static [&'static str]> {
        self.0.iter().find(|(program, _)| *program == manager.program).map(|(_, names)| *names)
    }

    /// What a person would type with each manager.
    pub fn commands(self) -> Vec<String> {
        let command = |manager: &'static Manager| {
            Some(Installation { manager, packages: self.of(manager)?, is_root: false }.to_string())
        };
        MANAGERS.iter().filter_map(command).collect()
    }
}

/// Packages to install with one manager, and by whom.
pub struct Installation {
    manager: &'static Manager,
    packages: &'static [&'static str],
    is_root: bool,
}

impl Installation {
    /// By the first manager that this machine has and that knows the packages.
    pub fn here(sh: &Shell, packages: Packages) -> Option<Installation> {
        let find = |manager: &'static Manager| {
            let packages = packages.of(manager)?;
            shell::has(sh, manager.program).then(|| Installation { manager, packages, is_root: is_root(sh) })
        };
        MANAGERS.iter().find_map(find)
    }

    /// Installs. On a terminal only after a yes; without one only as root, as in a container, or with `yes`.
    pub fn run(&self, sh: &Shell, purpose: &str, yes: bool) -> Result<()> {
        if !yes && !self.is_agreed(purpose) {
            return Err(Error::new(format!("{purpose} Type: {self}")));
        }
        say!("\nrunning {self}");
        if let Some(update) = self.manager.update {
            // An old list may still do; the installation itself tells.
            let _ = shell::output(self.start(sh, update));
        }
        let install = self.start(sh, self.manager.install).args(self.packages);
        shell::read(install).map(|_| ()).map_err(|problem| ending(&self.to_string(), &problem))
    }

    fn is_agreed(&self, purpose: &str) -> bool {
        if !io::stdin().is_terminal() {
            return self.is_root;
        }
        say!();
        ask(&format!("{purpose} Run `{self}`?"))
    }

    fn needs_sudo(&self) -> bool {
        self.manager.needs_root && !self.is_root
    }

    /// The manager with its first arguments. It must not ask about the packages' settings.
    fn start<'a>(&self, sh: &'a Shell, arguments: &[&str]) -> Cmd<'a> {
        let program = self.manager.program;
        let quiet = "DEBIAN_FRONTEND=noninteractive";
        if self.needs_sudo() {
            cmd!(sh, "sudo {quiet} {program} {arguments...}")
        } else {
            cmd!(sh, "{program} {arguments...}").env("DEBIAN_FRONTEND", "noninteractive")
        }
    }
}

/// The command as a person would type it.
impl fmt::Display for Installation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sudo = if self.needs_sudo() { "sudo " } else { "" };
        let Manager { program, install, .. } = self.manager;
        write!(f, "{sudo}{program} {} {}", install.join(" "), self.packages.join(" "))
    }
}

/// The end of what a package manager said, in one line.
fn ending(command: &str, problem: &Error) -> Error {
    let said = problem.to_string();
    let lines: Vec<&str> = said.lines().collect();
    Error::new(format!("{command} failed: {}", lines[lines.len().saturating_sub(3)..].join(" ")))
}

fn is_root(sh: &Shell) -> bool {
    shell::read(cmd!(sh, "id -u")).is_ok_and(|id| id.trim() == "0")
}

/// A yes-or-no question on the terminal; no by default.
pub fn ask(question: &str) -> bool {
    tell!("{question} [y/N] ");
    let mut answer = String::new();
    io::stdin().read_line(&mut answer).is_ok() && matches!(answer.trim(), "y" | "Y" | "yes")
}

#[cfg(test)]
mod tests {
    use xshell::Shell;

    use super::{Installation, MANAGERS, Packages, ending};
    use crate::error::Error;
    use crate::shell::shown;

    const PACKAGES: Packages = Packages(&[("apt-get", &["a-dev", "b"]), ("brew", &["a"])]);

    fn installation(manager: usize, is_root: bool) -> Installation {
        let manager = &MANAGERS[manager];
        Installation { manager, packages: PACKAGES.of(manager).unwrap(), is_root }
    }

    #[test]
    fn each_manager_that_knows_the_packages_is_named() {
        assert_eq!(PACKAGES.commands(), ["sudo apt-get install -y a-dev b", "brew install a"]);
    }

    #[test]
    fn only_who_is_not_root_needs_sudo() {
        let sh = Shell::new().unwrap();
        let started = |manager, is_root| {
            let installation = installation(manager, is_root);
            shown(&installation.start(&sh, installation.manager.install))
        };
        assert_eq!(started(0, false), "sudo DEBIAN_FRONTEND=noninteractive apt-get install -y");
        assert_eq!(started(0, true), "apt-get install -y");
        assert_eq!(started(3, false), "brew install");
        assert_eq!(installation(0, true).to_string(), "apt-get install -y a-dev b");
    }

    #[test]
    fn a_failure_shows_its_last_lines() {
        let problem = ending("brew install a", &Error::new("1\n2\n3\n4"));
        assert_eq!(problem.to_string(), "brew install a failed: 2 3 4");
    }
}
