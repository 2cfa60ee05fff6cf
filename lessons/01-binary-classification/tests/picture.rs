//! PNG and JPEG files become squares of the wanted size.

use std::error::Error as _;

use lesson01::picture::{CAT, decode_square, read_square};
use ndarray::Array3;
use png::{BitDepth, ColorType, Encoder};
use proptest::prelude::*;
use shared::lab::Error;
use testing::Program;

const LESSON: Program = Program(env!("CARGO_BIN_EXE_lesson01"));

/// A picture in memory.
fn decoded(bytes: &[u8], size: usize) -> Result<Array3<u8>, Error> {
    decode_square("the picture", bytes, size)
}

/// A PNG file.
fn encoded(size: (u32, u32), colour: ColorType, depth: BitDepth, values: &[u8]) -> Vec<u8> {
    written(size, |encoder| (encoder.set_color(colour), encoder.set_depth(depth)), values)
}

/// A PNG file of two pixels, the first and the second colour of a palette of so many bytes.
fn with_palette(length: usize) -> Vec<u8> {
    let palette: Vec<u8> = (0..length).map(|byte| byte as u8).collect();
    written((2, 1), |encoder| (encoder.set_color(ColorType::Indexed), encoder.set_palette(palette)), &[0, 1])
}

fn written<T>(
    (width, height): (u32, u32),
    set: impl FnOnce(&mut Encoder<&mut Vec<u8>>) -> T,
    values: &[u8],
) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, width, height);
    set(&mut encoder);
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
    let square = decoded(&wide(), 4).unwrap();
    for ((row, column, channel), &value) in square.indexed_iter() {
        assert_eq!(value, [column as u8 + 1, row as u8, 7][channel]);
    }
}

#[test]
fn the_middle_of_a_tall_picture_is_kept() {
    let values: Vec<u8> = (0..10).flat_map(|row| [row; 4]).collect();
    let square = decoded(&encoded((4, 10), ColorType::Grayscale, BitDepth::Eight, &values), 4).unwrap();
    let rows: Vec<u8> = (0..4).map(|row| square[[row, 0, 0]]).collect();
    assert_eq!(rows, [3, 4, 5, 6]);
}

#[test]
fn each_pixel_takes_the_nearest() {
    let smaller = decoded(&wide(), 2).unwrap();
    // The middles of the two halves of 1, 2, 3, 4 lie on the seams; the right one counts.
    assert_eq!((smaller[[0, 0, 0]], smaller[[0, 1, 0]]), (2, 4));
    let larger = decoded(&wide(), 8).unwrap();
    let reds: Vec<u8> = (0..8).map(|column| larger[[0, column, 0]]).collect();
    assert_eq!(reds, [1, 1, 2, 2, 3, 3, 4, 4]);
}

#[test]
fn every_kind_of_png_becomes_red_green_and_blue() {
    let one = |colour, depth, values: &[u8]| {
        let square = decoded(&encoded((1, 1), colour, depth, values), 1).unwrap();
        square.iter().copied().collect::<Vec<u8>>()
    };
    assert_eq!(one(ColorType::Grayscale, BitDepth::Eight, &[9]), [9, 9, 9]);
    assert_eq!(one(ColorType::Grayscale, BitDepth::One, &[0x80]), [255, 255, 255]);
    assert_eq!(one(ColorType::Rgb, BitDepth::Sixteen, &[1, 99, 2, 99, 3, 99]), [1, 2, 3]);
}

#[test]
fn what_is_transparent_is_laid_on_white() {
    let one = |colour, values: &[u8]| {
        let square = decoded(&encoded((1, 1), colour, BitDepth::Eight, values), 1).unwrap();
        square.iter().copied().collect::<Vec<u8>>()
    };
    assert_eq!(one(ColorType::Rgba, &[10, 20, 30, 0]), [255, 255, 255]);
    assert_eq!(one(ColorType::Rgba, &[10, 20, 30, 255]), [10, 20, 30]);
    // (51 * 10 + 204 * 255) / 255 = 2 + 204, and so on.
    assert_eq!(one(ColorType::Rgba, &[10, 20, 30, 51]), [206, 208, 210]);
    // (100 * 2 + 155 * 255) / 255 = 155.78, the nearest is 156; with 1 it is 155.39, with 0 it is 155.
    assert_eq!(one(ColorType::Rgba, &[2, 1, 0, 100]), [156, 155, 155]);
    assert_eq!(one(ColorType::GrayscaleAlpha, &[9, 0]), [255, 255, 255]);
    assert_eq!(one(ColorType::GrayscaleAlpha, &[100, 51]), [224, 224, 224]);
    // A palette whose first colour is hidden, and whose second is seen.
    let set = |encoder: &mut Encoder<&mut Vec<u8>>| {
        encoder.set_color(ColorType::Indexed);
        encoder.set_palette([1, 2, 3, 4, 5, 6].to_vec());
        encoder.set_trns([0].to_vec());
    };
    let square = decoded(&written((2, 2), set, &[0, 1, 1, 0]), 2).unwrap();
    assert_eq!(square.iter().copied().collect::<Vec<u8>>(), [255, 255, 255, 4, 5, 6, 4, 5, 6, 255, 255, 255]);
}

#[test]
fn other_kinds_of_pictures_are_named() {
    for (start, what) in [
        (&b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"[..], "a HEIC picture"),
        (b"\0\0\0\x1cftypavif\0\0\0\0", "an AVIF picture"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "a WebP picture"),
        (b"GIF89a", "a GIF picture"),
        (b"II*\0\x08\0\0\0", "a TIFF picture"),
        (b"MM\0*\0\0\0\x08", "a TIFF picture"),
    ] {
        let said = decoded(start, 4).unwrap_err().to_string();
        assert!(said.contains(&format!("is {what}; save it as JPEG or PNG")), "{said}");
    }
    let said = |bytes: &[u8]| decoded(bytes, 4).unwrap_err().to_string();
    assert!(said(b"version https://git-lfs.github.com/spec/v1\n").contains("`git lfs pull`"));
    assert!(said(b"<!DOCTYPE html>").contains("download the file itself"));
    assert!(said(b"%PDF-1.7").contains("is a PDF document; expected a picture, PNG or JPEG"));
}

#[test]
fn jpeg_is_read() {
    // Plain pictures, 24x16 in (200, 40, 60) and 9x9 in grey 77. JPEG keeps a plain colour to within
    // rounding.
    let red = decoded(include_bytes!("red.jpg"), 4).unwrap();
    for (place, &value) in red.indexed_iter() {
        assert!(value.abs_diff([200, 40, 60][place.2]) <= 2, "{value} at {place:?}");
    }
    let grey = decoded(include_bytes!("grey.jpg"), 3).unwrap();
    assert!(grey.iter().all(|&value| value.abs_diff(77) <= 1), "{grey:?}");
}

#[test]
fn a_file_that_claims_a_huge_picture_is_refused() {
    let mut bytes = encoded((1, 1), ColorType::Grayscale, BitDepth::Eight, &[9]);
    // The header: width and height, and after them their checksum.
    bytes[16..24].copy_from_slice(&[0, 4, 147, 224, 0, 4, 147, 224]);
    bytes[29..33].copy_from_slice(&[0x26, 0xdf, 0xfb, 0x4c]);
    assert!(decoded(&bytes, 4).unwrap_err().to_string().contains("expected PNG or JPEG"));
}

#[test]
fn the_bundled_cat_has_64_by_64_pixels() {
    assert_eq!(decoded(CAT, 64).unwrap().dim(), (64, 64, 3));
}

#[test]
fn what_is_no_picture_is_refused() {
    let cut = include_bytes!("red.jpg");
    for bytes in [&b""[..], b"a,b\n1,2\n", &CAT[..2000], &CAT[..20], &cut[..100]] {
        assert!(decoded(bytes, 4).unwrap_err().to_string().contains("expected PNG or JPEG"));
    }
}

#[test]
fn a_palette_gives_each_pixel_its_colour() {
    for length in [6, 9, 3 * 256] {
        let square = decoded(&with_palette(length), 1).unwrap();
        assert_eq!(
            square.iter().copied().collect::<Vec<u8>>(),
            [0, 1, 2],
            "the first pixel is the middle square"
        );
    }
}

#[test]
fn a_palette_that_is_not_made_of_whole_colours_is_refused() {
    for length in [4, 5, 7] {
        let bytes = with_palette(length);
        let said = decoded(&bytes, 1).unwrap_err().to_string();
        assert!(said.contains(&format!("its palette has {length} bytes")), "{said}");
        let file = testing::file(env!("CARGO_TARGET_TMPDIR"), &format!("palette{length}.png"), bytes);
        LESSON.refuses(&["--image", &file], 1, &["palette", "expected PNG or JPEG"]);
    }
    assert!(decoded(&with_palette(3 * 257), 1).is_err(), "a byte chooses among 256 colours");
}

#[test]
fn an_error_keeps_the_one_that_led_to_it() {
    let cut = decoded(&CAT[..2000], 4).unwrap_err();
    assert!(cut.source().is_some_and(|source| cut.to_string().contains(&source.to_string())));
    let missing = read_square("nowhere.png", 4).unwrap_err();
    let source = missing.source().and_then(|source| source.downcast_ref::<std::io::Error>());
    assert_eq!(source.map(std::io::Error::kind), Some(std::io::ErrorKind::NotFound));
}

proptest! {
    #[test]
    fn damaged_pictures_never_panic(jpeg: bool, at: prop::sample::Index, byte: u8, end: prop::sample::Index) {
        let mut bytes = if jpeg { include_bytes!("red.jpg").to_vec() } else { with_palette(6) };
        let at = at.index(bytes.len());
        bytes[at] = byte;
        let _ = decoded(&bytes, 4);
        let _ = decoded(&bytes[..end.index(bytes.len())], 4);
    }
}
