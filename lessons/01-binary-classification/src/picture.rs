//! Reading PNG and JPEG files.

use std::error::Error as Source;
use std::io::Cursor;

use ndarray::Array3;
use png::{ColorType, Transformations};
use shared::lab::Error;
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

/// The bundled photo of a cat: 64x64 pixels.
pub const CAT: &[u8] = include_bytes!("../../../shared/data/chelsea_64.png");

/// The most bytes that a picture may have when it is unpacked. A small file can claim any size.
const LARGEST: usize = 1 << 30;

/// The first bytes of every PNG file.
const PNG_SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// A picture as its file has it, (height, width, channels), or what is wrong with the bytes.
type Decoded = Result<Array3<u8>, Box<dyn Source + Send + Sync>>;

/// Reads a PNG or JPEG file as (size, size, 3): red, green and blue of each pixel, 0 to 255.
///
/// Transparency is dropped, the middle square is cut out, and each new pixel takes the value of the nearest
/// old one.
///
/// # Errors
/// The file is missing, or no PNG or JPEG picture.
pub fn read_square(path: &str, size: usize) -> Result<Array3<u8>, Error> {
    let bytes = std::fs::read(path).map_err(|source| Error::unreadable(path, source))?;
    decode_square(path, &bytes, size)
}

/// Decodes a PNG or JPEG picture, as [`read_square`] does. `name` is its file's name, for messages.
///
/// # Errors
/// The bytes are no PNG or JPEG picture.
pub fn decode_square(name: &str, bytes: &[u8], size: usize) -> Result<Array3<u8>, Error> {
    let decoded = if bytes.starts_with(PNG_SIGNATURE) { decode_png(bytes) } else { decode_jpeg(bytes) };
    let picture = decoded.map_err(|source| {
        let problem = format!("is no picture that can be read ({source}); expected PNG or JPEG");
        Error::file(name, problem).because(source)
    })?;
    Ok(nearest_square(&picture, size))
}

fn decode_png(bytes: &[u8]) -> Decoded {
    let mut decoder = png::Decoder::new(Cursor::new(bytes));
    decoder.set_transformations(Transformations::normalize_to_color8());
    let mut reader = decoder.read_info()?;
    check_palette(reader.info())?;
    let bytes = reader.output_buffer_size().filter(|&bytes| bytes <= LARGEST).ok_or("it is too large")?;
    let mut values = vec![0; bytes];
    let frame = reader.next_frame(&mut values)?;
    values.truncate(frame.buffer_size());
    let shape = (frame.height as usize, frame.width as usize, frame.color_type.samples());
    Ok(Array3::from_shape_vec(shape, values)?)
}

/// The crate png 0.18.1 panics at a palette that is not made of whole colours (image-rs/image-png 682).
fn check_palette(info: &png::Info) -> Result<(), String> {
    match &info.palette {
        Some(palette) if info.color_type == ColorType::Indexed && !palette.len().is_multiple_of(3) => {
            Err(format!("its palette has {} bytes, not 3 for each colour", palette.len()))
        }
        _ => Ok(()),
    }
}

fn decode_jpeg(bytes: &[u8]) -> Decoded {
    let options = DecoderOptions::default().jpeg_set_out_colorspace(ColorSpace::RGB).set_strict_mode(true);
    let mut decoder = JpegDecoder::new_with_options(Cursor::new(bytes), options);
    let values = decoder.decode()?;
    let (width, height) = decoder.dimensions().ok_or("no size")?;
    Ok(Array3::from_shape_vec((height, width, 3), values)?)
}

/// The middle square in red, green and blue. What has fewer than three channels is grey, the first of them.
fn nearest_square(picture: &Array3<u8>, size: usize) -> Array3<u8> {
    let (height, width, channels) = picture.dim();
    let side = width.min(height);
    let (left, top) = ((width - side) / 2, (height - side) / 2);
    // The old pixel under the middle of the new one.
    let nearest = |new: usize| (2 * new + 1) * side / (2 * size);
    Array3::from_shape_fn((size, size, 3), |(row, column, colour)| {
        let channel = if channels >= 3 { colour } else { 0 };
        picture[[top + nearest(row), left + nearest(column), channel]]
    })
}
