//! Beyond one best package: what else could be agreed.

pub mod frontier;
