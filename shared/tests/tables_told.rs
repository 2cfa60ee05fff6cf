//! What is told of a table, to the letter: which flags are offered, and where one thing ends and the next begins.

use super::reading::{notes, positive, read, refused};
use shared::data::{Headerless, RowLines, Selection, Source, Summary};
use shared::page::Page;

const PLAIN: fn() -> Selection<'static> = Selection::default;

/// What is said of a table that is refused, without the file's name.
#[track_caller]
fn said(text: &str, selection: &Selection) -> String {
    let said = read(text, selection).err().unwrap_or_else(|| panic!("it was read: {text:?}")).to_string();
    said.trim_start_matches("table.csv").trim_start_matches([',', ':', ' ']).to_string()
}

fn split<'a>(names: &[&'a str]) -> Selection<'a> {
    Selection { one_hot: names.to_vec(), ..PLAIN() }
}

fn dropped() -> Selection<'static> {
    Selection { drop_missing: true, ..PLAIN() }
}

fn headerless() -> Selection<'static> {
    Selection { no_header: true, ..PLAIN() }
}

/// Rows of a column and a label that alternates.
fn rows(cells: impl IntoIterator<Item = impl std::fmt::Display>) -> String {
    cells.into_iter().enumerate().map(|(k, cell)| format!("{cell},{}\n", k % 2)).collect()
}

#[test]
fn the_label_is_no_feature_too() {
    let text = "a,y\n1,0\n2,1\n";
    let both = Selection { features: Some(vec!["a", "y"]), ..PLAIN() };
    for selection in [split(&["y"]), both] {
        assert_eq!(said(text, &selection), "column 'y' is the label; it cannot be a feature too");
    }
}

#[test]
fn a_label_that_is_not_there_is_answered_with_six_names() {
    let label = Selection { label: Some("z"), ..PLAIN() };
    let names = |count: usize| (1..=count).map(|k| format!("c{k}")).collect::<Vec<_>>();
    let table = |count: usize| format!("{}\n{}\n", names(count).join(","), vec!["0"; count].join(","));
    let for_predict = "a file without labels is for lesson 09's predict";
    let told = |shown: &str| format!("no column 'z' for the label; the columns are {shown}; {for_predict}");
    assert_eq!(said(&table(1), &label), "no column 'z'; the columns are c1");
    assert_eq!(said(&table(2), &label), told("c1, c2"));
    assert_eq!(said(&table(6), &label), told("c1, c2, c3, c4, c5, c6"));
    assert_eq!(said(&table(7), &label), told("c1, c2, c3, c4, c5, c6 and 1 more"));
    let without = |count| said(&table(count), &Selection { without: vec!["z"], ..PLAIN() });
    assert_eq!(without(6), "no column 'z'; the columns are c1, c2, c3, c4, c5, c6");
    assert_eq!(without(7), "no column 'z'; the columns are c1, c2, c3, c4, c5, c6 and 1 more");
}

#[test]
fn line_1_is_a_row_if_half_of_its_columns_hold_their_own_name() {
    let remedy = "add --no-header if it is a row, else name the columns otherwise";
    // As many numbers as texts: line 1 may hold names.
    let one = format!("line 1: looks like data: 'y' is a value of its column, 1 of 2; {remedy}");
    assert_eq!(said("a,y\n1,y\nz,n\n", &positive("y")), one);
    let four = "a,b,c,y\na,b,c,y\nd,e,f,n\na,b,c,n\n";
    let whole = split(&["a", "b", "c"]);
    let three = "line 1: looks like data: 'a', 'b', 'c'";
    let selection = Selection { positive: Some("y"), ..whole };
    // The second line is equal to the first, and so it is left out.
    assert_eq!(said(four, &selection), format!("{three} are values of their columns, 3 of 4; {remedy}"));
    let four = "a,b,c,y\nd,b,c,y\na,e,f,n\n";
    assert_eq!(said(four, &selection), format!("{three}, ... are values of their columns, 4 of 4; {remedy}"));
    // One of three is noted.
    let names = Selection { positive: Some("yes"), ..split(&["John", "London"]) };
    let text = "John,London,ok\nJohn,Paris,no\nAnn,Rome,yes\n";
    assert_eq!(
        notes(text, &names),
        "'John' is a name in line 1 and a value below it; --no-header if line 1 is a row"
    );
    // Beside labels that are numbers, and names for a model, line 1 holds names.
    assert_eq!(notes("a,y\na,1\nb,0\n", &split(&["a"])), "");
}

#[test]
fn a_mark_is_settled_by_a_number_in_which_it_means_one_thing() {
    let words = ["found '1,234'", "whose comma can mean one thing"];
    refused("a;b;y\n1,234;7;0\n2,345;8;1\n", &PLAIN(), &words);
    refused("a;y\n1,234;0\n12;1\n", &PLAIN(), &words);
    let settled = read("a;b;y\n1,234;0,5;0\n2,345;0,7;1\n", &PLAIN()).unwrap();
    assert_eq!(settled.x.column(0).to_vec(), [1.234, 0.5]);
    // Beside 1000 a point is not one between thousands, for 1000 has none.
    assert_eq!(notes("a;y\n1.295;0\n1000;1\n", &PLAIN()), "read with semicolons between the values");
    refused("a;y\n1.295;0\n999;1\n", &PLAIN(), &["found '1.295'", "whose point can mean one thing"]);
}

#[test]
fn a_nameless_column_that_counts_from_0_or_1_is_left_out() {
    let counted = "left out: column 1, which has no name and counts the rows";
    for first in [0, 1] {
        let text = format!(",a,b,y\n{},5,7,1\n{},6,8,0\n{},4,9,0\n", first, first + 1, first + 2);
        let examples = read(&text, &PLAIN()).unwrap();
        assert_eq!(examples.notes, [counted]);
        assert_eq!(examples.features, ["a", "b"]);
        assert_eq!(examples.x.row(0).to_vec(), [5.0, 6.0, 4.0]);
        assert_eq!(examples.x.row(1).to_vec(), [7.0, 8.0, 9.0]);
    }
    assert!(!notes(",a,y\n5,5,1\n6,6,0\n", &PLAIN()).contains("left out"));
    assert_eq!(
        read(",y\n0,1\n1,0\n", &PLAIN()).unwrap().features,
        ["unnamed_1"],
        "without it no feature is left"
    );
    refused(",a,y\n0,5,1\n,6,0\n1,7,0\n", &PLAIN(), &["'unnamed_1' lacks values in 1 row"]);
    // Of rows that are left out it is not known what they count.
    assert!(said(",a,y\n7,,0\n8,1,\n", &dropped()).ends_with("'a' lacks 1 value; add --without a"));
    refused(",\n1,0\n", &PLAIN(), &["has a value behind the last name of line 1"]);
}

#[test]
fn an_identifier_is_whole_and_rises_or_has_a_name() {
    let noted = |name: &str, cells: &[f64]| notes(&format!("{name},y\n{}", rows(cells)), &PLAIN());
    let rising: Vec<f64> = (20..32).map(f64::from).collect();
    assert_eq!(
        noted("a", &rising),
        "'a' rises with every row, as an identifier does; --without a leaves it out"
    );
    assert_eq!(noted("a", &rising[..9]), "");
    assert_eq!(
        noted("id", &rising.iter().map(|one| one / 2.0).collect::<Vec<_>>()),
        "",
        "half of them are not whole"
    );
    let steps = [20.0, 21.0, 21.0, 22.0, 23.0, 24.0, 25.0, 26.0, 27.0, 28.0, 29.0, 30.0];
    assert_eq!(
        (noted("a", &steps), noted("id", &steps)),
        (String::new(), String::new()),
        "21 is there twice"
    );
    assert_eq!(noted("id", &[7.0]), "", "one row says nothing");
    let names = ["userId", "UserID", "OrderNumber", "id_user", "Unnamed: 3", "patient no", "ID"];
    for name in names {
        let note = noted(name, &[9.0, 4.0, 7.0]);
        assert!(note.contains("is another whole number in every row"), "{name}: {note}");
    }
    assert_eq!(noted("Width", &[9.0, 4.0, 7.0]), "");
}

#[test]
fn numbers_that_lie_far_apart_are_identifiers_where_the_first_column_has_no_name() {
    let far = |number: fn(u32) -> u32| notes(&rows((0..20).map(|k| number(k * 7 % 20))), &headerless());
    // 20 rows reach 100 times as far as they are many from 2000 on.
    assert!(far(|k| 10 + k * 106).contains("if it is an identifier, --without x1"));
    assert!(far(|k| if k == 19 { 2002 } else { 1 + k }).contains("--without x1"));
    assert_eq!(far(|k| if k == 19 { 2001 } else { 1 + k }), "", "2000 is 100 times 20, and not more");
    for near in [far(|k| 1 + k), far(|k| 5000 + k), far(|k| 1 + 10 * k), far(|k| k * 200)] {
        assert_eq!(near, "");
    }
    let second =
        (0..20).map(|k| format!("{},{},{}\n", k % 3, 10 + k * 7 % 20 * 106, k % 2)).collect::<String>();
    assert_eq!(notes(&second, &headerless()), "");
    let named = format!("x1,y\n{}", rows((0..20).map(|k| 10 + k * 7 % 20 * 106)));
    assert_eq!(notes(&named, &PLAIN()), "");
}

#[test]
fn a_column_of_two_numbers_and_more_words_holds_text() {
    assert!(
        said(&format!("a,y\n{}", rows(["1", "2", "x", "x", "x"])), &PLAIN())
            .starts_with("column 'a' holds text")
    );
    let word = said(&format!("a,y\n{}", rows(["1", "2", "3", "x", "x", "x", "x"])), &PLAIN());
    assert_eq!(
        word,
        "line 5, column 'a': found 'x', expected a finite number; if it stands for a value that is not known, make it \
         blank, then --drop-missing"
    );
    let two = said(&format!("a,y\n{}", rows(["1", "2", "x"])), &PLAIN());
    assert_eq!(two, "line 4, column 'a': found 'x', expected a finite number");
}

#[test]
fn eleven_values_are_offered_for_splitting_and_twelve_are_not() {
    let offered = |words: usize, numbers: usize| {
        let cells = (0..words).map(|k| format!("word {k}")).chain((0..numbers).map(|k| k.to_string()));
        let both = cells.enumerate().map(|(k, cell)| format!("{cell},{},{}\n", k * k, k % 2));
        said(&format!("a,b,y\n{}", both.collect::<String>()), &PLAIN()).contains("--one-hot a")
    };
    for (words, numbers, expected) in
        [(11, 0, true), (12, 0, false), (11, 1, false), (6, 5, true), (7, 5, false)]
    {
        assert_eq!(offered(words, numbers), expected, "{words} words, {numbers} numbers");
    }
}

#[test]
fn unknown_values_are_counted_and_twelve_are_told() {
    let features = Some(vec!["c=a", "c=b"]);
    let model = Selection { features, of_a_model: true, without_labels: true, ..PLAIN() };
    let text: String = (0..14).map(|k| format!("new {k}\n").repeat(2)).collect();
    let told = read(&format!("c\n{text}"), &model).unwrap().notes;
    assert_eq!(told[0], "'new 0' in 2 rows of 'c' is unknown; its features are 0 there");
    assert_eq!(told.len(), 12);
}

#[test]
fn names_and_labels_are_kept_for_a_model() {
    let examples = read("a,y\n1,M\n2,B\n3,M\n", &positive("M")).unwrap();
    assert_eq!((examples.labels, examples.headerless), (vec!["M".to_string(), "B".to_string()], None));
    let bare = read("1,0\n2,1\n", &headerless()).unwrap();
    assert_eq!(bare.headerless, Some(Headerless { columns: 2, label: Some(1) }));
}

#[test]
fn sixty_four_labels_are_remembered() {
    let table = |count: usize| {
        format!("a,y\n{}", (0..count + 3).map(|k| format!("{k},l{}\n", k.min(count))).collect::<String>())
    };
    let some = read(&table(63), &positive("l0")).unwrap();
    assert_eq!((some.labels.len(), &some.labels[63][..]), (64, "l63"));
    assert!(
        some.notes.iter().any(|note| note.ends_with("'l62' (1), 'l63' (3) count as 0")),
        "{:?}",
        some.notes
    );
    let many = read(&table(64), &positive("l0")).unwrap();
    assert_eq!(many.labels.len(), 0);
    assert!(
        many.notes.iter().any(|note| note.ends_with("'l63' (1) and others count as 0")),
        "{:?}",
        many.notes
    );
}

#[test]
fn a_word_for_a_missing_value_is_a_label_where_it_counts_as_1() {
    assert_eq!(read("a,y\n1,None\n2,x\n", &positive("None")).unwrap().y.row(0).to_vec(), [1.0, 0.0]);
}

#[test]
fn what_every_row_lacks_is_named_with_the_flag() {
    let nothing = "every row lacks a value; nothing is left";
    let no_label = format!("{nothing}: no row has a label in 'y'; --label names another column");
    assert_eq!(said("a,b,y\n1,1,\n2,1,\n", &dropped()), no_label);
    let text = "a,b,y\n1,,0\n,2,1\n,3,1\n";
    assert_eq!(said(text, &dropped()), format!("{nothing}: 'a' lacks 2 values; add --without a"));
    let one = Selection { features: Some(vec!["a"]), ..dropped() };
    assert_eq!(said("a,y\n,0\n,1\n", &one), format!("{nothing}: 'a' lacks 2 values"));
    let model = Selection { features: Some(vec!["a", "b"]), of_a_model: true, ..dropped() };
    assert_eq!(said(text, &model), format!("{nothing}: 'a' lacks 2 values"));
}

#[test]
fn a_number_with_the_other_mark_is_answered_without_a_guess() {
    let expected = "expected a finite number with a comma before its decimals, as in the rows above";
    let text = "a;b;y\n1,5;2,5;0\n1.5;2.5;1\n3,5;4,5;0\n";
    assert_eq!(said(text, &PLAIN()), format!("line 3, column 'a': found '1.5', {expected}"));
    let word = said("a;y\n1,5;0\n2,5;1\n3,5;0\nx;1\n", &PLAIN());
    assert!(
        word.ends_with("if it stands for a value that is not known, make it blank, then --drop-missing"),
        "{word}"
    );
}

#[test]
fn another_column_is_offered_for_the_label_with_all_that_it_needs() {
    let ends = |text: &str, flags: &str| {
        let said = said(text, &PLAIN());
        assert!(said.ends_with(&format!(": add {flags}")), "not {flags}: {said}");
    };
    ends("y,x\n1,2\n0,3\n1,4\n", "--label y");
    // The column that was taken for the label holds three words, and becomes a feature.
    ends("b,y\n0,r\n1,g\n0,k\n", "--label b --one-hot y");
    ends("b,x,y\n0,5,r\n1,6,g\n0,7,k\n", "--label b --one-hot y, or --without y");
    ends("b,x,y\n0,5,r\n1,6,g\n0,7,k\n1,8,\n", "--label b --one-hot y --drop-missing, or --without y");
    let words =
        |count: usize| (0..count).map(|k| format!("{},{},w{k}\n", k % 2, k * k % 5)).collect::<String>();
    ends(&format!("b,x,y\n{}", words(11)), "--label b --one-hot y, or --without y");
    ends(&format!("b,x,y\n{}", words(12)), "--label b --without y");
    // The column that is to be the label is no feature any more, whatever it holds.
    ends("b,x,y\nno,5,0.5\nyes,6,0.7\nno,7,0.9\n", "--label b --positive no");
    let few = "b,y\nr,1.5\nr,2.5\ng,0.5\ng,3.5\nk,0\nk,1\n";
    ends(few, "--label b --positive r");
    // Two words are likelier than three, wherever they stand.
    let two = "b,c,y\nr,no,1.5\nr,yes,2.5\ng,no,0.5\ng,yes,3.5\nk,no,0\nk,yes,1\n";
    ends(two, "--label c --positive no --one-hot b, or --without b");
    refused("b,y\n1,2.5\n", &PLAIN(), &["found '2.5', expected a label"]);
    refused("b,y\nr,1.5\nr,2.5\ng,0.5\ng,3.5\nk,0\n", &PLAIN(), &["found '1.5', expected a label"]);
}

#[test]
fn labels_that_only_need_a_flag_are_not_replaced() {
    refused("b,y\n0,M\n1,B\n0,M\n", &PLAIN(), &["--positive M or --positive B"]);
    refused("b,y\n0,1\n1,\n1,0\n", &PLAIN(), &["line 3: column 'y' has no label here"]);
    // The label holds what counts as 1, and so another column that holds it does not matter.
    refused("b,c,y\nM,1,M\nB,2,\nM,3,B\n", &positive("M"), &["line 3: column 'y' has no label here"]);
    let named = Selection { label: Some("y"), ..PLAIN() };
    refused("b,y\n0,r\n1,g\n0,k\n", &named, &["found 'r', expected a label, 0 or 1"]);
    let model = Selection { of_a_model: true, ..PLAIN() };
    refused("b,y\n0,r\n1,g\n0,k\n", &model, &["found 'r', expected a label, 0 or 1"]);
    assert_eq!(
        said("b,c,y\nM,1,yes\nB,2,no\n", &positive("set")),
        "column 'y' never holds 'set'; it holds 'yes' (1), 'no' (1)"
    );
}

#[test]
fn five_labels_are_told_and_more_are_not() {
    let named = Selection { label: Some("y"), ..PLAIN() };
    let table =
        |count: usize| format!("a,y\n{}", (0..count).map(|k| format!("{k},w{k}\n")).collect::<String>());
    let list = (0..5).map(|k| format!("'w{k}' (1)")).collect::<Vec<_>>().join(", ");
    let expected = "line 2, column 'y': found 'w0', expected a label, 0 or 1; the column holds";
    assert_eq!(
        said(&table(5), &named),
        format!("{expected} {list}: --positive names the value that counts as 1")
    );
    let other = "--label names another column, or --positive the value that counts as 1";
    assert_eq!(said(&table(6), &named), format!("{expected} {list}, ...: {other}"));
    let known = |count: usize| (0..count).map(|k| format!("k{k}")).collect::<Vec<_>>();
    let unknown = |known: &[String]| {
        said("a,y\n1,k0\n2,new\n", &Selection { known_labels: Some(known), ..positive("k0") })
    };
    assert!(unknown(&known(5)).contains("'k3', 'k4'; write it"), "{}", unknown(&known(5)));
    assert!(unknown(&known(6)).contains("'k3', 'k4', ...; write it"), "{}", unknown(&known(6)));
}

#[test]
fn columns_of_text_are_answered_with_two_ways() {
    let text = "a,c,d,y\n1,u,,0\n2,v,,1\n3,,4,1\n";
    assert_eq!(
        said(text, &PLAIN()),
        "column 'c' holds text, and 'd' lacks values in 2 rows, first at line 2; add --one-hot c --drop-missing, or \
         --without c --drop-missing"
    );
    let chosen = Selection { features: Some(vec!["a", "c"]), ..PLAIN() };
    assert_eq!(
        said("a,c,y\n1,u,0\n2,v,1\n", &chosen),
        "column 'c' holds text; add --features a,c --one-hot c, or --features a"
    );
    // Some lack b and some lack d, but a row has both.
    assert_eq!(
        said("a,b,d,y\n1,2,,0\n2,,4,1\n3,5,6,0\n", &PLAIN()),
        "'b' lacks values in 1 row, 'd' in 1, first at line 2; add --drop-missing"
    );
    // Every row lacks b or d. Without the emptier one of them a row is left.
    let sparse = "a,b,c,d,y\n1,2,u,,0\n2,3,v,,1\n3,,u,4,1\n";
    assert_eq!(
        said(sparse, &PLAIN()),
        "column 'c' holds text, and 'b' lacks values in 1 row, 'd' in 2, first at line 2; add --without d --one-hot c \
         --drop-missing, or --without c,d --drop-missing"
    );
}

#[test]
fn blank_lines_and_marks_of_byte_order_are_no_rows() {
    assert_eq!(notes("a,y\n\n1,0\n  \t\n\u{feff}\n2,1\n", &PLAIN()), "");
}

#[test]
fn only_a_first_line_says_what_separates() {
    assert_eq!(notes("sep=;\na;y\n1;0\n", &PLAIN()), "read with semicolons between the values");
    refused("sep=;\nsep=,\n1;0\n", &PLAIN(), &["line 3"]);
    assert_eq!(read("sep=;\nsep=,;y\n1;0\n2;1\n", &PLAIN()).unwrap().features, ["sep=,"]);
}

#[test]
fn lines_that_follow_each_other_take_no_memory() {
    let mut lines = RowLines::default();
    assert!(lines.is_empty());
    let used = allocation_counter::measure(|| (2..100_002).for_each(|line| lines.push(line)));
    assert!(used.bytes_total <= 1024, "{} bytes", used.bytes_total);
    assert_eq!((lines.len(), lines.is_empty(), lines.line(99_999)), (100_000, false, 100_001));
}

#[test]
fn only_a_file_can_be_read_again() {
    assert!(Source::Bundled { name: "a.csv", text: "" }.can_be_read_again());
    assert!(Source::File(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml")).can_be_read_again());
    assert!(!Source::File(env!("CARGO_MANIFEST_DIR")).can_be_read_again());
}

#[test]
fn a_column_that_is_split_may_lack_values_and_one_that_is_left_out_leaves_another() {
    assert_eq!(
        said("a,b,y\nx,1,0\n,2,1\nz,3,0\n", &PLAIN()),
        "column 'a' holds text; add --one-hot a --drop-missing, or --without a"
    );
    // Without the text, no feature is left that has a value.
    let both = Selection { features: Some(vec!["a", "b"]), ..PLAIN() };
    assert_eq!(
        said("a,b,y\nx,,0\nz,,1\n", &both),
        "column 'a' holds text, and 'b' lacks values in 2 rows, first at line 2; add --features a --one-hot a"
    );
}

#[test]
fn ten_columns_are_named_and_more_are_counted() {
    let table = |count: usize| {
        let cells = |cell: fn(usize) -> String| (1..=count).map(cell).collect::<Vec<_>>().join(",");
        format!("{},y\n{},0\n", cells(|k| format!("c{k}")), cells(|_| "x".to_string()))
    };
    let ten = "columns 'c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7', 'c8', 'c9', 'c10'";
    for (count, more) in [(10, ""), (11, " and 1 more"), (12, " and 2 more")] {
        let told = said(&table(count), &PLAIN());
        assert!(told.starts_with(&format!("{ten}{more} hold text")), "{told}");
    }
}

#[test]
fn labels_that_are_all_the_same_are_noted() {
    let told = |with_label_1: usize| {
        let summary = Summary {
            file: "table.csv".to_string(),
            features: vec!["x".to_string()],
            standardized: false,
            constant: Vec::new(),
            examples: 3,
            with_label_1,
            notes: Vec::new(),
        };
        let mut page = Page::headed(1, "Data");
        summary.tell(&mut page);
        page.finish().contains("all labels are the same")
    };
    assert_eq!([0, 1, 2, 3].map(told), [true, false, false, true]);
}
