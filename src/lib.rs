//! `tech-business-offer`: packages of mutual benefit between the EU and its partner countries.
//!
//! The way through, top to bottom; a module imports only what stands above it:
//!
//! 1. [`model`]: the words as types; an [`model::Offer`] is the whole checked problem.
//! 2. [`finance`]: pure formulas of money and time.
//! 3. [`load`]: files -> checked offer, with every finding at once.
//! 4. [`formulate`]: offer -> mixed-integer linear formulation, one rule a file.
//! 5. [`solve`]: the only place that names a solver.
//! 6. [`portfolio`]: many partners under one envelope.
//! 7. [`explore`]: what could be otherwise: other notions of balance, the frontier, near-optimal alternatives, what
//!    judgements and settings change, how a shared cost may be shared.
//! 8. [`explain`]: why there is no package, why each component is in or out, as data.
//! 9. [`package`]: solution -> package and the result file.
//! 10. [`verify`]: every figure of a result recomputed from the input files.
//! 11. [`render`]: package -> documents.
//! 12. [`cli`]: arguments -> settings -> commands.

pub mod cli;
pub mod explain;
pub mod explore;
pub mod finance;
pub mod formulate;
pub mod load;
pub mod model;
pub mod package;
pub mod portfolio;
pub mod render;
pub mod solve;
pub mod verify;
