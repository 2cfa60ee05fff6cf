//! Lesson 01: its flags, and its sections in order. `cargo run -p lesson01 -- --help`

mod sections;

use std::process::ExitCode;

use lesson01::picture::{CAT, decode_square, read_square};
use lesson01::unroll;
use ndarray::{Array2, Axis};
use sections::{AllDigits, Digit, ListOfNumbers, MOST_INK, Order, OwnPicture, Photo, TwoTinyPictures};
use shared::data;
use shared::lab::{Contents, Defaulted, Error, Flag, Flags, Program, Scope, Usage, run};

const IMAGE: Flag<String> = Flag::text(
    "--image",
    "FILE",
    "A PNG or JPEG picture, turned as its EXIF data says and laid on white; its middle square is used. Default: the \
     cat of the lesson.",
);
const SIZE: Defaulted<usize> =
    Flag::count("--size", "N", (1, 512), "The picture is brought to NxN pixels.").default("64");

const USAGE: Usage = Usage {
    package: "lesson01",
    command: None,
    about: "Pictures become columns of numbers. Without flags: the lesson.",
    flags: &[&[IMAGE.declaration(), SIZE.declaration()]],
};

fn main() -> ExitCode {
    run(&[Program { usage: &USAGE, contents }])
}

fn contents(flags: &Flags, lesson: &mut Contents) -> Result<(), Error> {
    let size = flags.get(&SIZE)?;
    let photo = match flags.optional(&IMAGE)? {
        Some(path) => read_square(&path, size)?,
        None => decode_square("the cat", CAT, size)?,
    };
    if flags.scope() == Scope::Laboratory {
        lesson.answer("own_picture", || OwnPicture::compute(&photo));
        return Ok(());
    }

    let digits = data::digits();
    let pictures = digits.pictures.axis_iter(Axis(0));
    let columns: Vec<Array2<f64>> = pictures.map(|picture| unroll(&picture, MOST_INK)).collect();
    lesson.predict(
        "Two pictures, [[1, 2], [3, 4]] and [[5, 6], [7, 8]], become the columns of X, which is 4x2. NumPy \
         can also bring the eight numbers into a 4x2 matrix at once, with `reshape(4, 2)`. Is its column 0 \
         the first picture?",
    );
    lesson.section("two_tiny_pictures", TwoTinyPictures::compute);
    lesson.answer("digit", || Digit::compute(&digits, &columns));
    lesson.answer("all_digits", || AllDigits::compute(&digits, &columns));
    lesson.section("photo", || Photo::compute(&photo));
    lesson.predict(
        "Shuffle the 64 numbers of two digits, both in the same way. Are the two then nearer, farther, or \
         as far apart as before?",
    );
    lesson.section("order", || Order::compute(&columns));
    lesson.predict(
        "Move each of the 1,797 digits one pixel to the right. How many are then farther from themselves \
         than from some picture of a different numeral?",
    );
    lesson.section("list_of_numbers", || ListOfNumbers::compute(&digits, &columns));
    Ok(())
}
