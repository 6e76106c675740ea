//! A partner's own budget: instruments of kind domestic carry no more than its profile gives.

use crate::model::InstrumentKind;
use crate::verify::code::Code;
use crate::verify::ledger::Ledger;
use crate::verify::view::View;

use super::used::used_by;

pub(super) fn run(view: &View<'_>, ledger: &mut Ledger) {
    let domestic = view.offer.taxonomy.instruments.iter();
    let domestic = domestic.filter(|instrument| instrument.kind == InstrumentKind::Domestic);
    for held in &view.packages {
        if let Some(budget) = view.offer.partners[held.partner].profile.own_budget {
            let used = domestic
                .clone()
                .map(|one| used_by(held.package, one.id.as_str()));
            ledger.at_most(Code::OwnBudget, &held.site(), budget.value(), used.sum());
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::model::Meur;
    use crate::verify::small;

    #[test]
    fn no_more_than_there_is() {
        let with = |budget| {
            small::codes_with(
                |offer| offer.partners[1].profile.own_budget = Meur::new(budget),
                |_| {},
            )
        };
        assert!(with(4.0).is_empty());
        assert_eq!(with(3.9), ["own-budget"]);
    }
}
