//! Format, scenario and criterion.

use crate::package::result::FORMAT;
use crate::verify::code::Code;
use crate::verify::finding::Site;
use crate::verify::ledger::Ledger;
use crate::verify::view::View;

pub(super) fn run(view: &View<'_>, ledger: &mut Ledger) {
    let (result, scenario) = (view.result, &view.offer.scenario);
    ledger.same(Code::Format, &Site::named("format"), FORMAT, &result.format);
    ledger.same(
        Code::Scenario,
        &Site::named("scenario"),
        scenario.id.as_str(),
        &result.scenario,
    );
    ledger.same(
        Code::Criterion,
        &Site::named("criterion"),
        &scenario.criterion.rule.to_string(),
        &result.criterion.to_string(),
    );
    let alpha = |alpha: Option<f64>| alpha.map_or("none".to_owned(), |alpha| alpha.to_string());
    ledger.same(
        Code::Criterion,
        &Site::named("alpha"),
        &alpha(scenario.criterion.alpha),
        &alpha(result.alpha),
    );
}

#[cfg(test)]
mod tests {
    use crate::model::CriterionRule;
    use crate::verify::small;

    #[test]
    fn another_version() {
        assert!(small::codes(|result| result.format = "tbo-result/2".into()).contains(&"format"));
    }

    #[test]
    fn another_scenario() {
        assert!(small::codes(|result| result.scenario = "other".into()).contains(&"scenario"));
    }

    #[test]
    fn another_criterion() {
        let codes = small::codes(|result| result.criterion = CriterionRule::EuFirst);
        assert!(codes.contains(&"criterion"));
        assert_eq!(
            small::codes(|result| result.alpha = Some(2.0)),
            ["criterion"]
        );
    }
}
