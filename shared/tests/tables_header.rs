//! The first line of a table: names, a row, or a title.

use super::reading::{notes, positive, read, refused};
use shared::data::{Headerless, Selection};

const PLAIN: fn() -> Selection<'static> = Selection::default;

#[test]
fn a_row_of_texts_in_line_1_is_not_taken_for_names() {
    let balloons = "YELLOW,SMALL,T\nPURPLE,SMALL,F\nYELLOW,LARGE,F\nPURPLE,SMALL,T\n";
    let split = Selection { one_hot: vec!["YELLOW", "SMALL"], ..positive("T") };
    for selection in [PLAIN(), split] {
        refused(balloons, &selection, &["line 1: looks like data", "3 of 3", "--no-header"]);
    }
    let messages = "ham\tGo until\nspam\tFree entry\nham\tOk\n";
    refused(messages, &PLAIN(), &["line 1: looks like data", "'ham'", "--no-header"]);
    let whole = Selection { no_header: true, one_hot: vec!["x1", "x2"], ..positive("T") };
    assert_eq!(read(balloons, &whole).unwrap().y.len(), 4);
}

#[test]
fn names_of_columns_with_numbers_are_names_whatever_stands_below() {
    let text = "x,y\n1,y\n2,n\n";
    assert_eq!(notes(text, &positive("y")), "");
}

#[test]
fn one_name_among_the_values_is_noted() {
    let text = "John,London,yes\nMary,Paris,no\nAnn,Rome,yes\n";
    let split = Selection { one_hot: vec!["John", "London"], ..positive("yes") };
    assert!(notes(text, &split).contains("'yes' is a name in line 1 and a value below it; --no-header"));
}

#[test]
fn a_row_equal_to_the_header_is_left_out() {
    let text = "a,y\n1,0\na,y\n2,1\n";
    assert_eq!(notes(text, &PLAIN()), "left out: 1 row equal to line 1");
    assert_eq!(read(text, &PLAIN()).unwrap().x.row(0).to_vec(), [1.0, 2.0]);
}

#[test]
fn a_mark_for_a_missing_value_is_no_name() {
    refused("a,?,yes\nb,3,no\n", &PLAIN(), &["line 1: looks like data", "'?'", "--no-header"]);
}

#[test]
fn names_that_repeat_are_answered_with_both_remedies() {
    refused("n,n,y\ny,n,n\n", &PLAIN(), &["'n' is named twice", "rename", "--no-header"]);
}

#[test]
fn a_title_above_the_names_is_to_be_deleted() {
    let titles = ["My data", "Data", "Report of 2024 sales", "My data,,", "# by me, in 2024", "150,4"];
    for title in titles {
        refused(&format!("{title}\na,b,y\n1,2,0\n"), &PLAIN(), &["line 2", "title", "delete it"]);
    }
    for text in ["Data\na,y\n", "my,data\n1,2,3,0\n", "# these,are,my,data\n1,2,0\n"] {
        refused(text, &PLAIN(), &["line 2", "if line 1 is a title, a comment or a count, delete it"]);
    }
    refused("Report\n\na;b;y\n1;2;0\n", &PLAIN(), &["line 3", "semicolons", "title", "delete it"]);
    let no_header = Selection { no_header: true, ..PLAIN() };
    for text in ["|1x3 Cross validator\n25, Private, >50K.\n", "150,4\n5.1,3.5,0\n"] {
        refused(text, &no_header, &["line 2", "delete it"]);
    }
}

#[test]
fn rows_below_a_first_row_are_no_sign_of_a_title() {
    for text in ["1 2 0\n3 4 1\n", "1,2,0\n3,4,1,,\n"] {
        refused(text, &PLAIN(), &["line 1: looks like data: '1' is a number", "--no-header"]);
    }
    for text in ["\"\"\n1\n", "unnamed_1 \"\"\n1\n"] {
        refused(text, &PLAIN(), &["found one column, 'unnamed_1', for a feature and a label"]);
    }
}

#[test]
fn lines_in_quotes_as_a_whole_are_told_so() {
    refused("\"a,b,y\"\n\"1,2,0\"\n", &PLAIN(), &["line 1", "quotes", "take the outer quotes off"]);
}

#[test]
fn row_names_without_a_name_are_told_so() {
    for (text, remedy) in [("a,y\nr1,1,0\n", "`row,`"), ("\"a\" \"y\"\n\"1\" 5 0\n", "`row `")] {
        refused(text, &PLAIN(), &["line 2", "as R writes them", remedy]);
    }
}

#[test]
fn columns_without_names_keep_their_places() {
    let trained = Some(Headerless { columns: 4, label: Some(1) });
    let features = Some(vec!["x1", "x3"]);
    let selection = Selection {
        no_header: true,
        headerless: trained,
        features,
        of_a_model: true,
        without_labels: true,
        ..PLAIN()
    };
    let whole = read("1,0,2,3\n4,1,5,6\n", &selection).unwrap();
    let without_label = read("1,2,3\n4,5,6\n", &selection).unwrap();
    assert_eq!(whole.x, without_label.x);
    assert_eq!(
        without_label.notes,
        ["a row has 3 values, 4 in training; the label, x2, is taken to be left out"]
    );
    for text in ["1,2\n", "1,2,3,4,5\n"] {
        refused(text, &selection, &["line 1", "a row of training had 4", "same order"]);
    }
    let judged = Selection { without_labels: false, label: Some("x2"), ..selection };
    refused("1,2,3\n4,5,6\n", &judged, &["line 1", "a row of training had 4"]);
}
