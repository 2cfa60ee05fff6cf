//! Panics that a lesson shows on purpose.

use std::any::Any;
use std::panic;
use std::sync::Once;

/// What is computed, or the message of the panic on one line. Nothing of the panic is printed.
///
/// # Errors
/// It panicked.
pub fn caught<T>(compute: impl FnOnce() -> T) -> Result<T, String> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let usual = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            if !catching::takes(panic.payload()) {
                usual(panic);
            }
        }));
    });
    catching::run(compute)
}

fn message(payload: &(dyn Any + Send)) -> String {
    let formatted = payload.downcast_ref::<String>().map(String::as_str);
    let said = formatted.or(payload.downcast_ref::<&str>().copied()).unwrap_or("no message");
    said.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(not(target_os = "wasi"))]
mod catching {
    use std::any::Any;
    use std::cell::Cell;
    use std::panic::{self, AssertUnwindSafe};

    use super::message;

    thread_local! {
        /// Whether a panic of this thread is to be caught and not printed.
        static CATCHING: Cell<bool> = const { Cell::new(false) };
    }

    pub(super) fn takes(_panic: &(dyn Any + Send)) -> bool {
        CATCHING.get()
    }

    pub(super) fn run<T>(compute: impl FnOnce() -> T) -> Result<T, String> {
        CATCHING.set(true);
        let computed = panic::catch_unwind(AssertUnwindSafe(compute));
        CATCHING.set(false);
        computed.map_err(|payload| message(&*payload))
    }
}

/// A panic ends a WebAssembly program, and nothing in it can catch one. So its message is written to a file, and who runs
/// the program starts it again with that file: now the message is known, and what panicked is left out.
#[cfg(target_os = "wasi")]
mod catching {
    use std::any::Any;
    use std::cell::{Cell, RefCell};
    use std::fs;

    use super::message;

    thread_local! {
        static COUNT: Cell<usize> = const { Cell::new(0) };
        /// The file for the message, while something runs that may panic.
        static FILE: RefCell<Option<String>> = const { RefCell::new(None) };
    }

    pub(super) fn takes(panic: &(dyn Any + Send)) -> bool {
        let file = FILE.take();
        file.is_some_and(|file| fs::write(file, message(panic)).is_ok())
    }

    pub(super) fn run<T>(compute: impl FnOnce() -> T) -> Result<T, String> {
        COUNT.set(COUNT.get() + 1);
        let file = format!("target/panic-{}", COUNT.get());
        if let Ok(said) = fs::read_to_string(&file) {
            return Err(said);
        }
        FILE.replace(Some(file));
        let computed = compute();
        FILE.take();
        Ok(computed)
    }
}
