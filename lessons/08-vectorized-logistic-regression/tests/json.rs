//! The JSON of the lesson, by default and for each row of parity.txt: no key is lost, no number changes. With BLAS the
//! last digits are others.
#![cfg(not(feature = "blas"))]

use testing::{Program, contract};

#[test]
fn the_json_is_what_was_accepted() {
    let lesson = Program(env!("CARGO_BIN_EXE_lesson08"));
    insta::assert_snapshot!(contract(&lesson, env!("CARGO_MANIFEST_DIR"), env!("CARGO_TARGET_TMPDIR")));
}
