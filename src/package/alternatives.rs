//! The alternatives file: packages nearly as good as the chosen one, with what changes.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::assemble::paid;
use super::balance::ItemOutline;
use super::result::Variants;
use crate::explore::alternatives::{Alternative, Alternatives, Kind, Role, Variant, longest};
use crate::formulate::{Pick, value};
use crate::model::{CriterionRule, InputFile, Offer};
use crate::portfolio::{Selection, Solution};

/// The name and version of the format.
pub const ALTERNATIVES: &str = "tbo-alternatives/1";

/// Alternatives to every package of a scenario.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AlternativesFile {
    /// Name and version of the format: `tbo-alternatives/1`.
    pub format: String,
    /// Identifier of the scenario.
    pub scenario: String,
    /// Every file read, with its digest; the first is the scenario.
    pub inputs: Vec<InputFile>,
    /// Changes made on the command line, `key=value`, in order.
    pub overrides: Vec<String>,
    /// The rule that picked the package.
    pub criterion: CriterionRule,
    /// Its parameter, where it is `alpha-fair`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alpha: Option<f64>,
    /// Largest loss of the criterion's value, as a part of it.
    pub within: f64,
    /// Whether the other partners' packages and money and the shared projects were held as they were chosen.
    pub others_held: bool,
    /// Whether the clock ended the search for the chosen packages.
    pub stopped_by_clock: bool,
    /// One entry for each partner looked at.
    pub partners: Vec<PartnerAlternatives>,
}

/// Alternatives to one partner's package.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PartnerAlternatives {
    /// The partner.
    pub partner: String,
    /// The criterion's value, as far as this partner's package changes it.
    pub value: f64,
    /// Least value within the loss.
    pub level: f64,
    /// The chosen package.
    pub chosen: AlternativePackage,
    /// In every package within the loss, with the best value without it.
    pub must_have: Vec<ForcedComponent>,
    /// In none, with the best value with it.
    pub never: Vec<ForcedComponent>,
    /// In some, with the best value the other way than chosen.
    pub between: Vec<ForcedComponent>,
    /// Not decided within the limits.
    pub undecided: Vec<ForcedComponent>,
    /// The packages found: that differ most, the best, then the variants.
    pub alternatives: Vec<AlternativePackage>,
    /// Variants of which the chosen package is the best already.
    pub already_best: Vec<String>,
    /// Variants that mean nothing for this partner.
    pub meaningless: Vec<String>,
    /// Kinds that a limit ended without an answer.
    pub unsettled: Vec<String>,
    /// Whether no other package is as far from those that differ most.
    pub no_more_different: bool,
    /// Whether the next best package loses more.
    pub no_more_best: bool,
}

/// A component, forced the other way than it was chosen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ForcedComponent {
    /// The component.
    pub component: String,
    /// Whether the chosen package holds it.
    pub chosen: bool,
    /// Best value of the criterion the other way; null where no package is left or none was found.
    pub value: Option<f64>,
    /// What that loses, as a part of the criterion's value; null with `value`.
    pub loss: Option<f64>,
}

/// One package, and what it changes against the chosen one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AlternativePackage {
    /// `chosen`, `different-1`, `best-1`, or a variant: `cheaper`, `faster`, `lighter`, `greener`,
    /// `partner`, `eu`.
    pub kind: String,
    /// The criterion's value with it.
    pub value: f64,
    /// What that loses, as a part of the criterion's value.
    pub loss: f64,
    /// Components in which it differs from the chosen one.
    pub distance: usize,
    /// Whether it is proven that no other is better for its kind.
    pub proven: bool,
    /// Cost in MEUR.
    pub cost: f64,
    /// Effort of the administration.
    pub effort: f64,
    /// Years from the first until everything is built; where years are not chosen, the most years to build.
    pub build_years: usize,
    /// Every party's utility, by id, with it.
    pub utilities: BTreeMap<String, f64>,
    /// The EU's utility at this partner.
    #[serde(default)]
    pub eu_utility: f64,
    /// Components that come in.
    pub enters: Vec<ItemOutline>,
    /// Components that go out.
    pub leaves: Vec<ItemOutline>,
    /// Components that stay in another size.
    pub resized: Vec<Resized>,
    /// Components that stay and start in another year, where a phased scenario chooses it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub moved: Vec<Moved>,
    /// MEUR of each instrument for this partner.
    pub money: BTreeMap<String, f64>,
    /// The package.
    pub items: Vec<ItemOutline>,
    /// What pays for each component: MEUR of each instrument.
    #[serde(default)]
    pub finance: BTreeMap<String, BTreeMap<String, f64>>,
    /// The same by year, where an instrument is limited by year.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub finance_by_year: BTreeMap<String, BTreeMap<String, Vec<f64>>>,
}

/// A component in another size.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Resized {
    /// The component.
    pub component: String,
    /// Size in the chosen package.
    pub from: String,
    /// Size in this one.
    pub to: String,
}

/// A component that starts in another year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Moved {
    /// The component.
    pub component: String,
    /// First year in the chosen package.
    pub from: i32,
    /// First year in this one.
    pub to: i32,
}

impl Kind {
    /// The name of a kind in files: `different-1`, `best-1`, `cheaper`.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::Different(number) => format!("different-{number}"),
            Self::Best(number) => format!("best-{number}"),
            Self::Variant(variant) => variant.name().to_owned(),
        }
    }
}

impl Variant {
    /// The name of a variant in files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Cheaper => "cheaper",
            Self::Faster => "faster",
            Self::Lighter => "lighter",
            Self::Greener => "greener",
            Self::Partner => "partner",
            Self::Eu => "eu",
        }
    }
}

/// One partner's alternatives by name.
#[must_use]
pub fn named(offer: &Offer, solution: &Solution, all: &Alternatives) -> PartnerAlternatives {
    let partner = all.partner;
    let with = |role: Role| {
        let forced = all.components.iter().filter(|known| known.role == role);
        forced
            .map(|known| ForcedComponent {
                component: offer.components[known.component].id.to_string(),
                chosen: known.chosen,
                value: known.value,
                loss: known.value.map(|value| loss(all.value, value)),
            })
            .collect()
    };
    let package = |alternative: &Alternative, kind: String| {
        outline(offer, &solution.selection, all, alternative, kind)
    };
    let itself = Alternative {
        kind: Kind::Best(0),
        picks: solution.selection.of(partner).to_vec(),
        financing: solution.financing.clone(),
        value: all.value,
        distance: 0,
        proven: true,
    };
    let names = |variants: &[Variant]| variants.iter().map(|v| v.name().to_owned()).collect();
    PartnerAlternatives {
        partner: offer.partners[partner].id.to_string(),
        value: all.value,
        level: all.level,
        chosen: package(&itself, "chosen".to_owned()),
        must_have: with(Role::Must),
        never: with(Role::Never),
        between: with(Role::Between),
        undecided: with(Role::Undecided),
        alternatives: all
            .found
            .iter()
            .map(|found| package(found, found.kind.name()))
            .collect(),
        already_best: names(&all.already),
        meaningless: names(&all.meaningless),
        unsettled: all.unsettled.iter().map(|kind| kind.name()).collect(),
        no_more_different: all.no_more_different,
        no_more_best: all.no_more_best,
    }
}

/// The variants of one partner's package by name, as the result file lists them.
#[must_use]
pub fn variants(offer: &Offer, solution: &Solution, all: &Alternatives, within: f64) -> Variants {
    let named = named(offer, solution, all);
    Variants {
        partner: named.partner,
        within,
        packages: named.alternatives,
        already_best: named.already_best,
        meaningless: named.meaningless,
        unsettled: named.unsettled,
        stopped_by_clock: all.by_clock,
    }
}

/// `(chosen - value) / |chosen|`, negative where a gap had left something better.
fn loss(chosen: f64, value: f64) -> f64 {
    let lost = (chosen - value) / chosen.abs().max(1e-9);
    if lost.abs() < 1e-9 { 0.0 } else { lost }
}

fn outline(
    offer: &Offer,
    chosen: &Selection,
    all: &Alternatives,
    alternative: &Alternative,
    kind: String,
) -> AlternativePackage {
    let (before, picks) = (chosen.of(all.partner), &alternative.picks);
    let mut selection = chosen.clone();
    selection.picks[all.partner].clone_from(picks);
    let (utilities, _) = selection.worth(offer);
    let parties = offer.parties().into_iter();
    let worth = value(offer, all.partner, picks);
    let component = |pick: &Pick| offer.components[pick.component].id.to_string();
    let size = |pick: &Pick| &offer.components[pick.component].options[pick.option].id;
    let starts = |pick: &Pick| offer.start_year(pick.component, pick.option);
    let item = |pick: &Pick| ItemOutline {
        component: component(pick),
        option: size(pick).to_string(),
        start_year: starts(pick),
    };
    let only = |these: &[Pick], those: &[Pick]| {
        let lacks = |pick: &&Pick| !those.iter().any(|known| known.component == pick.component);
        these.iter().filter(lacks).map(item).collect()
    };
    let kept = || {
        picks.iter().filter_map(|pick| {
            let mut known = before.iter();
            let old = known.find(|old| old.component == pick.component)?;
            Some((old, pick))
        })
    };
    let resized = kept().filter(|(old, new)| size(old) != size(new));
    let resized = resized.map(|(old, new)| Resized {
        component: component(new),
        from: size(old).to_string(),
        to: size(new).to_string(),
    });
    let moved = kept().filter_map(|(old, new)| {
        let (from, to) = (starts(old)?, starts(new)?);
        let component = component(new);
        (from != to).then_some(Moved {
            component,
            from,
            to,
        })
    });
    let mut money: BTreeMap<String, f64> = BTreeMap::new();
    let (mut finance, mut finance_by_year) = (BTreeMap::new(), BTreeMap::new());
    for pick in picks {
        let key = (all.partner, pick.component);
        let (amounts, years) = paid(offer, &alternative.financing, key);
        for (instrument, amount) in &amounts {
            *money.entry(instrument.clone()).or_default() += amount;
        }
        finance.insert(component(pick), amounts);
        if !years.is_empty() {
            finance_by_year.insert(component(pick), years);
        }
    }
    AlternativePackage {
        kind,
        value: alternative.value,
        loss: loss(all.value, alternative.value),
        distance: alternative.distance,
        proven: alternative.proven,
        cost: worth.cost,
        effort: worth.effort,
        build_years: longest(offer, all.partner, picks),
        utilities: parties
            .zip(utilities)
            .map(|(party, utility)| (party.to_string(), utility))
            .collect(),
        eu_utility: worth.eu,
        enters: only(picks, before),
        leaves: only(before, picks),
        resized: resized.collect(),
        moved: moved.collect(),
        money,
        items: picks.iter().map(item).collect(),
        finance,
        finance_by_year,
    }
}
