//! The scenario's partners: table row, profile, severities, weights.

use super::super::convert::meur;
use super::super::input::Input;
use super::super::raw::translation::{names, partner_names, phrases};
use super::super::raw::{RawPartners, RawProfile, RawScenario, RawTaxonomy};
use super::super::read::Located;
use super::super::table::{Row, Table};
use crate::finance::absorption::{SHARE_OF_GDP, gdp};
use crate::load::convert;
use crate::model::{
    Assumption, ComponentId, IndicatorId, Meur, Need, OptionId, Partner, Profile, RunningProgramme,
    Scenario, SeverityRule,
};

/// The partners in the scenario's order, with what was assumed about them.
pub(super) fn partners(
    input: &Input,
    scenario: &Located<RawScenario>,
    taxonomy: &Located<RawTaxonomy>,
    table: &Table,
    plan: &Scenario,
    assumptions: &mut Vec<Assumption>,
) -> Vec<Partner> {
    let needs = convert::taxonomy(&taxonomy.value, None).needs;
    let rows = chosen(&scenario.value.partners, table);
    rows.into_iter()
        .map(|row| {
            let mut profiles = input.profiles.iter();
            let profile = profiles.find(|profile| profile.value.id.0 == row.id.as_str());
            let profile = profile.map(|profile| &profile.value);
            let mut partner = partner(row, profile, &scenario.value, &needs, assumptions);
            partner.absorptive_capacity = plan
                .phased
                .then(|| absorptive_capacity(&partner, &scenario.value, assumptions))
                .flatten();
            partner
        })
        .collect()
}

/// The rows that a scenario names, in its order.
pub(crate) fn chosen<'t>(partners: &RawPartners, table: &'t Table) -> Vec<&'t Row> {
    match partners {
        RawPartners::All => table.rows.iter().collect(),
        RawPartners::Region(region) => {
            let rows = table.rows.iter();
            rows.filter(|row| row.region == *region).collect()
        }
        RawPartners::List(ids) => ids
            .iter()
            .filter_map(|id| table.rows.iter().find(|row| row.id.as_str() == id))
            .collect(),
    }
}

fn partner(
    row: &Row,
    raw: Option<&RawProfile>,
    scenario: &RawScenario,
    needs: &[Need],
    assumptions: &mut Vec<Assumption>,
) -> Partner {
    let mut partner = Partner {
        id: row.id.clone(),
        name: row.name.clone(),
        region: row.region.clone(),
        indicators: row.numbers.clone(),
        oda: row.oda,
        debt: row.debt,
        borrower_class: row.borrower_class,
        profile: raw.map(profile).unwrap_or_default(),
        severity: Vec::new(),
        need_weight: Vec::new(),
        delivery_capacity: None,
        absorptive_capacity: None,
        gdp: None,
        disagreement: 0.0,
    };
    if let Some(raw) = raw {
        override_indicators(&mut partner, raw, assumptions);
        let capacity = raw.delivery_capacity.as_ref();
        partner.delivery_capacity = capacity.map(|figure| figure.value.0);
        partner.disagreement = raw
            .disagreement
            .as_ref()
            .map_or(0.0, |figure| figure.value.0);
    }
    partner.gdp = gdp(&partner, scenario.price_year);
    let set = scenario.delivery_capacity.0.iter();
    let mut set = set.filter(|(id, _)| id.0 == row.id.as_str());
    if let Some((_, capacity)) = set.next() {
        partner.delivery_capacity = Some(capacity.0);
    }
    if let Some(utility) = convert::disagreement(scenario, row.id.as_str()) {
        partner.disagreement = utility;
    }
    for need in needs {
        let severity = severity(&partner, need, raw, assumptions);
        partner.severity.push(severity);
        partner.need_weight.push(weight(need, raw, scenario));
    }
    partner
}

/// Most that the partner's package may pay out in one year: as the scenario says, else a share of GDP.
fn absorptive_capacity(
    partner: &Partner,
    scenario: &RawScenario,
    assumptions: &mut Vec<Assumption>,
) -> Option<Meur> {
    let set = scenario.absorptive_capacity.0.iter();
    let mut set = set.filter(|(id, _)| id.0 == partner.id.as_str());
    if let Some((_, most)) = set.next() {
        return Some(meur(most.0));
    }
    let most = meur(SHARE_OF_GDP * partner.gdp?);
    assumptions.push(Assumption::AbsorptionByGdp {
        partner: partner.id.clone(),
        most,
        share: SHARE_OF_GDP,
    });
    Some(most)
}

/// What a profile adds to the table.
pub(crate) fn profile(raw: &RawProfile) -> Profile {
    let texts = |texts: &[crate::load::raw::text::Text]| -> Vec<String> {
        texts.iter().map(|text| text.0.clone()).collect()
    };
    let covered = |raw: &crate::load::raw::profile::RawCovered| {
        let option = raw.option.as_ref().map(|option| OptionId::new(&option.0));
        (ComponentId::new(&raw.component.0), option)
    };
    Profile {
        frameworks: texts(&raw.frameworks),
        languages: texts(&raw.languages),
        topics: texts(&raw.topics),
        running: raw
            .running
            .iter()
            .map(|running| RunningProgramme {
                name: running.name.0.clone(),
                covers: running.covers.iter().map(covered).collect(),
                amount: running.amount_meur.map(|amount| meur(amount.0)),
                source: running.source.0.clone(),
                translations: names(&running.translations),
            })
            .collect(),
        own_budget: raw.own_budget.as_ref().map(|figure| meur(figure.value.0)),
        strengths: phrases(&raw.strengths, &raw.translations, |raw| &raw.strengths),
        note: raw.note.as_ref().map(|note| note.0.clone()),
        translations: partner_names(&raw.translations),
    }
}

fn override_indicators(partner: &mut Partner, raw: &RawProfile, assumptions: &mut Vec<Assumption>) {
    for set in &raw.overrides {
        let (Some(indicator), Some(value)) = (&set.indicator, set.value) else {
            continue;
        };
        let indicator = IndicatorId::new(&indicator.0);
        if indicator.as_str() == "oda_eligible" {
            partner.oda = Some(value.0 != 0.0);
        }
        partner.indicators.insert(indicator.clone(), value.0);
        assumptions.push(Assumption::IndicatorByProfile {
            partner: partner.id.clone(),
            indicator,
            value: value.0,
            source: set.source.0.clone(),
        });
    }
}

/// Severity of a need: the profile's, else the taxonomy's rule with the partner's figure.
fn severity(
    partner: &Partner,
    need: &Need,
    raw: Option<&RawProfile>,
    assumptions: &mut Vec<Assumption>,
) -> f64 {
    let sets = raw.into_iter().flat_map(|raw| &raw.overrides);
    for set in sets {
        let named = set
            .need
            .as_ref()
            .is_some_and(|named| named.0 == need.id.as_str());
        if let Some(severity) = set.severity.filter(|_| named) {
            assumptions.push(Assumption::SeverityByProfile {
                partner: partner.id.clone(),
                need: need.id.clone(),
                severity: severity.0,
                source: set.source.0.clone(),
            });
            return severity.0;
        }
    }
    match &need.severity {
        SeverityRule::Constant(severity) => severity.value(),
        SeverityRule::Linear {
            indicator,
            worst,
            best,
            when_missing,
        } => {
            if let Some(value) = partner.indicator(indicator) {
                return linear(value, *worst, *best);
            }
            assumptions.push(Assumption::SeverityWhenMissing {
                partner: partner.id.clone(),
                need: need.id.clone(),
                indicator: indicator.clone(),
                severity: when_missing.value(),
            });
            when_missing.value()
        }
    }
}

/// 1 at `worst`, 0 at `best`, linear between and clamped; `worst` may be the larger.
fn linear(value: f64, worst: f64, best: f64) -> f64 {
    ((best - value) / (best - worst)).clamp(0.0, 1.0)
}

/// The scenario's weight, else the profile's priority, else the taxonomy's weight.
fn weight(need: &Need, raw: Option<&RawProfile>, scenario: &RawScenario) -> f64 {
    let id = need.id.as_str();
    let set = scenario.weights.needs.0.iter().find(|(on, _)| on.0 == id);
    let own = || {
        let priorities = raw.into_iter().flat_map(|raw| raw.priorities.0.iter());
        priorities.into_iter().find(|(on, _)| on.0 == id)
    };
    set.or_else(own).map_or(need.weight, |(_, weight)| weight.0)
}

#[cfg(test)]
mod tests {
    use super::linear;

    fn is(value: f64, worst: f64, best: f64, expected: f64) {
        assert!((linear(value, worst, best) - expected).abs() < 1e-12);
    }

    #[test]
    fn severity_is_linear_and_clamped_both_ways_round() {
        is(0.2, 0.2, 1.0, 1.0);
        is(0.6, 0.2, 1.0, 0.5);
        is(1.4, 0.2, 1.0, 0.0);
        is(0.0, 0.2, 1.0, 1.0);
        // A price basket: high is bad.
        is(10.0, 10.0, 2.0, 1.0);
        is(4.0, 10.0, 2.0, 0.25);
        is(1.0, 10.0, 2.0, 0.0);
    }
}
