//! Beyond the one answer: what else could be, and what it would take.

pub mod alternatives;
mod argued;
pub mod around;
pub mod balance;
pub mod compromises;
pub mod frontier;
pub mod judgements;
pub mod sensitivity;
pub mod sharing;
pub mod sweep;
pub mod variant;
