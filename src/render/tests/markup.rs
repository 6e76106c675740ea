//! What is written is well formed and fetches nothing, whatever a catalogue says.

use super::*;

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
pub(super) fn well_formed(text: &str) -> Result<(), String> {
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
