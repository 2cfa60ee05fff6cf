//! Reading tables: whatever stands in a file, there is an answer or one line, and memory stays in bounds.

use std::error::Error as _;

use proptest::prelude::*;
use shared::data::{Examples, Selection, Source, largest, read_examples};
use shared::lab::Error;

fn read(text: &str) -> Result<Examples, Error> {
    read_examples(Source::Bundled { name: "table.csv", text }, &Selection::default())
}

#[test]
fn rows_become_columns_of_x() {
    let examples = read("a,b,y\n1,2,0\n3,4,1\n").unwrap();
    assert_eq!((examples.x.dim(), examples.y.dim()), ((2, 2), (1, 2)));
    assert_eq!((examples.x[[1, 0]], examples.x[[0, 1]], examples.y[[0, 1]]), (2.0, 3.0, 1.0));
    assert_eq!((examples.features.join(","), examples.label.as_deref()), ("a,b".to_string(), Some("y")));
    assert!(examples.x.column(0).is_standard_layout(), "a column is contiguous");
}

#[test]
fn features_can_be_read_without_labels() {
    let selection = Selection { features: Some(vec!["b"]), without_labels: true, ..Selection::default() };
    let text = "a,b,y\n1,2,what\n";
    let examples = read_examples(Source::Bundled { name: "table.csv", text }, &selection).unwrap();
    assert_eq!((examples.x.dim(), examples.y.dim(), examples.label), ((1, 1), (1, 0), None));
}

/// What is said of a table that cannot be read so.
fn refused(text: &str, selection: &Selection) -> String {
    let source = Source::Bundled { name: "table.csv", text };
    read_examples(source, selection).err().map_or("it was read".to_string(), |error| error.to_string())
}

#[test]
fn errors_name_file_line_column_and_value() {
    let table = [
        ("", ": the file is empty; expected a header line and rows of numbers"),
        ("a,y\n", ": only a header; expected at least one row of values below it"),
        (
            "a,y\n1\n",
            ", line 2: found 1 value, expected 2 as in the header; if it is no row, such as a note below the \
          table, delete this line",
        ),
        ("a,y\n1,0\n\nx,1\n", ", line 4, column 'a': found 'x', expected a finite number"),
        (
            "a,y\n1,0\n1e400,1\n",
            ", line 3, column 'a': found '1e400', expected a finite number; it is too large for an f64: write a smaller \
             one, or make it blank, then --drop-missing",
        ),
        (
            "y\n1\n",
            ": found one column, 'y', for a feature and a label; expected commas, semicolons, tabs, bars or blanks between the values; if line 1 is a title, delete it",
        ),
        (
            "a;y\n1,5;0\n2.5;1\n",
            ", line 3, column 'a': found '2.5', expected a finite number with a comma before its decimals, as in the \
             rows above",
        ),
        (
            "a;y\n1,234;0\n2,500;1\n",
            ", line 2, column 'a': found '1,234', expected a number whose comma can mean one thing; before decimals \
             write 1,2340, between thousands take it out",
        ),
        (
            "0,1\n5,1\n",
            ", line 1: the names only count the columns, so they look like data; name them otherwise: x0, x1, ...",
        ),
        (
            "a,a,y\n",
            ", line 1: column 'a' is named twice; rename one of them, or add --no-header if this line is a row",
        ),
        (
            "a,y,\n1,0,3\n",
            ", line 2: has a value behind the last name of line 1; if line 1 is a title, delete it; else name \
          each column there",
        ),
        ("a b c\n", ": only a header; expected at least one row of values below it"),
    ];
    for (text, expected) in table {
        assert_eq!(refused(text, &Selection::default()), format!("table.csv{expected}"), "{text:?}");
    }
}

#[test]
fn columns_of_text_and_missing_values_are_answered_with_what_to_type() {
    let text = "id,sex,age,name,y\n5,m,30,a b,0\n6,f,,c d,1\n7,,50,e f,1\n";
    let said = refused(text, &Selection::default());
    assert_eq!(
        said,
        "table.csv: columns 'sex', 'name' hold text, and 'age' lacks values in 1 row, first at line 3; add --one-hot \
         sex,name --drop-missing, or --without sex,name --drop-missing"
    );
    let all = ["sex", "name"];
    let split = Selection { one_hot: all.to_vec(), drop_missing: true, ..Selection::default() };
    let examples = read_examples(Source::Bundled { name: "table.csv", text }, &split).unwrap();
    assert_eq!(examples.features, ["id", "sex=m", "age", "name=a b"]);
    assert_eq!(examples.x.column(0).to_vec(), [5.0, 1.0, 30.0, 1.0]);
    assert!(examples.notes[0].contains("left out: 2 rows that lack a value"), "{:?}", examples.notes);
    let without = Selection { without: all.to_vec(), ..Selection::default() };
    assert!(
        refused(text, &without).ends_with("add --without sex,name --drop-missing"),
        "{}",
        refused(text, &without)
    );
}

#[test]
fn of_thousands_of_columns_some_are_named_and_all_are_found() {
    let count = 20_000;
    let names: Vec<String> = (0..count).map(|k| format!("c{k}")).collect();
    let row = |cell: &str| vec![cell; count].join(",");
    let table = |one: &str, other: &str| format!("{},y\n{},0\n{},1\n", names.join(","), row(one), row(other));
    for (text, begin) in [
        (table("word", "text"), "table.csv: columns 'c0', 'c1', "),
        (table("", "1"), "table.csv: 'c0' lacks values in 1 row, 'c1' in 1, "),
    ] {
        let said = refused(&text, &Selection::default());
        assert!(said.starts_with(begin) && said.len() < 500, "{said}");
    }
    // In another order, as a model may have them.
    let wanted: Vec<&str> = names.iter().rev().map(String::as_str).collect();
    let text = table("2", "1");
    let selection = Selection { features: Some(wanted.clone()), ..Selection::default() };
    let examples = read_examples(Source::Bundled { name: "table.csv", text: &text }, &selection).unwrap();
    assert_eq!(examples.features, wanted);
}

#[test]
fn one_value_of_a_column_is_a_feature_by_its_name() {
    let text = "sex,x\nf,1\nm,2\nother,3\n";
    let features = Some(vec!["x", "sex=f", "sex=m"]);
    let selection = Selection { features, without_labels: true, ..Selection::default() };
    let examples = read_examples(Source::Bundled { name: "table.csv", text }, &selection).unwrap();
    assert_eq!(
        examples.x.rows().into_iter().map(|row| row.to_vec()).collect::<Vec<_>>(),
        [[1.0, 2.0, 3.0], [1.0, 0.0, 0.0], [0.0, 1.0, 0.0],]
    );
    assert_eq!(examples.notes, ["'other' in 1 row of 'sex' is unknown; its features are 0 there"]);
}

#[test]
fn labels_are_compared_as_numbers_and_refused_with_the_flag() {
    let read = |text, positive| {
        let selection = Selection { positive: Some(positive), ..Selection::default() };
        read_examples(Source::Bundled { name: "table.csv", text }, &selection)
    };
    for positive in ["1", "+1", "1.0", " 1e0 "] {
        assert_eq!(read("x,y\n1,1.0\n2,+1\n3,0\n", positive).unwrap().y.row(0).to_vec(), [1.0, 1.0, 0.0]);
    }
    assert_eq!(read("x,y\n1,M\n2,B\n", "M").unwrap().label_words, Some(["B", "M"].map(String::from)));
    assert_eq!(read("x,y\n1,a\n2,b\n3,c\n", "a").unwrap().notes, ["'b' (1), 'c' (1) count as 0"]);
    let said = |text| refused(text, &Selection::default());
    assert!(said("x,y\n1,M\n2,B\n").ends_with("'M' (1), 'B' (1): --positive M or --positive B"));
    assert!(said("x,y\n1,2\n2,0\n").contains("line 2, column 'y': found '2', expected a label, 0 or 1"));
    assert!(said("y,x\n1,2\n0,3\n1,4\n").contains("'y' can: add --label y"));
    assert!(said("y,x\nno,2\nyes,3\nno,4\n").contains("'y' can: add --label y --positive no"));
    assert!(
        said("x,y\n1,0\n2,\n3,?\n").contains("line 3: column 'y' has no label here, and in 2 rows in all")
    );
    let cased = read("x,y\n1,True\n2,TRUE\n3,no\n", "True").err().unwrap().to_string();
    assert!(cased.contains("differ only in case"), "{cased}");
}

#[test]
fn what_was_assumed_is_noted() {
    let notes = |text: &str| read(text).unwrap().notes.join(" | ");
    assert_eq!(notes("a;y\n1,5;0\n"), "read with semicolons between the values, commas before the decimals");
    assert_eq!(
        notes("sep=;\na;y\n1;0\n;\n"),
        "read with semicolons between the values; left out: 1 row without any value"
    );
    assert_eq!(notes(",a,y\n0,9,1\n1,8,0\n"), "left out: column 1, which has no name and counts the rows");
    assert_eq!(
        notes("a,y,\n1,0,\n2,1\n,,\n"),
        "left out: the last column, which has no name and no values, 1 row without any value"
    );
    let rows: String = (100..120).map(|k| format!("{k},{},{}\n", k * k % 7, k % 2)).collect();
    assert!(notes(&format!("row,x,y\n{rows}")).contains("'row' rises with every row"));
    assert!(notes("User ID,x,y\n9,1,0\n4,1,1\n").contains("--without 'User ID'"));
    assert_eq!(notes("age,y\n30,1\n40,0\n50,1\n"), "", "three ages that rise are no identifier");
}

#[test]
fn rows_know_their_lines() {
    let examples = read("x,y\n1,0\n\n2,1\n3,1\n,\n4,0\n").unwrap();
    assert_eq!((0..4).map(|row| examples.lines.line(row)).collect::<Vec<_>>(), [2, 4, 5, 7]);
}

#[test]
fn a_table_without_names_is_told_so() {
    assert!(
        read("1,0\n2,1\n").err().unwrap().to_string().contains("line 1: looks like data: '1' is a number")
    );
    let selection = Selection { no_header: true, ..Selection::default() };
    let source = Source::Bundled { name: "table.csv", text: "1,0\n2,1\n" };
    let examples = read_examples(source, &selection).unwrap();
    assert_eq!((examples.x.row(0).to_vec(), examples.features.join(",")), (vec![1.0, 2.0], "x1".to_string()));
}

#[test]
fn utf16_is_read() {
    let text = "größe,y\n1,0\n𝑥2,1\n";
    for big_endian in [false, true] {
        let units = "\u{feff}".encode_utf16().chain(text.encode_utf16());
        let bytes: Vec<u8> =
            units.flat_map(|unit| if big_endian { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect();
        let path = testing::file(env!("CARGO_TARGET_TMPDIR"), &format!("utf16_{big_endian}.csv"), bytes);
        let said = read_examples(Source::File(&path), &Selection::default()).err().unwrap().to_string();
        assert!(said.contains("line 3, column 'größe': found '𝑥2'"), "{said}");
    }
}

#[test]
fn a_file_that_cannot_be_opened_keeps_its_source() {
    let error = read_examples(Source::File("nowhere.csv"), &Selection::default()).err().unwrap();
    let said = error.to_string();
    assert!(said.starts_with("nowhere.csv: cannot be read ("), "{said}");
    let here = std::env::current_dir().unwrap();
    assert!(said.ends_with(&format!("; it was looked for in {}", here.display())), "{said}");
    assert!(error.source().is_some_and(|source| source.is::<std::io::Error>()));
}

#[test]
fn where_the_name_or_the_reason_says_it_the_folder_is_not_named() {
    let absolute = std::env::temp_dir().join("nowhere.csv").display().to_string();
    for path in [&absolute, "."] {
        let error = read_examples(Source::File(path), &Selection::default()).err().unwrap().to_string();
        assert!(error.ends_with("; check the path"), "{error}");
    }
}

#[test]
fn an_error_stays_on_one_line() {
    let error = Error::cell("a\nb.csv", 2, "c\u{2028}d", &"e\u{1b}".repeat(99), "a number");
    let said = error.to_string();
    assert!(said.lines().count() == 1 && !said.contains(['\u{1b}', '\u{2028}']), "{said:?}");
    assert!(said.contains("...'"), "a long value is cut: {said}");
}

#[test]
fn of_a_long_name_and_a_long_problem_both_ends_are_told() {
    let letters = |length: usize| (0..length).map(|k| char::from(b'a' + (k % 26) as u8)).collect::<String>();
    let [name, longer_name, problem, longer_problem] = [240, 241, 4800, 4801].map(letters);
    assert_eq!(Error::file(&name, &problem).to_string(), format!("{name}: {problem}"));
    // Of one letter more, the one in the middle is left out.
    let cut = |text: &str, half: usize| format!("{}...{}", &text[..half], &text[half + 1..]);
    let expected = format!("{}: {}", cut(&longer_name, 120), cut(&longer_problem, 2400));
    assert_eq!(Error::file(longer_name, longer_problem).to_string(), expected);
}

#[test]
fn the_largest_size_fails_on_nan() {
    assert_eq!(largest(&[1.0, -3.0, 2.0]), 3.0);
    assert_eq!(largest(&[]), 0.0);
    assert!(largest(&[1.0, f64::NAN, 2.0]).is_nan());
}

/// Bytes that look like a table, or do not.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let letters = b"01.9-+eE,;|\t\n\r\"' xyNaif\xff\xfe\xef\xbb\xbf\0".to_vec();
    let table_like = prop::collection::vec(prop::sample::select(letters), 0..300);
    prop_oneof![table_like, prop::collection::vec(any::<u8>(), 0..300)]
}

#[test]
fn a_row_number_that_was_asked_for_stays() {
    let text = ",a,y\n0,5,1\n1,6,0\n";
    let selection = Selection { features: Some(vec!["unnamed_1", "a"]), ..Selection::default() };
    let examples = read_examples(Source::Bundled { name: "table.csv", text }, &selection).unwrap();
    assert_eq!(examples.x.nrows(), 2);
    assert!(!examples.notes.concat().contains("left out"), "{:?}", examples.notes);
}

#[test]
fn values_and_names_may_hold_an_equals_sign() {
    let text = "a=b,x,y\n>=200,1,0\nno,2,1\n";
    let split = Selection { one_hot: vec!["a=b"], ..Selection::default() };
    let examples = read_examples(Source::Bundled { name: "table.csv", text }, &split).unwrap();
    assert_eq!(examples.features, ["a=b=>=200", "a=b=no", "x"]);
    let features = Some(examples.features.iter().map(String::as_str).collect());
    let again = Selection { features, of_a_model: true, ..Selection::default() };
    let read = read_examples(Source::Bundled { name: "table.csv", text }, &again).unwrap();
    assert_eq!((read.x, read.features), (examples.x, examples.features.clone()));
}

#[test]
fn quoted_cells_beside_blanks_and_tabs_keep_their_places() {
    let examples = read("x,name,y\n1, \"Braund, Mr\",0\n2,  \"b\" ,1\n").err().unwrap().to_string();
    assert!(examples.contains("'name' holds text"), "{examples}");
    let split = Selection { one_hot: vec!["a", "b"], ..Selection::default() };
    let source = Source::Bundled { name: "table.csv", text: "a,b,y\n\"1, 2\", \"3, 4\",0\n" };
    assert_eq!(read_examples(source, &split).unwrap().features, ["a=1, 2", "b=3, 4"]);
    let selection = Selection { features: Some(vec!["x"]), label: Some("y"), ..Selection::default() };
    let tabs = "x\ty\tname\n1\t0\t\n2\t1\t\"Braund, Mr\"\n\t0\t\"c\"\n";
    let said = refused(tabs, &selection);
    assert!(said.contains("'x' lacks values in 1 row, first at line 4"), "{said}");
}

/// A choice of columns and rows among those that the random tables have.
fn selection() -> impl Strategy<Value = Selection<'static>> {
    let name = prop::sample::select(vec!["x", "y", "a", "unnamed_1", "x1", "x=1", "i"]);
    let names = prop::collection::vec(name.clone(), 0..3);
    let flags = prop::array::uniform3(any::<bool>());
    (prop::option::of(name.clone()), prop::option::of(name), prop::option::of(names.clone()), names, flags)
        .prop_map(|(label, positive, features, split, [no_header, drop_missing, of_a_model])| Selection {
            label,
            positive,
            of_a_model: of_a_model && features.is_some(),
            features,
            one_hot: split,
            no_header,
            drop_missing,
            ..Selection::default()
        })
}

proptest! {
    #[test]
    fn random_bytes_are_answered_in_little_memory(content in bytes(), selection in selection()) {
        let path = testing::file(env!("CARGO_TARGET_TMPDIR"), "random.csv", &content);
        let mut answer = None;
        let used = allocation_counter::measure(|| {
            answer = Some(read_examples(Source::File(&path), &selection));
        });
        // The file is read through a buffer of 64 KiB; its numbers take 8 bytes each, and a line some copies.
        prop_assert!(used.bytes_max < 256 * 1024 + 200 * content.len() as u64, "{} bytes", used.bytes_max);
        match answer.expect("it was read") {
            Ok(examples) => {
                prop_assert!(examples.x.iter().chain(&examples.y).all(|value| value.is_finite()));
                prop_assert_eq!(examples.x.nrows(), examples.features.len());
                if selection.of_a_model {
                    prop_assert_eq!(selection.features.clone().unwrap_or_default(), examples.features);
                }
            }
            Err(error) => prop_assert_eq!(error.to_string().lines().count(), 1),
        }
    }

    #[test]
    fn what_is_written_is_read(rows in prop::collection::vec((-1e9..1e9, any::<i32>(), 0u8..2), 1..40)) {
        let lines = rows.iter().map(|(a, b, y)| format!("{a:?},{b},{y}\n"));
        let examples = read(&("a,b,y\n".to_string() + &lines.collect::<String>())).unwrap();
        for (i, (a, b, y)) in rows.into_iter().enumerate() {
            prop_assert_eq!(examples.x.column(i).to_vec(), [a, f64::from(b)]);
            prop_assert_eq!(examples.y[[0, i]], f64::from(y));
        }
    }
}
