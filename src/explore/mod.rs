//! What could be otherwise, beside the one answer.

pub mod sharing;
