//! Shared projects priced: what members pay and are paid for joining one in a group of some size.
//!
//! Every member counts a group's size for itself, so each would join the largest. For prices `pi` on
//! joining, a partner's package pays `pi` for each project it joins, and a project is worth what a
//! group of `k` members pays together:
//!
//! ```text
//! sum_c max(0, max_{o,k} { sum of the k largest pi_p[c,o,k] })
//! ```
//!
//! Who gains much from a group so pays those who would rather not be in it (Lagrangian duality of
//! `sum_p x[p,c,o,k] = k y[c,o,k]`, `x <= y`, `sum_{o,k} y[c,o,k] <= 1`).

use std::collections::BTreeMap;

use crate::formulate::Pick;
use crate::formulate::rules::regional::joiners;
use crate::model::{Offer, Scope};

/// What each partner pays for joining, by position of the partner.
pub type Joins = Vec<BTreeMap<Pick, f64>>;

/// A project that may be built: an option of a component, by a group of some size.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Project {
    /// Component, option, size of the group.
    pub pick: Pick,
    /// Who can join.
    pub joiners: Vec<usize>,
}

/// Every shared project that enough partners can join.
#[must_use]
pub fn projects(offer: &Offer) -> Vec<Project> {
    let mut projects = Vec::new();
    for (component, described) in offer.components.iter().enumerate() {
        let Scope::Regional { min_members, .. } = described.scope else {
            continue;
        };
        let most = joiners(offer, component).len();
        for option in 0..described.options.len() {
            let offered: Vec<usize> = offer
                .candidates
                .iter()
                .filter(|candidate| {
                    let mut choices = candidate.choices.iter();
                    candidate.component == component && choices.any(|c| c.option == option)
                })
                .map(|candidate| candidate.partner)
                .collect();
            for group in min_members..=most {
                let pick = Pick {
                    component,
                    option,
                    group,
                };
                let joiners = offered.clone();
                projects.push(Project { pick, joiners });
            }
        }
    }
    projects.retain(|project| project.joiners.len() >= project.pick.group);
    projects
}

/// The most that the members of a project pay together.
#[must_use]
pub fn paid(project: &Project, joins: &Joins) -> f64 {
    let of = |&partner: &usize| joins[partner].get(&project.pick).copied().unwrap_or(0.0);
    let mut paid: Vec<f64> = project.joiners.iter().map(of).collect();
    paid.sort_by(|a, b| b.total_cmp(a));
    paid.iter().take(project.pick.group).sum()
}

/// What all projects together are worth at most, by what their members pay.
#[must_use]
pub fn worth(projects: &[Project], joins: &Joins) -> f64 {
    let mut by_component: BTreeMap<usize, f64> = BTreeMap::new();
    for project in projects {
        let most = by_component.entry(project.pick.component).or_default();
        *most = most.max(paid(project, joins));
    }
    by_component.values().sum()
}
