//! Whether chosen packages can be paid for: a linear program of its own, by the textbook simplex.

use tech_business_offer::model::{DebtRating, InstrumentKind, Offer};

/// A chosen option with what its partner pays for it.
pub(crate) struct Bill {
    pub(crate) partner: usize,
    /// Largest share of the cost by instrument.
    pub(crate) shares: Vec<f64>,
    /// MEUR in all.
    pub(crate) cost: f64,
    /// MEUR by year, where stated.
    pub(crate) by_year: Option<Vec<f64>>,
}

/// Row of a maximisation with non-negative variables: coefficients by variable, `<= limit`.
struct Row {
    terms: Vec<(usize, f64)>,
    limit: f64,
}

/// Whether the bills can be paid in full within every limit.
///
/// All rows are `<=` with limits of at least 0, so paying nothing is allowed; the bills can be paid
/// if and only if the most that can be paid is what is due. `spent` is what others draw on an instrument, in
/// all or in a year.
pub(crate) fn payable(
    offer: &Offer,
    bills: &[Bill],
    spent: &dyn Fn(usize, Option<usize>) -> f64,
) -> bool {
    let instruments = &offer.taxonomy.instruments;
    // Variable: bill, instrument, year.
    let mut amounts: Vec<(usize, usize, Option<usize>)> = Vec::new();
    let mut due = 0.0;
    let mut rows: Vec<Row> = Vec::new();
    for (at, bill) in bills.iter().enumerate() {
        let parts: Vec<(Option<usize>, f64)> = match &bill.by_year {
            None => vec![(None, bill.cost)],
            Some(years) => years
                .iter()
                .enumerate()
                .map(|(year, &sum)| (Some(year), sum))
                .collect(),
        };
        due += bill.cost;
        for (year, sum) in parts.into_iter().filter(|(_, sum)| *sum > 0.0) {
            let mut terms = Vec::new();
            for instrument in (0..instruments.len()).filter(|&f| bill.shares[f] > 0.0) {
                terms.push((amounts.len(), 1.0));
                amounts.push((at, instrument, year));
            }
            rows.push(Row { terms, limit: sum });
        }
    }
    let mut limit = |which: &dyn Fn(usize, usize, Option<usize>) -> f64, limit: f64| {
        let terms: Vec<(usize, f64)> = amounts
            .iter()
            .enumerate()
            .map(|(variable, &(bill, f, year))| (variable, which(bill, f, year)))
            .filter(|(_, value)| *value != 0.0)
            .collect();
        if !terms.is_empty() {
            rows.push(Row { terms, limit });
        }
    };
    let is = |yes: bool| if yes { 1.0 } else { 0.0 };
    for (at, bill) in bills.iter().enumerate() {
        for f in (0..instruments.len()).filter(|&f| bill.shares[f] < 1.0) {
            limit(&|b, g, _| is(b == at && g == f), bill.shares[f] * bill.cost);
        }
    }
    for row in &offer.scenario.envelope {
        let Some(f) = instruments
            .iter()
            .position(|known| known.id == row.instrument)
        else {
            continue;
        };
        if let Some(total) = row.total {
            let left = (total.value() - spent(f, None)).max(0.0);
            limit(&|_, g, _| is(g == f), left);
        }
        for (t, most) in row.per_year.iter().enumerate() {
            let left = (most.value() - spent(f, Some(t))).max(0.0);
            limit(&|_, g, year| is(g == f && year == Some(t)), left);
        }
        if let Some(most) = row.per_partner {
            for p in 0..offer.partners.len() {
                limit(&|b, g, _| is(g == f && bills[b].partner == p), most.value());
            }
        }
    }
    for (p, partner) in offer.partners.iter().enumerate() {
        if let Some(budget) = partner.profile.own_budget {
            let own = |g: usize| instruments[g].kind == InstrumentKind::Domestic;
            limit(
                &|b, g, _| is(own(g) && bills[b].partner == p),
                budget.value(),
            );
        }
        let in_debt = partner
            .indicators
            .iter()
            .any(|(id, &v)| id.as_str() == "public_debt_pct_gdp" && v > 90.0);
        let gated = match partner.debt {
            DebtRating::Moderate => true,
            DebtRating::NotRated => in_debt,
            _ => false,
        };
        if gated {
            let given: Vec<f64> = (0..instruments.len())
                .map(|f| shortfall(offer, f))
                .collect();
            limit(
                &|b, g, _| if bills[b].partner == p { given[g] } else { 0.0 },
                0.0,
            );
        }
    }
    most(&rows, amounts.len()) >= due - 1e-7
}

/// 35 % less the part of each euro that is given, for grants and what the government borrows; else 0.
fn shortfall(offer: &Offer, instrument: usize) -> f64 {
    let described = &offer.taxonomy.instruments[instrument];
    match (described.kind, described.terms) {
        (InstrumentKind::Grant, _) => 0.35 - 1.0,
        (InstrumentKind::Loan, Some(terms)) if described.sovereign => {
            0.35 - given(terms.rate, terms.grace_years, terms.maturity_years)
        }
        _ => 0.0,
    }
}

/// The part of a loan that is given: one less what every half-yearly payment is worth at 5 % a year.
/// The first repayment of principal follows half a year after the grace period.
fn given(rate: f64, grace: f64, maturity: f64) -> f64 {
    let (first, last) = (2.0 * grace + 1.0, 2.0 * maturity);
    let part = 1.0 / (last - first + 1.0);
    let (mut balance, mut paid, mut at) = (1.0, 0.0, 1.0);
    while at <= last {
        let principal = if at >= first { part } else { 0.0 };
        paid += (balance * rate / 2.0 + principal) / 1.05_f64.powf(at / 2.0);
        balance -= principal;
        at += 1.0;
    }
    1.0 - paid
}

/// The largest sum of the variables, each at least 0, within rows whose limits are at least 0.
fn most(rows: &[Row], variables: usize) -> f64 {
    const TINY: f64 = 1e-9;
    let width = variables + rows.len() + 1;
    let mut table: Vec<Vec<f64>> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let mut line = vec![0.0; width];
        for &(variable, value) in &row.terms {
            line[variable] += value;
        }
        line[variables + at] = 1.0;
        line[width - 1] = row.limit;
        table.push(line);
    }
    let mut gain = vec![0.0; width];
    gain[..variables].fill(1.0);
    let mut basis: Vec<usize> = (variables..variables + rows.len()).collect();
    // Bland's rule: the first column that gains, the first row that limits it; it never circles.
    while let Some(enter) = (0..width - 1).find(|&column| gain[column] > TINY) {
        let mut leave: Option<(f64, usize, usize)> = None;
        for (row, line) in table
            .iter()
            .enumerate()
            .filter(|(_, line)| line[enter] > TINY)
        {
            let ratio = line[width - 1] / line[enter];
            let better = leave.is_none_or(|(least, column, _)| {
                ratio < least - TINY || (ratio <= least + TINY && basis[row] < column)
            });
            if better {
                leave = Some((ratio, basis[row], row));
            }
        }
        let (_, _, pivot) = leave.expect("what is due limits every amount");
        let scale = table[pivot][enter];
        table[pivot].iter_mut().for_each(|value| *value /= scale);
        let line = table[pivot].clone();
        let clear = |other: &mut Vec<f64>| {
            let factor = other[enter];
            if factor != 0.0 {
                other
                    .iter_mut()
                    .zip(&line)
                    .for_each(|(value, by)| *value -= factor * by);
            }
        };
        for (row, other) in table.iter_mut().enumerate() {
            if row != pivot {
                clear(other);
            }
        }
        clear(&mut gain);
        basis[pivot] = enter;
    }
    -gain[width - 1]
}

#[test]
fn the_simplex_finds_a_known_maximum() {
    // max x + y with x + 2y <= 4, 3x + y <= 6: at (1.6, 1.2).
    let rows = [
        Row {
            terms: vec![(0, 1.0), (1, 2.0)],
            limit: 4.0,
        },
        Row {
            terms: vec![(0, 3.0), (1, 1.0)],
            limit: 6.0,
        },
    ];
    assert!((most(&rows, 2) - 2.8).abs() < 1e-12);
}
