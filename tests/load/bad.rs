//! Each bad input is the good example with one change, and its whole report is a snapshot.

use crate::files::{Edit, good, report};

const COMPONENTS: &str = "components/dpi/registers.json";
const TAXONOMY: &str = "components/taxonomy.json";
const TABLE: &str = "partners/indicators.csv";
const COLUMNS: &str = "partners/indicators.schema.json";
const PROFILE: &str = "partners/profiles/TUN.json";
const SCENARIO: &str = "scenarios/base.json";

/// A good file with one text replaced, loaded; everything found.
fn bad(edits: &[(&str, &str, &str)]) -> String {
    let mut world = good();
    for (file, from, to) in edits {
        world.edit(&Edit { file, from, to });
    }
    report(&world, "scenarios/base.json", &[])
}

fn bad_setting(key: &str, value: &str) -> String {
    report(&good(), "scenarios/base.json", &[(key, value)])
}

macro_rules! cases {
    ($($name:ident: $(($file:expr, $from:expr, $to:expr)),+;)+) => {
        $(
            #[test]
            fn $name() {
                insta::assert_snapshot!(stringify!($name), bad(&[$(($file, $from, $to)),+]));
            }
        )+
    };
}

// The shape of a file.
cases! {
    unknown_key: (COMPONENTS, "\"capex\"", "\"capxe\"");
    unknown_key_far_off: (SCENARIO, "\"discount_rate\": 0.03", "\"discount_rate\": 0.03, \"banana\": 1");
    missing_key: (COMPONENTS, "\"area\": \"dpi\", \"name\": \"Interoperability layer\"", "\"name\": \"Interoperability layer\"");
    wrong_type: (SCENARIO, "\"total\": 400", "\"total\": \"400\"");
    wrong_type_of_list: (COMPONENTS, "\"strategy\": [\"M127\"]", "\"strategy\": \"M127\"");
    unknown_value: (COMPONENTS, "\"unit\": \"million\"", "\"unit\": \"milion\"");
    unknown_criterion: (SCENARIO, "kalai-smorodinsky", "kalai-smorodinski");
    alpha_missing: (SCENARIO, "\"kalai-smorodinsky\"", "\"alpha-fair\"");
    alpha_of_another_criterion: (SCENARIO, "\"kalai-smorodinsky\"", "\"nash\", \"alpha\": 1");
    alpha_below_zero: (SCENARIO, "\"kalai-smorodinsky\"", "\"alpha-fair\", \"alpha\": -1");
    outside_offer_of_a_stranger: (SCENARIO, "\"rules\": [", "\"disagreement\": { \"MDA\": 0.1 }, \"rules\": [");
    unknown_rule: (SCENARIO, "\"rule\": \"count\"", "\"rule\": \"counts\"");
    rule_without_name: (SCENARIO, "\"rule\": \"count\", ", "");
    wrong_currency: (COMPONENTS, "\"USD\"", "\"XOF\"");
    bad_id: (COMPONENTS, "\"id\": \"skills-basic\"", "\"id\": \"Skills_Basic\"");
    bad_need_id: (COMPONENTS, "\"closes\": { \"INTEROP\": 0.45 }", "\"closes\": { \"interop\": 0.45 }");
    bad_item: (COMPONENTS, "\"M127\"", "\"127\"");
    unknown_marker: (COMPONENTS, "\"code\": \"DPI-04\",", "\"code\": \"DPI-04\", \"markers\": { \"gendre\": { \"score\": 1, \"why\": \"x\" } },");
    bad_purpose_code: (COMPONENTS, "\"code\": \"DPI-04\",", "\"code\": \"DPI-04\", \"dac_code\": \"2204\",");
    negative_cost: (COMPONENTS, "\"fixed\": 5.0", "\"fixed\": -5.0");
    negative_weight: (SCENARIO, "\"MAR\": 2", "\"MAR\": -2");
    negative_effort: (COMPONENTS, "\"build_years\": 2,", "\"build_years\": 2, \"effort\": -1,");
    negative_total: (SCENARIO, "\"total\": 220", "\"total\": -220");
    overflow: (COMPONENTS, "\"fixed\": 5.0", "\"fixed\": 1e999");
    share_above_one: (COMPONENTS, "\"eu_content\": 0.6", "\"eu_content\": 60");
    range_low: (COMPONENTS, "\"low\": 0.7", "\"low\": 1.7");
    range_high: (COMPONENTS, "\"high\": 1.6", "\"high\": 0.6");
    horizon_of_a_century: (SCENARIO, "\"years\": 4", "\"years\": 100");
    half_a_year: (SCENARIO, "\"years\": 4", "\"years\": 4.5");
    no_options: (COMPONENTS, "\"options\": [\n        { \"id\": \"standard\", \"cost\": { \"by_year\": [1.0, 2.0, 1.0] },\n          \"reaches\": { \"SKILL-B\": { \"units\": 0.5, \"of\": \"population_million\", \"at_most\": 0.5 } } }\n      ]", "\"options\": []");
    no_partners: (SCENARIO, "[\"MAR\", \"TUN\"]", "[]");
    partners_of_a_number: (SCENARIO, "[\"MAR\", \"TUN\"]", "7");
    blank_name: (COMPONENTS, "\"name\": \"Backbone\"", "\"name\": \" \"");
}

// The text of a file.
cases! {
    duplicate_key: (SCENARIO, "\"price_year\": 2025,", "\"price_year\": 2025, \"price_year\": 2024,");
    trailing_comma: (SCENARIO, "\"time_limit_s\": 60 }", "\"time_limit_s\": 60, }");
    comment: (SCENARIO, "{\n  \"id\"", "{ // why\n  \"id\"");
    not_a_number: (COMPONENTS, "\"fixed\": 5.0", "\"fixed\": NaN");
    infinity: (COMPONENTS, "\"fixed\": 5.0", "\"fixed\": -Infinity");
    leading_zero: (COMPONENTS, "\"fixed\": 5.0", "\"fixed\": 05.0");
    unclosed: (PROFILE, "\"A footnote.\"\n}", "\"A footnote.\"");
    empty_file: (PROFILE, "", "");
    two_values: (PROFILE, "\"A footnote.\"\n}", "\"A footnote.\"\n}\n{}");
}

// Names.
cases! {
    unknown_need: (COMPONENTS, "\"closes\": { \"INTEROP\": 0.45 }", "\"closes\": { \"INTROP\": 0.45 }");
    unknown_interest: (COMPONENTS, "\"STD\": -0.1", "\"NOPE\": -0.1");
    unknown_instrument: (COMPONENTS, "\"NDICI-G\": 0.8", "\"NDICI\": 0.8");
    unknown_area: (COMPONENTS, "\"area\": \"skills\"", "\"area\": \"skill\"");
    unknown_component: (COMPONENTS, "\"with\": \"skills-basic\"", "\"with\": \"skils-basic\"");
    unknown_partner: (SCENARIO, "[\"MAR\", \"TUN\"]", "[\"MAR\", \"TUM\"]");
    unknown_column: (COMPONENTS, "\"population_million\": 0.05", "\"population_milion\": 0.05");
    unknown_option: (SCENARIO, "{ \"rule\": \"count\"", "{ \"rule\": \"include\", \"component\": \"dpi-interoperability\", \"option\": \"cor\" }, { \"rule\": \"count\"");
    unknown_actor: (COMPONENTS, "\"eib-global\"", "\"eib-globl\"");
    unknown_region: (COMPONENTS, "\"Southern Neighbourhood\"", "\"Southern Neighborhood\"");
    unknown_member: (COMPONENTS, "[\"MAR\", \"TUN\"]", "[\"MAR\", \"TUN\", \"ZZZ\"]");
    unknown_party: (SCENARIO, "\"party\": \"eu\"", "\"party\": \"MDA\"");
    unknown_judged: (COMPONENTS, "\"judgements\": { \"INTEROP\"", "\"judgements\": { \"INTER\"");
    column_that_is_text: (TAXONOMY, "\"egdi_osi_2024\"", "\"debt_distress_overall\"");
}

// Things that do not fit together.
cases! {
    duplicate_component: (COMPONENTS, "\"id\": \"skills-basic\", \"area\"", "\"id\": \"backbone\", \"area\"");
    duplicate_option: (COMPONENTS, "\"id\": \"full\"", "\"id\": \"core\"");
    duplicate_need: (TAXONOMY, "\"id\": \"POINTS\"", "\"id\": \"INTEROP\"");
    need_named_like_an_interest: (TAXONOMY, "\"id\": \"POINTS\"", "\"id\": \"STD\"");
    duplicate_envelope: (SCENARIO, "\"instrument\": \"EIB\"", "\"instrument\": \"NDICI-G\"");
    duplicate_partner: (SCENARIO, "[\"MAR\", \"TUN\"]", "[\"MAR\", \"TUN\", \"MAR\"]");
    requirement_cycle: (COMPONENTS, "\"name\": \"Basic skills courses\",", "\"name\": \"Basic skills courses\", \"requires\": [{ \"any_of\": [\"dpi-interoperability\"], \"why\": \"x\" }],");
    requires_itself: (COMPONENTS, "\"any_of\": [\"skills-basic\"]", "\"any_of\": [\"dpi-interoperability\"]");
    requires_what_it_conflicts_with: (COMPONENTS, "\"code\": \"DPI-04\",", "\"code\": \"DPI-04\", \"conflicts\": [\"skills-basic\"],");
    conflicts_with_itself: (COMPONENTS, "\"code\": \"DPI-04\",", "\"code\": \"DPI-04\", \"conflicts\": [\"dpi-interoperability\"],");
    members_on_a_national_component: (COMPONENTS, "\"scope\": \"regional\",", "");
    too_few_members: (COMPONENTS, "\"members\": [\"MAR\", \"TUN\"]", "\"members\": [\"MAR\"]");
    one_member_is_enough: (COMPONENTS, "\"min_members\": 2", "\"min_members\": 1");
    part_for_a_stranger: (COMPONENTS, "\"build_years\": 2, \"closes\": { \"POINTS\": 12 }", "\"build_years\": 2, \"parts\": [{ \"name\": \"Trunk\", \"cost\": 3, \"needed_by\": [\"MAR\", \"MDA\"] }], \"closes\": { \"POINTS\": 12 }");
    no_members: (COMPONENTS, "\"members\": [\"MAR\", \"TUN\"], \"min_members\": 2,", "");
    missing_price_year: (COMPONENTS, "\"currency\": \"USD\", \"price_year\": 2022,", "\"currency\": \"USD\",");
    old_prices: (COMPONENTS, "\"price_year\": 2022", "\"price_year\": 1998");
    scenario_at_old_prices: (SCENARIO, "\"price_year\": 2025", "\"price_year\": 2040");
    two_costs: (COMPONENTS, "\"by_year\": [1.0, 2.0, 1.0]", "\"by_year\": [1.0, 2.0, 1.0], \"capex\": { \"fixed\": 1 }");
    no_cost: (COMPONENTS, "{ \"by_year\": [1.0, 2.0, 1.0] }", "{ \"currency\": \"EUR\", \"price_year\": 2025 }");
    no_effect: (COMPONENTS, "\"closes\": { \"INTEROP\": 0.9 }", "\"closes\": {}");
    effect_out_of_proportion: (COMPONENTS, "\"INTEROP\": 0.45 }", "\"INTEROP\": 45 }");
    effect_on_eu_content: (COMPONENTS, "\"STD\": -0.1", "\"MKT\": -0.1");
    half_a_severity: (TAXONOMY, "\"worst\": 0.2, ", "");
    flat_severity: (TAXONOMY, "\"worst\": 0.2", "\"worst\": 1");
    empty_condition: (COMPONENTS, "{ \"indicator\": \"gci_2024_score\", \"min\": 85 }", "{}");
    loan_due_at_once: (TAXONOMY, "\"maturity_years\": 20", "\"maturity_years\": 4");
    unpayable: (COMPONENTS, "\"EIB\": 0.5, \"PTN\": 1.0", "\"EIB\": 0.1");
    loan_that_outlives_what_it_pays_for: (COMPONENTS, "\"code\": \"DPI-04\",", "\"code\": \"DPI-04\", \"life_years\": 12,");
    loan_longer_than_anything_is_taken_to_last: (TAXONOMY, "\"maturity_years\": 20", "\"maturity_years\": 30");
    money_that_no_partner_may_use: (TAXONOMY, "\"kind\": \"domestic\" }", "\"kind\": \"domestic\", \"eligible\": { \"frameworks_any\": [\"Nothing\"] } }");
    blending_rule_without_source: (TAXONOMY, "\"eligible\": { \"oda\": true } }", "\"blending\": [{ \"rule\": \"largest-share\", \"share\": 0.5, \"text\": \"half\" }] }");
    blending_rule_for_members_of_nothing: (TAXONOMY, "\"eligible\": { \"oda\": true } }", "\"blending\": [{ \"rule\": \"associated-or-shared\", \"frameworks_any\": [], \"text\": \"x\", \"source\": { \"id\": \"X\", \"publisher\": \"x\", \"title\": \"x\", \"confidence\": \"estimated\" } }] }");
    money_that_association_shuts_out:
        (TAXONOMY, "\"eligible\": { \"oda\": true } }", "\"blending\": [{ \"rule\": \"associated-or-shared\", \"frameworks_any\": [\"ConnectingEurope\"], \"text\": \"x\", \"source\": { \"id\": \"X\", \"publisher\": \"x\", \"title\": \"x\", \"confidence\": \"estimated\" } }] }"),
        (COMPONENTS, "\"name\": \"Backbone\",", "\"name\": \"Backbone\", \"finance\": { \"EIB\": 1 },");
    blending_rule_of_no_kind: (TAXONOMY, "\"eligible\": { \"oda\": true } }", "\"blending\": [{ \"rule\": \"largest\" }] }");
    half_an_override: (PROFILE, "\"value\": 70, ", "");
    translation_into_no_language_of_ours: (PROFILE, "\"note\": \"A footnote.\"", "\"note\": \"A footnote.\", \"translations\": { \"de\": { \"name\": \"Tunesien\" } }");
    translation_with_a_line_less: (PROFILE, "\"note\": \"A footnote.\"", "\"note\": \"A footnote.\", \"strengths\": [\"One\", \"Two\"], \"translations\": { \"fr\": { \"name\": \"Tunisie\", \"strengths\": [\"Une\"] } }");
    translation_without_a_name: (PROFILE, "\"note\": \"A footnote.\"", "\"note\": \"A footnote.\", \"translations\": { \"fr\": {} }");
    profile_in_the_wrong_file: (PROFILE, "\"id\": \"TUN\"", "\"id\": \"MAR\"");
    no_limit: (SCENARIO, "\"instrument\": \"EIB\", \"total\": 400", "\"instrument\": \"EIB\"");
    too_few_years: (SCENARIO, "[60, 60, 60, 40]", "[60, 60, 60]");
    loose_limits: (SCENARIO, "\"total\": 220", "\"total\": 70");
    a_year_above_the_total: (SCENARIO, "\"total\": 220", "\"total\": 50");
    gate_of_a_stranger: (SCENARIO, "\"rules\": [", "\"not_before\": [{ \"partner\": \"MDA\", \"component\": \"skills-basic\", \"year\": 2028 }], \"rules\": [");
    gate_that_never_opens: (SCENARIO, "\"rules\": [", "\"not_before\": [{ \"component\": \"skills-basic\", \"year\": 2040 }], \"rules\": [");
    gate_that_is_always_open: (SCENARIO, "\"rules\": [", "\"not_before\": [{ \"component\": \"skills-basic\", \"year\": 2027 }], \"rules\": [");
    include_behind_a_gate: (SCENARIO, "\"rules\": [", "\"not_before\": [{ \"component\": \"dpi-interoperability\", \"year\": 2030 }], \"rules\": [ { \"rule\": \"include\", \"component\": \"dpi-interoperability\" },");
    ceilings_of_strangers: (SCENARIO, "\"rules\": [", "\"absorptive_capacity\": { \"MDA\": 5 }, \"delivery_capacity\": { \"MDA\": 5 }, \"rules\": [");
    count_the_wrong_way_round: (SCENARIO, "\"max\": 12", "\"min\": 13, \"max\": 12");
    shares_beyond_the_whole: (SCENARIO, "{ \"rule\": \"count\"", "{ \"rule\": \"area-share\", \"area\": \"dpi\", \"min\": 0.95 }, { \"rule\": \"count\"");
    floor_without_level: (SCENARIO, ", \"share_of_ideal\": 0.4", "");
    include_of_what_is_excluded: (SCENARIO, "{ \"rule\": \"count\"", "{ \"rule\": \"include\", \"component\": \"skills-basic\" }, { \"rule\": \"exclude\", \"component\": \"skills-basic\" }, { \"rule\": \"count\"");
    include_of_a_size_that_takes_too_long: (SCENARIO, "{ \"rule\": \"count\"", "{ \"rule\": \"include\", \"component\": \"dpi-interoperability\", \"option\": \"full\" }, { \"rule\": \"count\"");
    include_of_two_that_conflict:
        (SCENARIO, "{ \"rule\": \"count\"", "{ \"rule\": \"include\", \"component\": \"skills-basic\", \"partner\": \"MAR\" }, { \"rule\": \"include\", \"component\": \"backbone\" }, { \"rule\": \"count\""),
        (COMPONENTS, "\"name\": \"Backbone\",", "\"name\": \"Backbone\", \"conflicts\": [\"skills-basic\"],");
    include_beyond_the_horizon:
        (SCENARIO, "{ \"rule\": \"count\"", "{ \"rule\": \"include\", \"component\": \"dpi-interoperability\" }, { \"rule\": \"count\""),
        (SCENARIO, "\"years\": 4", "\"years\": 1"),
        (SCENARIO, "[60, 60, 60, 40]", "[60]");
    include_for_a_stranger: (SCENARIO, "{ \"rule\": \"count\"", "{ \"rule\": \"include\", \"component\": \"skills-basic\", \"partner\": \"MDA\" }, { \"rule\": \"count\"");
    no_money: (SCENARIO, "\"instrument\": \"NDICI-G\", \"total\": 220, \"per_year\": [60, 60, 60, 40], \"per_partner\": 80", "\"instrument\": \"NDICI-G\"");
}

// The partner table.
cases! {
    ragged_row: (TABLE, "TUN,Tunisia,Southern Neighbourhood,yes,,12.4,,60", "TUN,Tunisia,Southern Neighbourhood,yes,,12.4,60");
    text_in_a_number_column: (TABLE, "37.0", "37 million");
    number_out_of_bounds: (TABLE, "0.73", "73");
    not_finite_in_the_table: (TABLE, "37.0", "inf");
    duplicate_row: (TABLE, "MDA,Moldova", "MAR,Moldova");
    missing_iso3: (TABLE, "MDA,Moldova", ",Moldova");
    bad_iso3: (TABLE, "MDA,Moldova", "Md,Moldova");
    column_without_schema: (COLUMNS, "gci_2024_score", "gci_2024_scor");
    neither_yes_nor_no: (TABLE, "Neighbourhood,yes,,37", "Neighbourhood,maybe,,37");
    no_class_of_borrowers: (TABLE, "oda_eligible", "dac_concession_class");
    no_debt_rating: (TABLE, "Moderate", "Moderat");
    quote_not_closed: (TABLE, "Tunisia", "\"Tunisia");
    no_name_column: (TABLE, "iso3,name,", "iso3,nam,");
    empty_table: (TABLE, "", "");
}

// Files and folders.
cases! {
    no_catalogue: (SCENARIO, "\"../components\"", "\"../component\"");
    no_partner_folder: (SCENARIO, "\"../partners\"", "\"../partner\"");
    no_base: (SCENARIO, "\"id\": \"base\"", "\"extends\": \"bas.json\", \"id\": \"base\"");
    extends_itself: (SCENARIO, "\"id\": \"base\"", "\"extends\": \"child.json\", \"id\": \"base\"");
}

#[test]
fn missing_scenario() {
    insta::assert_snapshot!(report(&good(), "scenarios/bse.json", &[]));
}

#[test]
fn findings_over_several_files_come_at_once() {
    insta::assert_snapshot!(bad(&[
        (COMPONENTS, "\"capex\"", "\"capxe\""),
        (COMPONENTS, "\"area\": \"skills\"", "\"area\": \"skill\""),
        (TAXONOMY, "\"worst\": 0.2", "\"worst\": 1"),
        (TABLE, "37.0", "many"),
        (SCENARIO, "\"max\": 12", "\"min\": 13, \"max\": 12"),
        (PROFILE, "\"value\": 70, ", ""),
    ]));
}

#[test]
fn a_broken_component_does_not_make_its_mentions_wrong() {
    let found = bad(&[(
        COMPONENTS,
        "\"by_year\": [1.0, 2.0, 1.0]",
        "\"by_yeer\": [1.0]",
    )]);
    assert_eq!(found.matches("error[").count(), 1, "{found}");
}

#[test]
fn settings_are_checked_like_the_file() {
    let found: Vec<String> = [
        ("criterion.rule", "fair"),
        ("solver.gapp", "0.01"),
        ("solver.gap", "1e999"),
        ("envelope.NDICI.total", "5"),
        ("envelope.EIB.total", "-5"),
        ("title", "+20%"),
        ("partners", "MAR,TUX"),
        ("horizon..years", "3"),
        ("price_year", "1990"),
        ("catalogue", "nowhere"),
    ]
    .iter()
    .map(|(key, value)| bad_setting(key, value))
    .collect();
    insta::assert_snapshot!(found.join("\n\n"));
}

/// Fewer partners or less money on the command line leave rows without use: said, not refused.
#[test]
fn what_a_setting_leaves_idle_is_said() {
    let mut world = good();
    let gate = "\"not_before\": [{ \"partner\": \"TUN\", \"component\": \"skills-basic\", \"year\": 2028 }], \"rules\": [";
    for (file, from, to) in [
        (SCENARIO, "\"rules\": [", gate),
        (
            TAXONOMY,
            "\"kind\": \"domestic\" }",
            "\"kind\": \"domestic\", \"eligible\": { \"partners\": [\"TUN\"] } }",
        ),
    ] {
        world.edit(&Edit { file, from, to });
    }
    let settings = [("partners", "MAR"), ("envelope.NDICI-G.total", "70")];
    insta::assert_snapshot!(report(&world, "scenarios/base.json", &settings));
}

#[test]
fn no_schema_is_a_warning() {
    let mut world = good();
    world.remove(COLUMNS);
    insta::assert_snapshot!(report(&world, "scenarios/base.json", &[]));
}

#[test]
fn not_utf8() {
    let mut world = good();
    world.bytes(PROFILE, b"{\n \"id\": \"T\xffN\" }");
    insta::assert_snapshot!(report(&world, "scenarios/base.json", &[]));
}

#[test]
fn a_byte_order_mark_is_tolerated() {
    let mut world = good();
    for file in [SCENARIO, TABLE] {
        world.edit(&Edit {
            file,
            from: "",
            to: &format!("\u{feff}{}", world.text(file)),
        });
    }
    assert_eq!(report(&world, "scenarios/base.json", &[]), "accepted");
}

#[test]
fn absurd_nesting_is_refused() {
    let mut world = good();
    world.bytes(PROFILE, "[".repeat(200_000).as_bytes());
    let found = report(&world, "scenarios/base.json", &[]);
    assert!(found.starts_with("error[too-deep]"), "{}", &found[..200]);
}
