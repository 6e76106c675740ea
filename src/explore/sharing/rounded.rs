//! Shares in printed units that add up as printed.

/// Whole units whose sum is the total's: all are rounded down, then the largest remainders up.
/// `unit` is how many printed units make 1.
///
/// ```
/// use tech_business_offer::explore::sharing::rounded;
/// assert_eq!(rounded(&[1.0 / 3.0, 1.0 / 3.0, 1.0 / 3.0], 1.0, 100.0), [34, 33, 33]);
/// assert_eq!(rounded(&[-4.72, 14.72], 10.0, 10.0), [-47, 147]);
/// ```
#[must_use]
pub fn rounded(shares: &[f64], total: f64, unit: f64) -> Vec<i64> {
    // What lies a hair below a whole number is that number.
    let exact: Vec<f64> = shares.iter().map(|share| share * unit + 1e-6).collect();
    let mut units: Vec<i64> = exact.iter().map(|share| whole(share.floor())).collect();
    let short = whole((total * unit).round()) - units.iter().sum::<i64>();
    let mut order: Vec<usize> = (0..shares.len()).collect();
    let rest = |at: &usize| exact[*at] - exact[*at].floor();
    order.sort_by(|a, b| rest(b).total_cmp(&rest(a)));
    for at in order.into_iter().take(usize::try_from(short).unwrap_or(0)) {
        units[at] += 1;
    }
    units
}

#[expect(clippy::cast_possible_truncation, reason = "`as` saturates")]
fn whole(number: f64) -> i64 {
    number as i64
}
