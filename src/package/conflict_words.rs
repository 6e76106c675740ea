//! The words for why there is no package: made here and nowhere else.

use crate::explain::{Cause, Change, Conflict, Infeasibility, Side, Whose, cause};
use crate::model::{
    AreaId, ComponentId, Floor, FloorLevel, Meur, Offer, OptionId, PartnerId, Rule, Scope, Share,
};

/// Causes that are told at most where some of them may not be needed.
const MOST_TOLD: usize = 12;
/// Causes from which on a chain is a list.
const LISTED: usize = 3;
/// How a line of a list begins.
pub const ITEM: &str = "- ";

/// Everything about it, one sentence or item of a list a line. Long chains are lists.
#[must_use]
pub fn lines(offer: &Offer, why: &Infeasibility) -> Vec<String> {
    let mut lines = Vec::new();
    for (conflict, changes) in &why.conflicts {
        lines.extend(chain(offer, why, conflict));
        // Floors that could not be looked at may ask for more.
        let more = why.conflicts.len() > 1 || why.floors_open;
        let each = changes.iter().map(|change| {
            let ends = if more {
                "this would end that conflict"
            } else {
                "there would be a package"
            };
            format!("{}: {ends}", instruction(offer, change, true))
        });
        lines.extend(each);
    }
    if !why.repair.is_empty() {
        lines.extend(repair(offer, &why.repair));
    }
    if why.conflicts.is_empty() {
        lines.push(
            "no conflict was found in the time there was; give it more with --time-limit, or loosen several rules at once".to_owned(),
        );
    } else if !why.all {
        lines.push(
            "there may be more conflicts, and more changes, than were found in the time there was; give it more with --time-limit"
                .to_owned(),
        );
    }
    if why.floors_open {
        lines.push(
            "floors stated as a share of the ideal were not looked at: there are no ideal points before this is settled"
                .to_owned(),
        );
    }
    lines
}

/// A conflict as a chain: "because A, and B, there is no package for MAR".
#[must_use]
pub fn because(offer: &Offer, why: &Infeasibility, conflict: &Conflict) -> String {
    let for_whom = for_whom(offer, conflict);
    let chain = match clauses(offer, why, conflict).as_slice() {
        [] => return format!("the catalogue alone leaves no package{for_whom}"),
        [only] => format!("because {only}"),
        [first, rest @ ..] => format!("because {first}, and {}", rest.join(", and ")),
    };
    let doubt = if conflict.irreducible {
        ""
    } else {
        " (some of this may not be needed: the time was up)"
    };
    format!("{chain}, there is no package{for_whom}{doubt}")
}

/// The same in lines: a list where a sentence would be long.
fn chain(offer: &Offer, why: &Infeasibility, conflict: &Conflict) -> Vec<String> {
    let clauses = clauses(offer, why, conflict);
    if clauses.len() < LISTED {
        return vec![because(offer, why, conflict)];
    }
    let doubt = if conflict.irreducible {
        ""
    } else {
        " (some of it may not be needed: the time was up)"
    };
    let for_whom = for_whom(offer, conflict);
    let head = format!("all of this together leaves no package{for_whom}{doubt}:");
    let items = clauses.iter().map(|clause| format!("{ITEM}{clause}"));
    [head].into_iter().chain(items).collect()
}

fn for_whom(offer: &Offer, conflict: &Conflict) -> String {
    match conflict.whose {
        Whose::Alone(partner) => format!(" for {}", offer.partners[partner].id),
        Whose::All => String::new(),
    }
}

/// The causes of a conflict, each as a clause.
fn clauses(offer: &Offer, why: &Infeasibility, conflict: &Conflict) -> Vec<String> {
    let told = if conflict.irreducible {
        conflict.causes.len()
    } else {
        conflict.causes.len().min(MOST_TOLD)
    };
    let mut clauses: Vec<String> = conflict.causes[..told]
        .iter()
        .map(|&one| clause(offer, why.ideals.as_deref(), one))
        .collect();
    let untold = conflict.causes.len() - told;
    if untold > 0 {
        clauses.push(format!("for {untold} reasons more"));
    }
    clauses
}

/// Changes that together give a package, in an order in which they can be made: a rule that is taken out changes the
/// places of those after it, so these are last, and `--set` finds no rule by its place where there are any.
fn repair(offer: &Offer, steps: &[Change]) -> Vec<String> {
    let taken_out = |step: &Change| match step {
        Change::Drop(Cause::Rule { at, .. }) => Some(*at),
        _ => None,
    };
    let (mut drops, others): (Vec<&Change>, Vec<&Change>) =
        steps.iter().partition(|step| taken_out(step).is_some());
    drops.sort_by_key(|step| std::cmp::Reverse(taken_out(step)));
    let places_stay = drops.is_empty();
    let steps = others.into_iter().chain(drops);
    let items = steps.map(|step| format!("{ITEM}{}", instruction(offer, step, places_stay)));
    ["together this gives a package:".to_owned()]
        .into_iter()
        .chain(items)
        .collect()
}

/// A change as an instruction, with how it is made where that is not plainly an edit of the scenario's rules.
fn instruction(offer: &Offer, change: &Change, places_stay: bool) -> String {
    let made = match *change {
        Change::Set {
            cause: Cause::Rule { .. },
            ..
        } if !places_stay => None,
        Change::Set { cause, to, .. } => {
            key(offer, cause).map(|key| format!("--set {key}={}", to + 0.0))
        }
        Change::Drop(Cause::Conflict { .. }) => Some("`conflicts` in the catalogue".to_owned()),
        Change::Drop(Cause::Requirement { .. }) => {
            Some("`waived_if` of the requirement in the catalogue".to_owned())
        }
        Change::Drop(_) => None,
    };
    worded(offer, change, made)
}

/// The key of a scenario that holds a cause's value, as `--set` names it.
fn key(offer: &Offer, one: Cause) -> Option<String> {
    let row = |row: usize| &offer.scenario.envelope[row].instrument;
    let party = |at: usize| offer.parties()[at].to_string();
    Some(match one {
        Cause::Rule { at, side } => {
            let key = match &offer.scenario.rules[at] {
                Rule::Floor(floor) => match floor.level {
                    FloorLevel::ShareOfIdeal(_) => "share_of_ideal",
                    FloorLevel::Utility(_) => "utility",
                },
                _ if side == Side::Least => "min",
                _ => "max",
            };
            format!("rules.{at}.{key}")
        }
        Cause::Total(at) => format!("envelope.{}.total", row(at)),
        Cause::PerPartner(at) => format!("envelope.{}.per_partner", row(at)),
        Cause::Year { row: at, year } => format!("envelope.{}.per_year.{year}", row(at)),
        Cause::Disagreement(at) => format!("disagreement.{}", party(at)),
        Cause::Capacity(at) => format!("delivery_capacity.{}", party(at)),
        Cause::Absorption(at) => format!("absorptive_capacity.{}", party(at)),
        Cause::OwnBudget(_)
        | Cause::Conflict { .. }
        | Cause::Requirement { .. }
        | Cause::DebtGate(_)
        | Cause::Members(_) => return None,
    })
}

/// A change as an instruction.
#[must_use]
pub fn change(offer: &Offer, change: &Change) -> String {
    worded(offer, change, None)
}

/// A change with how it is made, and how sure it is, in brackets.
fn worded(offer: &Offer, change: &Change, made: Option<String>) -> String {
    let bracket = |notes: Vec<String>| match notes.join("; ") {
        none if none.is_empty() => none,
        notes => format!(" ({notes})"),
    };
    match *change {
        Change::Drop(one) => dropped(offer, one) + &bracket(made.into_iter().collect()),
        Change::Set {
            cause,
            from,
            to,
            smallest,
        } => {
            let raise = if to > from { "raise" } else { "lower" };
            let (what, unit) = value_of(offer, cause);
            let number = |value: f64| match unit {
                Unit::Share => percent(value),
                Unit::Plain | Unit::Meur => plain(value),
            };
            let unit = if unit == Unit::Meur { " MEUR" } else { "" };
            let less = (!smallest).then(|| "less may do, which is not proven".to_owned());
            let notes = bracket(made.into_iter().chain(less).collect());
            format!(
                "{raise} {what} from {} to {}{unit}{notes}",
                number(from),
                number(to)
            )
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Meur,
    Share,
    Plain,
}

/// What a cause states a value of, for "raise ... from ... to ...".
fn value_of(offer: &Offer, one: Cause) -> (String, Unit) {
    let row = |row: usize| &offer.scenario.envelope[row].instrument;
    let who = |at: usize| offer.partners.get(at).map_or("the EU", |p| p.id.as_str());
    match one {
        Cause::Rule { at, side } => {
            let number = at + 1;
            match (&offer.scenario.rules[at], side) {
                (Rule::AreaShare { area, partner, .. }, side) => (
                    format!(
                        "the {} share of {}{} (rule {number})",
                        bound(side),
                        area_name(offer, area),
                        of(partner.as_ref())
                    ),
                    Unit::Share,
                ),
                (Rule::Count { partner, .. }, side) => (
                    format!(
                        "the {} number of components{} (rule {number})",
                        bound(side),
                        of(partner.as_ref())
                    ),
                    Unit::Plain,
                ),
                (Rule::Floor(floor), _) => {
                    let party = party_name(&floor.party.to_string());
                    match floor.level {
                        FloorLevel::ShareOfIdeal(_) => (
                            format!("the floor of {party}, a share of its ideal (rule {number})"),
                            Unit::Share,
                        ),
                        FloorLevel::Utility(_) => {
                            (format!("the floor of {party} (rule {number})"), Unit::Plain)
                        }
                    }
                }
                _ => (format!("rule {number}"), Unit::Plain),
            }
        }
        Cause::Total(at) => (format!("the {} total", row(at)), Unit::Meur),
        Cause::PerPartner(at) => (format!("the {} limit for one partner", row(at)), Unit::Meur),
        Cause::Year { row: at, year } => (
            format!("the {} limit of {}", row(at), calendar(offer, year)),
            Unit::Meur,
        ),
        Cause::Disagreement(party) => (
            format!("the disagreement point of {}", who(party)),
            Unit::Plain,
        ),
        Cause::Capacity(at) => (format!("the delivery capacity of {}", who(at)), Unit::Plain),
        Cause::Absorption(at) => (
            format!("what {} can take up in a year", who(at)),
            Unit::Meur,
        ),
        Cause::OwnBudget(at) => (format!("the own budget of {}", who(at)), Unit::Meur),
        Cause::Conflict { .. }
        | Cause::Requirement { .. }
        | Cause::DebtGate(_)
        | Cause::Members(_) => (String::new(), Unit::Plain),
    }
}

fn dropped(offer: &Offer, one: Cause) -> String {
    let row = |row: usize| &offer.scenario.envelope[row].instrument;
    let name = |component: usize| quoted(&offer.components[component].name);
    match one {
        Cause::Rule { at, side } => {
            let number = at + 1;
            match &offer.scenario.rules[at] {
                Rule::Include {
                    partner, component, ..
                } => format!(
                    "drop the include of {component}{} (rule {number})",
                    of(partner.as_ref())
                ),
                Rule::Exclude {
                    partner, component, ..
                } => format!(
                    "drop the exclude of {component}{} (rule {number})",
                    of(partner.as_ref())
                ),
                Rule::Complement { partner, .. } => {
                    format!(
                        "drop the complement rule{} (rule {number})",
                        of(partner.as_ref())
                    )
                }
                _ => {
                    let (what, _) = value_of(offer, Cause::Rule { at, side });
                    format!("drop {what}")
                }
            }
        }
        Cause::Total(at) => format!("drop the {} total", row(at)),
        Cause::PerPartner(at) => format!("drop the {} limit for one partner", row(at)),
        Cause::Year { row: at, year } => {
            format!("drop the {} limit of {}", row(at), calendar(offer, year))
        }
        Cause::Conflict {
            partner,
            one,
            other,
        } => format!(
            "let {} have both {} and {}",
            offer.partners[partner].id,
            name(one),
            name(other)
        ),
        Cause::Requirement {
            partner,
            component,
            number,
        } => format!(
            "waive for {} that {} requires {}",
            offer.partners[partner].id,
            name(component),
            required(offer, partner, component, number)
        ),
        Cause::Disagreement(_)
        | Cause::Capacity(_)
        | Cause::Absorption(_)
        | Cause::OwnBudget(_)
        | Cause::DebtGate(_)
        | Cause::Members(_) => {
            let (what, _) = value_of(offer, one);
            format!("drop {what}")
        }
    }
}

/// A cause as a clause that follows "because".
#[must_use]
pub fn clause(offer: &Offer, ideals: Option<&[f64]>, one: Cause) -> String {
    let row = |row: usize| &offer.scenario.envelope[row];
    let who = |at: usize| offer.partners.get(at).map_or("the EU", |p| p.id.as_str());
    let name = |component: usize| quoted(&offer.components[component].name);
    let money = |amount: Option<Meur>| plain(amount.unwrap_or_default().value());
    match one {
        Cause::Rule { at, side } => rule(offer, ideals, at, side),
        Cause::Total(at) => format!(
            "there are {} MEUR of {} in all",
            money(row(at).total),
            row(at).instrument
        ),
        Cause::PerPartner(at) => format!(
            "no partner gets more than {} MEUR of {}",
            money(row(at).per_partner),
            row(at).instrument
        ),
        Cause::Year { row: at, year } => format!(
            "there are {} MEUR of {} in {}",
            money(row(at).per_year.get(year).copied()),
            row(at).instrument,
            calendar(offer, year)
        ),
        Cause::Disagreement(party) => format!(
            "{} would rather have no deal, a utility of {}, than less",
            who(party),
            plain(offer.disagreement(party))
        ),
        Cause::Capacity(at) => format!(
            "the administration of {} can carry {} units of effort",
            who(at),
            plain(offer.partners[at].delivery_capacity.unwrap_or_default())
        ),
        Cause::Absorption(at) => format!(
            "{} can take up {} MEUR in a year",
            who(at),
            money(offer.partners[at].absorptive_capacity)
        ),
        Cause::OwnBudget(at) => format!(
            "{} has {} MEUR of its own",
            who(at),
            money(offer.partners[at].profile.own_budget)
        ),
        Cause::Conflict {
            partner,
            one,
            other,
        } => format!(
            "{} and {} cannot be combined for {}",
            name(one),
            name(other),
            who(partner)
        ),
        Cause::Requirement {
            partner,
            component,
            number,
        } => format!(
            "{} requires {} for {}",
            name(component),
            required(offer, partner, component, number),
            who(partner)
        ),
        Cause::DebtGate(at) => format!(
            "the debt of {} asks for a grant element of 35 % at least",
            who(at)
        ),
        Cause::Members(component) => {
            let needed = match offer.components[component].scope {
                Scope::Regional { min_members, .. } => min_members,
                Scope::National => 0,
            };
            format!("{} needs {needed} members at least", name(component))
        }
    }
}

fn rule(offer: &Offer, ideals: Option<&[f64]>, at: usize, side: Side) -> String {
    let number = at + 1;
    let package = |partner: Option<&PartnerId>| {
        partner.map_or_else(
            || "every package".to_owned(),
            |id| format!("the package of {id}"),
        )
    };
    let known = |id: &ComponentId| {
        let mut known = offer.components.iter();
        let found = known.find(|known| known.id == *id);
        quoted(found.map_or(id.as_str(), |known| &known.name))
    };
    let sized = |option: &Option<OptionId>| {
        option
            .as_ref()
            .map(|id| format!(" in size `{id}`"))
            .unwrap_or_default()
    };
    match &offer.scenario.rules[at] {
        Rule::AreaShare {
            partner,
            area,
            min,
            max,
        } => {
            let (which, share) = sided(side, *min, *max);
            let share = share.map_or(0.0, Share::value);
            format!(
                "{} spends {which} {} on {} (rule {number})",
                package(partner.as_ref()),
                percent(share),
                area_name(offer, area)
            )
        }
        Rule::Include {
            partner,
            component,
            option,
        } => {
            let what = format!("{}{}", known(component), sized(option));
            match partner {
                Some(id) => format!("the package of {id} holds {what} (rule {number})"),
                None => format!("whoever is offered {what} gets it (rule {number})"),
            }
        }
        Rule::Exclude {
            partner,
            component,
            option,
        } => {
            let whose = partner.as_ref().map_or_else(
                || "no package".to_owned(),
                |id| format!("no package of {id}"),
            );
            format!(
                "{whose} holds {}{} (rule {number})",
                known(component),
                sized(option)
            )
        }
        Rule::Count { partner, min, max } => {
            let (which, count) = sided(side, *min, *max);
            let count = count.unwrap_or_default();
            let noun = if count == 1 {
                "component"
            } else {
                "components"
            };
            format!(
                "{} holds {which} {count} {noun} (rule {number})",
                package(partner.as_ref())
            )
        }
        Rule::Complement {
            partner,
            when_areas,
            needs_areas,
        } => {
            format!(
                "{} with {} holds something from {} (rule {number})",
                package(partner.as_ref()),
                areas(offer, when_areas),
                areas(offer, needs_areas)
            )
        }
        Rule::Floor(floor) => format!("{} (rule {number})", least(offer, ideals, floor)),
    }
}

/// A floor as a clause.
fn least(offer: &Offer, ideals: Option<&[f64]>, floor: &Floor) -> String {
    let party = party_name(&floor.party.to_string());
    match floor.level {
        FloorLevel::Utility(utility) => {
            format!("{party} gets a utility of {} at least", plain(utility))
        }
        FloorLevel::ShareOfIdeal(share) => {
            let ideal = cause::party(offer, &floor.party).zip(ideals);
            match ideal.map(|(party, ideals)| ideals[party]) {
                Some(ideal) => format!(
                    "{party} gets a utility of {} at least, {} of its ideal of {}",
                    plain(share * ideal),
                    percent(share),
                    plain(ideal)
                ),
                None => format!("{party} gets {} of its ideal at least", percent(share)),
            }
        }
    }
}

/// What a requirement asks for at a partner.
fn required(offer: &Offer, partner: usize, component: usize, number: usize) -> String {
    let mut candidates = offer.candidates_of(partner);
    let candidate = candidates.find(|known| known.component == component);
    let any_of = candidate.and_then(|known| known.requires.get(number));
    let names = any_of.into_iter().flatten();
    let names: Vec<String> = names
        .map(|&other| quoted(&offer.components[other].name))
        .collect();
    if names.is_empty() {
        "another component".to_owned()
    } else {
        names.join(" or ")
    }
}

/// The side of a rule that is meant, with its words.
fn sided<T>(side: Side, min: T, max: T) -> (&'static str, T) {
    match side {
        Side::Least => ("at least", min),
        Side::Whole | Side::Most => ("at most", max),
    }
}

fn areas(offer: &Offer, areas: &[AreaId]) -> String {
    let names: Vec<String> = areas.iter().map(|area| area_name(offer, area)).collect();
    names.join(" or ")
}

fn bound(side: Side) -> &'static str {
    match side {
        Side::Least => "least",
        Side::Whole | Side::Most => "largest",
    }
}

fn of(partner: Option<&PartnerId>) -> String {
    partner.map(|id| format!(" for {id}")).unwrap_or_default()
}

fn party_name(id: &str) -> String {
    if id == "eu" {
        "the EU".to_owned()
    } else {
        id.to_owned()
    }
}

fn area_name(offer: &Offer, area: &AreaId) -> String {
    let mut known = offer.taxonomy.areas.iter();
    let found = known.find(|known| known.id == *area);
    quoted(found.map_or(area.as_str(), |known| &known.name))
}

fn calendar(offer: &Offer, year: usize) -> i32 {
    offer.scenario.horizon.start_year + i32::try_from(year).unwrap_or_default()
}

fn quoted(name: &str) -> String {
    format!("\u{201c}{name}\u{201d}")
}

/// A number with four decimals at most and none in vain.
#[must_use]
pub fn plain(value: f64) -> String {
    let text = format!("{value:.4}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" {
        "0".to_owned()
    } else {
        text.to_owned()
    }
}

fn percent(share: f64) -> String {
    format!("{} %", plain(100.0 * share))
}
