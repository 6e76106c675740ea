//! The rules of the instruments themselves on what they pay for, read from the catalogue again.
//!
//! ```text
//! amount <= share of the component's `finance` x cost
//! amount <= share x (cost | investment | EU content x cost)        largest-share
//! sum over the partners that pay for it <= amount                  largest-amount
//! amount  = 0 where the component is no development assistance     development-only
//! amount  = 0 for what is not shared, at a partner not associated  associated-or-shared
//! ```
//!
//! Whom an instrument is for (regions, association, development assistance) is read from the taxonomy
//! again too, and what a running programme delivers is in no package.

use std::collections::BTreeMap;

use crate::model::{BlendingTerm, Component, Cost, Eligibility, Instrument, Partner, ShareBase};
use crate::package::result::Item;
use crate::verify::code::Code;
use crate::verify::finding::Site;
use crate::verify::ledger::{Ledger, slack};
use crate::verify::view::{Chosen, Held, View, instrument_position, is_regional};

use super::catalogue::quantity;

pub(super) fn run(view: &View<'_>, ledger: &mut Ledger) {
    // What each instrument pays for each component; a shared project is one, a national one several.
    let mut paid: BTreeMap<(usize, usize, Option<usize>), f64> = BTreeMap::new();
    for held in &view.packages {
        for chosen in &held.chosen {
            let component = &view.offer.components[chosen.candidate.component];
            let at = held.site().component(&chosen.item.component);
            let twice = runs(&view.offer.partners[held.partner], chosen.item);
            let (new, running) = ("new", "running already");
            ledger.holds(Code::PaidTwice, &at, !twice, new, running);
            for (id, &amount) in &chosen.item.finance {
                let Some(position) = instrument_position(view.offer, id) else {
                    continue;
                };
                let at = at.clone().instrument(id);
                let instrument = &view.offer.taxonomy.instruments[position];
                let payment = Payment {
                    view,
                    held,
                    chosen,
                    component,
                    amount,
                    at,
                };
                payment.shares(instrument, ledger);
                if amount.abs() > slack(0.0) {
                    let partner = &view.offer.partners[held.partner];
                    let open = serves(&instrument.eligible, partner);
                    let (is, is_not) = ("for the partner", "for others");
                    ledger.holds(Code::InstrumentNotAllowed, &payment.at, open, is, is_not);
                }
                let whose =
                    (!is_regional(view.offer, chosen.candidate.component)).then_some(held.partner);
                let key = (position, chosen.candidate.component, whose);
                *paid.entry(key).or_insert(0.0) += amount;
            }
        }
    }
    for ((instrument, component, _), amount) in paid {
        let instrument = &view.offer.taxonomy.instruments[instrument];
        let id = view.offer.components[component].id.as_str();
        let at = Site::default()
            .component(id)
            .instrument(instrument.id.as_str());
        for rule in &instrument.blending {
            if let BlendingTerm::LargestAmount { meur } = &rule.term {
                ledger.at_most(Code::BlendingAmount, &at, meur.value(), amount);
            }
        }
    }
}

/// Whether a programme that runs already delivers this size of it.
fn runs(partner: &Partner, item: &Item) -> bool {
    let mut covers = partner.profile.running.iter().flat_map(|one| &one.covers);
    covers.any(|(component, option)| {
        let own = option
            .as_ref()
            .is_none_or(|option| option.as_str() == item.option);
        own && component.as_str() == item.component
    })
}

/// Whether every stated part of a rule on partners holds; what the table does not say about
/// development assistance stands in nobody's way, and is printed as an assumption.
fn serves(rule: &Eligibility, partner: &Partner) -> bool {
    let named = rule.partners.is_empty() || rule.partners.contains(&partner.id);
    let near = rule.regions.is_empty() || rule.regions.contains(&partner.region);
    let held = &partner.profile.frameworks;
    let member =
        rule.frameworks_any.is_empty() || held.iter().any(|one| rule.frameworks_any.contains(one));
    let within = rule.indicators.iter().all(|bounds| {
        let value = partner.indicators.get(&bounds.indicator);
        value.is_some_and(|value| {
            bounds.min.is_none_or(|min| *value >= min) && bounds.max.is_none_or(|max| *value <= max)
        })
    });
    let assisted = match (rule.oda, partner.oda) {
        (Some(asked), Some(found)) => asked == found,
        _ => true,
    };
    named && near && member && within && assisted
}

/// What one instrument pays for one item.
struct Payment<'v, 'a> {
    view: &'v View<'a>,
    held: &'v Held<'a>,
    chosen: &'v Chosen<'a>,
    component: &'v Component,
    amount: f64,
    at: Site,
}

impl Payment<'_, '_> {
    fn shares(&self, instrument: &Instrument, ledger: &mut Ledger) {
        let cost = self.chosen.cost();
        if !self.component.finance.is_empty() {
            let share = self.component.finance.get(&instrument.id);
            let most = cost * share.map_or(0.0, |share| share.value());
            ledger.at_most(Code::FinanceShare, &self.at, most, self.amount);
        }
        for rule in &instrument.blending {
            match &rule.term {
                BlendingTerm::LargestShare { share, of } => {
                    let of = match of {
                        ShareBase::Cost => cost,
                        ShareBase::Investment => self.investment(),
                        ShareBase::EuContent => self.eu_content() * cost,
                    };
                    let most = share.value() * of;
                    ledger.at_most(Code::BlendingShare, &self.at, most, self.amount);
                }
                BlendingTerm::DevelopmentOnly
                    if self.component.dac_code.as_deref() == Some("none") =>
                {
                    ledger.at_most(Code::BlendingKind, &self.at, 0.0, self.amount);
                }
                BlendingTerm::AssociatedOrShared { frameworks_any } => {
                    let shared = is_regional(self.view.offer, self.chosen.candidate.component);
                    let held = &self.view.offer.partners[self.held.partner]
                        .profile
                        .frameworks;
                    if !shared && !held.iter().any(|one| frameworks_any.contains(one)) {
                        ledger.at_most(Code::BlendingAssociation, &self.at, 0.0, self.amount);
                    }
                }
                _ => {}
            }
        }
    }

    fn eu_content(&self) -> f64 {
        let spec = &self.component.options[self.chosen.choice.option];
        spec.eu_content.value()
    }

    /// What this partner invests, in MEUR, without running costs.
    fn investment(&self) -> f64 {
        let partner = &self.view.offer.partners[self.held.partner];
        let capex = match &self.component.options[self.chosen.choice.option].cost {
            // Payments by year are all investment.
            Cost::ByYear(_) => return self.chosen.cost(),
            // Whose figures a shared project follows is not one partner's to say.
            Cost::Capex { capex, .. }
                if capex.per.is_empty()
                    || !is_regional(self.view.offer, self.chosen.candidate.component) =>
            {
                quantity(capex, partner)
            }
            Cost::Capex { .. } => None,
        };
        capex.unwrap_or_else(|| self.chosen.choice.capex.value()) / self.chosen.payers
    }
}

#[cfg(test)]
mod tests {
    use crate::model::{
        BlendingRule, BlendingTerm, ComponentId, Confidence, Eligibility, InstrumentId, Meur,
        OfferParts, OptionId, PartnerId, RunningProgramme, Share, ShareBase, Source, Translations,
    };
    use crate::verify::small;

    fn ruled(instrument: usize, term: BlendingTerm) -> Vec<&'static str> {
        small::codes_with(|offer| add(offer, instrument, term), |_| {})
    }

    fn add(offer: &mut OfferParts, instrument: usize, term: BlendingTerm) {
        let source = Source {
            id: "X".into(),
            publisher: "x".into(),
            title: "x".into(),
            year: None,
            confidence: Confidence::Estimated,
        };
        offer.taxonomy.instruments[instrument]
            .blending
            .push(BlendingRule {
                term,
                text: "x".into(),
                source,
                translations: Translations::default(),
            });
    }

    fn share(share: f64, of: ShareBase) -> BlendingTerm {
        let share = Share::new(share).unwrap();
        BlendingTerm::LargestShare { share, of }
    }

    /// The EIB's 3 of digital-id's 10 (6 of it investment, half of it EU content), 18 and 12 of the
    /// cable's 30 each (all of it investment, 80 % EU content).
    #[test]
    fn largest_share() {
        assert!(ruled(1, share(0.6, ShareBase::Cost)).is_empty());
        assert_eq!(ruled(1, share(0.59, ShareBase::Cost)), ["blending-share"]);
        assert_eq!(
            ruled(1, share(0.29, ShareBase::Cost)),
            ["blending-share"; 3]
        );
        assert!(ruled(1, share(0.6, ShareBase::Investment)).is_empty());
        assert_eq!(
            ruled(1, share(0.49, ShareBase::Investment)),
            ["blending-share"; 2]
        );
        assert!(ruled(1, share(0.75, ShareBase::EuContent)).is_empty());
        assert_eq!(
            ruled(1, share(0.55, ShareBase::EuContent)),
            ["blending-share"; 2]
        );
    }

    #[test]
    fn largest_amount_counts_a_shared_project_once() {
        let most = |meur| {
            let meur = Meur::new(meur).unwrap();
            ruled(1, BlendingTerm::LargestAmount { meur })
        };
        // 18 + 12 for the cable.
        assert!(most(30.0).is_empty());
        assert_eq!(most(29.9), ["blending-amount"]);
        assert_eq!(most(2.9), ["blending-amount"; 2]);
    }

    #[test]
    fn development_only() {
        let codes = small::codes_with(
            |offer| {
                add(offer, 0, BlendingTerm::DevelopmentOnly);
                let mut components = offer.components.iter_mut();
                let academy = components.find(|one| one.id.as_str() == "skills-academy");
                academy.unwrap().dac_code = Some("none".into());
            },
            |_| {},
        );
        assert_eq!(codes, ["blending-kind"; 2]);
        assert!(ruled(0, BlendingTerm::DevelopmentOnly).is_empty());
    }

    /// The EIB pays for digital-id at MAR and for the cable, which MAR and TUN share.
    #[test]
    fn association_or_a_shared_project() {
        let term = || BlendingTerm::AssociatedOrShared {
            frameworks_any: vec!["ConnectingEurope".into()],
        };
        assert_eq!(ruled(1, term()), ["blending-association"]);
        let held = small::codes_with(
            |offer| {
                add(offer, 1, term());
                let held = &mut offer.partners[0].profile.frameworks;
                held.push("ConnectingEurope".into());
            },
            |_| {},
        );
        assert!(held.is_empty());
    }

    #[test]
    fn whom_an_instrument_is_for() {
        let with = |change: fn(&mut Eligibility)| {
            small::codes_with(
                |offer| change(&mut offer.taxonomy.instruments[1].eligible),
                |_| {},
            )
        };
        // MAR draws twice on the EIB, TUN once.
        let others = with(|rule| rule.partners = vec![PartnerId::new("TUN")]);
        assert_eq!(others, ["instrument-not-allowed"; 2]);
        let associated = with(|rule| rule.frameworks_any = vec!["HorizonEurope".into()]);
        assert_eq!(associated, ["instrument-not-allowed"; 3]);
        let elsewhere = with(|rule| rule.regions = vec!["Nowhere".into()]);
        assert_eq!(elsewhere, ["instrument-not-allowed"; 3]);
        let assisted = small::codes_with(
            |offer| {
                offer.taxonomy.instruments[1].eligible.oda = Some(true);
                offer.partners[0].oda = Some(false);
                offer.partners[1].oda = None;
            },
            |_| {},
        );
        assert_eq!(assisted, ["instrument-not-allowed"; 2]);
    }

    #[test]
    fn what_runs_already() {
        let with = |option: Option<&str>| {
            let covers = vec![(ComponentId::new("digital-id"), option.map(OptionId::new))];
            let running = RunningProgramme {
                name: "x".into(),
                covers,
                amount: None,
                source: "x".into(),
                translations: Translations::default(),
            };
            small::codes_with(
                |offer| offer.partners[0].profile.running = vec![running],
                |_| {},
            )
        };
        assert_eq!(with(None), ["paid-twice"]);
        assert_eq!(with(Some("core")), ["paid-twice"]);
        assert!(with(Some("full")).is_empty());
    }

    #[test]
    fn share_of_the_component() {
        let codes = small::codes_with(
            |offer| {
                let mut components = offer.components.iter_mut();
                let cable = components
                    .find(|one| one.id.as_str() == "sea-cable")
                    .unwrap();
                cable.finance = [("NDICI-G", 0.5), ("EIB", 0.59), ("PTN", 0.2)]
                    .map(|(id, most)| (InstrumentId::new(id), Share::new(most).unwrap()))
                    .into();
            },
            |_| {},
        );
        assert_eq!(codes, ["finance-share"]);
    }
}
