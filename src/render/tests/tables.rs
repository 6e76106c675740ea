//! What stands in tables: cells, sums as printed, money to the euro, loans, shared projects.

use super::*;
use crate::model::{BorrowerClass, InstrumentKind};

/// Splits Markdown into tables: header and body cells without their emphasis.
fn tables(markdown: &str) -> Vec<Vec<Vec<String>>> {
    let mut tables: Vec<Vec<Vec<String>>> = Vec::new();
    let mut inside = false;
    for line in markdown.lines() {
        let Some(row) = line
            .strip_prefix("| ")
            .and_then(|line| line.strip_suffix('|'))
        else {
            inside = inside && line.starts_with('|');
            continue;
        };
        if !inside {
            tables.push(Vec::new());
            inside = true;
        }
        let mut cells = vec![String::new()];
        let mut escaped = false;
        for c in row.chars() {
            if c == '|' && !escaped {
                cells.push(String::new());
            } else if let Some(cell) = cells.last_mut() {
                cell.push(c);
            }
            escaped = c == '\\' && !escaped;
        }
        let clean = |cell: String| cell.trim().trim_matches('*').to_owned();
        tables
            .last_mut()
            .unwrap()
            .push(cells.into_iter().map(clean).collect());
    }
    tables
}

#[test]
fn every_row_has_as_many_cells_as_its_header() {
    for path in ["briefs/AAA.md", "briefs/BBB.md", "summary.md"] {
        let found = tables(&text_of(&all(), path));
        assert!(found.len() > 5, "{path}: {}", found.len());
        for table in found {
            for row in &table {
                assert_eq!(row.len(), table[0].len(), "{path}: {row:?}");
            }
        }
    }
}

#[test]
fn totals_of_money_add_up_as_printed() {
    let tenths = |cell: &str| -> Option<i64> {
        let digits: String = cell.chars().filter(|c| *c != '\u{a0}').collect();
        if digits == "–" {
            Some(0)
        } else {
            digits.replace('.', "").parse().ok()
        }
    };
    let mut checked = 0;
    for path in ["briefs/AAA.md", "briefs/BBB.md", "summary.md"] {
        for table in tables(&text_of(&all(), path)) {
            let Some(last) = table
                .last()
                .filter(|row| ["Total", "All"].contains(&row[0].as_str()))
            else {
                continue;
            };
            for (column, total) in last
                .iter()
                .enumerate()
                .filter(|(_, cell)| cell.contains('.'))
            {
                let body = &table[2..table.len() - 1];
                let sum: i64 = body.iter().filter_map(|row| tenths(&row[column])).sum();
                assert_eq!(Some(sum), tenths(total), "{path}: {}", table[0][column]);
                checked += 1;
            }
        }
    }
    assert!(checked > 15, "{checked}");
}

/// Rows of a table of data, by the names of its columns.
fn sheet(path: &str, files: &[OutFile]) -> Vec<std::collections::BTreeMap<String, String>> {
    let text = text_of(files, path);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.deserialize().map(Result::unwrap).collect()
}

/// Six decimals as a whole number, so that sums are exact.
fn millionths(cell: &str) -> i64 {
    let (whole, fraction) = cell.split_once('.').unwrap_or((cell, ""));
    format!("{whole}{fraction:0<6}").parse().unwrap()
}

#[test]
fn the_financing_plan_adds_up_to_the_euro() {
    let files = all();
    let plan = sheet("financing-plan.csv", &files);
    let years: Vec<String> = (2027..=2033).map(|year| format!("eur_{year}")).collect();
    let euros = |row: &std::collections::BTreeMap<String, String>, name: &str| -> i64 {
        row[name].parse().unwrap()
    };
    for row in &plan {
        let sum: i64 = years.iter().map(|year| euros(row, year)).sum();
        assert_eq!(sum, euros(row, "eur"), "{row:?}");
    }
    for partner in ["AAA", "BBB"] {
        let of = |line: &str| {
            let rows = plan.iter();
            rows.filter(|row| row["partner"] == partner && row["line"] == line)
                .collect::<Vec<_>>()
        };
        let total = of("total")[0];
        for name in years.iter().map(String::as_str).chain(["eur"]) {
            let sum: i64 = of("item").iter().map(|row| euros(row, name)).sum();
            assert_eq!(sum, euros(total, name), "{partner} {name}");
        }
    }
    // Every source of every component, as the result has it.
    for package in sample::result().packages {
        for item in package.items {
            for (source, meur) in item.finance {
                let rows = plan.iter().filter(|row| {
                    row["partner"] == package.partner
                        && row["component"] == item.component
                        && row["instrument"] == source
                });
                let sum: i64 = rows.map(|row| euros(row, "eur")).sum();
                assert_eq!(sum, number::as_units(meur * 1e6), "{source}");
            }
        }
    }
    // Rural networks: 21.37 over two years of building, then 1.11 a year; a quarter from the grant.
    let rural = |purpose: &str| {
        let mut rows = plan.iter();
        rows.find(|row| {
            row["component"] == "con-rural"
                && row["instrument"] == "NDICI-G"
                && row["purpose"] == purpose
        })
        .unwrap()
    };
    let near = |row, name: &str, expected: f64| {
        let found = number::as_f64(euros(row, name));
        assert!((found - expected).abs() <= 1.0, "{name}: {found}");
    };
    for (name, build, run) in [
        ("eur_2028", 0.25 * 21.37e6 / 2.0, 0.0),
        ("eur_2029", 0.0, 0.25 * 1.11e6),
    ] {
        near(rural("investment"), name, build);
        near(rural("running"), name, run);
    }
}

#[test]
fn each_loan_has_its_terms_and_its_debt_service() {
    let loans = sheet("loans.csv", &all());
    let lent: Vec<(&str, &str)> = loans
        .iter()
        .map(|row| (row["component"].as_str(), row["meur"].as_str()))
        .collect();
    assert_eq!(lent, [("con-cable", "19.69"), ("con-rural", "13.46")]);
    for row in &loans {
        let due: Vec<(&String, i64)> = row
            .iter()
            .filter(|(name, cell)| name.starts_with("service_2") && !cell.is_empty())
            .map(|(name, cell)| (name, millionths(cell)))
            .collect();
        assert_eq!(due.len(), 20);
        let service = millionths(&row["service_meur"]);
        assert_eq!(due.iter().map(|(_, due)| due).sum::<i64>(), service);
        let meur = millionths(&row["meur"]);
        assert_eq!(service - meur, millionths(&row["interest_meur"]));
        // 3 % on a balance that stays for 5 years and then falls over 30 half-years.
        let interest = 0.03 * (5.0 + 31.0 / 4.0) * number::as_f64(meur);
        assert!(
            (number::as_f64(service - meur) - interest).abs() <= 1.0,
            "{row:?}"
        );
        assert_eq!(due[0].0, "service_2027_meur");
        assert!((number::as_f64(due[0].1) - 0.03 * number::as_f64(meur)).abs() <= 1.0);
        for (name, expected) in [
            ("grant_element_5_percent", "17.71"),
            ("grant_element_dac_percent", "31.57"),
            ("grant_share_needed_percent", "21.01"),
        ] {
            assert_eq!(
                format!("{:.2}", row[name].parse::<f64>().unwrap()),
                expected,
                "{name}"
            );
        }
        assert_eq!(
            (row["concessional"].as_str(), row["counts_as_aid"].as_str()),
            ("no", "yes")
        );
        assert_eq!(
            (row["dac_class"].as_str(), row["dac_least_percent"].as_str()),
            ("LMIC", "15")
        );
    }
}

#[test]
fn a_loan_without_terms_says_so() {
    let mut parts: crate::model::OfferParts = (*sample::offer()).clone();
    parts.taxonomy.instruments[1].terms = None;
    let offer = Offer::from_checked(parts);
    let files = render(&offer, &sample::result(), &options(&["markdown", "csv"])).unwrap();
    let text = text_of(&files, "briefs/AAA.md");
    assert!(text.contains("| EIB | 33.2 | to be agreed |"), "{text}");
    assert!(text.contains("Debt service is not known"), "{text}");
    assert!(!text.contains("Debt service by year"), "{text}");
    let row = &sheet("loans.csv", &files)[0];
    assert_eq!(
        (row["rate"].as_str(), row["service_meur"].as_str()),
        ("", "")
    );
    assert_eq!(row["counts_as_aid"], "not known");
}

#[test]
fn what_counts_as_aid_depends_on_lender_borrower_and_class() {
    type Change = fn(&mut crate::model::OfferParts);
    let cases: [(Change, &str); 6] = [
        (|_| {}, "yes"),
        (
            |offer| offer.partners[0].borrower_class = Some(BorrowerClass::LdcLic),
            "no: grant element",
        ),
        (|offer| offer.partners[0].borrower_class = None, "not known"),
        (|offer| offer.partners[0].oda = Some(false), "no: partner"),
        (
            |offer| offer.taxonomy.instruments[1].kind = InstrumentKind::ExportCredit,
            "no: export credit",
        ),
        (
            |offer| offer.taxonomy.instruments[1].sovereign = false,
            "other rules",
        ),
    ];
    for (change, expected) in cases {
        let mut parts: crate::model::OfferParts = (*sample::offer()).clone();
        change(&mut parts);
        let offer = Offer::from_checked(parts);
        let files = render(&offer, &sample::result(), &options(&["markdown", "csv"])).unwrap();
        assert_eq!(sheet("loans.csv", &files)[0]["counts_as_aid"], expected);
        let text = text_of(&files, "briefs/AAA.md");
        // The Development Assistance Committee is spoken of where the government borrows from a public bank.
        let judged = !matches!(expected, "no: export credit" | "other rules");
        assert_eq!(
            text.contains("Development Assistance Committee"),
            judged,
            "{expected}"
        );
    }
}

#[test]
fn a_shared_project_is_shared_by_every_rule() {
    let summary = |offer: &Offer| {
        let files = render(offer, &sample::result(), &options(&["markdown"])).unwrap();
        text_of(&files, "summary.md")
    };
    // Without parts the cost is the same whoever joins: one sentence, no table.
    let text = summary(&sample::offer());
    assert!(
        text.contains(
            "equal shares that the packages use: EUR\u{a0}32.0\u{a0}million for each of 2 members"
        ),
        "{text}"
    );
    assert!(!text.contains("shapley"), "{text}");
    // A trunk of 48 for both and a branch of 16 for one of them: c(AAA) = 48, c(BBB) = 64.
    let mut parts = (*sample::offer()).clone();
    let part = |name: &str, cost: f64, members: &[&str]| crate::model::ProjectPart {
        name: name.to_owned(),
        cost,
        members: members
            .iter()
            .map(|id| crate::model::PartnerId::new(id))
            .collect(),
    };
    parts.components[0].options[0].parts = vec![
        part("trunk", 3.0, &["AAA", "BBB"]),
        part("branch", 1.0, &["BBB"]),
    ];
    let text = summary(&Offer::from_checked(parts));
    let row = |name: &str| {
        let row = text
            .lines()
            .find(|line| line.starts_with(&format!("| {name}")) && line.matches('|').count() == 9);
        row.unwrap_or_else(|| panic!("no row {name} in {text}"))
            .to_owned()
    };
    // equal, proportional, stand-alone, separable, serial, Shapley, nucleolus
    assert!(
        row("Aland").ends_with("| 32.0 | 27.4 | 24.0 | 24.0 | 24.0 | 24.0 | 24.0 |"),
        "{}",
        row("Aland")
    );
    assert!(
        row("Beland").ends_with("| 32.0 | 36.6 | 40.0 | 40.0 | 40.0 | 40.0 | 40.0 |"),
        "{}",
        row("Beland")
    );
    assert!(text.contains("the same by who pays"), "{text}");
}
