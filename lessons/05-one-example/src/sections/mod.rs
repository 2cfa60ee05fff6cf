//! What lesson 05 prints, one file for each section.

mod backward;
mod certain_and_wrong;
mod forward;
mod three_ways;
mod update;
mod what_a_minus_y_loses;

pub use backward::Backward;
pub use certain_and_wrong::CertainAndWrong;
pub use forward::Forward;
pub use three_ways::ThreeWays;
pub use update::Update;
pub use what_a_minus_y_loses::WhatAMinusYLoses;
