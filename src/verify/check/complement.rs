//! Rule `complement`: a package with something of `when_areas` holds something of `needs_areas`.

use crate::model::{AreaId, Rule};
use crate::verify::code::Code;
use crate::verify::ledger::Ledger;
use crate::verify::view::{Held, View};

pub(super) fn run(view: &View<'_>, ledger: &mut Ledger) {
    let holds_any = |held: &Held<'_>, areas: &[AreaId]| {
        let mut chosen = held.chosen.iter();
        chosen.any(|chosen| areas.contains(&view.offer.components[chosen.candidate.component].area))
    };
    for rule in &view.offer.scenario.rules {
        let Rule::Complement {
            partner,
            when_areas,
            needs_areas,
        } = rule
        else {
            continue;
        };
        for held in view.packages_of(partner.as_ref()) {
            let called_for = holds_any(held, when_areas);
            let satisfied = !called_for || holds_any(held, needs_areas);
            let names: Vec<&str> = needs_areas.iter().map(AreaId::as_str).collect();
            let expected = format!("something of: {}", names.join(", "));
            ledger.holds(
                Code::Complement,
                &held.site(),
                satisfied,
                &expected,
                "nothing",
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::model::{AreaId, Rule};
    use crate::verify::small;

    fn codes(when: &str, needs: &str) -> Vec<&'static str> {
        let rule = Rule::Complement {
            partner: None,
            when_areas: vec![AreaId::new(when)],
            needs_areas: vec![AreaId::new(needs)],
        };
        small::codes_with(|offer| offer.scenario.rules.push(rule), |_| {})
    }

    #[test]
    fn only_where_it_is_called_for() {
        assert!(codes("connectivity", "skills").is_empty());
        // TUN holds nothing of dpi.
        assert_eq!(codes("connectivity", "dpi"), ["complement"]);
        assert!(codes("dpi", "skills").is_empty());
        assert_eq!(codes("skills", "none"), ["complement"; 2]);
        assert!(codes("none", "dpi").is_empty());
    }
}
