//! Numbers, counts, names and shapes as a learner reads them.

use crate::page::{shortened, width};

/// A number with 6 decimals; a very small or very large one in powers of ten: `0.126928`, `4.248e-18`.
pub fn number(value: f64) -> String {
    let tiny = value != 0.0 && value.abs() < 1e-4;
    if value.is_finite() && (tiny || value.abs() >= 1e6) {
        format!("{value:.3e}")
    } else {
        decimals(value, 6)
    }
}

/// A number with so many decimals. Names what is no number.
pub fn decimals(value: f64, places: usize) -> String {
    if value.is_nan() {
        return "NaN".to_string();
    }
    if value.is_infinite() {
        return if value.is_sign_positive() { "infinity" } else { "-infinity" }.to_string();
    }
    let text = format!("{value:.places$}");
    // A tiny negative number must not print as -0.000000.
    match text.strip_prefix('-') {
        Some(digits) if digits.chars().all(|c| c == '0' || c == '.') => digits.to_string(),
        _ => text,
    }
}

/// A number as short as it reads back: `0.5`, `-2`. For inputs, and for results that are known to be short.
pub fn short(value: f64) -> String {
    if !value.is_finite() {
        return decimals(value, 0);
    }
    if value.abs() >= 1e9 || (value != 0.0 && value.abs() < 1e-6) {
        format!("{value:e}")
    } else {
        format!("{value}")
    }
}

/// Numbers as a vector, as many as fit on a line, at most four: `(0.5, -0.25)`, each written by `format`.
pub fn vector(values: &[f64], format: impl Fn(f64) -> String) -> String {
    let mut shown: Vec<String> = values.iter().take(4).map(|&value| format(value)).collect();
    while shown.len() > 1 && shown.iter().map(|number| number.len() + 2).sum::<usize>() > 52 {
        shown.pop();
    }
    if shown.len() < values.len() {
        shown.push("...".to_string());
    }
    format!("({})", shown.join(", "))
}

/// A number as it stands in a product: in brackets if it is negative.
pub fn factor(number: String) -> String {
    if number.starts_with('-') { format!("({number})") } else { number }
}

/// A weighted sum with its numbers put in: `1*3 + (-2)*1 + 1`.
pub fn weighted_sum(w: &[f64], x: &[f64], b: f64) -> String {
    let term = |(&w_k, &x_k): (&f64, &f64)| format!("{}*{}", factor(short(w_k)), factor(short(x_k)));
    let b = factor(short(b));
    let mut terms: Vec<String> = w.iter().zip(x).take(4).map(term).collect();
    // What does not fit on a line is left out.
    while terms.len() > 1 && terms.iter().map(|term| width(term) + 3).sum::<usize>() + b.len() > 46 {
        terms.pop();
    }
    if terms.len() < w.len() {
        terms.push("...".to_string());
    }
    terms.push(b);
    terms.join(" + ")
}

/// A count with its noun: `1 step`, `2 steps`.
pub fn counted(count: usize, noun: &str) -> String {
    format!("{} {noun}{}", thousands(count), if count == 1 { "" } else { "s" })
}

/// Names in a row, of at most `most` characters: `radius, texture and 28 more`.
pub fn names(names: &[String], most: usize) -> String {
    let mut shown = String::new();
    for (index, name) in names.iter().map(|name| shortened(name, 24)).enumerate() {
        let more = names.len() - index;
        if index > 0 && width(&shown) + width(&name) + 14 > most {
            return format!("{shown} and {} more", thousands(more));
        }
        shown = if index == 0 { name } else { format!("{shown}, {name}") };
    }
    shown
}

/// A fraction as a percentage with two decimals: `89.10%`.
pub fn percent(fraction: f64) -> String {
    if fraction.is_nan() { "not known".to_string() } else { format!("{:.2}%", 100.0 * fraction) }
}

/// A count with its thousands marked: `12,288`.
pub fn thousands(count: usize) -> String {
    let digits = count.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A time in the unit that suits it: `12.3 ns`, `4.56 us`, `7.89 ms`.
pub fn time(nanoseconds: f64) -> String {
    match nanoseconds {
        ns if ns < 1e3 => format!("{ns:.1} ns"),
        ns if ns < 1e6 => format!("{:.2} us", ns / 1e3),
        ns => format!("{:.2} ms", ns / 1e6),
    }
}

/// A shape as it is written on paper: `(3, 4)`. () is a single number.
///
/// ```
/// assert_eq!(shared::page::shape(&[3, 4]), "(3, 4)");
/// assert_eq!(shared::page::shape(&[5]), "(5,)");
/// ```
pub fn shape(sizes: &[usize]) -> String {
    match sizes {
        [size] => format!("({size},)"),
        _ => format!("({})", sizes.iter().map(usize::to_string).collect::<Vec<_>>().join(", ")),
    }
}

/// The iterations worth printing of `count`: 0, 1, 2, 5, 10, 20, 50, ... and the last.
pub fn milestones(count: usize) -> Vec<usize> {
    let Some(last) = count.checked_sub(1) else { return Vec::new() };
    let mut chosen = vec![0];
    let mut power = 1;
    while power <= last {
        chosen.extend([1, 2, 5].map(|leading| leading * power).into_iter().filter(|&k| k <= last));
        power *= 10;
    }
    if chosen.last() != Some(&last) {
        chosen.push(last);
    }
    chosen
}
