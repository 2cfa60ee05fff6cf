//! Every form, and what is none.

use super::{Directive, Sections};

fn sections(numbers: &[u32]) -> Sections {
    Sections(numbers.to_vec())
}

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| word.to_string()).collect()
}

/// Every form, with what it means.
fn table() -> Vec<(&'static str, Directive)> {
    let output = |lesson: Option<&str>, numbers: Option<&[u32]>, flags: &[&str]| Directive::Output {
        lesson: lesson.map(String::from),
        sections: numbers.map(sections),
        flags: words(flags),
    };
    let measured = |numbers: &[u32], without_blas, flags: &[&str]| Directive::Measured {
        sections: sections(numbers),
        without_blas,
        flags: words(flags),
    };
    vec![
        ("output", output(None, None, &[])),
        ("output of --z 37", output(None, None, &["--z", "37"])),
        ("output 3,4", output(None, Some(&[3, 4]), &[])),
        ("output 2 of --z 37 --y 1", output(None, Some(&[2]), &["--z", "37", "--y", "1"])),
        ("output lesson06 4,5", output(Some("lesson06"), Some(&[4, 5]), &[])),
        ("output lesson06 4 of --w=1", output(Some("lesson06"), Some(&[4]), &["--w=1"])),
        ("output 3,4 with blas", Directive::OutputWithBlas(sections(&[3, 4]))),
        ("code src/lib.rs loss", Directive::Code { file: "src/lib.rs".into(), anchor: "loss".into() }),
        ("measured 5,6 of --python", measured(&[5, 6], false, &["--python"])),
        ("measured 4 without blas", measured(&[4], true, &[])),
        ("measured 1 of lesson.py bench --dask", measured(&[1], false, &["lesson.py", "bench", "--dask"])),
        ("measured 4 without blas of --m 9", measured(&[4], true, &["--m", "9"])),
        ("refused wrong/a.rs", Directive::Refused { file: "wrong/a.rs".into() }),
        ("figure boundary", Directive::Figure { section: "boundary".into(), flags: Vec::new() }),
        (
            "figure times of --python",
            Directive::Figure { section: "times".into(), flags: words(&["--python"]) },
        ),
        ("head", Directive::Head),
        ("lessons", Directive::Lessons),
    ]
}

#[test]
fn each_form_is_read_and_written_the_same() {
    for (text, directive) in table() {
        assert_eq!(text.parse(), Ok(directive.clone()), "{text}");
        assert_eq!(directive.to_string(), text);
        assert_eq!(Directive::in_line(&format!("<!-- {text} -->")), Some(Ok(directive)));
    }
}

#[test]
fn other_texts_are_refused_or_left_alone() {
    let wrong = [
        "output a b c",
        "output 3;4",
        "output +3",
        "output 3,",
        "output 3 of",
        "output 3 of  --z",
        "output 3 with blas of --z 1",
        "code src/lib.rs",
        "code  loss",
        "measured",
        "measured 4 with blas",
        "refused",
        "figure",
        "figure a b",
        "head 1",
        "lessons of --z",
        "output 99999999999",
    ];
    for text in wrong {
        assert!(text.parse::<Directive>().is_err(), "{text}");
        assert!(Directive::in_line(&format!("<!-- {text} -->")).is_some_and(|found| found.is_err()));
    }
    for line in ["<!-- end -->", "<!-- a note -->", "output 3", "<!--output 3-->", ""] {
        assert_eq!(Directive::in_line(line), None, "{line}");
    }
}

#[test]
fn no_text_makes_it_panic_and_what_is_read_is_written_the_same() {
    let pieces = [
        "output", "code", "measured", "of", "with", "blas", "without", "head", " ", "  ", ",", "3",
        "lesson06", "--z", "\u{e9}", "\t", "-->", "<!-- ",
    ];
    let mut state = 7u64;
    let mut read = 0;
    for _ in 0..20_000 {
        let mut text = String::new();
        for _ in 0..state % 9 {
            state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            text += pieces[(state >> 33) as usize % pieces.len()];
            text += if state >> 62 == 0 { "" } else { " " };
        }
        state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407) >> 1;
        let text = text.trim_end_matches(' ');
        let _ = Directive::in_line(text);
        if let Ok(directive) = text.parse::<Directive>() {
            read += 1;
            assert_eq!(directive.to_string(), text);
        }
    }
    assert!(read > 50, "only {read} texts were directives");
}
