//! The data sets that are part of the program.
//!
//! Sources and licences: `shared/data/SOURCES.md`.

use std::fs::File;
use std::io::{self, Read};

use ndarray::Array3;

use crate::data::csv::Rows;
use crate::data::{Selection, Source};

/// In a browser the data sets are files of the site. Else they would be downloaded again with every lesson.
const ARE_FILES: bool = cfg!(target_os = "wasi");

/// The breast-cancer data: 569 examples of 30 features, label `malignant`.
pub const BREAST_CANCER: Source<'static> =
    bundled("breast_cancer.csv", include_str!("../../data/breast_cancer.csv"));

/// The two features of the breast-cancer data with which the lessons draw.
pub const TWO_FEATURES: [&str; 2] = ["mean_radius", "mean_texture"];

const DIGITS: Source<'static> = bundled("digits.csv", include_str!("../../data/digits.csv"));

const fn bundled(name: &'static str, text: &'static str) -> Source<'static> {
    Source::Bundled { name, text: if ARE_FILES { "" } else { text } }
}

/// Opens a data set of this name and content.
pub(super) fn opened<'a>(name: &str, text: &'a str) -> io::Result<Box<dyn Read + 'a>> {
    if ARE_FILES {
        return Ok(Box::new(File::open(format!("shared/data/{name}"))?));
    }
    Ok(Box::new(text.as_bytes()))
}

/// The handwritten digits: m pictures of 8x8 pixels valued 0 to 16.
pub struct Digits {
    /// (m, 8, 8)
    pub pictures: Array3<u8>,
    /// m digits, 0 to 9.
    pub digits: Vec<u8>,
}

/// The bundled digits.
pub fn digits() -> Digits {
    let well_formed = "the bundled data is well-formed";
    let mut rows = Rows::open(DIGITS, &Selection::default()).expect(well_formed);
    let (mut pixels, mut digits) = (Vec::new(), Vec::new());
    while rows.next().expect(well_formed) {
        let whole = |column: usize| rows.cell(column).parse::<u8>().expect(well_formed);
        pixels.extend((0..64).map(whole));
        digits.push(whole(64));
    }
    let pictures = Array3::from_shape_vec((digits.len(), 8, 8), pixels).expect("64 pixels a row");
    Digits { pictures, digits }
}
