//! Ctrl-C while training: the step is finished, and what there is is judged and saved.

use std::sync::atomic::{AtomicBool, Ordering::SeqCst};

/// Whether steps are being taken, and whether they shall end.
static TRAINING: AtomicBool = AtomicBool::new(false);
static ASKED: AtomicBool = AtomicBool::new(false);

/// What a shell reports of a program that Ctrl-C ended.
#[cfg(not(target_os = "wasi"))]
const ENDED_BY_CTRL_C: i32 = 130;

/// While this lives, the first Ctrl-C asks for the end of the training. A second one, and any other, ends the program.
pub struct Interrupt(());

impl Interrupt {
    pub fn listen() -> Interrupt {
        TRAINING.store(true, SeqCst);
        // Where no handler can be set, Ctrl-C ends the program as it always did. In a browser there is none.
        #[cfg(not(target_os = "wasi"))]
        let _ = ctrlc::set_handler(|| {
            if ASKED.swap(true, SeqCst) || !TRAINING.load(SeqCst) {
                std::process::exit(ENDED_BY_CTRL_C);
            }
        });
        Interrupt(())
    }

    /// Whether the training shall end.
    pub fn asked(&self) -> bool {
        ASKED.load(SeqCst)
    }
}

impl Drop for Interrupt {
    fn drop(&mut self) {
        TRAINING.store(false, SeqCst);
    }
}
