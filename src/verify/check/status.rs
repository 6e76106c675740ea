//! The status says no more than what is proven.

use crate::package::result::Status;
use crate::verify::code::Code;
use crate::verify::finding::Site;
use crate::verify::ledger::{Ledger, TOLERANCE};
use crate::verify::view::View;

pub(super) fn run(view: &View<'_>, ledger: &mut Ledger) {
    let result = view.result;
    match result.status {
        Status::Infeasible => {
            let held = result.packages.len() + result.regional.len();
            let (at, found) = (
                Site::named("status"),
                format!("{held} packages and projects"),
            );
            ledger.holds(Code::StatusInfeasible, &at, held == 0, "none", &found);
        }
        Status::Optimal => {
            let at = Site::named("objective gap");
            // The tolerance is the claim itself here: nothing is added to it.
            let found = result.objective.gap;
            let proven = found <= TOLERANCE;
            ledger.holds(
                Code::StatusOptimal,
                &at,
                proven,
                "at most 1e-6",
                &found.to_string(),
            );
            for party in &result.parties {
                let at = Site::partner(&party.id).detail("ideal bound");
                let bound = party.ideal_bound.unwrap_or(party.ideal);
                ledger.equal(Code::StatusOptimal, &at, party.ideal, bound);
            }
        }
        Status::WithinGap => {}
    }
}

#[cfg(test)]
mod tests {
    use crate::package::result::Status;
    use crate::verify::{Code, report, small};

    #[test]
    fn optimal_without_a_closed_gap() {
        let open = |result: &mut crate::package::result::ResultFile| {
            result.objective.bound = 0.8;
            result.objective.gap = 0.0625;
            result.stages[0].bound = Some(0.8);
        };
        assert_eq!(small::codes(open), ["status-optimal"]);
        let honest = small::codes(|result| {
            open(result);
            result.status = Status::WithinGap;
        });
        assert!(honest.is_empty(), "{honest:?}");
    }

    #[test]
    fn optimal_with_an_open_ideal_point() {
        let codes = small::codes(|result| result.parties[1].ideal_bound = Some(0.71));
        assert_eq!(codes, ["status-optimal"]);
    }

    #[test]
    fn no_answer_and_yet_packages() {
        let codes = small::codes(|result| result.status = Status::Infeasible);
        assert_eq!(codes, ["status-infeasible"]);
    }

    #[test]
    fn no_answer_is_checked_for_what_it_says() {
        let mut result = small::result();
        result.status = Status::Infeasible;
        result.packages.clear();
        result.regional.clear();
        result.parties.clear();
        let report = report(&small::offer(), &result);
        assert!(report.findings.is_empty(), "{:?}", report.findings);
        assert!(report.checked.len() < super::super::CHECKS.len());
        result.inputs[0].sha256.clear();
        let findings = crate::verify::verify(&small::offer(), &result);
        assert_eq!(findings[0].code, Code::InputChanged);
    }
}
