//! Shapes as they are typed, and as NumPy writes them.

/// The most axes of a typed shape.
pub const MOST_AXES: usize = 6;
/// The largest size of a typed shape.
pub const LARGEST_SIZE: usize = 1_000_000;

/// A shape as it is typed: `3x4`, `4`, `scalar`, or as NumPy writes it, `(3, 4)`, `(4,)`, `()`. None if it is none, has
/// more than [`MOST_AXES`], or a size above [`LARGEST_SIZE`].
///
/// ```
/// assert_eq!(lesson10::parse_shape("3x4"), Some(vec![3, 4]));
/// assert_eq!(lesson10::parse_shape("(3, 4)"), Some(vec![3, 4]));
/// assert_eq!(lesson10::parse_shape("scalar"), Some(vec![]));
/// assert_eq!(lesson10::parse_shape("3,4"), None);
/// ```
pub fn parse_shape(text: &str) -> Option<Vec<usize>> {
    let text = text.trim();
    let tuple = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).map(str::trim);
    if text == "scalar" || tuple == Some("") {
        return Some(Vec::new());
    }
    let sizes: Option<Vec<usize>> = match tuple {
        Some(sizes) => sizes.strip_suffix(',').unwrap_or(sizes).split(',').map(size).collect(),
        None => text.split('x').map(size).collect(),
    };
    sizes.filter(|sizes| sizes.len() <= MOST_AXES && sizes.iter().all(|&size| size <= LARGEST_SIZE))
}

fn size(text: &str) -> Option<usize> {
    text.trim().parse().ok()
}

/// How many numbers an array of this shape has, with sizes of 0 left out as memory counts its strides. None if they
/// are more than an address can count.
///
/// ```
/// assert_eq!(lesson10::numbers(&[12288, 209]), Some(2_568_192));
/// assert_eq!(lesson10::numbers(&[1_000_000; 4]), None);
/// ```
pub fn numbers(shape: &[usize]) -> Option<usize> {
    let sizes = shape.iter().filter(|&&size| size > 0);
    let count = sizes.copied().try_fold(1usize, usize::checked_mul);
    count.filter(|&count| count <= isize::MAX as usize)
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
