//! Pure formulas of money and time.

pub mod absorption;
pub mod aid;
pub mod concession;
pub mod grant_element;
pub mod loan;
pub mod payments;
pub mod price_base;
pub mod terms;

pub use aid::Aid;
pub use concession::{IMF_WORLD_BANK, Threshold, Verdict, dac, grant_share};
pub use grant_element::grant_element;
pub use loan::{Loan, Payment, Profile, checked_rate};
pub use payments::payments;
pub use price_base::{PriceBase, PriceError};
pub use terms::{Argument, TermsError};
