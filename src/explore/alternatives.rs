//! Packages that are nearly as good as the chosen one: within a stated loss of the criterion's value. Other
//! partners keep their packages and their money; what they leave of each envelope pays for this one.
//!
//! - What every such package holds, what none holds, and the choices between: each component is forced
//!   the other way, and the best value that is left then says which it is. Nothing is sampled.
//! - The packages that differ most: as far from the chosen one as a package can be, counting the components
//!   in which two differ (in one and not in the other, or in another size), and half as far from each
//!   other as the first is from it; after Brill, Chang and Hopkins (1982).
//! - The best packages after the chosen one: those found are cut off, one by one.
//! - Named variants: the cheapest, the soonest built, ... of those within the loss.

use std::collections::BTreeSet;

use good_lp::Expression;
use rayon::prelude::*;

use super::around::{Answer, Around, Then, Wish, choices};
use super::variant::{built, green, has_green, total, within_years};
use crate::formulate::value::choice_of;
use crate::formulate::{Pick, RowKey, Sense, Staged};
use crate::model::{Choice, Offer, Scope};
use crate::portfolio::{Effort, Financing, Selection, Solution, Unsolved, local, money, pursue};

pub use super::variant::{GREEN, Variant, greenness, longest};

/// Largest loss of the criterion's value unless another is asked for, as a part of it.
pub const WITHIN: f64 = 0.02;
/// Nodes for the variants of all partners, and for one of them at least and at most; where start years are
/// chosen, a node takes several times as long, and one gets the least.
const HURRIED: u64 = 12_000;
const FEWEST: u64 = 100;
const MOST: u64 = 600;
/// Rounding of values that are compared, relative to their size.
const ROUNDING: f64 = 1e-7;

/// How an alternative came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// As different from the chosen one as can be, and apart from those before it; numbered from 1.
    Different(usize),
    /// The best after the chosen one and those before it; numbered from 1.
    Best(usize),
    /// Best in one direction.
    Variant(Variant),
}

/// A package within the loss.
#[derive(Debug, Clone, PartialEq)]
pub struct Alternative {
    /// How it came about.
    pub kind: Kind,
    /// The partner's picks, sorted.
    pub picks: Vec<Pick>,
    /// What pays for them.
    pub financing: Financing,
    /// The criterion's value with it.
    pub value: f64,
    /// Components in which it differs from the chosen package.
    pub distance: usize,
    /// Whether it is proven that no other package is better for its kind.
    pub proven: bool,
}

/// What a component is to the packages within the loss.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// In every one.
    Must,
    /// In none.
    Never,
    /// In some.
    Between,
    /// Not decided within the limits.
    Undecided,
}

/// A component, forced the other way than it is in the chosen package.
#[derive(Debug, Clone, PartialEq)]
pub struct Forced {
    /// Component, by position.
    pub component: usize,
    /// Whether the chosen package holds it.
    pub chosen: bool,
    /// What it is to the packages within the loss.
    pub role: Role,
    /// Best value of the criterion the other way; `None` where no package is left, or none was found.
    pub value: Option<f64>,
}

/// Everything about one partner's packages within the loss.
#[derive(Debug, Clone, PartialEq)]
pub struct Alternatives {
    /// Partner, by position.
    pub partner: usize,
    /// The criterion's value with the chosen package, as far as this partner changes it.
    pub value: f64,
    /// The value that the loss leaves.
    pub level: f64,
    /// Every component on offer to the partner.
    pub components: Vec<Forced>,
    /// The packages found, by kind.
    pub found: Vec<Alternative>,
    /// Variants for which the chosen package is the best already.
    pub already: Vec<Variant>,
    /// Variants that mean nothing here: no need of the group, or nothing to choose.
    pub meaningless: Vec<Variant>,
    /// Whether the packages that differ most ended because no other is as far from those before it.
    pub no_more_different: bool,
    /// Whether the best packages ended because the next one loses more.
    pub no_more_best: bool,
    /// Kinds that a limit ended before an answer.
    pub unsettled: Vec<Kind>,
    /// Whether the clock ended a search for a package.
    pub by_clock: bool,
}

/// How near, and how many.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Near {
    /// Largest loss, as a part of the criterion's value.
    pub within: f64,
    /// Packages that differ most, and best packages, at most.
    pub count: usize,
}

/// In how many components two packages of a partner differ: in one and not in the other, or in
/// another size.
#[must_use]
pub fn distance(one: &[Pick], other: &[Pick]) -> usize {
    let only = |a: &[Pick], b: &[Pick]| {
        let lacks = |pick: &&Pick| !b.iter().any(|known| known.component == pick.component);
        a.iter().filter(lacks).count()
    };
    let resized = |pick: &&Pick| {
        let mut same = other
            .iter()
            .filter(|known| known.component == pick.component);
        same.any(|known| known != *pick)
    };
    only(one, other) + only(other, one) + one.iter().filter(resized).count()
}

/// Everything about one partner's packages within a loss, while the others keep their packages and money.
///
/// # Errors
/// [`Unsolved`] where the solver fails.
pub fn alternatives(
    offer: &Offer,
    solution: &Solution,
    partner: usize,
    near: Near,
    effort: &Effort<'_>,
) -> Result<Alternatives, Unsolved> {
    let solution = &attained(offer, solution);
    let left = money::left(offer, &solution.financing, partner);
    let mut search = Search::new(&left, solution, partner, near, effort);
    search.force_each(solution)?;
    search.best()?;
    for variant in Variant::ALL {
        search.variant(variant)?;
    }
    search.differ_most()?;
    search.all.found.sort_by_key(|found| found.kind);
    Ok(search.all)
}

/// The named variants of every partner's package alone, while the others keep their packages and money. Each
/// question gets its share of counted work, so that the answers are the same each time; one that fails is not
/// settled.
#[must_use]
pub fn variants(
    offer: &Offer,
    solution: &Solution,
    within: f64,
    effort: &Effort<'_>,
) -> Vec<Alternatives> {
    let solution = &attained(offer, solution);
    let near = Near { within, count: 0 };
    let questions = offer.partners.len() * Variant::ALL.len();
    let nodes = if offer.scenario.phased {
        FEWEST
    } else {
        (HURRIED / questions.max(1) as u64).clamp(FEWEST, MOST)
    };
    let answer = |offer: &Offer, partner: usize, variant: Variant| {
        let mut search = Search::new(offer, solution, partner, near, effort);
        search.around = search.around.hurried(nodes);
        search.parts = 1;
        search.hurried = true;
        if search.variant(variant).is_err() {
            search.all.unsettled.push(Kind::Variant(variant));
        }
        search.all
    };
    let partners = (0..offer.partners.len()).into_par_iter().with_max_len(1);
    let found = partners.map(|partner| {
        let left = money::left(offer, &solution.financing, partner);
        let asked = Variant::ALL.into_par_iter().with_max_len(1);
        let answers = asked.map(|variant| answer(&left, partner, variant));
        together(&answers.collect::<Vec<_>>())
    });
    found.collect::<Vec<_>>().into_iter().flatten().collect()
}

/// The solution with ideal points no lower than what its packages come to, as results state them.
fn attained(offer: &Offer, solution: &Solution) -> Solution {
    let mut solution = solution.clone();
    pursue::raise(offer, &mut solution.ideals, &solution.selection);
    solution
}

/// One partner's answers in one.
fn together(answers: &[Alternatives]) -> Option<Alternatives> {
    let (first, others) = answers.split_first()?;
    let mut all = first.clone();
    for other in others {
        all.found.extend(other.found.iter().cloned());
        all.already.extend(&other.already);
        all.meaningless.extend(&other.meaningless);
        all.unsettled.extend(&other.unsettled);
        all.by_clock |= other.by_clock;
    }
    Some(all)
}

struct Search<'a> {
    offer: &'a Offer,
    effort: Effort<'a>,
    near: Near,
    /// One question takes such a part of the time left.
    parts: u32,
    /// Whether what is best in a direction need not be the best by the criterion where start years are
    /// chosen: each further aim takes as long as the direction itself.
    hurried: bool,
    around: Around<'a>,
    all: Alternatives,
}

/// A quarter of the time left, so that one hard question does not take it all.
const PARTS: u32 = 4;

impl<'a> Search<'a> {
    fn new(
        offer: &'a Offer,
        solution: &Solution,
        partner: usize,
        near: Near,
        effort: &Effort<'a>,
    ) -> Self {
        let around = Around::settled(offer, solution, partner);
        let value = around.value(around.chosen());
        let level = around.level(near.within);
        Self {
            offer,
            effort: *effort,
            near,
            parts: PARTS,
            hurried: false,
            all: Alternatives {
                partner,
                value,
                level,
                components: Vec::new(),
                found: Vec::new(),
                already: Vec::new(),
                meaningless: Vec::new(),
                no_more_different: false,
                no_more_best: false,
                unsettled: Vec::new(),
                by_clock: false,
            },
            around,
        }
    }

    /// Each component forced the other way.
    fn force_each(&mut self, solution: &Solution) -> Result<(), Unsolved> {
        let (offer, partner) = (self.offer, self.around.partner());
        let candidates = offer.candidates_of(partner);
        let components: Vec<usize> = candidates.map(|candidate| candidate.component).collect();
        let ask = |&component: &usize| {
            let mut around = Around::settled(offer, solution, partner);
            force(&mut around, component, &part(&self.effort, self.parts))
        };
        let answers: Vec<Result<Option<Answered>, Unsolved>> = components
            .par_iter()
            .with_max_len(1)
            .map(|component| self.forced(*component).then(|| ask(component)).transpose())
            .collect();
        for (component, answer) in components.into_iter().zip(answers) {
            self.force(component, answer?);
        }
        Ok(())
    }

    /// Notes what a component is, by the answer without it (or with it); none where it is held.
    fn force(&mut self, component: usize, answer: Option<Answered>) {
        let chosen = holds(&self.around, component);
        let (role, value) = match answer {
            Some(Some(Some(answer))) => {
                let reached = self.around.value(&answer.picks);
                (
                    self.role(chosen, reached, answer.first.bound),
                    Some(reached),
                )
            }
            Some(Some(None)) | None => (Role::of(chosen), None),
            Some(None) => (Role::Undecided, None),
        };
        self.all.components.push(Forced {
            component,
            chosen,
            role,
            value,
        });
    }

    /// Whether a component may change at all: with others around, shared projects stay as they are.
    fn forced(&self, component: usize) -> bool {
        let shared = matches!(
            self.offer.components[component].scope,
            Scope::Regional { .. }
        );
        self.offer.partners.len() == 1 || !shared
    }

    fn role(&self, chosen: bool, reached: f64, bound: f64) -> Role {
        if self.is_within(reached) {
            Role::Between
        } else if self.is_within(bound) {
            Role::Undecided
        } else {
            Role::of(chosen)
        }
    }

    /// Whether nothing is better than what came first, up to the gap asked for.
    fn is_proven(&self, answer: &Answer) -> bool {
        let (value, bound) = (answer.first.value, answer.first.bound);
        let gap = self.effort.gap * value.abs();
        bound <= value + gap.max(ROUNDING * value.abs().max(1.0))
    }

    fn is_within(&self, value: f64) -> bool {
        value >= self.all.level - ROUNDING * self.all.level.abs()
    }

    fn ask(&mut self, wish: &Wish<'_>) -> Result<Answered, Unsolved> {
        let effort = part(&self.effort, self.parts);
        let answer = asked(&mut self.around, wish, &effort)?;
        self.all.by_clock |= match &answer {
            Some(Some(answer)) => answer.by_clock,
            Some(None) => false,
            None => effort.is_over(),
        };
        Ok(answer)
    }

    fn keep(&mut self, kind: Kind, answer: Answer, proven: bool) -> Result<(), Unsolved> {
        let (partner, selection) = (self.around.partner(), self.around.with(&answer.picks));
        let financing = money::finance_of(self.offer, &[partner], &selection, &self.effort)?;
        let alternative = Alternative {
            kind,
            value: self.around.value(&answer.picks),
            distance: distance(self.around.chosen(), &answer.picks),
            proven: proven && !answer.by_clock,
            picks: answer.picks,
            financing,
        };
        self.all.found.push(alternative);
        Ok(())
    }

    /// Packages within the loss as far from the chosen one as can be, and half as far from each other
    /// as the first is from it.
    fn differ_most(&mut self) -> Result<(), Unsolved> {
        let partner = self.around.partner();
        let chosen = self.around.chosen().to_vec();
        let mut known: Vec<Vec<Pick>> = Vec::new();
        let mut spacing = 1;
        for number in 1..=self.near.count {
            let farthest = |staged: &mut Staged| {
                for (at, picks) in known.iter().enumerate() {
                    let apart = apart(staged, partner, picks);
                    let key = RowKey::shared("apart", at.to_string());
                    staged.model.row(key, apart, Sense::Ge, count(spacing));
                }
                let apart = apart(staged, partner, &chosen);
                let key = RowKey::shared("apart", "chosen");
                staged.model.row(key, apart.clone(), Sense::Ge, 1.0);
                Some(apart)
            };
            let wish = Wish {
                least: Some(self.all.level),
                first: &farthest,
                whole: true,
                then: Then::Everything,
                ..Wish::ANY
            };
            let kind = Kind::Different(number);
            match self.ask(&wish)? {
                Some(Some(answer)) => {
                    if number == 1 {
                        spacing = distance(&chosen, &answer.picks).div_ceil(2).max(1);
                    }
                    known.push(answer.picks.clone());
                    let proven = answer.first.bound <= answer.first.value;
                    self.keep(kind, answer, proven)?;
                }
                Some(None) => {
                    self.all.no_more_different = true;
                    break;
                }
                None => {
                    self.all.unsettled.push(kind);
                    break;
                }
            }
        }
        Ok(())
    }

    /// The best packages after the chosen one.
    fn best(&mut self) -> Result<(), Unsolved> {
        let partner = self.around.partner();
        let mut known = vec![self.around.chosen().to_vec()];
        for number in 1..=self.near.count {
            let others = |staged: &mut Staged| {
                for (at, picks) in known.iter().enumerate() {
                    let apart = apart(staged, partner, picks);
                    let key = RowKey::shared("another", at.to_string());
                    staged.model.row(key, apart, Sense::Ge, 1.0);
                }
                None
            };
            let wish = Wish {
                first: &others,
                then: Then::Everything,
                ..Wish::ANY
            };
            match self.ask(&wish)? {
                Some(Some(answer)) if self.is_within(self.around.value(&answer.picks)) => {
                    known.push(answer.picks.clone());
                    let proven = self.is_proven(&answer);
                    self.keep(Kind::Best(number), answer, proven)?;
                }
                Some(Some(answer)) if self.is_within(answer.first.bound) => {
                    self.all.unsettled.push(Kind::Best(number));
                    break;
                }
                Some(_) => {
                    self.all.no_more_best = true;
                    break;
                }
                None => {
                    self.all.unsettled.push(Kind::Best(number));
                    break;
                }
            }
        }
        Ok(())
    }

    /// The best package within the loss in one direction.
    fn variant(&mut self, variant: Variant) -> Result<(), Unsolved> {
        let kind = Kind::Variant(variant);
        let offer = self.offer;
        let partner = self.around.partner();
        if variant == Variant::Greener && !has_green(offer, partner) {
            self.all.meaningless.push(variant);
            return Ok(());
        }
        let longest = if variant == Variant::Faster {
            let Some(longest) = self.soonest()? else {
                self.all.unsettled.push(kind);
                return Ok(());
            };
            Some(longest)
        } else {
            None
        };
        let first = |staged: &mut Staged| {
            Some(match variant {
                Variant::Cheaper => -1.0 * staged.cost.clone(),
                Variant::Faster => {
                    if let Some(longest) = longest {
                        within_years(staged, offer, partner, longest);
                    }
                    -1.0 * total(staged, offer, partner, &|choice| count(built(choice)))
                }
                Variant::Lighter => -1.0 * total(staged, offer, partner, &|choice| choice.effort),
                Variant::Greener => green(staged, offer, partner),
                Variant::Partner => staged.utility[partner].clone(),
                Variant::Eu => staged.utility[offer.partners.len()].clone(),
            })
        };
        let then = match variant {
            _ if !(self.hurried && offer.scenario.phased) => Then::Everything,
            // Many packages have the same years, or ask the same effort.
            Variant::Faster | Variant::Lighter => Then::Value,
            Variant::Cheaper | Variant::Greener | Variant::Partner | Variant::Eu => Then::Nothing,
        };
        let chosen = self.around.with(self.around.chosen());
        let stands = measures(offer, &chosen, partner, variant);
        let is_better = |picks: &[Pick]| {
            let mut other = chosen.clone();
            other.picks[partner] = picks.to_vec();
            local::better(&measures(offer, &other, partner, variant), &stands)
        };
        let wish = Wish {
            least: Some(self.all.level),
            first: &first,
            // Where nothing is better so, it does not matter what else is as good.
            enough: &|picks| !is_better(picks),
            then,
            ..Wish::ANY
        };
        match self.ask(&wish)? {
            Some(Some(answer)) => {
                if is_better(&answer.picks) {
                    let proven = self.is_proven(&answer);
                    self.keep(kind, answer, proven)?;
                } else {
                    self.all.already.push(variant);
                }
            }
            // The chosen package itself is within the loss: only rounding can say otherwise.
            Some(None) => self.all.already.push(variant),
            None => self.all.unsettled.push(kind),
        }
        Ok(())
    }

    /// The fewest years within which everything of a package within the loss can be built.
    fn soonest(&mut self) -> Result<Option<usize>, Unsolved> {
        let offer = self.offer;
        let partner = self.around.partner();
        let chosen = longest(offer, partner, self.around.chosen());
        let choices = offer.candidates_of(partner).flat_map(|c| &c.choices);
        let mut lengths: BTreeSet<usize> = choices.map(built).collect();
        lengths.insert(0);
        for limit in lengths.into_iter().filter(|&limit| limit < chosen) {
            let quick = |staged: &mut Staged| {
                within_years(staged, offer, partner, limit);
                None
            };
            let wish = Wish {
                first: &quick,
                ..Wish::ANY
            };
            // The best value says whether one is within the loss, and its bound that none is.
            match self.ask(&wish)? {
                Some(Some(answer)) if self.is_within(self.around.value(&answer.picks)) => {
                    return Ok(Some(limit));
                }
                Some(Some(answer)) if self.is_within(answer.first.bound) => return Ok(None),
                Some(_) => {}
                None => return Ok(None),
            }
        }
        Ok(Some(chosen))
    }
}

/// What a direction looks at in a partner's package, larger is better.
fn measures(offer: &Offer, all: &Selection, partner: usize, variant: Variant) -> Vec<f64> {
    let (utilities, cost) = all.worth(offer);
    let picks = all.of(partner);
    let sum = |of: &dyn Fn(&Choice) -> f64| -> f64 {
        let choices = picks
            .iter()
            .filter_map(|pick| choice_of(offer, partner, pick));
        choices.map(|(_, choice)| of(choice)).sum()
    };
    match variant {
        Variant::Cheaper => vec![-cost],
        Variant::Faster => vec![
            -count(longest(offer, partner, picks)),
            -sum(&|choice| count(built(choice))),
        ],
        Variant::Lighter => vec![-sum(&|choice| choice.effort)],
        Variant::Greener => vec![greenness(offer, partner, picks)],
        Variant::Partner => vec![utilities[partner]],
        Variant::Eu => vec![utilities[offer.partners.len()]],
    }
}

/// A part of the time left.
fn part<'e>(effort: &Effort<'e>, parts: u32) -> Effort<'e> {
    Effort {
        time: effort.clock.elapsed().saturating_add(effort.left() / parts),
        ..*effort
    }
}

/// An answer; that there is none (`Some(None)`); or nothing, where a limit came first.
type Answered = Option<Option<Answer>>;

fn asked(
    around: &mut Around<'_>,
    wish: &Wish<'_>,
    effort: &Effort<'_>,
) -> Result<Answered, Unsolved> {
    match around.find(wish, effort) {
        Ok(answer) => Ok(Some(Some(answer))),
        Err(Unsolved::Infeasible) => Ok(Some(None)),
        Err(Unsolved::Stopped) => Ok(None),
        Err(failed) => Err(failed),
    }
}

/// The best package with a component the other way than chosen.
fn force(
    around: &mut Around<'_>,
    component: usize,
    effort: &Effort<'_>,
) -> Result<Answered, Unsolved> {
    let partner = around.partner();
    let wanted = if holds(around, component) { 0.0 } else { 1.0 };
    let rows = |staged: &mut Staged| {
        let columns = choices(staged, partner).filter(|(pick, _)| pick.component == component);
        let sum: Expression = columns.map(|(_, x)| Expression::from(x)).sum();
        let key = RowKey::of("forced", partner, component.to_string());
        staged.model.row(key, sum, Sense::Eq, wanted);
        None
    };
    let wish = Wish {
        first: &rows,
        ..Wish::ANY
    };
    asked(around, &wish, effort)
}

fn holds(around: &Around<'_>, component: usize) -> bool {
    let mut picks = around.chosen().iter();
    picks.any(|pick| pick.component == component)
}

impl Role {
    /// What a component is that cannot be the other way.
    fn of(chosen: bool) -> Self {
        if chosen { Self::Must } else { Self::Never }
    }
}

/// In how many components a package differs from a known one: `sum_(c in known) (1 - x[known option]) +
/// sum_(c not in known) x[c]`.
pub(super) fn apart(staged: &Staged, partner: usize, known: &[Pick]) -> Expression {
    let mut apart = Expression::from(count(known.len()));
    for (pick, column) in choices(staged, partner) {
        if known.contains(&pick) {
            apart -= Expression::from(column);
        } else if !known.iter().any(|held| held.component == pick.component) {
            apart += Expression::from(column);
        }
    }
    apart
}

#[expect(clippy::cast_precision_loss, reason = "a few dozen")]
fn count(of: usize) -> f64 {
    of as f64
}

#[cfg(test)]
mod tests {
    use super::{Pick, distance};

    #[test]
    fn distance_counts_components() {
        let pick = |component, option| Pick {
            component,
            option,
            group: 0,
        };
        let one = [pick(1, 0), pick(2, 0), pick(3, 1)];
        let other = [pick(2, 1), pick(3, 1), pick(4, 0), pick(5, 0)];
        // Out 1, in 4 and 5, 2 in another size.
        assert_eq!(distance(&one, &other), 4);
        assert_eq!(distance(&other, &one), 4);
        assert_eq!(distance(&one, &one), 0);
    }
}
