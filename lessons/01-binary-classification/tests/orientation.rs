//! Pictures are turned as their cameras were held.

use lesson01::picture::decode_square;
use png::{BitDepth, ColorType, Encoder};

/// A PNG file of greys.
fn encoded((width, height): (u32, u32), values: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, width, height);
    encoder.set_color(ColorType::Grayscale);
    encoder.set_depth(BitDepth::Eight);
    let mut writer = encoder.write_header().expect("memory can be written to");
    writer.write_image_data(values).expect("the values fill the picture");
    writer.finish().expect("memory can be written to");
    bytes
}

/// The greys of the square in the middle, row by row.
fn greys(bytes: &[u8], size: usize) -> Vec<u8> {
    let square = decode_square("the picture", bytes, size).expect("the picture is whole");
    square.iter().step_by(3).copied().collect()
}

/// The EXIF data of a camera: one field, the orientation.
fn exif(big_endian: bool, orientation: u16) -> Vec<u8> {
    if big_endian {
        let orientation = orientation.to_be_bytes();
        return [b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01", &orientation[..], &[0; 6]].concat();
    }
    let orientation = orientation.to_le_bytes();
    [b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0", &orientation[..], &[0; 6]].concat()
}

/// EXIF data whose list of fields begins so many bytes later.
fn late(big_endian: bool, orientation: u16, bytes: u32) -> Vec<u8> {
    let mut exif = exif(big_endian, orientation);
    let start = 8 + bytes;
    exif[4..8].copy_from_slice(&if big_endian { start.to_be_bytes() } else { start.to_le_bytes() });
    exif.splice(8..8, vec![0; bytes as usize]);
    exif
}

/// The letters of a PNG picture, two rows of two, whose grey values they are.
fn letters(exif: Option<Vec<u8>>) -> String {
    let mut bytes = encoded((2, 2), b"abcd");
    if let Some(exif) = exif {
        // Behind the header, 8 bytes of signature and 25 of its own.
        bytes.splice(33..33, chunk(b"eXIf", &exif));
    }
    greys(&bytes, 2).into_iter().map(char::from).collect()
}

/// A PNG chunk: its length, name and content, and their checksum.
fn chunk(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let length = (content.len() as u32).to_be_bytes();
    let checked = [name, content].concat();
    let bit = |rest: u32| if rest & 1 == 1 { rest >> 1 ^ 0xedb8_8320 } else { rest >> 1 };
    let byte = |rest: u32, &byte: &u8| (0..8).fold(rest ^ u32::from(byte), |rest, _| bit(rest));
    let checksum = !checked.iter().fold(u32::MAX, byte);
    [&length[..], &checked, &checksum.to_be_bytes()].concat()
}

#[test]
fn a_picture_is_turned_as_its_exif_data_says() {
    // By hand, from the table of the standard: where the first row and the first column were when it was taken.
    let turned = ["abcd", "badc", "dcba", "cdab", "acbd", "cadb", "dbca", "bdac"];
    for (orientation, expected) in (1..).zip(turned) {
        for big_endian in [false, true] {
            assert_eq!(letters(Some(exif(big_endian, orientation))), expected, "orientation {orientation}");
        }
    }
    assert_eq!(letters(None), "abcd");
    for orientation in [0, 9, 6 << 8, u16::MAX] {
        assert_eq!(letters(Some(exif(false, orientation))), "abcd", "{orientation} is none");
    }
    for big_endian in [false, true] {
        // Further than 16 bits can count.
        assert_eq!(letters(Some(late(big_endian, 6, 0x1_0000))), "cadb");
    }
    let whole = exif(false, 6);
    for length in 1..whole.len() - 6 {
        assert_eq!(letters(Some(whole[..length].to_vec())), "abcd", "cut to {length} bytes");
    }
    let far = [b"II*\0\xff\xff\xff\xff", &whole[8..]].concat();
    assert_eq!(letters(Some(far)), "abcd");
}

#[test]
fn a_picture_that_is_not_square_is_turned_before_it_is_cut() {
    // 4 wide and 2 high, held so that what is left here was above.
    let mut bytes = encoded((4, 2), b"abcdefgh");
    bytes.splice(33..33, chunk(b"eXIf", &exif(true, 6)));
    // Upright: ea, fb, gc, hd, of which the middle is kept.
    assert_eq!(greys(&bytes, 2), b"fbgc");
}

#[test]
fn exif_data_behind_the_pixels_counts() {
    let mut bytes = encoded((2, 2), b"abcd");
    let end = bytes.len() - 12;
    bytes.splice(end..end, chunk(b"eXIf", &exif(false, 3)));
    assert_eq!(greys(&bytes, 2), b"dcba");
}

#[test]
fn a_jpeg_is_turned_too() {
    // Four quarters of 40, 100, 160 and 220; turned a quarter to the right the third comes first.
    for (orientation, expected) in
        [(1, [40, 100, 160, 220]), (6, [160, 40, 220, 100]), (8, [100, 220, 40, 160])]
    {
        let exif = [b"Exif\0\0".to_vec(), exif(true, orientation)].concat();
        let length = (exif.len() as u16 + 2).to_be_bytes();
        let mut bytes = include_bytes!("quarters.jpg").to_vec();
        bytes.splice(2..2, [b"\xff\xe1", &length[..], &exif].concat());
        let quarters = greys(&bytes, 2);
        let near = quarters.iter().zip(expected).all(|(found, expected)| found.abs_diff(expected) <= 1);
        assert!(near, "orientation {orientation}: {quarters:?}");
    }
}
