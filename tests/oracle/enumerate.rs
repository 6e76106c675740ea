//! Every combination of packages, what each is worth, and the best of them for every criterion.

use std::cell::RefCell;
use std::cmp::Reverse;
use std::collections::BTreeMap;

use tech_business_offer::model::{
    Candidate, Choice, Criterion, CriterionRule, FloorLevel, Meur, Offer, PartyId, Rule, Scope,
};
use tech_business_offer::package::ResultFile;

use crate::money::{Bill, payable};

/// Rounding in sums of a few decimals.
const TINY: f64 = 1e-9;

/// Chosen options of one partner: component and option, by position.
pub(crate) type Package = BTreeMap<usize, usize>;

/// One combination of packages that every rule but the money allows.
pub(crate) struct Portfolio {
    pub(crate) packages: Vec<Package>,
    /// Utility of each party, the EU last.
    pub(crate) utilities: Vec<f64>,
    pub(crate) cost: f64,
}

/// Every combination, with what is known about its money.
pub(crate) struct Everything<'o> {
    pub(crate) offer: &'o Offer,
    pub(crate) portfolios: Vec<Portfolio>,
    payable: RefCell<Vec<Option<bool>>>,
}

/// What a search among all of them found.
pub(crate) struct Best {
    pub(crate) at: usize,
    /// What each aim came to, the cost (negative) last.
    pub(crate) values: Vec<f64>,
}

impl<'o> Everything<'o> {
    pub(crate) fn of(offer: &'o Offer) -> Self {
        let packages: Vec<Vec<Package>> = (0..offer.partners.len())
            .map(|p| packages(offer, p))
            .collect();
        let mut portfolios = Vec::new();
        let mut chosen = Vec::new();
        combine(offer, &packages, &mut chosen, &mut portfolios);
        let payable = RefCell::new(vec![None; portfolios.len()]);
        Self {
            offer,
            portfolios,
            payable,
        }
    }

    pub(crate) fn is_payable(&self, at: usize) -> bool {
        let known = self.payable.borrow()[at];
        known.unwrap_or_else(|| {
            let portfolio = &self.portfolios[at];
            let bills = bills(self.offer, &portfolio.packages);
            let found = payable(self.offer, &bills, &|_, _| 0.0);
            self.payable.borrow_mut()[at] = Some(found);
            found
        })
    }

    /// Whether one partner's package of a portfolio can be paid for with what the other packages of a result
    /// leave; `None` where a few euros decide.
    pub(crate) fn is_payable_beside(
        &self,
        at: usize,
        partner: usize,
        result: &ResultFile,
    ) -> Option<bool> {
        let offer = self.offer;
        if offer.partners.len() == 1 {
            return Some(self.is_payable(at)); // nobody's rounding stands beside it
        }
        let mut bills = bills(offer, &self.portfolios[at].packages);
        bills.retain(|bill| bill.partner == partner);
        let own = offer.partners[partner].id.as_str();
        let others = || result.packages.iter().filter(|known| known.partner != own);
        let spent = |instrument: usize, year: Option<usize>| -> f64 {
            let id = offer.taxonomy.instruments[instrument].id.as_str();
            let items = others().flat_map(|package| &package.items);
            let paid = items.map(|item| match year {
                None => item.finance.get(id).copied(),
                Some(year) => item.finance_by_year.get(id).map(|years| years[year]),
            });
            paid.flatten().sum()
        };
        let by = |euros: f64| payable(offer, &bills, &|f, t| spent(f, t) + euros * 1e-6);
        (by(-5.0) == by(5.0)).then(|| by(0.0))
    }

    /// The best portfolio by a list of aims, with least utilities; `None` where there is none at all.
    pub(crate) fn best(&self, floors: &[f64], aims: &dyn Fn(&[f64]) -> Vec<f64>) -> Option<Best> {
        self.best_where(floors, aims, &|_| true)
    }

    /// The same among portfolios that pass.
    pub(crate) fn best_where(
        &self,
        floors: &[f64],
        aims: &dyn Fn(&[f64]) -> Vec<f64>,
        passes: &dyn Fn(&Portfolio) -> bool,
    ) -> Option<Best> {
        let mut ranked: Vec<(Vec<i64>, usize)> = Vec::new();
        for (at, portfolio) in self.portfolios.iter().enumerate() {
            if meets(portfolio, floors) && passes(portfolio) {
                let mut values = aims(&portfolio.utilities);
                values.push(-portfolio.cost);
                ranked.push((values.iter().map(|&value| grid(value)).collect(), at));
            }
        }
        ranked.sort_by_key(|(values, at)| (Reverse(values.clone()), *at));
        let at = ranked
            .into_iter()
            .map(|(_, at)| at)
            .find(|&at| self.is_payable(at))?;
        let mut values = aims(&self.portfolios[at].utilities);
        values.push(-self.portfolios[at].cost);
        Some(Best { at, values })
    }

    /// The best each party could get with everybody at the disagreement point or better.
    pub(crate) fn ideals(&self) -> Option<Vec<f64>> {
        let floors = disagreement(self.offer);
        (0..floors.len())
            .map(|party| {
                Some(
                    self.best(&floors, &|utilities| vec![utilities[party]])?
                        .values[0],
                )
            })
            .collect()
    }

    /// A portfolio that can be paid for, meets the floors and leaves nobody worse off and somebody better off.
    pub(crate) fn dominating(&self, floors: &[f64], utilities: &[f64]) -> Option<usize> {
        (0..self.portfolios.len()).find(|&at| {
            let other = &self.portfolios[at];
            let pairs = || other.utilities.iter().zip(utilities);
            meets(other, floors)
                && pairs().all(|(new, old)| *new >= old - TINY)
                && pairs().any(|(new, old)| *new > old + 1e-6)
                && self.is_payable(at)
        })
    }

    /// The portfolio of a result, if it is one of them.
    pub(crate) fn find(&self, result: &ResultFile) -> Option<usize> {
        let offer = self.offer;
        let package = |package: &tech_business_offer::package::Package| -> Package {
            let items = package.items.iter().map(|item| {
                let component = offer
                    .components
                    .iter()
                    .position(|c| c.id.as_str() == item.component);
                let component = component.expect("a component of the catalogue");
                let mut options = offer.components[component].options.iter();
                let option = options.position(|o| {
                    o.id.as_str() == item.option
                        && self.offer.scenario.starts_in(o.start, item.start_year)
                });
                (component, option.expect("an option of the component"))
            });
            items.collect()
        };
        let chosen: Vec<Package> = result.packages.iter().map(package).collect();
        self.portfolios
            .iter()
            .position(|portfolio| portfolio.packages == chosen)
    }
}

/// Values that differ by less than a billionth count as equal.
#[expect(clippy::cast_possible_truncation, reason = "values are far below 1e9")]
fn grid(value: f64) -> i64 {
    (value * 1e9).round() as i64
}

fn meets(portfolio: &Portfolio, floors: &[f64]) -> bool {
    portfolio
        .utilities
        .iter()
        .zip(floors)
        .all(|(utility, floor)| *utility >= floor - TINY)
}

/// Each party's utility with no deal, the EU last.
pub(crate) fn disagreement(offer: &Offer) -> Vec<f64> {
    let own = offer.partners.iter().map(|partner| partner.disagreement);
    own.chain([offer.scenario.eu_disagreement]).collect()
}

/// Least utility of each party under the scenario's floors.
pub(crate) fn floors(offer: &Offer, ideals: &[f64]) -> Vec<f64> {
    let least = disagreement(offer);
    let mut floors = least.clone();
    for rule in &offer.scenario.rules {
        let Rule::Floor(floor) = rule else { continue };
        let party = match &floor.party {
            PartyId::Eu => offer.partners.len(),
            PartyId::Partner(id) => offer
                .partners
                .iter()
                .position(|p| p.id == *id)
                .expect("a partner"),
        };
        let level = match floor.level {
            FloorLevel::Utility(utility) => utility,
            FloorLevel::ShareOfIdeal(share) => {
                least[party] + share * (ideals[party] - least[party])
            }
        };
        floors[party] = floors[party].max(level);
    }
    floors
}

/// What a criterion looks for at given utilities, in order; cost comes after.
pub(crate) fn aims(offer: &Offer, ideals: &[f64], utilities: &[f64]) -> Vec<f64> {
    let Criterion { rule, alpha } = offer.scenario.criterion;
    let least = disagreement(offer);
    let weights: Vec<f64> = offer
        .parties()
        .iter()
        .map(|party| offer.scenario.party_weight(party))
        .collect();
    let eu = offer.partners.len();
    let gain = |party: usize| utilities[party] - least[party];
    let range = |party: usize| ideals[party] - least[party];
    let can_gain: Vec<usize> = (0..=eu).filter(|&party| range(party) > TINY).collect();
    let sorted = |mut gains: Vec<f64>| {
        gains.sort_by(f64::total_cmp);
        gains
    };
    let for_partners = || {
        let sum: f64 = weights[..eu].iter().sum();
        let all = (0..eu).map(|party| weights[party] * utilities[party]);
        if sum > 0.0 {
            all.sum::<f64>() / sum
        } else {
            0.0
        }
    };
    // Somebody counts for nothing: what everybody can have all the same comes next.
    let efficient = |parties: std::ops::Range<usize>| {
        let whole = |party: usize| {
            if range(party) > TINY {
                range(party)
            } else {
                1.0
            }
        };
        let sum = (0..=eu).map(|party| utilities[party] / whole(party)).sum();
        weights[parties].contains(&0.0).then_some(sum)
    };
    let shares = || can_gain.iter().map(|&party| gain(party) / range(party));
    match rule {
        CriterionRule::Utilitarian => {
            let parts = can_gain
                .iter()
                .map(|&party| weights[party] * gain(party) / range(party));
            [parts.sum()]
                .into_iter()
                .chain(efficient(0..eu + 1))
                .collect()
        }
        CriterionRule::Egalitarian => sorted((0..=eu).map(gain).collect()),
        // Nobody can gain: everybody's share of the ideal is 1.
        CriterionRule::KalaiSmorodinsky if can_gain.is_empty() => vec![1.0],
        CriterionRule::KalaiSmorodinsky => sorted(shares().collect()),
        CriterionRule::Nash | CriterionRule::AlphaFair => {
            let alpha = alpha.unwrap_or(1.0);
            let parts = can_gain.iter().zip(shares());
            let parts: Vec<(f64, f64)> = parts
                .map(|(&party, share)| (weights[party], share))
                .collect();
            let mut values = vec![power_mean(alpha, &parts)];
            if alpha >= 1.0 {
                values.extend(sorted(shares().collect()));
            } else {
                values.extend(efficient(0..eu + 1));
            }
            values
        }
        CriterionRule::PartnerFirst => [for_partners(), utilities[eu]]
            .into_iter()
            .chain(efficient(0..eu))
            .collect(),
        CriterionRule::EuFirst => [utilities[eu], for_partners()]
            .into_iter()
            .chain(efficient(0..eu))
            .collect(),
    }
}

/// `(sum w x^(1-alpha) / sum w)^(1/(1-alpha))` over parts with weight, as it is defined; 1 over none.
fn power_mean(alpha: f64, parts: &[(f64, f64)]) -> f64 {
    let parts: Vec<_> = parts.iter().filter(|(weight, _)| *weight > 0.0).collect();
    let total: f64 = parts.iter().map(|(weight, _)| weight).sum();
    let power = 1.0 - alpha;
    if parts.is_empty() {
        1.0
    } else if power <= 0.0 && parts.iter().any(|(_, x)| *x <= TINY) {
        0.0
    } else if power == 0.0 {
        let product = parts.iter().map(|(weight, x)| x.powf(*weight));
        product.product::<f64>().powf(1.0 / total)
    } else {
        let sum = parts
            .iter()
            .map(|(weight, x)| weight * x.max(0.0).powf(power));
        (sum.sum::<f64>() / total).powf(1.0 / power)
    }
}

fn candidate(offer: &Offer, partner: usize, component: usize) -> &Candidate {
    let mut all = offer.candidates.iter();
    all.find(|c| c.partner == partner && c.component == component)
        .expect("what is chosen is on offer")
}

fn chosen(offer: &Offer, partner: usize, component: usize, option: usize) -> &Choice {
    let mut all = candidate(offer, partner, component).choices.iter();
    all.find(|choice| choice.option == option)
        .expect("what is chosen is on offer")
}

/// Packages of one partner that the rules about choices allow.
fn packages(offer: &Offer, partner: usize) -> Vec<Package> {
    let most: f64 = offer
        .scenario
        .envelope
        .iter()
        .filter_map(|row| row.total)
        .map(Meur::value)
        .sum();
    let mut packages = vec![Package::new()];
    for candidate in offer.candidates.iter().filter(|c| c.partner == partner) {
        let before = packages.clone();
        for choice in &candidate.choices {
            // What costs more than all the money there is, shared or not, is in no portfolio.
            if choice.cost.value() > most * whole(offer.partners.len()) + TINY {
                continue;
            }
            packages.extend(before.iter().map(|package| {
                let mut package = package.clone();
                package.insert(candidate.component, choice.option);
                package
            }));
        }
    }
    packages.retain(|package| allowed(offer, partner, package));
    packages
}

/// Requirements, conflicts, capacity, and the scenario's rules about choices.
fn allowed(offer: &Offer, partner: usize, package: &Package) -> bool {
    let operates = |component: usize, option: usize| {
        let choice = chosen(offer, partner, component, option);
        choice.start + choice.build_years
    };
    let fits = package.iter().all(|(&component, &option)| {
        let candidate = candidate(offer, partner, component);
        // Start years are chosen in a phased scenario only.
        let in_time = |other: &usize| {
            let held = package.get(other);
            held.is_some_and(|&held| {
                !offer.scenario.phased || operates(*other, held) <= operates(component, option)
            })
        };
        candidate
            .requires
            .iter()
            .all(|any_of| any_of.iter().any(in_time))
            && !candidate
                .conflicts
                .iter()
                .any(|other| package.contains_key(other))
    });
    let effort: f64 = package
        .iter()
        .map(|(&c, &o)| chosen(offer, partner, c, o).effort)
        .sum();
    let capacity = offer.partners[partner].delivery_capacity;
    fits && capacity.is_none_or(|most| effort <= most + TINY)
        && offer
            .scenario
            .rules
            .iter()
            .all(|rule| obeyed(offer, partner, package, rule))
}

fn obeyed(offer: &Offer, partner: usize, package: &Package, rule: &Rule) -> bool {
    let id = &offer.partners[partner].id;
    let meant = |named: &Option<_>| named.as_ref().is_none_or(|named| named == id);
    let in_areas = |areas: &[tech_business_offer::model::AreaId]| {
        package
            .keys()
            .any(|&component| areas.contains(&offer.components[component].area))
    };
    match rule {
        Rule::Include {
            partner: named,
            component,
            option,
        } => {
            let at = offer
                .components
                .iter()
                .position(|c| c.id == *component)
                .expect("a component");
            let offered = offer
                .candidates
                .iter()
                .any(|c| c.partner == partner && c.component == at);
            let held = package.get(&at).is_some_and(|&o| {
                option
                    .as_ref()
                    .is_none_or(|option| offer.components[at].options[o].id == *option)
            });
            !meant(named) || held || (named.is_none() && !offered)
        }
        Rule::Exclude {
            partner: named,
            component,
            option,
        } => {
            let is_it = |(&c, &o): (&usize, &usize)| {
                let described = &offer.components[c];
                described.id == *component
                    && option
                        .as_ref()
                        .is_none_or(|option| described.options[o].id == *option)
            };
            !meant(named) || !package.iter().any(is_it)
        }
        Rule::Count {
            partner: named,
            min,
            max,
        } => {
            let count = package.len();
            !meant(named)
                || (min.is_none_or(|min| count >= min) && max.is_none_or(|max| count <= max))
        }
        Rule::Complement {
            partner: named,
            when_areas,
            needs_areas,
        } => !meant(named) || !in_areas(when_areas) || in_areas(needs_areas),
        Rule::AreaShare { .. } | Rule::Floor(_) => true,
    }
}

fn combine(
    offer: &Offer,
    packages: &[Vec<Package>],
    so_far: &mut Vec<Package>,
    found: &mut Vec<Portfolio>,
) {
    let Some(of_next) = packages.get(so_far.len()) else {
        if let Some(portfolio) = portfolio(offer, so_far) {
            found.push(portfolio);
        }
        return;
    };
    for package in of_next {
        so_far.push(package.clone());
        combine(offer, packages, so_far, found);
        so_far.pop();
    }
}

#[expect(clippy::cast_precision_loss, reason = "a few partners")]
fn whole(count: usize) -> f64 {
    count as f64
}

/// How many share the cost of a component: those who joined it; 1 for a national one.
fn members(offer: &Offer, packages: &[Package], component: usize) -> f64 {
    match offer.components[component].scope {
        Scope::National => 1.0,
        Scope::Regional { .. } => {
            let joined = packages.iter().filter(|p| p.contains_key(&component));
            whole(joined.count())
        }
    }
}

/// Whether each partner can take up in every year what its package, with its part of shared projects,
/// pays out.
fn is_taken_up(offer: &Offer, packages: &[Package]) -> bool {
    packages.iter().enumerate().all(|(partner, package)| {
        let Some(most) = offer.partners[partner].absorptive_capacity else {
            return true;
        };
        let paid = |year: usize| -> f64 {
            let payments = package.iter().filter_map(|(&c, &o)| {
                let paid = chosen(offer, partner, c, o).by_year.as_ref()?.get(year)?;
                Some(paid.value() / members(offer, packages, c))
            });
            payments.sum()
        };
        (0..offer.scenario.horizon.years).all(|year| paid(year) <= most.value() + TINY)
    })
}

/// The portfolio, unless a shared project is not one, a partner cannot take it up, or a rule about costs
/// is broken.
fn portfolio(offer: &Offer, packages: &[Package]) -> Option<Portfolio> {
    if !is_taken_up(offer, packages) {
        return None;
    }
    for (at, component) in offer.components.iter().enumerate() {
        let Scope::Regional { min_members, .. } = component.scope else {
            continue;
        };
        let joined: Vec<usize> = packages
            .iter()
            .filter_map(|package| package.get(&at).copied())
            .collect();
        let together = joined.windows(2).all(|pair| pair[0] == pair[1]);
        if !joined.is_empty() && (!together || joined.len() < min_members) {
            return None;
        }
    }
    let (mut utilities, mut eu, mut whole) = (Vec::new(), 0.0, 0.0);
    let weight = |p: usize| offer.scenario.partner_weight(&offer.partners[p].id);
    let weights: f64 = (0..packages.len()).map(weight).sum();
    for (partner, package) in packages.iter().enumerate() {
        let paid = |c: usize, o: usize| {
            chosen(offer, partner, c, o).cost.value() / members(offer, packages, c)
        };
        let cost: f64 = package.iter().map(|(&c, &o)| paid(c, o)).sum();
        if !shares_hold(offer, partner, package, cost, &paid) {
            return None;
        }
        utilities.push(for_partner(offer, partner, package));
        if weights > 0.0 {
            eu += weight(partner) * for_eu(offer, partner, package, &paid) / weights;
        }
        whole += cost;
    }
    utilities.push(eu);
    Some(Portfolio {
        packages: packages.to_vec(),
        utilities,
        cost: whole,
    })
}

fn shares_hold(
    offer: &Offer,
    partner: usize,
    package: &Package,
    cost: f64,
    paid: &dyn Fn(usize, usize) -> f64,
) -> bool {
    offer.scenario.rules.iter().all(|rule| {
        let Rule::AreaShare {
            partner: named,
            area,
            min,
            max,
        } = rule
        else {
            return true;
        };
        if named
            .as_ref()
            .is_some_and(|named| *named != offer.partners[partner].id)
        {
            return true;
        }
        let inside = package
            .iter()
            .filter(|(c, _)| offer.components[**c].area == *area);
        let spent: f64 = inside.map(|(&c, &o)| paid(c, o)).sum();
        min.is_none_or(|min| spent >= min.value() * cost - TINY)
            && max.is_none_or(|max| spent <= max.value() * cost + TINY)
    })
}

/// Sum of the effects on one need (or interest), synergies included.
fn effects(offer: &Offer, partner: usize, package: &Package, on: usize, needs: bool) -> f64 {
    let mut sum = 0.0;
    for (&component, &option) in package {
        let choice = chosen(offer, partner, component, option);
        let own = if needs {
            &choice.closes
        } else {
            &choice.serves
        };
        sum += own
            .iter()
            .filter(|effect| effect.on == on)
            .map(|effect| effect.value)
            .sum::<f64>();
        for synergy in &candidate(offer, partner, component).synergies {
            if package.contains_key(&synergy.with) {
                let extra = if needs {
                    &synergy.closes
                } else {
                    &synergy.serves
                };
                sum += extra
                    .iter()
                    .filter(|effect| effect.on == on)
                    .map(|effect| effect.value)
                    .sum::<f64>();
            }
        }
    }
    sum
}

fn met(sum: f64, cap: Option<f64>) -> f64 {
    match cap {
        Some(cap) if sum > cap => 1.0,
        Some(cap) => sum / cap,
        None => sum,
    }
}

fn for_partner(offer: &Offer, partner: usize, package: &Package) -> f64 {
    let who = &offer.partners[partner];
    let (mut sum, mut all) = (0.0, 0.0);
    for (at, need) in offer.taxonomy.needs.iter().enumerate() {
        let weight = who.need_weight[at] * who.severity[at];
        sum += weight * met(effects(offer, partner, package, at, true), need.cap);
        all += weight;
    }
    if all > 0.0 { sum / all } else { 0.0 }
}

fn for_eu(
    offer: &Offer,
    partner: usize,
    package: &Package,
    paid: &dyn Fn(usize, usize) -> f64,
) -> f64 {
    let (mut sum, mut all) = (0.0, 0.0);
    for (at, interest) in offer.taxonomy.interests.iter().enumerate() {
        let reached = if interest.measure == tech_business_offer::model::Measure::EuContent {
            package
                .iter()
                .map(|(&c, &o)| chosen(offer, partner, c, o).eu_content * paid(c, o))
                .sum()
        } else {
            effects(offer, partner, package, at, false)
        };
        sum += interest.weight * met(reached, interest.cap);
        all += interest.weight;
    }
    if all > 0.0 { sum / all } else { 0.0 }
}

fn bills(offer: &Offer, packages: &[Package]) -> Vec<Bill> {
    let mut bills = Vec::new();
    for (partner, package) in packages.iter().enumerate() {
        for (&component, &option) in package {
            let choice = chosen(offer, partner, component, option);
            let share = 1.0 / members(offer, packages, component);
            let by_year = choice.by_year.as_ref();
            bills.push(Bill {
                partner,
                shares: candidate(offer, partner, component).finance.clone(),
                cost: choice.cost.value() * share,
                by_year: by_year.map(|years| years.iter().map(|sum| sum.value() * share).collect()),
            });
        }
    }
    bills
}
