//! What lesson 01 prints, one file for each section.

mod all_digits;
mod digit;
mod list_of_numbers;
mod order;
mod own_picture;
mod photo;
mod two_tiny_pictures;

pub use all_digits::AllDigits;
pub use digit::{Digit, MOST_INK};
pub use list_of_numbers::ListOfNumbers;
pub use order::Order;
pub use own_picture::OwnPicture;
pub use photo::Photo;
pub use two_tiny_pictures::TwoTinyPictures;
