//! What each partner can be offered, and why not the rest.

use std::collections::BTreeSet;

use super::super::raw::RawComponent;
use super::super::read::Located;
use super::choice::{Unfit, choice, positions};
use super::eligible::{OdaUnknown, eligible, holds};
use super::finance;
use crate::model::{
    Blocked, BlockedReason, Candidate, Choice, Component, ComponentId, Diagnostic, OfferParts,
    OptionId, Partner, ResolvedSynergy, Rule, Scope,
};

/// Fills `candidates` and `blocked`.
pub(super) fn fill(
    parts: &mut OfferParts,
    places: &[&Located<RawComponent>],
    oda_unknown: &OdaUnknown,
    findings: &mut Vec<Diagnostic>,
) {
    let mut candidates = Vec::new();
    let mut blocked = Vec::new();
    for partner in 0..parts.partners.len() {
        for (component, place) in places.iter().enumerate() {
            let resolver = Resolver {
                parts,
                partner,
                component,
            };
            match resolver.candidate(place, oda_unknown, findings) {
                Ok(candidate) => candidates.push(candidate),
                Err(reason) => blocked.push(Blocked {
                    partner,
                    component,
                    reason,
                }),
            }
        }
    }
    settle(parts, &mut candidates, &mut blocked);
    blocked.sort_by_key(|blocked| (blocked.partner, blocked.component));
    parts.candidates = candidates;
    parts.blocked = blocked;
}

struct Resolver<'o> {
    parts: &'o OfferParts,
    partner: usize,
    component: usize,
}

impl Resolver<'_> {
    fn who(&self) -> &Partner {
        &self.parts.partners[self.partner]
    }

    fn what(&self) -> &Component {
        &self.parts.components[self.component]
    }

    fn candidate(
        &self,
        raw: &Located<RawComponent>,
        oda_unknown: &OdaUnknown,
        findings: &mut Vec<Diagnostic>,
    ) -> Result<Candidate, BlockedReason> {
        let what = self.what();
        if let Some(programme) = runs(self.who(), &what.id, None) {
            return Err(BlockedReason::AlreadyRunning { programme });
        }
        if let Scope::Regional { members, .. } = &what.scope
            && !members.contains(&self.who().id)
        {
            return Err(BlockedReason::NotMember);
        }
        eligible(&what.eligible, self.who(), self.partner, oda_unknown)?;
        if self.excluded(None) {
            return Err(BlockedReason::Excluded);
        }
        let choices = self.choices(raw, findings)?;
        let finance = finance::shares(self.parts, self.partner, what, &choices);
        let share: f64 = finance.iter().sum();
        if share < 1.0 - 1e-9 {
            return Err(BlockedReason::NoFinance { share });
        }
        Ok(Candidate {
            partner: self.partner,
            component: self.component,
            choices,
            requires: Vec::new(),
            conflicts: Vec::new(),
            synergies: Vec::new(),
            finance,
        })
    }

    /// The sizes that can be had; else why the best of them cannot.
    fn choices(
        &self,
        raw: &Located<RawComponent>,
        findings: &mut Vec<Diagnostic>,
    ) -> Result<Vec<Choice>, BlockedReason> {
        let years = self.parts.scenario.horizon.years;
        let mut choices = Vec::new();
        let (mut missing, mut fastest, mut running) = (None, None, None);
        // Years to build of the fastest size that the gate shuts out.
        let mut gated: Option<usize> = None;
        for (at, spec) in self.what().options.iter().enumerate() {
            if let Some(programme) = runs(self.who(), &self.what().id, Some(&spec.id)) {
                running = Some(programme);
                continue;
            }
            if self.excluded(Some(&spec.id)) {
                continue;
            }
            if self.comes_too_soon(spec.start) {
                let takes = super::choice::whole_years(spec.build_years);
                gated = Some(gated.map_or(takes, |least| least.min(takes)));
                continue;
            }
            match choice(
                at,
                spec,
                self.who(),
                &self.parts.taxonomy,
                &self.parts.scenario,
            ) {
                Ok(choice) => choices.push(choice),
                Err(Unfit::TooLate { years }) => {
                    fastest = Some(fastest.map_or(years, |least: usize| least.min(years)));
                }
                Err(Unfit::Missing(indicator)) => missing = missing.or(Some(indicator)),
                Err(Unfit::Absurd { cost }) => findings.push(
                    Diagnostic::error(
                        "absurd-cost",
                        format!("with the figures of {} it costs {cost} MEUR", self.who().id),
                    )
                    .at(raw.place(&format!("/options/{}/cost", stated(raw, &spec.id))))
                    .hint("a cost must be finite and not below 0"),
                ),
            }
        }
        if !choices.is_empty() {
            return Ok(choices);
        }
        Err(if let Some(indicator) = missing {
            BlockedReason::MissingFigure { indicator }
        } else if let Some(build_years) = gated {
            let first = self.parts.scenario.horizon.start_year;
            let wait = i32::try_from(self.gate()).unwrap_or(i32::MAX);
            let year = first.saturating_add(wait);
            BlockedReason::Gated { year, build_years }
        } else if let Some(build_years) = fastest {
            let horizon = years;
            BlockedReason::TooLate {
                build_years,
                horizon,
            }
        } else if let Some(programme) = running {
            BlockedReason::AlreadyRunning { programme }
        } else {
            BlockedReason::Excluded
        })
    }

    /// Years after the first year of the horizon before which the component may not start.
    fn gate(&self) -> usize {
        let scenario = &self.parts.scenario;
        let first = scenario.horizon.start_year;
        let meant = scenario.not_before.iter().filter(|gate| {
            let who = gate.partner.as_ref();
            gate.component == self.what().id && who.is_none_or(|who| *who == self.who().id)
        });
        let wait = meant.map(|gate| usize::try_from(gate.year.saturating_sub(first)).unwrap_or(0));
        wait.max().unwrap_or(0)
    }

    fn comes_too_soon(&self, start: usize) -> bool {
        start < self.gate()
    }

    /// Whether a rule excludes the component (`None`) or this size of it.
    fn excluded(&self, size: Option<&OptionId>) -> bool {
        self.parts.scenario.rules.iter().any(|rule| match rule {
            Rule::Exclude {
                partner,
                component,
                option,
            } => {
                let everybody = partner.is_none();
                let partner = partner.as_ref();
                (everybody || partner == Some(&self.who().id))
                    && *component == self.what().id
                    && option.as_ref() == size
            }
            _ => false,
        })
    }
}

/// Place of a size in the file.
fn stated(raw: &Located<RawComponent>, size: &OptionId) -> usize {
    let mut options = raw.value.options.iter();
    let found = options.position(|option| option.id.0 == size.as_str());
    found.unwrap_or_default()
}

/// The running programme that covers the component, or exactly this size of it.
fn runs(who: &Partner, what: &ComponentId, size: Option<&OptionId>) -> Option<String> {
    let covers = |covers: &[(ComponentId, Option<OptionId>)]| {
        let mut covers = covers.iter();
        covers.any(|(covered, option)| covered == what && option.as_ref() == size)
    };
    let mut running = who.profile.running.iter();
    let found = running.find(|programme| covers(&programme.covers));
    found.map(|programme| programme.name.clone())
}

/// Whether a running programme delivers the component in any size: that satisfies a requirement.
fn delivered(who: &Partner, what: &ComponentId) -> bool {
    let running = who.profile.running.iter();
    let mut covers = running.flat_map(|programme| &programme.covers);
    covers.any(|(covered, _)| covered == what)
}

/// Takes out what depends on others that are out, until nothing changes; then links the rest.
fn settle(parts: &OfferParts, candidates: &mut Vec<Candidate>, blocked: &mut Vec<Blocked>) {
    loop {
        let there: BTreeSet<(usize, usize)> = candidates
            .iter()
            .map(|candidate| (candidate.partner, candidate.component))
            .collect();
        let mut out = Vec::new();
        for candidate in candidates.iter_mut() {
            let (partner, component) = (candidate.partner, candidate.component);
            let reason = too_few(parts, component, &there)
                .or_else(|| require(parts, candidate, &there).err());
            if let Some(reason) = reason {
                out.push(Blocked {
                    partner,
                    component,
                    reason,
                });
            }
        }
        if out.is_empty() {
            for candidate in candidates.iter_mut() {
                link(parts, candidate, &there);
            }
            return;
        }
        let gone: BTreeSet<(usize, usize)> = out
            .iter()
            .map(|blocked| (blocked.partner, blocked.component))
            .collect();
        candidates.retain(|candidate| !gone.contains(&(candidate.partner, candidate.component)));
        blocked.extend(out);
    }
}

fn too_few(
    parts: &OfferParts,
    component: usize,
    there: &BTreeSet<(usize, usize)>,
) -> Option<BlockedReason> {
    let Scope::Regional { min_members, .. } = &parts.components[component].scope else {
        return None;
    };
    let present = there.iter().filter(|(_, at)| *at == component).count();
    let needed = *min_members;
    (present < needed).then_some(BlockedReason::TooFewMembers { needed, present })
}

/// Fills `requires`: what neither holds already nor is waived.
fn require(
    parts: &OfferParts,
    candidate: &mut Candidate,
    there: &BTreeSet<(usize, usize)>,
) -> Result<(), BlockedReason> {
    let who = &parts.partners[candidate.partner];
    candidate.requires.clear();
    for requirement in &parts.components[candidate.component].requires {
        let waived = requirement
            .waived_if
            .as_ref()
            .is_some_and(|c| holds(c, who));
        if waived || requirement.any_of.iter().any(|id| delivered(who, id)) {
            continue;
        }
        let offered = present(parts, candidate.partner, &requirement.any_of, there);
        if offered.is_empty() {
            let any_of = requirement.any_of.clone();
            return Err(BlockedReason::MissingRequirement { any_of });
        }
        candidate.requires.push(offered);
    }
    Ok(())
}

/// Positions of the named components that the partner can be offered, in order.
fn present(
    parts: &OfferParts,
    partner: usize,
    ids: &[ComponentId],
    there: &BTreeSet<(usize, usize)>,
) -> Vec<usize> {
    let position = |id: &ComponentId| {
        let at = parts.components.iter().position(|c| c.id == *id)?;
        there.contains(&(partner, at)).then_some(at)
    };
    let found: BTreeSet<usize> = ids.iter().filter_map(position).collect();
    found.into_iter().collect()
}

/// Fills `conflicts`, from either side, and `synergies`.
fn link(parts: &OfferParts, candidate: &mut Candidate, there: &BTreeSet<(usize, usize)>) {
    let (partner, component) = (candidate.partner, candidate.component);
    let own = &parts.components[component];
    candidate.conflicts = (0..parts.components.len())
        .filter(|at| {
            let other = &parts.components[*at];
            there.contains(&(partner, *at))
                && (own.conflicts.contains(&other.id) || other.conflicts.contains(&own.id))
        })
        .collect();
    let needs = &parts.taxonomy.needs;
    let resolved = |synergy: &crate::model::Synergy| {
        let with = present(parts, partner, std::slice::from_ref(&synergy.with), there);
        let with = *with.first()?;
        Some(ResolvedSynergy {
            with,
            closes: positions(&synergy.closes, |id| needs.iter().position(|n| n.id == *id)),
            serves: positions(&synergy.serves, |id| {
                super::choice::interest(&parts.taxonomy, &parts.partners[partner], id)
            }),
        })
    };
    candidate.synergies = own.synergies.iter().filter_map(resolved).collect();
}
