//! When everything starts.
//!
//! In a phased scenario the start years are part of the answer. Elsewhere nothing is won by waiting, so
//! everything starts in the first year, but what requires something starts as late as it must to
//! operate no earlier:
//!
//! ```text
//! start_c = max(0, max over requirements of min over what satisfies it of (start_r + build_r) - build_c)
//! ```

use std::collections::BTreeMap;

use crate::formulate::value::choice_of;
use crate::model::Offer;
use crate::portfolio::Selection;

/// Years after the first year of the horizon in which each component of each package starts: by
/// partner and component. A shared project starts when the last of its members can.
#[must_use]
pub fn schedule(offer: &Offer, selection: &Selection) -> BTreeMap<(usize, usize), usize> {
    let mut starts = BTreeMap::new();
    let mut builds = BTreeMap::new();
    let mut shared = Vec::new();
    for (partner, picks) in selection.picks.iter().enumerate() {
        for pick in picks {
            let key = (partner, pick.component);
            if let Some((_, choice)) = choice_of(offer, partner, pick) {
                starts.insert(key, choice.start);
                builds.insert(key, choice.build_years);
            }
            if pick.group > 0 {
                shared.push(key);
            }
        }
    }
    if offer.scenario.phased {
        return starts;
    }
    // Starts only move back, and nothing operates later than what takes longest to build.
    loop {
        let mut moved = false;
        let mut delay = |starts: &mut BTreeMap<(usize, usize), usize>, key, start: usize| {
            if let Some(known) = starts.get_mut(&key).filter(|known| **known < start) {
                *known = start;
                moved = true;
            }
        };
        for (&(partner, component), build) in &builds {
            let Some(candidate) = offer.candidate(partner, component) else {
                continue;
            };
            for any_of in &candidate.requires {
                let operates = |&other: &usize| {
                    let key = (partner, other);
                    Some(starts.get(&key)? + builds.get(&key)?)
                };
                if let Some(first) = any_of.iter().filter_map(operates).min() {
                    let start = first.saturating_sub(*build);
                    delay(&mut starts, (partner, component), start);
                }
            }
        }
        for &(_, component) in &shared {
            let members: Vec<_> = shared.iter().filter(|key| key.1 == component).collect();
            let last = members.iter().filter_map(|key| starts.get(key)).max();
            if let Some(last) = last.copied() {
                for key in members {
                    delay(&mut starts, *key, last);
                }
            }
        }
        if !moved {
            return starts;
        }
    }
}
