//! Whole documents: read back, hostile text, empty packages, broken templates.

use super::*;
use crate::model::{BorrowerClass, InstrumentKind};

fn options(formats: &[&str]) -> RenderOptions {
    RenderOptions {
        date: "2026-11-20".to_owned(),
        version: "0.0.0".to_owned(),
        formats: formats
            .iter()
            .map(|name| Format::named(name).unwrap())
            .collect(),
        languages: Languages::default(),
        templates: None,
        word_template: None,
    }
}

fn all() -> Vec<OutFile> {
    render(
        &sample::offer(),
        &sample::result(),
        &options(&["markdown", "html", "csv", "xlsx", "json", "iati"]),
    )
    .unwrap()
}

fn is(file: &OutFile, extension: &str) -> bool {
    std::path::Path::new(&file.path)
        .extension()
        .is_some_and(|found| found == extension)
}

fn text_of(files: &[OutFile], path: &str) -> String {
    let file = files.iter().find(|file| file.path == path);
    String::from_utf8(
        file.unwrap_or_else(|| panic!("{path} is missing"))
            .bytes
            .clone(),
    )
    .unwrap()
}

/// Writes the sample for a person to look at: `cargo test --lib look -- --ignored`.
#[test]
#[ignore = "writes files to look at"]
fn look() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("target/look");
    for file in all() {
        let path = folder.join(&file.path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, file.bytes).unwrap();
    }
}

#[test]
fn a_whole_brief_reads_as_it_did() {
    let files = render(&sample::offer(), &sample::result(), &options(&["markdown"])).unwrap();
    insta::assert_snapshot!("brief", text_of(&files, "briefs/AAA.md"));
    insta::assert_snapshot!("summary", text_of(&files, "summary.md"));
}

#[test]
fn every_format_writes_its_files() {
    let mut paths: Vec<String> = all().into_iter().map(|file| file.path).collect();
    paths.sort();
    insta::assert_snapshot!(paths.join("\n"));
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    assert_eq!(all(), all());
}

#[test]
fn hostile_text_stays_text() {
    let files = all();
    let html = text_of(&files, "briefs/AAA.html");
    assert!(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    assert!(!html.contains("<script"));
    assert!(!html.contains("href=\"http"));

    let markdown = text_of(&files, "briefs/AAA.md");
    assert!(markdown.contains(r"\[link\](http\://evil.example) \<script\>alert(1)\</script\>"));
    assert!(
        !markdown
            .lines()
            .any(|line| line.trim_start().starts_with("# heading"))
    );

    for file in files.iter().filter(|file| is(file, "csv")) {
        let mut reader = csv::Reader::from_reader(file.bytes.as_slice());
        for record in reader.records() {
            for cell in &record.unwrap() {
                let formula = cell.starts_with(['=', '+', '@', '\t', '\r']);
                let negative = cell.starts_with('-') && cell.parse::<f64>().is_err();
                assert!(!formula && !negative, "{}: {cell}", file.path);
            }
        }
    }
    assert!(text_of(&files, "packages.csv").contains("'=cmd|"));
}

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
fn every_chart_is_well_formed_xml_with_a_title() {
    let files = all();
    let charts: Vec<&OutFile> = files.iter().filter(|file| is(file, "svg")).collect();
    assert!(charts.len() >= 10, "{}", charts.len());
    for chart in charts {
        let text = std::str::from_utf8(&chart.bytes).unwrap();
        well_formed(text).unwrap_or_else(|error| panic!("{}: {error}", chart.path));
        assert!(
            text.contains("role=\"img\"") && text.contains("<desc "),
            "{}",
            chart.path
        );
        assert!(
            !text.contains("NaN") && !text.contains("inf\""),
            "{}",
            chart.path
        );
    }
}

/// Whether tags nest, attributes are quoted and every ampersand opens a known entity.
fn well_formed(text: &str) -> Result<(), String> {
    let mut open: Vec<String> = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['<', '&']) {
        let found = &rest[at..];
        if found.starts_with('&') {
            let known = ["&amp;", "&lt;", "&gt;", "&quot;", "&#39;"];
            let entity = known.iter().find(|entity| found.starts_with(**entity));
            rest = &found[entity
                .ok_or_else(|| format!("stray ampersand: {found:.20}"))?
                .len()..];
            continue;
        }
        let end = found.find('>').ok_or("tag without end")?;
        let tag = &found[1..end];
        if tag.matches('"').count() % 2 == 1 || tag.contains('<') {
            return Err(format!("broken tag: {tag}"));
        }
        if let Some(name) = tag.strip_prefix('/') {
            if open.pop().as_deref() != Some(name) {
                return Err(format!("unexpected end of {name}"));
            }
        } else if !tag.ends_with('/') {
            open.push(tag.split_whitespace().next().unwrap_or_default().to_owned());
        }
        rest = &found[end + 1..];
    }
    if open.is_empty() {
        Ok(())
    } else {
        Err(format!("left open: {open:?}"))
    }
}

#[test]
fn broken_xml_is_noticed() {
    assert!(well_formed("<a><b></a>").is_err());
    assert!(well_formed("<a>&nbsp;</a>").is_err());
    assert!(well_formed("<a title=\"x>").is_err());
    assert!(well_formed("<a b=\"c\"><d/>&amp;</a>").is_ok());
}

#[test]
fn a_page_fetches_nothing() {
    for file in all().iter().filter(|file| is(file, "html")) {
        let text = std::str::from_utf8(&file.bytes).unwrap();
        for fetching in [
            "<script", "<link", "<img", "<iframe", "@import", "src=", "url(http",
        ] {
            assert!(!text.contains(fetching), "{}: {fetching}", file.path);
        }
        let levels: Vec<u8> = text
            .match_indices("<h")
            .filter_map(|(at, _)| {
                text.as_bytes()
                    .get(at + 2)
                    .filter(|c| c.is_ascii_digit())
                    .map(|c| c - b'0')
            })
            .collect();
        assert!(
            levels.windows(2).all(|pair| pair[1] <= pair[0] + 1),
            "{}: {levels:?}",
            file.path
        );
    }
}

#[test]
fn ids_of_a_page_are_unique_and_links_within_it_lead_somewhere() {
    for file in all().iter().filter(|file| is(file, "html")) {
        let text = std::str::from_utf8(&file.bytes).unwrap();
        let after = |mark: &'static str| {
            text.match_indices(mark)
                .map(move |(at, _)| text[at + mark.len()..].split('"').next().unwrap())
        };
        let mut ids: Vec<&str> = after(" id=\"").collect();
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), count, "{}", file.path);
        for link in after("href=\"#") {
            assert!(ids.contains(&link), "{}: {link}", file.path);
        }
    }
}

#[test]
fn an_empty_package_gives_a_sensible_brief() {
    let mut result = sample::result();
    for package in &mut result.packages {
        package.items.clear();
        package.cost = 0.0;
        package.needs.clear();
        package.interests.clear();
    }
    result.regional.clear();
    result.envelopes.clear();
    let files = render(&sample::offer(), &result, &options(&["markdown", "html"])).unwrap();
    let text = text_of(&files, "briefs/BBB.md");
    assert!(text.contains("The package for Beland is empty"));
    assert!(text.contains("No money is used"));
    assert!(!text.contains("NaN"));
    for section in SECTIONS {
        assert!(text.contains(&section.title()), "{}", section.title());
    }
}

#[test]
fn optimal_is_printed_only_where_it_is_proven() {
    let files = render(&sample::offer(), &sample::result(), &options(&["markdown"])).unwrap();
    let text = text_of(&files, "briefs/AAA.md");
    assert!(text.contains("within 0.4\u{a0}% of the best possible") && !text.contains("optimal"));
    let mut result = sample::result();
    result.status = crate::package::Status::Optimal;
    let files = render(&sample::offer(), &result, &options(&["markdown"])).unwrap();
    assert!(text_of(&files, "briefs/AAA.md").contains("proven optimal"));
}

#[test]
fn a_template_that_asks_for_an_unknown_field_is_framed() {
    let source = "first\n{{ paper.titel }}\n".to_owned();
    let files = std::collections::BTreeMap::from([("brief.md.j2".to_owned(), source)]);
    let templates = Some(TemplateSource {
        directory: "mine".to_owned(),
        files,
    });
    let options = RenderOptions {
        templates,
        ..options(&["markdown"])
    };
    let error = render(&sample::offer(), &sample::result(), &options).unwrap_err();
    insta::assert_snapshot!(error.to_string());
}

#[test]
fn a_user_template_replaces_ours() {
    let source =
        "{{ paper.title }}: {% for s in paper.sections %}{{ s.number }} {% endfor %}".to_owned();
    let files = std::collections::BTreeMap::from([("brief.md.j2".to_owned(), source)]);
    let templates = Some(TemplateSource {
        directory: "mine".to_owned(),
        files,
    });
    let options = RenderOptions {
        templates,
        ..options(&["markdown"])
    };
    let files = render(&sample::offer(), &sample::result(), &options).unwrap();
    let numbers: Vec<&str> = SECTIONS.iter().map(|section| section.number).collect();
    let expected = format!("Tech Business Offer for Beland: {} \n", numbers.join(" "));
    assert_eq!(text_of(&files, "briefs/BBB.md"), expected);
}

#[test]
fn a_result_of_another_offer_is_refused() {
    let mut result = sample::result();
    result.packages[0].items[0].component = "con-other".to_owned();
    let error = render(&sample::offer(), &result, &options(&["markdown"])).unwrap_err();
    assert!(
        error
            .to_string()
            .starts_with("the result names component `con-other`")
    );
}

#[test]
fn the_result_file_reads_back() {
    let text = text_of(&all(), "result.json");
    assert!(text.ends_with("}\n"));
    let back: crate::package::ResultFile = serde_json::from_str(&text).unwrap();
    assert_eq!(back, sample::result());
}

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

#[test]
fn briefs_come_in_the_languages_of_their_partners() {
    let paths = |languages: &[&str]| -> Vec<String> {
        let options = RenderOptions {
            languages: Languages::of(languages).unwrap(),
            ..options(&["html"])
        };
        let files = render(&in_french(), &sample::result(), &options).unwrap();
        files.into_iter().map(|file| file.path).collect()
    };
    // Aland works in French, Beland in a language that is none of the six.
    let default = [
        "summary.html",
        "briefs/AAA.html",
        "briefs/BBB.html",
        "briefs/AAA.fr.html",
    ];
    assert_eq!(paths(&[]), default);
    assert_eq!(paths(&["en", "partner"]), default);
    let ukrainian = [
        "summary.html",
        "summary.uk.html",
        "briefs/AAA.uk.html",
        "briefs/BBB.uk.html",
    ];
    assert_eq!(paths(&["uk"]), ukrainian);
    let partner = ["summary.html", "briefs/BBB.html", "briefs/AAA.fr.html"];
    assert_eq!(paths(&["partner"]), partner);
}

/// The sample with partners whose working languages are French and Japanese.
fn in_french() -> Offer {
    let mut parts: crate::model::OfferParts = (*sample::offer()).clone();
    parts.partners[0].profile.languages = vec!["fr".to_owned()];
    parts.partners[1].profile.languages = vec!["ja".to_owned()];
    Offer::from_checked(parts)
}

fn in_languages(offer: &Offer, codes: &[&str], formats: &[&str]) -> Vec<OutFile> {
    let options = RenderOptions {
        languages: Languages::of(codes).unwrap(),
        ..options(formats)
    };
    render(offer, &sample::result(), &options).unwrap()
}

#[test]
fn versions_of_a_document_link_to_each_other() {
    let files = in_languages(&in_french(), &["en", "partner"], &["html", "markdown"]);
    let english = text_of(&files, "briefs/AAA.html");
    assert!(english.contains(r#"<a href="AAA.fr.html" lang="fr" hreflang="fr">"#));
    let french = text_of(&files, "briefs/AAA.fr.html");
    assert!(
        french.contains(r#"<html lang="fr">"#)
            && french.contains(r#"<a href="AAA.html" lang="en""#)
    );
    assert!(text_of(&files, "briefs/AAA.fr.md").contains("(AAA.md)"));
    assert!(!text_of(&files, "briefs/BBB.html").contains("hreflang"));
    // No document points to one that is not there.
    for file in files.iter().filter(|file| is(file, "html")) {
        let text = std::str::from_utf8(&file.bytes).unwrap();
        let folder = file.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        for link in text.match_indices("<a href=\"").map(|(at, mark)| {
            text[at + mark.len()..]
                .split('"')
                .next()
                .unwrap_or_default()
        }) {
            if link.starts_with('#') {
                continue;
            }
            let path = match link.strip_prefix("../") {
                Some(up) => up.to_owned(),
                None if folder.is_empty() => link.to_owned(),
                None => format!("{folder}/{link}"),
            };
            assert!(
                files.iter().any(|file| file.path == path),
                "{}: {link}",
                file.path
            );
        }
    }
}

#[test]
fn a_translation_says_that_it_needs_review() {
    let english = "Machine-assisted translation; needs review by a native speaker.";
    let files = in_languages(
        &sample::offer(),
        &["en", "fr", "ar"],
        &["html", "markdown", "docx"],
    );
    for (path, own) in [
        ("briefs/AAA.fr.html", "Traduction assistée par machine"),
        ("briefs/AAA.fr.md", "Traduction assistée par machine"),
        ("summary.ar.html", "ترجمة بمساعدة الآلة"),
    ] {
        let text = text_of(&files, path);
        assert!(text.contains(own) && text.contains(english), "{path}");
    }
    assert!(!text_of(&files, "briefs/AAA.html").contains(english));
}

/// The text of a page as a reader sees it, without what is marked as English.
fn seen(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html.split_once("<body>").map_or(html, |(_, body)| body);
    while let Some((before, tag)) = rest.split_once('<') {
        text.push_str(before);
        let english = tag.contains("lang=\"en\"") && tag.find("lang=\"en\"") < tag.find('>');
        if english {
            // Elements marked so hold no others.
            rest = tag.split_once("</").map_or("", |(_, after)| after);
        } else {
            rest = tag;
        }
        rest = rest.split_once('>').map_or("", |(_, after)| after);
        text.push(' ');
    }
    text.push_str(rest);
    text
}

#[test]
fn no_fixed_sentence_is_left_in_english() {
    use crate::render::locale::{Language, Locale};
    let files = in_languages(&sample::offer(), &["fr", "es", "pt", "ar", "uk"], &["html"]);
    let mut pieces: Vec<String> = Vec::new();
    for id in crate::render::locale::ids(Language::English) {
        // Names that are the same in every language are no sentences.
        let text = Locale::english().say(&id);
        let parts = text
            .split(['{', '}', '|'])
            .map(|part| part.trim_matches([' ', '#', '.']));
        pieces.extend(
            parts
                .filter(|part| part.len() >= 14 && part.contains(' ') && !part.contains('$'))
                .filter(|part| !part.starts_with("JOIN("))
                .map(str::to_owned),
        );
    }
    assert!(pieces.len() > 300, "{}", pieces.len());
    let mut pages = 0;
    for file in &files {
        if file.path == "summary.html" {
            continue;
        }
        pages += 1;
        let text = seen(std::str::from_utf8(&file.bytes).unwrap());
        for piece in &pieces {
            assert!(!text.contains(piece.as_str()), "{}: {piece}", file.path);
        }
    }
    assert_eq!(pages, 15);
}

#[test]
fn hostile_text_stays_text_in_every_language() {
    let files = in_languages(&sample::offer(), &["fr", "ar"], &["html", "markdown"]);
    for file in &files {
        let text = std::str::from_utf8(&file.bytes).unwrap();
        assert!(
            !is(file, "html") || !text.contains("<script"),
            "{}",
            file.path
        );
        assert!(
            !text.contains(['\u{2066}', '\u{2069}', '\u{202e}']),
            "{}",
            file.path
        );
        if is(file, "svg") {
            well_formed(text).unwrap_or_else(|error| panic!("{}: {error}", file.path));
        }
    }
    let arabic = text_of(&files, "briefs/AAA.ar.html");
    assert!(arabic.contains(r#"<html lang="ar" dir="rtl">"#));
    assert!(arabic.contains(r#"<span lang="en" dir="ltr">"#));
}

#[test]
fn names_of_the_catalogue_are_printed_in_the_language_of_the_document() {
    let mut parts: crate::model::OfferParts = (*sample::offer()).clone();
    let names = [("fr", "name", "Atlantide")];
    parts.partners[1].profile.translations = names.into_iter().collect();
    let offer = Offer::from_checked(parts);
    let files = in_languages(&offer, &["en", "fr", "es"], &["html"]);
    assert!(
        text_of(&files, "briefs/BBB.fr.html")
            .contains("<h1>Offre technologique\u{a0}: Atlantide</h1>")
    );
    let spanish = text_of(&files, "briefs/BBB.es.html");
    assert!(
        spanish.contains(r#"para <span lang="en" dir="ltr">Beland</span>"#),
        "{}",
        &spanish[..900]
    );
    assert!(text_of(&files, "briefs/BBB.html").contains("<h1>Tech Business Offer for Beland</h1>"));
}
