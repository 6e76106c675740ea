//! A shared project is built for a group of members who all join the same option and share its cost equally.
//!
//! `sum_p x[p,c,o,k] = k y[c,o,k]`, `x[p,c,o,k] <= y[c,o,k]`, `sum_{o,k} y[c,o,k] <= 1`,
//! with `k >= min_members` members; each pays `cost / k`, so the cost counts once.

use good_lp::Expression;

use super::Rule;
use crate::formulate::{ColumnKey, Formulation, RowKey, Sense};
use crate::model::{Offer, Scope};

/// The rule.
pub const RULE: Rule = Rule {
    name: "regional",
    sentence: "a shared project is built for a group of members who share its cost equally",
    formula: "sum_p x[p,c,o,k] = k y[c,o,k]; x[p,c,o,k] <= y[c,o,k]; sum_{o,k} y[c,o,k] <= 1; k >= min_members",
    add,
};

fn add(formulation: &mut Formulation<'_>) {
    let offer = formulation.offer;
    if let Some(plan) = formulation.extent.plan.clone() {
        // A planned project is joined by every member that the plan names.
        for (component, _, members) in &plan.projects {
            for &partner in members
                .iter()
                .filter(|at| formulation.extent.partners.contains(at))
            {
                let chosen = formulation.chosen(partner, *component);
                let key = RowKey::of(RULE.name, partner, offer.components[*component].id.as_str());
                formulation.model.row(key, chosen, Sense::Eq, 1.0);
            }
        }
        return;
    }
    for (component, described) in offer.components.iter().enumerate() {
        let Scope::Regional { min_members, .. } = described.scope else {
            continue;
        };
        let joiners = joiners(offer, component);
        let seen = |partner| formulation.extent.partners.contains(partner);
        if !joiners.iter().all(seen) {
            continue; // who holds a project's members together sees all of them
        }
        let most = joiners.len();
        let mut built = Expression::default();
        for (option, spec) in described.options.iter().enumerate() {
            for group in min_members..=most {
                let joined: Vec<_> = formulation
                    .choices
                    .iter()
                    .filter(|x| {
                        x.candidate.component == component
                            && x.choice.option == option
                            && x.group == group
                    })
                    .map(|x| (x.candidate.partner, x.variable))
                    .collect();
                if joined.len() < group {
                    // Too few can join in such a group: nobody does.
                    for (partner, x) in joined {
                        let about = format!("{}_{}_of{group}", described.id, spec.id);
                        formulation.model.row(
                            RowKey::of(RULE.name, partner, about),
                            x,
                            Sense::Le,
                            0.0,
                        );
                    }
                    continue;
                }
                let y = formulation.model.binary(ColumnKey::Project {
                    component,
                    option,
                    group,
                });
                built += y;
                let about = format!("{}_{}_of{group}", described.id, spec.id);
                #[expect(
                    clippy::cast_precision_loss,
                    reason = "a group has a few dozen members at most"
                )]
                let size = group as f64;
                let members: Expression = joined.iter().map(|&(_, x)| Expression::from(x)).sum();
                let key = RowKey::shared(RULE.name, about.clone());
                formulation
                    .model
                    .row(key, members - size * y, Sense::Eq, 0.0);
                for (partner, x) in joined {
                    let key = RowKey::of(RULE.name, partner, about.clone());
                    formulation.model.row(key, x - y, Sense::Le, 0.0);
                }
            }
        }
        if !formulation.model.terms(&built).is_empty() {
            let key = RowKey::shared(RULE.name, described.id.as_str());
            formulation.model.row(key, built, Sense::Le, 1.0);
        }
    }
}

/// The partners that can join a component, by position.
#[must_use]
pub fn joiners(offer: &Offer, component: usize) -> Vec<usize> {
    let partners = 0..offer.partners.len();
    partners
        .filter(|&partner| offer.candidate(partner, component).is_some())
        .collect()
}
