//! Arrays as people bring them: the header on bytes, and files that are read rightly or refused in one line.

use std::error::Error;
use std::fs;
use std::io::Write;

use lesson09::arrays::{Kind, NpyHeader, NumberType, read_arrays};
use proptest::prelude::*;
use rawzip::ZipArchiveWriter;
use serde_json::{Value, json};
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
    ["file", "elapsed_ms"].iter().for_each(|key| _ = keys.remove(*key));
    value
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
    for descr in ["<c16", "|O", "<U32", "<f2", "<i3", "|b2", "f8", "<f8>", ""] {
        refused(&header(1, &dictionary(descr, false, "(3, 4)")), &format!("has the type '{descr}'"));
    }
    refused(
        &header(1, "{'descr': [('a', '<f8')], 'fortran_order': False, 'shape': (3,), }"),
        "of several fields",
    );
    for shape in ["3", "(3", "(-3,)", "(3.0,)", "(99999999999999999999,)"] {
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
    ];
    for name in others {
        assert_eq!(trained(name), expected, "{name}");
    }
}

#[test]
fn arrays_that_do_not_fit_are_refused_in_one_line() {
    let rows = [
        ("no_labels.npz", "no array 'Y'; it holds X"),
        ("other_names.npz", "no array 'X'; it holds x, y"),
        ("examples_in_rows.npz", "array 'Y' has the shape (1, 6), expected (1, 4)"),
        ("one_dimension.npz", "array 'X' has the shape (6), expected (n_x, m)"),
        ("labels_in_a_column.npz", "array 'Y' has the shape (6, 1), expected (1, 6)"),
        ("nan.npz", "array 'X' [2, 1] is NaN, expected a finite number"),
        ("nan_label.npz", "the label of example 0, counted from 0, is NaN"),
        ("complex.npz", "array 'X' has the type '<c16', expected numbers"),
        ("objects.npz", "array 'X' has the type '|O', expected numbers"),
        ("text.npz", "array 'X' has the type '<U32', expected numbers"),
        ("fields.npz", "array 'X' has the type 'of several fields'"),
        ("half.npz", "array 'X' has the type '<f2', expected numbers"),
        ("empty.npz", "array 'X' has the shape (4, 0), expected at least one example"),
        ("labels_1_2.npz", "the label of example 0, counted from 0, is 2; expected a label, 0 or 1"),
        ("claims_too_much.npz", "array 'X' claims the shape (9999999, 9), more than the file can hold"),
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
    // A megabyte in a file of some hundred bytes: deflate makes nothing so small.
    refused(array("(125, 1000)", &[1.0]), &y, "claims the shape (125, 1000), more than the file can hold");
}

#[test]
fn an_error_keeps_the_one_that_led_to_it() {
    let source_of = |path: &str| {
        let error = read_arrays(path, None, true).err().expect("the file is bad");
        error.source().map(|source| source.to_string())
    };
    let whole = fs::read(data("c_order.npz")).unwrap();
    assert!(source_of(&data("none.npz")).is_some());
    assert!(source_of(&file(SCRATCH, "source.npz", &whole[..whole.len() / 2])).is_some());
    assert!(source_of(&archive("short.npz", &[("X", array("(1, 2)", &[1.0]))])).is_some());
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
        ("short_labels.h5", "array 'train_set_y' has the shape (5), expected (7)"),
        ("floats.h5", "array 'train_set_x' has the type F64, expected bytes"),
        ("float_labels.h5", "array 'train_set_y' has the type F64, expected whole numbers"),
        ("claims_too_much.h5", "claims the shape (1000000000, 64, 64, 3), more than the file can hold"),
        ("none.h5", "cannot be read as HDF5"),
    ] {
        LESSON.refuses(&["train", "--data", &data(name)], 1, &[name, words]);
    }
    let whole = fs::read(&h5).unwrap();
    for length in (0..whole.len()).step_by(97) {
        let cut = file(SCRATCH, "cut.h5", &whole[..length]);
        LESSON.refuses(&["train", "--data", &cut, "--iterations", "1"], 1, &["cut.h5"]);
    }
}

#[cfg(not(feature = "hdf5"))]
#[test]
fn without_the_feature_an_h5_file_says_how_to_read_it() {
    LESSON.refuses(&["train", "--data", &data("train.h5")], 1, &["train.h5", "--features hdf5"]);
}
