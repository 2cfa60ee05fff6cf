//! Runs lesson 07 and tells what happened.

use lesson07::{dot_accumulators, dot_loop, outer};
use ndarray::{Array1, array};
use serde::Serialize;
use shared::cli::{Flag, Flags, Usage};
use shared::page::{self, Page, number, short, vector};
use shared::plot::Plot;
use shared::{Error, blas};

use crate::python;
use crate::timings::{MemoryOrder, Row, caches, dot_rows};

/// The flags of this lesson.
pub const USAGE: Usage = Usage {
    package: "lesson07",
    about: "Dot products in several ways, timed on this machine. Without flags: the lesson.",
    flags: &[
        Flag::new(
            "--length",
            "N",
            "1000000",
            Some((1, 10_000_000)),
            "How many numbers each of the two vectors has.",
        ),
        Flag::new(
            "--python",
            "",
            "",
            None,
            "Times a Python for-loop and np.dot too; needs a Python with NumPy.",
        ),
    ],
};

/// The numbers of the lesson.
#[derive(Serialize)]
pub struct Walkthrough {
    length: usize,
    rows: Vec<Row>,
    #[serde(flatten)]
    story: Option<Story>,
}

/// The parts that are told only when no length was given.
#[derive(Serialize)]
struct Story {
    hand: Hand,
    order: Order,
    lengths: Vec<Length>,
    memory_order: MemoryOrder,
}

/// Small enough for paper.
#[derive(Serialize)]
struct Hand {
    x: Vec<f64>,
    y: Vec<f64>,
    products: Vec<f64>,
    dot: f64,
    v: Vec<f64>,
    outer_shape: [usize; 2],
    outer: Vec<f64>,
    w: Vec<f64>,
    w_shape: [usize; 2],
    x_shape: [usize; 2],
    w_t_x_shape: [usize; 2],
    w_t_x: Vec<f64>,
    one_dimensional_shape: [usize; 1],
    one_dimensional: Vec<f64>,
}

/// Four numbers whose sum depends on the order.
#[derive(Serialize)]
struct Order {
    numbers: Vec<f64>,
    left_to_right: f64,
    two_accumulators: f64,
}

/// All ways in f64 at one length.
#[derive(Serialize)]
struct Length {
    length: usize,
    rows: Vec<Row>,
}

impl Walkthrough {
    /// Computes every number of the lesson, and times what is timed.
    pub fn new(flags: &Flags) -> Result<Walkthrough, Error> {
        let length = flags.count("--length")?.expect("it has a default");
        let with_python = flags.given("--python");
        let rows_at = |length: usize| {
            let mut rows = dot_rows(length);
            if with_python {
                rows.extend(python::rows(length)?);
            }
            Ok(rows)
        };
        let story = if flags.given("--length") {
            None
        } else {
            let at = |length: usize| Ok(Length { length, rows: rows_at(length)? });
            Some(Story {
                hand: Hand::new(),
                order: Order::new(),
                lengths: LENGTHS.into_iter().map(at).collect::<Result<_, Error>>()?,
                memory_order: MemoryOrder::new(),
            })
        };
        Ok(Walkthrough { length, rows: rows_at(length)?, story })
    }
}

/// From the first cache to memory.
const LENGTHS: [usize; 5] = [100, 1_000, 10_000, 100_000, 5_000_000];

impl Hand {
    fn new() -> Hand {
        let (x, y, v) = (array![1.0, 2.0, 3.0], array![4.0, 5.0, 6.0], array![4.0, 5.0]);
        let product = outer(&x, &v);
        // The quartet of lesson 06, one example in a column.
        let quartet = array![[2.0, 1.0, 0.0, -1.0], [1.0, -1.0, 2.0, 0.0]];
        let w = array![[0.5], [0.25]];
        let w_t_x = w.t().dot(&quartet); // (1, 4)
        let one_dimensional = w.column(0).dot(&quartet); // (4)
        Hand {
            products: (&x * &y).to_vec(),
            dot: dot_loop(&x, &y),
            outer_shape: product.dim().into(),
            outer: product.iter().copied().collect(),
            w: w.iter().copied().collect(),
            w_shape: w.dim().into(),
            x_shape: quartet.dim().into(),
            w_t_x_shape: w_t_x.dim().into(),
            w_t_x: w_t_x.iter().copied().collect(),
            one_dimensional_shape: [one_dimensional.len()],
            one_dimensional: one_dimensional.to_vec(),
            x: x.to_vec(),
            y: y.to_vec(),
            v: v.to_vec(),
        }
    }
}

impl Order {
    fn new() -> Order {
        let numbers = array![1e16, 1.0, -1e16, 1.0];
        let ones = Array1::ones(numbers.len());
        Order {
            left_to_right: dot_loop(&numbers, &ones),
            two_accumulators: dot_accumulators::<f64, 2>(&numbers, &ones),
            numbers: numbers.to_vec(),
        }
    }
}

impl Walkthrough {
    /// The lesson as text. What is timed comes last, under headings that say so.
    pub fn narrate(&self) -> String {
        let mut page = Page::new();
        if let Some(story) = &self.story {
            story.hand.narrate(&mut page);
            story.order.narrate(&mut page);
        }
        self.narrate_results(&mut page);
        self.narrate_times(&mut page);
        if let Some(story) = &self.story {
            narrate_lengths(&story.lengths, &mut page);
            narrate_memory_order(&story.memory_order, &mut page);
        }
        page.finish()
    }

    fn narrate_results(&self, page: &mut Page) {
        page.section(&format!("One dot product of {}", page::counted(self.length, "number")));
        page.say("Two vectors of random numbers between 0 and 1, always the same ones.");
        let rows: Vec<Vec<String>> = self
            .rows
            .iter()
            .filter_map(|row| {
                let name = row.name.strip_suffix(", f64")?;
                let single = self.rows.iter().find(|other| other.name == format!("{name}, f32"))?;
                Some(vec![name.to_string(), page::decimals(row.result, 6), page::decimals(single.result, 6)])
            })
            .collect();
        page.table(&["way", "in f64", "in f32"], &rows);
    }

    fn narrate_times(&self, page: &mut Page) {
        page.section(&format!("{}, timed here", page::counted(self.length, "number")));
        let slowest = self.rows.first().map_or(f64::NAN, |row| row.median_ns);
        let rows: Vec<Vec<String>> = self
            .rows
            .iter()
            .map(|row| {
                let per_number = row.median_ns / self.length as f64;
                vec![
                    row.name.clone(),
                    time(row.median_ns),
                    format!("{} to {}", time(row.low_ns), time(row.high_ns)),
                    page::decimals(per_number, 3),
                    format!("{:.2}x", slowest / row.median_ns),
                ]
            })
            .collect();
        page.table(&["way", "median", "half of the runs", "ns a number", "speed"], &rows);
        page.say("Each time is the median of several batches. \"2x\" is twice as fast as the first row.");
        if blas::BUILT_IN && self.length < 32 {
            page.say("ndarray calls BLAS from 32 numbers on; below that, the row shows its own kernel.");
        }
        if let Some(python) = self.rows.iter().find(|row| row.name == "Python for-loop") {
            page.say(&format!(
                "The for-loop in Python takes {:.0} times as long as the loop in Rust.",
                python.median_ns / slowest
            ));
        }
        page.say(&blas::report());
        if !blas::BUILT_IN {
            page.say("To add a row with BLAS: `cargo xtask setup`, then add --features blas before the two dashes.");
        }
    }
}

impl Hand {
    fn narrate(&self, page: &mut Page) {
        page.section("Three products by hand");
        let term = |(x_k, y_k): (&f64, &f64)| format!("{}*{}", short(*x_k), short(*y_k));
        let terms: Vec<String> = self.x.iter().zip(&self.y).map(term).collect();
        let v = vector(&self.v, short);
        let row =
            |values: &[f64]| values.iter().map(|&value| format!("{:>4}", short(value))).collect::<String>();
        let outer: Vec<String> = self.outer.chunks(self.outer_shape[1]).map(row).collect();
        page.lines(
            &format!("x = {}     y = {}     v = {v}", vector(&self.x, short), vector(&self.y, short),),
        );
        page.lines(&format!("dot product     x . y = {} = {}", terms.join(" + "), short(self.dot)));
        page.lines(&format!("element-wise    x * y = {}", vector(&self.products, short)));
        page.lines(&format!(
            "outer product   x v' = [{} ]\n                       [{} ]   shape {}\n                       [{} ]",
            outer[0],
            outer[1],
            shape(&self.outer_shape),
            outer[2]
        ));

        page.section("A dot product for every example");
        page.say(&format!(
            "X holds the four examples of lesson 06, shape {}. w has shape {}, and holds {}.",
            shape(&self.x_shape),
            shape(&self.w_shape),
            vector(&self.w, short)
        ));
        page.lines(&format!(
            "w' X    shapes {} . {} -> {}\n        {}",
            shape(&[self.w_shape[1], self.w_shape[0]]),
            shape(&self.x_shape),
            shape(&self.w_t_x_shape),
            vector(&self.w_t_x, short)
        ));
        page.lines(&format!(
            "w X     shapes {} . {}: {} and {} differ, so there is no such product",
            shape(&self.w_shape),
            shape(&self.x_shape),
            self.w_shape[1],
            self.x_shape[0]
        ));
        page.lines(&format!(
            "w of one dimension: shapes ({}) . {} -> ({})",
            self.w.len(),
            shape(&self.x_shape),
            self.one_dimensional_shape[0]
        ));
    }
}

impl Order {
    fn narrate(&self, page: &mut Page) {
        page.section("A sum has no one right order");
        let n: Vec<String> = self.numbers.iter().map(|&number| page::factor(short(number))).collect();
        page.lines(&format!(
            "from left to right    (({} + {}) + {}) + {} = {}",
            n[0],
            n[1],
            n[2],
            n[3],
            short(self.left_to_right)
        ));
        page.lines(&format!(
            "two accumulators      ({} + {}) + ({} + {}) = {}",
            n[0],
            n[2],
            n[1],
            n[3],
            short(self.two_accumulators)
        ));
        page.say(
            "Near 1e16 the next f64 is 2 away, so adding 1 to it changes nothing. Another order rounds \
             differently. A compiler that must not change results may therefore not reorder a sum; you may.",
        );
    }
}

fn narrate_lengths(lengths: &[Length], page: &mut Page) {
    page.section("From the cache to memory, timed here");
    let names: Vec<&str> = lengths[0].rows.iter().map(|row| row.name.as_str()).collect();
    // The loop, the accumulators, the library, and Python's two.
    let shown: Vec<&str> =
        names.into_iter().filter(|name| !name.ends_with("f32") && !name.starts_with("iterator")).collect();
    let per_number = |length: &Length, name: &str| {
        let row = length.rows.iter().find(|row| row.name == name);
        row.map_or(f64::NAN, |row| row.median_ns / length.length as f64)
    };
    let header: Vec<&str> = ["length"].into_iter().chain(shown.iter().map(|name| short_name(name))).collect();
    let rows: Vec<Vec<String>> = lengths
        .iter()
        .map(|length| {
            let mut row = vec![page::thousands(length.length)];
            row.extend(shown.iter().map(|name| page::decimals(per_number(length, name), 3)));
            row
        })
        .collect();
    page.say("Nanoseconds for each number of the vector, in f64.");
    page.table(&header, &rows);

    let points: Vec<(f64, f64, char)> = shown
        .iter()
        .flat_map(|name| {
            let mark = mark(name);
            lengths
                .iter()
                .map(move |length| ((length.length as f64).log10(), per_number(length, name).log10(), mark))
        })
        .collect();
    let low = points.iter().map(|point| point.1).fold(f64::INFINITY, f64::min).floor();
    let high = points.iter().map(|point| point.1).fold(f64::NEG_INFINITY, f64::max).ceil().max(low + 1.0);
    let mut plot =
        Plot::new("ns a number against length (both on a log scale)", (60, 14), (2.0, 6.8), (low, high));
    for power in low as i32..=high as i32 {
        plot.y_tick(f64::from(power), short(10f64.powi(power)));
    }
    for power in 2..=6 {
        plot.x_tick(f64::from(power), format!("1e{power}"));
    }
    // Two vectors of 8 bytes a number fill the cache.
    let caches = caches();
    for (_, bytes) in &caches {
        let full = (*bytes as f64 / 16.0).log10();
        plot.segment((full, low), (full, high), ':');
    }
    for (x, y, mark) in &points {
        plot.point(*x, *y, *mark);
    }
    page.lines(&plot.draw());
    let legend: Vec<String> =
        shown.iter().map(|name| format!("{} = {}", mark(name), short_name(name))).collect();
    let sizes: Vec<String> = caches
        .iter()
        .map(|(name, bytes)| format!("{name} ({} KiB)", page::thousands(bytes / 1024)))
        .collect();
    let full = if sizes.is_empty() {
        String::new()
    } else {
        format!(" On the dotted lines both vectors together fill {}.", sizes.join(", "))
    };
    page.say(&format!("{}.{full}", legend.join(", ")));
}

/// Without the kind of number.
fn short_name(name: &str) -> &str {
    name.trim_end_matches(", f64")
}

/// The letter of a way in the plot.
fn mark(name: &str) -> char {
    name.chars().next().unwrap_or('?')
}

fn narrate_memory_order(order: &MemoryOrder, page: &mut Page) {
    page.section("The order in memory, timed here");
    page.say(&format!(
        "X has {} rows and {} columns, each column contiguous in memory. The same loop adds up all its \
         numbers, once down the columns, once along the rows.",
        page::thousands(order.n_x),
        order.m
    ));
    let row = |name: &str, timing: &shared::timer::Timing, sum: f64| {
        let spread = format!("{} to {}", time(timing.low_ns), time(timing.high_ns));
        vec![name.to_string(), time(timing.median_ns), spread, number(sum)]
    };
    page.table(
        &["order", "median", "half of the runs", "sum"],
        &[
            row("down the columns", &order.by_columns, order.sum_by_columns),
            row("along the rows", &order.by_rows, order.sum_by_rows),
        ],
    );
    page.say(&format!(
        "Along the rows it takes {:.1} times as long.",
        order.by_rows.median_ns / order.by_columns.median_ns
    ));
}

/// A time in the unit that suits it.
fn time(ns: f64) -> String {
    match ns {
        _ if ns < 1e3 => format!("{ns:.1} ns"),
        _ if ns < 1e6 => format!("{:.2} us", ns / 1e3),
        _ => format!("{:.2} ms", ns / 1e6),
    }
}

/// `(2, 4)`
fn shape(sizes: &[usize]) -> String {
    format!("({})", sizes.iter().map(usize::to_string).collect::<Vec<_>>().join(", "))
}
