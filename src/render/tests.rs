//! Whole documents: read back, hostile text, empty packages, broken templates.

use super::*;

fn options(formats: &[&str]) -> RenderOptions {
    RenderOptions {
        date: "2026-11-20".to_owned(),
        version: "0.0.0".to_owned(),
        formats: formats
            .iter()
            .map(|name| Format::named(name).unwrap())
            .collect(),
        templates: None,
    }
}

fn all() -> Vec<OutFile> {
    render(
        &sample::offer(),
        &sample::result(),
        &options(&["markdown", "html", "csv", "json"]),
    )
    .unwrap()
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
