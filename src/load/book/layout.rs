//! Which sheets a catalogue is laid out in, and what each column holds.

/// A sheet.
#[derive(Debug)]
pub(crate) struct Sheet {
    /// Name, as on its tab.
    pub(crate) name: &'static str,
    /// What one row is, for the page that explains the workbook.
    pub(crate) about: &'static str,
    /// Columns in order.
    pub(crate) columns: &'static [Column],
    /// Whether more columns follow, one for each instrument.
    pub(crate) by_instrument: bool,
}

/// A column.
#[derive(Debug)]
pub(crate) struct Column {
    /// Heading.
    pub(crate) name: &'static str,
    /// What its cells hold.
    pub(crate) holds: Holds,
    /// Width in characters.
    pub(crate) width: f64,
    /// Whether a book may lack it: those exported before there was this column do.
    pub(crate) later: bool,
    /// What it means, shown where a person stands on the heading.
    pub(crate) about: &'static str,
}

/// What a cell holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Holds {
    /// An identifier or code: blanks around it do not count.
    Word,
    /// One of these.
    OneOf(&'static [&'static str]),
    /// Identifiers or codes, apart by blanks, commas or semicolons.
    Words,
    /// Text as it stands.
    Text,
    /// Texts apart by semicolons; `\;` is a semicolon inside one, `\\` a backslash.
    Texts,
    /// A number.
    Number,
    /// Numbers apart by blanks.
    Numbers,
}

const fn column(name: &'static str, holds: Holds, width: f64, about: &'static str) -> Column {
    Column {
        name,
        holds,
        width,
        later: false,
        about,
    }
}

const fn later(name: &'static str, holds: Holds, width: f64, about: &'static str) -> Column {
    Column {
        later: true,
        ..column(name, holds, width, about)
    }
}

const fn in_language(name: &'static str, about: &'static str) -> Column {
    later(name, Text, 60.0, about)
}

use Holds::{Number, Numbers, OneOf, Text, Texts, Word, Words};

const COMPONENT: Column = column(
    "component",
    Word,
    26.0,
    "id of a row of the sheet components",
);
const OPTION: Column = column("option", Word, 14.0, "id of one of the component's options");

const FR: Column = in_language("fr", "the same in French; empty: printed in English");
const ES: Column = in_language("es", "the same in Spanish; empty: printed in English");
const PT: Column = in_language("pt", "the same in Portuguese; empty: printed in English");
const AR: Column = in_language("ar", "the same in Arabic; empty: printed in English");
const UK: Column = in_language("uk", "the same in Ukrainian; empty: printed in English");

/// Languages that texts of the catalogue are translated into.
pub(crate) const LANGUAGES: &[&str] = &["fr", "es", "pt", "ar", "uk"];
const CONFIDENCE: &[&str] = &["sourced", "derived", "estimated"];
/// Effects of an option.
pub(crate) const EFFECTS: &[&str] = &["closes", "serves", "reaches"];
/// Effects of a synergy.
pub(crate) const EXTRA: &[&str] = &["closes", "serves"];
/// Grades of the rubric.
const GRADES: &[&str] = &[
    "major",
    "substantial",
    "partial",
    "minor",
    "reach",
    "-major",
    "-substantial",
    "-partial",
    "-minor",
];
/// Tests of eligibility.
pub(crate) const TESTS: &[&str] = &["region", "partner", "framework", "indicator", "oda"];
/// Lists of texts of a component, by the key in its file.
pub(crate) const LINES: &[&str] = &["actors", "safeguards", "risks", "indicators"];

/// Every sheet, in the order of the tabs. A new key of a component file gets a column here, a line in
/// `export.rs` and one in `import.rs`; a test compares what comes back with what went out.
pub(crate) const SHEETS: &[Sheet] = &[
    Sheet {
        name: "components",
        about: "one component",
        by_instrument: false,
        columns: &[
            column(
                "component",
                Word,
                26.0,
                "identifier, unique in the catalogue: dpi-interoperability",
            ),
            column("code", Text, 9.0, "short code as printed: DPI-04"),
            column("area", Word, 14.0, "area of the taxonomy"),
            column(
                "scope",
                OneOf(&["national", "regional"]),
                10.0,
                "national: chosen for each partner; regional: one shared project",
            ),
            column("name", Text, 34.0, "name as printed"),
            column(
                "delivers",
                Text,
                60.0,
                "what the partner gets, in one sentence",
            ),
            column(
                "members",
                Words,
                20.0,
                "partners that may join, for a regional component: MAR TUN EGY",
            ),
            column(
                "min_members",
                Number,
                8.0,
                "fewest members that make it worth building: 2 unless stated",
            ),
            column(
                "conflicts",
                Words,
                20.0,
                "components that cannot be chosen with it",
            ),
            column(
                "strategy",
                Words,
                24.0,
                "items of the strategy that it stands for: M016 M127",
            ),
            column(
                "dac_code",
                Text,
                10.0,
                "DAC purpose code instead of its area's; none: no development assistance",
            ),
            column(
                "life_years",
                Number,
                8.0,
                "years that it lasts once built: no loan for it is repaid later; 20 unless stated",
            ),
            column(
                "file",
                Text,
                34.0,
                "file below the catalogue's folder; empty: area/component.json",
            ),
            column(
                "schema",
                Text,
                28.0,
                "where the file's JSON Schema is, for editors; may stay empty",
            ),
        ],
    },
    Sheet {
        name: "options",
        about: "one size or variant of a component, and what it costs",
        by_instrument: false,
        columns: &[
            COMPONENT,
            column(
                "option",
                Word,
                14.0,
                "identifier, unique in the component: core",
            ),
            column(
                "name",
                Text,
                34.0,
                "name as printed; the identifier unless stated",
            ),
            column(
                "currency",
                OneOf(&["EUR", "USD", "GBP"]),
                9.0,
                "currency of the amounts",
            ),
            column("price_year", Number, 9.0, "year of the prices"),
            column(
                "unit",
                OneOf(&["million", "thousand", "one"]),
                9.0,
                "what an amount of 1 stands for: million unless stated",
            ),
            column(
                "capex_fixed",
                Number,
                11.0,
                "investment; what follows a figure of the partner is in the sheet per_unit",
            ),
            column(
                "opex_fixed",
                Number,
                11.0,
                "running cost a year that does not follow the investment",
            ),
            column(
                "opex_share_of_capex",
                Number,
                11.0,
                "running cost a year as a share of the investment",
            ),
            column(
                "range_low",
                Number,
                9.0,
                "low estimate over the stated one: at most 1",
            ),
            column(
                "range_high",
                Number,
                9.0,
                "high estimate over the stated one: at least 1",
            ),
            column(
                "by_year",
                Numbers,
                14.0,
                "payments in the years since the start, instead of capex and opex: 8 3.5 2",
            ),
            column(
                "build_years",
                Number,
                9.0,
                "years from start to operation: 0 unless stated",
            ),
            column(
                "eu_content",
                Number,
                9.0,
                "share of the money that EU suppliers deliver: 0 unless stated",
            ),
            column(
                "effort",
                Number,
                9.0,
                "what it asks of the partner's administration: 1 unless stated",
            ),
            column(
                "confidence",
                OneOf(CONFIDENCE),
                11.0,
                "how the figure came about: estimated unless stated",
            ),
            column("basis", Text, 60.0, "how the cost was computed, as printed"),
        ],
    },
    Sheet {
        name: "effects",
        about: "what one option does for one need or interest; grade and reason stand once for each component and code",
        by_instrument: false,
        columns: &[
            COMPONENT,
            column(
                "code",
                Word,
                11.0,
                "need (closes, reaches) or interest (serves)",
            ),
            column(
                "option",
                Word,
                14.0,
                "id of one of the component's options; empty where the row only grades",
            ),
            column(
                "effect",
                OneOf(EFFECTS),
                10.0,
                "closes a need's gap, serves an interest, or reaches people",
            ),
            column(
                "value",
                Number,
                9.0,
                "share closed or served; negative is a concession; empty for reaches",
            ),
            column(
                "reach_units",
                Number,
                11.0,
                "reaches: how many, in the unit of reach_of; more in the sheet per_unit",
            ),
            column(
                "reach_of",
                Word,
                26.0,
                "reaches: column of the partner table that says how many there are",
            ),
            column(
                "reach_at_most",
                Number,
                11.0,
                "reaches: most that the option closes",
            ),
            column(
                "grade",
                OneOf(GRADES),
                12.0,
                "the rubric's grade of the standard size",
            ),
            column("why", Text, 60.0, "one line of reason for the grade"),
        ],
    },
    Sheet {
        name: "per_unit",
        about: "an amount that follows a figure of the partner, added to capex or to a reach",
        by_instrument: false,
        columns: &[
            COMPONENT,
            OPTION,
            column(
                "part_of",
                Word,
                12.0,
                "capex, or the code of a need that the option reaches",
            ),
            column("indicator", Word, 26.0, "column of the partner table"),
            column("value", Number, 11.0, "amount for each unit of that column"),
        ],
    },
    Sheet {
        name: "parts",
        about: "a part of a shared project's cost and who needs it",
        by_instrument: false,
        columns: &[
            COMPONENT,
            OPTION,
            column("name", Text, 40.0, "name as printed"),
            column(
                "cost",
                Number,
                11.0,
                "its cost, in any unit: parts are scaled to the option's cost",
            ),
            column("needed_by", Words, 30.0, "members that need it"),
        ],
    },
    Sheet {
        name: "requires",
        about: "a prerequisite: any one of the components named satisfies it",
        by_instrument: false,
        columns: &[
            COMPONENT,
            column("any_of", Words, 40.0, "any one of these components"),
            column("why", Text, 60.0, "why, as printed"),
            column(
                "waived_indicator",
                Word,
                24.0,
                "the partner has it already where this column is within the bounds",
            ),
            column("waived_min", Number, 10.0, "lower bound"),
            column("waived_max", Number, 10.0, "upper bound"),
            column(
                "waived_frameworks_any",
                Texts,
                30.0,
                "... or rather and: it holds one of these frameworks",
            ),
            column(
                "waived_partners",
                Words,
                30.0,
                "... and it is one of these partners",
            ),
            FR,
            ES,
            PT,
            AR,
            UK,
        ],
    },
    Sheet {
        name: "synergies",
        about: "an extra effect on one code when another component is chosen too",
        by_instrument: false,
        columns: &[
            COMPONENT,
            column("with", Word, 26.0, "the other component"),
            column(
                "effect",
                OneOf(EXTRA),
                10.0,
                "closes a need's gap or serves an interest",
            ),
            column("code", Word, 11.0, "need or interest"),
            column("value", Number, 9.0, "extra share"),
            column(
                "why",
                Text,
                60.0,
                "why, as printed; rows with the same partner component and reason belong together",
            ),
        ],
    },
    Sheet {
        name: "eligibility",
        about: "one test on a partner; of each kind one value must hold, of indicators all",
        by_instrument: false,
        columns: &[
            COMPONENT,
            column(
                "test",
                OneOf(TESTS),
                12.0,
                "region, partner, framework, indicator or oda",
            ),
            column(
                "value",
                Text,
                40.0,
                "the region, partner, framework or column; for oda yes or no",
            ),
            column("min", Number, 10.0, "lower bound of an indicator"),
            column("max", Number, 10.0, "upper bound of an indicator"),
        ],
    },
    Sheet {
        name: "finance",
        about: "the largest share of a component's cost that each instrument may carry; no row: any, up to all of it",
        by_instrument: true,
        columns: &[COMPONENT],
    },
    Sheet {
        name: "markers",
        about: "a policy marker of a component instead of its area's",
        by_instrument: false,
        columns: &[
            COMPONENT,
            column(
                "marker",
                Word,
                14.0,
                "policy marker: gender, climate-mitigation",
            ),
            column(
                "score",
                Number,
                8.0,
                "0 not targeted, 1 significant objective, 2 principal objective",
            ),
            column("why", Text, 70.0, "one line of reason"),
            column(
                "confidence",
                OneOf(CONFIDENCE),
                11.0,
                "how the score came about: estimated unless stated",
            ),
            FR,
            ES,
            PT,
            AR,
            UK,
        ],
    },
    Sheet {
        name: "translations",
        about: "texts of a component, of one of its options or of one of its judgements, in another language",
        by_instrument: false,
        columns: &[
            COMPONENT,
            column(
                "option",
                Word,
                14.0,
                "id of one of the component's options; empty: the component itself",
            ),
            later(
                "code",
                Word,
                11.0,
                "need or interest whose judgement it is; empty: a text of the component or the option",
            ),
            column("language", OneOf(LANGUAGES), 10.0, "fr, es, pt, ar or uk"),
            column("name", Text, 40.0, "name in that language"),
            column(
                "delivers",
                Text,
                70.0,
                "what the partner gets, in that language; of a component alone",
            ),
            later(
                "why",
                Text,
                70.0,
                "reason of the judgement, in that language; of a code alone",
            ),
        ],
    },
    Sheet {
        name: "sources",
        about: "a publication that a component's figures rest on",
        by_instrument: false,
        columns: &[
            COMPONENT,
            column("source", Text, 9.0, "short mark used in tables: A34"),
            column("publisher", Text, 34.0, "who published it"),
            column("title", Text, 70.0, "what it says that is used here"),
            column("year", Number, 8.0, "year of publication"),
            column(
                "confidence",
                OneOf(CONFIDENCE),
                11.0,
                "how far it carries the figures",
            ),
        ],
    },
    Sheet {
        name: "lines",
        about: "one line of a component's lists, as printed",
        by_instrument: false,
        columns: &[
            COMPONENT,
            column(
                "list",
                OneOf(LINES),
                12.0,
                "actors, safeguards, risks or indicators (how success is measured)",
            ),
            column(
                "text",
                Text,
                90.0,
                "the line; an actor's id prints that actor's name",
            ),
            FR,
            ES,
            PT,
            AR,
            UK,
        ],
    },
];

/// The sheet that explains the others; not read.
pub(crate) const README: &str = "read-me";
/// The sheet that lists codes and their names; not read.
pub(crate) const CODES: &str = "codes";

/// Position of a sheet.
pub(crate) fn position(name: &str) -> Option<usize> {
    SHEETS.iter().position(|sheet| sheet.name == name)
}

impl Sheet {
    /// Position of a column.
    pub(crate) fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name == name)
    }
}
