//! The laboratory around a lesson: flags in, sections out, one line for an error.
//!
//! A lesson declares its flags ([`Flag`], [`Usage`]), and lists its sections in [`Contents`]. [`run`] does the rest.

mod contents;
mod error;
mod flag;
mod flags;
mod near;
mod print;
mod run;
mod usage;

pub use contents::{Contents, Scope, Section};
pub use error::{Error, cut, quote};
pub use flag::{Declaration, Defaulted, Flag};
pub use flags::Flags;
pub use near::meant_for_cargo;
pub use run::{Program, run};
pub use usage::Usage;
