//! A reader's input: a line of flags, and the bytes of a file.

use shared::data::{COLUMNS, Chosen, Selection};
use shared::lab::{Declaration, Error, Flag, Flags, Usage};

/// As lesson 09 has it.
pub const EXAMPLES_IN_ROWS: Flag<()> = Flag::switch("--examples-in-rows", "Each row of X is an example.");

/// The features come from a model, so nothing is to be chosen; the label is not read.
const OF_A_MODEL: Flag<()> = Flag::switch("--of-a-model", "As `predict` reads.");

const HOW: [Declaration; 2] = [EXAMPLES_IN_ROWS.declaration(), OF_A_MODEL.declaration()];

const USAGE: Usage = Usage { package: "fuzz", command: None, about: "Reads.", flags: &[&COLUMNS, &HOW] };

/// The line of flags and the file behind it.
pub struct Input<'a> {
    pub flags: Flags,
    pub chosen: Chosen,
    pub file: &'a [u8],
}

impl<'a> Input<'a> {
    /// Splits it at the first line's end. A word of the line is an argument.
    pub fn read(input: &'a [u8]) -> Result<Input<'a>, Error> {
        let end = input.iter().position(|&byte| byte == b'\n').unwrap_or(input.len());
        let (line, file) = (&input[..end], input.get(end + 1..).unwrap_or_default());
        let line = String::from_utf8_lossy(line);
        let flags = Flags::parse(&USAGE, line.split(' ').filter(|word| !word.is_empty()))?;
        Ok(Input { chosen: Chosen::from_flags(&flags)?, flags, file })
    }

    /// What is to be read of the file.
    pub fn selection(&self) -> Selection<'_> {
        let of_a_model = self.flags.given(&OF_A_MODEL);
        let selection = self.chosen.selection();
        // Features alone can be read only where they are named.
        let without_labels = of_a_model && selection.features.is_some();
        Selection { of_a_model, without_labels, ..selection }
    }
}
