//! A small offer and a right result for it, figures worked by hand; tests change one thing in it.
//!
//! Two partners, four components (one regional), two needs, two interests, three instruments,
//! four years from 2027.
//!
//! | | digital-id | sea-cable | skills-academy | data-centre |
//! |---|---|---|---|---|
//! | MAR pays | 10 (core) | 30 of 60 | 8 | - |
//! | TUN pays | not offered | 30 of 60 | 8 | - |
//!
//! MAR: CONN 0.6; SKILL (0.3 + 2/10 + 0.1 synergy) / 0.8 = 0.75; utility (0.5 x 0.6 + 1 x 0.75) / 1.5 = 0.7.
//! TUN: CONN 0.6; SKILL min(0.4, 2/4) / 0.8 = 0.5; utility (0.8 x 0.6 + 2 x 0.2 x 0.5) / 1.2 = 1.7/3.
//! EU at MAR: STD 0.2 + 0.3 - 0.05 + 0.05 = 0.5; SALES (5 + 2 + 24) / 50 = 0.62; (0.5 + 3 x 0.62) / 4 = 0.59.
//! EU at TUN: STD 0.3 - 0.05 = 0.25; SALES (2 + 24) / 50 = 0.52; (0.25 + 3 x 0.52) / 4 = 0.4525.
//! EU: (0.59 + 2 x 0.4525) / 3 = 1.495/3.

use std::collections::BTreeMap;

pub(super) use crate::model::Cost;
use crate::model::{
    Area, AreaId, Blocked, BlockedReason, Candidate, Choice, Component, ComponentId, Confidence,
    CostRange, Criterion, CriterionRule, DebtRating, Effect, Eligibility, Envelope, Horizon,
    IndicatorId, InputFile, Instrument, InstrumentId, InstrumentKind, InstrumentTerms, Interest,
    InterestId, Measure, Meur, Need, NeedId, Offer, OfferParts, OptionId, OptionSpec, Partner,
    PartnerId, Profile, Quantity, Reach, ResolvedSynergy, Scenario, ScenarioId, Scope,
    SeverityRule, Share, SolverSettings, Synergy, Taxonomy, Translations, Weights,
};
use crate::package::result::{
    AlternativePackage, EnvelopeUse, FORMAT, InterestMet, Item, ItemOutline, LeftOut, NeedMet,
    Objective, Package, Party, RegionalProject, Resized, ResultFile, Stage, Status, Variants,
};

/// Codes of the findings on the right result with one change.
pub(super) fn codes(change: impl FnOnce(&mut ResultFile)) -> Vec<&'static str> {
    codes_with(|_| {}, change)
}

/// Codes of the findings with a change in the offer and one in the result, which holds no figures: they
/// would have to follow every change.
pub(super) fn codes_with(
    change_offer: impl FnOnce(&mut OfferParts),
    change_result: impl FnOnce(&mut ResultFile),
) -> Vec<&'static str> {
    let (mut parts, mut result) = (parts(), worked());
    change_offer(&mut parts);
    change_result(&mut result);
    let findings = super::verify(&Offer::from_checked(parts), &result);
    findings
        .iter()
        .map(|finding| finding.code.as_str())
        .collect()
}

/// The small offer.
pub(super) fn offer() -> Offer {
    Offer::from_checked(parts())
}

/// Position of a candidate of the small offer.
pub(super) fn candidate(partner: &str, component: &str) -> usize {
    let offer = offer();
    let mut candidates = offer.candidates.iter();
    candidates
        .position(|candidate| {
            offer.partners[candidate.partner].id.as_str() == partner
                && offer.components[candidate.component].id.as_str() == component
        })
        .expect("a candidate of the small offer")
}

fn meur(value: f64) -> Meur {
    Meur::new(value).expect("a finite amount")
}

fn share(value: f64) -> Share {
    Share::new(value).expect("a share")
}

fn parts() -> OfferParts {
    OfferParts {
        scenario: scenario(),
        taxonomy: taxonomy(),
        partners: vec![
            partner("MAR", 40.0, 10.0, [0.5, 1.0], [1.0, 1.0]),
            partner("TUN", 12.0, 4.0, [0.8, 0.2], [1.0, 2.0]),
        ],
        components: components(),
        candidates: candidates(),
        blocked: vec![Blocked {
            partner: 1,
            component: 1,
            reason: BlockedReason::Partner,
        }],
        indicators: vec![],
        may_use: vec![vec![true; 3]; 2],
        assumptions: vec![],
        warnings: vec![],
        inputs: inputs(),
    }
}

fn inputs() -> Vec<InputFile> {
    let file = |path: &str, digest: &str| InputFile {
        path: path.into(),
        sha256: digest.repeat(32),
    };
    vec![
        file("scenarios/small.json", "0a"),
        file("components/taxonomy.json", "1b"),
        file("partners/indicators.csv", "2c"),
    ]
}

fn scenario() -> Scenario {
    let envelope = |instrument: &str, total: f64| Envelope {
        instrument: InstrumentId::new(instrument),
        total: Some(meur(total)),
        per_year: vec![],
        per_partner: None,
    };
    Scenario {
        id: ScenarioId::new("small"),
        title: "Small".into(),
        description: String::new(),
        translations: Translations::default(),
        horizon: Horizon {
            start_year: 2027,
            years: 4,
        },
        price_year: 2025,
        discount_rate: 0.03,
        benefit_discount_rate: 0.0,
        phased: false,
        not_before: Vec::new(),
        criterion: Criterion::of(CriterionRule::KalaiSmorodinsky),
        envelope: vec![
            envelope("NDICI-G", 60.0),
            envelope("EIB", 100.0),
            envelope("PTN", 20.0),
        ],
        rules: vec![],
        weights: Weights {
            parties: BTreeMap::new(),
            partners: [(PartnerId::new("TUN"), 2.0)].into(),
        },
        eu_disagreement: 0.0,
        solver: SolverSettings {
            gap: 1e-4,
            time_limit_s: 60.0,
        },
    }
}

fn taxonomy() -> Taxonomy {
    let area = |id: &str, hard: bool| Area {
        id: AreaId::new(id),
        name: id.into(),
        hard,
        dac_codes: vec![],
        sdgs: vec![],
        markers: BTreeMap::new(),
        strategy: vec![],
        translations: Translations::default(),
    };
    let need = |id: &str, cap: f64| Need {
        id: NeedId::new(id),
        name: id.into(),
        group: String::new(),
        weight: 1.0,
        severity: SeverityRule::Constant(Share::ALL),
        cap: Some(cap),
        why: String::new(),
        strategy: vec![],
        translations: Translations::default(),
    };
    let interest = |id: &str, weight: f64, cap: f64, measure: Measure| Interest {
        id: InterestId::new(id),
        name: id.into(),
        weight,
        cap: Some(cap),
        measure,
        objective: None,
        applies_to: None,
        strategy: vec![],
        translations: Translations::default(),
    };
    let instrument = |id: &str, kind: InstrumentKind| Instrument {
        id: InstrumentId::new(id),
        name: id.into(),
        kind,
        owner: String::new(),
        terms: kind.is_debt().then_some(InstrumentTerms {
            rate: 0.0075,
            grace_years: 6.0,
            maturity_years: 38.0,
        }),
        sovereign: kind.is_debt(),
        eligible: Eligibility::default(),
        blending: Vec::new(),
        strategy: vec![],
        translations: Translations::default(),
    };
    Taxonomy {
        areas: vec![
            area("dpi", false),
            area("connectivity", true),
            area("skills", false),
        ],
        needs: vec![need("CONN", 1.0), need("SKILL", 0.8)],
        groups: vec![],
        interests: vec![
            interest("STD", 1.0, 1.0, Measure::Effects),
            interest("SALES", 3.0, 50.0, Measure::EuContent),
        ],
        instruments: vec![
            instrument("NDICI-G", InstrumentKind::Grant),
            instrument("EIB", InstrumentKind::Loan),
            instrument("PTN", InstrumentKind::Domestic),
        ],
        actors: vec![],
    }
}

fn partner(
    id: &str,
    population: f64,
    offline: f64,
    severity: [f64; 2],
    need_weight: [f64; 2],
) -> Partner {
    let first = id == "MAR";
    Partner {
        id: PartnerId::new(id),
        name: id.into(),
        region: "southern".into(),
        indicators: [
            (IndicatorId::new("population_million"), population),
            (IndicatorId::new("offline_population_million"), offline),
        ]
        .into(),
        oda: Some(true),
        debt: if first {
            DebtRating::NotRated
        } else {
            DebtRating::Moderate
        },
        borrower_class: None,
        absorptive_capacity: None,
        gdp: None,
        profile: Profile {
            own_budget: (!first).then(|| meur(5.0)),
            ..Profile::default()
        },
        severity: severity.into(),
        need_weight: need_weight.into(),
        delivery_capacity: first.then_some(5.0),
        disagreement: if first { 0.1 } else { 0.0 },
    }
}

fn component(id: &str, area: &str, scope: Scope, options: Vec<OptionSpec>) -> Component {
    Component {
        id: ComponentId::new(id),
        code: None,
        area: AreaId::new(area),
        scope,
        name: id.into(),
        delivers: String::new(),
        options,
        requires: vec![],
        conflicts: vec![],
        synergies: vec![],
        eligible: Eligibility::default(),
        finance: BTreeMap::new(),
        judgements: BTreeMap::new(),
        actors: vec![],
        safeguards: vec![],
        risks: vec![],
        indicators: vec![],
        dac_code: None,
        markers: BTreeMap::new(),
        strategy: vec![],
        sources: vec![],
        translations: Translations::default(),
    }
}

/// Capex (fixed and per million people), opex (fixed and share of capex).
fn capex(fixed: f64, per_million: f64, opex_fixed: f64, opex_share: f64) -> Cost {
    let per = (per_million > 0.0).then(|| (IndicatorId::new("population_million"), per_million));
    Cost::Capex {
        capex: Quantity {
            fixed,
            per: per.into_iter().collect(),
        },
        opex_fixed: meur(opex_fixed),
        opex_share,
        range: CostRange {
            low: 1.0,
            high: 1.0,
        },
        confidence: Confidence::Estimated,
        basis: String::new(),
    }
}

fn option(id: &str, cost: Cost, build_years: f64, eu_content: f64, effort: f64) -> OptionSpec {
    OptionSpec {
        id: OptionId::new(id),
        name: id.into(),
        cost,
        start: 0,
        build_years,
        eu_content: share(eu_content),
        effort,
        closes: BTreeMap::new(),
        serves: BTreeMap::new(),
        reaches: BTreeMap::new(),
        parts: Vec::new(),
        translations: Translations::default(),
    }
}

fn with_effects(mut option: OptionSpec, closes: &[(&str, f64)], std: f64) -> OptionSpec {
    option.closes = closes
        .iter()
        .map(|(id, value)| (NeedId::new(id), *value))
        .collect();
    option.serves = [(InterestId::new("STD"), std)].into();
    option
}

fn components() -> Vec<Component> {
    let payments = [4.0, 2.0, 1.0, 1.0].map(meur).into();
    let mut academy = option("basic", Cost::ByYear(payments), 0.0, 0.25, 1.0);
    academy = with_effects(academy, &[], 0.3);
    academy.reaches = [(
        NeedId::new("SKILL"),
        Reach {
            units: Quantity {
                fixed: 2.0,
                per: BTreeMap::new(),
            },
            of: IndicatorId::new("offline_population_million"),
            at_most: 0.4,
        },
    )]
    .into();
    let centre = option("core", capex(5.0, 0.5, 0.0, 0.1), 1.5, 0.6, 2.0);
    let core = option("core", capex(6.0, 0.0, 0.4, 0.1), 0.0, 0.5, 1.0);
    let full = option("full", capex(10.0, 0.0, 0.0, 0.15), 0.0, 0.5, 2.0);
    let cable = option("standard", capex(60.0, 0.0, 0.0, 0.0), 2.0, 0.8, 0.5);
    let both = vec![PartnerId::new("MAR"), PartnerId::new("TUN")];
    let shared = Scope::Regional {
        members: both,
        min_members: 2,
    };
    let mut digital_id = component(
        "digital-id",
        "dpi",
        Scope::National,
        vec![
            with_effects(core, &[("SKILL", 0.3)], 0.2),
            with_effects(full, &[("SKILL", 0.5)], 0.3),
        ],
    );
    digital_id.synergies = vec![Synergy {
        with: ComponentId::new("skills-academy"),
        closes: [(NeedId::new("SKILL"), 0.1)].into(),
        serves: [(InterestId::new("STD"), 0.05)].into(),
        why: String::new(),
    }];
    vec![
        component(
            "data-centre",
            "connectivity",
            Scope::National,
            vec![with_effects(centre, &[("CONN", 0.4)], 0.1)],
        ),
        digital_id,
        component(
            "sea-cable",
            "connectivity",
            shared,
            vec![with_effects(cable, &[("CONN", 0.6)], -0.05)],
        ),
        component("skills-academy", "skills", Scope::National, vec![academy]),
    ]
}

struct Figures {
    option: usize,
    capex: f64,
    opex: f64,
    build_years: usize,
    effort: f64,
    eu_content: f64,
    closes: (usize, f64),
    std: f64,
}

fn choice(figures: &Figures) -> Choice {
    let running = f64::from(4 - u32::try_from(figures.build_years).expect("few years"));
    let cost = meur(figures.capex + figures.opex * running);
    Choice {
        option: figures.option,
        cost,
        capex: meur(figures.capex),
        opex_per_year: meur(figures.opex),
        low: cost,
        high: cost,
        by_year: None,
        start: 0,
        build_years: figures.build_years,
        effort: figures.effort,
        eu_content: figures.eu_content,
        closes: vec![Effect {
            on: figures.closes.0,
            value: figures.closes.1,
        }],
        serves: vec![Effect {
            on: 0,
            value: figures.std,
        }],
    }
}

fn candidate_of(
    partner: usize,
    component: usize,
    finance: [f64; 3],
    choices: Vec<Choice>,
) -> Candidate {
    Candidate {
        partner,
        component,
        choices,
        requires: vec![],
        conflicts: vec![],
        synergies: vec![],
        finance: finance.into(),
    }
}

fn candidates() -> Vec<Candidate> {
    let digital_id = |option, (capex, opex), effort, closes, std| {
        choice(&Figures {
            option,
            capex,
            opex,
            build_years: 0,
            effort,
            eu_content: 0.5,
            closes: (1, closes),
            std,
        })
    };
    let sizes = vec![
        digital_id(0, (6.0, 1.0), 1.0, 0.3, 0.2),
        digital_id(1, (10.0, 1.5), 2.0, 0.5, 0.3),
    ];
    let mut first = candidate_of(0, 1, [1.0, 0.5, 1.0], sizes);
    first.conflicts = vec![0];
    first.synergies = vec![ResolvedSynergy {
        with: 3,
        closes: vec![Effect { on: 1, value: 0.1 }],
        serves: vec![Effect { on: 0, value: 0.05 }],
    }];
    let mut all = vec![first];
    for (partner, centre, reach) in [(0, (25.0, 2.5), 0.2), (1, (11.0, 1.1), 0.4)] {
        let centre = choice(&Figures {
            option: 0,
            capex: centre.0,
            opex: centre.1,
            build_years: 2,
            effort: 2.0,
            eu_content: 0.6,
            closes: (0, 0.4),
            std: 0.1,
        });
        let cable = choice(&Figures {
            option: 0,
            capex: 60.0,
            opex: 0.0,
            build_years: 2,
            effort: 0.5,
            eu_content: 0.8,
            closes: (0, 0.6),
            std: -0.05,
        });
        let mut academy = choice(&Figures {
            option: 0,
            capex: 8.0,
            opex: 0.0,
            build_years: 0,
            effort: 1.0,
            eu_content: 0.25,
            closes: (1, reach),
            std: 0.3,
        });
        academy.by_year = Some([4.0, 2.0, 1.0, 1.0].map(meur).into());
        let mut cable = candidate_of(partner, 2, [0.5, 0.6, 0.2], vec![cable]);
        cable.requires = vec![vec![3]];
        all.push(candidate_of(partner, 0, [1.0; 3], vec![centre]));
        all.push(cable);
        all.push(candidate_of(partner, 3, [1.0, 0.0, 1.0], vec![academy]));
    }
    all
}

/// The right result for the small offer, with its figures.
pub(super) fn result() -> ResultFile {
    let mut result = worked();
    let figures: Vec<_> =
        serde_json::from_str(include_str!("small_figures.json")).expect("figures");
    for (package, figures) in result.packages.iter_mut().zip(figures) {
        package.figures = Some(figures);
    }
    result.variants = vec![variants()];
    result
}

/// MAR with the full digital ID: 16 instead of 10 MEUR, SKILL (0.5 + 0.2 + 0.1) / 0.8 = 1;
/// utility (0.5 x 0.6 + 1) / 1.5. EU at MAR: STD 0.6; SALES (8 + 2 + 24) / 50 = 0.68; (0.6 + 3 x 0.68) / 4 = 0.66;
/// EU (0.66 + 2 x 0.4525) / 3. Least of the two shares: MAR's 0.75 before, the EU's 0.521667 / 0.6 then.
pub(super) fn variants() -> Variants {
    let item = |component: &str, option: &str| ItemOutline {
        component: component.into(),
        option: option.into(),
        start_year: None,
    };
    let value = 1.565 / 1.8;
    Variants {
        partner: "MAR".into(),
        within: 0.02,
        packages: vec![AlternativePackage {
            kind: "partner".into(),
            value,
            loss: (0.75 - value) / 0.75,
            distance: 1,
            proven: true,
            cost: 54.0,
            effort: 3.5,
            build_years: 2,
            utilities: [("MAR", 1.3 / 1.5), ("TUN", 1.7 / 3.0), ("eu", 1.565 / 3.0)]
                .map(|(party, utility)| (party.into(), utility))
                .into(),
            eu_utility: 0.66,
            enters: vec![],
            leaves: vec![],
            resized: vec![Resized {
                component: "digital-id".into(),
                from: "core".into(),
                to: "full".into(),
            }],
            moved: vec![],
            money: [("NDICI-G", 32.0), ("EIB", 20.0), ("PTN", 2.0)]
                .map(|(id, meur)| (id.into(), meur))
                .into(),
            items: vec![
                item("digital-id", "full"),
                item("sea-cable", "standard"),
                item("skills-academy", "basic"),
            ],
            finance: BTreeMap::from([
                (
                    "digital-id".into(),
                    paid(&[("NDICI-G", 12.0), ("EIB", 2.0), ("PTN", 2.0)]),
                ),
                (
                    "sea-cable".into(),
                    paid(&[("NDICI-G", 12.0), ("EIB", 18.0)]),
                ),
                ("skills-academy".into(), paid(&[("NDICI-G", 8.0)])),
            ]),
            finance_by_year: BTreeMap::new(),
        }],
        already_best: ["cheaper", "lighter", "eu"].map(Into::into).into(),
        meaningless: vec!["greener".into()],
        unsettled: vec!["faster".into()],
        stopped_by_clock: false,
    }
}

fn worked() -> ResultFile {
    ResultFile {
        format: FORMAT.into(),
        scenario: "small".into(),
        inputs: inputs(),
        overrides: vec![],
        status: Status::Optimal,
        criterion: CriterionRule::KalaiSmorodinsky,
        alpha: None,
        objective: Objective {
            value: 0.75,
            bound: 0.75,
            gap: 0.0,
        },
        stages: vec![
            Stage {
                aim: "least share of the ideal".into(),
                value: 0.75,
                bound: Some(0.75),
            },
            Stage {
                aim: "cost".into(),
                value: 86.0,
                bound: None,
            },
        ],
        stopped_by_clock: false,
        parties: vec![
            party("MAR", 0.7, 0.1, 0.9, 0.75),
            party("TUN", 1.7 / 3.0, 0.0, 0.7, 1.7 / 2.1),
            party("eu", 1.495 / 3.0, 0.0, 0.6, 1.495 / 1.8),
        ],
        packages: packages(),
        regional: vec![RegionalProject {
            component: "sea-cable".into(),
            option: "standard".into(),
            start_year: 2027,
            cost: 60.0,
            members: vec!["MAR".into(), "TUN".into()],
        }],
        left_out: [
            ("MAR", "data-centre"),
            ("TUN", "data-centre"),
            ("TUN", "digital-id"),
        ]
        .map(|(partner, component)| LeftOut {
            partner: partner.into(),
            component: component.into(),
            code: String::new(),
            reason: "as worked by hand".into(),
        })
        .into(),
        envelopes: [
            ("NDICI-G", 60.0, 48.0),
            ("EIB", 100.0, 33.0),
            ("PTN", 20.0, 5.0),
        ]
        .map(|(instrument, total, used)| EnvelopeUse {
            instrument: instrument.into(),
            total: Some(total),
            used,
            shadow_price: None,
            shadow_price_by_year: Vec::new(),
        })
        .into(),
        compromises: Vec::new(),
        variants: Vec::new(),
    }
}

fn party(id: &str, utility: f64, disagreement: f64, ideal: f64, share_of_ideal: f64) -> Party {
    Party {
        id: id.into(),
        utility,
        disagreement,
        ideal,
        ideal_bound: Some(ideal),
        share_of_ideal,
        share_at_least: None,
    }
}

fn paid(by: &[(&str, f64)]) -> BTreeMap<String, f64> {
    let amounts = by.iter().map(|(id, amount)| ((*id).into(), *amount));
    amounts.collect()
}

fn packages() -> Vec<Package> {
    let item = |component: &str, option: &str, cost: f64, finance: &[(&str, f64)]| Item {
        component: component.into(),
        option: option.into(),
        start_year: 2027,
        cost,
        by_year: vec![],
        finance: paid(finance),
        finance_by_year: BTreeMap::new(),
    };
    let mut academy = item("skills-academy", "basic", 8.0, &[("NDICI-G", 8.0)]);
    academy.by_year = vec![4.0, 2.0, 1.0, 1.0];
    let need = |id: &str, severity: f64, met: f64| NeedMet {
        id: id.into(),
        severity,
        met,
    };
    let interest = |id: &str, met: f64| InterestMet { id: id.into(), met };
    let money_mar = [("NDICI-G", 12.0), ("EIB", 18.0)];
    let money_tun = [("NDICI-G", 14.0), ("EIB", 12.0), ("PTN", 4.0)];
    let money_id = [("NDICI-G", 6.0), ("EIB", 3.0), ("PTN", 1.0)];
    vec![
        Package {
            partner: "MAR".into(),
            cost: 48.0,
            items: vec![
                item("digital-id", "core", 10.0, &money_id),
                item("sea-cable", "standard", 30.0, &money_mar),
                academy.clone(),
            ],
            needs: vec![need("CONN", 0.5, 0.6), need("SKILL", 1.0, 0.75)],
            interests: vec![interest("STD", 0.5), interest("SALES", 0.62)],
            eu_utility: 0.59,
            effort: 2.5,
            delivery_capacity: Some(5.0),
            figures: None,
        },
        Package {
            partner: "TUN".into(),
            cost: 38.0,
            items: vec![item("sea-cable", "standard", 30.0, &money_tun), academy],
            needs: vec![need("CONN", 0.8, 0.6), need("SKILL", 0.2, 0.5)],
            interests: vec![interest("STD", 0.25), interest("SALES", 0.52)],
            eu_utility: 0.4525,
            effort: 1.5,
            delivery_capacity: None,
            figures: None,
        },
    ]
}
