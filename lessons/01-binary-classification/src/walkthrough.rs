//! Runs lesson 01 on its inputs and tells what happened.

use lesson01::{distance, labels, reordered, shifted_right, stack, unroll};
use ndarray::{Array2, Array3, Axis, Ix2, array};
use serde::Serialize;
use shared::cli::{Flag, Flags, Usage};
use shared::page::{Page, decimals, number, thousands};
use shared::random::SplitMix64;
use shared::{Error, data, picture, plot};

/// The flags of this lesson.
pub const USAGE: Usage = Usage {
    package: "lesson01",
    about: "Pictures become columns of numbers. Without flags: the lesson.",
    flags: &[
        Flag::new(
            "--image",
            "FILE",
            "",
            None,
            "A PNG or JPEG picture; its middle square is used. Default: the cat of the lesson.",
        ),
        Flag::new("--size", "N", "64", Some((1, 512)), "The picture is brought to NxN pixels."),
    ],
};

/// The largest value of a digit's pixel, and of a photo's.
const MOST_INK: f64 = 16.0;
const BRIGHTEST: f64 = 255.0;

/// The numbers of the lesson.
#[derive(Serialize)]
pub struct Walkthrough {
    n_x: usize,
    m: usize,
    x_shape: [usize; 2],
    y_shape: [usize; 2],
    /// The first example.
    x: Vec<f64>,
    #[serde(flatten)]
    story: Option<Story>,
    #[serde(skip)]
    photo: Option<Array3<u8>>,
}

/// The parts that are told only when no flag was given.
#[derive(Serialize)]
struct Story {
    /// X of two tiny pictures, row by row, and a reshape of the same shape.
    stacked: Vec<f64>,
    reshaped: Vec<f64>,
    zeros: usize,
    photo_n_x: usize,
    photo_x: Vec<f64>,
    distances: Orders,
    first: Shifted,
    farther_from_themselves: usize,
    mean_own_distance: f64,
    mean_other_distance: f64,
    #[serde(skip)]
    pictures: [Array2<u8>; 3],
    #[serde(skip)]
    photo: Array3<u8>,
}

/// The distance of the first two digits, unrolled in three orders.
#[derive(Serialize)]
struct Orders {
    rows: f64,
    columns: f64,
    shuffled: f64,
}

/// A digit, its copy moved one pixel, and the nearest picture of another digit.
#[derive(Serialize)]
struct Shifted {
    own_distance: f64,
    other: usize,
    other_digit: u8,
    other_distance: f64,
}

impl Walkthrough {
    /// Computes every number of the lesson.
    pub fn new(flags: &Flags) -> Result<Walkthrough, Error> {
        let size = flags.count("--size")?.unwrap_or_default();
        let read = || match flags.text("--image") {
            Some(path) => picture::read_square(path, size),
            None => {
                picture::decode_square(picture::CAT, size).map_err(|problem| Error::file("the cat", problem))
            }
        };
        if flags.any() {
            let photo = read()?;
            let x = unroll(photo.view(), BRIGHTEST);
            return Ok(Walkthrough {
                n_x: x.nrows(),
                m: 1,
                x_shape: [x.nrows(), 1],
                y_shape: [1, 1],
                x: x.into_raw_vec_and_offset().0,
                story: None,
                photo: Some(photo),
            });
        }
        let digits = data::digits()?;
        let columns: Vec<Array2<f64>> =
            digits.pictures.axis_iter(Axis(0)).map(|picture| unroll(picture, MOST_INK)).collect();
        let (x, y) = (stack(&columns), labels(&digits.digits, 0));
        Ok(Walkthrough {
            n_x: x.nrows(),
            m: x.ncols(),
            x_shape: x.dim().into(),
            y_shape: y.dim().into(),
            x: x.column(0).to_vec(),
            story: Some(Story::new(&digits, &columns, &y, read()?)),
            photo: None,
        })
    }
}

impl Story {
    fn new(digits: &data::Digits, columns: &[Array2<f64>], y: &Array2<f64>, photo: Array3<u8>) -> Story {
        let picture = |i: usize| digits.pictures.index_axis(Axis(0), i);
        let tiny = [array![[1u8, 2], [3, 4]], array![[5, 6], [7, 8]]];
        let stacked = stack(&tiny.each_ref().map(|picture| unroll(picture.view(), 1.0)));
        // What NumPy's reshape(4, 2) makes of the two: the numbers in the order of memory, two in a row.
        let reshaped: Vec<f64> = tiny.iter().flatten().map(|&pixel| f64::from(pixel)).collect();

        let shifted: Vec<Shifted> = (0..columns.len())
            .map(|i| {
                let moved = unroll(
                    shifted_right(picture(i).into_dimensionality::<Ix2>().expect("two axes")).view(),
                    MOST_INK,
                );
                let others = (0..columns.len()).filter(|&other| digits.digits[other] != digits.digits[i]);
                let (other, other_distance) = others
                    .map(|other| (other, distance(&columns[i], &columns[other])))
                    .min_by(|one, two| one.1.total_cmp(&two.1))
                    .expect("there is another digit");
                Shifted {
                    own_distance: distance(&columns[i], &moved),
                    other,
                    other_digit: digits.digits[other],
                    other_distance,
                }
            })
            .collect();
        let mean = |value: fn(&Shifted) -> f64| shifted.iter().map(value).sum::<f64>() / shifted.len() as f64;

        let by_columns: Vec<usize> = (0..64).map(|k| k % 8 * 8 + k / 8).collect();
        let shuffled = SplitMix64::new(1).permutation(64);
        let apart =
            |order: &[usize]| distance(&reordered(&columns[0], order), &reordered(&columns[1], order));
        let photo_x = unroll(photo.view(), BRIGHTEST);
        let nearest = picture(shifted[0].other).to_owned();
        Story {
            stacked: stacked.iter().copied().collect(),
            reshaped,
            zeros: y.iter().filter(|&&y_i| y_i == 1.0).count(),
            photo_n_x: photo_x.nrows(),
            photo_x: photo_x.iter().take(6).copied().collect(),
            photo,
            distances: Orders {
                rows: distance(&columns[0], &columns[1]),
                columns: apart(&by_columns),
                shuffled: apart(&shuffled),
            },
            pictures: [picture(0).to_owned(), shifted_right(picture(0)), nearest],
            farther_from_themselves: shifted
                .iter()
                .filter(|one| one.own_distance > one.other_distance)
                .count(),
            mean_own_distance: mean(|one| one.own_distance),
            mean_other_distance: mean(|one| one.other_distance),
            first: shifted.into_iter().next().expect("there is a first digit"),
        }
    }
}

impl Walkthrough {
    /// The lesson as text.
    pub fn narrate(&self) -> String {
        let mut page = Page::new();
        if let Some(photo) = &self.photo {
            page.section("A picture becomes a column");
            narrate_photo(photo, &self.x[..self.x.len().min(6)], self.n_x, &mut page);
        }
        if let Some(story) = &self.story {
            story.narrate(self, &mut page);
        }
        page.finish()
    }
}

impl Story {
    fn narrate(&self, lesson: &Walkthrough, page: &mut Page) {
        page.section("Two tiny pictures");
        let matrix = |numbers: &[f64]| {
            numbers.chunks(2).map(|row| format!("[ {} {} ]", row[0], row[1])).collect::<Vec<_>>().join("\n")
        };
        let titled = |title: &str, block: String| format!("{title}\n{block}");
        let pictures = plot::beside("[ 1 2 ]\n[ 3 4 ]", "[ 5 6 ]\n[ 7 8 ]", 4);
        let (right, wrong) = (matrix(&self.stacked), matrix(&self.reshaped));
        let matrices = plot::beside(&titled("stacked: X", right), &titled("reshape(4, 2)", wrong), 4);
        page.lines(&plot::beside(&titled("the pictures", pictures), &matrices, 6));
        page.say(
            "Both matrices are 4x2. In X each column is one picture. The reshape has mixed the two, and \
             no shape says so.",
        );

        page.section("A digit becomes a column");
        let grid = self.pictures[0]
            .rows()
            .into_iter()
            .map(|row| row.iter().map(|pixel| format!("{pixel:>3}")).collect::<String>());
        let grid = grid.collect::<Vec<_>>().join("\n");
        page.lines(&plot::beside(&drawn(&self.pictures[0]), &grid, 4));
        page.say("Divided by 16 and written below each other, row by row. The first two of its eight rows:");
        let band = |from: usize| {
            let numbers = lesson.x[from..from + 8].iter().map(|&x_k| format!("{x_k:>7}"));
            format!("x{:<2} to x{:<2}{}", from + 1, from + 8, numbers.collect::<String>())
        };
        page.lines(&format!("{}\n{}", band(0), band(8)));

        page.section("All digits become X and Y");
        page.lines(&format!(
            "X  ({}, {})   n_x = {} numbers a picture, m = {} pictures\nY  ({}, {})    1 where the \
             picture shows a zero: {} times",
            lesson.x_shape[0],
            lesson.x_shape[1],
            lesson.n_x,
            lesson.m,
            lesson.y_shape[0],
            lesson.y_shape[1],
            self.zeros
        ));

        page.section("A photo becomes a column");
        narrate_photo(&self.photo, &self.photo_x, self.photo_n_x, page);

        page.section("The order does not matter");
        page.say("The distance between the first two digits, with their numbers written");
        let row = |name: &str, distance: f64| vec![name.to_string(), number(distance)];
        page.table(
            &["order", "distance"],
            &[
                row("row by row", self.distances.rows),
                row("column by column", self.distances.columns),
                row("shuffled, both alike", self.distances.shuffled),
            ],
        );

        page.section("Surprise: a picture is a list of numbers");
        let Shifted { own_distance, other, other_digit, other_distance } = &self.first;
        let [own, moved, nearest] = self.pictures.each_ref().map(drawn);
        let titled = |title: String, drawing: String| format!("{title:<16}\n{drawing}");
        let left =
            plot::beside(&titled("picture 1".into(), own), &titled("moved one pixel".into(), moved), 6);
        page.lines(&plot::beside(
            &left,
            &titled(format!("picture {}, a {other_digit}", other + 1), nearest),
            6,
        ));
        page.lines(&format!(
            "distance from picture 1   to itself, moved: {}   to the {other_digit}: {}",
            number(*own_distance),
            number(*other_distance)
        ));
        page.say(&format!(
            "Of {} digits, {} are closer to some picture of another digit than to their own copy, moved \
             one pixel to the right. The mean distances: {} to the copy, {} to the nearest other \
             digit.",
            thousands(lesson.m),
            thousands(self.farther_from_themselves),
            number(self.mean_own_distance),
            number(self.mean_other_distance)
        ));
    }
}

fn narrate_photo(photo: &Array3<u8>, first: &[f64], n_x: usize, page: &mut Page) {
    let size = photo.dim().0;
    page.lines(&plot::photo(&photo.mapv(f64::from).mean_axis(Axis(2)).expect("three colours")));
    let colours = ["red", "green", "blue"];
    let numbers = first.iter().enumerate().map(|(k, &x_k)| {
        let raw = (x_k * BRIGHTEST).round();
        format!("x{} = {} / 255 = {}   pixel {}, {}", k + 1, raw, decimals(x_k, 4), k / 3 + 1, colours[k % 3])
    });
    page.lines(&numbers.collect::<Vec<_>>().join("\n"));
    page.say(&format!("n_x = {size} * {size} * 3 = {} numbers.", thousands(n_x)));
}

/// A digit in shades, two characters a pixel.
fn drawn(picture: &Array2<u8>) -> String {
    let line = |row: ndarray::ArrayView1<u8>| {
        row.iter().flat_map(|&pixel| [plot::shade(f64::from(pixel) / MOST_INK); 2]).collect::<String>()
    };
    picture.rows().into_iter().map(line).collect::<Vec<_>>().join("\n")
}
