//! Plots and pictures drawn with characters, and as JSON.

use proptest::prelude::*;
use shared::page::{Axis, Diagram, Look, Page, Picture, Plot, beside, tick};

fn empty(size: (usize, usize)) -> Plot {
    Plot::new("title", "Nothing yet.", size, Axis::new("x", (0.0, 4.0)), Axis::new("y", (0.0, 2.0)))
}

#[test]
fn points_stand_in_their_cells() {
    let corners = vec![(0.0, 0.0), (4.0, 2.0), (2.0, 1.0)];
    assert_eq!(
        empty((5, 3)).points("all", '*', corners).to_string(),
        "  title\n │    *\n │  *\n │*\n └─────"
    );
}

#[test]
fn a_line_joins_its_points_and_a_curve_has_four_for_each_column() {
    let line = empty((5, 3)).line("rise", '/', vec![(0.0, 0.0), (4.0, 2.0)]).to_string();
    let curve = empty((5, 3)).curve("rise", '/', |x| x / 2.0).to_string();
    assert_eq!(line, curve);
    assert!(line.lines().skip(1).take(3).all(|row| row.contains('/')), "{line}");
    assert_eq!(empty((5, 3)).curve("rise", '/', |x| x).series[0].points.len(), 17);
}

#[test]
fn later_series_cover_earlier_ones_unless_a_mark_says_that_they_meet() {
    let meeting = |plot: Plot| plot.points("o", 'o', vec![(2.0, 1.0)]).points("x", 'x', vec![(2.0, 1.0)]);
    assert!(meeting(empty((5, 3))).to_string().contains("│  x"));
    assert!(meeting(empty((5, 3)).both('*')).to_string().contains("│  *"));
    let twice = empty((5, 3)).both('*').points("o", 'o', vec![(2.0, 1.0), (2.0, 1.0)]);
    assert!(twice.to_string().contains("│  o"));
}

#[test]
fn what_lies_outside_or_is_nan_is_not_drawn() {
    let away = vec![(5.0, 1.0), (-1.0, 1.0), (1.0, 3.0), (f64::NAN, 1.0), (1.0, f64::INFINITY)];
    assert_eq!(empty((5, 3)).points("away", '*', away).to_string(), empty((5, 3)).to_string());
}

#[test]
fn named_values_stand_at_their_places_and_never_touch() {
    let x = Axis::new("x", (0.0, 4.0)).ticks(&[0.0, 4.0], |value| format!("{value}")).tick(1.0, "crowded");
    let plot = Plot::new("", "", (5, 2), x, Axis::new("y", (0.0, 1.0)).tick(1.0, "top"));
    assert_eq!(plot.to_string(), "\ntop ┤\n    │\n    └┬┬──┬\n     0   4");
}

#[test]
fn a_plot_is_plain_data() {
    let plot = empty((5, 3)).points("all", '*', vec![(1.0, f64::NAN)]);
    let json = serde_json::to_value(&plot).unwrap();
    assert_eq!(json["series"][0]["points"], serde_json::json!([[1.0, null]]));
    assert_eq!(json["series"][0]["shape"], "points");
    assert_eq!((&json["shows"], &json["x"]["name"]), (&"Nothing yet.".into(), &"x".into()));
}

#[test]
fn a_plot_is_read_as_it_was_written() {
    let plot = empty((5, 3)).both('*').points("all", '*', vec![(1.0, f64::NAN), (2.0, 1.0)]);
    let read: Plot = serde_json::from_value(serde_json::to_value(&plot).unwrap()).unwrap();
    assert_eq!(read.to_string(), plot.to_string());
    assert!(read.series[0].points[0].1.is_nan() && read.series[0].points[1] == (2.0, 1.0));
}

#[test]
fn steps_are_numbered_and_the_earlier_one_covers_the_later() {
    let steps = empty((5, 3)).steps("steps", vec![(0.0, 0.0), (2.0, 1.0), (4.0, 2.0), (2.0, 1.0)]);
    assert_eq!(steps.to_string(), "  title\n │    2\n │  1\n │0\n └─────");
    let many = (0..12).map(|step| (f64::from(step) / 3.0, 1.0)).collect();
    assert!(!empty((50, 3)).steps("steps", many).to_string().contains("10"), "ten digits, no more");
}

#[test]
fn the_key_names_points_then_lines() {
    let plot = empty((5, 3)).line("a line", '-', vec![]).points("ones", 'x', vec![]).steps("steps", vec![]);
    assert_eq!(plot.both('*').key(), "x = ones, 0 to 9 = steps, * = both, - = a line.");
}

#[test]
fn a_box_is_as_large_as_its_text() {
    let mut diagram = Diagram::new("Two boxes.");
    let first = diagram.text_box((10.0, 5.0), Look::Plain, vec!["four".to_string(), "on".to_string()]);
    let second = diagram.text_box((10.0, 9.0), Look::Bare, vec!["four".to_string()]);
    diagram.arrow(first, second, "leads to");
    let sides = |place: usize| {
        let one = &diagram.boxes[place];
        [one.x, one.y, one.width, one.height]
    };
    assert_eq!([sides(first), sides(second)], [[7.0, 3.75, 6.0, 2.5], [8.0, 8.5, 4.0, 1.0]]);
    assert_eq!((diagram.arrows[0].from, diagram.arrows[0].to), (0, 1));
}

#[test]
fn ticks_have_the_decimals_that_tell_them_apart() {
    assert_eq!([tick(0.5, 1.0), tick(-0.0, 1.0), tick(40.0, 100.0)], ["0.5", "0", "40"]);
    assert_eq!(tick(1e-9, 1e-9), "1.0e-9");
}

#[test]
fn pictures_have_more_ink_where_they_are_bright() {
    let picture = |columns, grey: &[f64]| {
        let (title, shows) = (String::new(), String::new());
        Picture { title, shows, columns, grey: grey.to_vec() }
    };
    assert_eq!(picture(3, &[0.0, 0.5, 1.0, 2.0, -1.0, f64::NAN]).blocks(), "  ▒▒██\n██    ");
    assert_eq!(picture(2, &[0.0, 1.0, 0.5, 0.25]).photo(), "  @@\n++::");
    let plain = picture(64, &[0.7; 64 * 64]).photo();
    assert_eq!((plain.lines().count(), plain.trim()), (24, ""));
}

#[test]
fn blocks_beside_each_other_keep_their_columns() {
    assert_eq!(beside("ab\nc", "1\n2\n3", 3), "ab   1\nc    2\n     3");
}

#[test]
fn a_plot_begins_where_its_axes_begin() {
    let axes = [Axis::new("x", (10.0, 14.0)), Axis::new("y", (-3.0, -1.0))];
    let [x, y] = axes;
    let plot = Plot::new("title", "", (5, 3), x, y).points(
        "all",
        '*',
        vec![(10.0, -3.0), (14.0, -1.0), (12.0, -2.0)],
    );
    assert_eq!(plot.to_string(), "  title\n │    *\n │  *\n │*\n └─────");
    let places: Vec<f64> =
        plot.curve("line", '-', |x| x).series[1].points.iter().map(|point| point.0).collect();
    assert_eq!((places.len(), places[0], places[1], places[8], places[16]), (17, 10.0, 10.25, 12.0, 14.0));
}

#[test]
fn a_flat_line_has_no_corner_cut_off() {
    let plot = Plot::new("title", "", (12, 4), Axis::new("x", (0.0, 1.0)), Axis::new("y", (0.0, 1.0)));
    let rows = ["         ///", "      ////", "  ////", "///"].map(|row| format!(" │{row}\n")).concat();
    assert_eq!(
        plot.line("rise", '/', vec![(0.0, 0.0), (1.0, 1.0)]).to_string(),
        format!("  title\n{rows} └────────────")
    );
}

#[test]
fn a_name_below_an_axis_ends_where_the_axis_ends() {
    let named = |name: &str| {
        let x = Axis::new("x", (0.0, 4.0)).tick(4.0, name);
        let plot = Plot::new("", "", (5, 1), x, Axis::new("y", (0.0, 1.0)));
        plot.to_string().lines().last().unwrap_or_default().to_string()
    };
    // One cell may stand behind the corner.
    assert_eq!(named("4"), "      4");
    assert_eq!(named("1000"), "    1000");
    assert_eq!(named("sixsix"), "  sixsix");
    assert_eq!(named("eightlet"), "  eightlet");
}

#[test]
fn ticks_of_a_small_range_have_more_decimals() {
    assert_eq!([tick(0.123, 0.1), tick(0.123, 0.01), tick(12.5, 10.0)], ["0.12", "0.123", "12"]);
}

#[test]
fn a_photo_is_as_dark_and_as_bright_as_it_can_be() {
    let picture = |columns, grey: Vec<f64>| {
        let (title, shows) = (String::new(), String::new());
        Picture { title, shows, columns, grey }
    };
    assert_eq!(picture(2, vec![0.2, 0.6, 0.4, 0.3]).photo(), "  @@\n++::");
    assert_eq!(picture(2, vec![0.0, 1e-9, 0.0, 0.0]).photo(), "    \n    ", "no more than rounding");
    // 48 rows become 24, each the mean of two: of two dark ones, of a dark and a bright one, of two bright ones.
    let is_bright = |row: usize| row >= 32 || row >= 16 && row % 2 == 1;
    let grey = (0..48 * 48).map(|pixel| f64::from(is_bright(pixel / 48)));
    let thirds = [" ", "+", "@"].map(|shade| vec![shade.repeat(48); 8]).concat();
    assert_eq!(picture(48, grey.collect()).photo(), thirds.join("\n"));
    // The mean of rows 0 and 1, then of 2 and 3: a tenth of the way is a tenth of the ink.
    let grey = (0..48 * 48).map(|pixel| (pixel / 48 / 2) as f64 / 23.0);
    let rows: Vec<String> = (0..24)
        .map(|row| " .:-=+*#%@".chars().nth((row as f64 / 23.0 * 9.0).round() as usize).unwrap())
        .map(|shade| shade.to_string().repeat(48))
        .collect();
    assert_eq!(picture(48, grey.collect()).photo(), rows.join("\n"));
}

proptest! {
    #[test]
    fn a_plot_is_as_wide_as_it_says(
        points in prop::collection::vec((any::<f64>(), any::<f64>()), 0..20),
        (low, high) in (-1e6..1e6, 1e-6..1e6),
        size in (2usize..60, 2usize..20),
    ) {
        let axis = |name: &str| Axis::new(name, (low, low + high)).ticks(&[low, low + high], |value| tick(value, high));
        let plot = Plot::new("", "", size, axis("x"), axis("y")).points("p", '*', points.clone()).line("l", '-', points);
        let mut page = Page::headed(1, "a plot");
        page.plot(&plot);
        let margin = plot.y.ticks.iter().map(|tick| tick.name.chars().count()).max().unwrap_or(0) + 2;
        let text = page.finish();
        let rows = text.lines().filter(|line| line.contains(['│', '┤']));
        prop_assert_eq!(rows.clone().count(), size.1);
        for row in rows {
            prop_assert!(row.chars().count() <= 2 + margin + size.0, "{row}");
        }
    }
}
