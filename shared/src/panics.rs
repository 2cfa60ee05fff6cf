//! Panics that a lesson shows on purpose.

use std::panic::{self, AssertUnwindSafe};

/// What is computed, or the message of the panic on one line. Nothing of the panic is printed.
///
/// # Errors
/// It panicked.
pub fn caught<T>(compute: impl FnOnce() -> T) -> Result<T, String> {
    let hook = panic::take_hook();
    panic::set_hook(Box::new(|_| {}));
    let computed = panic::catch_unwind(AssertUnwindSafe(compute));
    panic::set_hook(hook);
    computed.map_err(|payload| {
        let formatted = payload.downcast_ref::<String>().map(String::as_str);
        let said = formatted.or(payload.downcast_ref::<&str>().copied()).unwrap_or("no message");
        said.split_whitespace().collect::<Vec<_>>().join(" ")
    })
}
