//! What somebody may have meant.

/// Other libraries' names for flags of this course.
const SYNONYMS: [(&str, &str); 14] = [
    ("--lr", "--learning-rate"),
    ("--rate", "--learning-rate"),
    ("--alpha", "--learning-rate"),
    ("--epochs", "--iterations"),
    ("--epoch", "--iterations"),
    ("--n-iter", "--iterations"),
    ("--max-iter", "--iterations"),
    ("--steps", "--iterations"),
    ("--target", "--label"),
    ("--file", "--data"),
    ("--input", "--data"),
    ("--lambda", "--l2"),
    ("--drop", "--without"),
    ("--scale", "--standardize"),
];

/// How alike two words must be, from 0 to 1, for one to be a slip of the other.
const ALIKE: f64 = 0.6;

/// The known word that somebody may have meant by this one.
pub(super) fn near<'a>(word: &str, known: impl Iterator<Item = &'a str> + Clone) -> Option<&'a str> {
    let word = word.to_lowercase().replace('_', "-");
    let synonym = SYNONYMS.iter().find(|(other, _)| *other == word);
    let meant = synonym.and_then(|(_, flag)| known.clone().find(|one| one == flag));
    let bare = |word: &str| word.trim_start_matches('-').to_string();
    let alike = |one: &str| strsim::normalized_damerau_levenshtein(&bare(&word), &bare(one));
    let nearest = known.map(|one| (one, alike(one))).filter(|(_, share)| *share >= ALIKE);
    meant.or_else(|| nearest.max_by(|one, other| one.1.total_cmp(&other.1)).map(|(one, _)| one))
}

/// What to say if this is meant for Cargo: a feature that a lesson is built with.
pub fn meant_for_cargo(word: &str) -> Option<&'static str> {
    ["--features", "blas", "hdf5"]
        .contains(&word)
        .then_some("Cargo's own --features stands before the two dashes")
}

#[cfg(test)]
mod tests {
    use super::near;

    #[test]
    fn slips_and_synonyms_lead_to_the_flag() {
        let known = ["--learning-rate", "--iterations", "--data", "train", "predict"];
        let table = [
            ("--lr", Some("--learning-rate")),
            ("--epochs", Some("--iterations")),
            ("--learning_rate", Some("--learning-rate")),
            ("--iteration", Some("--iterations")),
            ("trian", Some("train")),
            ("Predict", Some("predict")),
            ("--l2", None),
            ("--quiet", None),
        ];
        for (word, expected) in table {
            assert_eq!(near(word, known.into_iter()), expected, "{word}");
        }
    }
}
