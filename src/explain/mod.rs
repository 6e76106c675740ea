//! Why: as data first, worded where it is printed.

pub mod infeasible;

pub use infeasible::{Relaxation, relaxations};
