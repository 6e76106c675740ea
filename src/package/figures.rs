//! What a bank asks of a package: who gives, lends and carries how much, what it is worth today, who
//! owns it in the end. Nothing is rounded to print; documents round the same figures.
//!
//! ```text
//! leverage        = cost / EU grants             private leverage = private money / EU grants
//! contingency     = max(0, cost if everything turns out dear - cost)
//! present value   = sum_t cost_t / (1 + discount rate)^t, t = 0 in the first year
//! ten years       = 10 x running cost a year once it is built
//! ```
//!
//! Grant elements and debt service: [`Loan`], on the terms of the taxonomy.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::result::Item;
use crate::finance::{Aid, IMF_WORLD_BANK, Loan, dac, payments};
use crate::model::{
    Choice, Component, Cost, Horizon, Instrument, InstrumentKind, Offer, OptionSpec, Partner, Scope,
};

/// Years of running cost that are looked at.
pub const RUNNING_YEARS: u32 = 10;

/// MEUR below which a difference is one of arithmetic.
const NOISE: f64 = 1e-9;

/// A package in the figures that a bank asks for; money in MEUR.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Figures {
    /// Grants from the EU budget.
    pub eu_grants: f64,
    /// All grants.
    pub grants: f64,
    /// Grants as a share of the cost.
    pub grant_share: f64,
    /// Money of private investors.
    pub private: f64,
    /// What the partner's government would owe.
    pub government_debt: f64,
    /// All money for each euro of EU grant; absent without an EU grant.
    pub leverage: Option<f64>,
    /// Private money for each euro of EU grant; absent without an EU grant.
    pub private_leverage: Option<f64>,
    /// Cost for each inhabitant in EUR; absent where their number is not known.
    pub cost_per_head_eur: Option<f64>,
    /// Cost if everything turns out cheap.
    pub low: f64,
    /// Cost if everything turns out dear.
    pub high: f64,
    /// What is missing then.
    pub contingency: f64,
    /// Real rate a year at which present values are taken.
    pub discount_rate: f64,
    /// Value of the cost at the beginning of the horizon.
    pub present_value: f64,
    /// Running cost of a year once everything is built.
    pub running_per_year: f64,
    /// The same over ten years.
    pub running_ten_years: f64,
    /// The part of it that operators and users carry; the rest is the partner's budget.
    pub running_ten_years_operators: f64,
    /// Grant element of grants and loans to the government together at 5 %, in percent of their sum; absent
    /// where the government borrows nothing.
    pub grant_element_percent: Option<f64>,
    /// Share of grants in these that reaches 35 %, in percent; absent where the government borrows nothing.
    pub grant_share_needed_percent: Option<f64>,
    /// Each component in the end.
    pub components: Vec<InTheEnd>,
    /// Each loan of each component.
    pub loans: Vec<LoanFigures>,
    /// What all loans with known terms cost in each year.
    pub debt_service: Vec<ServiceYear>,
}

/// Who owns a component in the end, who runs it, and what that costs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InTheEnd {
    /// The component.
    pub component: String,
    /// Who owns it when it is built: a convention, not an agreement.
    pub owner: Owner,
    /// Who carries its running costs.
    pub carried_by: CarriedBy,
    /// Ten years of running.
    pub running_ten_years: f64,
    /// Value of its cost at the beginning of the horizon.
    pub present_value: f64,
}

/// Who owns a component in the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Owner {
    /// A public body of the partner.
    PublicBody,
    /// An operator, since private investors or borrowers pay for part of it.
    Operator,
    /// The public bodies of all members of a shared project.
    Members,
    /// A consortium of operators and members.
    Consortium,
}

/// Who carries running costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum CarriedBy {
    /// There are none.
    Nobody,
    /// The operator and its users.
    Operator,
    /// The partner's budget.
    PartnerBudget,
}

/// What one instrument lends to one component.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LoanFigures {
    /// The component.
    pub component: String,
    /// The instrument.
    pub instrument: String,
    /// Face value.
    pub meur: f64,
    /// Interest a year as a share; absent, with all that follows from terms, where there are none.
    pub rate: Option<f64>,
    /// Years to the first payment of principal, less half a year.
    pub grace_years: Option<f64>,
    /// Years to the last payment.
    pub maturity_years: Option<f64>,
    /// Grant element at 5 % (IMF and World Bank): equal principal, two payments a year.
    pub grant_element_percent: Option<f64>,
    /// Whether that is at least 35 %.
    pub concessional: Option<bool>,
    /// Grant element at the rate of the partner's class (OECD); absent without a class.
    pub grant_element_dac_percent: Option<f64>,
    /// `yes`, `no: grant element`, `no: export credit`, `no: partner`, `other rules` or `not known`.
    pub counts_as_aid: String,
    /// First year of debt service: the component's start.
    pub first_year: i32,
    /// Principal and interest in each year from then on.
    pub service: Vec<f64>,
}

/// Debt service of a year.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ServiceYear {
    /// The year.
    pub year: i32,
    /// Principal and interest.
    pub meur: f64,
    /// The part that the government owes.
    pub government: f64,
    /// All of it as a share of the last known GDP; absent where that is not known.
    pub share_of_gdp: Option<f64>,
}

/// A chosen option with what the offer says about it.
#[derive(Clone, Copy)]
pub struct Held<'a> {
    /// The component.
    pub component: &'a Component,
    /// The option.
    pub option: &'a OptionSpec,
    /// The same with the partner's figures.
    pub choice: &'a Choice,
    /// This partner's share of the cost: 1 unless the project is shared.
    pub share: f64,
    /// What the result says.
    pub item: &'a Item,
}

impl Held<'_> {
    /// MEUR of investment and of running costs by year of the horizon; together the cost.
    ///
    /// Where the catalogue states payments by year, these count as investment. Otherwise investment is
    /// spread evenly over the years of building, and running costs follow from then on. What is not phased
    /// costs as much where it waits for what it requires: its running costs fall into fewer years.
    #[must_use]
    pub fn payments(&self, horizon: Horizon) -> (Vec<f64>, Vec<f64>) {
        if matches!(self.option.cost, Cost::ByYear(_)) {
            let mut invest = self.item.by_year.clone();
            invest.resize(horizon.years, 0.0);
            return (invest, vec![0.0; horizon.years]);
        }
        let delay = i64::from(self.item.start_year) - i64::from(horizon.start_year);
        let (invest, mut run) = payments(
            self.choice.capex.value() * self.share,
            self.running(),
            usize::try_from(delay).unwrap_or(0),
            self.choice.build_years,
            horizon.years,
        );
        let counted = self.item.cost - invest.iter().sum::<f64>();
        let paid: f64 = run.iter().sum();
        if counted - paid > NOISE && paid > 0.0 {
            for year in &mut run {
                *year *= counted / paid;
            }
        } else if counted - paid > NOISE
            && let Some(last) = run.last_mut()
        {
            *last = counted;
        }
        (invest, run)
    }

    /// Running cost of a year after it is built, in MEUR.
    #[must_use]
    pub fn running(&self) -> f64 {
        self.choice.opex_per_year.value() * self.share
    }

    /// Value of its cost in MEUR at the beginning of the horizon.
    #[must_use]
    pub fn present_value(&self, offer: &Offer) -> f64 {
        let (invest, run) = self.payments(offer.scenario.horizon);
        let mut factor = 1.0;
        let years = invest.iter().zip(&run).map(|(invest, run)| {
            let value = (invest + run) * factor;
            factor /= 1.0 + offer.scenario.discount_rate;
            value
        });
        years.sum()
    }

    /// Whether private investors or borrowers that are not the government pay for it in part.
    #[must_use]
    pub fn is_ventured(&self, offer: &Offer) -> bool {
        self.sources(offer)
            .any(|(source, _)| is_private(source) || (source.kind.is_debt() && !source.sovereign))
    }

    /// Who owns it in the end.
    #[must_use]
    pub fn owner(&self, offer: &Offer) -> Owner {
        let regional = matches!(self.component.scope, Scope::Regional { .. });
        match (regional, self.is_ventured(offer)) {
            (true, true) => Owner::Consortium,
            (true, false) => Owner::Members,
            (false, true) => Owner::Operator,
            (false, false) => Owner::PublicBody,
        }
    }

    /// Who carries its running costs.
    #[must_use]
    pub fn carried_by(&self, offer: &Offer) -> CarriedBy {
        if self.running() <= 0.0 {
            CarriedBy::Nobody
        } else if self.is_ventured(offer) {
            CarriedBy::Operator
        } else {
            CarriedBy::PartnerBudget
        }
    }

    /// The instruments that pay for it, with their MEUR.
    fn sources<'o>(&self, offer: &'o Offer) -> impl Iterator<Item = (&'o Instrument, f64)> {
        let paid: Vec<(&Instrument, f64)> = self
            .item
            .finance
            .iter()
            .filter(|(_, meur)| **meur > 0.0)
            .filter_map(|(id, meur)| {
                let mut instruments = offer.taxonomy.instruments.iter();
                let source = instruments.find(|instrument| instrument.id.as_str() == id)?;
                Some((source, *meur))
            })
            .collect();
        paid.into_iter()
    }
}

/// Money of private investors.
#[must_use]
pub fn is_private(source: &Instrument) -> bool {
    source.kind == InstrumentKind::Equity || source.owner == "private"
}

/// Inhabitants of a partner in millions, where they are known.
#[must_use]
pub fn people(partner: &Partner) -> Option<f64> {
    let value = |id: &str| partner.indicators.get(id).copied();
    let millions =
        value("population_million").or_else(|| value("population").map(|people| people / 1e6));
    millions.filter(|people| *people > 0.0)
}

/// The figures of a package.
#[must_use]
pub fn figures(offer: &Offer, partner: &Partner, held: &[Held<'_>]) -> Figures {
    let cost: f64 = held.iter().map(|held| held.item.cost).sum();
    let paid = |test: &dyn Fn(&Instrument) -> bool| -> f64 {
        let sources = held.iter().flat_map(|held| held.sources(offer));
        let counted = sources.filter(|(source, _)| test(source));
        // Written out: the sum of nothing is minus zero.
        counted.fold(0.0, |sum, (_, meur)| sum + meur)
    };
    let is_grant = |source: &Instrument| source.kind == InstrumentKind::Grant;
    let eu_grants = paid(&|source| is_grant(source) && source.owner == "eu");
    let (grants, private) = (paid(&is_grant), paid(&is_private));
    let per_euro = |meur: f64| (eu_grants > 0.0).then(|| meur / eu_grants);
    let sum = |of: &dyn Fn(&Held<'_>) -> f64| held.iter().map(of).sum::<f64>();
    let high = sum(&|held| held.choice.high.value() * held.share);
    let years = f64::from(RUNNING_YEARS);
    let running: f64 = held.iter().map(Held::running).sum();
    let operators = sum(&|held| match held.carried_by(offer) {
        CarriedBy::Operator => held.running(),
        CarriedBy::Nobody | CarriedBy::PartnerBudget => 0.0,
    });
    let loans: Vec<LoanFigures> = held
        .iter()
        .flat_map(|held| loans(offer, partner, held))
        .collect();
    let concession = concession(offer, grants, held);
    Figures {
        eu_grants,
        grants,
        grant_share: if cost > 0.0 { grants / cost } else { 0.0 },
        private,
        government_debt: paid(&owed),
        leverage: per_euro(cost),
        private_leverage: per_euro(private),
        cost_per_head_eur: people(partner).map(|people| cost / people),
        low: sum(&|held| held.choice.low.value() * held.share),
        high,
        contingency: (high - cost).max(0.0),
        discount_rate: offer.scenario.discount_rate,
        present_value: sum(&|held| held.present_value(offer)),
        running_per_year: running,
        running_ten_years: years * running,
        running_ten_years_operators: years * operators,
        grant_element_percent: concession.map(|(whole, _)| whole),
        grant_share_needed_percent: concession.map(|(_, needed)| needed),
        components: held
            .iter()
            .map(|held| InTheEnd {
                component: held.component.id.to_string(),
                owner: held.owner(offer),
                carried_by: held.carried_by(offer),
                running_ten_years: years * held.running(),
                present_value: held.present_value(offer),
            })
            .collect(),
        debt_service: debt_service(offer, partner, &loans),
        loans,
    }
}

/// Debt of the partner's government.
fn owed(source: &Instrument) -> bool {
    source.kind.is_debt() && source.sovereign
}

fn loans(offer: &Offer, partner: &Partner, held: &Held<'_>) -> Vec<LoanFigures> {
    let class = partner.borrower_class.map(dac);
    let line = |(source, meur): (&Instrument, f64)| {
        let loan = source.terms.as_ref().map(Loan::of);
        let element = |discount: f64| loan.as_ref().map(|loan| loan.grant_element(discount));
        let years = loan.iter().flat_map(Loan::by_year);
        LoanFigures {
            component: held.component.id.to_string(),
            instrument: source.id.to_string(),
            meur,
            rate: source.terms.map(|terms| terms.rate),
            grace_years: source.terms.map(|terms| terms.grace_years),
            maturity_years: source.terms.map(|terms| terms.maturity_years),
            grant_element_percent: element(IMF_WORLD_BANK.discount).map(settled),
            concessional: loan.as_ref().map(|loan| IMF_WORLD_BANK.judge(loan).met),
            grant_element_dac_percent: class.and_then(|class| element(class.discount)).map(settled),
            counts_as_aid: Aid::of(partner, source, loan.as_ref()).code().to_owned(),
            first_year: held.item.start_year,
            service: years
                .map(|(principal, interest)| meur * (principal + interest))
                .collect(),
        }
    };
    let lent = held
        .sources(offer)
        .filter(|(source, _)| source.kind.is_debt());
    lent.map(line).collect()
}

/// Exponentials differ in their last digits from machine to machine: ten digits are the same on all.
fn settled(percent: f64) -> f64 {
    (percent * 1e8).round() / 1e8
}

/// Grant element of grants and loans to the government together, and the share of grants in them that
/// reaches the IMF's and the World Bank's threshold; both in percent.
fn concession(offer: &Offer, grants: f64, held: &[Held<'_>]) -> Option<(f64, f64)> {
    let (mut lent, mut given) = (0.0, 0.0);
    for (source, meur) in held.iter().flat_map(|held| held.sources(offer)) {
        if owed(source) {
            let verdict = source
                .terms
                .as_ref()
                .map(|terms| Loan::of(terms).grant_element(IMF_WORLD_BANK.discount));
            lent += meur;
            given += meur * verdict.unwrap_or(0.0);
        }
    }
    (lent > 0.0).then(|| {
        let whole = (100.0 * grants + given) / (grants + lent);
        let needed = crate::finance::grant_share(given / lent, IMF_WORLD_BANK.least);
        (settled(whole), settled(needed))
    })
}

fn debt_service(offer: &Offer, partner: &Partner, loans: &[LoanFigures]) -> Vec<ServiceYear> {
    let gdp = partner.gdp;
    let mut due: BTreeMap<i32, (f64, f64)> = BTreeMap::new();
    for loan in loans {
        let mut instruments = offer.taxonomy.instruments.iter();
        let sovereign = instruments
            .find(|instrument| instrument.id.as_str() == loan.instrument)
            .is_some_and(owed);
        for (year, meur) in (loan.first_year..).zip(&loan.service) {
            let sums = due.entry(year).or_default();
            sums.0 += meur;
            if sovereign {
                sums.1 += meur;
            }
        }
    }
    due.into_iter()
        .map(|(year, (meur, government))| ServiceYear {
            year,
            meur,
            government,
            share_of_gdp: gdp.map(|gdp| meur / gdp),
        })
        .collect()
}
