//! Arrays as people bring them: the header on bytes, and files that are read rightly or refused in one line.

use std::error::Error;
use std::fs;
use std::io::Write;

use lesson09::arrays::{ArrayFile, Kind, NpyHeader, NumberType, read_arrays};
use ndarray::{Array2, arr2};
use proptest::prelude::*;
use rawzip::ZipArchiveWriter;
use serde_json::{Value, json};
use shared::data::{Examples, Selection};
use testing::{Program, file};

const LESSON: Program = Program(env!("CARGO_BIN_EXE_lesson09"));
const SCRATCH: &str = env!("CARGO_TARGET_TMPDIR");

fn data(name: &str) -> String {
    format!("{}/tests/data/{name}", env!("CARGO_MANIFEST_DIR"))
}

fn trained(name: &str) -> Value {
    let path = if name.contains('/') { name.to_string() } else { data(name) };
    let mut value = LESSON.value(&["train", "--data", &path, "--iterations", "40", "--threads", "1"]);
    let keys = value.as_object_mut().expect("an object");
    ["file", "elapsed_ms", "notes"].iter().for_each(|key| _ = keys.remove(*key));
    value
}

fn of(path: &str) -> ArrayFile<'_> {
    ArrayFile { path, labels: None, examples_in_rows: false }
}

/// A header of this version of the format.
fn header(version: u8, dictionary: &str) -> Vec<u8> {
    let length = (dictionary.len() as u32).to_le_bytes();
    let length = if version == 1 { &length[..2] } else { &length };
    [&b"\x93NUMPY"[..], &[version, 0], length, dictionary.as_bytes()].concat()
}

fn dictionary(descr: &str, fortran_order: bool, shape: &str) -> String {
    let order = if fortran_order { "True" } else { "False" };
    format!("{{'descr': '{descr}', 'fortran_order': {order}, 'shape': {shape}, }}          \n")
}

/// An archive in which each of these arrays is stored as it is.
fn archive(name: &str, arrays: &[(&str, Vec<u8>)]) -> String {
    file(SCRATCH, name, zipped(arrays).expect("memory can be written to"))
}

fn zipped(arrays: &[(&str, Vec<u8>)]) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut bytes = Vec::new();
    let mut archive = ZipArchiveWriter::new(&mut bytes);
    for (array, content) in arrays {
        let (mut entry, config) = archive.new_file(format!("{array}.npy")).start()?;
        let mut writer = config.wrap(&mut entry);
        writer.write_all(content)?;
        let (_, descriptor) = writer.finish()?;
        entry.finish(descriptor)?;
    }
    archive.finish()?;
    Ok(bytes)
}

/// An array of f64 in NumPy's format.
fn array(shape: &str, numbers: &[f64]) -> Vec<u8> {
    let numbers = numbers.iter().flat_map(|number| number.to_le_bytes());
    header(1, &dictionary("<f8", false, shape)).into_iter().chain(numbers).collect()
}

#[test]
fn headers_of_every_version_are_read() {
    let rows = [
        (1, "<f8", false, "(3, 4)", Kind::Float, 8, false, vec![3, 4]),
        (1, ">f4", true, "(3,4)", Kind::Float, 4, true, vec![3, 4]),
        (2, ">i2", true, "(5,)", Kind::Signed, 2, true, vec![5]),
        (3, "|b1", false, "()", Kind::Unsigned, 1, false, vec![]),
        (1, "|u1", false, "(1, 2, 3)", Kind::Unsigned, 1, false, vec![1, 2, 3]),
        (1, "=i8", false, "(0, 7)", Kind::Signed, 8, false, vec![0, 7]),
        (1, "<f2", false, "(4L, 6L)", Kind::Float, 2, false, vec![4, 6]),
        (1, "<f8", false, "(6L,)", Kind::Float, 8, false, vec![6]),
    ];
    for (version, descr, fortran_order, written, kind, width, big_endian, shape) in rows {
        let bytes = header(version, &dictionary(descr, fortran_order, written));
        let number = NumberType { kind, width, big_endian };
        assert_eq!(NpyHeader::parse(&bytes), Ok(NpyHeader { number, fortran_order, shape }), "{descr}");
    }
}

#[test]
fn headers_of_no_numbers_say_what_they_are() {
    let refused = |bytes: &[u8], words: &str| {
        let problem = NpyHeader::parse(bytes).unwrap_err();
        assert!(problem.contains(words), "{problem}");
    };
    for descr in ["<c16", "|O", "<U32", "<f3", "<i3", "|b2", "f8", "<f8>", ""] {
        refused(&header(1, &dictionary(descr, false, "(3, 4)")), &format!("has the type '{descr}'"));
    }
    refused(
        &header(1, "{'descr': [('a', '<f8')], 'fortran_order': False, 'shape': (3,), }"),
        "of several fields",
    );
    for shape in ["3", "(3", "(-3,)", "(L,)", "(3LL,)", "(3.0,)", "(99999999999999999999,)"] {
        refused(&header(1, &dictionary("<f8", false, shape)), "has no shape");
    }
    refused(b"PK\x03\x04 and so on", "is not in NumPy's format");
}

#[test]
fn a_header_ends_too_early_wherever_it_is_cut() {
    for version in [1, 2] {
        let whole = header(version, &dictionary("<f8", false, "(3, 4)"));
        for length in 0..whole.len() {
            let problem = NpyHeader::parse(&whole[..length]).unwrap_err();
            assert!(problem.contains("ends too early"), "{length} bytes: {problem}");
        }
    }
    // One that claims 4 GB is not waited for.
    let bytes = [b"\x93NUMPY\x02\x00", &[255; 4][..], b"{'descr': '<f8', 'shape': (3,)}"].concat();
    assert!(NpyHeader::parse(&bytes).unwrap_err().contains("ends too early"));
}

proptest! {
    #[test]
    fn no_bytes_make_the_header_panic(bytes: Vec<u8>) {
        let _ = NpyHeader::parse(&bytes);
        let _ = NpyHeader::parse(&[b"\x93NUMPY\x01\x00".as_slice(), &bytes].concat());
        let _ = NpyHeader::parse(&header(2, &String::from_utf8_lossy(&bytes)));
    }

    #[test]
    fn a_header_with_a_byte_turned_over_never_panics(place in 0usize..90, byte: u8) {
        let mut bytes = header(1, &dictionary("<f8", false, "(3, 4)"));
        let place = place % bytes.len();
        bytes[place] = byte;
        if let Ok(header) = NpyHeader::parse(&bytes) {
            prop_assert!((1..=8).contains(&header.number.width));
        }
    }

    #[test]
    fn any_shape_reads_back(shape: Vec<usize>) {
        let written: String = shape.iter().map(|size| format!("{size}, ")).collect();
        let parsed = NpyHeader::parse(&header(1, &dictionary("<f8", false, &format!("({written})"))));
        prop_assert_eq!(parsed.map(|header| header.shape), Ok(shape));
    }

    #[test]
    fn numbers_of_every_type_read_back(float: f64, short: f32, signed: i64, small: i8, middle: i16, large: u32) {
        let decode = |kind: Kind, low_first: &[u8]| {
            let high_first: Vec<u8> = low_first.iter().rev().copied().collect();
            let number = |big_endian| NumberType { kind, width: low_first.len(), big_endian };
            let [one, other] = [number(false).decode(low_first), number(true).decode(&high_first)];
            assert_eq!(one.to_bits(), other.to_bits());
            one
        };
        prop_assert_eq!(decode(Kind::Float, &float.to_le_bytes()).to_bits(), float.to_bits());
        prop_assert_eq!(decode(Kind::Float, &short.to_le_bytes()), f64::from(short));
        prop_assert_eq!(decode(Kind::Signed, &signed.to_le_bytes()), signed as f64);
        prop_assert_eq!(decode(Kind::Signed, &small.to_le_bytes()), f64::from(small));
        prop_assert_eq!(decode(Kind::Signed, &middle.to_le_bytes()), f64::from(middle));
        prop_assert_eq!(decode(Kind::Unsigned, &large.to_le_bytes()), f64::from(large));
    }
}

#[test]
fn arrays_of_every_kind_train_the_same_neuron() {
    let expected = trained("c_order.npz");
    assert_eq!((expected["n_x"].as_u64(), expected["m"].as_u64()), (Some(4), Some(6)));
    assert_eq!(expected["costs"][0], json!([0, 2f64.ln()]));
    let others = [
        "fortran_order.npz",
        "compressed.npz",
        "big_endian.npz",
        "float32.npz",
        "int8.npz",
        "int64.npz",
        "int16_big_endian.npz",
        "UPPER.NPZ",
        "half.npz",
        "other_names.npz",
        "examples_in_rows.npz",
        "labels_in_a_column.npz",
    ];
    for name in others {
        assert_eq!(trained(name), expected, "{name}");
    }
}

#[test]
fn arrays_that_do_not_fit_are_refused_in_one_line() {
    let rows = [
        ("no_labels.npz", "no array 'Y'; it holds X"),
        ("one_dimension.npz", "array 'X' has the shape (6,), expected (n_x, m)"),
        ("nan.npz", "array 'X' [2, 1] is NaN, expected a finite number"),
        ("nan_label.npz", "the label of example 0, counted from 0, is NaN"),
        ("complex.npz", "array 'X' has the type '<c16', expected numbers"),
        ("objects.npz", "array 'X' has the type '|O', expected numbers"),
        ("text.npz", "array 'X' has the type '<U32', expected numbers"),
        ("fields.npz", "array 'X' has the type 'of several fields'"),
        ("empty.npz", "array 'X' has the shape (4, 0), expected at least one example"),
        ("labels_1_2.npz", "the label of example 0, counted from 0, is 2; expected a label, 0 or 1"),
        (
            "claims_too_much.npz",
            "array 'X' claims the shape (9999999, 9), far more than the file holds; np.save",
        ),
        ("none.npz", "cannot be read"),
    ];
    for (name, words) in rows {
        LESSON.refuses(&["train", "--data", &data(name)], 1, &[name, words]);
    }
    LESSON.refuses(&["train", "--data", &data("c_order.npz"), "--positive", "5"], 1, &["no label is '5'"]);
    LESSON.refuses(&["train", "--data", &data("nan_label.npz"), "--positive", "0"], 1, &["is NaN"]);
}

#[test]
fn arrays_must_hold_what_their_headers_say() {
    let refused = |x: Vec<u8>, y: &[f64], words: &str| {
        let path = archive("says.npz", &[("X", x), ("Y", array("(2,)", y))]);
        LESSON.refuses(&["train", "--data", &path, "--iterations", "1"], 1, &["says.npz", words]);
    };
    let y = [0.0, 1.0];
    refused(array("(1, 2)", &[1.0, 2.0, 3.0]), &y, "array 'X' holds more numbers than its shape");
    refused(array("(1, 2)", &[1.0]), &y, "array 'X' ends too early");
    refused(array("(1, 2)", &[1.0, f64::INFINITY]), &y, "array 'X' [0, 1] is inf");
    refused(array("(1, 2)", &[1.0, 2.0]), &[0.5, 1.0], "the label of example 0, counted from 0, is 0.5");
    refused(array("(1, 2)", &[1.0, 2.0]), &[0.0, 1.0, 1.0], "array 'Y' holds more numbers than its shape");
    refused(vec![b'P', b'K'], &y, "array 'X' ends too early");
    refused(b"no array of NumPy's".to_vec(), &y, "array 'X' is not in NumPy's format");
    // Eight megabytes in a file of some hundred bytes might be zeros, packed; a hundred would be too many.
    refused(array("(500000, 2)", &[1.0]), &y, "array 'X' ends too early");
    refused(
        array("(125, 100000)", &[1.0]),
        &y,
        "claims the shape (125, 100000), far more than the file holds",
    );
}

#[test]
fn an_error_keeps_the_one_that_led_to_it() {
    let source_of = |path: &str| {
        let error = read_arrays(&of(path), &Selection::default()).err().expect("the file is bad");
        error.source().map(|source| source.to_string())
    };
    let whole = fs::read(data("c_order.npz")).unwrap();
    assert!(source_of(&data("none.npz")).is_some());
    assert!(source_of(&file(SCRATCH, "source.npz", &whole[..whole.len() / 2])).is_some());
    assert!(
        source_of(&archive(
            "short.npz",
            &[("X", array("(1, 2)", &[1.0])), ("Y", array("(2,)", &[0.0, 1.0]))]
        ))
        .is_some()
    );
    assert_eq!(source_of(&data("one_dimension.npz")), None);
}

#[test]
fn a_truncated_or_damaged_file_is_refused_wherever_it_is_cut() {
    for name in ["c_order.npz", "compressed.npz"] {
        let whole = fs::read(data(name)).unwrap();
        for length in (0..whole.len()).step_by(7) {
            let cut = file(SCRATCH, name, &whole[..length]);
            LESSON.refuses(&["train", "--data", &cut, "--iterations", "1"], 1, &[name]);
        }
    }
    // One bit of a number turned over: the archive's checksum tells.
    let mut damaged = fs::read(data("c_order.npz")).unwrap();
    let place = damaged.windows(8).position(|bytes| bytes == 7f64.to_le_bytes()).unwrap();
    damaged[place] ^= 1;
    let refused = |bytes: &[u8], words: &str| {
        LESSON.refuses(&["train", "--data", &file(SCRATCH, "bit.npz", bytes)], 1, &[words]);
    };
    refused(&damaged, "array 'X' is damaged");
    refused(b"no archive at all", "is no whole .npz file");
}

/// The examples of a case, with the notes' layout where the shapes leave it open.
fn case(name: &str) -> Examples {
    read_arrays(&of(&case_path(name)), &Selection::default()).expect("the case can be read")
}

fn case_path(name: &str) -> String {
    format!("{}/tests/cases/{name}", env!("CARGO_MANIFEST_DIR"))
}

/// What NumPy prints of these arrays: X as the notes have it, and Y.
const X: [[f64; 6]; 4] = [
    [2.0, 1.0, 0.0, -1.0, 3.0, 5.0],
    [1.0, -1.0, 2.0, 0.0, 4.0, -2.0],
    [0.0, 7.0, 1.0, 1.0, 2.0, 3.0],
    [1.0, 0.0, 0.0, 2.0, 1.0, 1.0],
];
const Y: [[f64; 6]; 1] = [[1.0, 1.0, 1.0, 0.0, 0.0, 0.0]];

#[test]
fn rows_of_sklearn_are_turned_with_a_note() {
    let Examples { x, y, notes, .. } = case("sklearn_layout_rows.npz");
    assert_eq!((x, y), (arr2(&X), arr2(&Y)));
    assert_eq!(notes, ["X is (6, 4) and Y has 6 labels, so each row of X was read as an example"]);
}

#[test]
fn a_square_is_read_as_the_notes_have_it_and_can_be_turned() {
    let name = "square_rows_are_examples.npz";
    let first_row = [3.0, 1.0, 2.0, 3.0, 4.0, 0.0];
    let Examples { x, notes, .. } = case(name);
    assert_eq!(x.row(0).to_vec(), first_row);
    assert!(
        notes[0].contains("each column was read") && notes[0].contains("--examples-in-rows"),
        "{notes:?}"
    );
    let turned =
        read_arrays(&ArrayFile { examples_in_rows: true, ..of(&case_path(name)) }, &Selection::default())
            .unwrap();
    assert_eq!((turned.x.column(0).to_vec(), turned.notes.len()), (first_row.to_vec(), 0));
    // Every command says so, and has the flag.
    let path = file(SCRATCH, "square.npz", fs::read(case_path(name)).unwrap());
    let model = format!("{SCRATCH}/square.json");
    let train = ["train", "--data", &path, "--model", &model, "--iterations", "3"];
    for flags in [
        &train[..],
        &["predict", "--model", &model, "--data", &path],
        &["evaluate", "--model", &model, "--data", &path],
    ] {
        let told = LESSON.text(flags);
        assert!(told.contains("note: X is square, (6, 6)"), "{told}");
        assert!(!LESSON.text(&[flags, &["--examples-in-rows"]].concat()).contains("note: X"));
    }
    // A single number is the same either way.
    let path = archive("one.npz", &[("X", array("(1, 1)", &[5.0])), ("Y", array("(1,)", &[1.0]))]);
    let Examples { x, notes, .. } = read_arrays(&of(&path), &Selection::default()).unwrap();
    assert_eq!((x, notes.len()), (arr2(&[[5.0]]), 0));
    let table = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/data/breast_cancer.csv");
    LESSON.refuses(&["train", "--data", table, "--examples-in-rows"], 2, &["--examples-in-rows", ".npz"]);
}

#[test]
fn the_names_of_keras_are_known() {
    let Examples { x, y, notes, .. } = case("keras_names.npz");
    assert_eq!((x, y), (arr2(&X), arr2(&Y)));
    assert_eq!(notes, ["x_train was read as X, y_train as Y"]);
}

#[test]
fn the_shape_that_python_2_wrote_is_read() {
    let Examples { x, y, notes, .. } = case("python2_long_shape.npz");
    assert_eq!((x, y, notes.len()), (arr2(&X), arr2(&Y), 0));
}

#[test]
fn floats_of_16_bits_are_read() {
    let Examples { x, y, .. } = case("float16.npz");
    assert_eq!((x, y), (arr2(&X), arr2(&Y)));
    let number = NumberType { kind: Kind::Float, width: 2, big_endian: false };
    // The table of IEEE 754 binary16; np.float16 prints the same.
    for (bits, expected) in [
        (0x3c00u16, 1.0),
        (0xc000, -2.0),
        (0x3555, 0.333251953125),
        (0x7bff, 65504.0),
        (0x0400, 6.103515625e-5),
        (0x0001, 5.960464477539063e-8),
        (0x7c00, f64::INFINITY),
        (0x8000, 0.0),
    ] {
        assert_eq!(number.decode(&bits.to_le_bytes()), expected, "{bits:x}");
    }
    assert!(number.decode(&0x7e00u16.to_le_bytes()).is_nan());
}

#[test]
fn pictures_of_bytes_are_unrolled_and_divided() {
    let Examples { x, y, notes, .. } = case("pictures_4d_uint8.npz");
    // X.reshape(2, -1).T / 255
    let expected = Array2::from_shape_fn((12, 2), |(k, i)| (12 * i + k) as f64 / 255.0);
    assert_eq!((x, y), (expected, arr2(&[[0.0, 1.0]])));
    assert_eq!(notes, ["X is (2, 2, 2, 3): pictures, each a column of bytes divided by 255"]);
}

#[test]
fn grey_pictures_are_read_in_either_order() {
    // Of the byte at [i, row, column] the digits are i, row and column.
    let c_order = [0, 1, 2, 10, 11, 12, 100, 101, 102, 110, 111, 112];
    let fortran_order = [0, 100, 10, 110, 1, 101, 11, 111, 2, 102, 12, 112];
    for (is_fortran, bytes) in [(false, c_order), (true, fortran_order)] {
        let x = [header(1, &dictionary("|u1", is_fortran, "(2, 2, 3)")), bytes.to_vec()].concat();
        let path = archive("greys.npz", &[("arr_0", x), ("arr_1", array("(2,)", &[0.0, 1.0]))]);
        let Examples { x, .. } = read_arrays(&of(&path), &Selection::default()).unwrap();
        let second = [100.0, 101.0, 102.0, 110.0, 111.0, 112.0].map(|byte| byte / 255.0);
        assert_eq!((x.dim(), x.column(1).to_vec()), ((6, 2), second.to_vec()));
    }
}

#[test]
fn arrays_have_the_names_that_people_give_them() {
    let (x, y) = (array("(1, 2)", &[5.0, 6.0]), array("(2,)", &[0.0, 1.0]));
    for [x_name, y_name] in [
        ["X", "Y"],
        ["x", "y"],
        ["X", "y"],
        ["X_train", "y_train"],
        ["x_train", "y_train"],
        ["X_test", "y_test"],
        ["x_test", "y_test"],
        ["arr_0", "arr_1"],
    ] {
        let path = archive("named.npz", &[(y_name, y.clone()), (x_name, x.clone())]);
        let Examples { x, y, .. } = read_arrays(&of(&path), &Selection::default()).unwrap();
        assert_eq!((x, y), (arr2(&[[5.0, 6.0]]), arr2(&[[0.0, 1.0]])), "{x_name}");
    }
    let other = array("(1, 2)", &[7.0, 8.0]);
    let both = [("x_test", other), ("y_test", y.clone()), ("x_train", x.clone()), ("y_train", y.clone())];
    let Examples { x: read, notes, .. } =
        read_arrays(&of(&archive("both.npz", &both)), &Selection::default()).unwrap();
    assert_eq!(read, arr2(&[[5.0, 6.0]]));
    assert_eq!(notes, ["x_train was read as X, y_train as Y; not read: x_test, y_test"]);
    let path = archive("unnamed.npz", &[("images", x), ("labels", y)]);
    let words = ["no array 'X'; it holds images, labels", "np.savez('data.npz', X=X, Y=Y)"];
    LESSON.refuses(&["train", "--data", &path], 1, &words);
}

#[test]
fn a_model_tells_which_way_round_new_rows_are() {
    let model = format!("{SCRATCH}/ways.json");
    let rows = case_path("sklearn_layout_rows.npz");
    LESSON.text(&["train", "--data", &case_path("float16.npz"), "--model", &model, "--iterations", "9"]);
    let predicted = |path: &str| LESSON.value(&["predict", "--model", &model, "--data", path]);
    let (columns, turned) = (predicted(&case_path("float16.npz")), predicted(&rows));
    assert_eq!(columns["probabilities"], turned["probabilities"]);
    assert!(turned["notes"][0].as_str().is_some_and(|note| note.contains("the model has 4 features")));
    let judged = LESSON.value(&["evaluate", "--model", &model, "--data", &rows]);
    assert!(judged["notes"][0].as_str().is_some_and(|note| note.contains("Y has 6 labels")));
    // A test file is read by itself, and its notes are told with its name.
    let train = ["train", "--data", &data("c_order.npz"), "--test", &rows, "--iterations", "2"];
    // Where the line breaks depends on the length of the path.
    let told = LESSON.text(&train).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(told.contains("rows.npz: X is"), "{told}");
}

#[test]
fn arrays_of_other_features_than_the_model_has_are_refused() {
    let model = format!("{SCRATCH}/features.json");
    let refused = |words: &str| {
        let path = archive("features.npz", &[("X", array("(3, 2)", &[1.0, 2.0, 3.0, 4.0, 5.0, 6.0]))]);
        LESSON.refuses(&["predict", "--model", &model, "--data", &path], 1, &["features.npz", words]);
    };
    LESSON.text(&["train", "--data", &data("c_order.npz"), "--model", &model, "--iterations", "2"]);
    refused("has 3 features, expected 4");
    // As many, but not all of them are called as those of an array are.
    let named = file(SCRATCH, "features.csv", "x1,x2,size,y\n1,2,3,0\n3,2,1,1\n");
    LESSON.text(&["train", "--data", &named, "--model", &model, "--iterations", "2"]);
    refused("an array has no column names; expected a CSV file with x1, x2, size");
}

#[test]
fn an_example_that_is_too_large_for_the_model_is_named() {
    let model = format!("{SCRATCH}/too_large.json");
    let table = file(SCRATCH, "small.csv", "x1,y\n1,1\n-1,0\n");
    LESSON.text(&["train", "--data", &table, "--model", &model, "--iterations", "0"]);
    let saved = fs::read_to_string(&model).unwrap().replace("0.0", "1e9");
    fs::write(&model, saved).unwrap();
    let predict = |path: &str, words: &str| {
        let problem = "its numbers are too large for this model";
        LESSON.refuses(&["predict", "--model", &model, "--data", path], 1, &[words, problem]);
    };
    predict(&file(SCRATCH, "large.csv", "x1\n1\n2\n1e300\n-1e300\n"), "line 4");
    let x = array("(1, 4)", &[1.0, 2.0, 1e300, 4.0]);
    predict(&archive("large.npz", &[("X", x)]), "example 3");
}

#[test]
fn files_that_are_no_arrays_are_named() {
    let pointer = b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 5\n";
    for (name, start, words) in [
        ("pointer.npz", &pointer[..], ["a Git LFS pointer", "`git lfs pull`"]),
        ("pointer.h5", &pointer[..], ["a Git LFS pointer", "`git lfs pull`"]),
        ("page.h5", b"<!DOCTYPE html><html>", ["a web page", "download the file itself"]),
        ("single.npz", b"\x93NUMPY\x01\0", ["a single NumPy array", "np.savez"]),
        ("course.npz", b"\x89HDF\r\n\x1a\n", ["an HDF5 file", "ends in .h5"]),
        ("archive.h5", b"PK\x03\x04\x14\0\0\0X.npy", ["a NumPy archive", "ends in .npz"]),
        ("packed.npz", b"\x1f\x8b\x08\0", ["a gzip file", "unpack it"]),
    ] {
        let path = file(SCRATCH, name, start);
        LESSON.refuses(&["train", "--data", &path], 1, &[name, words[0], words[1]]);
    }
}

#[test]
fn pictures_that_are_not_of_bytes_are_refused() {
    for (descr, bytes) in [("<f8", 16), ("|i1", 2), ("<u2", 4)] {
        let x = [header(1, &dictionary(descr, false, "(1, 1, 2)")), vec![1; bytes]].concat();
        let path = archive("no_bytes.npz", &[("X", x), ("Y", array("(1,)", &[1.0]))]);
        LESSON.refuses(&["train", "--data", &path], 1, &["array 'X' has the shape (1, 1, 2)", "uint8"]);
    }
}

#[cfg(feature = "hdf5")]
#[test]
fn the_courses_files_equal_the_same_pictures_as_arrays() {
    assert_eq!(trained("train.h5"), trained("pictures.npz"));
    let (h5, test) = (data("train.h5"), data("test.h5"));
    let judged = LESSON.value(&["train", "--data", &h5, "--test", &test, "--iterations", "40"]);
    assert_eq!(judged["test_m"], 4);
    for (name, words) in [
        ("other_names.h5", "no array 'train_set_x' or 'test_set_x'; it holds images, labels"),
        ("grey.h5", "array 'train_set_x' has the shape (7, 4, 5), expected (m, height, width, 3)"),
        ("short_labels.h5", "array 'train_set_y' has the shape (5,), expected (7,)"),
        ("floats.h5", "array 'train_set_x' has the type F64, expected bytes"),
        ("float_labels.h5", "array 'train_set_y' has the type F64, expected whole numbers"),
        ("claims_too_much.h5", "claims the shape (1000000000, 64, 64, 3), far more than the file holds"),
        ("none.h5", "cannot be read"),
    ] {
        LESSON.refuses(&["train", "--data", &data(name)], 1, &[name, words]);
    }
    let whole = fs::read(&h5).unwrap();
    for length in (0..whole.len()).step_by(97) {
        let cut = file(SCRATCH, "cut.h5", &whole[..length]);
        LESSON.refuses(&["train", "--data", &cut, "--iterations", "1"], 1, &["cut.h5"]);
    }
}

#[cfg(feature = "hdf5")]
#[test]
fn more_pictures_than_are_read_at_once_stay_in_order() {
    // 2^22 bytes are read at once, 342 pictures of 64 * 64 * 3 = 12,288.
    let (n_x, m) = (12_288, 350);
    let mut builder = hdf5_pure::FileBuilder::new();
    let pixels: Vec<u8> = (0..n_x * m).map(|place| (place % 251) as u8).collect();
    builder.create_dataset("train_set_x").with_u8_data(&pixels).with_shape(&[m as u64, 64, 64, 3]);
    builder.create_dataset("train_set_y").with_i64_data(&vec![1; m]).with_shape(&[m as u64]);
    let path = file(SCRATCH, "many.h5", builder.finish().expect("memory can be written to"));
    let Examples { x, y, .. } = read_arrays(&of(&path), &Selection::default()).unwrap();
    let expected = Array2::from_shape_fn((n_x, m), |(k, i)| ((n_x * i + k) % 251) as f64 / 255.0);
    assert!(x == expected && y.dim() == (1, m), "pictures are out of order");
}

#[cfg(feature = "hdf5")]
#[test]
fn a_chunk_may_end_where_the_file_does_and_no_later() {
    let mut bytes = fs::read(data("test.h5")).unwrap();
    let expected = read_arrays(&of(&data("test.h5")), &Selection::default()).unwrap();
    // h5py wrote its second chunk at byte 5187, 131 bytes long. It is moved to the end of the file.
    let (start, length) = (5187, 131);
    let place = bytes.windows(8).position(|bytes| bytes == 5187u64.to_le_bytes()).expect("its address");
    let mut read = |address: usize| {
        bytes[place..place + 8].copy_from_slice(&(address as u64).to_le_bytes());
        let whole = [&bytes[..], &bytes[start..start + length]].concat();
        read_arrays(&of(&file(SCRATCH, "moved.h5", whole)), &Selection::default())
    };
    let end = fs::metadata(data("test.h5")).unwrap().len() as usize;
    assert_eq!(read(end).unwrap().x, expected.x);
    let problem = read(end + 1).err().expect("a byte is missing").to_string();
    assert!(problem.contains("array 'test_set_x' ends too early; save the file again"), "{problem}");
}

#[cfg(not(feature = "hdf5"))]
#[test]
fn without_the_feature_an_h5_file_says_how_to_read_it() {
    LESSON.refuses(&["train", "--data", &data("train.h5")], 1, &["train.h5", "--features hdf5"]);
}

#[cfg(unix)]
#[test]
fn a_pipe_named_as_a_file_of_arrays_is_refused_before_it_is_opened() {
    for name in ["pipe.npz", "pipe.npy", "pipe.h5"] {
        let pipe = format!("{}/{name}", env!("CARGO_TARGET_TMPDIR"));
        let _ = std::fs::remove_file(&pipe);
        assert!(
            std::process::Command::new("mkfifo").arg(&pipe).status().expect("there is a mkfifo").success()
        );
        let labels = if name == "pipe.npy" { vec!["--labels", &pipe] } else { Vec::new() };
        LESSON.refuses(&[&["train", "--data", &pipe][..], &labels].concat(), 1, &[name, "no ordinary file"]);
    }
}
