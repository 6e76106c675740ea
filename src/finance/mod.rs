//! Pure formulas of money and time.

pub mod grant_element;
pub mod price_base;

pub use grant_element::grant_element;
pub use price_base::{PriceBase, PriceError};
