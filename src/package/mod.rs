//! Solution -> package: what documents show, and the versioned result file.

pub mod alternatives;
pub mod assemble;
pub mod balance;
pub mod compare;
pub mod compromises;
pub mod conflict_words;
pub mod conflicts;
pub mod explanation;
pub mod figures;
pub mod frameworks;
pub mod left_out;
pub mod priced;
pub mod result;
pub mod robust;
pub mod schedule;
pub mod sweep;
pub mod words;

pub use assemble::assemble;
pub use compromises::compromises;
pub use figures::{CarriedBy, Figures, InTheEnd, LoanFigures, Owner, ServiceYear, figures};
pub use left_out::{LeftOutReason, left_out};
pub use priced::priced;
pub use result::{
    Compromise, Compromises, EnvelopeUse, FORMAT, InterestMet, Item, LeftOut, NeedMet, NotionPick,
    Objective, Package, Party, RegionalProject, ResultFile, Stage, Status, Variants, gap_percent,
};
