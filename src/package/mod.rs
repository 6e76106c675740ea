//! Solution -> Package: what documents show, and the versioned result file.

pub mod result;

pub use result::{
    EnvelopeUse, FORMAT, InterestMet, Item, LeftOut, NeedMet, Objective, Package, Party,
    RegionalProject, ResultFile, Stage, Status,
};
