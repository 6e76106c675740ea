//! Money rounded once for every document, so that every table adds up as printed.
//!
//! The amounts form a network: all -> partner -> component -> (component, source) -> (partner, source)
//! -> source -> all. Each arc carries its amount in tenths of a million EUR and must be printed as
//! the whole number just below or just above; what flows into a node flows out of it. Such a
//! rounding always exists (the exact amounts are a flow within the same bounds, and bounds are
//! whole numbers), and the one nearest to the exact amounts is a cheapest flow: arcs start at the
//! nearest whole number, and surplus is moved along cheapest paths until every node balances.

/// One amount: `partner`, `row` (numbered over all partners) and `source`, in MEUR.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Amount {
    pub(crate) partner: usize,
    pub(crate) row: usize,
    pub(crate) source: usize,
    pub(crate) meur: f64,
}

/// Printed units of everything.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Rounded {
    /// Of each amount, in the order given.
    pub(crate) cells: Vec<i64>,
    /// Of each row.
    pub(crate) rows: Vec<i64>,
    /// Of each partner.
    pub(crate) partners: Vec<i64>,
    /// Of each source at each partner: `[partner][source]`.
    pub(crate) partner_sources: Vec<Vec<i64>>,
    /// Of each source.
    pub(crate) sources: Vec<i64>,
    /// Of everything.
    pub(crate) total: i64,
}

/// Fractions are counted in millionths of a printed unit, so that all sums are exact.
const FINE: i64 = 1_000_000;

/// MEUR that follow `parts` and sum to exactly `units` printed units, so that [`round`] has to print
/// that sum: what is printed already stands. With no positive part all of it is the first one's.
pub(crate) fn scaled(parts: &[f64], units: i64) -> Vec<f64> {
    let mut fine = super::number::apportion(parts, units.saturating_mul(FINE));
    if fine.iter().all(|fine| *fine == 0)
        && let Some(first) = fine.first_mut()
    {
        *first = units.saturating_mul(FINE);
    }
    let per_meur = super::number::UNITS_PER_MEUR * super::number::as_f64(FINE);
    fine.into_iter()
        .map(|fine| super::number::as_f64(fine) / per_meur)
        .collect()
}

struct Arc {
    from: usize,
    to: usize,
    low: i64,
    fraction: i64,
    flow: i64,
}

/// Rounds amounts so that rows, partners, sources and the whole add up as printed.
///
/// `partners`, `rows` and `sources` are the counts; a row belongs to one partner.
pub(crate) fn round(amounts: &[Amount], partners: usize, rows: usize, sources: usize) -> Rounded {
    let fine: Vec<i64> = amounts
        .iter()
        .map(|amount| {
            let units = amount.meur.max(0.0) * super::number::UNITS_PER_MEUR;
            super::number::as_units(units * super::number::as_f64(FINE))
        })
        .collect();
    let mut row_sum = vec![0; rows];
    let mut row_partner = vec![None; rows];
    let mut partner_sum = vec![0; partners];
    let mut source_sum = vec![0; sources];
    let mut pair_sum = vec![vec![0; sources]; partners];
    for (amount, &fine) in amounts.iter().zip(&fine) {
        row_sum[amount.row] += fine;
        row_partner[amount.row] = Some(amount.partner);
        partner_sum[amount.partner] += fine;
        source_sum[amount.source] += fine;
        pair_sum[amount.partner][amount.source] += fine;
    }
    // Nodes: start, end, partners, rows, pairs, sources.
    let partner_node = |partner: usize| 2 + partner;
    let row_node = |row: usize| 2 + partners + row;
    let pair_node =
        |partner: usize, source: usize| 2 + partners + rows + partner * sources + source;
    let source_node = |source: usize| 2 + partners + rows + partners * sources + source;
    let nodes = 2 + partners + rows + partners * sources + sources;

    let mut arcs = Vec::new();
    for (amount, &fine) in amounts.iter().zip(&fine) {
        let pair = pair_node(amount.partner, amount.source);
        arcs.push(arc(row_node(amount.row), pair, fine));
    }
    let first_row = arcs.len();
    for (row, &sum) in row_sum.iter().enumerate() {
        let from = row_partner[row].map_or(row_node(row), partner_node);
        arcs.push(arc(from, row_node(row), sum));
    }
    let first_partner = arcs.len();
    for (partner, &sum) in partner_sum.iter().enumerate() {
        arcs.push(arc(0, partner_node(partner), sum));
    }
    let first_pair = arcs.len();
    for (partner, of) in pair_sum.iter().enumerate() {
        for (source, &sum) in of.iter().enumerate() {
            arcs.push(arc(pair_node(partner, source), source_node(source), sum));
        }
    }
    let first_source = arcs.len();
    for (source, &sum) in source_sum.iter().enumerate() {
        arcs.push(arc(source_node(source), 1, sum));
    }
    let mut back = arc(1, 0, partner_sum.iter().sum());
    back.low = back.flow;
    back.fraction = 0; // The grand total is printed as the nearest number, come what may.
    let total = back.flow;
    arcs.push(back);

    balance(&mut arcs, nodes);
    let flows = |from: usize, to: usize| arcs[from..to].iter().map(|arc| arc.flow).collect();
    let pairs: Vec<i64> = flows(first_pair, first_source);
    Rounded {
        cells: flows(0, first_row),
        rows: flows(first_row, first_partner),
        partners: flows(first_partner, first_pair),
        partner_sources: (0..partners)
            .map(|partner| pairs[partner * sources..(partner + 1) * sources].to_vec())
            .collect(),
        sources: flows(first_source, first_source + sources),
        total,
    }
}

/// An arc at its nearest whole number.
fn arc(from: usize, to: usize, fine: i64) -> Arc {
    let low = fine.div_euclid(FINE);
    let fraction = fine.rem_euclid(FINE);
    let flow = low + i64::from(fraction * 2 >= FINE);
    Arc {
        from,
        to,
        low,
        fraction,
        flow,
    }
}

/// Moves surplus along cheapest paths until what flows into each node flows out of it.
fn balance(arcs: &mut [Arc], nodes: usize) {
    let mut surplus = vec![0_i64; nodes];
    for arc in arcs.iter() {
        surplus[arc.to] += arc.flow;
        surplus[arc.from] -= arc.flow;
    }
    let mut touching = vec![Vec::new(); nodes];
    for (at, arc) in arcs.iter().enumerate() {
        touching[arc.from].push(at);
        touching[arc.to].push(at);
    }
    while let Some(path) = cheapest_path(arcs, &touching, &surplus) {
        for &(at, forward) in &path {
            arcs[at].flow += if forward { 1 } else { -1 };
        }
        let ends = |&(at, forward): &(usize, bool)| {
            if forward {
                (arcs[at].from, arcs[at].to)
            } else {
                (arcs[at].to, arcs[at].from)
            }
        };
        if let (Some(first), Some(last)) = (path.first().map(ends), path.last().map(ends)) {
            surplus[first.0] -= 1;
            surplus[last.1] += 1;
        }
    }
}

/// The cheapest way from any node with a surplus to any node that lacks: Bellman and Ford's with a queue.
fn cheapest_path(
    arcs: &[Arc],
    touching: &[Vec<usize>],
    surplus: &[i64],
) -> Option<Vec<(usize, bool)>> {
    let mut distance: Vec<Option<i64>> = surplus.iter().map(|s| (*s > 0).then_some(0)).collect();
    let mut reached_by: Vec<Option<(usize, bool)>> = vec![None; surplus.len()];
    let mut queue: std::collections::VecDeque<usize> = (0..surplus.len())
        .filter(|node| surplus[*node] > 0)
        .collect();
    let mut queued: Vec<bool> = surplus.iter().map(|s| *s > 0).collect();
    while let Some(node) = queue.pop_front() {
        queued[node] = false;
        let Some(here) = distance[node] else { continue };
        for &at in &touching[node] {
            let arc = &arcs[at];
            let up = FINE - 2 * arc.fraction;
            let (next, cost, forward) =
                if arc.from == node && arc.flow == arc.low && arc.fraction > 0 {
                    (arc.to, up, true)
                } else if arc.to == node && arc.flow > arc.low {
                    (arc.from, -up, false)
                } else {
                    continue;
                };
            if distance[next].is_none_or(|known| here + cost < known) {
                distance[next] = Some(here + cost);
                reached_by[next] = Some((at, forward));
                if !queued[next] {
                    queued[next] = true;
                    queue.push_back(next);
                }
            }
        }
    }
    let end = (0..surplus.len())
        .filter(|node| surplus[*node] < 0 && distance[*node].is_some())
        .min_by_key(|node| (distance[*node], *node))?;
    let mut path = Vec::new();
    let mut node = end;
    while let Some((at, forward)) = reached_by[node] {
        path.push((at, forward));
        node = if forward { arcs[at].from } else { arcs[at].to };
    }
    path.reverse();
    Some(path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::number::{as_f64, nearest};
    use proptest::prelude::*;

    fn amount(partner: usize, row: usize, source: usize, meur: f64) -> Amount {
        Amount {
            partner,
            row,
            source,
            meur,
        }
    }

    #[test]
    fn halves_do_not_vanish() {
        // Four halves of a printed unit: two rows and two columns of one unit each.
        let amounts = [
            amount(0, 0, 0, 0.05),
            amount(0, 0, 1, 0.05),
            amount(0, 1, 0, 0.05),
            amount(0, 1, 1, 0.05),
        ];
        let rounded = round(&amounts, 1, 2, 2);
        assert_eq!(rounded.total, 2);
        assert_eq!(rounded.rows, [1, 1]);
        assert_eq!(rounded.sources, [1, 1]);
    }

    #[test]
    fn nothing_at_all_is_zero() {
        assert_eq!(round(&[], 1, 0, 0).total, 0);
        assert_eq!(round(&[], 0, 0, 0), Rounded::default());
    }

    proptest! {
        /// Rows, partners, sources and the whole add up as printed, and no figure is off by a unit.
        #[test]
        fn everything_adds_up_as_printed(
            cells in prop::collection::vec((0..3_usize, 0..4_usize, 0..4_usize, 0.0..30.0_f64), 0..40)
        ) {
            let mut amounts: Vec<Amount> = Vec::new();
            for (partner, row, source, meur) in cells {
                let row = partner * 4 + row;
                if !amounts.iter().any(|a| a.row == row && a.source == source) {
                    amounts.push(amount(partner, row, source, meur));
                }
            }
            let out = round(&amounts, 3, 12, 4);
            let sum = |keep: &dyn Fn(&Amount) -> bool| -> (i64, f64) {
                amounts.iter().zip(&out.cells).filter(|(a, _)| keep(a))
                    .fold((0, 0.0), |(u, m), (a, cell)| (u + cell, m + a.meur))
            };
            let near = |units: i64, meur: f64| (as_f64(units) - meur * 10.0).abs() < 1.0 + 1e-4;
            for (a, cell) in amounts.iter().zip(&out.cells) {
                prop_assert!(near(*cell, a.meur));
            }
            for row in 0..12 {
                let (units, meur) = sum(&|a| a.row == row);
                prop_assert_eq!(units, out.rows[row]);
                prop_assert!(near(units, meur));
            }
            for partner in 0..3 {
                let (units, meur) = sum(&|a| a.partner == partner);
                prop_assert_eq!(units, out.partners[partner]);
                prop_assert!(near(units, meur));
                for source in 0..4 {
                    let (units, _) = sum(&|a| a.partner == partner && a.source == source);
                    prop_assert_eq!(units, out.partner_sources[partner][source]);
                }
            }
            for source in 0..4 {
                let (units, meur) = sum(&|a| a.source == source);
                prop_assert_eq!(units, out.sources[source]);
                prop_assert!(near(units, meur));
            }
            let (units, meur) = sum(&|_| true);
            prop_assert_eq!(units, out.total);
            prop_assert!((as_f64(out.total - nearest(meur))).abs() <= 1.0);
        }
    }
}
