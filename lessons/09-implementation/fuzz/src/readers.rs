//! The readers, each with its promise as assertions.

use lesson01::picture::decode_square;
use lesson09::arrays::{ArrayFile, Streamed, read_arrays};
use lesson09::every_z;
use lesson09::model::Model;
use ndarray::Array2;
use shared::data::{COLUMNS, Chosen, Examples, Source, read_examples};
use shared::lab::{Declaration, Defaulted, Error, Flag, Flags, Usage};

use crate::input::{EXAMPLES_IN_ROWS, Input};
use crate::limits::{Room, Scratch, one_line, within};

/// A reader of this package.
pub type Reader = fn(&[u8]);

/// Every reader that is built, with the folder of its corpus.
pub const READERS: &[(&str, Reader)] = &[
    ("csv", csv),
    ("npz", npz),
    ("npy", npy),
    #[cfg(feature = "hdf5")]
    ("h5", h5),
    ("picture", picture),
    ("model", model),
    ("flags", flags),
];

const MIB: usize = 1 << 20;

/// A cell of a table has two bytes or more, and becomes an f64.
const TABLE: Room = Room { times: 4, beside: 64 * MIB };

/// A byte of an array becomes an f64.
const ARRAY: Room = Room { times: 8, beside: 64 * MIB };

/// What is packed grows when it is unpacked; [`TABLE`]'s 64 MiB are for X alone, the others for what unpacks it.
const PACKED: Room = Room { times: 64, beside: 2 * 64 * MIB };

/// A pixel of a progressive JPEG has three bytes and six more, which its decoder keeps until the last of its passes.
const PICTURE: Room = Room { times: 3 * 4, beside: 3 * 64 * MIB };

/// A table: a line of flags, then the file.
pub fn csv(input: &[u8]) {
    read(input, TABLE, "table.csv", |input, path| read_examples(Source::File(path), &input.selection()));
}

/// Two arrays in a zip archive: a line of flags, then the file.
pub fn npz(input: &[u8]) {
    read(input, PACKED, "arrays.npz", |input, path| arrays(input, path, None));
}

/// X as an array of its own: a line of flags, then the file. Its labels are another.
pub fn npy(input: &[u8]) {
    let labels = b"\x93NUMPY\x01\x00\x38\x00{'descr': '<f8', 'fortran_order': False, 'shape': (2,)}\n";
    let labels: Vec<u8> =
        labels.iter().copied().chain([0.0f64, 1.0].into_iter().flat_map(f64::to_le_bytes)).collect();
    let labels = Scratch::new("y.npy", &labels);
    read(input, ARRAY, "x.npy", |input, path| arrays(input, path, Some(labels.path())));
    let Ok(input) = Input::read(input) else { return };
    let x = Scratch::new("streamed.npy", input.file);
    let streamed = within(ARRAY, input.file, || {
        let Some(streamed) =
            Streamed::open(&file(&input, x.path(), Some(labels.path())), &input.selection(), 0)?
        else {
            return Ok(None);
        };
        streamed.x.check(|_| ())?;
        let standardization = streamed.x.measure(|_| ())?.usable(&streamed.file, &streamed.features)?;
        let standardized = streamed.x.clone().standardized(standardization);
        let z = standardized.every_z(&Array2::zeros((streamed.x.n_x(), 1)), 0.0)?;
        Ok::<_, Error>(Some((streamed, z)))
    });
    if let Some(Some((Streamed { features, x, y, .. }, z))) = streamed {
        assert_eq!((features.len(), z.len()), (x.n_x(), x.m()));
        assert!(y.is_empty() || y.len() == x.m(), "there is a label for each example");
        assert!(z.iter().all(|z| z.is_finite()), "of finite numbers comes z that is not");
    }
}

/// The notes' own files: a line of flags, then the file.
#[cfg(feature = "hdf5")]
pub fn h5(input: &[u8]) {
    read(input, PACKED, "arrays.h5", |input, path| arrays(input, path, None));
}

/// A PNG or JPEG picture.
pub fn picture(input: &[u8]) {
    const SIZE: usize = 8;
    if let Some(pixels) = within(PICTURE, input, || decode_square("photo", input, SIZE)) {
        assert_eq!(pixels.dim(), (SIZE, SIZE, 3));
    }
}

/// A saved model, and its answer for an example of zeros.
pub fn model(input: &[u8]) {
    let file = Scratch::new("model.json", input);
    let Some(model) = within(ARRAY, input, || Model::load(file.path())) else { return };
    let mut x = Array2::zeros((model.features.len(), 1));
    if let Some(standardization) = model.standardization() {
        standardization.apply(&mut x);
    }
    assert_eq!(every_z(&x, &model.w(), model.b).len(), 1);
    let again = Scratch::new("saved.json", b"");
    model.save(again.path()).expect("what was loaded can be saved");
    assert_eq!(Model::load(again.path()).expect("what was saved can be loaded"), model);
}

const RATE: Defaulted<f64> = Flag::positive("--learning-rate", "A", "A number above 0.").default("0.1");
const BIAS: Flag<f64> = Flag::number("--b", "B", "A number.");
const PENALTY: Flag<f64> = Flag::at_least_zero("--l2", "LAMBDA", "A number, 0 or more.");
const LABEL: Flag<f64> = Flag::label("--y", "0|1", "A label.");
const PART: Flag<f64> = Flag::part("--test-fraction", "P", "A part.");
const STEPS: Defaulted<usize> = Flag::count("--steps", "N", (1, 1000), "A count.").default("10");
const W: Defaulted<Vec<f64>> = Flag::numbers("--w", "W1,W2", "Numbers.").default("1,2");
const X: Defaulted<Vec<f64>> = Flag::numbers("--x", "X1,X2", "As many.").default("3,4");

const ALL: [Declaration; 8] = [
    RATE.declaration(),
    BIAS.declaration(),
    PENALTY.declaration(),
    LABEL.declaration(),
    PART.declaration(),
    STEPS.declaration(),
    W.declaration(),
    X.declaration(),
];

const USAGE: Usage =
    Usage { package: "fuzz", command: None, about: "Reads flags.", flags: &[&ALL, &COLUMNS] };

/// A command line, an argument a line.
pub fn flags(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    let read = || {
        let flags = Flags::parse(&USAGE, text.lines())?;
        let numbers = [Some(flags.get(&RATE)?), flags.optional(&BIAS)?, flags.optional(&PENALTY)?];
        let numbers =
            numbers.into_iter().flatten().chain(flags.optional(&LABEL)?).chain(flags.optional(&PART)?);
        let numbers: Vec<f64> = numbers.collect();
        let pair = flags.paired(&W, &X)?;
        let steps = flags.get(&STEPS)?;
        Chosen::from_flags(&flags).map(|_| (numbers, pair, steps))
    };
    if let Some((numbers, [w, x], steps)) = within(TABLE, input, read) {
        assert!(numbers.iter().chain(&w).chain(&x).all(|number| number.is_finite()));
        assert!(w.len() == x.len() && (1..=1000).contains(&steps));
    }
}

/// Reads a file of examples, and checks what is promised of them.
fn read(input: &[u8], room: Room, name: &str, reader: impl FnOnce(&Input, &str) -> Result<Examples, Error>) {
    let input = match Input::read(input) {
        Ok(input) => input,
        Err(error) => return one_line(&error.to_string()),
    };
    let scratch = Scratch::new(name, input.file);
    let Some(examples) = within(room, input.file, || reader(&input, scratch.path())) else { return };
    let Examples { features, x, y, notes, .. } = &examples;
    assert!(x.nrows() > 0 && x.ncols() > 0, "there are examples, and they have features");
    assert_eq!(x.nrows(), features.len(), "each feature has a name");
    assert!(x.iter().all(|value| value.is_finite()), "every number of X is finite");
    assert!(y.is_empty() || y.dim() == (1, x.ncols()), "there is a label for each example");
    assert!(y.iter().all(|&label| label == 0.0 || label == 1.0), "labels are 0 and 1");
    // A page makes blanks of what would move the cursor.
    notes.iter().for_each(|note| one_line(&note.replace(char::is_control, " ")));
}

fn file<'a>(input: &Input, path: &'a str, labels: Option<&'a str>) -> ArrayFile<'a> {
    ArrayFile { path, labels, examples_in_rows: input.flags.given(&EXAMPLES_IN_ROWS) }
}

fn arrays(input: &Input, path: &str, labels: Option<&str>) -> Result<Examples, Error> {
    read_arrays(&file(input, path, labels), &input.selection())
}
