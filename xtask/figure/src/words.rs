//! Words beside points: the numbers of steps, and the names of points that stand alone.

use plotters::element::{PathElement, Text};
use plotters::style::text_anchor::{HPos, VPos};
use shared::page::{Plot, Series, Shape};

use crate::layout::units;
use crate::marks::Place;
use crate::paint::{INK, QUIET};
use crate::plot::{SMALL, letters};
use crate::segments::is_inside;
use crate::{Area, Drawn};

/// The numbers of the steps, as far as they cover neither each other nor other points.
pub fn numbers(area: &Area, plot: &Plot, series: &Series, to_place: impl Fn((f64, f64)) -> Place) -> Drawn {
    let visible = series.points.iter().enumerate().filter(|(_, point)| is_inside(plot, **point));
    let places: Vec<(usize, Place)> = visible.map(|(step, &point)| (step, to_place(point))).collect();
    let is_near = |one: Place, other: Place, (x, y): (f64, f64)| {
        (one.0 - other.0).abs() < units(x) && (one.1 - other.1).abs() < units(y)
    };
    let mut taken: Vec<Place> = Vec::new();
    for &(step, (x, y)) in &places {
        let middle = (x + units(10.0), y - units(8.0));
        let covers_a_point = places.iter().any(|&(_, point)| is_near(point, middle, (8.0, 9.0)));
        if !covers_a_point && !taken.iter().any(|&other| is_near(other, middle, (14.0, 13.0))) {
            taken.push(middle);
            let style = letters(SMALL, INK, HPos::Center, VPos::Center);
            area.draw(&Text::new(step.to_string(), middle, style))?;
        }
    }
    Ok(())
}

/// Whether a series has its name beside its point, and not in the legend: so do three points or more that stand alone.
pub fn is_named(plot: &Plot, series: &Series) -> bool {
    let is_alone = |series: &&Series| series.shape == Shape::Points && series.points.len() == 1;
    is_alone(&series) && plot.series.iter().filter(is_alone).count() > 2
}

/// The names beside their points. Where points are near to each other, their names make room below each other.
pub fn names(area: &Area, plot: &Plot, to_place: impl Fn((f64, f64)) -> Place) -> Drawn {
    let named =
        plot.series.iter().filter(|series| is_named(plot, series) && is_inside(plot, series.points[0]));
    let mut named: Vec<(Place, &str)> =
        named.map(|series| (to_place(series.points[0]), series.name.as_str())).collect();
    named.sort_by_key(|((_, y), _)| *y);
    let row = units(SMALL + 2.0);
    // The names as a block would reach below the plot if they only moved down; so they begin higher where they are many.
    let lowest = to_place((plot.x.low, plot.y.low)).1 - row / 2;
    let mut last = i32::MIN / 2;
    for (place, ((x, y), name)) in named.iter().enumerate() {
        let rest = (named.len() - 1 - place) as i32;
        let height = (*y).min(lowest - rest * row).max(last + row);
        last = height;
        let (near, far) = (x + units(6.0), x + units(22.0));
        area.draw(&PathElement::new(vec![(near, *y), (far, height)], QUIET.line(0.8)))?;
        let style = letters(SMALL, INK, HPos::Left, VPos::Center);
        area.draw(&Text::new(name.to_string(), (far + units(3.0), height), style))?;
    }
    Ok(())
}
