//! The series of a plot: each has a colour, and points or lines of its own kind.

use plotters::element::{Circle, Cross, PathElement, Polygon, Rectangle, TriangleMarker};
use shared::page::{Plot, Series, Shape};

use crate::layout::units;
use crate::paint::Paint;
use crate::segments::{inside, is_inside};
use crate::{Area, Drawn, words};

pub type Place = (i32, i32);

/// How large a point is, and how wide a line, in pixels.
const RADIUS: f64 = 3.5;
const LINE: f64 = 2.2;

/// Among more points than this each is smaller.
const MANY: usize = 100;

/// What is drawn for a series.
#[derive(Clone, Copy)]
pub struct Kind {
    pub shape: Shape,
    pub paint: Paint,
    /// The first of its shape, the second, ...
    number: usize,
}

/// The kinds of a plot's series. Points and lines have different colours, and are numbered each for themselves.
pub fn kinds(plot: &Plot) -> Vec<Kind> {
    let number = |place: usize| {
        let shape = plot.series[place].shape;
        plot.series[..place].iter().filter(|series| series.shape == shape).count()
    };
    let kind = |(place, series): (usize, &Series)| {
        let paint = Paint::series(place).dashed(if series.shape == Shape::Line { number(place) } else { 0 });
        Kind { shape: series.shape, paint, number: number(place) }
    };
    plot.series.iter().enumerate().map(kind).collect()
}

/// All series, later ones above earlier ones. `to_place` says where a point is.
pub fn series(area: &Area, plot: &Plot, to_place: impl Fn((f64, f64)) -> Place) -> Drawn {
    for (series, kind) in plot.series.iter().zip(kinds(plot)) {
        let visible = series.points.iter().filter(|&&point| is_inside(plot, point));
        let places: Vec<Place> = visible.map(|&point| to_place(point)).collect();
        let lines = || inside(plot, &series.points).into_iter();
        match series.shape {
            Shape::Points => {
                let radius = if places.len() > MANY { RADIUS - 1.0 } else { RADIUS };
                places.iter().try_for_each(|&place| point(area, kind, place, radius))?;
            }
            Shape::Line => {
                lines()
                    .try_for_each(|part| line(area, kind.paint, part.into_iter().map(&to_place).collect()))?;
            }
            Shape::Area => tiles(area, plot, kind, &places, &to_place)?,
            Shape::Steps => {
                let thin = kind.paint.dashed(1 + kind.number);
                lines().try_for_each(|part| line(area, thin, part.into_iter().map(&to_place).collect()))?;
                places.iter().try_for_each(|&place| point(area, kind, place, RADIUS))?;
                words::numbers(area, plot, series, &to_place)?;
            }
        }
    }
    words::names(area, plot, to_place)
}

/// A sample of a series: its point, its line or its area, from one place to another.
pub fn sample(area: &Area, kind: Kind, left: Place, right: Place) -> Drawn {
    let middle = ((left.0 + right.0) / 2, left.1);
    match kind.shape {
        Shape::Points => point(area, kind, middle, RADIUS),
        Shape::Line => line(area, kind.paint, vec![left, right]),
        Shape::Steps => {
            line(area, kind.paint.dashed(1 + kind.number), vec![left, right])?;
            point(area, kind, middle, RADIUS)
        }
        Shape::Area => {
            let half = units(RADIUS + 1.0);
            let corners = [(middle.0 - half, middle.1 - half), (middle.0 + half, middle.1 + half)];
            area.draw(&Rectangle::new(corners, kind.paint.pale(TILE).filled()))
        }
    }
}

fn line(area: &Area, paint: Paint, places: Vec<Place>) -> Drawn {
    area.draw(&PathElement::new(places, paint.line(LINE)))
}

/// A point in the shape of its series: circle, cross, square, triangle, diamond, plus.
fn point(area: &Area, kind: Kind, (x, y): Place, radius: f64) -> Drawn {
    let (outline, size) = (kind.paint.line(1.4), units(radius));
    match kind.number % 6 {
        0 => area.draw(&Circle::new((x, y), size, outline)),
        1 => area.draw(&Cross::new((x, y), size, outline)),
        2 => area.draw(&Rectangle::new([(x - size, y - size), (x + size, y + size)], outline)),
        3 => area.draw(&TriangleMarker::new((x, y), size + units(1.0), kind.paint.filled())),
        4 => {
            let corners = vec![(x - size, y), (x, y - size), (x + size, y), (x, y + size)];
            area.draw(&Polygon::new(corners, kind.paint.filled()))
        }
        _ => {
            area.draw(&PathElement::new(vec![(x - size, y), (x + size, y)], outline))?;
            area.draw(&PathElement::new(vec![(x, y - size), (x, y + size)], outline))
        }
    }
}

/// How much of its colour an area has.
const TILE: f64 = 0.3;

/// The cells of an area: as the terminal has them, each around its point.
fn tiles(
    area: &Area,
    plot: &Plot,
    kind: Kind,
    places: &[Place],
    to_place: impl Fn((f64, f64)) -> Place,
) -> Drawn {
    let (low, high) = (to_place((plot.x.low, plot.y.low)), to_place((plot.x.high, plot.y.high)));
    let half = |length: i32, cells: usize| f64::from(length.abs()) / (cells.max(2) - 1) as f64 / 2.0;
    let (half_x, half_y) = (half(high.0 - low.0, plot.size.0), half(high.1 - low.1, plot.size.1));
    let end = |place: i32, half: f64, low: i32, high: i32| {
        (f64::from(place) + half).round().clamp(f64::from(low.min(high)), f64::from(low.max(high))) as i32
    };
    places.iter().try_for_each(|&(x, y)| {
        let corner = |sign: f64| (end(x, sign * half_x, low.0, high.0), end(y, sign * half_y, low.1, high.1));
        area.draw(&Rectangle::new([corner(-1.0), corner(1.0)], kind.paint.pale(TILE).filled()))
    })
}
