//! What each column of the tables holds: type, unit and meaning, for the data package beside them.

use super::data::Sheet;

/// Type of a column in a Frictionless Table Schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Type {
    Text,
    Number,
    Count,
}

impl Type {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Text => "string",
            Self::Number => "number",
            Self::Count => "integer",
        }
    }
}

/// A column.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Field {
    pub(crate) name: &'static str,
    pub(crate) kind: Type,
    /// Unit of a figure; empty for text.
    pub(crate) unit: &'static str,
    pub(crate) meaning: &'static str,
}

/// A table.
#[derive(Debug, Clone, Copy)]
pub(crate) struct About {
    /// Name of the sheet.
    pub(crate) sheet: &'static str,
    pub(crate) meaning: &'static str,
    /// Columns that tell rows apart.
    pub(crate) key: &'static [&'static str],
    pub(crate) fields: &'static [Field],
}

const fn text(name: &'static str, meaning: &'static str) -> Field {
    Field {
        name,
        kind: Type::Text,
        unit: "",
        meaning,
    }
}

const fn number(name: &'static str, unit: &'static str, meaning: &'static str) -> Field {
    Field {
        name,
        kind: Type::Number,
        unit,
        meaning,
    }
}

const fn year(name: &'static str, meaning: &'static str) -> Field {
    Field {
        name,
        kind: Type::Count,
        unit: "year",
        meaning,
    }
}

const MEUR: &str = "million EUR at the price year of the scenario";
const PARTNER: Field = text("partner", "ISO 3166-1 alpha-3; XKX is user-assigned");
const COMPONENT: Field = text("component", "Identifier in the catalogue");

/// Every table. A test holds it to the columns that are written.
pub(crate) const ABOUT: &[About] = &[
    About {
        sheet: "packages",
        meaning: "Chosen components with size, years and cost; a shared project has a row at each partner that joins.",
        key: &["partner", "component"],
        fields: &[
            PARTNER,
            text("partner_name", "Name as printed"),
            COMPONENT,
            text("code", "Short mark"),
            text("name", "Name as printed"),
            text("area", "Area of the catalogue"),
            text("option", "Identifier of the size"),
            text("size", "Size as printed"),
            text("scope", "national, or regional for a shared project"),
            number(
                "share",
                "share of 1",
                "Share of the project's cost that the partner carries",
            ),
            year("start_year", "Year in which it starts"),
            year("operates_from", "Year in which it begins to operate"),
            number(
                "cost_meur",
                MEUR,
                "Cost over the period, the partner's share",
            ),
            number("capex_meur", MEUR, "Investment, the partner's share"),
            number(
                "opex_meur_per_year",
                MEUR,
                "Running cost a year, the partner's share",
            ),
            number("low_meur", MEUR, "Cost if everything turns out cheap"),
            number("high_meur", MEUR, "Cost if everything turns out dear"),
            number(
                "effort",
                "units of effort",
                "What it asks of the partner's administration (estimated)",
            ),
            number(
                "eu_content",
                "share of 1",
                "Share of the money that EU suppliers deliver (estimated)",
            ),
            text(
                "confidence",
                "How the cost came about: S sourced, D derived, E estimated",
            ),
        ],
    },
    About {
        sheet: "financing",
        meaning: "Who pays for which component. Every amount stands once, at its owner.",
        key: &["partner", "component", "instrument"],
        fields: &[
            PARTNER,
            COMPONENT,
            text("instrument", "Source of money"),
            text("instrument_name", "Name as printed"),
            text("kind", "Kind of money"),
            text("owner", "Whose money it is"),
            number("meur", MEUR, "Amount"),
        ],
    },
    About {
        sheet: "needs",
        meaning: "Needs of each partner, before and after its package.",
        key: &["partner", "need"],
        fields: &[
            PARTNER,
            text("need", "Identifier in the taxonomy"),
            text("name", "Name as printed"),
            text("group", "Group of needs"),
            number("weight", "relative weight", "Weight, priorities applied"),
            number("severity", "0 to 1", "Size of the gap today"),
            number(
                "met",
                "share of 1",
                "Share of the gap that the package closes (estimated)",
            ),
            number(
                "remaining",
                "0 to 1",
                "Size of the gap after it (estimated)",
            ),
            number(
                "utility",
                "share of 1",
                "What it adds to the partner's utility (estimated)",
            ),
        ],
    },
    About {
        sheet: "interests",
        meaning: "Interests of the EU at each partner.",
        key: &["partner", "interest"],
        fields: &[
            PARTNER,
            text("interest", "Identifier in the taxonomy"),
            text("name", "Name as printed"),
            text("objective", "Objective of the strategy: a, b, c, or none"),
            number("weight", "relative weight", "Weight"),
            number(
                "met",
                "share of 1",
                "Share that the package serves (estimated)",
            ),
            number(
                "utility_at_partner",
                "share of 1",
                "What it adds to the EU's utility at this partner (estimated)",
            ),
        ],
    },
    About {
        sheet: "left-out",
        meaning: "Components that are not in a package, and why.",
        key: &["partner", "component"],
        fields: &[
            PARTNER,
            COMPONENT,
            text("name", "Name as printed"),
            text("code", "Stable code of the reason"),
            text("reason", "Reason in words"),
        ],
    },
];

/// What is said of a table.
pub(crate) fn about(sheet: &Sheet) -> Option<&'static About> {
    ABOUT.iter().find(|about| about.sheet == sheet.name)
}

#[cfg(test)]
mod tests {
    use super::super::data::Cell;
    use super::*;
    use crate::render::report;
    use crate::render::sample;

    #[test]
    fn every_column_is_described_as_it_is_written() {
        let report =
            report::build(&sample::offer(), &sample::result(), "2026-11-20", "0.0.0").unwrap();
        assert_eq!(report.sheets.len(), ABOUT.len());
        for sheet in &report.sheets {
            let about = about(sheet).unwrap();
            let names: Vec<&str> = about.fields.iter().map(|field| field.name).collect();
            assert_eq!(names, sheet.columns, "{}", sheet.name);
            assert!(
                about.key.iter().all(|key| names.contains(key)),
                "{}",
                sheet.name
            );
            for cells in &sheet.rows {
                for (field, cell) in about.fields.iter().zip(cells) {
                    let fits = match cell {
                        Cell::Text(_) => field.kind == Type::Text,
                        Cell::Number(_) => field.kind == Type::Number,
                        Cell::Count(_) => field.kind == Type::Count,
                        Cell::Empty => true,
                    };
                    assert!(fits, "{}: {}: {cell:?}", sheet.name, field.name);
                }
            }
            for field in about.fields {
                assert_eq!(
                    field.unit.is_empty(),
                    field.kind == Type::Text,
                    "{}",
                    field.name
                );
            }
        }
    }
}
