//! The chapters as a site.
//!
//! | file | what is in it |
//! |---|---|
//! | `pages.rs` | which pages there are, in their order |
//! | `markdown.rs` | what a chapter needs to be a page: links, figures, code side by side |
//! | `staged.rs` | the folder that mdBook reads |
//! | `mended.rs` | what mdBook's pages lack |
//! | `policy.rs` | what a page may load and run: nothing from elsewhere |
//! | `server.rs` | a server for this machine |

mod markdown;
mod mended;
mod pages;
mod policy;
pub mod server;
mod staged;

use std::fs;
use std::path::Path;

use mdbook_driver::MDBook;
use mdbook_driver::config::Config;

/// Whatever went wrong, as a text for people.
pub type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

const TITLE: &str = "Logistic regression as one neuron, in Rust";

/// Builds the site of the course in this folder, with these WebAssembly programs.
///
/// # Errors
/// A chapter links to what is not there, or a file cannot be read or written.
pub fn build(course: &Path, programs: &Path, site: &Path) -> Result<()> {
    let staged = site.with_extension("src");
    let pages = pages::all(course)?;
    staged::write(course, programs, &pages, &staged)?;
    let mut config = Config::default();
    config.book.title = Some(TITLE.to_string());
    config.book.description = Some("Twelve lessons: read them, run them, change them.".to_string());
    config.book.src = "pages".into();
    config.build.build_dir = std::path::absolute(site)?;
    config.build.create_missing = false;
    // Links and includes are written by the course's own tools.
    config.build.use_default_preprocessors = false;
    config.set("output.html.theme", "theme")?;
    config.set("output.html.default-theme", "light")?;
    config.set("output.html.preferred-dark-theme", "coal")?;
    config.set("output.html.additional-css", ["figures.css", "course.css"])?;
    config.set("output.html.smart-punctuation", false)?;
    config.set("output.html.playground.copyable", true)?;
    config.set("output.html.playground.runnable", false)?;
    config.set("output.html.no-section-label", true)?;
    config.set("output.html.search.limit-results", 20)?;
    config.set("output.html.hash-files", false)?;
    MDBook::load_with_config(&staged, config)?.build()?;
    for file in staged::files(site)?.iter().filter(|file| file.extension().is_some_and(|end| end == "html")) {
        let page = mended::page(&fs::read_to_string(file)?);
        fs::write(file, policy::page(&page))?;
    }
    Ok(())
}
