//! Flags as they are offered: what is printed can be pasted into a shell.

/// A value as it is typed behind a flag.
pub(super) fn typed(value: &str) -> String {
    let plain = |letter: char| letter.is_alphanumeric() || "_.,=-+/:@%".contains(letter);
    if !value.is_empty() && value.chars().all(plain) {
        value.to_string()
    } else {
        format!("'{}'", value.replace('\'', r"'\''"))
    }
}

/// Names as they are typed behind a flag that takes several: one that holds a comma stands in double quotes.
pub(super) fn typed_names(names: &[&str]) -> String {
    let name = |name: &&str| match name.contains([',', '"']) {
        true => format!("\"{}\"", name.replace('"', "\"\"")),
        false => name.to_string(),
    };
    typed(&names.iter().map(name).collect::<Vec<_>>().join(","))
}

#[cfg(test)]
mod tests {
    use super::{typed, typed_names};

    #[test]
    fn a_shell_takes_what_is_printed_for_one_word() {
        for (value, expected) in [
            ("a_b", "a_b"),
            ("User ID", "'User ID'"),
            ("$x", "'$x'"),
            ("it's", r"'it'\''s'"),
            ("", "''"),
            ("`x`", "'`x`'"),
        ] {
            assert_eq!(typed(value), expected);
        }
        assert_eq!(typed_names(&["a", "b, c", "d"]), "'a,\"b, c\",d'");
        assert_eq!(typed_names(&["a", "b"]), "a,b");
    }
}
