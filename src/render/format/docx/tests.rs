//! Word documents read back as files: parts, text, hostile text, and the user's own Word file.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _, Write as _};

use zip::ZipArchive;
use zip::write::SimpleFileOptions;

use super::house::WordTemplate;
use super::xml::{R, W, is};
use crate::render::sample;
use crate::render::{Format, OutFile, RenderError, RenderOptions, TemplateSource, render};

/// Parts of a document by name.
type Parts = BTreeMap<String, Vec<u8>>;

fn options(formats: &[&str]) -> RenderOptions {
    RenderOptions {
        date: "2026-11-20".to_owned(),
        version: "0.0.0".to_owned(),
        formats: formats
            .iter()
            .filter_map(|name| Format::named(name))
            .collect(),
        ..RenderOptions::default()
    }
}

fn files(options: &RenderOptions) -> Vec<OutFile> {
    render(&sample::offer(), &sample::result(), options).expect("documents")
}

fn unpack(bytes: &[u8]) -> Parts {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).expect("a zip file");
    let mut parts = Parts::new();
    for at in 0..zip.len() {
        let mut part = zip.by_index(at).expect("a part");
        let name = part.name().expect("a name").into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("its bytes");
        assert!(parts.insert(name, bytes).is_none(), "two parts of one name");
    }
    parts
}

fn repack(parts: &Parts) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(name.as_str(), SimpleFileOptions::default())
            .expect("a part");
        zip.write_all(bytes).expect("its bytes");
    }
    zip.finish().expect("a zip file").into_inner()
}

fn brief_with(options: &RenderOptions) -> Parts {
    let files = files(options);
    let file = files.iter().find(|file| file.path == "briefs/AAA.docx");
    unpack(&file.expect("a brief").bytes)
}

fn brief() -> Parts {
    brief_with(&options(&["docx"]))
}

fn text<'p>(parts: &'p Parts, name: &str) -> &'p str {
    let bytes = parts
        .get(name)
        .unwrap_or_else(|| panic!("no part {name}: {:?}", parts.keys()));
    std::str::from_utf8(bytes).expect("UTF-8")
}

/// The text of each paragraph, in order.
fn paragraphs(xml: &str) -> Vec<String> {
    let file = roxmltree::Document::parse(xml).expect("XML");
    let paragraphs = file.descendants().filter(|node| is(node, "p"));
    let text = |node: roxmltree::Node| {
        let runs = node.descendants().filter(|node| is(node, "t"));
        runs.filter_map(|run| run.text()).collect::<String>()
    };
    paragraphs.map(text).collect()
}

/// Styles that paragraphs, runs and tables name.
fn used_styles(xml: &str) -> BTreeSet<String> {
    let file = roxmltree::Document::parse(xml).expect("XML");
    let naming = file
        .descendants()
        .filter(|node| is(node, "pStyle") || is(node, "rStyle") || is(node, "tblStyle"));
    naming
        .filter_map(|node| node.attribute((W, "val")).map(str::to_owned))
        .collect()
}

fn defined_styles(xml: &str) -> BTreeSet<String> {
    let file = roxmltree::Document::parse(xml).expect("XML");
    super::styles::listed(&file)
        .filter_map(|style| style.attribute((W, "styleId")).map(str::to_owned))
        .collect()
}

/// Whether the name of a part has this extension.
fn has(name: &str, extension: &str) -> bool {
    // `.rels` alone is a name here, with an extension and nothing before it.
    name.rsplit('.').next() == Some(extension)
}

/// Whether all that a document needs is in it: types, targets, relations, styles, lists.
fn whole(parts: &Parts) {
    let types = text(parts, "[Content_Types].xml");
    for (name, bytes) in parts {
        let xml = std::path::Path::new(name)
            .extension()
            .is_some_and(|e| e == "xml" || e == "rels");
        if xml {
            let text = std::str::from_utf8(bytes).expect("UTF-8");
            roxmltree::Document::parse(text).unwrap_or_else(|error| panic!("{name}: {error}"));
        }
        let listed = types.contains(&format!("PartName=\"/{name}\"")) || has(name, "rels");
        assert!(
            listed || name == "[Content_Types].xml",
            "{name} has no content type"
        );
    }
    for (name, bytes) in parts.iter().filter(|(name, _)| has(name, "rels")) {
        let folder = name.split_once("_rels/").map_or("", |(folder, _)| folder);
        let rels = std::str::from_utf8(bytes).expect("UTF-8");
        let rels = roxmltree::Document::parse(rels).expect("XML");
        let mut ids = BTreeSet::new();
        for relation in rels
            .root_element()
            .children()
            .filter(roxmltree::Node::is_element)
        {
            assert!(ids.insert(relation.attribute("Id")), "{name}: an id twice");
            if relation.attribute("TargetMode") != Some("External") {
                let target = relation.attribute("Target").expect("a target");
                let target = target
                    .strip_prefix('/')
                    .map_or(format!("{folder}{target}"), str::to_owned);
                assert!(parts.contains_key(&target), "{name} leads to {target}");
            }
        }
        let source = name.replace("_rels/", "");
        let source = source.trim_end_matches(".rels");
        if let Some(source) = parts.get(source) {
            let source = std::str::from_utf8(source).expect("UTF-8");
            let source = roxmltree::Document::parse(source).expect("XML");
            let named = source.descendants().flat_map(|node| node.attributes());
            for reference in named.filter(|a| a.namespace() == Some(R)) {
                assert!(
                    ids.contains(&Some(reference.value())),
                    "{name}: {}",
                    reference.value()
                );
            }
        }
    }
    let document = text(parts, "word/document.xml");
    let defined = defined_styles(text(parts, "word/styles.xml"));
    for style in used_styles(document) {
        assert!(defined.contains(&style), "style {style} is not defined");
    }
}

#[test]
fn a_document_is_whole() {
    for file in files(&options(&["docx"])) {
        whole(&unpack(&file.bytes));
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    assert_eq!(files(&options(&["docx"])), files(&options(&["docx"])));
}

#[test]
fn it_has_what_an_officer_edits_on() {
    let parts = brief();
    let document = text(&parts, "word/document.xml");
    let file = roxmltree::Document::parse(document).expect("XML");
    let count = |name: &str| file.descendants().filter(|node| is(node, name)).count();
    let styles = used_styles(document);
    for style in [
        "Title",
        "Heading1",
        "Heading2",
        "Caption",
        "TBOTable",
        "ListBullet",
        "Quote",
        "TOC1",
    ] {
        assert!(styles.contains(style), "{style}");
    }
    let tables = count("tbl");
    assert!(tables > 10, "{tables}");
    // Every table but the key figures repeats its header on each page.
    assert_eq!(count("tblHeader"), tables - 1);
    let page = file
        .descendants()
        .find(|node| is(node, "pgSz"))
        .expect("a page size");
    assert_eq!(page.attribute((W, "w")), Some("11906"));
    for table in file.descendants().filter(|node| is(node, "tbl")) {
        let widths = table.descendants().filter(|node| is(node, "gridCol"));
        let width = |node: roxmltree::Node| node.attribute((W, "w"))?.parse::<u32>().ok();
        assert_eq!(widths.filter_map(width).sum::<u32>(), 9_638);
    }
    let charts = file
        .descendants()
        .filter(|node| node.tag_name().name() == "docPr");
    let described: Vec<usize> = charts
        .filter_map(|node| Some(node.attribute("descr")?.len()))
        .collect();
    assert!(
        described.len() >= 4 && described.iter().all(|length| *length > 40),
        "{described:?}"
    );
    assert!(text(&parts, "word/footer1.xml").contains("NUMPAGES"));
    assert!(text(&parts, "word/footer1.xml").contains("Not an official EU document"));
    let properties = text(&parts, "docProps/core.xml");
    assert!(properties.contains("Tech Business Offer for Aland") && properties.contains("en-GB"));
    // The table of contents names every section before anybody updates it.
    let lines = paragraphs(document);
    for section in crate::render::SECTIONS {
        let named =
            |line: &&String| line.ends_with(&format!("{}. {}", section.number, section.title()));
        assert_eq!(lines.iter().filter(named).count(), 2, "{}", section.id);
    }
}

#[test]
fn captions_are_numbered_through() {
    let parts = brief();
    for kind in ["Table", "Figure"] {
        let lines = paragraphs(text(&parts, "word/document.xml"));
        let numbers = lines.iter().filter_map(|line| {
            let number = line.strip_prefix(kind)?.strip_prefix('\u{a0}')?;
            number.split_once(". ")?.0.parse::<usize>().ok()
        });
        let numbers: Vec<usize> = numbers.collect();
        assert_eq!(numbers, (1..=numbers.len()).collect::<Vec<_>>(), "{kind}");
        assert!(numbers.len() >= 4, "{kind}: {numbers:?}");
    }
}

/// Everything a reader of Markdown reads in tables, a reader of Word reads too.
#[test]
fn it_says_what_the_markdown_says() {
    let files = files(&options(&["docx", "markdown"]));
    for id in ["briefs/AAA", "briefs/BBB", "summary"] {
        let named = |extension: &str| {
            let path = format!("{id}.{extension}");
            &files
                .iter()
                .find(|file| file.path == path)
                .expect("a document")
                .bytes
        };
        let word = unpack(named("docx"));
        let lines = paragraphs(text(&word, "word/document.xml"));
        let word: BTreeSet<&str> = lines.iter().map(String::as_str).collect();
        let markdown = std::str::from_utf8(named("md")).expect("UTF-8");
        let mut compared = 0;
        let rows = markdown
            .lines()
            .filter(|line| line.starts_with("| ") && !line.contains('\\'));
        for row in rows.filter(|row| !row.contains("---")) {
            for cell in row.trim_matches('|').split(" | ") {
                let cell = cell.trim_matches([' ', '*']);
                assert!(cell.is_empty() || word.contains(cell), "{id}: {cell:?}");
                compared += 1;
            }
        }
        assert!(compared > 100, "{id}: {compared}");
    }
}

#[test]
fn hostile_text_stays_text() {
    let mut offer = (*sample::offer()).clone();
    let hostile = "</w:t></w:r></w:p><w:p/>&\"'\u{0}\u{1b}\u{fffe}]]>{{ 7 * 7 }}";
    offer.components[0].name = hostile.to_owned();
    let offer = crate::model::Offer::from_checked(offer);
    let files = render(&offer, &sample::result(), &options(&["docx"])).expect("documents");
    let brief = files
        .iter()
        .find(|file| file.path == "briefs/AAA.docx")
        .expect("a brief");
    let parts = unpack(&brief.bytes);
    whole(&parts);
    let lines = paragraphs(text(&parts, "word/document.xml")).join("\n");
    assert!(lines.contains("</w:t></w:r></w:p><w:p/>&\"'"), "{lines}");
    assert!(lines.contains("{{ 7 * 7 }}") && lines.contains("=cmd|'/c calc'!A1 **bold**"));
    let chart = parts.iter().find(|(name, bytes)| {
        name.starts_with("word/charts/") && String::from_utf8_lossy(bytes).contains("&lt;/w:t&gt;")
    });
    assert!(chart.is_some(), "no chart names the component");
}

#[test]
fn a_chart_draws_what_its_workbook_holds() {
    let parts = brief();
    let charts: Vec<&String> = parts
        .keys()
        .filter(|name| name.starts_with("word/charts/chart"))
        .collect();
    assert!(charts.len() >= 4, "{charts:?}");
    for name in charts {
        let chart = roxmltree::Document::parse(text(&parts, name)).expect("XML");
        let values = |tag: &str| -> Vec<String> {
            let caches = chart
                .descendants()
                .filter(|node| node.tag_name().name() == tag);
            caches
                .flat_map(|cache| {
                    cache
                        .descendants()
                        .filter(|node| node.tag_name().name() == "v")
                })
                .filter_map(|value| value.text().map(str::to_owned))
                .collect()
        };
        let book = name
            .replace("charts/", "embeddings/")
            .replace(".xml", ".xlsx");
        let book = unpack(&parts[&book]);
        let sheet = text(&book, "xl/worksheets/sheet1.xml");
        for number in values("numCache") {
            assert!(
                sheet.contains(&format!("<v>{number}</v>")),
                "{name}: {number}"
            );
            assert!(
                number.parse::<f64>().is_ok_and(f64::is_finite),
                "{name}: {number}"
            );
        }
        assert!(!sheet.contains("<f>"), "{name}: a text became a formula");
        let strings = roxmltree::Document::parse(text(&book, "xl/sharedStrings.xml")).expect("XML");
        let held: BTreeSet<&str> = strings
            .descendants()
            .filter(|node| node.tag_name().name() == "t")
            .filter_map(|node| node.text())
            .collect();
        for label in values("strCache") {
            assert!(held.contains(label.as_str()), "{name}: {label}");
        }
    }
}

#[test]
fn a_broken_template_of_the_user_is_named() {
    for name in [
        "word-styles.xml.j2",
        "word-document.xml.j2",
        "word-chart.xml.j2",
    ] {
        let files = BTreeMap::from([(name.to_owned(), "<w:unclosed".to_owned())]);
        let options = RenderOptions {
            templates: Some(TemplateSource {
                directory: "mine".to_owned(),
                files,
            }),
            ..options(&["docx"])
        };
        let error = render(&sample::offer(), &sample::result(), &options).expect_err("no XML");
        assert!(matches!(error, RenderError::Template(_)), "{error}");
        let said = error.to_string();
        let expected = format!("mine/{name}");
        assert!(
            said.contains(&expected) && said.contains("not XML"),
            "{said}"
        );
    }
}

/// A Word file as a ministry might bring it: French ids, numbered headings, a header with a logo
/// and a link, letter paper. Made from one of ours, so that the rest of it is as Word has it.
fn ministry() -> Parts {
    let mut parts = brief();
    parts.retain(|name, _| !name.contains("chart") && !name.contains("footer"));
    let relation = |id: &str, kind: &str, target: &str, mode: &str| {
        format!(
            "<Relationship Id=\"{id}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" Target=\"{target}\"{mode}/>"
        )
    };
    let relations = |inside: &str| {
        format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{inside}</Relationships>"
        )
    };
    let document = format!(
        "<w:document xmlns:w=\"{W}\" xmlns:r=\"{R}\"><w:body><w:p><w:r><w:t>Old text of the ministry</w:t></w:r></w:p>\
         <w:sectPr><w:headerReference w:type=\"default\" r:id=\"rHead\"/><w:headerReference w:type=\"first\" r:id=\"rHead\"/>\
         <w:pgSz w:w=\"12240\" w:h=\"15840\"/><w:pgMar w:top=\"1440\" w:right=\"1440\" w:bottom=\"1440\" w:left=\"1440\" w:header=\"720\" w:footer=\"720\" w:gutter=\"0\"/>\
         <w:cols w:num=\"2\"/><w:titlePg/></w:sectPr></w:body></w:document>"
    );
    let styles = format!(
        "<w:styles xmlns:w=\"{W}\"><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val=\"fr-FR\" w:eastAsia=\"en-US\"/></w:rPr></w:rPrDefault></w:docDefaults>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>\
         <w:style w:type=\"paragraph\" w:styleId=\"Titre1\"><w:name w:val=\"heading 1\"/><w:basedOn w:val=\"Normal\"/><w:pPr><w:numPr><w:numId w:val=\"7\"/></w:numPr></w:pPr></w:style>\
         <w:style w:type=\"paragraph\" w:styleId=\"Listepuces\"><w:name w:val=\"List Bullet\"/><w:basedOn w:val=\"Normal\"/></w:style>\
         <w:style w:type=\"paragraph\" w:styleId=\"Caption\"><w:name w:val=\"Something else\"/></w:style>\
         <w:style w:type=\"table\" w:styleId=\"Maison\"><w:name w:val=\"TBO Table\"/></w:style></w:styles>"
    );
    let numbering = format!(
        "<w:numbering xmlns:w=\"{W}\"><w:abstractNum w:abstractNumId=\"4\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/></w:lvl></w:abstractNum>\
         <w:num w:numId=\"7\"><w:abstractNumId w:val=\"4\"/></w:num></w:numbering>"
    );
    let header = format!(
        "<w:hdr xmlns:w=\"{W}\" xmlns:r=\"{R}\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\">\
         <w:p><w:hyperlink r:id=\"rLink\"><w:r><w:t>Ministry of Digital Affairs</w:t></w:r></w:hyperlink><a:blip r:embed=\"rLogo\"/></w:p></w:hdr>"
    );
    for (name, text) in [
        ("word/document.xml", document),
        ("word/styles.xml", styles),
        ("word/numbering.xml", numbering),
        ("word/header1.xml", header),
        ("word/media/logo.png", "not really a picture".to_owned()),
        (
            "word/_rels/header1.xml.rels",
            relations(
                &(relation("rLogo", "image", "media/logo.png", "")
                    + &relation(
                        "rLink",
                        "hyperlink",
                        "https://example.org/",
                        " TargetMode=\"External\"",
                    )),
            ),
        ),
        (
            "word/_rels/document.xml.rels",
            relations(
                &(relation("rS", "styles", "styles.xml", "")
                    + &relation("rN", "numbering", "numbering.xml", "")
                    + &relation("rT", "theme", "/word/theme/theme1.xml", "")
                    + &relation("rHead", "header", "header1.xml", "")),
            ),
        ),
    ] {
        parts.insert(name.to_owned(), text.into_bytes());
    }
    let types = text(&parts, "[Content_Types].xml").replace(
        "</Types>",
        "<Default Extension=\"PNG\" ContentType=\"image/png\"/></Types>",
    );
    parts.insert("[Content_Types].xml".to_owned(), types.into_bytes());
    parts
}

fn with_template(parts: &Parts) -> Parts {
    let template = WordTemplate::read("house.docx", &repack(parts)).expect("a good Word file");
    brief_with(&RenderOptions {
        word_template: Some(template),
        ..options(&["docx"])
    })
}

#[test]
fn a_ministrys_word_file_gives_styles_header_and_page() {
    let parts = with_template(&ministry());
    whole(&parts);
    let document = text(&parts, "word/document.xml");
    let styles = used_styles(document);
    assert!(
        styles.contains("Titre1") && styles.contains("Listepuces") && styles.contains("Maison")
    );
    // Its id is taken by a style of another name: ours comes under another id.
    assert!(styles.contains("TBOCaption") && !styles.contains("Caption"));
    assert!(!document.contains("Old text of the ministry"));
    assert!(document.contains("w:w=\"12240\"") && document.contains("titlePg"));
    assert!(!document.contains("w:cols"), "tables need the whole width");
    // The house numbers its headings, ours carry their number in the text.
    assert!(document.contains("<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"0\"/></w:numPr>"));
    // Its bullets style has none: paragraphs name our list, which stands beside its own.
    assert!(document.contains("<w:numId w:val=\"8\"/>"));
    let numbering = text(&parts, "word/numbering.xml");
    assert!(numbering.contains("w:numId=\"7\"") && numbering.contains("w:numId=\"8\""));
    assert!(numbering.contains("w:abstractNumId=\"5\""));
    let styles = text(&parts, "word/styles.xml");
    assert!(styles.contains("w:val=\"en-GB\"") && !styles.contains("fr-FR"));
    let headers: Vec<&String> = parts
        .keys()
        .filter(|name| name.starts_with("word/house/"))
        .collect();
    assert_eq!(
        headers.len(),
        3,
        "the header once, its relations and its logo: {headers:?}"
    );
    assert!(
        parts
            .values()
            .any(|bytes| bytes.as_slice() == b"not really a picture")
    );
    assert!(!parts.contains_key("word/header1.xml"), "ours gives way");
}

#[test]
fn a_file_without_header_keeps_ours() {
    let mut parts = ministry();
    let document = text(&parts, "word/document.xml").to_owned();
    let start = document.find("<w:headerReference").expect("a header");
    let end = document.find("<w:pgSz").expect("a page");
    let without = format!("{}{}", &document[..start], &document[end..]);
    parts.insert("word/document.xml".to_owned(), without.into_bytes());
    let parts = with_template(&parts);
    whole(&parts);
    assert!(text(&parts, "word/footer1.xml").contains("Not an official EU document"));
    assert!(
        text(&parts, "word/footer1.xml").contains("w:pos=\"9360\""),
        "at the right margin"
    );
}

/// What is said about a Word file that cannot be used.
fn refusal(bytes: &[u8]) -> String {
    let findings = WordTemplate::read("house.docx", bytes).expect_err("a bad Word file");
    let said: Vec<String> = findings.iter().map(ToString::to_string).collect();
    assert!(
        said.iter().all(|said| said.contains("house.docx")),
        "{said:?}"
    );
    said.join("\n")
}

/// The good file with one text of one part changed.
fn changed(part: &str, from: &str, to: &str) -> String {
    let mut parts = ministry();
    let old = text(&parts, part);
    assert!(old.contains(from), "{part} holds no {from}");
    let new = old.replacen(from, to, 1);
    parts.insert(part.to_owned(), new.into_bytes());
    refusal(&repack(&parts))
}

#[test]
fn what_is_no_word_file_is_refused() {
    assert!(refusal(b"").contains("empty"));
    assert!(refusal(b"PK is not enough").contains("not a Word file"));
    assert!(refusal(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1]).contains("password"));
    let good = repack(&ministry());
    assert!(refusal(&good[..good.len() / 2]).contains("not a Word file"));
    // A workbook is a zip of XML too.
    let parts = brief();
    let book = parts
        .iter()
        .find(|(name, _)| has(name, "xlsx"))
        .expect("a workbook");
    assert!(refusal(book.1).contains("no Word file"));
    let mut without = ministry();
    without.remove("word/styles.xml");
    assert!(refusal(&repack(&without)).contains("no part word/styles.xml"));
}

#[test]
fn what_a_word_file_should_not_hold_is_refused() {
    let styles = "word/styles.xml";
    assert!(
        changed(
            styles,
            "<w:styles ",
            "<!DOCTYPE x [<!ENTITY a \"b\">]><w:styles "
        )
        .contains("document type")
    );
    assert!(changed(styles, "</w:styles>", "").contains("not XML"));
    assert!(changed(styles, W, "http://example.org/").contains("no styles"));
    let head = "word/_rels/header1.xml.rels";
    let outside = "Target=\"http://evil.example/pixel.png\" TargetMode=\"External\"";
    assert!(changed(head, "Target=\"media/logo.png\"", outside).contains("outside of the file"));
    assert!(
        changed(head, "https://example.org/", "file:///etc/passwd").contains("outside of the file")
    );
    assert!(changed(head, "media/logo.png", "../../../../etc/passwd").contains("etc/passwd"));
    let types = "[Content_Types].xml";
    assert!(
        changed(types, "image/png", "application/vnd.ms-office.activeX").contains("not taken over")
    );
    let document = "word/document.xml";
    assert!(changed(document, "w:left=\"1440\"", "w:left=\"9999\"").contains("less than 7 cm"));
    assert!(changed(document, "w:w=\"12240\"", "w:w=\"1e9\"").contains("no lengths"));
    assert!(changed(document, "\"rHead\"", "\"rNowhere\"").contains("rNowhere"));
}

#[test]
fn a_zip_bomb_is_refused_before_it_is_unpacked() {
    let mut parts = ministry();
    let mut styles = text(&parts, "word/styles.xml").to_owned();
    styles.insert_str(styles.len() - "</w:styles>".len(), &" ".repeat(17 << 20));
    parts.insert("word/styles.xml".to_owned(), styles.into_bytes());
    let bytes = repack(&parts);
    assert!(bytes.len() < 200_000, "{}", bytes.len());
    assert!(refusal(&bytes).contains("more than 16 MB"));
    let mut many = ministry();
    for at in 0..2_001 {
        many.insert(format!("word/media/{at}.png"), Vec::new());
    }
    assert!(refusal(&repack(&many)).contains("more than 2000"));
}

#[test]
fn deep_nesting_breaks_nothing() {
    let mut parts = ministry();
    let deep = format!("{}{}", "<w:pPr>".repeat(50_000), "</w:pPr>".repeat(50_000));
    let styles =
        text(&parts, "word/styles.xml").replacen("</w:styles>", &(deep + "</w:styles>"), 1);
    parts.insert("word/styles.xml".to_owned(), styles.into_bytes());
    let parts = with_template(&parts);
    assert!(text(&parts, "word/document.xml").contains("Tech Business Offer for Aland"));
}
