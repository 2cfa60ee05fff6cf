//! What mdBook's pages lack to be accessible.

/// The label that opens and closes the table of contents says of itself, by `aria-label` and `aria-expanded`, what only a
/// button may say.
const TOGGLE: &str = "<label id=\"mdbook-sidebar-toggle\" ";
const BUTTON: &str = "<label id=\"mdbook-sidebar-toggle\" role=\"button\" ";

/// A page, mended.
pub fn page(page: &str) -> String {
    page.replace(TOGGLE, BUTTON)
}
