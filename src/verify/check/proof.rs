//! Bound and gap: `gap = max(0, (bound - value) / max(|bound|, 1e-9))`.

use crate::verify::code::Code;
use crate::verify::finding::Site;
use crate::verify::ledger::Ledger;
use crate::verify::view::View;

pub(super) fn run(view: &View<'_>, ledger: &mut Ledger) {
    let objective = view.result.objective;
    let at = |field: &str| Site::named(&format!("objective {field}"));
    ledger.at_least(
        Code::ObjectiveBound,
        &at("bound"),
        objective.value,
        objective.bound,
    );
    let distance = objective.bound - objective.value;
    let gap = (distance / objective.bound.abs().max(1e-9)).max(0.0);
    ledger.equal(Code::ObjectiveGap, &at("gap"), gap, objective.gap);
    if let Some(first) = view.result.stages.first() {
        let at = Site::named(&first.aim);
        ledger.equal(Code::StageOrder, &at, objective.value, first.value);
        if let Some(bound) = first.bound {
            ledger.equal(Code::StageOrder, &at, objective.bound, bound);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::verify::small;

    fn finds(code: &str, change: impl FnOnce(&mut crate::package::result::ResultFile)) {
        let codes = small::codes(change);
        assert!(codes.contains(&code), "{code} not in {codes:?}");
    }

    #[test]
    fn bound_below_the_value() {
        finds("objective-bound", |result| result.objective.bound = 0.7);
    }

    #[test]
    fn gap_that_does_not_follow() {
        finds("objective-gap", |result| result.objective.gap = 0.1);
        finds("objective-gap", |result| result.objective.bound = 0.8);
        // A negative gap is none, and is written so.
        finds("objective-gap", |result| {
            result.objective.bound = 0.7;
            result.objective.gap = -0.05 / 0.7;
        });
    }

    #[test]
    fn first_stage() {
        assert_eq!(
            small::codes(|result| result.stages[0].value = 0.7),
            ["stage-order"]
        );
        assert_eq!(
            small::codes(|result| result.stages[0].bound = Some(0.8)),
            ["stage-order"]
        );
    }
}
