//! Every identifier is known.

use crate::verify::code::Code;
use crate::verify::finding::Site;
use crate::verify::ledger::Ledger;
use crate::verify::view::{View, component_position, instrument_position, partner_position};

pub(super) fn run(view: &View<'_>, ledger: &mut Ledger) {
    let (offer, result) = (view.offer, view.result);
    let mut known = |at: &Site, what: &str, id: &str, found: bool| {
        ledger.holds(Code::UnknownId, at, found, what, id);
    };
    for package in &result.packages {
        let at = Site::partner(&package.partner);
        let partner = partner_position(offer, &package.partner).is_some();
        known(&at, "a partner of the scenario", &package.partner, partner);
        for item in &package.items {
            let at = at.clone().component(&item.component);
            let component = component_position(offer, &item.component);
            known(
                &at,
                "a component of the catalogue",
                &item.component,
                component.is_some(),
            );
            if let Some(component) = component {
                let mut options = offer.components[component].options.iter();
                let option = options.any(|option| option.id.as_str() == item.option);
                known(&at, "an option of the component", &item.option, option);
            }
            for id in item.finance.keys().chain(item.finance_by_year.keys()) {
                let found = instrument_position(offer, id).is_some();
                known(&at.clone().instrument(id), "an instrument", id, found);
            }
        }
    }
    for project in &result.regional {
        let at = Site::default().component(&project.component);
        let component = component_position(offer, &project.component).is_some();
        known(
            &at,
            "a component of the catalogue",
            &project.component,
            component,
        );
    }
    for left in &result.left_out {
        let at = Site::partner(&left.partner).component(&left.component);
        let partner = partner_position(offer, &left.partner).is_some();
        known(&at, "a partner of the scenario", &left.partner, partner);
        let component = component_position(offer, &left.component).is_some();
        known(
            &at,
            "a component of the catalogue",
            &left.component,
            component,
        );
    }
    for envelope in &result.envelopes {
        let at = Site::default().instrument(&envelope.instrument);
        let found = instrument_position(offer, &envelope.instrument).is_some();
        known(&at, "an instrument", &envelope.instrument, found);
    }
}

#[cfg(test)]
mod tests {
    use crate::package::result::ResultFile;
    use crate::verify::small;

    fn is_unknown(change: impl FnOnce(&mut ResultFile)) {
        let codes = small::codes(change);
        assert!(codes.contains(&"unknown-id"), "{codes:?}");
    }

    #[test]
    fn whatever_is_named() {
        is_unknown(|result| result.packages[0].partner = "XXX".into());
        is_unknown(|result| result.packages[0].items[0].component = "nothing".into());
        is_unknown(|result| result.packages[0].items[0].option = "nothing".into());
        is_unknown(|result| {
            result.packages[0].items[0]
                .finance
                .insert("NONE".into(), 0.0);
        });
        is_unknown(|result| result.regional[0].component = "nothing".into());
        is_unknown(|result| result.left_out[0].partner = "XXX".into());
        is_unknown(|result| result.left_out[0].component = "nothing".into());
        is_unknown(|result| result.envelopes[0].instrument = "NONE".into());
    }
}
