//! The package beside the workspace cannot inherit from it, so what it repeats is compared.

/// The rooms of a manifest that both have.
const SAME: [&str; 2] = ["lints.rust", "lints.clippy"];

/// The package's code is under the course's lints.
pub fn same_lints(course: &str, peers: &str) -> Result<(), String> {
    for name in SAME {
        let (ours, theirs) = (table(course, &format!("workspace.{name}")), table(peers, name));
        if ours.is_empty() || ours != theirs {
            return Err(format!("[{name}] in xtask/peers/Cargo.toml is not what Cargo.toml has"));
        }
    }
    Ok(())
}

/// The lines of a table, up to the next one.
fn table<'a>(manifest: &'a str, name: &str) -> Vec<&'a str> {
    let heading = format!("[{name}]");
    let lines = manifest.lines().skip_while(|line| **line != heading).skip(1);
    lines.take_while(|line| !line.starts_with('[')).filter(|line| line.contains('=')).collect()
}

#[cfg(test)]
mod tests {
    use super::same_lints;

    const COURSE: &str = "[workspace.lints.rust]\na = \"warn\"\n\n[workspace.lints.clippy]\nb = \"warn\"\n\n# c\n[profile.dev]\n";

    #[test]
    fn a_lint_that_is_left_out_is_found() {
        let same = "[lints.rust]\na = \"warn\"\n\n[lints.clippy]\nb = \"warn\"\n";
        assert_eq!(same_lints(COURSE, same), Ok(()));
        let problem = same_lints(COURSE, "[lints.rust]\na = \"warn\"\n[lints.clippy]\n").unwrap_err();
        assert_eq!(problem, "[lints.clippy] in xtask/peers/Cargo.toml is not what Cargo.toml has");
        assert!(same_lints("", same).is_err());
    }
}
