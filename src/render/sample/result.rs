//! A result that fits the sample offer: figures chosen so that sums do not round by themselves.

use std::collections::BTreeMap;

use super::HOSTILE;
use crate::model::CriterionRule;
use crate::package::alternatives::{AlternativePackage, Resized};
use crate::package::balance::ItemOutline;
use crate::package::{
    EnvelopeUse, FORMAT, InterestMet, Item, LeftOut, NeedMet, Objective, Package, Party,
    RegionalProject, ResultFile, Stage, Status, Variants,
};

fn item(component: &str, cost: f64, finance: &[(&str, f64)]) -> Item {
    Item {
        component: component.to_owned(),
        option: "core".to_owned(),
        start_year: 2027,
        cost,
        by_year: Vec::new(),
        finance_by_year: BTreeMap::new(),
        finance: finance
            .iter()
            .map(|(id, meur)| ((*id).to_owned(), *meur))
            .collect(),
    }
}

fn package(
    partner: &str,
    items: Vec<Item>,
    met: [f64; 4],
    served: [f64; 4],
    severity: [f64; 4],
) -> Package {
    let needs = ["CONN-INT", "CONN-LM", "INTEROP", "SKILL-B"];
    let interests = ["MKT", "RTE", "STD", "ACC"];
    Package {
        partner: partner.to_owned(),
        cost: items.iter().map(|item| item.cost).sum(),
        effort: 1.5 * f64::from(u32::try_from(items.len()).unwrap()),
        items,
        needs: needs
            .iter()
            .zip(met)
            .zip(severity)
            .map(|((id, met), severity)| NeedMet {
                id: (*id).to_owned(),
                severity,
                met,
            })
            .collect(),
        interests: interests
            .iter()
            .zip(served)
            .map(|(id, met)| InterestMet {
                id: (*id).to_owned(),
                met,
            })
            .collect(),
        eu_utility: served.iter().sum::<f64>() / 4.0,
        delivery_capacity: (partner == "AAA").then_some(9.0),
        figures: None,
    }
}

fn packages() -> Vec<Package> {
    let first = package(
        "AAA",
        vec![
            item("con-cable", 32.04, &[("NDICI-G", 12.35), ("EIB", 19.69)]),
            item(
                "con-rural",
                26.92,
                &[("NDICI-G", 6.73), ("EIB", 13.46), ("PTN", 6.73)],
            ),
            item("dpi-exchange", 7.55, &[("NDICI-G", 6.04), ("PTN", 1.51)]),
            item("hostile", 1.834, &[("NDICI-G", 1.834)]),
            item("skl-academy", 5.1, &[("NDICI-G", 5.1)]),
        ],
        [0.5, 0.3, 0.45, 0.1],
        [0.918, 0.3, 0.26, 0.0],
        [0.4, 0.592, 0.3686, 0.592],
    );
    let second = package(
        "BBB",
        vec![item("con-cable", 31.96, &[("NDICI-G", 31.96)])],
        [0.5, 0.0, 0.0, 0.0],
        [0.4, 0.3, 0.0, 0.0],
        [0.4, 0.7, 0.5, 0.7],
    );
    vec![first, second]
}

/// A result for [`super::offer`].
pub(crate) fn result() -> ResultFile {
    let party = |id: &str, utility: f64, ideal: f64| Party {
        id: id.to_owned(),
        utility,
        disagreement: 0.0,
        ideal,
        ideal_bound: None,
        share_of_ideal: utility / ideal,
        share_at_least: None,
    };
    // An ideal point that is far from proven.
    let open = Party {
        ideal_bound: Some(0.5),
        share_at_least: Some(0.66),
        ..party("AAA", 0.33, 0.4)
    };
    let left = |component: &str, code: &str, reason: &str| LeftOut {
        partner: "BBB".to_owned(),
        component: component.to_owned(),
        code: code.to_owned(),
        reason: reason.to_owned(),
    };
    ResultFile {
        format: FORMAT.to_owned(),
        scenario: "sample".to_owned(),
        inputs: Vec::new(),
        overrides: vec!["envelope.EIB.total=50".to_owned()],
        status: Status::WithinGap,
        criterion: CriterionRule::KalaiSmorodinsky,
        alpha: None,
        objective: Objective {
            value: 0.5,
            bound: 0.502,
            gap: 0.004,
        },
        stages: vec![Stage {
            aim: "least share of ideal".to_owned(),
            value: 0.5,
            bound: Some(0.502),
        }],
        stopped_by_clock: false,
        parties: vec![open, party("BBB", 0.08, 0.16), party("eu", 0.27, 0.5)],
        packages: packages(),
        regional: vec![RegionalProject {
            component: "con-cable".to_owned(),
            option: "core".to_owned(),
            start_year: 2027,
            cost: 64.0,
            members: vec!["AAA".to_owned(), "BBB".to_owned()],
        }],
        left_out: vec![
            left(
                "con-rural",
                "no-finance",
                "the money that may pay for it is used up",
            ),
            left(
                "dpi-exchange",
                "no-finance",
                "the money that may pay for it is used up",
            ),
            left("hostile", "eligibility", HOSTILE),
            left(
                "skl-academy",
                "eligibility",
                "it needs an indicator that is not known",
            ),
        ],
        envelopes: vec![
            EnvelopeUse {
                instrument: "NDICI-G".to_owned(),
                total: Some(80.0),
                used: 64.014,
                shadow_price: Some(0.0012),
                shadow_price_by_year: Vec::new(),
            },
            EnvelopeUse {
                instrument: "EIB".to_owned(),
                total: Some(50.0),
                used: 33.15,
                shadow_price: Some(0.0),
                shadow_price_by_year: Vec::new(),
            },
            EnvelopeUse {
                instrument: "PTN".to_owned(),
                total: None,
                used: 8.24,
                shadow_price: None,
                shadow_price_by_year: Vec::new(),
            },
        ],
        compromises: Vec::new(),
        variants: vec![variants()],
    }
}

/// Packages nearly as good for AAA: one that is found, the others in every other state.
fn variants() -> Variants {
    let outline = |component: &str| ItemOutline {
        component: component.to_owned(),
        option: "core".to_owned(),
        start_year: None,
    };
    let utilities = [("AAA", 0.3251), ("BBB", 0.08), ("eu", 0.26)];
    let money = [("NDICI-G", 23.0), ("EIB", 33.15), ("PTN", 6.73)];
    Variants {
        partner: "AAA".to_owned(),
        within: 0.02,
        packages: vec![AlternativePackage {
            kind: "cheaper".to_owned(),
            value: 0.492,
            loss: 0.0149,
            distance: 3,
            proven: false,
            cost: 62.88,
            effort: 4.5,
            build_years: 2,
            utilities: utilities.map(|(id, got)| (id.to_owned(), got)).into(),
            eu_utility: 0.31,
            enters: vec![outline("dpi-wallet")],
            leaves: vec![outline("hostile"), outline("dpi-exchange")],
            resized: vec![Resized {
                component: "con-rural".to_owned(),
                from: "core".to_owned(),
                to: "wide".to_owned(),
            }],
            moved: Vec::new(),
            money: money.map(|(id, meur)| (id.to_owned(), meur)).into(),
            items: ["con-cable", "con-rural", "skl-academy"]
                .map(outline)
                .into(),
            finance: BTreeMap::new(),
            finance_by_year: BTreeMap::new(),
        }],
        already_best: vec!["faster".to_owned(), "lighter".to_owned()],
        meaningless: vec!["greener".to_owned()],
        unsettled: vec!["eu".to_owned()],
        stopped_by_clock: false,
    }
}
