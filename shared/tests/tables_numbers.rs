//! Numbers as people write them, and what is no number.

use super::reading::{notes, positive, read, refused};
use shared::data::Selection;

const PLAIN: fn() -> Selection<'static> = Selection::default;

#[test]
fn a_point_that_may_stand_between_thousands_is_refused() {
    let words = ["line 2, column 'a': found '1.295'", "whose point can mean one thing"];
    refused("a;y\n1.295;0\n97;1\n", &PLAIN(), &words);
    refused("a\ty\n1.295\t0\n97\t1\n", &PLAIN(), &words);
    refused("a;b;y\n1.295;3,5;0\n2.310;1,25;1\n", &PLAIN(), &words);
}

#[test]
fn a_point_that_can_mean_one_thing_is_read() {
    for text in ["a;b;y\n1.295;0.5;0\n97;1;1\n", "a;b;y\n1.295;1;0\n1200;2;1\n", "a,b,y\n1.295,1,0\n97,1,1\n"]
    {
        let examples = read(text, &PLAIN()).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(examples.x[[0, 0]], 1.295, "{text}");
        assert!(!examples.notes.concat().contains("points"), "{:?}", examples.notes);
    }
    assert!(notes("a;y\n1.295;0\n2.310;1\n", &PLAIN()).contains("'1.295', are read as decimals"));
}

#[test]
fn a_label_with_a_decimal_comma_is_a_number() {
    let text = "a;y\n1,5;1,0\n2,5;0,0\n3,5;1\n";
    for selection in [PLAIN(), positive("1"), positive("1,0")] {
        assert_eq!(read(text, &selection).unwrap().y.row(0).to_vec(), [1.0, 0.0, 1.0]);
    }
    let others = "a;y\n1;1,0\n2;2,0\n";
    refused(others, &PLAIN(), &["--positive 1,0 or --positive 2,0"]);
    assert_eq!(read(others, &positive("2,0")).unwrap().y.row(0).to_vec(), [0.0, 1.0]);
}

#[test]
fn numbers_with_marks_are_answered_with_the_mark() {
    for (cells, separator, words) in [
        (["\"1,100.5\"", "\"2,300.5\""], ",", "take out the marks between thousands"),
        (["\"1,100\"", "0.5"], ",", "take out the marks between thousands"),
        (["1.100,05", "2.200,10"], ";", "take out the marks between thousands"),
        (["1 100,0", "2 200,5"], ";", "take out the marks between thousands"),
        (["\"0,05\"", "\"0,07\""], ",", "write decimals with a point"),
        (["10%", "20%"], ",", "take out the %"),
        (["$3.99", "$4.99"], ",", "take out the signs of the currency"),
        (["59 kg", "60 kg"], ",", "take out the unit"),
        (["\u{2212}3", "4"], ",", "write the minus as -"),
        (["inf", "4"], ",", "make it blank, then --drop-missing"),
        (["1e400", "4"], ",", "too large for an f64"),
    ] {
        let [one, other] = cells;
        let text = format!("a{separator}y\n{one}{separator}0\n{other}{separator}1\n");
        let found = format!("line 2, column 'a': found '{}'", one.trim_matches('"'));
        refused(&text, &PLAIN(), &[&found, words]);
    }
}

#[test]
fn a_whole_number_that_loses_digits_is_refused() {
    let text = "h,a,y\n12345678901234567890,1,0\n12345678901234567891,2,1\n";
    refused(text, &PLAIN(), &["line 2, column 'h'", "no more digits than an f64 keeps", "--without h"]);
    assert!(read("h,y\n9007199254740992,0\n1e300,1\n", &PLAIN()).is_ok(), "these are exact");
}

#[test]
fn words_for_a_missing_value_are_missing() {
    for word in ["None", "na", "n/a", "N/A", "NAN", "-", ".", "NULL"] {
        let text = format!("a,y\n1,0\n2,1\n{word},1\n");
        refused(&text, &PLAIN(), &["'a' lacks values in 1 row, first at line 4", "--drop-missing"]);
        let dropped = read(&text, &Selection { drop_missing: true, ..PLAIN() }).unwrap();
        assert_eq!(dropped.x.row(0).to_vec(), [1.0, 2.0]);
        let label = format!("a,y\n1,0\n2,1\n3,{word}\n");
        refused(&label, &positive("1"), &["line 4: column 'y' has no label here", "--drop-missing"]);
    }
}

#[test]
fn a_word_among_numbers_may_stand_for_a_missing_value() {
    let rows: String = (0..9).map(|k| format!("{k},{}\n", k % 2)).collect();
    refused(
        &format!("a,y\n{rows}unknown,1\n"),
        &PLAIN(),
        &["found 'unknown'", "make it blank, then --drop-missing"],
    );
    let mostly: String = (0..12).map(|_| "unknown,1\n").collect();
    refused(
        &format!("a,y\n{rows}{mostly}"),
        &PLAIN(),
        &["found 'unknown'", "make it blank, then --drop-missing"],
    );
    refused(&format!("a,y\n{rows}5,unknown\n"), &PLAIN(), &["found 'unknown'", "make it blank"]);
}

#[test]
fn a_line_of_units_below_the_names_is_to_be_deleted() {
    refused(
        "a,b,y\nkg,cm,0\n1,2,0\n3,4,1\n",
        &PLAIN(),
        &["line 2", "found 'kg'", "if it is no row, delete it"],
    );
}

#[test]
fn numbers_that_name_the_rows_are_noted_and_others_are_not() {
    let table = |name: &str, number: fn(u64) -> u64| -> String {
        let rows = (0..30).map(|k| format!("{},{},{}\n", number(k), (k * k) % 7, k % 2));
        format!("{name},a,y\n{}", rows.collect::<String>())
    };
    let scattered: fn(u64) -> u64 = |k| 842_302 + (k * 7919 + 13) % 31 * 1_000_003;
    let pixels: fn(u64) -> u64 = |k| (k * 17 + 5) % 31 * 8;
    let note = notes(&table("patient_number", scattered), &PLAIN());
    assert!(note.contains("--without patient_number"), "{note}");
    for text in [table("population", scattered), table("pixel", pixels)] {
        assert_eq!(notes(&text, &PLAIN()), "");
    }
    let headerless = Selection { no_header: true, ..PLAIN() };
    let bare = |number| table("", number).split_once('\n').unwrap().1.to_string();
    let note = notes(&bare(scattered), &headerless);
    assert!(note.contains("if it is an identifier, --without x1"), "{note}");
    assert_eq!(notes(&bare(pixels), &headerless), "");
}
