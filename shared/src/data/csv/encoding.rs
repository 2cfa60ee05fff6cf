//! How the letters of a text are written as bytes.

use std::io::{self, Read};

/// An encoding that is read, or the name of one that is not.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Encoding {
    Utf8,
    /// With a mark in front of two bytes.
    Utf16 {
        big_endian: bool,
    },
    Other(&'static str),
}

/// The encoding of a text, by its first bytes.
pub(super) fn encoding(start: &[u8]) -> Encoding {
    match start {
        [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => return Encoding::Other("text in UTF-32"),
        [0xff, 0xfe, ..] => return Encoding::Utf16 { big_endian: false },
        [0xfe, 0xff, ..] => return Encoding::Utf16 { big_endian: true },
        _ => {}
    }
    // Most letters of a table are ASCII, so every other byte of UTF-16 is 0, and three of four of UTF-32.
    let zeros = start.iter().filter(|&&byte| byte == 0).count();
    let share = zeros as f64 / start.len().max(1) as f64;
    Encoding::Other(match share {
        0.7..0.76 => "text in UTF-32",
        0.4..0.51 => "text in UTF-16 without a byte-order mark",
        _ if zeros > 0 => "no text: it has bytes of 0 in it",
        _ => return Encoding::Utf8,
    })
}

/// UTF-16 as UTF-8.
pub(super) struct Utf16<R> {
    units: R,
    big_endian: bool,
    /// UTF-8 that was not asked for yet.
    pending: Vec<u8>,
}

impl<R: Read> Utf16<R> {
    pub fn new(units: R, big_endian: bool) -> Utf16<R> {
        Utf16 { units, big_endian, pending: Vec::new() }
    }

    fn unit(&mut self) -> io::Result<Option<u16>> {
        let mut bytes = [0; 2];
        match self.units.read_exact(&mut bytes) {
            Ok(()) if self.big_endian => Ok(Some(u16::from_be_bytes(bytes))),
            Ok(()) => Ok(Some(u16::from_le_bytes(bytes))),
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(None),
            Err(error) => Err(error),
        }
    }
}

impl<R: Read> Read for Utf16<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while self.pending.len() < out.len() {
            let Some(unit) = self.unit()? else { break };
            let mut units = vec![unit];
            if (0xd800..0xdc00).contains(&unit) {
                units.extend(self.unit()?);
            }
            let letters: String =
                char::decode_utf16(units).map(|letter| letter.unwrap_or('\u{fffd}')).collect();
            self.pending.extend(letters.bytes());
        }
        let count = self.pending.len().min(out.len());
        out[..count].copy_from_slice(&self.pending[..count]);
        self.pending.drain(..count);
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use std::io::{self, Read};

    use super::{Encoding, Utf16, encoding};

    struct Broken;

    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("broken"))
        }
    }

    #[test]
    fn what_cannot_be_read_is_not_taken_for_the_end() {
        let said = Utf16::new(Broken, false).read(&mut [0; 8]).map_err(|error| error.to_string());
        assert_eq!(said, Err("broken".to_string()));
        assert_eq!(Utf16::new(&b"x\0"[..], false).read(&mut [0; 8]).unwrap(), 1);
    }

    #[test]
    fn bytes_of_0_are_no_utf8() {
        let wide = |width: usize| -> Vec<u8> {
            "x,y\n1,0\n".bytes().flat_map(|byte| [vec![byte], vec![0; width - 1]].concat()).collect()
        };
        let other = |bytes: &[u8], word: &str| matches!(encoding(bytes), Encoding::Other(what) if what.contains(word));
        assert!(other(&wide(2), "UTF-16 without"));
        assert!(other(&wide(4), "UTF-32"));
        assert!(other(b"\xff\xfe\0\0x\0\0\0", "UTF-32"));
        assert!(other(b"x,y\n1\0,0\n", "no text"));
        assert_eq!(encoding(b"\xff\xfex\0"), Encoding::Utf16 { big_endian: false });
        assert_eq!(encoding(b""), Encoding::Utf8);
    }
}
