//! How a camera was held.
//!
//! Source: Exif 2.3, "Orientation" (tag 0x0112); TIFF 6.0 for the fields around it.

use ndarray::{Array3, Axis};

/// The tag of the orientation.
const ORIENTATION: u16 = 0x0112;

/// The orientation, 1 to 8, in the EXIF data of a picture: a TIFF header, then a list of 12-byte fields. 1, upright,
/// if it is not told.
pub(super) fn orientation(exif: &[u8]) -> u8 {
    told(exif).filter(|told| (1..=8).contains(told)).unwrap_or(1) as u8
}

fn told(exif: &[u8]) -> Option<u16> {
    let little_endian = match exif.get(..4)? {
        b"II*\0" => true,
        b"MM\0*" => false,
        _ => return None,
    };
    let number = |bytes: &[u8], at: usize| {
        let bytes: [u8; 2] = bytes.get(at..at + 2)?.try_into().ok()?;
        Some(if little_endian { u16::from_le_bytes(bytes) } else { u16::from_be_bytes(bytes) })
    };
    let (low, high) = if little_endian { (4, 6) } else { (6, 4) };
    let start = usize::from(number(exif, high)?) << 16 | usize::from(number(exif, low)?);
    let list = exif.get(start..)?;
    let count = usize::from(number(list, 0)?);
    // A field: its tag, its type, how many values, and the value.
    let mut fields = list[2..].chunks_exact(12).take(count);
    number(fields.find(|field| number(field, 0) == Some(ORIENTATION))?, 8)
}

/// The picture as it was seen. Each orientation is a transpose or none, then rows, columns or both in reverse.
pub(super) fn upright(picture: Array3<u8>, orientation: u8) -> Array3<u8> {
    let (transposed, rows, columns) = match orientation {
        2 => (false, false, true),
        3 => (false, true, true),
        4 => (false, true, false),
        5 => (true, false, false),
        6 => (true, false, true),
        7 => (true, true, true),
        8 => (true, true, false),
        _ => return picture,
    };
    let mut turned = picture;
    if transposed {
        turned.swap_axes(0, 1);
    }
    for axis in [(rows, Axis(0)), (columns, Axis(1))].into_iter().filter_map(|(is, axis)| is.then_some(axis))
    {
        turned.invert_axis(axis);
    }
    turned
}
