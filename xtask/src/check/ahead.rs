//! What later steps need is built while tests run, most of which leave a core idle.

use std::io::{self, IsTerminal};
use std::process::{Command, Stdio};
use std::thread::{self, JoinHandle};

use crate::bench::peers;
use crate::shell;
use crate::web::{book, toolchain};
use crate::workspace::Workspace;

/// Builds in folders of their own, one after the other. That one fails is told by the step that asks for it.
pub struct Ahead(JoinHandle<()>);

impl Ahead {
    pub fn start(workspace: &Workspace) -> Ahead {
        // Who sits at a terminal is asked before anything is installed, and here nobody can be asked.
        let is_complete = toolchain::look(&workspace.sh).is_some() && shell::has(&workspace.sh, "wasm-opt");
        let may_start = is_complete || !io::stdin().is_terminal();
        let xtask = std::env::current_exe().ok().filter(|_| may_start);
        let site = xtask.map(|xtask| {
            let mut command = Command::new(xtask);
            command.arg("book").current_dir(&workspace.root);
            command
        });
        let built = ["--no-run", "--locked"];
        let tests = [peers::cargo(workspace, "test").args(built), book::cargo(workspace, "test").args(built)];
        let commands: Vec<Command> = site.into_iter().chain(tests.map(Command::from)).collect();
        Ahead(thread::spawn(|| commands.into_iter().for_each(run)))
    }

    /// Waits until all is built.
    pub fn wait(self) {
        // The thread itself does nothing that can fail.
        let _ = self.0.join();
    }
}

fn run(mut command: Command) {
    let quiet = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let _ = quiet.status();
}
