//! temp
/// temp
pub fn grant_element(_rate: f64, _grace: f64, _maturity: f64, _a: u32, _d: f64) -> f64 {
    30.0
}
