//! Reading PNG and JPEG files.

use image::{ImageReader, RgbImage};
use ndarray::Array3;

use crate::Error;

/// The bundled photo of a cat: 64x64 pixels.
pub const CAT: &[u8] = include_bytes!("../data/chelsea_64.png");

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
    let reader = ImageReader::new(std::io::Cursor::new(bytes))
        .with_guessed_format()
        .map_err(|error| format!("cannot be read ({error})"))?;
    let picture = reader
        .decode()
        .map_err(|error| format!("is no picture that can be read ({error}); expected PNG or JPEG"))?;
    Ok(nearest_square(&picture.to_rgb8(), size))
}

fn nearest_square(picture: &RgbImage, size: usize) -> Array3<u8> {
    let (width, height) = picture.dimensions();
    let side = width.min(height) as usize;
    let (left, top) = ((width as usize - side) / 2, (height as usize - side) / 2);
    // The old pixel under the middle of the new one.
    let nearest = |new: usize| (2 * new + 1) * side / (2 * size);
    Array3::from_shape_fn((size, size, 3), |(row, column, channel)| {
        let pixel = picture.get_pixel((left + nearest(column)) as u32, (top + nearest(row)) as u32);
        pixel.0[channel]
    })
}
