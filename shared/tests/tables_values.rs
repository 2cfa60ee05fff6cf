//! Labels, columns that are split, columns without values, and flags that are offered.

use super::reading::{notes, positive, read, refused};
use shared::data::{Selection, Source, read_examples};

const PLAIN: fn() -> Selection<'static> = Selection::default;

#[test]
fn plus_and_minus_are_labels_together() {
    let text = "a,y\n1,+\n2,-\n3,+\n";
    refused(text, &PLAIN(), &["--positive + or --positive -"]);
    assert_eq!(read(text, &positive("+")).unwrap().y.row(0).to_vec(), [1.0, 0.0, 1.0]);
    assert_eq!(read(text, &positive("-")).unwrap().y.row(0).to_vec(), [0.0, 1.0, 0.0]);
}

#[test]
fn a_label_that_training_never_held_is_refused() {
    let known = ["M", "B"].map(String::from);
    let selection = Selection { known_labels: Some(&known), ..positive("M") };
    refused("a,y\n1,M\n2,malignant\n", &selection, &["line 3, column 'y': found 'malignant'", "'M', 'B'"]);
    refused("a,y\n1,M.\n2,B.\n", &selection, &["line 2, column 'y': found 'M.'", "write it as there"]);
    assert!(read("a,y\n1,M\n2,B\n", &selection).is_ok());
    let numbers = ["1", "2"].map(String::from);
    assert!(read("a,y\n1,1.0\n2,2\n", &Selection { known_labels: Some(&numbers), ..positive("1") }).is_ok());
}

#[test]
fn values_that_differ_only_in_case_are_refused_and_numbers_are_one() {
    let split = Selection { one_hot: vec!["c"], ..PLAIN() };
    refused("c,a,y\nMale,1,0\nmale,2,1\n", &split, &["'Male' and 'male'", "differ only in case"]);
    let examples = read("c,y\n1,0\n1.0,1\n2,0\n-0,1\n0,0\n", &split).unwrap();
    assert_eq!(examples.features, ["c=-0", "c=1", "c=2"]);
    assert_eq!(examples.x.column(1).to_vec(), [0.0, 1.0, 0.0]);
    let names = examples.features.iter().map(String::as_str).collect();
    let again = Selection { features: Some(names), of_a_model: true, without_labels: true, ..PLAIN() };
    let applied = read("c\n1.00\n02\n", &again).unwrap();
    assert_eq!(
        (applied.x.column(0).to_vec(), applied.x.column(1).to_vec()),
        (vec![0.0, 1.0, 0.0], vec![0.0, 0.0, 1.0])
    );
    assert!(applied.notes.is_empty(), "{:?}", applied.notes);
}

#[test]
fn a_column_of_texts_and_many_numbers_is_not_offered_for_splitting() {
    let word = |k: usize| ["low", "mid", "high"][k % 3];
    let cell = |k: usize| if k.is_multiple_of(4) { k.to_string() } else { word(k).to_string() };
    let rows: String = (0..60).map(|k| format!("{},{k},{}\n", cell(k), k % 2)).collect();
    let said = read(&format!("a,b,y\n{rows}"), &PLAIN()).err().unwrap().to_string();
    assert!(said.contains("add --without a") && !said.contains("--one-hot"), "{said}");
}

#[test]
fn single_quotes_around_values_are_taken_off() {
    let text = "'a','b','y'\n'7','1','yes'\n'8','2','no'\n";
    let examples = read(text, &positive("yes")).unwrap();
    assert_eq!((examples.features.join(","), examples.x[[0, 1]]), ("a,b".to_string(), 8.0));
    refused("'7','1'\n'8','0'\n", &PLAIN(), &["looks like data: '7' is a number"]);
}

#[test]
fn a_column_without_any_value_is_left_out() {
    let text = "a,y,Unnamed: 32\n1,0,\n,1,\n3,1,\n";
    let label = Selection { label: Some("y"), ..PLAIN() };
    refused(text, &label, &["'a' lacks values in 1 row, first at line 3; add --drop-missing"]);
    let dropped = Selection { drop_missing: true, ..label };
    assert_eq!(
        notes(text, &dropped),
        "left out: column 'Unnamed: 32', which has no values, 1 row that lack a value"
    );
    assert_eq!(read(text, &dropped).unwrap().features, ["a"]);
    refused(
        text,
        &PLAIN(),
        &["the last column, 'Unnamed: 32', cannot be the label, for it has no value", "--label y"],
    );
    let split = Selection { one_hot: vec!["Unnamed: 32"], ..dropped };
    assert_eq!(read(text, &split).unwrap().features, ["a"]);
    let path = testing::file(env!("CARGO_TARGET_TMPDIR"), "empty_column.csv", text);
    assert!(
        read_examples(Source::File(&path), &Selection { label: Some("y"), drop_missing: true, ..PLAIN() })
            .is_ok()
    );
}

#[test]
fn what_drop_missing_would_not_mend_is_left_out_first() {
    let text = "a,b,c,y\n1,,1,0\n,2,1,1\n3,,2,0\n";
    refused(text, &PLAIN(), &["add --without b --drop-missing"]);
    let dropped = Selection { drop_missing: true, ..PLAIN() };
    refused(text, &dropped, &["nothing is left: 'b' lacks 2 values; add --without b"]);
    assert_eq!(read(text, &Selection { without: vec!["b"], ..dropped }).unwrap().x.ncols(), 2);
}

#[test]
fn what_stands_in_a_row_that_is_left_out_does_not_matter() {
    let text = "a,y\n1,0\n2,1\nTotal,\n";
    let dropped = Selection { drop_missing: true, ..PLAIN() };
    assert_eq!(read(text, &dropped).unwrap().x.row(0).to_vec(), [1.0, 2.0]);
    let scarce = read("a,b,y\n1,,0\n,2,1\n", &dropped).err().unwrap().to_string();
    assert!(scarce.contains("nothing is left"), "a column with values is not left out: {scarce}");
}

#[test]
fn a_remedy_leaves_a_feature() {
    let words = |k: usize| (0..k).map(|k| format!("word {k},{}\n", k % 2)).collect::<String>();
    let few = read(&format!("a,y\n{}", words(4)), &PLAIN()).err().unwrap().to_string();
    assert!(few.ends_with("add --one-hot a"), "{few}");
    let many = read(&format!("a,y\n{}", words(40)), &PLAIN()).err().unwrap().to_string();
    assert!(many.contains("no column is left for a feature") && !many.contains("--without"), "{many}");
}

#[test]
fn offered_flags_can_be_pasted() {
    let text = "\"User, ID\",$x,it's,n,y\na,b,c,1,0\nb,c,d,2,1\n";
    refused(text, &PLAIN(), &[r#"--without '"User, ID",$x,it'\''s'"#]);
    refused("a b,n,y\nx,1,0\nz,2,1\n", &PLAIN(), &["--one-hot 'a b', or --without 'a b'"]);
}

#[test]
fn a_column_of_measurements_is_no_label() {
    let text = "species,a,b\nset,1,0.0\nvir,2,0.5\nset,3,0.9\n";
    refused(text, &PLAIN(), &["'b', cannot be the label", "add --label species --positive set"]);
    refused(text, &positive("set"), &["'b', does not hold 'set', but 'species' does: add --label species"]);
}
