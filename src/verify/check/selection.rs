//! Rules `include` and `exclude`.

use crate::model::{ComponentId, OptionId, Rule};
use crate::verify::code::Code;
use crate::verify::ledger::Ledger;
use crate::verify::view::{Held, View};

pub(super) fn run(view: &View<'_>, ledger: &mut Ledger) {
    for rule in &view.offer.scenario.rules {
        match rule {
            Rule::Include {
                partner,
                component,
                option,
            } => {
                for held in view.packages_of(partner.as_ref()) {
                    // For every partner means every partner that it is offered to.
                    if partner.is_some() || is_offered(view, held, component, option.as_ref()) {
                        let at = held.site().component(component.as_str());
                        let found = holds(held, component, option.as_ref());
                        ledger.holds(
                            Code::Included,
                            &at,
                            found,
                            &what(option.as_ref()),
                            "not chosen",
                        );
                    }
                }
            }
            Rule::Exclude {
                partner,
                component,
                option,
            } => {
                for held in view.packages_of(partner.as_ref()) {
                    let at = held.site().component(component.as_str());
                    let found = holds(held, component, option.as_ref());
                    let expected = format!("not {}", what(option.as_ref()));
                    ledger.holds(Code::Excluded, &at, !found, &expected, "chosen");
                }
            }
            _ => {}
        }
    }
}

fn what(option: Option<&OptionId>) -> String {
    option.map_or("chosen".to_owned(), |option| format!("chosen as {option}"))
}

/// By the package's own words: a component that is not on offer may not be in it either.
fn holds(held: &Held<'_>, component: &ComponentId, option: Option<&OptionId>) -> bool {
    held.package.items.iter().any(|item| {
        item.component == component.as_str()
            && option.is_none_or(|option| item.option == option.as_str())
    })
}

fn is_offered(
    view: &View<'_>,
    held: &Held<'_>,
    component: &ComponentId,
    option: Option<&OptionId>,
) -> bool {
    view.offer.candidates_of(held.partner).any(|candidate| {
        let spec = &view.offer.components[candidate.component];
        spec.id == *component
            && option.is_none_or(|option| {
                let mut choices = candidate.choices.iter();
                choices.any(|choice| spec.options[choice.option].id == *option)
            })
    })
}

#[cfg(test)]
mod tests {
    use crate::model::{ComponentId, OptionId, PartnerId, Rule};
    use crate::verify::small;

    type Selected<'a> = (Option<&'a str>, &'a str, Option<&'a str>);

    fn include((partner, component, option): Selected<'_>) -> Vec<&'static str> {
        let rule = Rule::Include {
            partner: partner.map(PartnerId::new),
            component: ComponentId::new(component),
            option: option.map(OptionId::new),
        };
        small::codes_with(|offer| offer.scenario.rules.push(rule), |_| {})
    }

    fn exclude((partner, component, option): Selected<'_>) -> Vec<&'static str> {
        let rule = Rule::Exclude {
            partner: partner.map(PartnerId::new),
            component: ComponentId::new(component),
            option: option.map(OptionId::new),
        };
        small::codes_with(|offer| offer.scenario.rules.push(rule), |_| {})
    }

    #[test]
    fn included() {
        assert!(include((None, "skills-academy", None)).is_empty());
        assert_eq!(include((None, "data-centre", None)), ["included"; 2]);
        assert_eq!(include((Some("TUN"), "data-centre", None)), ["included"]);
        assert_eq!(
            include((Some("MAR"), "digital-id", Some("full"))),
            ["included"]
        );
        assert!(include((Some("MAR"), "digital-id", Some("core"))).is_empty());
        // Not offered to TUN: every partner that it is offered to is MAR alone.
        assert!(include((None, "digital-id", None)).is_empty());
        assert_eq!(include((Some("TUN"), "digital-id", None)), ["included"]);
    }

    #[test]
    fn excluded() {
        assert!(exclude((None, "data-centre", None)).is_empty());
        assert_eq!(exclude((None, "skills-academy", None)), ["excluded"; 2]);
        assert_eq!(exclude((Some("MAR"), "skills-academy", None)), ["excluded"]);
        assert!(exclude((Some("MAR"), "digital-id", Some("full"))).is_empty());
        assert_eq!(
            exclude((Some("MAR"), "digital-id", Some("core"))),
            ["excluded"]
        );
    }
}
