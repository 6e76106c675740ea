//! The scenario over synthetic partners.

use std::fs;
use std::path::{Component, Path};

use serde_json::{Value, json};

/// A scenario over these partners: money and the EU's weight are those of `base`, which is over so many
/// `rows`, in proportion to the number of partners; what one partner may get stays.
pub(super) fn over(
    mut base: Value,
    components: &str,
    ids: &[String],
    rows: usize,
) -> Result<Value, String> {
    let count = |count: usize| u16::try_from(count).map_err(|_| "too many partners".to_owned());
    let (partners, rows) = (count(ids.len())?, count(rows)?);
    let times = |figure: &mut Value| {
        if let Some(number) = figure.as_f64() {
            *figure = json!(number * f64::from(partners) / f64::from(rows));
        }
    };
    if let Some(keys) = base.as_object_mut() {
        keys.remove("$schema");
    }
    base["id"] = json!(format!("synthetic-{partners}"));
    base["title"] = json!(format!(
        "Synthetic: {partners} partners that are no countries"
    ));
    base["description"] = json!(format!(
        "Made to measure speed. Partners drawn around the rows of the shipped table, money of the scenario over \
         all of that in proportion: {partners} of {rows} partners."
    ));
    base["catalogue"] = json!(components);
    base["partner_data"] = json!("../partners");
    base["partners"] = json!(ids);
    let envelope = base["envelope"].as_array_mut();
    for row in envelope.into_iter().flatten() {
        if let Some(total) = row.get_mut("total") {
            times(total);
        }
        let years = row.get_mut("per_year").and_then(Value::as_array_mut);
        years.into_iter().flatten().for_each(times);
    }
    if let Some(weight) = base.pointer_mut("/weights/parties/eu") {
        times(weight);
    }
    Ok(base)
}

/// The way from a folder to another, with forward slashes; both must exist.
pub(super) fn way(from: &Path, to: &Path) -> Result<String, String> {
    let real = |path: &Path| {
        fs::canonicalize(path).map_err(|error| format!("{}: {error}", path.display()))
    };
    let (from, to) = (real(from)?, real(to)?);
    let mut there = to.components().peekable();
    let mut here = from.components().peekable();
    while there.peek().is_some() && there.peek() == here.peek() {
        there.next();
        here.next();
    }
    let up = here.map(|_| Component::ParentDir);
    let steps = up
        .chain(there)
        .map(|step| step.as_os_str().to_string_lossy());
    Ok(steps.collect::<Vec<_>>().join("/"))
}
