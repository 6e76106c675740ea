//! Offer -> formulation: the mixed-integer linear model of a package or a portfolio.
//!
//! One rule a file under [`rules`], one criterion a file under [`criteria`]; [`RULES`](rules::RULES)
//! and [`CRITERIA`](criteria::CRITERIA) name them all with one sentence and one formula each.

pub mod criteria;
pub mod keys;
pub mod linear;
pub mod rules;
pub mod text;
pub mod value;

use std::collections::BTreeSet;

use good_lp::{Expression, Variable};

use crate::model::{Candidate, Choice, Offer, Scope as ComponentScope};

pub use criteria::{Aim, CRITERIA, Fair, PartyView, Staged};
pub use keys::{ColumnKey, KEEP, RowKey};
pub use linear::{LinearModel, Sense};
pub use rules::RULES;
pub use value::{Pick, Value, value};

/// Which shared projects are built, by which members.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Plan {
    /// Component, option of the component, members: positions in the offer.
    pub projects: Vec<(usize, usize, Vec<usize>)>,
}

/// How financing is written: both allow exactly the same packages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Money {
    /// A column for every partner and instrument: small, for choosing packages.
    Pooled,
    /// A column for every component and instrument: who pays for what.
    Itemised,
}

/// What part of the problem is formulated.
#[derive(Debug, Clone)]
pub struct Extent {
    /// Partners, by position.
    pub partners: Vec<usize>,
    /// Members are free to join shared projects: `None`, and the rows that hold a project's members
    /// together are there if everyone is who could join it. `Some`: exactly these projects, by these members.
    pub plan: Option<Plan>,
    /// Least utility of each party, the EU last; minus infinity for none.
    pub floors: Vec<f64>,
    /// How financing is written.
    pub money: Money,
    /// Whether the EU's floor and disagreement point hold for these partners together.
    pub eu_floor: bool,
}

impl Extent {
    /// The whole offer, everybody at the disagreement point or better.
    #[must_use]
    pub fn whole(offer: &Offer) -> Self {
        let parties = 0..=offer.partners.len();
        let floors = parties.map(|party| offer.disagreement(party)).collect();
        Self {
            partners: (0..offer.partners.len()).collect(),
            plan: None,
            floors,
            money: Money::Pooled,
            eu_floor: true,
        }
    }

    /// One partner alone; the EU's floor is somebody else's business.
    #[must_use]
    pub fn alone(offer: &Offer, partner: usize) -> Self {
        Self {
            partners: vec![partner],
            eu_floor: false,
            ..Self::whole(offer)
        }
    }
}

/// A choice column with what it stands for.
pub struct ChoiceColumn<'a> {
    /// The candidate.
    pub candidate: &'a Candidate,
    /// The choice.
    pub choice: &'a Choice,
    /// Members who share the cost; 0 for a national component.
    pub group: usize,
    /// The 0/1 column.
    pub variable: Variable,
    /// What the partner pays for it, in MEUR.
    pub cost: f64,
    /// The part of the whole cost that the partner pays.
    pub share: f64,
}

/// The model with what its rules and criteria share.
pub struct Formulation<'a> {
    /// The offer.
    pub offer: &'a Offer,
    /// The part of it that is formulated.
    pub extent: Extent,
    /// Columns, rows, objective.
    pub model: LinearModel,
    /// Every choice column.
    pub choices: Vec<ChoiceColumn<'a>>,
    /// Utility of each party, the EU last; the EU's counts the partners of the extent.
    pub utility: Vec<Expression>,
    /// The EU's utility at each partner.
    pub eu_at: Vec<Expression>,
    /// Financing of each partner by instrument, in MEUR.
    pub finance: Vec<Vec<Expression>>,
}

impl<'a> Formulation<'a> {
    /// Formulates an extent of an offer: the columns, then every rule in the order of the table.
    #[must_use]
    pub fn new(offer: &'a Offer, extent: Extent) -> Self {
        let partners = offer.partners.len();
        let mut formulation = Self {
            offer,
            extent,
            model: LinearModel::default(),
            choices: Vec::new(),
            utility: vec![Expression::default(); partners + 1],
            eu_at: vec![Expression::default(); partners],
            finance: vec![vec![Expression::default(); offer.taxonomy.instruments.len()]; partners],
        };
        formulation.add_choices();
        for rule in RULES {
            (rule.add)(&mut formulation);
        }
        formulation
    }

    /// Candidates of the extent.
    pub fn candidates(&self) -> impl Iterator<Item = &'a Candidate> + use<'a> {
        let offer = self.offer;
        let partners: BTreeSet<usize> = self.extent.partners.iter().copied().collect();
        let each = partners.into_iter();
        each.flat_map(|partner| offer.candidates_of(partner))
    }

    /// The choice columns of one candidate.
    pub fn choices_of(
        &self,
        partner: usize,
        component: usize,
    ) -> impl Iterator<Item = &ChoiceColumn<'a>> {
        self.choices_at(partner)
            .filter(move |x| x.candidate.component == component)
    }

    /// 1 where the component is in the partner's package: the sum of its choice columns.
    #[must_use]
    pub fn chosen(&self, partner: usize, component: usize) -> Expression {
        self.choices_of(partner, component)
            .map(|x| Expression::from(x.variable))
            .sum()
    }

    /// The choice columns of one partner.
    pub fn choices_at(&self, partner: usize) -> impl Iterator<Item = &ChoiceColumn<'a>> {
        // Columns stand in the order of candidates, and these in that of partners.
        let all = &self.choices;
        let first = all.partition_point(|x| x.candidate.partner < partner);
        let after = all.partition_point(|x| x.candidate.partner <= partner);
        all.get(first..after).unwrap_or_default().iter()
    }

    /// What an instrument that is limited by year pays in a year, in MEUR.
    #[must_use]
    pub fn paid_in_year(&self, instrument: usize, year: usize) -> Expression {
        let columns = self.model.columns().iter();
        columns
            .filter(|column| {
                matches!(column.key, ColumnKey::Finance { instrument: f, year: Some(t), .. }
                    if f == instrument && t == year)
            })
            .map(|column| Expression::from(column.variable))
            .sum()
    }

    /// Whole cost of the extent, in MEUR.
    #[must_use]
    pub fn cost(&self) -> Expression {
        self.choices.iter().map(|x| x.cost * x.variable).sum()
    }

    /// The model ready for aims. Parties outside the extent stand at the utility given.
    #[must_use]
    pub fn staged(self, others: &[f64]) -> Staged {
        let cost = self.cost();
        let mut utility = self.utility;
        for (party, expression) in utility.iter_mut().enumerate() {
            let outside =
                party < others.len().saturating_sub(1) && !self.extent.partners.contains(&party);
            if outside || party + 1 == others.len() {
                *expression += others[party];
            }
        }
        Staged {
            model: self.model,
            utility,
            cost,
        }
    }

    fn add_choices(&mut self) {
        for candidate in self.candidates() {
            let component = &self.offer.components[candidate.component];
            for choice in &candidate.choices {
                let groups = match &component.scope {
                    ComponentScope::National => vec![0],
                    ComponentScope::Regional { min_members, .. } => {
                        self.groups(candidate, choice, *min_members)
                    }
                };
                for group in groups {
                    let key = ColumnKey::Choice {
                        partner: candidate.partner,
                        component: candidate.component,
                        option: choice.option,
                        group,
                    };
                    let variable = self.model.binary(key);
                    let share = shared(group);
                    let cost = choice.cost.value() * share;
                    self.choices.push(ChoiceColumn {
                        candidate,
                        choice,
                        group,
                        variable,
                        cost,
                        share,
                    });
                }
            }
        }
    }

    /// Sizes of the groups in which a partner may join a shared project.
    fn groups(&self, candidate: &Candidate, choice: &Choice, min_members: usize) -> Vec<usize> {
        match &self.extent.plan {
            None => (min_members..=rules::regional::joiners(self.offer, candidate.component).len())
                .collect(),
            Some(plan) => plan
                .projects
                .iter()
                .filter(|(component, option, members)| {
                    *component == candidate.component
                        && *option == choice.option
                        && members.contains(&candidate.partner)
                })
                .map(|(_, _, members)| members.len())
                .collect(),
        }
    }
}

/// The part of a project's cost that each of `group` members pays; all of it for a national one.
#[must_use]
pub fn shared(group: usize) -> f64 {
    #[expect(
        clippy::cast_precision_loss,
        reason = "a group has a few dozen members at most"
    )]
    if group == 0 { 1.0 } else { 1.0 / group as f64 }
}
