//! Rules that say nothing, or that nothing can meet.

use std::collections::BTreeMap;

use super::Check;
use crate::load::input::Input;
use crate::load::raw::RawRule;
use crate::model::Diagnostic;

pub(super) const CHECK: Check = Check {
    about: "A rule states a bound that can be met, alone and with the other shares of areas.",
    run,
};

fn run(input: &Input) -> Vec<Diagnostic> {
    let Some(scenario) = &input.scenario else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    // Least share by partner (`None`: everybody) and area.
    let mut least: BTreeMap<(Option<&str>, &str), f64> = BTreeMap::new();
    for (at, rule) in scenario.value.rules.iter().enumerate() {
        let place = scenario.place(&format!("/rules/{at}"));
        let mut report = |message: String, hint: &str| {
            let finding = Diagnostic::error("bad-rule", message).at(place.clone());
            findings.push(finding.hint(hint));
        };
        match rule {
            RawRule::AreaShare {
                partner,
                area,
                min,
                max,
            } => {
                if let Some(min) = min {
                    let who = partner.as_ref().map(|partner| partner.0.as_str());
                    let share = least.entry((who, area.0.as_str())).or_default();
                    *share = share.max(min.0);
                }
                match (min, max) {
                    (None, None) => report("the rule bounds nothing".into(), "add `min` or `max`"),
                    (Some(min), Some(max)) if min.0 > max.0 => report(
                        format!("`min` {} is above `max` {}", min.0, max.0),
                        "no package can meet both: swap them",
                    ),
                    _ => {}
                }
            }
            RawRule::Count { min, max, .. } => match (min, max) {
                (None, None) => report("the rule bounds nothing".into(), "add `min` or `max`"),
                (Some(min), Some(max)) if min > max => report(
                    format!("`min` {min} is above `max` {max}"),
                    "no package can meet both: swap them",
                ),
                _ => {}
            },
            RawRule::Floor {
                share_of_ideal,
                utility,
                ..
            } => match (share_of_ideal, utility) {
                (None, None) => report(
                    "the floor states no level".into(),
                    "add `share_of_ideal` or `utility`",
                ),
                (Some(_), Some(_)) => report(
                    "the floor states two levels".into(),
                    "keep one of `share_of_ideal` and `utility`",
                ),
                _ => {}
            },
            RawRule::Include { .. } | RawRule::Exclude { .. } | RawRule::Complement { .. } => {}
        }
    }
    findings.extend(impossible_shares(input, &least));
    findings
}

/// Shares of different areas cannot add up to more than the whole.
fn impossible_shares(
    input: &Input,
    least: &BTreeMap<(Option<&str>, &str), f64>,
) -> Option<Diagnostic> {
    let scenario = input.scenario.as_ref()?;
    let mut worst: Option<(Option<&str>, f64)> = None;
    for who in least.keys().map(|(who, _)| *who) {
        let mut areas: BTreeMap<&str, f64> = BTreeMap::new();
        let for_him = |of: Option<&str>| of.is_none() || of == who;
        for ((_, area), share) in least.iter().filter(|((of, _), _)| for_him(*of)) {
            let known = areas.entry(area).or_default();
            *known = known.max(*share);
        }
        let sum = areas.values().sum();
        if worst.is_none_or(|(_, most)| sum > most) {
            worst = Some((who, sum));
        }
    }
    let (who, sum) = worst.filter(|(_, sum)| *sum > 1.0 + 1e-9)?;
    let who = who.map_or(String::new(), |who| format!(" of {who}"));
    let message = format!("the least shares of areas{who} add up to {sum}, more than the whole");
    let finding = Diagnostic::error("bad-rule", message).at(scenario.place("/rules"));
    Some(finding.hint("lower the `min` of the area-share rules to 1 together, or less"))
}
