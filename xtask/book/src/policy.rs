//! The content security policy of each page: nothing is loaded from elsewhere, and no script runs but those of the site.
//!
//! mdBook writes small scripts into its pages. The policy names each by its hash, so that no other would run.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

/// Where the theme's `head.hbs` leaves a place for the hashes.
const PLACE: &str = "HASHES-OF-SCRIPTS";

/// A page with the hashes of its scripts.
pub fn page(page: &str) -> String {
    let hashes: Vec<String> = scripts(page).map(hash).collect();
    page.replace(PLACE, &hashes.join(" "))
}

/// The scripts that stand in a page.
fn scripts(page: &str) -> impl Iterator<Item = &str> {
    page.split("<script>").skip(1).filter_map(|rest| rest.split_once("</script>")).map(|(script, _)| script)
}

fn hash(script: &str) -> String {
    format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(script)))
}

#[cfg(test)]
mod tests {
    use super::{hash, scripts};

    #[test]
    fn the_scripts_of_a_page_are_hashed_as_a_browser_does() {
        let page = "<script>alert('Hello, world.');</script><script src=\"x.js\"></script>";
        // The example of the Content Security Policy specification.
        let expected = "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='";
        assert_eq!(scripts(page).map(hash).collect::<Vec<_>>(), [expected]);
    }
}
