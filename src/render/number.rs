//! Whole numbers behind printed figures: sums that add up. How a language writes them is in `locale`.

/// No-break space: between thousands, and before a unit.
pub(crate) const NBSP: char = '\u{a0}';
/// Printed money is counted in tenths of a million EUR.
pub(crate) const UNITS_PER_MEUR: f64 = 10.0;

/// Million EUR as whole EUR.
pub(crate) fn nearest_euro(meur: f64) -> i64 {
    as_units((meur * 1e6).round())
}

/// Whole numbers that follow `parts` and sum to `total`: the largest remainders are rounded up.
///
/// Parts that are not positive get nothing. With no positive part all are zero.
pub(crate) fn apportion(parts: &[f64], total: i64) -> Vec<i64> {
    let sum: f64 = parts.iter().copied().filter(|part| *part > 0.0).sum();
    if sum <= 0.0 {
        return vec![0; parts.len()];
    }
    let exact: Vec<f64> = parts
        .iter()
        .map(|part| part.max(0.0) / sum * as_f64(total))
        .collect();
    let mut whole: Vec<i64> = exact.iter().map(|part| as_units(part.floor())).collect();
    let missing = total - whole.iter().sum::<i64>();
    let mut order: Vec<usize> = (0..parts.len()).filter(|at| parts[*at] > 0.0).collect();
    order.sort_by(|a, b| {
        exact[*b]
            .fract()
            .total_cmp(&exact[*a].fract())
            .then(a.cmp(b))
    });
    for at in order
        .into_iter()
        .take(usize::try_from(missing).unwrap_or(0))
    {
        whole[at] += 1;
    }
    whole
}

/// The nearest whole number; amounts of money are far below where this could lose digits.
#[expect(
    clippy::cast_possible_truncation,
    reason = "`as` saturates, and figures are far below 2^53"
)]
pub(crate) fn as_units(value: f64) -> i64 {
    value.round() as i64
}

/// A count as a number.
#[expect(
    clippy::cast_precision_loss,
    reason = "counts and amounts are far below 2^53"
)]
pub(crate) fn as_f64(value: i64) -> f64 {
    value as f64
}

/// A length as a number.
#[expect(
    clippy::cast_precision_loss,
    reason = "lengths of lists are far below 2^53"
)]
pub(crate) fn count_f64(count: usize) -> f64 {
    count as f64
}

/// Money in printed units, rounded to the nearest.
pub(crate) fn nearest(meur: f64) -> i64 {
    as_units(meur * UNITS_PER_MEUR)
}

/// What one more million adds to the objective at the margin, in percent of it; nothing where the objective is nothing.
pub(crate) fn marginal_percent(objective: f64, price: f64) -> Option<f64> {
    (objective.abs() >= 1e-9).then(|| 100.0 * price / objective.abs())
}

/// A figure as it is printed with so many decimals, so that differences of such figures add up.
pub(crate) fn printed(value: f64, places: usize) -> f64 {
    format!("{value:.places$}").parse().unwrap_or(value)
}

/// Decimals of a small share: three, or as many as show two figures of it.
pub(crate) fn small_decimals(percent: f64) -> usize {
    let small = (3..7).find(|&decimals| percent.abs() * 10_f64.powi(decimals) >= 9.95);
    if percent == 0.0 {
        3
    } else {
        small.map_or(7, |decimals| usize::try_from(decimals).unwrap_or(3))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn apportioned_parts_sum_and_stay_near(parts in prop::collection::vec(0.0..1e4_f64, 1..20)) {
            let sum: f64 = parts.iter().sum();
            let total = as_units(sum);
            let whole = apportion(&parts, total);
            if sum > 0.0 {
                prop_assert_eq!(whole.iter().sum::<i64>(), total);
            }
            for (part, printed) in parts.iter().zip(whole) {
                prop_assert!((part - as_f64(printed)).abs() < 2.0);
            }
        }
    }

    #[test]
    fn a_margin_is_a_share_of_the_objective() {
        assert_eq!(marginal_percent(0.5, 0.01), Some(2.0));
        assert_eq!(marginal_percent(-0.5, 0.01), Some(2.0));
        assert_eq!(marginal_percent(0.0, 0.01), None);
        assert!((printed(18.06, 1) - printed(16.11, 1) - 2.0).abs() < 1e-9);
    }

    #[test]
    fn a_small_share_shows_two_figures() {
        let shown = |percent: f64| format!("{percent:.*}", small_decimals(percent));
        assert_eq!(shown(0.0), "0.000");
        assert_eq!(shown(1.23456), "1.235");
        assert_eq!(shown(0.00139), "0.0014");
        assert_eq!(shown(0.000_043_6), "0.000044");
    }
}
