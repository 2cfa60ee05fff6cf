//! The site, in a real browser.
//!
//! | file | what is in it |
//! |---|---|
//! | `driver.rs` | chromedriver and a browser: started when a test needs it, ended whatever happens |
//! | `browser.rs` | what a test asks of its browser |
//! | `course.rs` | the programs of the lessons, as they run without a browser |
//! | `texts.rs` | what two runs printed, compared |
//! | the others | the tests |
//!
//! `cargo xtask book` makes what they need. The folder of the site is named by BOOK_SITE, that of the programs by
//! BOOK_PROGRAMS; without them those in the course's target folder are meant.
//!
//! A browser is ended together with its group of processes, which Windows does not have. There `cargo xtask check-all` says
//! so, and does the rest with `--no-browser`.
#![cfg(unix)]

mod browser;
mod course;
mod driver;
mod texts;

mod commands;
mod files;
mod links;
mod numbers;
mod pages;
mod playing;
mod reading;
mod running;
