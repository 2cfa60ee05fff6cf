//! The data of the capstones.

use std::path::Path;

/// The rows of a file of `shared/data`: the numbers of each, and the word in its last column.
///
/// # Panics
/// If the file is missing, or is no table of numbers with a word at the end of each row.
pub fn rows(file: &str) -> Vec<(Vec<f64>, String)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data").join(file);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("shared/data/{file}: {error}"));
    let row = |line: &str| {
        let (numbers, word) = line.rsplit_once(',').expect("a row ends in a word");
        let numbers = numbers.split(',').map(|cell| cell.parse().expect("a number")).collect();
        (numbers, word.to_string())
    };
    text.lines().skip(1).map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::rows;

    #[test]
    fn rows_are_numbers_and_a_word() {
        let iris = rows("iris.csv");
        assert_eq!((iris.len(), &iris[0]), (150, &(vec![5.1, 3.5, 1.4, 0.2], "setosa".to_string())));
        assert_eq!(rows("wine.csv").iter().filter(|(_, grower)| grower == "B").count(), 71);
    }
}
