//! The content security policy of each page: nothing is loaded from elsewhere, and no script runs but those of the site.
//!
//! mdBook writes small scripts into its pages. The policy names each by its hash, so that no other would run.

use std::fs;
use std::path::Path;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

use crate::{Result, staged};

/// Where the theme's `head.hbs` leaves a place for the hashes.
const PLACE: &str = "HASHES-OF-SCRIPTS";

/// Writes the hashes into every page.
pub fn write(site: &Path) -> Result<()> {
    for file in staged::files(site)?.iter().filter(|file| file.extension().is_some_and(|end| end == "html")) {
        let page = fs::read_to_string(file)?;
        let hashes: Vec<String> = scripts(&page).map(hash).collect();
        fs::write(file, page.replace(PLACE, &hashes.join(" ")))?;
    }
    Ok(())
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
