//! Reading PNG and JPEG files.

mod orientation;

use std::error::Error as Source;
use std::fs::File;
use std::io::{Cursor, Read};

use ndarray::Array3;
use orientation::{orientation, upright};
use png::{ColorType, Transformations};
use shared::data::kind;
use shared::lab::Error;
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

/// The bundled photo of a cat: 64x64 pixels.
pub const CAT: &[u8] = include_bytes!("../../../shared/data/chelsea_64.png");

/// A picture may have so many bytes when it is unpacked, and [`PACKED`] for each of its file: a photo of 22 megapixels or
/// more. A small file can claim any size.
const UNPACKED: usize = 64 << 20;
const PACKED: usize = 4;

/// No picture is larger, and a device may have no end.
const LARGEST_FILE: u64 = 256 << 20;

/// So many bytes tell what a file is.
const ENOUGH: usize = 4096;

/// The first bytes of every PNG file.
const PNG_SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// A picture as its file has it, (height, width, channels), or what is wrong with the bytes.
type Decoded = Result<Array3<u8>, Box<dyn Source + Send + Sync>>;

/// Reads a PNG or JPEG file as (size, size, 3): red, green and blue of each pixel, 0 to 255.
///
/// It is turned as its EXIF data says and laid on white where it is transparent. The middle square is cut out, and
/// each new pixel takes the value of the nearest old one.
///
/// # Errors
/// The file is missing, or no PNG or JPEG picture.
pub fn read_square(path: &str, size: usize) -> Result<Array3<u8>, Error> {
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(LARGEST_FILE).read_to_end(&mut bytes));
    read.map_err(|source| Error::unreadable(path, source))?;
    if bytes.len() as u64 == LARGEST_FILE {
        let problem = format!("has {} MiB or more; expected a picture, PNG or JPEG", LARGEST_FILE >> 20);
        return Err(Error::file(path, problem));
    }
    decode_square(path, &bytes, size)
}

/// Decodes a PNG or JPEG picture, as [`read_square`] does. `name` is its file's name, for messages.
///
/// # Errors
/// The bytes are no PNG or JPEG picture.
pub fn decode_square(name: &str, bytes: &[u8], size: usize) -> Result<Array3<u8>, Error> {
    if let Some(problem) = another_kind(bytes) {
        return Err(Error::file(name, problem));
    }
    let decoded = if bytes.starts_with(PNG_SIGNATURE) { decode_png(bytes) } else { decode_jpeg(bytes) };
    let picture = decoded.map_err(|source| {
        let problem = format!("is no picture that can be read ({source}); expected PNG or JPEG");
        Error::file(name, problem).because(source)
    })?;
    Ok(nearest_square(&picture, size))
}

/// What a file is that is neither PNG nor JPEG, told by its first bytes, and what to do.
fn another_kind(bytes: &[u8]) -> Option<String> {
    if bytes.starts_with(PNG_SIGNATURE) || bytes.starts_with(b"\xff\xd8\xff") {
        return None;
    }
    let (what, todo) = kind(&bytes[..bytes.len().min(ENOUGH)])?;
    let is_for_pictures = ["git lfs", "unpack", "download"].iter().any(|word| todo.contains(word));
    Some(if what.ends_with("picture") {
        format!("is {what}; save it as JPEG or PNG")
    } else if is_for_pictures {
        format!("is {what}; {todo}")
    } else {
        format!("is {what}; expected a picture, PNG or JPEG")
    })
}

fn decode_png(bytes: &[u8]) -> Decoded {
    let mut decoder = png::Decoder::new(Cursor::new(bytes));
    decoder.set_transformations(Transformations::normalize_to_color8());
    let mut reader = decoder.read_info()?;
    check_palette(reader.info())?;
    let size = fits(reader.output_buffer_size(), bytes)?;
    let mut values = vec![0; size];
    let frame = reader.next_frame(&mut values)?;
    values.truncate(frame.buffer_size());
    // Some programs write it behind the pixels; a file that is cut there still has its picture.
    let _ = reader.finish();
    let exif = reader.info().exif_metadata.as_deref().unwrap_or_default();
    let shape = (frame.height as usize, frame.width as usize, frame.color_type.samples());
    Ok(upright(Array3::from_shape_vec(shape, values)?, orientation(exif)))
}

/// The size of a picture when it is unpacked, if a file such as this may have it.
fn fits(size: Option<usize>, file: &[u8]) -> Result<usize, &'static str> {
    let most = UNPACKED + PACKED * file.len();
    size.filter(|&size| size <= most).ok_or("it is far larger than its file; save it with fewer pixels")
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
    decoder.decode_headers()?;
    fits(decoder.output_buffer_size(), bytes)?;
    let values = decoder.decode()?;
    let (width, height) = decoder.dimensions().ok_or("no size")?;
    let exif = decoder.exif().map(Vec::as_slice).unwrap_or_default();
    Ok(upright(Array3::from_shape_vec((height, width, 3), values)?, orientation(exif)))
}

/// The middle square in red, green and blue. What has fewer than three channels is grey, the first of them; a second
/// or fourth channel says how opaque a pixel is.
fn nearest_square(picture: &Array3<u8>, size: usize) -> Array3<u8> {
    let (height, width, channels) = picture.dim();
    let side = width.min(height);
    let (left, top) = ((width - side) / 2, (height - side) / 2);
    // The old pixel under the middle of the new one.
    let nearest = |new: usize| (2 * new + 1) * side / (2 * size);
    Array3::from_shape_fn((size, size, 3), |(row, column, colour)| {
        let channel = if channels >= 3 { colour } else { 0 };
        let pixel = |channel: usize| picture[[top + nearest(row), left + nearest(column), channel]];
        let opacity = if channels % 2 == 0 { pixel(channels - 1) } else { u8::MAX };
        on_white(pixel(channel), opacity)
    })
}

/// A colour laid on white: (opacity colour + (255 - opacity) 255) / 255, rounded.
fn on_white(colour: u8, opacity: u8) -> u8 {
    let [colour, opacity, white] = [colour, opacity, u8::MAX].map(u32::from);
    ((opacity * colour + (white - opacity) * white + white / 2) / white) as u8
}
