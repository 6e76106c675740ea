//! Packages that are not solved for but taken as the catalogue lists them: what is done with packages
//! takes as long for good ones as for poor ones.

use std::collections::BTreeMap;

use tech_business_offer::formulate::Pick;
use tech_business_offer::model::{Offer, Scope};
use tech_business_offer::portfolio::{Financing, Proven, Selection, Solution};

/// Components of a package.
const COMPONENTS: usize = 10;

/// The first components of each partner in their first size, each paid for by one instrument.
pub(crate) fn solution(offer: &Offer) -> Solution {
    let mut selection = Selection {
        picks: vec![Vec::new(); offer.partners.len()],
    };
    let mut financing = Financing::default();
    for candidate in &offer.candidates {
        let picks = &mut selection.picks[candidate.partner];
        let national = offer.components[candidate.component].scope == Scope::National;
        if !national || picks.len() == COMPONENTS {
            continue;
        }
        let choice = &candidate.choices[0];
        picks.push(Pick {
            component: candidate.component,
            option: choice.option,
            group: 0,
        });
        let payer = candidate
            .finance
            .iter()
            .position(|&share| share > 0.0)
            .unwrap_or(0);
        let paid = BTreeMap::from([(payer, choice.cost.value())]);
        financing
            .items
            .insert((candidate.partner, candidate.component), paid);
    }
    let ideals = vec![
        Proven {
            value: 1.0,
            bound: 1.0
        };
        offer.partners.len() + 1
    ];
    Solution {
        selection,
        financing,
        ideals,
        stages: Vec::new(),
        prices: None,
        packages: Vec::new(),
        by_clock: false,
    }
}
