//! Which instrument pays for what, once the packages are known.
//!
//! Instruments are used in the order in which the scenario lists them: the linear program takes the
//! least `sum_f rank_f g` that every financing rule allows. Amounts are whole euros.

use std::collections::BTreeMap;

use good_lp::Expression;

use super::{Effort, Selection, Unsolved};
use crate::formulate::value::choice_of;
use crate::formulate::{ColumnKey, Extent, Formulation, Money};
use crate::model::{Meur, Offer, OfferParts};
use crate::solve::{Limits, Outcome, solve};

/// Who pays for what.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Financing {
    /// MEUR by partner and component, then by instrument.
    pub items: BTreeMap<(usize, usize), BTreeMap<usize, f64>>,
    /// MEUR by partner and component, then by instrument and year, where a yearly limit holds.
    pub by_year: BTreeMap<(usize, usize), BTreeMap<usize, Vec<f64>>>,
}

/// One euro in MEUR.
pub const EURO: f64 = 1e-6;

impl Financing {
    /// MEUR of an instrument for the partners that are meant, over the horizon.
    fn used(&self, instrument: usize, meant: impl Fn(usize) -> bool) -> f64 {
        let items = self
            .items
            .iter()
            .filter(|((partner, _), _)| meant(*partner));
        items.filter_map(|(_, paid)| paid.get(&instrument)).sum()
    }

    /// The same in one year.
    fn used_in(&self, instrument: usize, year: usize, meant: impl Fn(usize) -> bool) -> f64 {
        let items = self.by_year.iter();
        let items = items.filter(|((partner, _), _)| meant(*partner));
        let years = items.filter_map(|(_, paid)| paid.get(&instrument)?.get(year));
        years.sum()
    }

    /// The same with what pays for one partner's package replaced.
    #[must_use]
    pub fn with(&self, partner: usize, own: &Self) -> Self {
        let mut all = self.clone();
        all.items.retain(|(at, _), _| *at != partner);
        all.by_year.retain(|(at, _), _| *at != partner);
        all.items.extend(own.items.clone());
        all.by_year.extend(own.by_year.clone());
        all
    }
}

/// The offer as the others leave it to a partner: they keep what they use of each envelope, in total and in
/// each year.
#[must_use]
pub fn left(offer: &Offer, financing: &Financing, partner: usize) -> Offer {
    let parts: &OfferParts = offer;
    let mut parts = parts.clone();
    let instruments = &offer.taxonomy.instruments;
    // Whole euros may add up to a little more than there is; what the partner has stays payable.
    let less = |limit: Meur, others: f64, own: f64| {
        Meur::new((limit.value() - others).max(own)).unwrap_or(limit)
    };
    for row in &mut parts.scenario.envelope {
        let known = instruments.iter().position(|i| i.id == row.instrument);
        let Some(instrument) = known else { continue };
        let used = |meant: &dyn Fn(usize) -> bool| financing.used(instrument, meant);
        row.total = row
            .total
            .map(|total| less(total, used(&|p| p != partner), used(&|p| p == partner)));
        for (year, limit) in row.per_year.iter_mut().enumerate() {
            let used = |meant: &dyn Fn(usize) -> bool| financing.used_in(instrument, year, meant);
            *limit = less(*limit, used(&|p| p != partner), used(&|p| p == partner));
        }
    }
    Offer::from_checked(parts)
}

/// Finances a selection.
///
/// # Errors
/// [`Unsolved`] where the selection cannot be paid for, which an optimiser's answer always can.
pub fn finance(
    offer: &Offer,
    selection: &Selection,
    effort: &Effort<'_>,
) -> Result<Financing, Unsolved> {
    let all: Vec<usize> = (0..offer.partners.len()).collect();
    finance_of(offer, &all, selection, effort)
}

/// Finances the packages of some partners with what the offer has, whatever the others draw on it.
///
/// # Errors
/// [`Unsolved`] where they cannot be paid for.
pub fn finance_of(
    offer: &Offer,
    partners: &[usize],
    selection: &Selection,
    effort: &Effort<'_>,
) -> Result<Financing, Unsolved> {
    let narrowed = narrowed(offer, partners, selection);
    let mut extent = Extent::whole(&narrowed);
    extent.partners = partners.to_vec();
    extent.plan = Some(selection.plan());
    extent.floors.fill(f64::NEG_INFINITY);
    extent.money = Money::Itemised;
    let mut formulation = Formulation::new(&narrowed, extent);
    fix(&mut formulation);
    let objective = preference(&formulation);
    formulation.model.maximise(objective);
    let limits = Limits {
        time: effort.left().max(std::time::Duration::from_secs(20)),
        ..Limits::proof(effort.solver)
    };
    match solve(&formulation.model, &limits) {
        Outcome::Solved(point) => {
            let of = (partners, selection);
            Ok(read(offer, of, &formulation, &point.values))
        }
        Outcome::Infeasible => Err(Unsolved::Failed(
            "the packages found cannot be paid for".to_owned(),
        )),
        Outcome::Stopped { .. } => Err(Unsolved::Stopped),
        Outcome::Failed(why) => Err(Unsolved::Failed(why)),
    }
}

/// The offer with nothing in it but what was chosen: the smallest model that holds the money.
fn narrowed(offer: &Offer, partners: &[usize], selection: &Selection) -> Offer {
    let picks = |&partner: &usize| {
        selection
            .of(partner)
            .iter()
            .map(move |pick| (partner, pick))
    };
    let candidates = partners
        .iter()
        .flat_map(picks)
        .filter_map(|(partner, pick)| {
            let (candidate, choice) = choice_of(offer, partner, pick)?;
            let mut candidate = candidate.clone();
            candidate.choices = vec![choice.clone()];
            Some(candidate)
        })
        .collect();
    let mut parts = offer.offering(candidates);
    parts.scenario.rules.clear();
    Offer::from_checked(parts)
}

fn fix(formulation: &mut Formulation<'_>) {
    use crate::formulate::{RowKey, Sense};
    let chosen: Vec<_> = formulation
        .choices
        .iter()
        .map(|x| (x.candidate.partner, x.variable))
        .collect();
    for (partner, x) in chosen {
        formulation
            .model
            .row(RowKey::of("chosen", partner, ""), x, Sense::Eq, 1.0);
    }
}

fn preference(formulation: &Formulation<'_>) -> Expression {
    let offer = formulation.offer;
    let rank = |instrument: usize| {
        let id = &offer.taxonomy.instruments[instrument].id;
        let listed = offer
            .scenario
            .envelope
            .iter()
            .position(|row| row.instrument == *id);
        #[expect(
            clippy::cast_precision_loss,
            reason = "there are a few dozen instruments at most"
        )]
        let rank = listed.unwrap_or(offer.scenario.envelope.len()) as f64 + 1.0;
        rank
    };
    formulation
        .model
        .columns()
        .iter()
        .filter_map(|column| match column.key {
            ColumnKey::Finance { instrument, .. } => Some(-rank(instrument) * column.variable),
            _ => None,
        })
        .sum()
}

fn read(
    offer: &Offer,
    (partners, selection): (&[usize], &Selection),
    formulation: &Formulation<'_>,
    values: &[f64],
) -> Financing {
    let mut financing = Financing::default();
    for (column, &value) in formulation.model.columns().iter().zip(values) {
        let ColumnKey::Finance {
            partner,
            component,
            instrument,
            year,
        } = column.key
        else {
            continue;
        };
        let euros = (value / EURO).round() * EURO;
        if euros < EURO {
            continue;
        }
        *financing
            .items
            .entry((partner, component))
            .or_default()
            .entry(instrument)
            .or_default() += euros;
        if let Some(year) = year {
            let years = offer.scenario.horizon.years;
            let by_year = financing.by_year.entry((partner, component)).or_default();
            by_year
                .entry(instrument)
                .or_insert_with(|| vec![0.0; years])[year] += euros;
        }
    }
    for &partner in partners {
        for pick in selection.of(partner) {
            let Some((_, choice)) = choice_of(offer, partner, pick) else {
                continue;
            };
            let cost = choice.cost.value() * crate::formulate::shared(pick.group);
            let key = (partner, pick.component);
            let amounts = financing.items.entry(key).or_default();
            even_out(amounts, cost);
            if let (Some(by_year), Some(due)) =
                (financing.by_year.get_mut(&key), choice.by_year.as_ref())
            {
                let share = crate::formulate::shared(pick.group);
                let due: Vec<f64> = due.iter().map(|due| due.value() * share).collect();
                pay_the_rest(by_year, amounts, &due);
            }
        }
    }
    financing
}

/// What instruments without yearly limits pay in each year: what the others leave, one after the other.
fn pay_the_rest(
    by_year: &mut BTreeMap<usize, Vec<f64>>,
    amounts: &BTreeMap<usize, f64>,
    due: &[f64],
) {
    let mut rest = due.to_vec();
    for (year, rest) in rest.iter_mut().enumerate() {
        *rest -= by_year.values().map(|paid| paid[year]).sum::<f64>();
    }
    let others = amounts.iter().filter(|(at, _)| !by_year.contains_key(at));
    let mut paid = Vec::new();
    for (&instrument, &amount) in others {
        let mut left = amount;
        let pay = |rest: &mut f64| {
            let part = left.min(*rest).max(0.0);
            left -= part;
            *rest -= part;
            part
        };
        let years: Vec<f64> = rest.iter_mut().map(pay).collect();
        paid.push((instrument, years));
    }
    by_year.extend(paid);
}

/// Puts what rounding to euros left over on the largest amount, so that the money adds up to the cost.
fn even_out(amounts: &mut BTreeMap<usize, f64>, cost: f64) {
    let sum: f64 = amounts.values().sum();
    let largest = amounts
        .iter()
        .max_by(|a, b| a.1.total_cmp(b.1))
        .map(|(&at, _)| at);
    if let Some(largest) = largest
        && let Some(amount) = amounts.get_mut(&largest)
    {
        *amount += cost - sum;
    }
}
