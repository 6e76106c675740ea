//! Why something was left out, in the language of a document.

use super::context::{Context, label};
use super::words;
use crate::model::{BlockedReason, Indicator, IndicatorId, Offer};
use crate::package::LeftOut;
use crate::package::words::blocked_code;
use crate::render::locale::{Language, tell};

/// The reason as a sentence; its short name where there is none.
///
/// A result carries its reasons as English sentences. In another language the sentence is made anew from what
/// the offer says of the single case; where it says nothing more, the sentence of the code stands alone.
pub(super) fn why(context: &Context, left: &LeftOut) -> String {
    let name = words::code(context, &left.code);
    let reason = words::sentence(&words::capital(&left.reason));
    if context.language != Language::English
        && let Some(said) = own(context, left).or_else(|| words::because(context, &left.code))
    {
        return said;
    }
    if reason.is_empty() {
        words::sentence(&name)
    } else {
        context.foreign(&reason)
    }
}

/// The sentence with the names and figures of the single case.
fn own(context: &Context, left: &LeftOut) -> Option<String> {
    let offer = context.offer;
    let mut partners = offer.partners.iter();
    let partner = partners.position(|known| known.id.as_str() == left.partner)?;
    let component = position(offer, &left.component)?;
    if left.code == "requirement-not-chosen" {
        let any_of = missing(context, left, partner, component)?;
        return Some(needs(context, "because-requirement-named", any_of));
    }
    let mut blocked = offer.blocked.iter();
    let blocked = blocked.find(|b| (b.partner, b.component) == (partner, component))?;
    if blocked_code(&blocked.reason) != left.code {
        return None;
    }
    match &blocked.reason {
        BlockedReason::Framework { any_of } => {
            let names = any_of.iter().map(|token| words::framework(context, token));
            let names = context.or(&names.collect::<Vec<_>>());
            Some(tell!(context, "because-agreement-named", names = names))
        }
        BlockedReason::Indicator {
            indicator,
            value: Some(value),
            min,
            max,
        } => bounds(context, indicator, *value, (*min, *max)),
        // A long list of regions says less than the one where it is not offered.
        BlockedReason::Region { allowed, found } if allowed.len() > 3 => {
            let region = words::region(context, found);
            Some(tell!(context, "because-region-not", region = region))
        }
        BlockedReason::Region { allowed, .. } => {
            let regions = allowed.iter().map(|region| words::region(context, region));
            let regions = context.and(&regions.collect::<Vec<_>>());
            Some(tell!(context, "because-region-only", regions = regions))
        }
        BlockedReason::MissingRequirement { any_of } => {
            let any_of = any_of.iter().map(|id| position(offer, id.as_str()));
            let any_of = any_of.collect::<Option<Vec<usize>>>()?;
            Some(needs(context, "because-requirement-unoffered", &any_of))
        }
        _ => None,
    }
}

fn position(offer: &Offer, id: &str) -> Option<usize> {
    let mut components = offer.components.iter();
    components.position(|known| known.id.as_str() == id)
}

/// The first prerequisite of which nothing is in the package; none where it is not offered to the partner either.
fn missing<'a>(
    context: &'a Context,
    left: &LeftOut,
    partner: usize,
    component: usize,
) -> Option<&'a [usize]> {
    let offer = context.offer;
    let mut packages = context.result.packages.iter();
    let package = packages.find(|package| package.partner == left.partner)?;
    let held = |other: &usize| {
        let id = offer.components[*other].id.as_str();
        package.items.iter().any(|item| item.component == id)
    };
    let mut requires = offer.candidate(partner, component)?.requires.iter();
    let any_of = requires.find(|any_of| !any_of.iter().any(held))?;
    (!any_of.is_empty()).then_some(any_of)
}

/// A sentence about any of these components.
fn needs(context: &Context, message: &str, any_of: &[usize]) -> String {
    let known = any_of.iter().map(|at| &context.offer.components[*at]);
    let names: Vec<String> = known.map(|known| label(context, known)).collect();
    context.tell(message, &[("names", context.or(&names).into())])
}

/// Between which values of a figure something is offered, and the partner's value.
fn bounds(
    context: &Context,
    indicator: &IndicatorId,
    value: f64,
    (min, max): (Option<f64>, Option<f64>),
) -> Option<String> {
    let mut columns = context.offer.indicators.iter();
    let column: &Indicator = columns.find(|column| column.id == *indicator)?;
    let (title, unit) = (context.column(column), context.unit(column));
    let value = context.figure(value);
    let said = match (min, max) {
        (Some(min), Some(max)) => tell!(
            context,
            "because-bounds-between",
            title = title,
            unit = unit,
            least = context.figure(min),
            most = context.figure(max),
            value = value
        ),
        (Some(min), None) => tell!(
            context,
            "because-bounds-from",
            title = title,
            unit = unit,
            least = context.figure(min),
            value = value
        ),
        (None, Some(max)) => tell!(
            context,
            "because-bounds-to",
            title = title,
            unit = unit,
            most = context.figure(max),
            value = value
        ),
        (None, None) => return None,
    };
    Some(said)
}
