//! The files in which insta keeps what was accepted.

/// The tests of a lesson that compare what it prints with what was accepted.
pub const SNAPSHOT_TESTS: [&str; 2] = ["narration::", "json::"];

/// A snapshot without its header.
pub fn body(snapshot: &str) -> &str {
    snapshot.splitn(3, "---\n").nth(2).unwrap_or(snapshot)
}

#[cfg(test)]
mod tests {
    use super::body;

    #[test]
    fn the_body_of_a_snapshot_stands_below_its_header() {
        assert_eq!(body("---\nsource: a\n---\ntext\n---\nmore\n"), "text\n---\nmore\n");
    }
}
