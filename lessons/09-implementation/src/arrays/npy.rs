//! The header of NumPy's own format for one array, and its numbers.
//!
//! Source: NEP 1, "A simple file format for NumPy arrays".

use std::ops::Range;

use shared::lab::quote;

/// What stands before the numbers of an array.
///
/// ```
/// use lesson09::arrays::NpyHeader;
/// let bytes = b"\x93NUMPY\x01\x00\x3a\x00{'descr': '<f8', 'fortran_order': False, 'shape': (3, 4)}\n";
/// assert_eq!(NpyHeader::parse(bytes).map(|header| header.shape), Ok(vec![3, 4]));
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NpyHeader {
    /// How the numbers are written.
    pub number: NumberType,
    /// Whether the numbers of a column follow each other, not those of a row.
    pub fortran_order: bool,
    /// The sizes of the axes.
    pub shape: Vec<usize>,
}

/// How a number is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NumberType {
    /// What its bits mean.
    pub kind: Kind,
    /// Its bytes, 1 to 8.
    pub width: usize,
    /// Whether the highest byte comes first.
    pub big_endian: bool,
}

/// What the bits of a number mean.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// A float of 16, 32 or 64 bits.
    Float,
    /// A whole number with a sign.
    Signed,
    /// A whole number without one, or a truth value.
    Unsigned,
}

const MAGIC: &[u8] = b"\x93NUMPY";

/// What is said where bytes are missing.
pub(super) const ENDS_EARLY: &str = "ends too early; save the file again";

impl NpyHeader {
    /// So many bytes tell how long a header is.
    pub(super) const START: usize = 12;

    /// Reads the header at the start of these bytes. What is wrong with it is said as in "array 'X' ...".
    ///
    /// # Errors
    /// The bytes are not in NumPy's format, end too early, or tell of what are no numbers.
    pub fn parse(bytes: &[u8]) -> Result<NpyHeader, String> {
        let dictionary = bytes.get(NpyHeader::dictionary(bytes)?).ok_or(ENDS_EARLY)?;
        let dictionary = String::from_utf8_lossy(dictionary);
        let value = |key: &str| {
            let after = dictionary.split_once(&format!("'{key}':"));
            after.map_or("", |(_, value)| value.trim_start())
        };
        Ok(NpyHeader {
            number: NumberType::parse(value("descr"))?,
            fortran_order: value("fortran_order").starts_with("True"),
            shape: shape(value("shape")).ok_or("has no shape in its header")?,
        })
    }

    /// The index of the number that stands at this place in the file.
    pub(super) fn index(&self, mut place: usize) -> Vec<usize> {
        let mut step = |&size: &usize| {
            let step = place % size;
            place /= size;
            step
        };
        if self.fortran_order {
            return self.shape.iter().map(step).collect();
        }
        let mut index: Vec<usize> = self.shape.iter().rev().map(&mut step).collect();
        index.reverse();
        index
    }

    /// Where the Python dictionary stands that describes the array, told by the first bytes.
    pub(super) fn dictionary(bytes: &[u8]) -> Result<Range<usize>, String> {
        let (magic, version) = bytes.get(..8).ok_or(ENDS_EARLY)?.split_at(6);
        if magic != MAGIC {
            return Err("is not in NumPy's format".to_string());
        }
        let start = if version[0] == 1 { 10 } else { 12 };
        let mut length = [0; 4];
        let written = bytes.get(8..start).ok_or(ENDS_EARLY)?;
        length[..written.len()].copy_from_slice(written);
        Ok(start..start.saturating_add(u32::from_le_bytes(length) as usize))
    }
}

/// The sizes in `(3, 4), ...`, or in `(3L, 4L), ...` as Python 2 wrote them.
fn shape(value: &str) -> Option<Vec<usize>> {
    let (sizes, _) = value.strip_prefix('(')?.split_once(')')?;
    let sizes = sizes.split(',').map(str::trim).filter(|size| !size.is_empty());
    sizes.map(|size| size.strip_suffix('L').unwrap_or(size).parse().ok()).collect()
}

impl NumberType {
    /// Reads `'<f8', ...`.
    fn parse(value: &str) -> Result<NumberType, String> {
        let quoted = value.strip_prefix('\'').and_then(|rest| rest.split('\'').next());
        let descr = quoted.unwrap_or("of several fields");
        let unknown = || format!("has the type {}, expected numbers; save it as float64", quote(descr));
        let &[order @ (b'<' | b'>' | b'|' | b'='), kind, width] = descr.as_bytes() else {
            return Err(unknown());
        };
        let kind = match (kind, width) {
            (b'f', b'2' | b'4' | b'8') => Kind::Float,
            (b'i', b'1' | b'2' | b'4' | b'8') => Kind::Signed,
            (b'u', b'1' | b'2' | b'4' | b'8') | (b'b', b'1') => Kind::Unsigned,
            _ => return Err(unknown()),
        };
        Ok(NumberType { kind, width: usize::from(width - b'0'), big_endian: order == b'>' })
    }

    /// The number that these bytes are.
    ///
    /// # Panics
    /// If there are not as many as the number is wide.
    pub fn decode(self, bytes: &[u8]) -> f64 {
        let mut low_first = [0; 8];
        let used = &mut low_first[..self.width];
        used.copy_from_slice(bytes);
        if self.big_endian {
            used.reverse();
        }
        let bits = u64::from_le_bytes(low_first);
        let unused = 64 - 8 * self.width as u32;
        match self.kind {
            Kind::Float if self.width == 2 => half(bits as u16),
            Kind::Float if self.width == 4 => f64::from(f32::from_bits(bits as u32)),
            Kind::Float => f64::from_bits(bits),
            // Shifted up and down again, the sign fills the upper bits.
            Kind::Signed => ((bits << unused) as i64 >> unused) as f64,
            Kind::Unsigned => bits as f64,
        }
    }
}

/// A float of 16 bits: a sign, 5 bits of exponent e, 10 bits of fraction f.
///
/// (1 + f / 1024) 2^(e - 15), and f / 1024 2^-14 where e is 0. The largest e marks infinity, or NaN if f is not 0.
fn half(bits: u16) -> f64 {
    let (exponent, fraction) = (i32::from(bits >> 10 & 0x1f), f64::from(bits & 0x3ff));
    let size = match exponent {
        0 => fraction / 1024.0 * 2f64.powi(-14),
        0x1f if fraction == 0.0 => f64::INFINITY,
        0x1f => f64::NAN,
        _ => (1.0 + fraction / 1024.0) * 2f64.powi(exponent - 15),
    };
    if bits >> 15 == 1 { -size } else { size }
}
