//! Solution -> package: what documents show, and the versioned result file.

pub mod alternatives;
pub mod assemble;
pub mod balance;
pub mod compare;
pub mod frameworks;
pub mod left_out;
pub mod result;
pub mod robust;
pub mod sweep;
pub mod words;

pub use assemble::assemble;
pub use left_out::{LeftOutReason, left_out};
pub use result::{
    EnvelopeUse, FORMAT, InterestMet, Item, LeftOut, NeedMet, Objective, Package, Party,
    RegionalProject, ResultFile, Stage, Status,
};
