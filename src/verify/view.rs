//! A result read against the offer: identifiers turned into positions, once, for every check.
//!
//! What the input does not know is left out here; the checks of identifiers report it.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Candidate, Choice, Offer, PartnerId, PartyId};
use crate::package::result::{Item, Package, Party, ResultFile};

use super::code::Code;
use super::criterion::Standing;
use super::finding::Site;
use super::ledger::Ledger;

/// An offer and a result, with the result's packages resolved.
pub(super) struct View<'a> {
    pub(super) offer: &'a Offer,
    pub(super) result: &'a ResultFile,
    /// Packages of partners that the offer knows, in the result's order.
    pub(super) packages: Vec<Held<'a>>,
    /// By component: the partners whose packages hold it.
    pub(super) holders: BTreeMap<usize, BTreeSet<usize>>,
}

/// A package and what it holds.
pub(super) struct Held<'a> {
    pub(super) partner: usize,
    pub(super) package: &'a Package,
    /// Items that are offered to this partner.
    pub(super) chosen: Vec<Chosen<'a>>,
}

/// An item and what the offer says about it.
pub(super) struct Chosen<'a> {
    pub(super) item: &'a Item,
    pub(super) candidate: &'a Candidate,
    pub(super) choice: &'a Choice,
    /// Number of partners that share the cost: 1 for a national component.
    pub(super) payers: f64,
}

impl<'a> View<'a> {
    pub(super) fn new(offer: &'a Offer, result: &'a ResultFile) -> Self {
        let mut packages = Vec::new();
        let mut holders: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for package in &result.packages {
            let Some(partner) = partner_position(offer, &package.partner) else {
                continue;
            };
            let mut chosen = Vec::new();
            for item in &package.items {
                let found = component_position(offer, &item.component)
                    .and_then(|component| offer.candidate(partner, component))
                    .and_then(|candidate| {
                        Some((
                            candidate,
                            choice(offer, candidate, &item.option, item.start_year)?,
                        ))
                    });
                if let Some((candidate, choice)) = found {
                    holders
                        .entry(candidate.component)
                        .or_default()
                        .insert(partner);
                    chosen.push(Chosen {
                        item,
                        candidate,
                        choice,
                        payers: 1.0,
                    });
                }
            }
            packages.push(Held {
                partner,
                package,
                chosen,
            });
        }
        for chosen in packages.iter_mut().flat_map(|held| &mut held.chosen) {
            let component = chosen.candidate.component;
            if is_regional(offer, component) {
                chosen.payers = holders.get(&component).map_or(1.0, |who| count(who.len()));
            }
        }
        Self {
            offer,
            result,
            packages,
            holders,
        }
    }

    /// Packages that a rule for one partner, or for every one, speaks of.
    pub(super) fn packages_of<'v>(
        &'v self,
        partner: Option<&'v PartnerId>,
    ) -> impl Iterator<Item = &'v Held<'a>> {
        self.packages.iter().filter(move |held| {
            partner.is_none_or(|partner| self.offer.partners[held.partner].id == *partner)
        })
    }

    /// Every party as the criterion sees it, the EU last; `None` where one is not listed.
    pub(super) fn standings(&self) -> Option<Vec<Standing>> {
        let scenario = &self.offer.scenario;
        let parties = self.offer.parties();
        let standing = |id: &PartyId| {
            let party = self.party(id)?;
            Some(Standing {
                weight: scenario.party_weight(id),
                utility: party.utility,
                disagreement: party.disagreement,
                ideal: party.ideal,
                is_eu: *id == PartyId::Eu,
            })
        };
        parties.iter().map(standing).collect()
    }

    /// What the result says about a party.
    pub(super) fn party(&self, party: &PartyId) -> Option<&'a Party> {
        let id = party.to_string();
        self.result.parties.iter().find(|listed| listed.id == id)
    }
}

impl Held<'_> {
    /// Where findings about the package stand.
    pub(super) fn site(&self) -> Site {
        Site::partner(&self.package.partner)
    }

    /// Whether a component is in the package.
    pub(super) fn holds(&self, component: usize) -> bool {
        let mut chosen = self.chosen.iter();
        chosen.any(|chosen| chosen.candidate.component == component)
    }

    /// Cost in MEUR as the catalogue gives it.
    pub(super) fn cost(&self) -> f64 {
        self.chosen.iter().map(Chosen::cost).sum()
    }
}

impl Chosen<'_> {
    /// What this partner pays of it, in MEUR: `cost / payers`.
    pub(super) fn cost(&self) -> f64 {
        self.choice.cost.value() / self.payers
    }

    /// What this partner pays in each year after the start, where it is known by year.
    pub(super) fn payments(&self) -> Vec<f64> {
        let payments = self.choice.by_year.iter().flatten();
        let since = payments.skip(self.choice.start);
        since.map(|payment| payment.value() / self.payers).collect()
    }

    /// Year from which it operates: `start + build years`.
    pub(super) fn operates(&self) -> i64 {
        let build = i64::try_from(self.choice.build_years).unwrap_or(i64::MAX);
        i64::from(self.item.start_year).saturating_add(build)
    }
}

/// Position of a partner.
pub(super) fn partner_position(offer: &Offer, id: &str) -> Option<usize> {
    offer
        .partners
        .iter()
        .position(|partner| partner.id.as_str() == id)
}

/// Position of a component.
pub(super) fn component_position(offer: &Offer, id: &str) -> Option<usize> {
    offer
        .components
        .iter()
        .position(|component| component.id.as_str() == id)
}

/// Position of an instrument.
pub(super) fn instrument_position(offer: &Offer, id: &str) -> Option<usize> {
    let mut instruments = offer.taxonomy.instruments.iter();
    instruments.position(|instrument| instrument.id.as_str() == id)
}

/// Whether a component is one shared project.
pub(super) fn is_regional(offer: &Offer, component: usize) -> bool {
    matches!(
        offer.components[component].scope,
        crate::model::Scope::Regional { .. }
    )
}

/// The choice of a candidate with this option; in a phased scenario, that starts in this year.
pub(super) fn choice<'a>(
    offer: &Offer,
    candidate: &'a Candidate,
    option: &str,
    start_year: i32,
) -> Option<&'a Choice> {
    let options = &offer.components[candidate.component].options;
    let start = i64::from(start_year) - i64::from(offer.scenario.horizon.start_year);
    let starts = |choice: &Choice| {
        !offer.scenario.phased || usize::try_from(start).is_ok_and(|start| start == choice.start)
    };
    let mut choices = candidate.choices.iter();
    choices.find(|choice| options[choice.option].id.as_str() == option && starts(choice))
}

/// A number of things as a number to reckon with.
pub(super) fn count(things: usize) -> f64 {
    u32::try_from(things).map_or(f64::INFINITY, f64::from)
}

/// Where a partner's package stands, for what is listed beside it; none is found out.
pub(super) fn place(
    view: &View<'_>,
    partner: &str,
    code: Code,
    at: &Site,
    ledger: &mut Ledger,
) -> Option<usize> {
    let mut packages = view.result.packages.iter();
    let place = packages.position(|package| package.partner == partner);
    if place.is_none() {
        ledger.same(code, at, "a partner of the scenario", partner);
    }
    place
}

/// Whether all of so many items that are listed is on offer.
pub(super) fn all_offered(
    held: &Held<'_>,
    listed: usize,
    code: Code,
    at: &Site,
    ledger: &mut Ledger,
) {
    let say = |all: bool| if all { "offered" } else { "not offered" };
    ledger.same(code, at, say(true), say(held.chosen.len() == listed));
}

/// A result with one package replaced by another, and nothing listed beside the packages.
pub(super) fn replaced(
    result: &ResultFile,
    place: usize,
    items: impl Iterator<Item = Item>,
) -> ResultFile {
    let mut with = ResultFile {
        format: result.format.clone(),
        scenario: result.scenario.clone(),
        inputs: Vec::new(),
        overrides: Vec::new(),
        stages: Vec::new(),
        parties: result.parties.clone(),
        packages: result.packages.clone(),
        regional: result.regional.clone(),
        left_out: Vec::new(),
        envelopes: Vec::new(),
        compromises: Vec::new(),
        variants: Vec::new(),
        ..*result
    };
    with.packages[place].items = items.collect();
    with
}

/// An item of a package that is listed beside another: component, option and, in a phased scenario, the year
/// in which it starts.
pub(super) fn item(component: &str, option: &str, start_year: Option<i32>) -> Item {
    Item {
        component: component.to_owned(),
        option: option.to_owned(),
        start_year: start_year.unwrap_or(0),
        cost: 0.0,
        by_year: Vec::new(),
        finance: BTreeMap::new(),
        finance_by_year: BTreeMap::new(),
    }
}
