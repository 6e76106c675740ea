//! Pure formulas of money and time.
pub mod grant_element;
