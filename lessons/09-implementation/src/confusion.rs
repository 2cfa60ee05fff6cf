//! How the answers and the labels meet.

/// How often each answer meets each label.
#[derive(serde::Serialize, Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Confusion {
    /// Answered 1, and the label is 1.
    pub tp: usize,
    /// Answered 1, but the label is 0.
    pub fp: usize,
    /// Answered 0, and the label is 0.
    pub tn: usize,
    /// Answered 0, but the label is 1.
    #[serde(rename = "fn")]
    pub fn_: usize,
}
