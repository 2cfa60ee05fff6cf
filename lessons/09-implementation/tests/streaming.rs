//! X in a `.npy` file: read into memory, or streamed from the file in every pass.

use std::fs;
use std::fs::OpenOptions;

use lesson06::{Pass, Standardization};
use lesson09::arrays::{ArrayFile, Streamed, read_arrays};
use lesson09::every_z;
use lesson09::tiled::Tiled;
use ndarray::{Array2, ArrayRef2};
use proptest::prelude::*;
use shared::data::random::SplitMix64;
use shared::data::{Examples, Selection};
use testing::{Program, file};

const LESSON: Program = Program(env!("CARGO_BIN_EXE_lesson09"));
const SCRATCH: &str = env!("CARGO_TARGET_TMPDIR");

/// The sums of tiles that lie otherwise are added in another order; rounding stays far below.
const TOLERANCE: f64 = 1e-12;

fn data(name: &str) -> String {
    format!("{}/tests/data/{name}", env!("CARGO_MANIFEST_DIR"))
}

/// An array in NumPy's format.
fn npy(name: &str, descr: &str, fortran_order: bool, shape: &str, numbers: &[u8]) -> String {
    let order = if fortran_order { "True" } else { "False" };
    let dictionary = format!("{{'descr': '{descr}', 'fortran_order': {order}, 'shape': {shape}, }}\n");
    let length = (dictionary.len() as u16).to_le_bytes();
    file(SCRATCH, name, [&b"\x93NUMPY\x01\x00"[..], &length, dictionary.as_bytes(), numbers].concat())
}

/// So many numbers between -1 and 1.
fn numbers(count: usize, seed: u64) -> Vec<f64> {
    let mut random = SplitMix64::new(seed);
    (0..count).map(|_| 2.0 * random.next_f64() - 1.0).collect()
}

fn bytes(numbers: &[f64], descr: &str) -> Vec<u8> {
    let each = |&number: &f64| match descr {
        "<f8" => number.to_le_bytes().to_vec(),
        ">f8" => number.to_be_bytes().to_vec(),
        "<f4" => (number as f32).to_le_bytes().to_vec(),
        "<i2" => ((1e4 * number) as i16).to_le_bytes().to_vec(),
        _ => vec![(100.0 * number.abs()) as u8],
    };
    numbers.iter().flat_map(each).collect()
}

fn labels(name: &str, m: usize) -> String {
    let labels: Vec<u8> = (0..m).map(|i| u8::from(i % 3 == 0)).collect();
    npy(name, "|u1", false, &format!("({m},)"), &labels)
}

/// The file in memory, and streamed.
fn both(path: &str, labels: &str) -> (Examples, Streamed) {
    let file = ArrayFile { path, labels: Some(labels), examples_in_rows: false };
    let streamed = Streamed::open(&file, &Selection::default(), 0).expect("the file is good");
    let memory = read_arrays(&file, &Selection::default()).expect("the file is good");
    (memory, streamed.expect("nothing is too small"))
}

fn bits(pass: &Pass) -> Vec<u64> {
    pass.dw.iter().chain([&pass.cost, &pass.db]).map(|number| number.to_bits()).collect()
}

fn assert_near(one: &Pass, other: &Pass) {
    let pairs = one.dw.iter().zip(&other.dw).chain([(&one.cost, &other.cost), (&one.db, &other.db)]);
    for (found, expected) in pairs {
        assert!((found - expected).abs() <= TOLERANCE, "{found}, {expected}");
    }
}

fn weights(n_x: usize) -> Array2<f64> {
    Array2::from_shape_vec((n_x, 1), numbers(n_x, 7)).expect("n_x numbers")
}

#[test]
fn a_pass_over_the_file_finds_the_bits_of_a_pass_over_memory() {
    for (n_x, m) in [(1, 3000), (2, 3001), (3, 700), (5, 1), (7, 9000), (100, 777), (3000, 60)] {
        for descr in ["<f8", ">f8", "<f4", "<i2"] {
            let path =
                npy("bits.npy", descr, true, &format!("({n_x}, {m})"), &bytes(&numbers(n_x * m, 1), descr));
            let (memory, streamed) = both(&path, &labels("bits_y.npy", m));
            let (w, b) = (weights(n_x), 0.25);
            let tiled = Tiled::in_file(streamed.x.clone(), &streamed.y);
            let expected = Tiled::new(&memory.x, &memory.y).pass(&w, b);
            for pass in [tiled.pass(&w, b), tiled.pass(&w, b)] {
                assert_eq!(bits(&pass), bits(&expected), "{n_x} x {m}, {descr}");
            }
            assert!(tiled.take_error().is_none());
            assert_eq!(streamed.x.every_z(&w, b).unwrap(), every_z(&memory.x, &w, b));
        }
    }
}

#[test]
fn rows_and_pictures_are_streamed_to_the_same_numbers() {
    let pixels = bytes(&numbers(61 * 4 * 5 * 3, 3), "|u1");
    let rows = bytes(&numbers(61 * 60, 3), "<f8");
    let files = [
        npy("rows.npy", "<f8", false, "(60, 61)", &rows),
        npy("turned.npy", "<f8", true, "(61, 60)", &rows),
        npy("turned_c.npy", "<f8", false, "(61, 60)", &rows),
        npy("pictures.npy", "|u1", false, "(61, 4, 5, 3)", &pixels),
        npy("pictures_fortran.npy", "|u1", true, "(61, 4, 5, 3)", &pixels),
        npy("wide.npy", "<f4", false, "(2, 61)", &bytes(&numbers(2 * 61, 3), "<f4")),
    ];
    // Of so many examples several parts are read, and z comes in two pieces.
    let long = npy("long_rows.npy", "<f8", false, "(7, 20000)", &bytes(&numbers(7 * 20_000, 3), "<f8"));
    for (path, m) in files.iter().map(|path| (path, 61)).chain([(&long, 20_000)]) {
        let (memory, streamed) = both(path, &labels("some.npy", m));
        let (w, b) = (weights(memory.x.nrows()), -0.5);
        let found = Tiled::in_file(streamed.x.clone(), &streamed.y).pass(&w, b);
        assert_near(&found, &Tiled::new(&memory.x, &memory.y).pass(&w, b));
        assert_eq!(streamed.x.every_z(&w, b).unwrap(), every_z(&memory.x, &w, b), "{path}");
    }
}

#[test]
fn a_streamed_file_is_standardized_as_in_memory() {
    // More numbers than are read at once: 2^20 bytes become as many f64.
    let m = 30_000;
    let mut all = numbers(6 * m, 5);
    all.iter_mut().step_by(6).for_each(|number| *number = 4.0);
    for (descr, fortran_order, shape) in [
        ("<f8", true, "(6, 30000)"),
        ("<f8", false, "(6, 30000)"),
        ("<f8", true, "(30000, 6)"),
        ("|u1", false, "(30000, 1, 2, 3)"),
        ("|u1", true, "(30000, 1, 2, 3)"),
    ] {
        let path = npy("measured.npy", descr, fortran_order, shape, &bytes(&all, descr));
        let (mut memory, streamed) = both(&path, &labels("30000.npy", m));
        let expected = Standardization::measure(&memory.x);
        let found = streamed.x.measure(|_| ()).unwrap();
        assert_eq!((&found.mean, &found.deviation), (&expected.mean, &expected.deviation));
        assert_eq!(found.constant, expected.constant);
        expected.apply(&mut memory.x);
        let tiled = Tiled::in_file(streamed.x.standardized(found), &streamed.y);
        let (w, b) = (weights(6), 0.1);
        assert_near(&tiled.pass(&w, b), &Tiled::new(&memory.x, &memory.y).pass(&w, b));
    }
}

proptest! {
    #[test]
    fn any_size_and_order_is_streamed_rightly(n_x in 1usize..40, m in 1usize..600, fortran_order: bool) {
        let path = npy("any.npy", "<f8", fortran_order, &format!("({n_x}, {m})"), &bytes(&numbers(n_x * m, 2), "<f8"));
        let (memory, streamed) = both(&path, &labels("any_y.npy", m));
        let found = Tiled::in_file(streamed.x, &streamed.y).pass(&weights(n_x), 0.5);
        assert_near(&found, &Tiled::new(&memory.x, &memory.y).pass(&weights(n_x), 0.5));
    }
}

#[test]
fn every_pass_reads_the_file_anew() {
    let path = |seed| npy("changes.npy", "<f8", true, "(3, 50)", &bytes(&numbers(150, seed), "<f8"));
    let (y, w) = (labels("50.npy", 50), weights(3));
    let (first, streamed) = both(&path(1), &y);
    let tiled = Tiled::in_file(streamed.x, &streamed.y);
    assert_near(&tiled.pass(&w, 0.5), &Tiled::new(&first.x, &first.y).pass(&w, 0.5));
    let (second, _) = both(&path(2), &y);
    assert_near(&tiled.pass(&w, 0.5), &Tiled::new(&second.x, &second.y).pass(&w, 0.5));
}

#[test]
fn a_file_is_streamed_from_the_size_on_that_is_asked_for() {
    let y = labels("10.npy", 10);
    let opened = |fortran_order: bool, from_bytes: usize| {
        let path = npy("size.npy", "<f4", fortran_order, "(3, 10)", &bytes(&numbers(30, 1), "<f4"));
        let file = ArrayFile { path: &path, labels: Some(&y), examples_in_rows: false };
        Streamed::open(&file, &Selection::default(), from_bytes).expect("the file is good")
    };
    // As f64, whatever the numbers take in the file.
    assert!(opened(true, 8 * 30).is_some() && opened(true, 8 * 30 + 1).is_none());
    // What could be read faster is told.
    let notes = |fortran_order| opened(fortran_order, 0).expect("it is large enough").notes;
    let told = "X, 0.0 GB as f64, is read from the file in every step, never as a whole";
    assert_eq!(notes(true), [told]);
    let slow = notes(false);
    assert_eq!((slow.len(), slow[0].as_str()), (2, told));
    assert!(slow[1].contains("np.asfortranarray(X), saved, is read faster"), "{slow:?}");
}

#[test]
fn a_file_that_shrinks_is_an_error_and_no_panic() {
    let path = npy("shrinks.npy", "<f8", true, "(10, 5000)", &bytes(&numbers(50000, 1), "<f8"));
    let (_, streamed) = both(&path, &labels("5000.npy", 5000));
    let tiled = Tiled::in_file(streamed.x.clone(), &streamed.y);
    let w: &ArrayRef2<f64> = &weights(10);
    assert!(tiled.pass(w, 0.0).cost.is_finite());
    OpenOptions::new().write(true).open(&path).unwrap().set_len(200_000).unwrap();
    let pass = tiled.pass(w, 0.0);
    assert!(pass.cost.is_nan() && pass.db.is_nan() && pass.dw.iter().all(|dw_k| dw_k.is_nan()));
    let told = streamed.x.trouble(tiled.take_error().expect("an error")).to_string();
    assert!(told.contains("shrinks.npy") && told.contains("has become shorter"), "{told}");
    assert!(streamed.x.every_z(w, 0.0).is_err());
}

#[test]
fn the_first_number_that_is_not_finite_is_named() {
    let mut all = numbers(40 * 9, 1);
    all[40 * 3 + 7] = f64::NAN;
    all[40 * 8] = f64::INFINITY;
    let path = npy("nan.npy", "<f8", true, "(40, 9)", &bytes(&all, "<f8"));
    let (labels, told) = (labels("9.npy", 9), "[7, 3] is NaN");
    let file = ArrayFile { path: &path, labels: Some(&labels), examples_in_rows: false };
    let streamed = Streamed::open(&file, &Selection::default(), 0).unwrap().unwrap();
    for error in [
        streamed.x.check(|_| ()).err(),
        streamed.x.measure(|_| ()).err(),
        read_arrays(&file, &Selection::default()).err(),
    ] {
        assert!(error.expect("NaN is refused").to_string().contains(told));
    }
}

#[test]
fn small_files_are_read_into_memory_and_train_as_npz_does() {
    let trained = |flags: &[&str]| {
        let value =
            LESSON.value(&[&["train", "--iterations", "40", "--threads", "1", "--data"], flags].concat());
        (value["w"].clone(), value["b"].clone(), value["costs"].clone())
    };
    let (expected, y) = (trained(&[&data("c_order.npz")]), data("y.npy"));
    for name in ["x_c_order.npy", "x_fortran_order.npy", "x_float32.npy", "x_int16.npy"] {
        assert_eq!(trained(&[&data(name), "--labels", &y]), expected, "{name}");
    }
}

#[test]
fn bad_npy_files_are_refused_in_one_line() {
    let (x, y) = (data("x_c_order.npy"), data("y.npy"));
    let refused = |x: &str, y: &str, status: i32, words: &[&str]| {
        LESSON.refuses(&["train", "--data", x, "--labels", y], status, words);
    };
    let whole = fs::read(&x).unwrap();
    refused(&file(SCRATCH, "cut.npy", &whole[..whole.len() - 3]), &y, 1, &["cut.npy", "ends too early"]);
    refused(&file(SCRATCH, "start.npy", &whole[..20]), &y, 1, &["start.npy", "ends too early"]);
    refused(&file(SCRATCH, "long.npy", [&whole[..], b"0"].concat()), &y, 1, &["long.npy", "more numbers"]);
    refused(&file(SCRATCH, "magic.npy", "12345678901234"), &y, 1, &["magic.npy", "not in NumPy's format"]);
    refused(
        &npy("claims.npy", "<f8", true, "(9999999, 9)", &[0; 80]),
        &y,
        1,
        &["claims.npy", "claims the shape"],
    );
    refused(&npy("objects.npy", "|O", true, "(2, 6)", &[0; 80]), &y, 1, &["objects.npy", "'|O'", "float64"]);
    let zipped = file(SCRATCH, "zipped.npy", fs::read(data("c_order.npz")).unwrap());
    refused(&zipped, &y, 1, &["zipped.npy", "(.npz)", "ends in .npz"]);
    let folder = format!("{SCRATCH}/folder.npy");
    fs::create_dir_all(&folder).unwrap();
    refused(&folder, &y, 1, &["folder.npy", "cannot be read"]);
    refused("none.npy", &y, 1, &["none.npy", "cannot be read"]);
    refused(&x, "none.npy", 1, &["none.npy", "cannot be read"]);
    refused(&x, &labels("5.npy", 5), 1, &["5.npy", "(5,)", "expected (1, 6)"]);
    let halves = npy("halves.npy", "|u1", false, "(6,)", &[0, 1, 2, 0, 1, 1]);
    refused(&x, &halves, 1, &["halves.npy", "label of example 2", "--positive"]);
    refused(&x, &data("c_order.npz"), 2, &["--labels", "expected a .npy file"]);
    LESSON.refuses(&["train", "--data", &x], 2, &["--labels", "missing", "holds X alone"]);
    LESSON.refuses(&["evaluate", "--model", "m.json", "--data", &x], 2, &["--labels", "missing"]);
    refused(&data("c_order.npz"), &y, 2, &["--labels", "belongs to --data X.npy"]);
    let test = ["train", "--data", &x, "--labels", &y, "--test", &x];
    LESSON.refuses(&test, 2, &["--test", "has no labels", "np.savez"]);
}

/// X of 300 MB as f64: 300,000 examples of 125 bytes, most of them a hole in the file.
fn large() -> (String, String) {
    let (n_x, m) = (125, 300_000);
    let random = bytes(&numbers(n_x * 2000, 4), "|u1");
    let path = npy("large.npy", "|u1", true, &format!("({n_x}, {m})"), &random);
    let start = fs::metadata(&path).expect("it was written").len() - random.len() as u64;
    let opened = OpenOptions::new().write(true).open(&path);
    opened.and_then(|file| file.set_len(start + (n_x * m) as u64)).expect("a file can be made longer");
    (path, labels("large_y.npy", m))
}

#[test]
fn a_large_file_trains_and_what_needs_memory_is_refused() {
    let (x, y) = large();
    let start = ["train", "--data", &x, "--labels", &y];
    let model = format!("{SCRATCH}/large.json");
    let flags =
        ["--iterations", "2", "--learning-rate", "0.001", "--l2", "3", "--standardize", "--model", &model];
    let found = LESSON.value(&[&start[..], &flags].concat());
    assert_eq!((found["n_x"].as_u64(), found["m"].as_u64()), (Some(125), Some(300_000)));
    assert_eq!(
        (found["with_label_1"].as_u64(), found["standardized"].as_bool()),
        (Some(100_000), Some(true))
    );
    let raw = LESSON.value(&[&start[..], &["--iterations", "1", "--learning-rate", "0.001"]].concat());
    assert_eq!(raw["standardized"].as_bool(), Some(false));
    assert!(
        found["notes"].to_string().contains("0.3 GB as f64, is read from the file in every step"),
        "{found}"
    );
    assert!((found["costs"][0][1].as_f64().unwrap() - 2f64.ln()).abs() < TOLERANCE);
    let text = LESSON.text(&[&start[..], &["--from", &model, "--iterations", "1"]].concat());
    assert!(text.contains("never as a whole"), "{text}");
    for (flags, words) in [
        (&["--test-fraction", "0.2"][..], "evaluate"),
        (&["--test", &data("c_order.npz")], "evaluate"),
        (&["--l2", "0,1", "--folds", "3"], "some of the examples"),
        (&["--rung", "rayon"], "tiled reads the file"),
        (&["--f32"], "save X as float32"),
    ] {
        let flag = flags.iter().rfind(|flag| flag.starts_with("--")).expect("a flag");
        LESSON.refuses(&[&start[..], flags].concat(), 1, &["large.npy", "too large for memory", flag, words]);
    }
}
