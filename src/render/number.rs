//! Figures as printed: one decimal sign, one thousands separator, no minus zero, sums that add up.

/// No-break space: between thousands, and before a unit.
pub(crate) const NBSP: char = '\u{a0}';
/// Printed money is counted in tenths of a million EUR.
pub(crate) const UNITS_PER_MEUR: f64 = 10.0;

/// A number with a fixed number of decimals, thousands apart: `12 345.6`, `−0.3`, never `−0.0`.
pub(crate) fn decimal(value: f64, places: usize) -> String {
    let digits = format!("{:.places$}", value.abs());
    let zero = digits.chars().all(|c| c == '0' || c == '.');
    let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
    let mut out = String::new();
    if value < 0.0 && !zero {
        out.push('\u{2212}');
    }
    for (at, c) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(NBSP);
        }
        out.push(c);
    }
    if !fraction.is_empty() {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

/// A published figure with as many decimals as it carries, three at most below 1, none from 1000.
pub(crate) fn figure(value: f64) -> String {
    let places = match value.abs() {
        size if size >= 1000.0 => 0,
        size if size >= 10.0 => 1,
        size if size >= 1.0 => 2,
        _ => 3,
    };
    let text = decimal(value, places);
    if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        text
    }
}

/// Money counted in printed units: `12.3` for 123.
pub(crate) fn money(units: i64) -> String {
    decimal(as_f64(units) / UNITS_PER_MEUR, 1)
}

/// Million EUR as whole EUR.
pub(crate) fn nearest_euro(meur: f64) -> i64 {
    as_units((meur * 1e6).round())
}

/// The same for a cell of a table, where nothing is a dash.
pub(crate) fn money_or_dash(units: i64) -> String {
    if units == 0 {
        "–".to_owned()
    } else {
        money(units)
    }
}

/// Money in a sentence: `EUR 12.3 million`.
pub(crate) fn eur(units: i64) -> String {
    format!("EUR{NBSP}{}{NBSP}million", money(units))
}

/// A share as a whole percentage; small and nearly full shares are not rounded away.
pub(crate) fn percent(share: f64) -> String {
    let value = share * 100.0;
    if value > 1e-9 && value < 0.5 {
        format!("<1{NBSP}%")
    } else if (99.5..100.0 - 1e-9).contains(&value) {
        format!(">99{NBSP}%")
    } else {
        format!("{}{NBSP}%", decimal(value, 0))
    }
}

/// A proven gap in per cent, never rounded down: `0.01 %`.
pub(crate) fn gap_percent(gap: f64) -> String {
    let hundredths = (gap * 1e4 - 1e-9).ceil().max(1.0);
    let text = decimal(hundredths / 100.0, 2);
    format!(
        "{}{NBSP}%",
        text.trim_end_matches('0').trim_end_matches('.')
    )
}

/// A severity or a remaining gap on a scale of 0 to 100.
pub(crate) fn points(share: f64) -> String {
    decimal(share * 100.0, 0)
}

/// The same with one decimal, signed.
pub(crate) fn signed_points(share: f64) -> String {
    let text = decimal(share * 100.0, 1);
    if text.starts_with('\u{2212}') || text == "0.0" {
        text
    } else {
        format!("+{text}")
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn figures_read_well() {
        assert_eq!(decimal(1_234_567.25, 1), "1\u{a0}234\u{a0}567.2");
        assert_eq!(decimal(-0.04, 1), "0.0");
        assert_eq!(decimal(-0.06, 1), "\u{2212}0.1");
        assert_eq!(figure(0.6314), "0.631");
        assert_eq!(figure(40.0), "40");
        assert_eq!(figure(98.59), "98.6");
        assert_eq!(money(1234), "123.4");
        assert_eq!(percent(0.004), "<1\u{a0}%");
        assert_eq!(percent(0.999), ">99\u{a0}%");
        assert_eq!(percent(1.0), "100\u{a0}%");
        assert_eq!(gap_percent(0.000_04), "0.01\u{a0}%");
        assert_eq!(gap_percent(0.012), "1.2\u{a0}%");
        assert_eq!(signed_points(-0.000_01), "0.0");
    }

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
}
