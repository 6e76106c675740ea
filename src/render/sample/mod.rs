//! A small offer for tests: two partners, five components, one of them shared, one hostile.

mod result;

use std::collections::BTreeMap;

use crate::finance::price_base::PriceBase;
use crate::model::{
    Actor, Area, Assumption, BorrowerClass, Candidate, Choice, Component, Confidence, Cost,
    CostRange, Criterion, CriterionRule, DebtRating, Effect, Eligibility, Group, Horizon,
    Indicator, IndicatorId, Instrument, InstrumentKind, InstrumentTerms, Interest, Judgement, Mark,
    Marker, Measure, Meur, Need, NeedId, Offer, OfferParts, OptionSpec, Partner, PartnerId,
    Profile, Quantity, Requirement, RunningProgramme, Scenario, Scope, SeverityRule, Share,
    SolverSettings, Source, Taxonomy, Translations, Weights,
};
use crate::model::{ActorId, AreaId, ComponentId, InstrumentId, InterestId, OptionId, ScenarioId};
use crate::package::ResultFile;

pub(crate) use result::result;

/// A name that tries to be a table cell, a link, a tag, a heading and a formula.
pub(crate) const HOSTILE: &str = "=cmd|'/c calc'!A1 **bold** [link](http://evil.example) <script>alert(1)</script> `x`\n# heading | cell";

fn meur(value: f64) -> Meur {
    Meur::new(value).unwrap()
}

pub(crate) fn indicator(id: &str, title: &str, unit: &str) -> Indicator {
    Indicator {
        id: IndicatorId::new(id),
        title: title.to_owned(),
        unit: unit.to_owned(),
        source: "Example Statistics".to_owned(),
        year: "2024".to_owned(),
        confidence: Confidence::Sourced,
        translations: Translations::default(),
    }
}

fn need(id: &str, name: &str, group: &str, column: Option<&str>) -> Need {
    Need {
        id: NeedId::new(id),
        name: name.to_owned(),
        group: group.to_owned(),
        weight: 1.0,
        severity: match column {
            Some(column) => SeverityRule::Linear {
                indicator: IndicatorId::new(column),
                worst: 0.0,
                best: 100.0,
                when_missing: Share::new(0.5).unwrap(),
            },
            None => SeverityRule::Constant(Share::new(0.4).unwrap()),
        },
        cap: Some(1.0),
        why: String::new(),
        strategy: Vec::new(),
        translations: Translations::default(),
    }
}

fn interest(id: &str, name: &str, measure: Measure, objective: Option<char>) -> Interest {
    Interest {
        id: InterestId::new(id),
        name: name.to_owned(),
        weight: 1.0,
        cap: Some(if measure == Measure::EuContent {
            40.0
        } else {
            1.0
        }),
        measure,
        objective,
        applies_to: None,
        strategy: Vec::new(),
        translations: Translations::default(),
    }
}

fn instrument(id: &str, name: &str, kind: InstrumentKind, owner: &str) -> Instrument {
    Instrument {
        id: InstrumentId::new(id),
        name: name.to_owned(),
        kind,
        owner: owner.to_owned(),
        terms: (kind == InstrumentKind::Loan).then_some(InstrumentTerms {
            rate: 0.03,
            grace_years: 5.0,
            maturity_years: 20.0,
        }),
        sovereign: kind == InstrumentKind::Loan,
        eligible: Eligibility::default(),
        blending: Vec::new(),
        strategy: Vec::new(),
        translations: Translations::default(),
    }
}

fn taxonomy() -> Taxonomy {
    let area = |id: &str, name: &str, hard: bool| Area {
        id: AreaId::new(id),
        name: name.to_owned(),
        hard,
        dac_codes: vec!["22040".to_owned()],
        sdgs: vec![9],
        markers: BTreeMap::from([(
            Marker::Gender,
            Mark {
                score: 1,
                why: HOSTILE.to_owned(),
                confidence: Confidence::Estimated,
                translations: Translations::default(),
            },
        )]),
        strategy: Vec::new(),
        translations: Translations::default(),
    };
    Taxonomy {
        areas: vec![
            area("connectivity", "Connectivity", true),
            area("dpi", "Digital public infrastructure", false),
            area("skills", "Skills", false),
        ],
        needs: vec![
            need("CONN-INT", "International capacity", "connectivity", None),
            need(
                "CONN-LM",
                "Last-mile access and use",
                "connectivity",
                Some("internet_users_pct"),
            ),
            need("INTEROP", "Interoperability", "dpi", Some("egdi_pct")),
            need(
                "SKILL-B",
                "Basic digital skills",
                "skills",
                Some("internet_users_pct"),
            ),
        ],
        groups: vec![Group {
            id: "connectivity".to_owned(),
            name: "Connectivity".to_owned(),
            translations: Translations::default(),
        }],
        interests: vec![
            interest(
                "MKT",
                "Competitiveness and market access",
                Measure::EuContent,
                Some('a'),
            ),
            interest("RTE", "Route diversity", Measure::Effects, Some('b')),
            interest(
                "STD",
                "Standards and governance",
                Measure::Effects,
                Some('c'),
            ),
            interest("ACC", "Enlargement", Measure::Effects, None),
        ],
        instruments: vec![
            instrument("NDICI-G", "NDICI grant", InstrumentKind::Grant, "eu"),
            instrument(
                "EIB",
                "EIB Global loan",
                InstrumentKind::Loan,
                "European Investment Bank",
            ),
            instrument("PTN", "Partner budget", InstrumentKind::Domestic, "partner"),
        ],
        actors: vec![Actor {
            id: ActorId::new("eib-global"),
            name: "EIB Global".to_owned(),
            kind: "dfi".to_owned(),
            strategy: Vec::new(),
            translations: Translations::default(),
        }],
    }
}

struct Spec {
    id: &'static str,
    code: &'static str,
    area: &'static str,
    name: &'static str,
    capex: f64,
    opex: f64,
    build_years: u32,
}

fn component(spec: &Spec) -> Component {
    Component {
        id: ComponentId::new(spec.id),
        code: Some(spec.code.to_owned()),
        area: AreaId::new(spec.area),
        scope: Scope::National,
        name: spec.name.to_owned(),
        delivers: format!("{} as one working service", spec.name),
        options: vec![OptionSpec {
            id: OptionId::new("core"),
            name: "Core size".to_owned(),
            start: 0,
            cost: Cost::Capex {
                capex: Quantity {
                    fixed: spec.capex,
                    per: BTreeMap::new(),
                },
                opex_fixed: meur(spec.opex),
                opex_share: 0.0,
                range: CostRange {
                    low: 0.7,
                    high: 1.6,
                },
                confidence: Confidence::Estimated,
                basis: "engineering judgement scaled from one published project".to_owned(),
            },
            build_years: f64::from(spec.build_years),
            eu_content: Share::new(0.5).unwrap(),
            effort: 1.5,
            closes: BTreeMap::new(),
            serves: BTreeMap::new(),
            reaches: BTreeMap::new(),
            parts: Vec::new(),
            translations: Translations::default(),
        }],
        requires: Vec::new(),
        conflicts: Vec::new(),
        synergies: Vec::new(),
        eligible: Eligibility::default(),
        finance: BTreeMap::new(),
        judgements: BTreeMap::new(),
        actors: vec!["eib-global".into(), "Agency for Digital Cooperation".into()],
        safeguards: vec!["Impact assessment before start".into()],
        risks: vec!["Low use in rural districts".into()],
        indicators: vec!["people using the service each month".into()],
        dac_code: None,
        markers: BTreeMap::new(),
        strategy: vec!["M078".to_owned(), "M127".to_owned()],
        translations: Translations::default(),
        sources: vec![Source {
            id: "A01".to_owned(),
            publisher: "Example Bank".to_owned(),
            title: "Total cost of one project".to_owned(),
            year: Some(2024),
            confidence: Confidence::Sourced,
        }],
    }
}

fn components() -> Vec<Component> {
    let specs = [
        Spec {
            id: "con-cable",
            code: "CON-01",
            area: "connectivity",
            name: "Shared cable",
            capex: 60.0,
            opex: 1.0,
            build_years: 3,
        },
        Spec {
            id: "con-rural",
            code: "CON-12",
            area: "connectivity",
            name: "Rural networks",
            capex: 21.37,
            opex: 1.11,
            build_years: 2,
        },
        Spec {
            id: "dpi-exchange",
            code: "DPI-04",
            area: "dpi",
            name: "Interoperability layer",
            capex: 5.55,
            opex: 0.4,
            build_years: 2,
        },
        Spec {
            id: "hostile",
            code: "BAD-01",
            area: "dpi",
            name: HOSTILE,
            capex: 1.234,
            opex: 0.1,
            build_years: 1,
        },
        Spec {
            id: "skl-academy",
            code: "SKL-01",
            area: "skills",
            name: "Digital academy",
            capex: 3.0,
            opex: 0.35,
            build_years: 1,
        },
    ];
    let mut components: Vec<Component> = specs.iter().map(component).collect();
    components[0].scope = Scope::Regional {
        members: vec![PartnerId::new("AAA"), PartnerId::new("BBB")],
        min_members: 2,
    };
    components[2].requires = vec![Requirement {
        any_of: vec![ComponentId::new("skl-academy")],
        waived_if: None,
        why: "an exchange layer needs trained staff".to_owned(),
        translations: Translations::default(),
    }];
    components[2].judgements.insert(
        "SKILL-B".to_owned(),
        Judgement {
            grade: "-minor".to_owned(),
            why: "staff are drawn from elsewhere".to_owned(),
            translations: Translations::default(),
        },
    );
    let hostile = &mut components[3];
    hostile.delivers = HOSTILE.to_owned();
    hostile.options[0].name = HOSTILE.to_owned();
    hostile.actors = vec![HOSTILE.into()];
    hostile.safeguards = vec![HOSTILE.into()];
    hostile.risks = vec![HOSTILE.into()];
    hostile.indicators = vec![HOSTILE.into()];
    hostile.sources[0].id = "A02".to_owned();
    hostile.sources[0].title = HOSTILE.to_owned();
    hostile.code = None;
    components
}

fn partner(id: &str, name: &str, severity: [f64; 4]) -> Partner {
    let indicators = [
        ("internet_users_pct", 40.8),
        ("egdi_pct", 63.14),
        ("population_million", 12.34),
        ("gdp_usd_bn", 50.0),
        ("gdp_year", 2024.0),
    ];
    Partner {
        id: PartnerId::new(id),
        name: name.to_owned(),
        region: "Southern Neighbourhood".to_owned(),
        indicators: indicators
            .iter()
            .map(|(id, value)| (IndicatorId::new(id), *value))
            .collect(),
        oda: Some(true),
        debt: DebtRating::Moderate,
        borrower_class: Some(BorrowerClass::Lmic),
        profile: Profile::default(),
        severity: severity.to_vec(),
        need_weight: vec![1.0, 2.0, 1.0, 1.0],
        delivery_capacity: Some(9.0),
        absorptive_capacity: None,
        gdp: PriceBase::shipped()
            .convert(50_000.0, "USD", 2024, 2025)
            .ok(),
        disagreement: 0.0,
    }
}

fn partners() -> Vec<Partner> {
    let mut first = partner("AAA", "Aland", [0.4, 0.592, 0.3686, 0.592]);
    first.profile = Profile {
        frameworks: vec!["DigitalPartnership".to_owned(), "HorizonEurope".to_owned()],
        strengths: vec!["Mobile payments run by many banks".into()],
        running: vec![RunningProgramme {
            name: "Schools online".to_owned(),
            covers: Vec::new(),
            amount: Some(meur(9.8)),
            source: "Example press release, 2023".to_owned(),
            translations: Translations::default(),
        }],
        note: Some("This name is without prejudice to positions on status.".to_owned()),
        translations: Translations::default(),
        ..Profile::default()
    };
    let mut second = partner("BBB", "Beland", [0.4, 0.7, 0.5, 0.7]);
    second.indicators.clear();
    second.debt = DebtRating::High;
    second.oda = None;
    second.delivery_capacity = None;
    vec![first, second]
}

/// Effects of the components on needs and interests, by position.
fn effects(component: usize) -> (Vec<Effect>, Vec<Effect>) {
    let effect = |on: usize, value: f64| Effect { on, value };
    match component {
        0 => (vec![effect(0, 0.5)], vec![effect(1, 0.3)]),
        1 => (vec![effect(1, 0.3)], vec![]),
        2 => (vec![effect(2, 0.3), effect(3, -0.05)], vec![effect(2, 0.3)]),
        3 => (vec![effect(2, 0.15)], vec![effect(2, -0.04)]),
        _ => (vec![effect(3, 0.15)], vec![]),
    }
}

fn candidates(components: &[Component]) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    for partner in 0..2 {
        for (at, component) in components.iter().enumerate() {
            let Cost::Capex {
                capex, opex_fixed, ..
            } = &component.options[0].cost
            else {
                continue;
            };
            let build_years = [3, 2, 2, 1, 1][at];
            let years = [4.0, 5.0, 5.0, 6.0, 6.0][at];
            let cost = capex.fixed + opex_fixed.value() * years;
            let (closes, serves) = effects(at);
            candidates.push(Candidate {
                partner,
                component: at,
                choices: vec![Choice {
                    option: 0,
                    start: 0,
                    cost: meur(cost),
                    capex: meur(capex.fixed),
                    opex_per_year: *opex_fixed,
                    low: meur(cost * 0.7),
                    high: meur(cost * 1.6),
                    by_year: None,
                    build_years,
                    effort: 1.5,
                    eu_content: 0.5,
                    closes,
                    serves,
                }],
                requires: if at == 2 { vec![vec![4]] } else { Vec::new() },
                conflicts: Vec::new(),
                synergies: Vec::new(),
                finance: vec![1.0; 3],
            });
        }
    }
    candidates
}

/// The offer.
pub(crate) fn offer() -> Offer {
    let components = components();
    Offer::from_checked(OfferParts {
        scenario: Scenario {
            id: ScenarioId::new("sample"),
            title: "Sample scenario".to_owned(),
            description: "Two invented partners share one cable.".to_owned(),
            translations: Translations::default(),
            horizon: Horizon {
                start_year: 2027,
                years: 7,
            },
            price_year: 2025,
            discount_rate: 0.03,
            benefit_discount_rate: 0.0,
            phased: false,
            not_before: Vec::new(),
            criterion: Criterion::of(CriterionRule::KalaiSmorodinsky),
            envelope: Vec::new(),
            rules: Vec::new(),
            weights: Weights::default(),
            eu_disagreement: 0.0,
            solver: SolverSettings {
                gap: 1e-4,
                time_limit_s: 60.0,
            },
        },
        taxonomy: taxonomy(),
        partners: partners(),
        candidates: candidates(&components),
        components,
        blocked: Vec::new(),
        indicators: vec![
            indicator("internet_users_pct", "Internet users", "% of people"),
            indicator("egdi_pct", "E-government index", "0-100"),
            indicator("population_million", "Population", "million"),
        ],
        may_use: vec![vec![true; 3], vec![true, false, true]],
        assumptions: vec![Assumption::SeverityWhenMissing {
            partner: PartnerId::new("BBB"),
            need: NeedId::new("INTEROP"),
            indicator: IndicatorId::new("egdi_pct"),
            severity: 0.5,
        }],
        warnings: Vec::new(),
        inputs: Vec::new(),
    })
}

/// The report of an offer and its result, as documents are made from it.
pub(crate) fn report(offer: &Offer, result: &ResultFile) -> super::report::Report {
    let languages = super::Languages::default();
    super::report::build(offer, result, "2026-11-20", "0.0.0", &languages).expect("a report")
}
