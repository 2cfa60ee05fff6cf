//! The system's package manager.

use std::io::{IsTerminal, Write};
use std::process::{Command, Stdio};

use crate::shell::{self, Result};

/// How a package manager is spoken to. Homebrew refuses to run as root, the others need it.
pub struct Manager {
    pub program: &'static str,
    update: &'static str,
    install: &'static str,
}

const MANAGERS: [Manager; 4] = [
    Manager { program: "apt-get", update: "apt-get update -q", install: "apt-get install -y" },
    Manager { program: "dnf", update: "", install: "dnf install -y" },
    Manager { program: "pacman", update: "", install: "pacman -S --needed --noconfirm" },
    Manager { program: "brew", update: "", install: "brew install" },
];

/// What would be installed here, from a list of package managers and the packages' names there.
pub struct Installation {
    manager: &'static Manager,
    packages: &'static str,
}

impl Installation {
    /// The first manager of the list that this machine has.
    pub fn here(names: &[(&str, &'static str)]) -> Option<Installation> {
        let find = |manager: &'static Manager| {
            let (_, packages) = names.iter().find(|(program, _)| *program == manager.program)?;
            has(manager.program).then_some(Installation { manager, packages })
        };
        MANAGERS.iter().find_map(find)
    }

    /// The command as a person would type it.
    pub fn command(&self) -> String {
        let sudo = if self.manager.program == "brew" || is_root() { "" } else { "sudo " };
        format!("{sudo}{} {}", self.manager.install, self.packages)
    }

    /// Installs. On a terminal only after a yes; without one only as root, as in a container, or with `yes`.
    pub fn run(&self, purpose: &str, yes: bool) -> Result<()> {
        let command = self.command();
        let agreed = yes
            || if std::io::stdin().is_terminal() {
                println!();
                ask(&format!("{purpose} Run `{command}`?"))
            } else {
                is_root()
            };
        if !agreed {
            return Err(format!("{purpose} Type: {command}"));
        }
        println!("\nrunning {command}");
        let shell = |line: &str| {
            let mut shell = Command::new("sh");
            let line = line.replace("sudo ", "sudo DEBIAN_FRONTEND=noninteractive ");
            shell.args(["-c", &line]).env("DEBIAN_FRONTEND", "noninteractive").stdin(Stdio::inherit());
            shell::stdout(&mut shell).map_err(|problem| {
                let last: Vec<&str> = problem.lines().rev().take(3).collect();
                format!("{line} failed: {}", last.into_iter().rev().collect::<Vec<_>>().join(" "))
            })
        };
        let sudo = if command.starts_with("sudo ") { "sudo " } else { "" };
        if !self.manager.update.is_empty() {
            // An old list may still do; the installation itself tells.
            let _ = shell(&format!("{sudo}{}", self.manager.update));
        }
        shell(&command).map(|_| ())
    }
}

/// What a person would type with each manager.
pub fn commands(names: &[(&str, &str)]) -> Vec<String> {
    let command = |(program, packages): &(&str, &str)| {
        let manager = MANAGERS.iter().find(|manager| manager.program == *program)?;
        let sudo = if *program == "brew" { "" } else { "sudo " };
        Some(format!("{sudo}{} {packages}", manager.install))
    };
    names.iter().filter_map(command).collect()
}

/// Whether this machine has a program.
pub fn has(program: &str) -> bool {
    shell::output(Command::new(program).arg("--version")).is_ok()
}

fn is_root() -> bool {
    shell::stdout(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}

/// A yes-or-no question on the terminal; no by default.
pub fn ask(question: &str) -> bool {
    print!("{question} [y/N] ");
    let _ = std::io::stdout().flush();
    let mut answer = String::new();
    std::io::stdin().read_line(&mut answer).is_ok() && matches!(answer.trim(), "y" | "Y" | "yes")
}
