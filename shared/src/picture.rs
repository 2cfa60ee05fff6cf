//! Reading PNG and JPEG files.

use std::io::Cursor;

use ndarray::{Array3, s};
use png::Transformations;
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use crate::Error;

/// The bundled photo of a cat: 64x64 pixels.
pub const CAT: &[u8] = include_bytes!("../data/chelsea_64.png");

/// The most bytes that a picture may have when it is unpacked. A small file can claim any size.
const LARGEST: usize = 1 << 30;

/// The first bytes of every PNG file.
const PNG_SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// Reads a PNG or JPEG file as (size, size, 3): red, green and blue of each pixel, 0 to 255.
///
/// Transparency is dropped, the middle square is cut out, and each new pixel takes the value of the nearest
/// old one.
///
/// # Errors
/// The file is missing, or no PNG or JPEG picture.
pub fn read_square(path: &str, size: usize) -> Result<Array3<u8>, Error> {
    let bytes = std::fs::read(path)
        .map_err(|error| Error::file(path, format!("cannot be read ({error}); check the path")))?;
    decode_square(&bytes, size).map_err(|problem| Error::file(path, problem))
}

/// Decodes a PNG or JPEG picture, as [`read_square`] does.
///
/// # Errors
/// What is wrong with the bytes.
pub fn decode_square(bytes: &[u8], size: usize) -> Result<Array3<u8>, String> {
    let decoded = if bytes.starts_with(PNG_SIGNATURE) { decode_png(bytes) } else { decode_jpeg(bytes) };
    let picture = decoded
        .map_err(|problem| format!("is no picture that can be read ({problem}); expected PNG or JPEG"))?;
    Ok(nearest_square(&picture, size))
}

/// (height, width, 3)
fn decode_png(bytes: &[u8]) -> Result<Array3<u8>, String> {
    let mut decoder = png::Decoder::new(Cursor::new(bytes));
    decoder.set_transformations(Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().map_err(|error| error.to_string())?;
    let bytes = reader.output_buffer_size().filter(|&bytes| bytes <= LARGEST).ok_or("it is too large")?;
    let mut values = vec![0; bytes];
    let frame = reader.next_frame(&mut values).map_err(|error| error.to_string())?;
    values.truncate(frame.buffer_size());
    let channels = frame.color_type.samples();
    coloured(values, frame.height as usize, frame.width as usize, channels)
}

/// (height, width, 3)
fn decode_jpeg(bytes: &[u8]) -> Result<Array3<u8>, String> {
    let options = DecoderOptions::default().jpeg_set_out_colorspace(ColorSpace::RGB).set_strict_mode(true);
    let mut decoder = JpegDecoder::new_with_options(Cursor::new(bytes), options);
    let values = decoder.decode().map_err(|error| error.to_string())?;
    let (width, height) = decoder.dimensions().ok_or("no size")?;
    coloured(values, height, width, 3)
}

/// The first three of four channels, or a grey channel three times.
fn coloured(values: Vec<u8>, height: usize, width: usize, channels: usize) -> Result<Array3<u8>, String> {
    let picture =
        Array3::from_shape_vec((height, width, channels), values).map_err(|error| error.to_string())?;
    if channels >= 3 {
        return Ok(picture.slice_move(s![.., .., ..3]));
    }
    Ok(Array3::from_shape_fn((height, width, 3), |(row, column, _)| picture[[row, column, 0]]))
}

fn nearest_square(picture: &Array3<u8>, size: usize) -> Array3<u8> {
    let (height, width, _) = picture.dim();
    let side = width.min(height);
    let (left, top) = ((width - side) / 2, (height - side) / 2);
    // The old pixel under the middle of the new one.
    let nearest = |new: usize| (2 * new + 1) * side / (2 * size);
    Array3::from_shape_fn((size, size, 3), |(row, column, channel)| {
        picture[[top + nearest(row), left + nearest(column), channel]]
    })
}
