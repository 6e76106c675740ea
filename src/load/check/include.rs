//! Components that a scenario insists on and that cannot be had.

use super::ResolvedCheck;
use crate::load::input::Input;
use crate::load::raw::RawScenario;
use crate::load::read::Located;
use crate::model::{
    BlockedReason, ComponentId, Diagnostic, OfferParts, OptionId, PartnerId, Place, Rule,
};

pub(super) const CHECK: ResolvedCheck = ResolvedCheck {
    about: "What an include rule insists on can be offered to the partner, and two of them can be had together.",
    run,
};

/// An include rule for one partner.
struct Insisted<'o> {
    partner: usize,
    component: usize,
    rule: usize,
    option: Option<&'o OptionId>,
}

fn run(parts: &OfferParts, input: &Input) -> Vec<Diagnostic> {
    let Some(scenario) = &input.scenario else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    let mut insisted = Vec::new();
    for (at, rule) in parts.scenario.rules.iter().enumerate() {
        if let Rule::Include {
            partner,
            component,
            option,
        } = rule
        {
            let place = scenario.place(&format!("/rules/{at}"));
            let wish = (partner.as_ref(), component, option.as_ref());
            match offered(parts, wish, at) {
                Ok(mut found) => insisted.append(&mut found),
                Err((message, hint)) => findings.push(
                    Diagnostic::error("impossible-include", message)
                        .at(place)
                        .hint(hint),
                ),
            }
        }
    }
    findings.extend(clashes(parts, scenario, &insisted));
    findings
}

/// For whom the rule holds; else why for nobody.
fn offered<'o>(
    parts: &'o OfferParts,
    (partner, component, option): (Option<&PartnerId>, &ComponentId, Option<&'o OptionId>),
    rule: usize,
) -> Result<Vec<Insisted<'o>>, (String, String)> {
    let Some(at) = parts.components.iter().position(|c| c.id == *component) else {
        return Ok(Vec::new()); // Reported as unknown.
    };
    let who = |position: usize| parts.partners[position].id.clone();
    let mut found = Vec::new();
    let mut why_not = None;
    for position in 0..parts.partners.len() {
        if partner.is_some_and(|partner| *partner != who(position)) {
            continue;
        }
        // Both lists are by partner and component.
        let place = (position, at);
        let (candidates, blocked) = (&parts.candidates, &parts.blocked);
        let candidate = candidates.binary_search_by_key(&place, |c| (c.partner, c.component));
        let Ok(candidate) = candidate.map(|at| &candidates[at]) else {
            let blocked = blocked
                .binary_search_by_key(&place, |b| (b.partner, b.component))
                .map(|at| &blocked[at]);
            let reason = blocked.map_or_else(|_| String::new(), |blocked| words(&blocked.reason));
            why_not = why_not.or(Some((position, reason)));
            continue;
        };
        let has = |wanted: &OptionId| {
            let options = &parts.components[at].options;
            let mut choices = candidate.choices.iter();
            choices.any(|choice| options[choice.option].id == *wanted)
        };
        if let Some(wanted) = option.filter(|wanted| !has(wanted)) {
            let reason = format!(
                "option `{wanted}` is excluded, runs already, takes too long or lacks a figure"
            );
            why_not = why_not.or(Some((position, reason)));
            continue;
        }
        found.push(Insisted {
            partner: position,
            component: at,
            rule,
            option,
        });
    }
    match (found.is_empty(), why_not) {
        (true, Some((position, reason))) => Err((
            format!("`{component}` cannot be offered to {}", who(position)),
            format!("{reason}; drop the rule, or change what stands in its way"),
        )),
        (true, None) => Err((
            format!("nobody in the scenario can be offered `{component}`"),
            "the rule names a partner that the scenario does not: add it to `partners`".into(),
        )),
        (false, _) => Ok(found),
    }
}

fn clashes(
    parts: &OfferParts,
    scenario: &Located<RawScenario>,
    insisted: &[Insisted<'_>],
) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let id = |at: usize| &parts.components[at].id;
    let place = |rule: usize| -> Place { scenario.place(&format!("/rules/{rule}")) };
    for (at, second) in insisted.iter().enumerate() {
        for first in &insisted[..at] {
            if first.partner != second.partner {
                continue;
            }
            let who = &parts.partners[first.partner].id;
            let (a, b) = (first.component, second.component);
            let conflict = parts.components[a].conflicts.contains(id(b))
                || parts.components[b].conflicts.contains(id(a));
            let sizes =
                a == b && matches!((first.option, second.option), (Some(x), Some(y)) if x != y);
            let message = if conflict {
                format!(
                    "{who} cannot have both `{}` and `{}`: they conflict",
                    id(a),
                    id(b)
                )
            } else if sizes {
                format!("{who} cannot have two sizes of `{}`", id(a))
            } else {
                continue;
            };
            findings.push(
                Diagnostic::error("impossible-include", message)
                    .at(place(second.rule))
                    .hint(format!("the other rule is rules/{}; drop one", first.rule)),
            );
        }
    }
    findings
}

/// Why it is not offered, in few words; documents have their own wording.
fn words(reason: &BlockedReason) -> String {
    match reason {
        BlockedReason::Region { allowed, .. } => format!("it is for {}", allowed.join(", ")),
        BlockedReason::Partner => "it is for other partners".into(),
        BlockedReason::NotMember => "the partner is not among its members".into(),
        BlockedReason::TooFewMembers { needed, present } => {
            format!("it needs {needed} members, {present} can join")
        }
        BlockedReason::Framework { any_of } => format!("it needs one of {}", any_of.join(", ")),
        BlockedReason::Indicator {
            indicator, value, ..
        } => match value {
            Some(value) => format!("`{indicator}` is {value}, outside its bounds"),
            None => format!("`{indicator}` is not known"),
        },
        BlockedReason::Oda { .. } => "development assistance decides against it".into(),
        BlockedReason::AlreadyRunning { programme } => format!("{programme} delivers it already"),
        BlockedReason::Excluded => "another rule excludes it".into(),
        BlockedReason::TooLate {
            build_years,
            horizon,
        } => format!(
            "it takes {build_years} years, the horizon is {horizon}: `horizon.years` would have to be {build_years}"
        ),
        BlockedReason::Gated { year, build_years } => {
            format!("it may not start before {year} and takes {build_years} years to build")
        }
        BlockedReason::NoFinance { share } => {
            format!("the money there is can carry {share} of its cost")
        }
        BlockedReason::MissingFigure { indicator } => format!("`{indicator}` is not known"),
        BlockedReason::MissingRequirement { any_of } => {
            let names: Vec<&str> = any_of.iter().map(ComponentId::as_str).collect();
            format!(
                "it requires {}, which cannot be offered",
                names.join(" or ")
            )
        }
    }
}
