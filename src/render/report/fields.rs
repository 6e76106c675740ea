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
    /// Columns that tell rows apart; empty where sums stand among the rows.
    pub(crate) key: &'static [&'static str],
    pub(crate) fields: &'static [Field],
    /// What a column of a year holds, where the table has such.
    pub(crate) of_a_year: Option<Field>,
}

impl About {
    /// What a column holds; `None` where nothing is said of it.
    pub(crate) fn field(&self, column: &str) -> Option<Field> {
        let mut stated = self.fields.iter();
        let stated = stated.find(|field| field.name == column).copied();
        stated.or_else(|| {
            let (before, after) = self.of_a_year?.name.split_once("YEAR")?;
            let year = column.strip_prefix(before)?.strip_suffix(after)?;
            (year.len() == 4 && year.bytes().all(|digit| digit.is_ascii_digit()))
                .then_some(self.of_a_year)
                .flatten()
        })
    }
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

const fn count(name: &'static str, unit: &'static str, meaning: &'static str) -> Field {
    Field {
        name,
        kind: Type::Count,
        unit,
        meaning,
    }
}

const EUR: &str = "EUR at the price year of the scenario";
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
            text(
                "owner",
                "Who owns it in the end (a convention): public-body, operator, members or consortium",
            ),
            text(
                "running_carried_by",
                "Who carries its running costs (a convention): nobody, operator or partner-budget",
            ),
            number(
                "running_ten_years_meur",
                MEUR,
                "Ten years of running, the partner's share",
            ),
            number(
                "present_value_meur",
                MEUR,
                "Value of the cost in the first year, at constant prices and the real discount rate, the partner's share",
            ),
        ],
        of_a_year: None,
    },
    About {
        sheet: "figures",
        meaning: "Each package in the figures that a bank asks for.",
        key: &["partner"],
        fields: &[
            PARTNER,
            text("partner_name", "Name as printed"),
            number("cost_meur", MEUR, "Cost over the period"),
            number("eu_grants_meur", MEUR, "Grants from the EU budget"),
            number("grants_meur", MEUR, "All grants"),
            number("grant_share", "share of 1", "Grants as a share of the cost"),
            number("private_meur", MEUR, "Money of private investors"),
            number(
                "government_debt_meur",
                MEUR,
                "What the partner's government would owe",
            ),
            number(
                "leverage",
                "EUR per EUR",
                "All money for each euro of EU grant",
            ),
            number(
                "private_leverage",
                "EUR per EUR",
                "Private money for each euro of EU grant",
            ),
            number(
                "cost_per_head_eur",
                EUR,
                "Cost for each inhabitant of the partner",
            ),
            number("low_meur", MEUR, "Cost if everything turns out cheap"),
            number("high_meur", MEUR, "Cost if everything turns out dear"),
            number("contingency_meur", MEUR, "What is missing then"),
            number(
                "discount_rate",
                "share of 1 a year",
                "Real rate at which present values are taken",
            ),
            number(
                "present_value_meur",
                MEUR,
                "Value of the cost in the first year, at constant prices and the real discount rate",
            ),
            number(
                "running_meur_per_year",
                MEUR,
                "Running cost of a year once everything is built",
            ),
            number("running_ten_years_meur", MEUR, "Ten years of running"),
            number(
                "running_ten_years_operators_meur",
                MEUR,
                "The part that operators and users carry (a convention)",
            ),
            number(
                "running_ten_years_budget_meur",
                MEUR,
                "The part that the partner's budget carries (a convention)",
            ),
            number(
                "grant_element_percent",
                "%",
                "Grant element of grants and loans to the government together at 5 %",
            ),
            number(
                "grant_share_needed_percent",
                "%",
                "Share of grants in these that reaches 35 %",
            ),
            number(
                "debt_service_meur",
                MEUR,
                "Debt service of all loans with known terms over their life",
            ),
            year(
                "debt_service_peak_year",
                "Year in which most debt service is due",
            ),
            number("debt_service_peak_meur", MEUR, "Debt service in that year"),
            number(
                "debt_service_peak_share_of_gdp",
                "share of 1",
                "The same as a share of the last known GDP",
            ),
        ],
        of_a_year: None,
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
        of_a_year: None,
    },
    About {
        sheet: "financing-plan",
        meaning: "What each source pays for building and for running each component, year by year, in whole euros; a line `total` for each partner sums the lines above it.",
        key: &[],
        fields: &[
            PARTNER,
            text("line", "item, or total for the sum of the partner's items"),
            COMPONENT,
            text("purpose", "investment or running"),
            text("instrument", "Source of money"),
            text("kind", "Kind of money"),
            text("owner", "Whose money it is"),
            count("eur", EUR, "Amount over the period"),
        ],
        of_a_year: Some(count("eur_YEAR", EUR, "Amount in the year")),
    },
    About {
        sheet: "loans",
        meaning: "Every loan of every component with its terms, grant elements and the debt service of each year.",
        key: &["partner", "component", "instrument"],
        fields: &[
            PARTNER,
            text("partner_name", "Name as printed"),
            COMPONENT,
            text("instrument", "Source of money"),
            text("instrument_name", "Name as printed"),
            text("kind", "Kind of money"),
            text("owner", "Whose money it is"),
            text(
                "borrower",
                "government, or other where no government owes it",
            ),
            number("meur", MEUR, "Amount lent"),
            year("start_year", "Year in which it is paid out"),
            number("rate", "share of 1 a year", "Interest rate"),
            number(
                "grace_years",
                "years",
                "Years to the first principal payment less one payment period",
            ),
            number("maturity_years", "years", "Years to the last payment"),
            count("payments_per_year", "payments a year", "Payments a year"),
            text("profile", "How principal is repaid"),
            number("grant_element_5_percent", "%", "Grant element at 5 %"),
            text("concessional", "Whether that reaches 35 %: yes or no"),
            number(
                "grant_share_needed_percent",
                "%",
                "Share of a grant that would lift loan and grant together to 35 %",
            ),
            text("dac_class", "Class of the borrower by the rules of the DAC"),
            number(
                "dac_discount",
                "share of 1 a year",
                "Discount rate of that class",
            ),
            number(
                "dac_least_percent",
                "%",
                "Least grant element of that class",
            ),
            number(
                "grant_element_dac_percent",
                "%",
                "Grant element at that rate",
            ),
            text(
                "counts_as_aid",
                "Whether it counts as official development assistance",
            ),
            number("interest_meur", MEUR, "Interest over the life of the loan"),
            number(
                "service_meur",
                MEUR,
                "Debt service over the life of the loan",
            ),
        ],
        of_a_year: Some(number(
            "service_YEAR_meur",
            MEUR,
            "Debt service in the year",
        )),
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
        of_a_year: None,
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
        of_a_year: None,
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
        of_a_year: None,
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
    use crate::render::sample;

    #[test]
    fn every_column_is_described_as_it_is_written() {
        let report = sample::report(&sample::offer(), &sample::result());
        assert_eq!(report.sheets.len(), ABOUT.len());
        for sheet in &report.sheets {
            let about = about(sheet).unwrap();
            let described: Vec<Option<Field>> = sheet
                .columns
                .iter()
                .map(|column| about.field(column))
                .collect();
            let names: Vec<&str> = sheet.columns.iter().map(String::as_str).collect();
            for (name, field) in names.iter().zip(&described) {
                assert!(field.is_some(), "{}: {name}", sheet.name);
            }
            for field in about.fields {
                assert!(
                    names.contains(&field.name),
                    "{}: {}",
                    sheet.name,
                    field.name
                );
            }
            assert!(
                about.key.iter().all(|key| names.contains(key)),
                "{}",
                sheet.name
            );
            for cells in &sheet.rows {
                for (field, cell) in described.iter().flatten().zip(cells) {
                    let fits = match cell {
                        Cell::Text(_) => field.kind == Type::Text,
                        Cell::Number(_) => field.kind == Type::Number,
                        Cell::Count(_) => field.kind == Type::Count,
                        Cell::Empty => true,
                    };
                    assert!(fits, "{}: {}: {cell:?}", sheet.name, field.name);
                }
            }
            for field in about.fields.iter().chain(&about.of_a_year) {
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
