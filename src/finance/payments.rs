//! When a component is paid for.

/// Investment and running costs of each year of a horizon.
///
/// ```text
/// investment = capex / max(1, build years)    from the start on, while it is built
/// running    = opex a year                    from start + build years on
/// ```
///
/// `start` and `build_years` are whole years, amounts in one unit.
#[must_use]
pub fn payments(
    capex: f64,
    opex_per_year: f64,
    start: usize,
    build_years: usize,
    years: usize,
) -> (Vec<f64>, Vec<f64>) {
    let building = build_years.max(1);
    #[expect(clippy::cast_precision_loss, reason = "at most 50 years")]
    let each = capex / building as f64;
    let mut invest = vec![0.0; years];
    let mut run = vec![0.0; years];
    for year in invest.iter_mut().skip(start).take(building) {
        *year = each;
    }
    for year in run.iter_mut().skip(start.saturating_add(build_years)) {
        *year = opex_per_year;
    }
    (invest, run)
}

#[cfg(test)]
mod tests {
    use super::payments;

    #[test]
    fn investment_while_it_is_built_and_running_costs_after_it() {
        let (invest, run) = payments(9.0, 1.5, 1, 2, 5);
        assert_eq!(invest, [0.0, 4.5, 4.5, 0.0, 0.0]);
        assert_eq!(run, [0.0, 0.0, 0.0, 1.5, 1.5]);
    }

    #[test]
    fn what_takes_no_time_is_paid_at_its_start_and_runs_from_then_on() {
        let (invest, run) = payments(9.0, 1.5, 0, 0, 2);
        assert_eq!((invest, run), (vec![9.0, 0.0], vec![1.5, 1.5]));
    }
}
