//! PNG and JPEG files become squares of the wanted size.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use shared::picture::{CAT, decode_square};

fn encoded(picture: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.into().write_to(&mut bytes, format).expect("a picture can be written to memory");
    bytes.into_inner()
}

/// A picture 6 wide and 4 high, whose red is the column and whose green is the row.
fn wide() -> RgbImage {
    RgbImage::from_fn(6, 4, |column, row| Rgb([column as u8, row as u8, 7]))
}

#[test]
fn the_middle_square_is_kept_pixel_by_pixel() {
    let square = decode_square(&encoded(wide(), ImageFormat::Png), 4).unwrap();
    for ((row, column, channel), &value) in square.indexed_iter() {
        assert_eq!(value, [column as u8 + 1, row as u8, 7][channel]);
    }
}

#[test]
fn each_pixel_takes_the_nearest() {
    let smaller = decode_square(&encoded(wide(), ImageFormat::Png), 2).unwrap();
    // The middles of the two halves of 1, 2, 3, 4 lie on the seams; the right one counts.
    assert_eq!((smaller[[0, 0, 0]], smaller[[0, 1, 0]]), (2, 4));
    let larger = decode_square(&encoded(wide(), ImageFormat::Png), 8).unwrap();
    let reds: Vec<u8> = (0..8).map(|column| larger[[0, column, 0]]).collect();
    assert_eq!(reds, [1, 1, 2, 2, 3, 3, 4, 4]);
}

#[test]
fn transparency_is_dropped() {
    let clear = RgbaImage::from_pixel(2, 2, Rgba([10, 20, 30, 0]));
    let square = decode_square(&encoded(clear, ImageFormat::Png), 1).unwrap();
    assert_eq!(square.iter().copied().collect::<Vec<u8>>(), [10, 20, 30]);
}

#[test]
fn jpeg_is_read() {
    let grey = RgbImage::from_pixel(16, 16, Rgb([128, 128, 128]));
    let square = decode_square(&encoded(grey, ImageFormat::Jpeg), 4).unwrap();
    // JPEG keeps a plain grey to within rounding.
    assert!(square.iter().all(|&value| value.abs_diff(128) <= 1), "{square:?}");
}

#[test]
fn the_bundled_cat_has_64_by_64_pixels() {
    assert_eq!(decode_square(CAT, 64).unwrap().dim(), (64, 64, 3));
}

#[test]
fn what_is_no_picture_is_refused() {
    assert!(decode_square(b"", 4).unwrap_err().contains("expected PNG or JPEG"));
    assert!(decode_square(b"a,b\n1,2\n", 4).unwrap_err().contains("expected PNG or JPEG"));
    assert!(decode_square(&CAT[..2000], 4).is_err());
}
