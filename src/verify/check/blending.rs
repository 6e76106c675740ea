//! The rules of the instruments themselves on what they pay for, read from the catalogue again.
//!
//! ```text
//! amount <= share of the component's `finance` x cost
//! amount <= share x (cost | investment | EU content x cost)        largest-share
//! sum over the partners that pay for it <= amount                  largest-amount
//! amount  = 0 where the component is no development assistance     development-only
//! ```

use std::collections::BTreeMap;

use crate::model::{BlendingTerm, Component, Cost, Instrument, ShareBase};
use crate::verify::code::Code;
use crate::verify::finding::Site;
use crate::verify::ledger::Ledger;
use crate::verify::view::{Chosen, Held, View, instrument_position, is_regional};

use super::catalogue::quantity;

pub(super) fn run(view: &View<'_>, ledger: &mut Ledger) {
    // What each instrument pays for each component; a shared project is one, a national one several.
    let mut paid: BTreeMap<(usize, usize, Option<usize>), f64> = BTreeMap::new();
    for held in &view.packages {
        for chosen in &held.chosen {
            let component = &view.offer.components[chosen.candidate.component];
            let at = held.site().component(&chosen.item.component);
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
        BlendingRule, BlendingTerm, Confidence, InstrumentId, Meur, OfferParts, Share, ShareBase,
        Source,
    };
    use crate::verify::small;

    fn ruled(instrument: usize, term: BlendingTerm) -> Vec<&'static str> {
        let codes = small::codes_with(|offer| add(offer, instrument, term), |_| {});
        codes
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
