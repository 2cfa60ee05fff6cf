//! Every file of the corpora, and damaged copies of it, through its reader.

use std::fs;
use std::path::Path;

use fuzz::damage::damaged;
use fuzz::readers::{READERS, Reader};
use shared::data::random::SplitMix64;

/// So many damaged copies a reader, whatever the size of its corpus.
const COPIES: usize = 5000;

/// The files of a corpus in the order of their names.
fn corpus(name: &str) -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(name);
    let files = fs::read_dir(&folder).expect("each reader has a corpus");
    let mut files: Vec<_> = files.map(|file| file.expect("a file of the corpus").path()).collect();
    files.sort();
    files.iter().map(|path| (path.display().to_string(), fs::read(path).expect("it can be read"))).collect()
}

/// What is read now: told when its reader panics.
struct Now(String);

impl Drop for Now {
    fn drop(&mut self) {
        if std::thread::panicking() {
            println!("{}", self.0);
        }
    }
}

fn holds_for_the_corpus_and_for_damaged_copies(name: &str, reader: Reader) {
    let files = corpus(name);
    assert!(files.len() > 1, "{name}: there is a corpus");
    for (path, bytes) in &files {
        let _now = Now(path.clone());
        reader(bytes);
    }
    let mut random = SplitMix64::new(14);
    for copy in 0..COPIES {
        let (path, bytes) = &files[copy % files.len()];
        let (_, other) = &files[(random.next_u64() % files.len() as u64) as usize];
        let bytes = damaged(&mut random, bytes, other);
        let _now = Now(format!("damaged copy {copy} of {path}: {}", bytes.escape_ascii()));
        reader(&bytes);
    }
}

#[test]
fn every_reader_ends_without_a_panic_within_its_memory_and_refuses_in_one_line() {
    for (name, reader) in READERS {
        holds_for_the_corpus_and_for_damaged_copies(name, *reader);
    }
}
