//! What mdBook's pages lack to be accessible.

use std::fs;
use std::path::Path;

use crate::{Result, staged};

/// The label that opens and closes the table of contents says of itself, by `aria-label` and `aria-expanded`, what only a
/// button may say.
const TOGGLE: &str = "<label id=\"mdbook-sidebar-toggle\" ";
const BUTTON: &str = "<label id=\"mdbook-sidebar-toggle\" role=\"button\" ";

/// Mends every page.
pub fn write(site: &Path) -> Result<()> {
    for file in staged::files(site)?.iter().filter(|file| file.extension().is_some_and(|end| end == "html")) {
        let page = fs::read_to_string(file)?;
        fs::write(file, page.replace(TOGGLE, BUTTON))?;
    }
    Ok(())
}
