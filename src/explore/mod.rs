//! Beyond the one answer: what else could be, and what it would take.

pub mod balance;
pub mod compromises;
pub mod frontier;
pub mod sharing;
