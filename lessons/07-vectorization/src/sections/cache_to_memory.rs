//! From the cache to memory: the time of a number in short and in long vectors, timed here.

use lesson07::Way;
use serde::Serialize;
use shared::lab::{Error, Section};
use shared::page::{Axis, Page, Plot, Shape, decimals, short, thousands};

use crate::dot_product::{DotProduct, Float, Name, PythonWay, Row};
use crate::python::{Python, timed_beside};

/// All ways at several lengths.
#[derive(Serialize)]
pub struct CacheToMemory {
    lengths: Vec<Length>,
    plots: Vec<Plot>,
}

/// All ways at one length.
#[derive(Serialize)]
struct Length {
    length: usize,
    rows: Vec<Row>,
}

/// From the first cache to memory.
const LENGTHS: [usize; 5] = [100, 1_000, 10_000, 100_000, 5_000_000];

impl CacheToMemory {
    /// # Errors
    /// Python fails.
    pub fn compute(python: Option<&Python>) -> Result<CacheToMemory, Error> {
        let at = |length| Ok(Length { length, rows: timed_beside(python, &DotProduct::of_length(length))? });
        let lengths = LENGTHS.into_iter().map(at).collect::<Result<Vec<_>, Error>>()?;
        let plots = vec![plot(&lengths)];
        Ok(CacheToMemory { lengths, plots })
    }
}

impl Length {
    /// The rows that are told: the loop, the accumulators and the library in f64, and Python's two.
    fn told(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(|row| match row.name {
            Name::Rust(way, number) => way != Way::Iterator && number == Float::F64,
            Name::Python(_) => true,
        })
    }
}

/// The letter of a way in the plot.
fn mark(name: Name) -> char {
    match name {
        Name::Rust(Way::Loop, _) => 'l',
        Name::Rust(Way::Iterator, _) => 'i',
        Name::Rust(Way::EightAccumulators, _) => '8',
        Name::Rust(Way::Ndarray, _) => 'n',
        Name::Rust(Way::Blas, _) => 'B',
        Name::Python(PythonWay::ForLoop) => 'P',
        Name::Python(PythonWay::NumpyDot) => 'N',
    }
}

/// The time of a number against the length: points for the ways, lines for the caches.
fn plot(lengths: &[Length]) -> Plot {
    let logs = || lengths.iter().flat_map(Length::told).map(|row| row.per_number_ns.log10());
    let low = logs().fold(f64::INFINITY, f64::min).floor();
    let high = logs().fold(f64::NEG_INFINITY, f64::max).ceil().max(low + 1.0);
    let powers = |from: f64, to: f64| (from as i32..=to as i32).map(f64::from).collect::<Vec<_>>();
    let x = Axis::new("length", (2.0, 6.8)).ticks(&powers(2.0, 6.0), |power| format!("1e{power}"));
    let y = Axis::new("ns a number", (low, high))
        .ticks(&powers(low, high), |power| short(10f64.powi(power as i32)));
    let shows = "Nanoseconds for each number against the length of the vectors, both on a logarithmic scale: points \
                 for each way, and a line where both vectors together fill a cache.";
    let empty = Plot::new("ns a number against length (both on a log scale)", shows, (60, 14), x, y);

    let with_caches = caches().into_iter().fold(empty, |plot, (level, bytes)| {
        // Two vectors of 8 bytes a number fill it.
        let full = (bytes as f64 / 16.0).log10();
        plot.line(format!("{level} ({} KiB)", thousands(bytes / 1024)), ':', vec![(full, low), (full, high)])
    });
    lengths[0].told().fold(with_caches, |plot, Row { name, .. }| {
        plot.points(name.way(), mark(*name), points(lengths, *name))
    })
}

/// The logarithms of the lengths, and of the times of one way.
fn points(lengths: &[Length], name: Name) -> Vec<(f64, f64)> {
    let of_way = |length: &Length| {
        let row = length.told().find(|row| row.name == name)?;
        Some(((length.length as f64).log10(), row.per_number_ns.log10()))
    };
    lengths.iter().filter_map(of_way).collect()
}

/// The sizes of this processor's caches in bytes, by name. Empty where the system does not tell.
fn caches() -> Vec<(String, usize)> {
    let read = |index: usize, what: &str| {
        let file = format!("/sys/devices/system/cpu/cpu0/cache/index{index}/{what}");
        std::fs::read_to_string(file).ok().map(|text| text.trim().to_string())
    };
    let cache = |index: usize| {
        let kind = read(index, "type")?;
        let kibibytes: usize = read(index, "size")?.strip_suffix('K')?.parse().ok()?;
        (kind != "Instruction").then_some((format!("L{}", read(index, "level")?), 1024 * kibibytes))
    };
    (0..6).filter_map(cache).collect()
}

impl Section for CacheToMemory {
    fn title(&self) -> String {
        "From the cache to memory, timed here".to_string()
    }

    fn tell(&self, page: &mut Page) {
        page.say("Nanoseconds for each number of the vector, in f64.");
        let names: Vec<String> = self.lengths[0].told().map(|row| row.name.way()).collect();
        let header: Vec<&str> = ["length"].into_iter().chain(names.iter().map(String::as_str)).collect();
        let row = |length: &Length| {
            let times = length.told().map(|row| decimals(row.per_number_ns, 3));
            [thousands(length.length)].into_iter().chain(times).collect()
        };
        page.table(&header, &self.lengths.iter().map(row).collect::<Vec<_>>());
        for plot in &self.plots {
            page.plot(plot);
            page.say(&legend(plot));
        }
    }
}

/// The marks of the ways, and the names of the caches.
fn legend(plot: &Plot) -> String {
    let of_shape = |shape: Shape| plot.series.iter().filter(move |series| series.shape == shape);
    let ways = of_shape(Shape::Points).map(|way| format!("{} = {}", way.mark, way.name));
    let caches: Vec<&str> = of_shape(Shape::Line).map(|cache| cache.name.as_str()).collect();
    let marks = ways.collect::<Vec<_>>().join(", ");
    if caches.is_empty() {
        return format!("{marks}.");
    }
    format!("{marks}. On the dotted lines both vectors together fill {}.", caches.join(", "))
}
