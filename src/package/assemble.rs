//! A solution as the result file states it.

use std::collections::BTreeMap;

use super::figures::{Held, figures};
use super::left_out::left_out;
use super::result::{
    EnvelopeUse, FORMAT, InterestMet, Item, LeftOut, NeedMet, Objective, Package, Party,
    RegionalProject, ResultFile, Stage, Status,
};
use super::schedule::schedule;
use super::words;
use crate::formulate::value::choice_of;
use crate::formulate::{Pick, shared, value};
use crate::load::stated;
use crate::model::{Choice, Offer};
use crate::portfolio::{Financing, Solution};

/// Relative gap up to which an answer is called optimal.
pub const OPTIMAL: f64 = 1e-6;
/// Range below which a party has nothing to gain.
const NO_RANGE: f64 = 1e-9;

/// The result file of a solution. `overrides` are the changes made on the command line.
#[must_use]
pub fn assemble(offer: &Offer, solution: &Solution, overrides: &[(String, String)]) -> ResultFile {
    let (utilities, _) = solution.selection.worth(offer);
    let first = solution.stages.first();
    let reached = first.map_or(0.0, |stage| stage.value);
    let bound = first
        .and_then(|stage| stage.bound)
        .unwrap_or(reached)
        .max(reached);
    let gap = ((bound - reached) / bound.abs().max(1e-9)).max(0.0);
    let starts = schedule(offer, &solution.selection);
    let exact_ideals = solution
        .ideals
        .iter()
        .all(|ideal| ideal.bound - ideal.value <= OPTIMAL * ideal.bound.abs().max(1.0));
    let optimal = gap <= OPTIMAL && exact_ideals;
    ResultFile {
        format: FORMAT.to_owned(),
        scenario: offer.scenario.id.to_string(),
        inputs: offer.inputs.clone(),
        overrides: stated(overrides),
        status: if optimal {
            Status::Optimal
        } else {
            Status::WithinGap
        },
        criterion: offer.scenario.criterion.rule,
        alpha: offer.scenario.criterion.alpha,
        objective: Objective {
            value: reached,
            bound,
            gap,
        },
        stages: solution
            .stages
            .iter()
            .map(|stage| Stage {
                aim: stage.aim.clone(),
                value: stage.value,
                bound: stage.bound,
            })
            .collect(),
        stopped_by_clock: solution.by_clock,
        parties: parties(offer, solution, &utilities),
        packages: (0..offer.partners.len())
            .map(|partner| package(offer, solution, &starts, partner))
            .collect(),
        regional: regional(offer, solution, &starts),
        left_out: left_out(offer, &solution.selection, &solution.financing)
            .into_iter()
            .map(|left| LeftOut {
                partner: offer.partners[left.partner].id.to_string(),
                component: offer.components[left.component].id.to_string(),
                code: left.reason.code().to_owned(),
                reason: words::left_out(offer, &left.reason),
            })
            .collect(),
        envelopes: envelopes(offer, solution),
        compromises: Vec::new(),
        variants: Vec::new(),
    }
}

fn parties(offer: &Offer, solution: &Solution, utilities: &[f64]) -> Vec<Party> {
    let describe = |(at, id): (usize, crate::model::PartyId)| {
        let disagreement = offer.disagreement(at);
        // A package of the criterion may turn out better for a party than the search for its ideal.
        let ideal = solution.ideals[at].value.max(utilities[at]);
        let bound = solution.ideals[at].bound.max(ideal);
        let range = ideal - disagreement;
        let mut party = Party {
            id: id.to_string(),
            utility: utilities[at],
            disagreement,
            ideal,
            ideal_bound: Some(bound),
            share_of_ideal: if range > NO_RANGE {
                (utilities[at] - disagreement) / range
            } else {
                1.0
            },
            share_at_least: None,
        };
        party.share_at_least = party.open().map(|(share, _)| share);
        party
    };
    offer
        .parties()
        .into_iter()
        .enumerate()
        .map(describe)
        .collect()
}

/// Years after the first year of the horizon, by partner and component.
type Starts = BTreeMap<(usize, usize), usize>;

fn year(offer: &Offer, starts: &Starts, key: (usize, usize)) -> i32 {
    let start = starts.get(&key).copied().unwrap_or(0);
    let first = offer.scenario.horizon.start_year;
    first.saturating_add(i32::try_from(start).unwrap_or(i32::MAX))
}

/// What pays for a component of a partner, by instrument: MEUR over the horizon, and by year.
pub(super) fn paid(
    offer: &Offer,
    financing: &Financing,
    key: (usize, usize),
) -> (BTreeMap<String, f64>, BTreeMap<String, Vec<f64>>) {
    let name = |&instrument: &usize| offer.taxonomy.instruments[instrument].id.to_string();
    let amounts = financing.items.get(&key).into_iter().flatten();
    let years = financing.by_year.get(&key).into_iter().flatten();
    (
        amounts.map(|(f, amount)| (name(f), *amount)).collect(),
        years.map(|(f, paid)| (name(f), paid.clone())).collect(),
    )
}

fn package(offer: &Offer, solution: &Solution, starts: &Starts, partner: usize) -> Package {
    let picks = &solution.selection.picks[partner];
    let worth = value(offer, partner, picks);
    let at = &offer.partners[partner];
    let chosen: Vec<(&Pick, &Choice)> = picks
        .iter()
        .filter_map(|pick| Some((pick, choice_of(offer, partner, pick)?.1)))
        .collect();
    let items: Vec<Item> = chosen
        .iter()
        .map(|&(pick, choice)| {
            let component = &offer.components[pick.component];
            let share = shared(pick.group);
            let key = (partner, pick.component);
            let (finance, finance_by_year) = paid(offer, &solution.financing, key);
            Item {
                component: component.id.to_string(),
                option: component.options[pick.option].id.to_string(),
                start_year: year(offer, starts, key),
                cost: choice.cost.value() * share,
                by_year: choice
                    .by_year
                    .as_ref()
                    .map(|payments| {
                        payments
                            .iter()
                            .map(|payment| payment.value() * share)
                            .collect()
                    })
                    .unwrap_or_default(),
                finance,
                finance_by_year,
            }
        })
        .collect();
    let held: Vec<Held<'_>> = chosen
        .iter()
        .zip(&items)
        .map(|(&(pick, choice), item)| {
            let component = &offer.components[pick.component];
            Held {
                component,
                option: &component.options[pick.option],
                choice,
                share: shared(pick.group),
                item,
            }
        })
        .collect();
    let figures = figures(offer, at, &held);
    let needs = offer.taxonomy.needs.iter().enumerate();
    let interests = offer.taxonomy.interests.iter().enumerate();
    Package {
        partner: at.id.to_string(),
        cost: items.iter().map(|item| item.cost).sum(),
        items,
        needs: needs
            .map(|(i, need)| NeedMet {
                id: need.id.to_string(),
                severity: at.severity[i],
                met: worth.needs[i],
            })
            .collect(),
        interests: interests
            .map(|(i, interest)| InterestMet {
                id: interest.id.to_string(),
                met: worth.interests[i],
            })
            .collect(),
        eu_utility: worth.eu,
        effort: worth.effort,
        delivery_capacity: at.delivery_capacity,
        figures: Some(figures),
    }
}

fn regional(offer: &Offer, solution: &Solution, starts: &Starts) -> Vec<RegionalProject> {
    let plan = solution.selection.plan();
    plan.projects
        .iter()
        .map(|(component, option, members)| {
            let described = &offer.components[*component];
            let pick = Pick {
                component: *component,
                option: *option,
                group: members.len(),
            };
            let cost =
                choice_of(offer, members[0], &pick).map_or(0.0, |(_, choice)| choice.cost.value());
            RegionalProject {
                component: described.id.to_string(),
                option: described.options[*option].id.to_string(),
                start_year: year(offer, starts, (members[0], *component)),
                cost,
                members: members
                    .iter()
                    .map(|&at| offer.partners[at].id.to_string())
                    .collect(),
            }
        })
        .collect()
}

fn envelopes(offer: &Offer, solution: &Solution) -> Vec<EnvelopeUse> {
    let mut used: BTreeMap<usize, f64> = BTreeMap::new();
    for amounts in solution.financing.items.values() {
        for (&instrument, amount) in amounts {
            *used.entry(instrument).or_default() += amount;
        }
    }
    offer
        .scenario
        .envelope
        .iter()
        .filter_map(|row| {
            let at = offer
                .taxonomy
                .instruments
                .iter()
                .position(|known| known.id == row.instrument)?;
            Some(EnvelopeUse {
                instrument: row.instrument.to_string(),
                total: row.total.map(crate::model::Meur::value),
                used: used.get(&at).copied().unwrap_or(0.0),
                shadow_price: None,
                shadow_price_by_year: Vec::new(),
            })
        })
        .collect()
}
