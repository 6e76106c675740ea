//! `explore::alternatives` against every package: what all hold and none, the farthest, the next best,
//! the best in each direction.

use tech_business_offer::explore::alternatives::{
    Alternatives, Kind, Near, Role, Variant, alternatives,
};
use tech_business_offer::formulate::Pick;
use tech_business_offer::model::{Choice, CriterionRule, Offer};
use tech_business_offer::package::ResultFile;
use tech_business_offer::portfolio::Solution;
use tech_business_offer::solve::Backend;

use crate::enumerate::{Everything, Package, Portfolio, aims, disagreement, floors};
use crate::{CLOSE, CRITERIA, all_right, effort, offers, under};

const NEAR: Near = Near {
    within: 0.15,
    count: 3,
};

/// Every portfolio in which only one partner's package differs from the chosen ones and is paid for by what the
/// others leave, with its value.
struct Around<'e> {
    offer: &'e Offer,
    partner: usize,
    chosen: &'e Portfolio,
    all: Vec<(&'e Portfolio, f64)>,
    value: f64,
    level: f64,
    /// Whether a few euros decide about one of them.
    by_euros: bool,
}

/// The criterion's value as far as the partner and the EU make it up.
pub(crate) fn value(offer: &Offer, ideals: &[f64], partner: usize, utilities: &[f64]) -> f64 {
    if offer.partners.len() == 1 {
        return aims(offer, ideals, utilities)[0];
    }
    let eu = offer.partners.len();
    let least = disagreement(offer);
    let gain = |j: usize| utilities[j] - least[j];
    let range = |j: usize| ideals[j] - least[j];
    if (0..=eu).all(|j| range(j) <= 1e-9) {
        return aims(offer, ideals, utilities)[0];
    }
    match offer.scenario.criterion.rule {
        CriterionRule::KalaiSmorodinsky => {
            let moves = [partner, eu].into_iter().filter(|&j| range(j) > 1e-9);
            moves
                .map(|j| gain(j) / range(j))
                .fold(f64::INFINITY, f64::min)
        }
        CriterionRule::Egalitarian => gain(partner).min(gain(eu)),
        _ => aims(offer, ideals, utilities)[0],
    }
}

/// Whether packages differ from others in one partner's alone, and there not in what is shared with others.
pub(crate) fn beside(offer: &Offer, partner: usize, new: &[Package], old: &[Package]) -> bool {
    let shared = |component: &usize| {
        let scope = &offer.components[*component].scope;
        !matches!(scope, tech_business_offer::model::Scope::National)
    };
    let of = |package: &Package| -> Vec<(usize, usize)> {
        let parts = package.iter().filter(|(c, _)| shared(c));
        parts.map(|(c, o)| (*c, *o)).collect()
    };
    (0..offer.partners.len()).all(|at| {
        if at == partner {
            offer.partners.len() == 1 || of(&new[at]) == of(&old[at])
        } else {
            new[at] == old[at]
        }
    })
}

impl<'e> Around<'e> {
    fn of(
        everything: &'e Everything<'e>,
        (solution, result): (&Solution, &ResultFile),
        chosen: usize,
        partner: usize,
    ) -> Self {
        let offer = everything.offer;
        let ideals: Vec<f64> = solution.ideals.iter().map(|ideal| ideal.value).collect();
        let least = floors(offer, &ideals);
        let chosen = &everything.portfolios[chosen];
        let held = |other: &Portfolio| beside(offer, partner, &other.packages, &chosen.packages);
        let meets = |other: &Portfolio| {
            let pairs = other.utilities.iter().zip(&least);
            pairs
                .into_iter()
                .all(|(utility, floor)| *utility >= floor - 1e-9)
        };
        let mut by_euros = false;
        let all: Vec<(&Portfolio, f64)> = (0..everything.portfolios.len())
            .filter(|&at| {
                let other = &everything.portfolios[at];
                let fits = held(other) && meets(other);
                let paid = fits.then(|| everything.is_payable_beside(at, partner, result));
                by_euros |= paid == Some(None);
                paid.flatten() == Some(true)
            })
            .map(|at| {
                let other = &everything.portfolios[at];
                (other, value(offer, &ideals, partner, &other.utilities))
            })
            .collect();
        let own = value(offer, &ideals, partner, &chosen.utilities);
        let eu = offer.partners.len();
        let gains = (0..=eu).any(|j| ideals[j] - disagreement(offer)[j] > 1e-9);
        let stake = if !gains {
            0.0
        } else if eu > 1 && offer.scenario.criterion.rule == CriterionRule::Utilitarian {
            let least = disagreement(offer);
            let parties = offer.parties();
            [partner, eu]
                .into_iter()
                .filter(|&j| ideals[j] - least[j] > 1e-9)
                .map(|j| {
                    let weight = offer.scenario.party_weight(&parties[j]);
                    weight * (chosen.utilities[j] - least[j]) / (ideals[j] - least[j])
                })
                .sum()
        } else {
            own
        };
        Self {
            offer,
            partner,
            chosen,
            all,
            value: own,
            level: own - NEAR.within * f64::abs(stake),
            by_euros,
        }
    }

    /// Whether a value is so near the level that rounding decides.
    fn is_close_call(&self) -> bool {
        let near = |value: &f64| (value - self.level).abs() < 1e-5;
        self.by_euros || !self.value.is_finite() || self.all.iter().any(|(_, value)| near(value))
    }

    fn within(&self) -> impl Iterator<Item = &(&'e Portfolio, f64)> {
        self.all.iter().filter(|(_, value)| *value >= self.level)
    }

    fn distance(&self, one: &Portfolio, other: &[(usize, usize)]) -> usize {
        let package = &one.packages[self.partner];
        let apart = package.iter().filter(|(c, o)| !other.contains(&(**c, **o)));
        let missing = other.iter().filter(|(c, _)| !package.contains_key(c));
        apart.count() + missing.count()
    }

    fn choices(&self, portfolio: &Portfolio) -> Vec<&'e Choice> {
        let package = &portfolio.packages[self.partner];
        let candidates = self.offer.candidates_of(self.partner);
        candidates
            .filter_map(|candidate| {
                let option = package.get(&candidate.component)?;
                candidate
                    .choices
                    .iter()
                    .find(|choice| choice.option == *option)
            })
            .collect()
    }

    #[expect(clippy::cast_precision_loss, reason = "a few years")]
    fn measures(&self, variant: Variant, portfolio: &Portfolio) -> Vec<f64> {
        let choices = self.choices(portfolio);
        let years = choices
            .iter()
            .map(|choice| choice.start + choice.build_years);
        match variant {
            Variant::Cheaper => vec![-portfolio.cost],
            Variant::Faster => vec![
                -(years.clone().max().unwrap_or(0) as f64),
                -(years.sum::<usize>() as f64),
            ],
            Variant::Lighter => vec![-choices.iter().map(|choice| choice.effort).sum::<f64>()],
            Variant::Partner => vec![portfolio.utilities[self.partner]],
            Variant::Eu => vec![portfolio.utilities[self.offer.partners.len()]],
            Variant::Greener => Vec::new(),
        }
    }

    fn find(&self, picks: &[Pick]) -> Result<&(&'e Portfolio, f64), String> {
        let package = picks
            .iter()
            .map(|pick| (pick.component, pick.option))
            .collect();
        let mut all = self.all.iter();
        all.find(|(known, _)| known.packages[self.partner] == package)
            .ok_or_else(|| format!("not allowed: {picks:?}"))
    }
}

fn judge(around: &Around<'_>, found: &Alternatives) -> Result<(), String> {
    let near = |a: f64, b: f64| (a - b).abs() <= CLOSE * b.abs().max(1.0);
    if !near(found.value, around.value) || !near(found.level, around.level) {
        return Err(format!("value {} level {}", found.value, found.level));
    }
    for forced in &found.components {
        let holds = |portfolio: &Portfolio| {
            portfolio.packages[around.partner].contains_key(&forced.component)
        };
        let every = around.within().all(|(known, _)| holds(known));
        let any = around.within().any(|(known, _)| holds(known));
        let role = match (every, any) {
            (true, _) => Role::Must,
            (_, false) => Role::Never,
            _ => Role::Between,
        };
        if forced.role != role {
            return Err(format!(
                "component {}: {forced:?}, not {role:?}",
                forced.component
            ));
        }
        let other = around
            .all
            .iter()
            .filter(|(known, _)| holds(known) != forced.chosen);
        let best = other.map(|(_, value)| *value).reduce(f64::max);
        let same = match (forced.value, best) {
            (Some(found), Some(best)) => near(found, best),
            (found, best) => found.is_none() == best.is_none(),
        };
        if !same {
            return Err(format!(
                "component {}: {forced:?}, best {best:?}",
                forced.component
            ));
        }
    }
    packages(around, found)?;
    variants(around, found)
}

/// The next best and those that differ most.
fn packages(around: &Around<'_>, found: &Alternatives) -> Result<(), String> {
    let near = |a: f64, b: f64| (a - b).abs() <= CLOSE * b.abs().max(1.0);
    let chosen: Vec<(usize, usize)> = around.chosen.packages[around.partner]
        .iter()
        .map(|(c, o)| (*c, *o))
        .collect();
    let mut others: Vec<f64> = around
        .within()
        .filter(|(known, _)| around.distance(known, &chosen) > 0)
        .map(|(_, value)| *value)
        .collect();
    others.sort_by(|a, b| b.total_cmp(a));
    let best: Vec<_> = found
        .found
        .iter()
        .filter(|f| matches!(f.kind, Kind::Best(_)))
        .collect();
    if best.len() != others.len().min(NEAR.count)
        || found.no_more_best != (others.len() < NEAR.count)
    {
        return Err(format!("{} best of {}", best.len(), others.len()));
    }
    for (found, expected) in best.iter().zip(&others) {
        let (_, value) = around.find(&found.picks)?;
        if !near(*value, *expected) || !found.proven {
            return Err(format!("{found:?}, expected {expected}"));
        }
    }
    let far = found
        .found
        .iter()
        .filter(|f| matches!(f.kind, Kind::Different(_)));
    let mut known: Vec<Vec<(usize, usize)>> = Vec::new();
    let mut spacing = 1;
    let farthest = |known: &[Vec<(usize, usize)>], spacing: usize| {
        let apart = |portfolio: &Portfolio| {
            let mut all = known.iter();
            all.all(|picks| around.distance(portfolio, picks) >= spacing)
        };
        let others = around.within().filter(|(portfolio, _)| apart(portfolio));
        let distances = others.map(|(portfolio, _)| around.distance(portfolio, &chosen));
        distances.filter(|distance| *distance > 0).max()
    };
    for found in far {
        let most = farthest(&known, spacing);
        let (portfolio, value) = around.find(&found.picks)?;
        let distance = around.distance(portfolio, &chosen);
        if Some(distance) != most || found.distance != distance || !found.proven {
            return Err(format!("{found:?}: {distance} of {most:?}"));
        }
        let package: Vec<(usize, usize)> = found
            .picks
            .iter()
            .map(|pick| (pick.component, pick.option))
            .collect();
        let near = known
            .iter()
            .any(|picks| around.distance(portfolio, picks) < spacing);
        if near || *value < around.level - 1e-6 {
            return Err(format!("{found:?}: too near, or too poor"));
        }
        if known.is_empty() {
            spacing = distance.div_ceil(2);
        }
        known.push(package);
    }
    if known.len() < NEAR.count && farthest(&known, spacing).is_some() {
        return Err(format!("only {} that differ", known.len()));
    }
    if found.no_more_different != (known.len() < NEAR.count) {
        return Err("no word that there are no more".to_owned());
    }
    Ok(())
}

fn variants(around: &Around<'_>, found: &Alternatives) -> Result<(), String> {
    for variant in Variant::ALL {
        if variant == Variant::Greener {
            if !found.meaningless.contains(&variant) {
                return Err("a greener one without green needs".to_owned());
            }
            continue;
        }
        let better = |a: &Vec<f64>, b: &Vec<f64>| a.partial_cmp(b).expect("no NaN");
        let all = around
            .within()
            .map(|(known, _)| around.measures(variant, known));
        let best = all.max_by(better).ok_or("nothing within the loss")?;
        let kind = Kind::Variant(variant);
        let answer = match found.found.iter().find(|found| found.kind == kind) {
            Some(answer) => around.find(&answer.picks)?.0,
            None if found.already.contains(&variant) => around.chosen,
            None => return Err(format!("{variant:?} is missing")),
        };
        let measured = around.measures(variant, answer);
        let same = measured
            .iter()
            .zip(&best)
            .all(|(a, b)| (a - b).abs() <= 2e-6 * b.abs().max(1.0));
        if !same {
            return Err(format!("{variant:?}: {measured:?}, best {best:?}"));
        }
    }
    Ok(())
}

/// Compares every partner of some random offers; says how many were compared, how many of these with start
/// years, and what is wrong.
fn compare(
    seeds: std::ops::Range<u64>,
    partners: usize,
    rules: &[CriterionRule],
) -> ((usize, usize), Vec<String>) {
    let (mut compared, mut phased) = (0, 0);
    let mut wrong = Vec::new();
    let effort = effort(Backend::Embedded);
    for seed in seeds {
        let mut case = offers::random(seed, partners);
        under(&mut case, rules, |criterion, offer, (solution, result)| {
            let everything = Everything::of(offer);
            let chosen = everything.find(result).expect("a portfolio");
            for partner in 0..partners {
                let solved = (solution, result);
                let around = Around::of(&everything, solved, chosen, partner);
                if around.is_close_call() {
                    continue;
                }
                let found = alternatives(offer, solution, partner, NEAR, &effort)
                    .expect("the solver does not fail");
                compared += 1;
                phased += usize::from(offer.scenario.phased);
                if let Err(why) = judge(&around, &found) {
                    wrong.push(format!(
                        "seed {seed}, {criterion}, partner {partner}: {why}"
                    ));
                }
            }
        });
    }
    ((compared, phased), wrong)
}

#[test]
fn one_partner_by_every_criterion() {
    let rules: Vec<CriterionRule> = CRITERIA.iter().map(|criterion| criterion.rule).collect();
    let ((compared, phased), wrong) = compare(500..525, 1, &rules);
    all_right(&wrong, compared);
    assert!(compared >= 80, "only {compared} compared");
    assert!(phased >= 20, "only {phased} with start years");
}

#[test]
fn several_partners_while_the_others_keep_theirs() {
    let rules = [
        CriterionRule::KalaiSmorodinsky,
        CriterionRule::Egalitarian,
        CriterionRule::Utilitarian,
    ];
    let ((compared, _), wrong) = compare(600..615, 2, &rules);
    all_right(&wrong, compared);
    assert!(compared >= 20, "only {compared} compared");
}
