//! The sections of a brief, and what single ones say.

use super::*;
use crate::model::Candidate;
use crate::package::LeftOut;

/// Items that the strategy map asks to see in a document.
const IN_DOCUMENTS: &[&str] = &[
    "M001", "M012", "M020", "M041", "M046", "M047", "M051", "M062", "M071", "M073", "M077", "M145",
    "M159", "M181", "M190",
];

#[test]
fn every_item_for_the_documents_is_carried_by_a_section() {
    for item in IN_DOCUMENTS {
        let carried = SECTIONS
            .iter()
            .any(|section| section.strategy.contains(item));
        assert!(carried, "no section carries {item}");
    }
}

#[test]
fn sections_are_numbered_through_and_then_lettered() {
    let annexes = SECTIONS.iter().filter(|section| section.is_annex());
    let letters: String = annexes.map(|section| section.number).collect();
    assert!(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ".starts_with(&letters),
        "{letters}"
    );
    for (at, section) in SECTIONS.iter().enumerate() {
        let number = (at + 1).to_string();
        assert!(section.is_annex() || section.number == number, "{number}");
    }
}

#[test]
fn sections_name_items_of_the_strategy_that_exist() {
    for section in SECTIONS {
        assert!(!section.strategy.is_empty(), "{}", section.id);
        for item in section.strategy {
            let number: u32 = item.strip_prefix('M').and_then(|n| n.parse().ok()).unwrap();
            assert!(item.len() == 4 && (1..=191).contains(&number), "{item}");
        }
    }
}

/// Something left out beside a component in the package that asks for no more and does no less.
#[test]
fn what_is_left_out_for_something_better_in_the_package_says_so() {
    let (exchange, better) = (2, 3);
    let annex = |alike: bool| {
        let mut parts: crate::model::OfferParts = (*sample::offer()).clone();
        let mut result = sample::result();
        let name = parts.components[exchange].id.to_string();
        result.packages[0]
            .items
            .retain(|item| item.component != name);
        result.left_out.push(LeftOut {
            partner: "AAA".to_owned(),
            component: name,
            code: "not-chosen".to_owned(),
            reason: "others do more".to_owned(),
        });
        let of =
            |at: usize| move |known: &&mut Candidate| known.partner == 0 && known.component == at;
        let mut candidates = parts.candidates.iter_mut();
        let does = candidates.find(of(exchange)).unwrap().choices[0].clone();
        let it = &mut candidates.find(of(better)).unwrap().choices[0];
        assert!(it.cost <= does.cost && it.effort <= does.effort);
        if alike {
            // At the same cost, since suppliers of the EU deliver a part of it.
            it.cost = does.cost;
            (it.closes, it.serves) = (does.closes, does.serves);
        }
        let mut options = options(&["markdown"]);
        options.languages = Languages::of(&["en".to_owned(), "fr".to_owned()]).unwrap();
        let files = render(&Offer::from_checked(parts), &result, &options).unwrap();
        ["AAA", "AAA.fr"].map(|name| text_of(&files, &format!("briefs/{name}.md")))
    };
    let said = [
        " is in the package, costs no more, asks no more effort and does at least as much",
        " figure dans le paquet, ne coûte pas plus cher, ne demande pas plus d’effort",
    ];
    for (text, said) in annex(true).iter().zip(said) {
        let line = text.lines().find(|line| line.contains(said)).expect(said);
        assert!(line.contains("DPI-04"), "{line}");
    }
    for (text, said) in annex(false).iter().zip(said) {
        assert!(!text.contains(said));
    }
}

/// What the brief says of a rating is what the model holds loans to.
#[test]
fn without_a_rating_public_debt_says_what_loans_need() {
    use crate::formulate::rules::debt_gate::HIGH_DEBT;
    use crate::model::{DebtRating, IndicatorId, OfferParts};
    let said = |rating: DebtRating, public_debt: f64| {
        let mut parts: OfferParts = (*sample::offer()).clone();
        let partner = &mut parts.partners[0];
        partner.debt = rating;
        let debt = IndicatorId::new("public_debt_pct_gdp");
        partner.indicators.insert(debt, public_debt);
        let options = options(&["markdown"]);
        let files = render(&Offer::from_checked(parts), &sample::result(), &options).unwrap();
        let text = text_of(&files, "briefs/AAA.md").replace('\u{a0}', " ");
        let concessional = text.contains("needs a grant element of at least 35 %");
        let high = text.contains(&format!("public debt is above {HIGH_DEBT:.0} % of GDP"));
        (
            concessional,
            high,
            text.contains("without a rating no loan is barred"),
        )
    };
    assert_eq!(
        said(DebtRating::NotRated, HIGH_DEBT + 1.0),
        (true, true, false)
    );
    assert_eq!(
        said(DebtRating::NotRated, HIGH_DEBT - 1.0),
        (false, false, true)
    );
    assert_eq!(
        said(DebtRating::Moderate, HIGH_DEBT + 1.0),
        (true, false, false)
    );
    assert_eq!(
        said(DebtRating::Low, HIGH_DEBT + 1.0),
        (false, false, false)
    );
}

/// The summary of one package speaks of one package.
#[test]
fn the_summary_of_one_package_is_in_the_singular() {
    let mut result = sample::result();
    result.packages.truncate(1);
    let mut options = options(&["markdown"]);
    options.languages = Languages::of(&["en".to_owned(), "fr".to_owned()]).unwrap();
    let files = render(&sample::offer(), &result, &options).unwrap();
    let text = text_of(&files, "summary.md");
    assert!(text.contains("The package was picked by one criterion"));
    for several in [
        "in all packages",
        "partner that gets least",
        "packages were",
    ] {
        assert!(!text.contains(several), "{several}");
    }
    let text = text_of(&files, "summary.fr.md");
    assert!(text.contains("Le paquet a été choisi selon un seul critère"));
    assert!(!text.contains("les paquets ont"));
}

/// In every language a reason names what is missing in the single case.
#[test]
fn reasons_name_what_is_missing_in_every_language() {
    use crate::model::{Blocked, BlockedReason, OfferParts};
    let mut parts: OfferParts = (*sample::offer()).clone();
    let mut result = sample::result();
    let column = parts.indicators[0].clone();
    let reasons = [
        BlockedReason::Indicator {
            indicator: column.id.clone(),
            value: Some(12.5),
            min: Some(50.0),
            max: None,
        },
        BlockedReason::Framework {
            any_of: vec!["HorizonEurope".to_owned(), "DigitalPartnership".to_owned()],
        },
    ];
    result.left_out.retain(|left| left.partner != "AAA");
    parts.blocked.clear();
    for (component, reason) in reasons.into_iter().enumerate() {
        result.left_out.push(LeftOut {
            partner: "AAA".to_owned(),
            component: parts.components[component].id.to_string(),
            code: crate::package::words::blocked_code(&reason).to_owned(),
            reason: "in English".to_owned(),
        });
        parts.blocked.push(Blocked {
            partner: 0,
            component,
            reason,
        });
    }
    // The exchange point requires the component at place 4.
    result.packages[0].items.clear();
    result.left_out.push(LeftOut {
        partner: "AAA".to_owned(),
        component: parts.components[2].id.to_string(),
        code: "requirement-not-chosen".to_owned(),
        reason: "in English".to_owned(),
    });
    let mut options = options(&["markdown"]);
    options.languages = Languages::of(&["fr", "es", "pt", "ar", "uk"]).unwrap();
    let needed = parts.components[4].code.clone().unwrap();
    let files = render(&Offer::from_checked(parts), &result, &options).unwrap();
    for language in ["fr", "es", "pt", "ar", "uk"] {
        let text = text_of(&files, &format!("briefs/AAA.{language}.md"));
        let annex = text
            .split("## ")
            .find(|part| {
                part.lines()
                    .next()
                    .is_some_and(|head| head.contains(" I. "))
            })
            .unwrap();
        for said in [&*needed, "12,5", "50"] {
            assert!(annex.contains(said), "{language} {said}: {annex}");
        }
        assert!(!annex.contains("in English"), "{language}: {annex}");
    }
}
