//! PNG and JPEG files become squares of the wanted size.

use png::{BitDepth, ColorType, Encoder};
use shared::picture::{CAT, decode_square};

/// A PNG file.
fn encoded((width, height): (u32, u32), colour: ColorType, depth: BitDepth, values: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, width, height);
    encoder.set_color(colour);
    encoder.set_depth(depth);
    let mut writer = encoder.write_header().expect("memory can be written to");
    writer.write_image_data(values).expect("the values fill the picture");
    writer.finish().expect("memory can be written to");
    bytes
}

/// A picture 6 wide and 4 high, whose red is the column and whose green is the row.
fn wide() -> Vec<u8> {
    let values: Vec<u8> = (0..4).flat_map(|row| (0..6).flat_map(move |column| [column, row, 7])).collect();
    encoded((6, 4), ColorType::Rgb, BitDepth::Eight, &values)
}

#[test]
fn the_middle_square_is_kept_pixel_by_pixel() {
    let square = decode_square(&wide(), 4).unwrap();
    for ((row, column, channel), &value) in square.indexed_iter() {
        assert_eq!(value, [column as u8 + 1, row as u8, 7][channel]);
    }
}

#[test]
fn each_pixel_takes_the_nearest() {
    let smaller = decode_square(&wide(), 2).unwrap();
    // The middles of the two halves of 1, 2, 3, 4 lie on the seams; the right one counts.
    assert_eq!((smaller[[0, 0, 0]], smaller[[0, 1, 0]]), (2, 4));
    let larger = decode_square(&wide(), 8).unwrap();
    let reds: Vec<u8> = (0..8).map(|column| larger[[0, column, 0]]).collect();
    assert_eq!(reds, [1, 1, 2, 2, 3, 3, 4, 4]);
}

#[test]
fn every_kind_of_png_becomes_red_green_and_blue() {
    let one = |colour, depth, values: &[u8]| {
        let square = decode_square(&encoded((1, 1), colour, depth, values), 1).unwrap();
        square.iter().copied().collect::<Vec<u8>>()
    };
    assert_eq!(
        one(ColorType::Rgba, BitDepth::Eight, &[10, 20, 30, 0]),
        [10, 20, 30],
        "transparency is dropped"
    );
    assert_eq!(one(ColorType::Grayscale, BitDepth::Eight, &[9]), [9, 9, 9]);
    assert_eq!(one(ColorType::GrayscaleAlpha, BitDepth::Eight, &[9, 0]), [9, 9, 9]);
    assert_eq!(one(ColorType::Grayscale, BitDepth::One, &[0x80]), [255, 255, 255]);
    assert_eq!(one(ColorType::Rgb, BitDepth::Sixteen, &[1, 99, 2, 99, 3, 99]), [1, 2, 3]);
}

#[test]
fn jpeg_is_read() {
    // Plain pictures, 24x16 in (200, 40, 60) and 9x9 in grey 77. JPEG keeps a plain colour to within
    // rounding.
    let red = decode_square(include_bytes!("red.jpg"), 4).unwrap();
    for (place, &value) in red.indexed_iter() {
        assert!(value.abs_diff([200, 40, 60][place.2]) <= 2, "{value} at {place:?}");
    }
    let grey = decode_square(include_bytes!("grey.jpg"), 3).unwrap();
    assert!(grey.iter().all(|&value| value.abs_diff(77) <= 1), "{grey:?}");
}

#[test]
fn a_file_that_claims_a_huge_picture_is_refused() {
    let mut bytes = encoded((1, 1), ColorType::Grayscale, BitDepth::Eight, &[9]);
    // The header: width and height, and after them their checksum.
    bytes[16..24].copy_from_slice(&[0, 4, 147, 224, 0, 4, 147, 224]);
    bytes[29..33].copy_from_slice(&[0x26, 0xdf, 0xfb, 0x4c]);
    assert!(decode_square(&bytes, 4).unwrap_err().contains("expected PNG or JPEG"));
}

#[test]
fn the_bundled_cat_has_64_by_64_pixels() {
    assert_eq!(decode_square(CAT, 64).unwrap().dim(), (64, 64, 3));
}

#[test]
fn what_is_no_picture_is_refused() {
    let cut = include_bytes!("red.jpg");
    for bytes in [&b""[..], b"a,b\n1,2\n", &CAT[..2000], &CAT[..20], &cut[..100]] {
        assert!(decode_square(bytes, 4).unwrap_err().contains("expected PNG or JPEG"));
    }
}
