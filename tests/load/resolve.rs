//! What a partner's own figures, programmes and money do to what it can be offered.

use std::path::Path;

use tech_business_offer::load::load_offer;
use tech_business_offer::model::{Assumption, BlockedReason, ComponentId, DebtRating, Offer};

use crate::files::{Edit, good};

const COMPONENTS: &str = "components/dpi/registers.json";
const TAXONOMY: &str = "components/taxonomy.json";
const TABLE: &str = "partners/indicators.csv";
const PROFILE: &str = "partners/profiles/TUN.json";
const SCENARIO: &str = "scenarios/base.json";

/// The good example with texts replaced; partner 0 is Morocco, partner 1 Tunisia.
fn offer(edits: &[(&str, &str, &str)]) -> Offer {
    let mut files = good();
    for (file, from, to) in edits {
        files.edit(&Edit { file, from, to });
    }
    let loaded = load_offer(&files.0, Path::new(SCENARIO), &[]);
    loaded.unwrap_or_else(|rejected| {
        let findings: Vec<String> = rejected.findings.iter().map(ToString::to_string).collect();
        panic!("{}", findings.join("\n"))
    })
}

fn why_not(offer: &Offer, partner: usize, component: &str) -> Option<BlockedReason> {
    let named = |at: usize| offer.components[at].id.as_str() == component;
    let mut blocked = offer.blocked.iter();
    let found = blocked.find(|blocked| blocked.partner == partner && named(blocked.component));
    found.map(|blocked| blocked.reason.clone())
}

fn sizes(offer: &Offer, partner: usize, component: &str) -> usize {
    let named = |at: usize| offer.components[at].id.as_str() == component;
    let mut candidates = offer.candidates_of(partner);
    let found = candidates.find(|candidate| named(candidate.component));
    found.map_or(0, |candidate| candidate.choices.len())
}

#[test]
fn high_risk_of_debt_distress_rules_out_sovereign_loans() {
    let tunisia = "TUN,Tunisia,Southern Neighbourhood,yes,";
    let with = |rating: &str, sovereign: &str| {
        let row = format!("{tunisia}{rating}");
        let kind = format!("\"kind\": \"loan\"{sovereign}");
        offer(&[
            (TABLE, tunisia, &row),
            (TAXONOMY, "\"kind\": \"loan\"", &kind),
        ])
    };
    let distressed = with("In debt distress", "");
    assert_eq!(distressed.partners[1].debt, DebtRating::InDistress);
    assert_eq!(distressed.may_use[1], [true, false, true]);
    assert_eq!(distressed.may_use[0], [true, true, true]);
    assert_eq!(with("High", "").may_use[1], [true, false, true]);
    assert_eq!(with("Moderate", "").may_use[1], [true, true, true]);
    // A loan to a private borrower is not the government's debt.
    let private = with("High", ", \"sovereign\": false");
    assert_eq!(private.may_use[1], [true, true, true]);
}

#[test]
fn without_money_of_the_right_kind_it_is_not_offered() {
    // Grants carry four fifths at most, and there is no other money.
    let only_grants = offer(&[
        (SCENARIO, "{ \"instrument\": \"EIB\", \"total\": 400 },", ""),
        (
            SCENARIO,
            "\"per_partner\": 80 },\n",
            "\"per_partner\": 80 }\n",
        ),
        (
            SCENARIO,
            "{ \"instrument\": \"PTN\", \"per_partner\": 50 }",
            "",
        ),
    ]);
    let share = match why_not(&only_grants, 0, "dpi-interoperability") {
        Some(BlockedReason::NoFinance { share }) => share,
        other => panic!("{other:?}"),
    };
    assert!((share - 0.8).abs() < 1e-12);
    assert_eq!(why_not(&only_grants, 0, "skills-basic"), None);
}

#[test]
fn running_programmes_are_not_paid_twice_and_satisfy_requirements() {
    let covers = |covered: &str| {
        let running = format!(
            "\"running\": [{{ \"name\": \"EU4Digital\", \"source\": \"x\", \"covers\": [{covered}] }}]"
        );
        offer(&[(PROFILE, "\"running\": []", &running)])
    };
    let whole = covers("{ \"component\": \"skills-basic\" }");
    let programme = "EU4Digital".to_owned();
    let running = Some(BlockedReason::AlreadyRunning { programme });
    assert_eq!(why_not(&whole, 1, "skills-basic"), running);
    assert_eq!(why_not(&whole, 0, "skills-basic"), None);
    let dependent = whole.candidates_of(1).find(|c| !c.requires.is_empty());
    assert_eq!(dependent, None, "the requirement runs already");

    let size = covers("{ \"component\": \"dpi-interoperability\", \"option\": \"core\" }");
    // `full` takes too long, `core` runs.
    assert_eq!(sizes(&size, 1, "dpi-interoperability"), 0);
    assert_eq!(
        sizes(&size, 0, "dpi-interoperability"),
        3,
        "one for each start"
    );
}

#[test]
fn each_part_of_eligibility_keeps_its_own_reason() {
    let rule = "\"eligible\": { \"regions\": [\"Southern Neighbourhood\"] }";
    let with = |eligible: &str| {
        let eligible = format!("\"eligible\": {eligible}");
        // Only Tunisia holds the framework and has a profile.
        offer(&[
            (COMPONENTS, rule, "\"eligible\": {}"),
            (
                COMPONENTS,
                "\"area\": \"skills\",",
                &format!("\"area\": \"skills\", {eligible},"),
            ),
        ])
    };
    let framework = with("{ \"frameworks_any\": [\"HorizonEurope\"] }");
    let any_of = vec!["HorizonEurope".to_owned()];
    let reason = Some(BlockedReason::Framework { any_of });
    assert_eq!(why_not(&framework, 0, "skills-basic"), reason);
    assert_eq!(why_not(&framework, 1, "skills-basic"), None);

    let partner = with("{ \"partners\": [\"TUN\"] }");
    let reason = Some(BlockedReason::Partner);
    assert_eq!(why_not(&partner, 0, "skills-basic"), reason);

    let oda = with("{ \"oda\": false }");
    let reason = Some(BlockedReason::Oda { needed: false });
    assert_eq!(why_not(&oda, 0, "skills-basic"), reason);

    // Tunisia's cell is empty: an unknown figure meets no bound.
    let bound = with("{ \"indicators\": [{ \"indicator\": \"egdi_osi_2024\", \"min\": 0.5 }] }");
    let found = why_not(&bound, 1, "skills-basic");
    assert!(
        matches!(found, Some(BlockedReason::Indicator { value: None, .. })),
        "{found:?}"
    );
    assert_eq!(why_not(&bound, 0, "skills-basic"), None);
}

#[test]
fn a_figure_that_is_not_known_blocks_what_follows_it() {
    let unknown = offer(&[(TABLE, ",,12.4,", ",,,")]);
    let found = why_not(&unknown, 1, "skills-basic");
    assert!(
        matches!(found, Some(BlockedReason::MissingFigure { .. })),
        "{found:?}"
    );
}

#[test]
fn whether_assistance_may_go_there_is_assumed_once_where_unknown() {
    let tunisia = "TUN,Tunisia,Southern Neighbourhood,";
    let unknown = offer(&[(TABLE, &format!("{tunisia}yes"), tunisia)]);
    assert!(unknown.may_use[1][0]);
    let assumed = |a: &&Assumption| matches!(a, Assumption::OdaUnknown { .. });
    assert_eq!(unknown.assumptions.iter().filter(assumed).count(), 1);
}

#[test]
fn what_takes_too_long_says_how_long() {
    let late = offer(&[
        (COMPONENTS, "[1.0, 2.0, 1.0]", "[1, 1, 1, 1, 1, 1, 0, 0]"),
        (
            COMPONENTS,
            "\"requires\": [",
            "\"requires\": [], \"risks\": [\"x\"], \"safeguards\": [",
        ),
        (
            COMPONENTS,
            "{ \"any_of\": [\"skills-basic\"], \"waived_if\": { \"indicator\": \"gci_2024_score\", \"min\": 85 },\n          \"why\": \"somebody must run it\" }",
            "\"x\"",
        ),
    ]);
    let (build_years, horizon) = (6, 4);
    let reason = BlockedReason::TooLate {
        build_years,
        horizon,
    };
    assert_eq!(why_not(&late, 0, "skills-basic"), Some(reason));
}

#[test]
fn conflicts_hold_from_either_side() {
    let conflict = offer(&[(
        COMPONENTS,
        "\"name\": \"Backbone\",",
        "\"name\": \"Backbone\", \"conflicts\": [\"skills-basic\"],",
    )]);
    for candidate in &conflict.candidates {
        let own = &conflict.components[candidate.component].id;
        let others: Vec<&ComponentId> = candidate
            .conflicts
            .iter()
            .map(|at| &conflict.components[*at].id)
            .collect();
        let expected: &[&str] = match own.as_str() {
            "backbone" => &["skills-basic"],
            "skills-basic" => &["backbone"],
            _ => &[],
        };
        assert_eq!(
            others.iter().map(|id| id.as_str()).collect::<Vec<_>>(),
            expected
        );
    }
}
