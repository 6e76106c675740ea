//! The words for why something is not in a package: made here and nowhere else.

use super::frameworks;
use super::left_out::LeftOutReason;
use crate::model::{BlockedReason, IndicatorId, Offer};

/// A left-out reason as a lower-case phrase.
#[must_use]
pub fn left_out(offer: &Offer, reason: &LeftOutReason) -> String {
    let name = |component: usize| format!("\u{201c}{}\u{201d}", offer.components[component].name);
    match reason {
        LeftOutReason::Blocked(reason) => blocked(offer, reason),
        LeftOutReason::Requires(any_of) if any_of.is_empty() => {
            "needs another component that is not offered to this partner".to_owned()
        }
        LeftOutReason::Requires(any_of) => {
            let names: Vec<String> = any_of.iter().map(|&component| name(component)).collect();
            let missing = match names.len() {
                1 => "which is not",
                2 => "neither of which is",
                _ => "none of which is",
            };
            format!("needs {}, {missing} in the package", names.join(" or "))
        }
        LeftOutReason::Conflict(other) => format!("cannot be combined with {}", name(*other)),
        LeftOutReason::NotBuilt => {
            "the shared project is not built, or not joined by this partner".to_owned()
        }
        LeftOutReason::Count(limit) => {
            let components = if *limit == 1 {
                "component"
            } else {
                "components"
            };
            format!(
                "the package already holds {limit} {components}, the most that the scenario allows; those chosen do more"
            )
        }
        LeftOutReason::Capacity { left, needed } => {
            capacity_used(*left, &format!("it takes {needed:.1}"))
        }
        LeftOutReason::Money { left, needed } => format!(
            "costs at least EUR {needed:.1} million, of which the money left could pay {left:.1}; those chosen do more"
        ),
        LeftOutReason::NothingAdded => {
            "what it offers both sides is already met by the package".to_owned()
        }
        LeftOutReason::WorseFor { partner: true } => "would leave the partner worse off".to_owned(),
        LeftOutReason::WorseFor { partner: false } => "would leave the EU worse off".to_owned(),
        LeftOutReason::Outweighed => {
            "would fit, but the criterion or a rule of the scenario prefers the package without it"
                .to_owned()
        }
    }
}

/// That the administration cannot carry more, with what one component takes, or each of several.
#[must_use]
pub fn capacity_used(left: f64, takes: &str) -> String {
    format!(
        "the administration has {left:.1} units of delivery capacity left and {takes}; those chosen do more"
    )
}

/// A reason for not being offered as a lower-case phrase.
#[must_use]
pub fn blocked(offer: &Offer, reason: &BlockedReason) -> String {
    match reason {
        // A long list of regions says less than the one where it is not offered.
        BlockedReason::Region { allowed, found } if allowed.len() > 3 => {
            format!("offered in other regions, not in {found}")
        }
        BlockedReason::Region { allowed, found } => {
            format!("offered only in {}, not in {found}", allowed.join(" and "))
        }
        BlockedReason::Partner => "offered to other partners only".to_owned(),
        BlockedReason::NotMember => "a project shared by other partners".to_owned(),
        BlockedReason::TooFewMembers { needed, present } => {
            format!(
                "a shared project that needs {needed} members; {present} of those named for it {} in this scenario",
                if *present == 1 { "is" } else { "are" }
            )
        }
        BlockedReason::Framework { any_of } => {
            format!(
                "needs an agreement that is not there: {}",
                frameworks::any_of(any_of)
            )
        }
        BlockedReason::Indicator {
            indicator,
            value,
            min,
            max,
        } => {
            let title = title_with_unit(offer, indicator);
            let bounds = match (min, max) {
                (Some(min), Some(max)) => format!("between {} and {}", short(*min), short(*max)),
                (Some(min), None) => format!("at least {}", short(*min)),
                (None, Some(max)) => format!("at most {}", short(*max)),
                (None, None) => "known".to_owned(),
            };
            match value {
                Some(value) => {
                    let value = short(*value);
                    format!("meant for partners where {title} is {bounds}; here it is {value}")
                }
                None => {
                    format!("meant for partners where {title} is {bounds}; here it is not known")
                }
            }
        }
        BlockedReason::Oda { needed: true } => {
            "meant for partners that may receive official development assistance".to_owned()
        }
        BlockedReason::Oda { needed: false } => {
            "meant for partners that do not receive official development assistance".to_owned()
        }
        BlockedReason::AlreadyRunning { programme } => {
            format!("already delivered by a running programme: {programme}")
        }
        BlockedReason::Excluded => "excluded by the scenario".to_owned(),
        BlockedReason::TooLate {
            build_years,
            horizon,
        } => {
            format!("takes {build_years} years to build; the scenario runs for {horizon}")
        }
        BlockedReason::Gated { year, build_years } => {
            format!(
                "may not start before {year}, and takes {build_years} {} to build",
                if *build_years == 1 { "year" } else { "years" }
            )
        }
        BlockedReason::NoFinance { share } => format!(
            "the instruments that this partner may use carry at most {:.0} % of its cost",
            share * 100.0
        ),
        BlockedReason::MissingRequirement { any_of } => {
            let known = |id: &crate::model::ComponentId| {
                offer.components.iter().find(|known| known.id == *id)
            };
            let named = any_of
                .iter()
                .map(|id| known(id).map_or(id.as_str(), |known| known.name.as_str()));
            format!(
                "needs {}, not offered to this partner",
                named.collect::<Vec<_>>().join(" or ")
            )
        }
        BlockedReason::MissingFigure { indicator } => {
            format!("{} is not known for this partner", title(offer, indicator))
        }
    }
}

/// Stable code of a reason for not being offered.
#[must_use]
pub fn blocked_code(reason: &BlockedReason) -> &'static str {
    match reason {
        BlockedReason::Region { .. } => "other-region",
        BlockedReason::Partner => "other-partners",
        BlockedReason::NotMember => "not-a-member",
        BlockedReason::TooFewMembers { .. } => "too-few-members",
        BlockedReason::Framework { .. } => "no-agreement",
        BlockedReason::Indicator { .. } => "outside-bounds",
        BlockedReason::Oda { .. } => "oda",
        BlockedReason::AlreadyRunning { .. } => "already-running",
        BlockedReason::Excluded => "excluded",
        BlockedReason::TooLate { .. } => "too-late",
        BlockedReason::Gated { .. } => "gated",
        BlockedReason::NoFinance { .. } => "no-finance",
        BlockedReason::MissingFigure { .. } => "missing-figure",
        BlockedReason::MissingRequirement { .. } => "requirement-not-offered",
    }
}

/// A figure with two decimals at most.
fn short(value: f64) -> String {
    let text = format!("{value:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn title(offer: &Offer, indicator: &IndicatorId) -> String {
    let known = offer.indicators.iter().find(|known| known.id == *indicator);
    known.map_or_else(|| indicator.to_string(), |known| known.title.clone())
}

/// A figure without its unit does not say how much it is.
fn title_with_unit(offer: &Offer, indicator: &IndicatorId) -> String {
    let title = title(offer, indicator);
    let mut known = offer.indicators.iter();
    match known.find(|known| known.id == *indicator) {
        Some(known) if !known.unit.is_empty() => {
            format!("\u{201c}{title}\u{201d} ({})", known.unit)
        }
        _ => format!("\u{201c}{title}\u{201d}"),
    }
}
