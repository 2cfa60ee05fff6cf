//! Runs lesson 11 on its inputs and tells what happened.

use lesson02::sigmoid;
use lesson10::parse_shape;
use lesson10::{broadcast_shape, caught};
use lesson11::{Column, Row, assert_shape, asserted_step, ported_step, tuple};
use ndarray::{Array1, Array2, Order, array};
use serde::Serialize;
use shared::Error;
use shared::cli::{Flag, Flags, Usage};
use shared::page::{Page, decimals, number, short, vector};

/// The flags of this lesson.
pub const USAGE: Usage = Usage {
    package: "lesson11",
    about: "What becomes of a list, a row, a column, a matrix: transposed, and multiplied with itself. Without flags: \
            the lesson.",
    flags: &[Flag::new(
        "--shape",
        "N or RxC",
        "5",
        None,
        "The shape of a: one size, or two joined by x. Sizes from 0 to 1000.",
    )],
};

/// The numbers of the lesson.
#[derive(Serialize)]
pub struct Walkthrough {
    #[serde(flatten)]
    chosen: Shapes,
    #[serde(flatten)]
    story: Option<Story>,
}

/// What an array of one shape becomes.
#[derive(Serialize)]
struct Shapes {
    shape: Vec<usize>,
    /// a.T
    t_shape: Vec<usize>,
    /// np.dot(a, a.T)
    a_dot_t_shape: Vec<usize>,
    /// a * a.T
    a_times_t_shape: Option<Vec<usize>>,
    /// Why a * a.T is refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
}

/// The parts that are told only when no flag was given.
#[derive(Serialize)]
struct Story {
    three: Vec<Shapes>,
    trio: Trio,
    types: Types,
    asserts: Asserts,
    reshapes: Vec<Reshape>,
}

/// Three chances and their labels, through the ported snippet.
#[derive(Serialize)]
struct Trio {
    a: Vec<f64>,
    y: Vec<f64>,
    difference_shape: Vec<usize>,
    difference: Vec<f64>,
    layouts: Vec<Layout>,
    /// The chance of an untrained neuron, and J by the snippet and by the mended one.
    untrained: f64,
    j_untrained: f64,
    j_untrained_mended: f64,
}

/// The snippet on the same numbers in other shapes.
#[derive(Serialize)]
struct Layout {
    #[serde(skip)]
    typed: &'static str,
    a_shape: Vec<usize>,
    y_shape: Vec<usize>,
    dz_shape: Vec<usize>,
    j: f64,
    db: f64,
}

/// What rows and columns make of each other.
#[derive(Serialize)]
struct Types {
    w: Vec<f64>,
    x: Vec<f64>,
    row_times_column: f64,
    column_times_row_shape: Vec<usize>,
    row_minus_row: Vec<f64>,
}

/// What the asserts say, and what NumPy makes of the same shapes.
#[derive(Serialize)]
struct Asserts {
    #[serde(skip)]
    messages: Vec<(&'static str, String)>,
    /// A row of three minus a row of one.
    three_minus_one_shape: Vec<usize>,
}

/// The same six numbers in another shape.
#[derive(Serialize)]
struct Reshape {
    numpy: &'static str,
    #[serde(skip)]
    ndarray: &'static str,
    shape: Vec<usize>,
    numbers: Vec<f64>,
    /// What the way that copies nothing says instead.
    #[serde(skip)]
    without_a_copy: Option<(&'static str, String)>,
}

impl Walkthrough {
    /// Computes every number of the lesson.
    pub fn new(flags: &Flags) -> Result<Walkthrough, Error> {
        let text = flags.text("--shape").unwrap_or_default();
        let chosen = match parse_shape(text).as_deref() {
            Some(&[n]) => Shapes::of_list(n),
            Some(&[rows, columns]) => Shapes::of_matrix(rows, columns),
            _ => {
                let found = shared::quote(text);
                let expected = "one size or two joined by x, from 0 to 1000, such as 5 or 5x1";
                return Err(Error::flag("--shape", format!("found {found}, expected {expected}")));
            }
        };
        Ok(Walkthrough { chosen, story: (!flags.any()).then(Story::new) })
    }
}

impl Shapes {
    fn of_list(n: usize) -> Shapes {
        let a = Array1::<f64>::ones(n);
        let _number: f64 = a.dot(&a.t());
        Shapes {
            shape: a.shape().to_vec(),
            t_shape: a.t().shape().to_vec(),
            a_dot_t_shape: Vec::new(),
            a_times_t_shape: Some((&a * &a.t()).shape().to_vec()),
            error: None,
        }
    }

    fn of_matrix(rows: usize, columns: usize) -> Shapes {
        let a = Array2::<f64>::ones((rows, columns));
        let fits = broadcast_shape(a.shape(), a.t().shape());
        Shapes {
            shape: a.shape().to_vec(),
            t_shape: a.t().shape().to_vec(),
            a_dot_t_shape: a.dot(&a.t()).shape().to_vec(),
            a_times_t_shape: fits.is_ok().then(|| (&a * &a.t()).shape().to_vec()),
            error: fits.err().map(|mismatch| mismatch.to_string()),
        }
    }
}

impl Story {
    fn new() -> Story {
        Story {
            three: vec![Shapes::of_list(5), Shapes::of_matrix(5, 1), Shapes::of_matrix(1, 5)],
            trio: Trio::new(),
            types: Types::new(),
            asserts: Asserts::new(),
            reshapes: reshapes(),
        }
    }
}

/// The chances as a column, and the labels as a list.
fn trio() -> (Array2<f64>, Array1<f64>) {
    (array![[0.9], [0.2], [0.7]], array![1.0, 0.0, 1.0])
}

impl Trio {
    fn new() -> Trio {
        let (a, y) = trio();
        let difference = &a - &y;
        let y_column = y.to_shape((3, 1)).expect("three numbers").to_owned();
        let layout = |typed, a_shape: &[usize], y_shape: &[usize], dz_shape: &[usize], (j, db)| Layout {
            typed,
            a_shape: a_shape.to_vec(),
            y_shape: y_shape.to_vec(),
            dz_shape: dz_shape.to_vec(),
            j,
            db,
        };
        let ported = |typed, a: &Array2<f64>, y: &Array1<f64>| {
            layout(typed, a.shape(), y.shape(), (a - y).shape(), ported_step(a, y))
        };
        let mended = (&a - &y_column).shape().to_vec();
        let untrained = sigmoid(0.0);
        let halves = Array2::from_elem((3, 1), untrained);
        Trio {
            layouts: vec![
                ported("as it came", &a, &y),
                ported("Y.T", &a, &y.t().to_owned()),
                ported("A.T", &a.t().to_owned(), &y),
                layout("Y.reshape(3, 1)", a.shape(), y_column.shape(), &mended, asserted_step(&a, &y_column)),
            ],
            untrained,
            j_untrained: ported_step(&halves, &y).0,
            j_untrained_mended: asserted_step(&halves, &y_column).0,
            difference_shape: difference.shape().to_vec(),
            difference: difference.iter().copied().collect(),
            a: a.iter().copied().collect(),
            y: y.to_vec(),
        }
    }
}

impl Types {
    fn new() -> Types {
        let (w, x) = (Column(array![1.0, -2.0]), Column(array![0.5, 0.25]));
        let (a, y) = (Row(array![0.9, 0.2, 0.7]), Row(array![1.0, 0.0, 1.0]));
        Types {
            w: w.0.to_vec(),
            x: x.0.to_vec(),
            row_times_column: &w.t() * &x,
            column_times_row_shape: (&x * &a).shape().to_vec(),
            row_minus_row: (&a - &y).0.to_vec(),
        }
    }
}

impl Asserts {
    fn new() -> Asserts {
        let (a, y) = trio();
        let y_row = y.to_shape((1, 3)).expect("three numbers").to_owned();
        let three = Row(y.clone());
        let one = Row(array![1.0]);
        let refused = |outcome: Result<(), String>| outcome.err().unwrap_or("NOT REFUSED".to_string());
        Asserts {
            messages: vec![
                (
                    "assert_shape!(&a - &y, [3, 1])",
                    refused(caught(|| {
                        assert_shape!(&a - &y, [3, 1]);
                    })),
                ),
                ("asserted_step(&a, &y_row)", refused(caught(|| asserted_step(&a, &y_row)).map(|_| ()))),
                ("&three - &one", refused(caught(|| &three - &one).map(|_| ()))),
            ],
            three_minus_one_shape: broadcast_shape(&[1, three.0.len()], &[1, one.0.len()])
                .expect("1 is stretched"),
        }
    }
}

fn reshapes() -> Vec<Reshape> {
    let a = array![[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]];
    let fits = "six numbers in a shape for six";
    let reshape = |numpy, ndarray, shape: &[usize], numbers: Vec<f64>| Reshape {
        numpy,
        ndarray,
        shape: shape.to_vec(),
        numbers,
        without_a_copy: None,
    };
    let matrix = |numpy, ndarray, matrix: &Array2<f64>| {
        reshape(numpy, ndarray, matrix.shape(), matrix.iter().copied().collect())
    };
    let by_rows = a.to_shape((3, 2)).expect(fits).to_owned();
    let by_columns = a.to_shape(((3, 2), Order::ColumnMajor)).expect(fits).to_owned();
    let list = a.t().to_shape(6).expect(fits).to_owned();
    let refused =
        a.t().into_shape_with_order(6).err().map_or("NOT REFUSED".to_string(), |error| error.to_string());
    vec![
        matrix("A.T", "a.t()", &a.t().to_owned()),
        matrix("A.reshape(3, 2)", "a.to_shape((3, 2))", &by_rows),
        matrix("A.reshape(3, 2, order=\"F\")", "a.to_shape(((3, 2), Order::F))", &by_columns),
        Reshape {
            without_a_copy: Some(("a.t().into_shape_with_order(6)", refused)),
            ..reshape("A.T.reshape(6)", "a.t().to_shape(6)", list.shape(), list.to_vec())
        },
    ]
}

impl Walkthrough {
    /// The lesson as text.
    pub fn narrate(&self) -> String {
        let mut page = Page::new();
        match &self.story {
            None => {
                page.section(&format!("An array of shape {}", tuple(&self.chosen.shape)));
                table(std::slice::from_ref(&self.chosen), &mut page);
                if let Some(error) = &self.chosen.error {
                    page.say(&format!("a * a.T is refused: {error}."));
                }
            }
            Some(story) => {
                page.section("Five numbers in three shapes");
                table(&story.three, &mut page);
                story.trio.narrate(&mut page);
                story.types.narrate(&mut page);
                story.asserts.narrate(&mut page);
                narrate_reshapes(&story.reshapes, &mut page);
            }
        }
        page.finish()
    }
}

fn table(shapes: &[Shapes], page: &mut Page) {
    let row = |shapes: &Shapes| {
        let times = shapes.a_times_t_shape.as_ref().map_or("refused".to_string(), |shape| tuple(shape));
        vec![tuple(&shapes.shape), tuple(&shapes.t_shape), tuple(&shapes.a_dot_t_shape), times]
    };
    let rows: Vec<Vec<String>> = shapes.iter().map(row).collect();
    page.table(&["shape of a", "a.T", "np.dot(a, a.T)", "a * a.T"], &rows);
    page.say("ndarray has the same shapes for a.t(), a.dot(&a.t()) and &a * &a.t(). () is a single number.");
}

impl Trio {
    fn narrate(&self, page: &mut Page) {
        page.section("Surprise: the snippet that runs");
        let columns = self.difference_shape[1];
        let cells = |values: &[f64], bright: Option<usize>| {
            let cell = |(column, &value): (usize, &f64)| {
                let text = decimals(value, 1);
                let text = if bright == Some(column) { format!("[{text}]") } else { format!("{text} ") };
                format!("{text:>8}")
            };
            values.iter().enumerate().map(cell).collect::<String>()
        };
        let mut grid = vec![format!("A - Y     Y ={}", cells(&self.y, None))];
        for (index, (row, &a)) in self.difference.chunks(columns).zip(&self.a).enumerate() {
            grid.push(format!("A = {:>4}     {}", decimals(a, 1), cells(row, Some(index))));
        }
        page.lines(&grid.join("\n"));
        page.say("Right is the diagonal alone, in brackets: each chance minus its own label.");
        let rows: Vec<Vec<String>> = self
            .layouts
            .iter()
            .map(|layout| {
                vec![
                    layout.typed.to_string(),
                    tuple(&layout.a_shape),
                    tuple(&layout.y_shape),
                    tuple(&layout.dz_shape),
                    number(layout.j),
                    number(layout.db),
                ]
            })
            .collect();
        page.table(&["", "A", "Y", "A - Y", "J", "db"], &rows);
        page.say(&format!(
            "Untrained, with every chance at {}, the snippet as it came has J = {}; the mended one has {}.",
            short(self.untrained),
            number(self.j_untrained),
            number(self.j_untrained_mended)
        ));
    }
}

impl Types {
    fn narrate(&self, page: &mut Page) {
        page.section("What the types catch before the program runs");
        let numbers =
            self.row_minus_row.iter().map(|&value| decimals(value, 1)).collect::<Vec<_>>().join(", ");
        page.lines(&format!(
            "a row minus a row           ({numbers})\n\
             a row times a column        {} . {} = {}\n\
             a column times a row        a matrix {}",
            vector(&self.w, short),
            vector(&self.x, short),
            short(self.row_times_column),
            tuple(&self.column_times_row_shape)
        ));
        page.say("These do not compile. Read what the compiler says:");
        page.lines(
            "cargo test -p lesson11 --test column_minus_row\ncargo test -p lesson11 --test column_times_column\n\
             cargo test -p lesson11 --test list_for_matrix",
        );
    }
}

impl Asserts {
    fn narrate(&self, page: &mut Page) {
        page.section("What only an assert catches");
        let lines: Vec<String> =
            self.messages.iter().map(|(typed, said)| format!("{typed}\n    {said}")).collect();
        page.lines(&lines.join("\n"));
        page.say(&format!(
            "The last one is a row of 3 minus a row of 1. In NumPy the 1 is stretched, and the result is {}.",
            tuple(&self.three_minus_one_shape)
        ));
    }
}

fn narrate_reshapes(reshapes: &[Reshape], page: &mut Page) {
    page.section("Six numbers in other shapes: A = [[1, 2, 3], [4, 5, 6]]");
    let mut rows = Vec::new();
    let mut messages = Vec::new();
    for Reshape { numpy, ndarray, shape, numbers, without_a_copy } in reshapes {
        let list = |numbers: &[f64]| numbers.iter().map(|&value| short(value)).collect::<Vec<_>>().join(" ");
        let columns = *shape.last().expect("a shape of one or two axes");
        let gives = numbers.chunks(columns).map(list).collect::<Vec<_>>().join(" | ");
        rows.push([numpy, ndarray, gives.as_str()].map(String::from).to_vec());
        if let Some((typed, said)) = without_a_copy {
            rows.push(["", typed, "refused"].map(String::from).to_vec());
            messages.push(format!("{typed}: {said}."));
        }
    }
    page.texts(&["NumPy", "ndarray", "gives"], &rows);
    messages.iter().for_each(|message| page.say(message));
}
