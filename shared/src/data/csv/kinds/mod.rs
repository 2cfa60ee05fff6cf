//! What a file is that is no table, told by its first bytes.

mod texts;

/// How many bytes are enough to tell.
pub(super) const ENOUGH: usize = 4096;

/// A kind of file by the bytes at one place of it.
struct Magic {
    at: usize,
    bytes: &'static [u8],
    what: &'static str,
    todo: &'static str,
}

const fn begins(bytes: &'static [u8], what: &'static str, todo: &'static str) -> Magic {
    Magic { at: 0, bytes, what, todo }
}

const MAGIC: [Magic; 51] = [
    begins(
        b"\x1f\x8b",
        "a gzip file",
        "unpack it first: gunzip, or 7-Zip; if it is an .rds or .RData of R, use write.csv in R",
    ),
    begins(b"BZh", "a bzip2 file", "unpack it first: bunzip2, or 7-Zip"),
    begins(b"\xfd7zXZ", "an xz file", "unpack it first: unxz, or 7-Zip"),
    begins(b"\x28\xb5\x2f\xfd", "a zstd file", "unpack it first: unzstd"),
    begins(b"7z\xbc\xaf", "a 7z archive", "unpack it first"),
    begins(b"Rar!", "a RAR archive", "unpack it first"),
    Magic { at: 257, bytes: b"ustar", what: "a tar archive", todo: "unpack it first: tar xf FILE" },
    begins(b"\xd0\xcf\x11\xe0", "an old Excel workbook (.xls)", "open it and save it as CSV UTF-8"),
    begins(
        b"version https://git-lfs",
        "a Git LFS pointer, not the data",
        "fetch the data with `git lfs pull`",
    ),
    begins(
        b"\x93NUMPY",
        "a single NumPy array (.npy)",
        "save X and Y with np.savez('data.npz', X=X, Y=Y) for lesson 09",
    ),
    begins(
        b"\x89HDF\r\n\x1a\n",
        "an HDF5 file",
        "lesson 09 reads it if its name ends in .h5: cargo run -p lesson09 --features hdf5",
    ),
    begins(b"MATLAB 5.0", "a MATLAB file (.mat)", MATLAB),
    begins(b"MATLAB 7.3", "a MATLAB file (.mat, which is HDF5)", MATLAB),
    begins(b"<stata_dta>", "a Stata file (.dta)", STATA),
    begins(b"\x71\x01\x01\0", "a Stata file (.dta)", STATA),
    begins(b"\x71\x02\x01\0", "a Stata file (.dta)", STATA),
    begins(b"\x72\x01\x01\0", "a Stata file (.dta)", STATA),
    begins(b"\x72\x02\x01\0", "a Stata file (.dta)", STATA),
    begins(b"\x73\x01\x01\0", "a Stata file (.dta)", STATA),
    begins(b"\x73\x02\x01\0", "a Stata file (.dta)", STATA),
    Magic { at: 12, bytes: b"\xc2\xea\x81\x60", what: "a SAS file (.sas7bdat)", todo: SAS },
    begins(b"Obj\x01", "an Avro file", "write the table as CSV"),
    begins(b"$FL2", "an SPSS file (.sav)", SPSS),
    begins(b"$FL3", "an SPSS file (.sav)", SPSS),
    begins(b"RDX2\n", "a workspace of R (.RData)", R),
    begins(b"RDX3\n", "a workspace of R (.RData)", R),
    begins(b"RDA2\n", "a workspace of R (.RData)", R),
    begins(b"RDA3\n", "a workspace of R (.RData)", R),
    begins(b"X\n\0\0\0", "an object of R (.rds)", R),
    begins(b"A\n2\n", "an object of R (.rds)", R),
    begins(b"A\n3\n", "an object of R (.rds)", R),
    begins(
        b"PAR1\x15",
        "a Parquet file",
        "write it as CSV: pandas.read_parquet(FILE).to_csv('data.csv', index=False)",
    ),
    begins(
        b"ARROW1",
        "an Arrow file",
        "write it as CSV: pandas.read_feather(FILE).to_csv('data.csv', index=False)",
    ),
    begins(
        b"SQLite format 3",
        "a SQLite database",
        "write the table as CSV: sqlite3 -csv -header FILE 'select * from ...'",
    ),
    begins(b"%PDF", "a PDF document", "a table is expected as CSV"),
    begins(b"\x89PNG", "a PNG picture", PICTURE),
    begins(b"\xff\xd8\xff", "a JPEG picture", PICTURE),
    begins(b"GIF87a", "a GIF picture", PICTURE),
    begins(b"GIF89a", "a GIF picture", PICTURE),
    begins(b"II*\0", "a TIFF picture", PICTURE),
    begins(b"MM\0*", "a TIFF picture", PICTURE),
    begins(b"\x80\x02", "a Python pickle", PICKLE),
    begins(b"\x80\x03", "a Python pickle", PICKLE),
    begins(b"\x80\x04", "a Python pickle", PICKLE),
    begins(b"\x80\x05", "a Python pickle", PICKLE),
    begins(b"(lp0\n", "a Python pickle", PICKLE),
    begins(b"(dp0\n", "a Python pickle", PICKLE),
    begins(b"ccopy_reg\n", "a Python pickle", PICKLE),
    begins(b"{\\rtf", "an RTF document", "save it as plain CSV"),
    begins(b"\x7fELF", "a program", "a table is expected as CSV"),
    begins(b"MZ\x90\0", "a program", "a table is expected as CSV"),
];

const MATLAB: &str = "write it as CSV: writetable in MATLAB, or scipy.io.loadmat and pandas in Python";
const STATA: &str = "write it as CSV: pandas.read_stata(FILE).to_csv('data.csv', index=False)";
const SPSS: &str = "write it as CSV: pandas.read_spss(FILE).to_csv('data.csv', index=False)";
const SAS: &str = "write it as CSV: pandas.read_sas(FILE).to_csv('data.csv', index=False)";
const R: &str = "write it as CSV in R: write.csv(table, 'data.csv', row.names = FALSE)";
const PICKLE: &str = "load it in Python and write it as CSV: table.to_csv('data.csv', index=False)";
const PICTURE: &str = "a table is expected here; `cargo run -p lesson01 -- --image FILE` shows a picture";

/// What a file is, and what to do, if its first bytes say that it is no table.
pub fn kind(start: &[u8]) -> Option<(&'static str, &'static str)> {
    let is = |magic: &&Magic| start.get(magic.at..).is_some_and(|rest| rest.starts_with(magic.bytes));
    let plain = MAGIC.iter().find(is).map(|magic| (magic.what, magic.todo));
    plain.or_else(|| zip(start)).or_else(|| boxed(start)).or_else(|| texts::kind(start))
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

#[cfg(test)]
mod tests {
    use super::kind;

    #[test]
    fn files_that_are_no_tables_are_named() {
        let tar = [&[b'x'; 257][..], b"ustar"].concat();
        let table: [(&[u8], &str); 24] = [
            (&tar, "tar"),
            (b"MATLAB 5.0 MAT-file", "MATLAB"),
            (b"<stata_dta><header>", "Stata"),
            (b"\x72\x02\x01\0", "Stata"),
            (b"$FL2@(#)", "SPSS"),
            (b"RDX3\nX\n", "R "),
            (b"(lp0\nF1.0\n", "pickle"),
            (b"\x80\x03csklearn", "pickle"),
            (b"\x1f\x8b\x08", "gzip"),
            (b"PK\x03\x04\x14\0 [Content_Types].xml", "Excel"),
            (b"PK\x03\x04\x14\0 xl/workbook.xml", "Excel"),
            (b"PK\x03\x04\x14\0 _rels/.rels", "Excel"),
            (b"PK\x03\x04\x14\0 X.npy", ".npz"),
            (b"PK\x03\x04\x14\0 Index/", "Numbers"),
            (b"PK\x03\x04\x14\0 Document.iwa", "Numbers"),
            (b"PK\x03\x04\x14\0 mimetypeapplication/vnd.oasis.opendocument", "OpenDocument"),
            (b"PK\x03\x04\x14\0 data.csv", "zip"),
            (b"\n <!DOCTYPE html>", "HTML"),
            (b"\xef\xbb\xbf<html>", "HTML"),
            (b"RIFF\x10\0\0\0WEBPVP8 ", "WebP"),
            (b"\0\0\0\x18ftypheic", "HEIC"),
            (b"\0\0\0\x1cftypavif", "AVIF"),
            (b"\0\0\0\x18ftypmif1", "HEIC"),
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
            b"RDA,PAR1,y\n",
            b"PAR1,GIF8,y\n",
            b"[x],y\n1,0",
        ] {
            assert!(kind(start).is_none(), "{start:?}");
        }
    }
}
