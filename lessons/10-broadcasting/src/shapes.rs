//! Shapes as they are typed, and as NumPy writes them.

/// The most axes of a typed shape.
pub const MOST_AXES: usize = 6;
/// The largest size of a typed shape.
pub const LARGEST_SIZE: usize = 1000;

/// A shape as it is typed: `3x4`, `4`, `scalar`. None if it is none, has more than [`MOST_AXES`], or a size above
/// [`LARGEST_SIZE`].
///
/// ```
/// assert_eq!(lesson10::parse_shape("3x4"), Some(vec![3, 4]));
/// assert_eq!(lesson10::parse_shape("scalar"), Some(vec![]));
/// assert_eq!(lesson10::parse_shape("3,4"), None);
/// ```
pub fn parse_shape(text: &str) -> Option<Vec<usize>> {
    let text = text.trim();
    if text == "scalar" {
        return Some(Vec::new());
    }
    let sizes: Option<Vec<usize>> = text.split('x').map(|size| size.parse().ok()).collect();
    sizes.filter(|sizes| sizes.len() <= MOST_AXES && sizes.iter().all(|&size| size <= LARGEST_SIZE))
}

/// A shape as NumPy writes it.
///
/// ```
/// assert_eq!(lesson10::tuple(&[3, 4]), "(3, 4)");
/// assert_eq!(lesson10::tuple(&[4]), "(4,)");
/// ```
pub fn tuple(shape: &[usize]) -> String {
    match shape {
        [only] => format!("({only},)"),
        _ => shared::page::shape(shape),
    }
}
