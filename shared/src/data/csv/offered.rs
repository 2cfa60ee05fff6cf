//! Flags as they are offered: what is printed can be pasted into a shell.

/// A longer name or value is typed by nobody, nor is a longer list of names, in bytes.
const LONGEST: usize = 200;
const LONGEST_LIST: usize = 4000;

/// A value as it is typed behind a flag.
pub(super) fn typed(value: &str) -> String {
    if value.len() > LONGEST { "...".to_string() } else { one_word(value) }
}

/// Names as they are typed behind a flag that takes several: one that holds a comma stands in double quotes.
pub(super) fn typed_names(names: &[&str]) -> String {
    let name = |name: &&str| match name.contains([',', '"']) {
        true => format!("\"{}\"", name.replace('"', "\"\"")),
        false => name.to_string(),
    };
    let list = names.iter().map(name).collect::<Vec<_>>().join(",");
    let is_long = list.len() > LONGEST_LIST || names.iter().any(|name| name.len() > LONGEST);
    if is_long { "...".to_string() } else { one_word(&list) }
}

/// A text that a shell takes for one word.
fn one_word(text: &str) -> String {
    let plain = |letter: char| letter.is_alphanumeric() || "_.,=-+/:@%".contains(letter);
    if !text.is_empty() && text.chars().all(plain) {
        text.to_string()
    } else {
        format!("'{}'", text.replace('\'', r"'\''"))
    }
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

    #[test]
    fn a_value_of_200_bytes_and_a_list_of_4000_are_offered_and_longer_ones_are_not() {
        let name = |length: usize| "a".repeat(length);
        let [fits, longer] = [200, 201].map(name);
        assert_eq!((typed(&fits), typed(&longer)), (fits.clone(), "...".to_string()));
        let pair = |other: &str| typed_names(&["b", other]);
        assert_eq!((pair(&fits), pair(&longer)), (format!("b,{fits}"), "...".to_string()));
        // 4000 bytes are twenty names of 199 and a comma behind each.
        let names = vec![name(199); 20];
        let list = |last| {
            typed_names(&[&names.iter().map(String::as_str).collect::<Vec<_>>()[..], &[last]].concat())
        };
        assert_eq!((list(""), list("a")), (names.join(",") + ",", "...".to_string()));
    }
}
