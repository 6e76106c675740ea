//! Why: as data first, worded where it is printed.
//!
//! Why there is no package: [`infeasible`], from [`cause`] (what can be in the way), [`feasible`] (is there
//! any package?), [`parts`] (what does not matter), [`conflict`] (what cannot hold together), [`change`] (what
//! would end it) and [`repair`] (what would end all of them). Why a component is in a package or not: [`decision`].

pub mod cause;
pub mod change;
pub mod conflict;
pub mod decision;
pub mod feasible;
pub mod infeasible;
pub mod parts;
pub mod repair;

pub use cause::{Cause, Side};
pub use change::Change;
pub use conflict::Conflict;
pub use decision::Decision;
pub use feasible::Whose;
pub use infeasible::Infeasibility;
