//! One key of a scenario over several values, solved at each.

use crate::formulate::Pick;
use crate::portfolio::Selection;

/// Values at most.
pub const MOST: usize = 1_000;

/// One end of a sweep.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum End {
    /// A value.
    Value(f64),
    /// Percent of the value that the scenario has.
    Percent(f64),
}

/// What can be wrong with a sweep.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoSweep {
    /// One end in percent, the other not.
    #[error("write both ends in percent, or neither")]
    Mixed,
    /// Too few or too many steps.
    #[error("write from 2 to {MOST} steps")]
    Steps,
}

/// Values from one end to the other, both included, as `--set` takes them: `110`, `-50%`.
///
/// ```
/// use tech_business_offer::explore::sweep::{End, values};
/// assert_eq!(values(End::Percent(50.0), End::Percent(150.0), 3).unwrap(), ["-50%", "+0%", "+50%"]);
/// assert_eq!(values(End::Value(1.0), End::Value(2.0), 3).unwrap(), ["1", "1.5", "2"]);
/// assert!(values(End::Value(1.0), End::Percent(150.0), 3).is_err());
/// ```
///
/// # Errors
/// [`NoSweep`] where the ends do not go together or the steps are too few or too many.
pub fn values(from: End, to: End, steps: usize) -> Result<Vec<String>, NoSweep> {
    if !(2..=MOST).contains(&steps) {
        return Err(NoSweep::Steps);
    }
    let (low, high, written): (f64, f64, fn(f64) -> String) = match (from, to) {
        (End::Value(low), End::Value(high)) => (low, high, |value| rounded(value).to_string()),
        (End::Percent(low), End::Percent(high)) => (low, high, change),
        _ => return Err(NoSweep::Mixed),
    };
    #[expect(clippy::cast_precision_loss, reason = "at most a thousand steps")]
    let at = |step: usize| low + (high - low) * (step as f64 / (steps - 1) as f64);
    Ok((0..steps).map(|step| written(at(step))).collect())
}

/// Percent of a value as the change that `--set` takes: 150 % is `+50%`.
#[must_use]
pub fn change(percent: f64) -> String {
    format!("{:+}%", rounded(percent - 100.0) + 0.0)
}

/// Without the digits that arithmetic leaves behind: 0.30000000000000004 is 0.3.
#[must_use]
pub fn rounded(value: f64) -> f64 {
    let text = format!("{value:.12e}");
    text.parse().unwrap_or(value)
}

/// A pick of a partner.
pub type Placed = (usize, Pick);

/// What enters the packages from one selection to the next, and what leaves them; another size is
/// both.
#[must_use]
pub fn differences(before: &Selection, after: &Selection) -> (Vec<Placed>, Vec<Placed>) {
    let only = |these: &Selection, those: &Selection| -> Vec<Placed> {
        let all = these.picks.iter().enumerate();
        all.flat_map(|(partner, picks)| {
            // A shared project with more members is the same project.
            let held = move |pick: &&Pick| {
                let mut known = those.of(partner).iter();
                known.any(|k| (k.component, k.option) == (pick.component, pick.option))
            };
            picks
                .iter()
                .filter(move |pick| !held(pick))
                .map(move |pick| (partner, *pick))
        })
        .collect()
    };
    (only(after, before), only(before, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_enters_and_leaves() {
        let pick = |component, option, group| Pick {
            component,
            option,
            group,
        };
        let before = Selection {
            picks: vec![vec![pick(0, 0, 0), pick(1, 0, 2)], vec![pick(1, 0, 2)]],
        };
        let after = Selection {
            picks: vec![
                vec![pick(0, 1, 0), pick(1, 0, 3)],
                vec![pick(1, 0, 3), pick(2, 0, 0)],
            ],
        };
        let (enters, leaves) = differences(&before, &after);
        assert_eq!(enters, [(0, pick(0, 1, 0)), (1, pick(2, 0, 0))]);
        assert_eq!(leaves, [(0, pick(0, 0, 0))]);
    }

    #[test]
    fn steps_are_plain_numbers() {
        let found = values(End::Value(0.0), End::Value(1.0), 11).expect("values");
        assert_eq!(found[3], "0.3");
        assert_eq!(found[10], "1");
        assert_eq!(
            values(End::Value(0.0), End::Value(1.0), 1),
            Err(NoSweep::Steps)
        );
        assert_eq!(change(100.0), "+0%");
        assert_eq!(change(50.0), "-50%");
    }
}
