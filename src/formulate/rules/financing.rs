//! The money for a component adds up to its cost, each instrument within its share.
//!
//! `sum_f g[p,c,f] = sum_o cost_o x[p,c,o]` (in every year, where payments are stated by year),
//! `g[p,c,f] <= share_f sum_o cost_o x[p,c,o]` over the option's life. A member of a shared
//! project pays `cost / members`.

use good_lp::Expression;

use super::Rule;
use crate::formulate::{ColumnKey, Formulation, RowKey, Sense};
use crate::model::Candidate;

/// The rule.
pub const RULE: Rule = Rule {
    name: "financing",
    sentence: "the money for a component adds up to its cost, each instrument within its share",
    formula: "sum_f g[p,c,f,t] = sum_o cost[o,t] x[p,c,o]; sum_t g[p,c,f,t] <= share_f sum_o cost_o x[p,c,o]",
    add,
};

fn add(formulation: &mut Formulation<'_>) {
    for candidate in formulation.candidates() {
        let years = years(formulation, candidate);
        let cost: Expression = formulation
            .choices_of(candidate.partner, candidate.component)
            .map(|x| x.cost * x.variable)
            .sum();
        let most = formulation
            .choices_of(candidate.partner, candidate.component)
            .map(|x| x.cost)
            .fold(0.0, f64::max);
        if most <= 0.0 {
            continue; // what costs nothing needs no money
        }
        let mut paid = vec![Expression::default(); years.len()];
        let about = formulation.offer.components[candidate.component]
            .id
            .to_string();
        for (instrument, &share) in candidate.finance.iter().enumerate() {
            if share <= 0.0 {
                continue;
            }
            let mut over_life = Expression::default();
            for (at, &year) in years.iter().enumerate() {
                let key = ColumnKey::Finance {
                    partner: candidate.partner,
                    component: candidate.component,
                    instrument,
                    year,
                };
                let amount = formulation.model.column(key, 0.0, most, false);
                paid[at] += amount;
                over_life += amount;
            }
            formulation.finance[candidate.partner][instrument] += over_life.clone();
            if share < 1.0 {
                let id = &formulation.offer.taxonomy.instruments[instrument].id;
                let key = RowKey::of(RULE.name, candidate.partner, format!("{about}_{id}"));
                formulation
                    .model
                    .row(key, over_life - share * cost.clone(), Sense::Le, 0.0);
            }
        }
        for (at, &year) in years.iter().enumerate() {
            let due = year.map_or_else(|| cost.clone(), |year| due(formulation, candidate, year));
            let suffix = year
                .map(|year| format!("_year{}", year + 1))
                .unwrap_or_default();
            let key = RowKey::of(RULE.name, candidate.partner, format!("{about}{suffix}"));
            let left = std::mem::take(&mut paid[at]) - due;
            formulation.model.row(key, left, Sense::Eq, 0.0);
        }
    }
}

/// The years in which something may be due; one `None` where payments are not stated by year.
fn years(formulation: &Formulation<'_>, candidate: &Candidate) -> Vec<Option<usize>> {
    let stated = candidate
        .choices
        .iter()
        .any(|choice| choice.by_year.is_some());
    if !stated {
        return vec![None];
    }
    let due = |year: usize| {
        candidate.choices.iter().any(|choice| {
            choice
                .by_year
                .as_ref()
                .is_none_or(|payments| payments.get(year).is_some_and(|p| p.value() > 0.0))
        })
    };
    (0..formulation.offer.scenario.horizon.years)
        .filter(|&year| due(year))
        .map(Some)
        .collect()
}

/// What is due in a year. A size that states no years beside one that does pays evenly.
fn due(formulation: &Formulation<'_>, candidate: &Candidate, year: usize) -> Expression {
    #[expect(clippy::cast_precision_loss, reason = "a horizon has at most 50 years")]
    let years = formulation.offer.scenario.horizon.years as f64;
    formulation
        .choices_of(candidate.partner, candidate.component)
        .map(|x| {
            let amount = match &x.choice.by_year {
                Some(payments) => payments
                    .get(year)
                    .map_or(0.0, |payment| payment.value() * x.share),
                None => x.cost / years,
            };
            amount * x.variable
        })
        .sum()
}
