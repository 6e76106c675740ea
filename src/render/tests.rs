//! Documents of the sample: read back, snapshots, empty packages, broken templates; more by idea beside this file.

mod languages;
mod markup;
mod sections;
mod tables;

use super::*;

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
