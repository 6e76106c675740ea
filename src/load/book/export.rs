//! Catalogue files -> sheets.

use std::collections::BTreeSet;

use super::layout::{LINES, SHEETS, position};
use super::table::{Book, Cell, Row, Table};
use crate::load::locate::{Node, Value};
use crate::model::Diagnostic;

/// A file of components as it was read.
pub(crate) struct File<'a> {
    /// Its path below the catalogue's folder.
    pub(crate) path: String,
    /// What it holds.
    pub(crate) tree: &'a Node,
}

/// The sheets of a catalogue. `instruments` are those of the taxonomy, in its order.
///
/// # Errors
/// What a sheet cannot say: two synergies with the same component for the same reason.
pub(crate) fn export(files: &[File<'_>], instruments: &[String]) -> Result<Book, Vec<Diagnostic>> {
    let mut sheets = Sheets::new(instruments);
    for file in files {
        let schema = file.tree.get("$schema").map(cell).unwrap_or_default();
        for component in elements(file.tree, "components") {
            sheets.component(component, &file.path, schema.clone());
        }
    }
    if sheets.findings.is_empty() {
        Ok(sheets.book)
    } else {
        Err(sheets.findings)
    }
}

struct Sheets {
    book: Book,
    findings: Vec<Diagnostic>,
}

/// The elements of a list, none where it is absent.
fn elements<'a>(node: &'a Node, key: &str) -> &'a [Node] {
    node.get(key).map_or(&[], Node::elements)
}

/// The keys and values of an object, none where it is absent.
fn entries<'a>(node: &'a Node, key: &str) -> impl Iterator<Item = (&'a str, &'a Node)> {
    let entries = node.get(key).map_or(&[][..], Node::entries);
    entries
        .iter()
        .map(|entry| (entry.key.as_str(), &entry.node))
}

fn cell(node: &Node) -> Cell {
    match &node.value {
        Value::Bool(flag) => Cell::Flag(*flag),
        Value::Number(typed) => typed.parse().map_or(Cell::Empty, Cell::Number),
        Value::Text(text) => text_cell(text),
        Value::Null | Value::List(_) | Value::Object(_) => Cell::Empty,
    }
}

fn text_cell(text: &str) -> Cell {
    if text.is_empty() {
        Cell::Empty
    } else {
        Cell::Text(text.to_owned())
    }
}

/// The reason in other languages, by the columns of these.
fn reasons(node: &Node) -> impl Iterator<Item = (&str, Cell)> {
    let translations = entries(node, "translations");
    translations.filter_map(|(language, texts)| Some((language, cell(texts.get("why")?))))
}

/// Codes apart by blanks.
fn words(node: &Node, key: &str) -> Cell {
    let words: Vec<&str> = elements(node, key).iter().filter_map(Node::text).collect();
    text_cell(&words.join(" "))
}

/// Texts apart by semicolons.
fn texts(node: &Node, key: &str) -> Cell {
    let texts = elements(node, key).iter().filter_map(Node::text);
    text_cell(&texts.map(escaped).collect::<Vec<String>>().join("; "))
}

/// A text as one of several in a cell: what would end it or be trimmed has a backslash before it.
fn escaped(text: &str) -> String {
    let mut out = text.replace('\\', "\\\\").replace(';', "\\;");
    if out.starts_with(' ') {
        out.insert(0, '\\');
    }
    if out.ends_with(' ') && !out.ends_with("\\ ") {
        out.insert(out.len() - 1, '\\');
    }
    out
}

impl Sheets {
    fn new(instruments: &[String]) -> Self {
        let table = |sheet: &super::layout::Sheet| {
            let mut columns: Vec<String> = sheet
                .columns
                .iter()
                .map(|column| column.name.to_owned())
                .collect();
            if sheet.by_instrument {
                columns.extend(instruments.iter().cloned());
            }
            Table {
                name: sheet.name.to_owned(),
                heading_row: 1,
                columns,
                rows: Vec::new(),
            }
        };
        let book = Book {
            tables: SHEETS.iter().map(table).collect(),
            decimal_comma: false,
        };
        let findings = Vec::new();
        Self { book, findings }
    }

    /// Adds a row of named cells; what is not named stays empty.
    fn row(&mut self, sheet: &str, cells: Vec<(&str, Cell)>) {
        let Some(at) = position(sheet) else { return };
        let table = &mut self.book.tables[at];
        let mut row = Row {
            number: table.rows.len() + 2,
            cells: vec![Cell::Empty; table.columns.len()],
        };
        for (name, cell) in cells {
            let at = table.columns.iter().position(|column| column == name);
            let at = at.unwrap_or_else(|| {
                table.columns.push(name.to_owned());
                row.cells.push(Cell::Empty);
                table.columns.len() - 1
            });
            row.cells[at] = cell;
        }
        table.rows.push(row);
    }

    fn component(&mut self, node: &Node, file: &str, schema: Cell) {
        let id = node.get("id").map(cell).unwrap_or_default();
        let own = || ("component", id.clone());
        let of = |key: &str| node.get(key).map(cell).unwrap_or_default();
        self.row(
            "components",
            vec![
                own(),
                ("code", of("code")),
                ("area", of("area")),
                ("scope", of("scope")),
                ("name", of("name")),
                ("delivers", of("delivers")),
                ("members", words(node, "members")),
                ("min_members", of("min_members")),
                ("conflicts", words(node, "conflicts")),
                ("strategy", words(node, "strategy")),
                ("dac_code", of("dac_code")),
                ("life_years", of("life_years")),
                ("file", text_cell(file)),
                ("schema", schema),
            ],
        );
        for option in elements(node, "options") {
            self.option(&id, option);
        }
        self.effects(&id, node);
        for requirement in elements(node, "requires") {
            let of = |key: &str| requirement.get(key).map(cell).unwrap_or_default();
            let waived = requirement.get("waived_if");
            let bound = |key: &str| {
                waived
                    .and_then(|node| node.get(key))
                    .map(cell)
                    .unwrap_or_default()
            };
            let mut row = vec![
                own(),
                ("any_of", words(requirement, "any_of")),
                ("why", of("why")),
                ("waived_indicator", bound("indicator")),
                ("waived_min", bound("min")),
                ("waived_max", bound("max")),
                (
                    "waived_frameworks_any",
                    waived
                        .map(|node| texts(node, "frameworks_any"))
                        .unwrap_or_default(),
                ),
                (
                    "waived_partners",
                    waived
                        .map(|node| words(node, "partners"))
                        .unwrap_or_default(),
                ),
            ];
            row.extend(reasons(requirement));
            self.row("requires", row);
        }
        self.synergies(&id, node);
        if let Some(eligible) = node.get("eligible") {
            self.eligibility(&id, eligible);
        }
        let mut shares = vec![own()];
        shares.extend(entries(node, "finance").map(|(code, share)| (code, cell(share))));
        if shares.len() > 1 {
            self.row("finance", shares);
        }
        self.markers(&id, node);
        self.translations(&id, [Cell::Empty, Cell::Empty], node);
        for (code, judged) in entries(node, "judgements") {
            self.translations(&id, [Cell::Empty, text_cell(code)], judged);
        }
        for source in elements(node, "sources") {
            let of = |key: &str| source.get(key).map(cell).unwrap_or_default();
            self.row(
                "sources",
                vec![
                    own(),
                    ("source", of("id")),
                    ("publisher", of("publisher")),
                    ("title", of("title")),
                    ("year", of("year")),
                    ("confidence", of("confidence")),
                ],
            );
        }
        for list in LINES {
            for (at, line) in elements(node, list).iter().enumerate() {
                let mut row = vec![own(), ("list", text_cell(list)), ("text", cell(line))];
                for (language, texts) in entries(node, "translations") {
                    let line = elements(texts, list).get(at).map(cell);
                    row.push((language, line.unwrap_or_default()));
                }
                self.row("lines", row);
            }
        }
    }

    /// Texts in other languages of a component, of one of its options, or of a judgement by its code.
    fn translations(&mut self, id: &Cell, [option, code]: [Cell; 2], node: &Node) {
        for (language, texts) in entries(node, "translations") {
            let of = |key: &str| texts.get(key).map(cell).unwrap_or_default();
            let here = ["name", "delivers", "why"].map(of);
            if here.iter().all(Cell::is_blank) {
                continue;
            }
            let [name, delivers, why] = here;
            self.row(
                "translations",
                vec![
                    ("component", id.clone()),
                    ("option", option.clone()),
                    ("code", code.clone()),
                    ("language", text_cell(language)),
                    ("name", name),
                    ("delivers", delivers),
                    ("why", why),
                ],
            );
        }
    }

    fn markers(&mut self, id: &Cell, node: &Node) {
        for (marker, mark) in entries(node, "markers") {
            let of = |key: &str| mark.get(key).map(cell).unwrap_or_default();
            let mut row = vec![
                ("component", id.clone()),
                ("marker", text_cell(marker)),
                ("score", of("score")),
                ("why", of("why")),
                ("confidence", of("confidence")),
            ];
            row.extend(reasons(mark));
            self.row("markers", row);
        }
    }

    fn option(&mut self, id: &Cell, node: &Node) {
        let option = node.get("id").map(cell).unwrap_or_default();
        let of = |key: &str| node.get(key).map(cell).unwrap_or_default();
        let cost = node.get("cost");
        let cost_of = |key: &str| cost.and_then(|cost| cost.get(key));
        let inner = |outer: &str, key: &str| {
            let found = cost_of(outer).and_then(|node| node.get(key));
            found.map(cell).unwrap_or_default()
        };
        let per: Vec<(&str, &Node)> =
            cost_of("capex").map_or_else(Vec::new, |capex| entries(capex, "per").collect());
        let mut capex_fixed = inner("capex", "fixed");
        // An investment of nothing at all is an investment of 0.
        if cost_of("capex").is_some() && per.is_empty() && capex_fixed.is_blank() {
            capex_fixed = Cell::Number(0.0);
        }
        let by_year: Vec<String> = cost_of("by_year").map_or_else(Vec::new, |list| {
            let number = |node: &Node| match cell(node) {
                Cell::Number(number) => Some(number.to_string()),
                _ => None,
            };
            list.elements().iter().filter_map(number).collect()
        });
        let by_year = match by_year.as_slice() {
            [one] => one.parse().map_or(Cell::Empty, Cell::Number),
            more => text_cell(&more.join(" ")),
        };
        let plain = |key: &str| cost_of(key).map(cell).unwrap_or_default();
        self.translations(id, [option.clone(), Cell::Empty], node);
        self.row(
            "options",
            vec![
                ("component", id.clone()),
                ("option", option.clone()),
                ("name", of("name")),
                ("currency", plain("currency")),
                ("price_year", plain("price_year")),
                ("unit", plain("unit")),
                ("capex_fixed", capex_fixed),
                ("opex_fixed", inner("opex_per_year", "fixed")),
                (
                    "opex_share_of_capex",
                    inner("opex_per_year", "share_of_capex"),
                ),
                ("range_low", inner("range", "low")),
                ("range_high", inner("range", "high")),
                ("by_year", by_year),
                ("build_years", of("build_years")),
                ("eu_content", of("eu_content")),
                ("effort", of("effort")),
                ("confidence", plain("confidence")),
                ("basis", plain("basis")),
            ],
        );
        let mut follows: Vec<(&str, &str, &Node)> = per
            .into_iter()
            .map(|(column, amount)| ("capex", column, amount))
            .collect();
        for (need, reach) in entries(node, "reaches") {
            follows
                .extend(entries(reach, "units_per").map(|(column, amount)| (need, column, amount)));
        }
        for (part_of, indicator, amount) in follows {
            self.row(
                "per_unit",
                vec![
                    ("component", id.clone()),
                    ("option", option.clone()),
                    ("part_of", text_cell(part_of)),
                    ("indicator", text_cell(indicator)),
                    ("value", cell(amount)),
                ],
            );
        }
        for part in elements(node, "parts") {
            let of = |key: &str| part.get(key).map(cell).unwrap_or_default();
            self.row(
                "parts",
                vec![
                    ("component", id.clone()),
                    ("option", option.clone()),
                    ("name", of("name")),
                    ("cost", of("cost")),
                    ("needed_by", words(part, "needed_by")),
                ],
            );
        }
    }

    /// Sizes of one effect stand together, the grade in the first row of each code.
    fn effects(&mut self, id: &Cell, node: &Node) {
        let mut graded: BTreeSet<&str> = BTreeSet::new();
        let judgement = |code: &str| {
            let judgements = node.get("judgements");
            judgements.and_then(|judgements| judgements.get(code))
        };
        for kind in super::layout::EFFECTS {
            let mut codes: Vec<&str> = Vec::new();
            for option in elements(node, "options") {
                for (code, _) in entries(option, kind) {
                    if !codes.contains(&code) {
                        codes.push(code);
                    }
                }
            }
            for code in codes {
                for option in elements(node, "options") {
                    let Some(effect) = option.get(kind).and_then(|effects| effects.get(code))
                    else {
                        continue;
                    };
                    let of = |key: &str| effect.get(key).map(cell).unwrap_or_default();
                    let mut cells = vec![
                        ("component", id.clone()),
                        ("code", text_cell(code)),
                        ("option", option.get("id").map(cell).unwrap_or_default()),
                        ("effect", text_cell(kind)),
                        ("value", cell(effect)),
                        ("reach_units", of("units")),
                        ("reach_of", of("of")),
                        ("reach_at_most", of("at_most")),
                    ];
                    if graded.insert(code) {
                        cells.extend(grade(judgement(code)));
                    }
                    self.row("effects", cells);
                }
            }
        }
        for (code, judged) in entries(node, "judgements") {
            if graded.insert(code) {
                let mut cells = vec![("component", id.clone()), ("code", text_cell(code))];
                cells.extend(grade(Some(judged)));
                self.row("effects", cells);
            }
        }
    }

    fn synergies(&mut self, id: &Cell, node: &Node) {
        let mut told = BTreeSet::new();
        for synergy in elements(node, "synergies") {
            let of = |key: &str| synergy.get(key).map(cell).unwrap_or_default();
            let text = |key: &str| synergy.get(key).and_then(Node::text).unwrap_or_default();
            let (with, why) = (text("with"), text("why"));
            if !told.insert((with, why)) {
                let message = format!("two synergies with `{with}` for the same reason");
                let finding =
                    Diagnostic::error("not-in-sheets", message).at(synergy.spot.place(""));
                self.findings.push(finding.hint(
                    "rows of a sheet could not tell them apart: put their effects into one, or give each its own `why`",
                ));
            }
            for kind in super::layout::EXTRA {
                for (code, value) in entries(synergy, kind) {
                    self.row(
                        "synergies",
                        vec![
                            ("component", id.clone()),
                            ("with", of("with")),
                            ("effect", text_cell(kind)),
                            ("code", text_cell(code)),
                            ("value", cell(value)),
                            ("why", of("why")),
                        ],
                    );
                }
            }
        }
    }

    fn eligibility(&mut self, id: &Cell, node: &Node) {
        let test = |test: &str, value: Cell| {
            vec![
                ("component", id.clone()),
                ("test", text_cell(test)),
                ("value", value),
            ]
        };
        for (key, kind) in super::TESTED {
            for value in elements(node, key) {
                self.row("eligibility", test(kind, cell(value)));
            }
        }
        for bounds in elements(node, "indicators") {
            let of = |key: &str| bounds.get(key).map(cell).unwrap_or_default();
            let mut cells = test("indicator", of("indicator"));
            cells.extend([("min", of("min")), ("max", of("max"))]);
            self.row("eligibility", cells);
        }
        if let Some(Value::Bool(oda)) = node.get("oda").map(|node| &node.value) {
            let word = if *oda { "yes" } else { "no" };
            self.row("eligibility", test("oda", text_cell(word)));
        }
    }
}

fn grade(judged: Option<&Node>) -> Vec<(&'static str, Cell)> {
    let of = |key: &str| {
        judged
            .and_then(|node| node.get(key))
            .map(cell)
            .unwrap_or_default()
    };
    vec![("grade", of("grade")), ("why", of("why"))]
}
