//! What a file is that is no table, told by its first bytes.

/// How many bytes are enough to tell.
pub(super) const ENOUGH: usize = 4096;

/// The first bytes of a kind of file, what it is, and what to do.
const KINDS: [(&[u8], &str, &str); 24] = [
    (b"\x1f\x8b", "a gzip file", "unpack it first: gunzip, or 7-Zip"),
    (b"BZh", "a bzip2 file", "unpack it first: bunzip2, or 7-Zip"),
    (b"\xfd7zXZ", "an xz file", "unpack it first: unxz, or 7-Zip"),
    (b"\x28\xb5\x2f\xfd", "a zstd file", "unpack it first: unzstd"),
    (b"7z\xbc\xaf", "a 7z archive", "unpack it first"),
    (b"Rar!", "a RAR archive", "unpack it first"),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook (.xls)", "open it and save it as CSV UTF-8"),
    (b"version https://git-lfs", "a Git LFS pointer, not the data", "fetch the data with `git lfs pull`"),
    (
        b"\x93NUMPY",
        "a single NumPy array (.npy)",
        "save X and Y with np.savez('data.npz', X=X, Y=Y) for lesson 09",
    ),
    (
        b"\x89HDF\r\n\x1a\n",
        "an HDF5 file",
        "lesson 09 reads it if its name ends in .h5: cargo run -p lesson09 --features hdf5",
    ),
    (b"PAR1", "a Parquet file", "write it as CSV: pandas.read_parquet(FILE).to_csv('data.csv', index=False)"),
    (
        b"ARROW1",
        "an Arrow file",
        "write it as CSV: pandas.read_feather(FILE).to_csv('data.csv', index=False)",
    ),
    (
        b"SQLite format 3",
        "a SQLite database",
        "write the table as CSV: sqlite3 -csv -header FILE 'select * from ...'",
    ),
    (b"%PDF", "a PDF document", "a table is expected as CSV"),
    (b"\x89PNG", "a PNG picture", PICTURE),
    (b"\xff\xd8\xff", "a JPEG picture", PICTURE),
    (b"GIF8", "a GIF picture", PICTURE),
    (b"II*\0", "a TIFF picture", PICTURE),
    (b"MM\0*", "a TIFF picture", PICTURE),
    (
        b"\x80\x04\x95",
        "a Python pickle",
        "load it in Python and write it as CSV: table.to_csv('data.csv', index=False)",
    ),
    (
        b"\x80\x05\x95",
        "a Python pickle",
        "load it in Python and write it as CSV: table.to_csv('data.csv', index=False)",
    ),
    (b"{\\rtf", "an RTF document", "save it as plain CSV"),
    (b"\x7fELF", "a program", "a table is expected as CSV"),
    (b"MZ\x90\0", "a program", "a table is expected as CSV"),
];

const PICTURE: &str = "a table is expected here; `cargo run -p lesson01 -- --image FILE` shows a picture";

/// What a file is, and what to do, if its first bytes say that it is no table.
pub fn kind(start: &[u8]) -> Option<(&'static str, &'static str)> {
    let plain =
        KINDS.iter().find(|(bytes, _, _)| start.starts_with(bytes)).map(|&(_, what, todo)| (what, todo));
    plain.or_else(|| zip(start)).or_else(|| boxed(start)).or_else(|| markup(start))
}

/// A zip archive by the names in it: workbooks and arrays are archives too.
fn zip(start: &[u8]) -> Option<(&'static str, &'static str)> {
    if !start.starts_with(b"PK\x03\x04") {
        return None;
    }
    let holds = |name: &[u8]| start.windows(name.len()).any(|window| window == name);
    Some(if holds(b"[Content_Types].xml") || holds(b"xl/") || holds(b"_rels/") {
        ("an Excel workbook (.xlsx)", "open it and save it as CSV UTF-8")
    } else if holds(b"Index/") || holds(b".iwa") {
        ("a Numbers document", "open it and export it as CSV")
    } else if holds(b"opendocument") {
        ("an OpenDocument table", "open it and save it as CSV in UTF-8")
    } else if holds(b".npy") {
        ("a NumPy archive (.npz)", "lesson 09 reads it if its name ends in .npz")
    } else {
        ("a zip archive", "unpack it first")
    })
}

/// Formats whose name stands behind a length: WebP, HEIC, AVIF.
fn boxed(start: &[u8]) -> Option<(&'static str, &'static str)> {
    let at = |range: std::ops::Range<usize>| start.get(range).unwrap_or_default();
    match (at(0..4), at(4..8), at(8..12)) {
        (b"RIFF", _, b"WEBP") => Some(("a WebP picture", PICTURE)),
        (_, b"ftyp", b"heic" | b"heix" | b"mif1" | b"hevc") => Some(("a HEIC picture", PICTURE)),
        (_, b"ftyp", b"avif") => Some(("an AVIF picture", PICTURE)),
        _ => None,
    }
}

/// Texts that are no table: web pages, XML, JSON, ARFF.
fn markup(start: &[u8]) -> Option<(&'static str, &'static str)> {
    let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start).trim_ascii_start();
    let begins = |words: &str| {
        start.get(..words.len()).is_some_and(|head| head.eq_ignore_ascii_case(words.as_bytes()))
    };
    if begins("<!doctype html") || begins("<html") || begins("<head") {
        return Some(("a web page (HTML)", "download the file itself, not the page that shows it"));
    }
    if begins("<?xml") {
        return Some(("an XML file", "write the table as CSV"));
    }
    if begins("{") || begins("[{") || begins("[[") {
        return Some((
            "a JSON file",
            "write the table as CSV: pandas.read_json(FILE).to_csv('data.csv', index=False)",
        ));
    }
    begins("@relation")
        .then_some(("an ARFF file", "keep the lines below @data, and put the names in a first line"))
}

#[cfg(test)]
mod tests {
    use super::kind;

    #[test]
    fn files_that_are_no_tables_are_named() {
        let table: [(&[u8], &str); 10] = [
            (b"\x1f\x8b\x08", "gzip"),
            (b"PK\x03\x04\x14\0 [Content_Types].xml", "Excel"),
            (b"PK\x03\x04\x14\0 X.npy", ".npz"),
            (b"PK\x03\x04\x14\0 Index/Document.iwa", "Numbers"),
            (b"PK\x03\x04\x14\0 data.csv", "zip"),
            (b"\n <!DOCTYPE html>", "HTML"),
            (b"\xef\xbb\xbf<html>", "HTML"),
            (b"RIFF\x10\0\0\0WEBPVP8 ", "WebP"),
            (b"\0\0\0\x18ftypheic", "HEIC"),
            (b"[{\"x\": 1}]", "JSON"),
        ];
        for (start, expected) in table {
            assert!(kind(start).is_some_and(|(what, _)| what.contains(expected)), "{expected}");
        }
    }

    #[test]
    fn tables_are_tables() {
        for start in [
            &b"x,y\n1,0\n"[..],
            b"",
            b"BMI,ill\n",
            b"\"id\";\"y\"",
            b"\xff\xfex\0",
            b"MMSE,y\n",
            b"[x],y\n1,0",
        ] {
            assert!(kind(start).is_none(), "{start:?}");
        }
    }
}
