//! What stands in an SVG: known from the figures' numbers, by hand.

use figure::{COLOURS, Figure, styled_svg, svg};
use roxmltree::{Document, Node};
use shared::page::{Axis, Diagram, Look, Picture, Plot};

/// Two cells of a pixel: plotters counts a frame's last unit differently than its first.
const PLACE: f64 = 0.2;

fn axes() -> Plot {
    let x = Axis::new("x", (0.0, 4.0)).ticks(&[0.0, 2.0, 4.0], |value| format!("x={value}"));
    Plot::new("A title", "It shows <something> & more.", (9, 5), x, Axis::new("y", (0.0, 2.0)))
}

fn drawn(plot: Plot) -> String {
    svg(&[Figure::Plot(plot)])
}

fn elements<'a>(document: &'a Document, name: &str) -> Vec<Node<'a, 'a>> {
    document.descendants().filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", name))).collect()
}

fn number(node: &Node, name: &str) -> f64 {
    node.attribute(name).expect("it has this attribute").parse().expect("the attribute is a number")
}

fn texts(document: &Document) -> Vec<String> {
    elements(document, "text").iter().map(|node| node.text().expect("it has letters").to_string()).collect()
}

#[test]
fn each_point_inside_the_axes_is_a_circle_and_no_other() {
    let points = vec![(1.0, 1.0), (4.0, 2.0), (0.0, 0.0), (5.0, 1.0), (1.0, -0.1), (f64::NAN, 1.0)];
    let svg = drawn(axes().points("all", '*', points));
    assert_eq!(elements(&Document::parse(&svg).unwrap(), "circle").len(), 3);
}

#[test]
fn a_point_and_a_tick_are_where_the_axes_say() {
    let svg = drawn(axes().points("all", '*', vec![(2.0, 0.5)]));
    let document = Document::parse(&svg).unwrap();
    let circle = elements(&document, "circle")[0];
    // Inside the axes x goes from 30 to 698, and y from 326 up to 26: 30 + 668 / 2, and 326 - 300 / 4.
    assert!((number(&circle, "cx") - 364.0).abs() <= PLACE, "{circle:?}");
    assert!((number(&circle, "cy") - 251.0).abs() <= PLACE, "{circle:?}");
    let tick = elements(&document, "text").into_iter().find(|node| node.text() == Some("2")).unwrap();
    assert!((number(&tick, "x") - 364.0).abs() <= PLACE, "{tick:?}");
}

#[test]
fn the_axis_is_named_once_and_not_with_each_value() {
    let svg = drawn(axes());
    let texts = texts(&Document::parse(&svg).unwrap());
    for name in ["A title", "x", "y", "0", "2", "4"] {
        assert_eq!(texts.iter().filter(|text| *text == name).count(), 1, "{name} in {texts:?}");
    }
}

#[test]
fn every_sentence_is_in_the_description() {
    let picture = |shows: &str| {
        let (title, shows) = (String::new(), shows.to_string());
        Figure::Picture(Picture { title, shows, columns: 1, grey: vec![0.5] })
    };
    let svg = svg(&[Figure::Plot(axes()), picture("A square."), picture("A square.")]);
    let document = Document::parse(&svg).unwrap();
    assert_eq!(elements(&document, "desc")[0].text(), Some("It shows <something> & more. A square."));
    assert_eq!(elements(&document, "title")[0].text(), Some("A title"));
    assert_eq!(document.root_element().attribute("role"), Some("img"));
}

#[test]
fn no_colour_stands_in_an_element() {
    let plot = axes().points("p", '*', vec![(1.0, 1.0)]).line("l", '-', vec![(0.0, 0.0), (4.0, 2.0)]);
    let mut diagram = Diagram::new("A box.");
    diagram.text_box((5.0, 1.0), Look::Strong, vec!["text".to_string()]);
    let picture =
        Picture { title: String::new(), shows: "A square.".to_string(), columns: 1, grey: vec![0.5] };
    let figures = [Figure::Plot(plot), Figure::Diagram(diagram), Figure::Picture(picture)];
    let bare = svg(&figures);
    assert!(!bare.contains('#') && !bare.contains("rgb") && !bare.contains("<style"), "{bare}");
    let document = Document::parse(&bare).unwrap();
    for node in document.descendants() {
        assert!(node.attribute("fill").or(node.attribute("stroke")).is_none(), "{node:?}");
        for part in node.attribute("style").unwrap_or("").split(';') {
            let (name, value) = part.split_once(':').unwrap_or(("", ""));
            let known = value == "none" || value.starts_with("var(--figure-");
            assert!(!["fill", "stroke"].contains(&name) || known, "{part}");
        }
    }
    let styled = styled_svg(&figures);
    let (start, end) =
        (styled.find("<style>").unwrap(), styled.find("</style>").unwrap() + "</style>\n".len());
    assert_eq!(styled[..start].to_string() + &styled[end..], bare);
    assert!(styled.contains("@media (prefers-color-scheme: dark)"));
}

#[test]
fn a_line_stays_inside_the_axes_and_series_differ_without_colour() {
    let plot = axes()
        .line("one", '-', vec![(-4.0, 1.0), (8.0, 1.0)])
        .line("two", '-', vec![(0.0, 0.0), (4.0, 9.0)])
        .points("three", 'o', vec![(1.0, 1.0)])
        .points("four", 'x', vec![(1.0, 1.0)]);
    let svg = drawn(plot);
    let document = Document::parse(&svg).unwrap();
    for line in elements(&document, "polyline") {
        for point in line.attribute("points").unwrap().split(' ') {
            let (x, y) = point.split_once(',').unwrap();
            let (x, y): (f64, f64) = (x.parse().unwrap(), y.parse().unwrap());
            assert!((0.0..=720.0).contains(&x) && (25.8..=420.0).contains(&y), "{point}");
        }
    }
    assert_eq!(svg.matches("stroke-dasharray").count(), 2, "the line and its sample");
    // One circle, and one in the legend; of the cross likewise two strokes each.
    assert_eq!(elements(&document, "circle").len(), 2);
    for name in ["one", "two", "three", "four"] {
        assert!(texts(&document).contains(&name.to_string()));
    }
}

#[test]
fn steps_are_numbered_and_points_that_stand_alone_are_named() {
    let steps = drawn(axes().steps("steps", vec![(0.0, 0.0), (2.0, 2.0), (4.0, 0.0)]));
    let found = texts(&Document::parse(&steps).unwrap());
    assert_eq!(found[found.len() - 3..], ["0", "1", "2"]);
    let alone = ["a", "b", "c"].iter().fold(axes(), |plot, name| plot.points(*name, '*', vec![(1.0, 1.0)]));
    let svg = drawn(alone);
    let document = Document::parse(&svg).unwrap();
    let of_name = |name: &str| {
        let found: Vec<f64> = elements(&document, "text")
            .into_iter()
            .filter(|node| node.text() == Some(name))
            .map(|node| number(&node, "y"))
            .collect();
        assert_eq!(found.len(), 1, "{name}");
        found[0]
    };
    let [a, b, c] = ["a", "b", "c"].map(of_name);
    assert!(b - a >= 12.0 && c - b >= 12.0, "{a} {b} {c}");
}

#[test]
fn a_diagram_has_its_boxes_and_its_arrow() {
    let mut diagram = Diagram::new("Two boxes.");
    let from = diagram.text_box((5.0, 1.25), Look::Plain, vec!["u = b c".to_string(), "6 | 3".to_string()]);
    let to = diagram.text_box((35.0, 1.25), Look::Faint, vec!["v".to_string()]);
    diagram.arrow(from, to, "dv/du = 1");
    let svg = svg(&[Figure::Diagram(diagram)]);
    let document = Document::parse(&svg).unwrap();
    let boxes = elements(&document, "rect");
    // 7 characters of 7.6 pixels and a margin of 2; 2 lines of 18 pixels and a margin of half a line.
    assert_eq!((number(&boxes[0], "width"), number(&boxes[0], "height")), (68.4, 45.0));
    assert_eq!(boxes.len(), 2);
    assert_eq!(texts(&document), ["dv/du = 1", "u = b c", "6 | 3", "v"]);
    let head = elements(&document, "polygon")[0].attribute("points").unwrap().to_string();
    let tip: f64 = head.split(',').next().unwrap().parse().unwrap();
    assert!((tip - number(&boxes[1], "x")).abs() <= PLACE, "the arrow ends at its box: {head}");
}

#[test]
fn a_picture_is_black_with_white_over_it() {
    let grey = vec![0.0, 1.0, 0.5, 0.5];
    let picture = Picture { title: String::new(), shows: "Four.".to_string(), columns: 2, grey };
    let svg = svg(&[Figure::Picture(picture)]);
    // A row of halves is one rectangle, 192 pixels wide.
    assert!(svg.contains("fill-opacity:0.5") && svg.contains("h192v96h-192z"), "{svg}");
}

#[test]
fn letters_are_twelve_pixels_or_more() {
    let svg = drawn(axes().points("p", '*', vec![(1.0, 1.0)]).line("l", '-', vec![(0.0, 0.0), (4.0, 2.0)]));
    let document = Document::parse(&svg).unwrap();
    assert!(svg.contains("viewBox=\"0 0 720 "));
    assert!(elements(&document, "text").iter().all(|node| number(node, "font-size") >= 12.0));
}

/// The relative luminance of `#rrggbb`, as WCAG has it.
fn luminance(colour: &str) -> f64 {
    let channel = |place: usize| {
        let value = f64::from(
            u8::from_str_radix(&colour[place..place + 2], 16).expect("a colour has six hexadecimal digits"),
        ) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

#[test]
fn every_colour_has_a_contrast_of_three() {
    let contrast = |one: &str, other: &str| {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    };
    assert!((contrast("#000000", "#ffffff") - 21.0).abs() < 1e-9);
    for (name, light, dark) in &COLOURS[..8] {
        assert!(contrast(light, "#ffffff") >= 3.0, "{name} on white: {}", contrast(light, "#ffffff"));
        assert!(contrast(dark, "#161b22") >= 3.0, "{name} on dark: {}", contrast(dark, "#161b22"));
    }
}

#[test]
fn figures_are_read_as_lessons_print_them() {
    let plot = axes().points("p", '*', vec![(1.0, f64::NAN), (1.0, 1.0)]);
    let json = serde_json::to_string(&(plot.clone(), Diagram::new("Nothing."))).unwrap();
    let read: Vec<Figure> = serde_json::from_str(&json).unwrap();
    assert!(matches!(read[..], [Figure::Plot(_), Figure::Diagram(_)]));
    assert_eq!(svg(&read[..1]), drawn(plot));
}
