//! Panics that a lesson shows on purpose.

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

thread_local! {
    /// Whether a panic of this thread is to be caught and not printed.
    static CATCHING: Cell<bool> = const { Cell::new(false) };
}

/// What is computed, or the message of the panic on one line. Nothing of the panic is printed.
///
/// # Errors
/// It panicked.
pub fn caught<T>(compute: impl FnOnce() -> T) -> Result<T, String> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let usual = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            if !CATCHING.get() {
                usual(panic);
            }
        }));
    });
    CATCHING.set(true);
    let computed = panic::catch_unwind(AssertUnwindSafe(compute));
    CATCHING.set(false);
    computed.map_err(|payload| {
        let formatted = payload.downcast_ref::<String>().map(String::as_str);
        let said = formatted.or(payload.downcast_ref::<&str>().copied()).unwrap_or("no message");
        said.split_whitespace().collect::<Vec<_>>().join(" ")
    })
}
