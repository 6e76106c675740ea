//! One synthetic partner: a row drawn around a row, and a profile to match.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::numbers::Numbers;
use super::table::{Draw, Table};

/// Furthest that a partner is from its row in all that goes with development, and each figure from that.
/// A share x of what there may be becomes x + s x (1 - x).
const DEVELOPMENT: f64 = 0.4;
const SHARE: f64 = 0.3;
/// The same for people and product, and for each size: x becomes x (1 + s).
const PEOPLE: f64 = 0.5;
const SIZE: f64 = 0.2;

/// Figures by column.
type Figures = BTreeMap<String, f64>;

/// The cells and the profile of a partner drawn around a row; null where that has no profile.
pub(super) fn draw(
    table: &Table,
    row: usize,
    id: &str,
    numbers: &mut Numbers,
) -> Result<(Vec<String>, Option<Value>), String> {
    let missing = || format!("the table has no row {row}");
    let cells = table.rows.get(row).ok_or_else(missing)?;
    let profile = table.profiles.get(row).ok_or_else(missing)?;
    let mut known = known(table, cells)?;
    // A figure that the profile sets is a figure of the partner, and others are derived from it.
    for (column, value) in set(profile) {
        known.insert(column.to_owned(), value);
    }
    let mut figures = drawn(table, &known, numbers);
    derive(&mut figures);
    let mut synthetic = Vec::new();
    for (cell, column) in cells.iter().zip(&table.columns) {
        let figure = figures.get(&column.name).filter(|_| !cell.is_empty());
        synthetic.push(match (column.name.as_str(), figure) {
            ("iso3", _) => id.to_owned(),
            ("name", _) => format!("Synthetic partner {id}"),
            (_, Some(figure)) => printed(*figure, cell),
            _ => cell.clone(),
        });
    }
    let origin = cells.first().map_or("", String::as_str);
    let profile = profile.is_object().then(|| {
        let profile = profile.clone();
        adapted(profile, id, origin, &figures)
    });
    Ok((synthetic, profile))
}

/// The filled cells of the columns that are drawn.
fn known(table: &Table, cells: &[String]) -> Result<Figures, String> {
    let mut known = Figures::new();
    for (cell, column) in cells.iter().zip(&table.columns) {
        if column.draw != Draw::Kept && !cell.is_empty() {
            let figure = cell
                .parse()
                .map_err(|_| format!("`{cell}` in `{}` is no number", column.name))?;
            known.insert(column.name.clone(), figure);
        }
    }
    Ok(known)
}

/// What a profile's overrides set.
fn set(profile: &Value) -> impl Iterator<Item = (&str, f64)> {
    let overrides = profile["overrides"].as_array().into_iter().flatten();
    overrides.filter_map(|set| Some((set["indicator"].as_str()?, set["value"].as_f64()?)))
}

/// Each figure drawn around its own.
fn drawn(table: &Table, known: &Figures, numbers: &mut Numbers) -> Figures {
    let development = numbers.about_0(DEVELOPMENT);
    let people = numbers.about_0(PEOPLE);
    let mut figures = Figures::new();
    for column in &table.columns {
        // One number a column, filled or not: a gap changes no other figure.
        let (share, size) = (numbers.about_0(SHARE), numbers.about_0(SIZE));
        let Some(&figure) = known.get(&column.name) else {
            continue;
        };
        let drawn = match column.draw {
            Draw::Kept => continue,
            Draw::Share {
                most,
                development: with,
            } => {
                let part = figure / most;
                let by = share + if with { development } else { 0.0 };
                most * (part + by * part * (1.0 - part))
            }
            Draw::Size { people: with } => {
                let common = if with { 1.0 + people } else { 1.0 };
                figure * common * (1.0 + size)
            }
        };
        figures.insert(column.name.clone(), drawn);
    }
    figures
}

/// Computes again what the table derives from other columns, by the formulas of its schema.
fn derive(figures: &mut Figures) {
    let mean = |figures: &Figures, parts: &[&str]| {
        let mut sum = 0.0;
        for part in parts {
            sum += figures.get(*part)?;
        }
        let count = u32::try_from(parts.len()).ok()?;
        Some(sum / f64::from(count))
    };
    let of = |figures: &Figures, column: &str| figures.get(column).copied();
    // Who has 4G has 3G.
    if let (Some(third), Some(fourth)) = (of(figures, "cov_3g_pct"), of(figures, "cov_4g_pct")) {
        figures.insert("cov_4g_pct".to_owned(), fourth.min(third));
    }
    let million = of(figures, "population").map(|people| people.round() / 1e6);
    let online = of(figures, "itu_internet_users_pct").or(of(figures, "internet_users_pct"));
    let covered = of(figures, "cov_4g_pct");
    let without = |percent: Option<f64>| Some(million? * (1.0 - percent? / 100.0));
    let egdi = mean(
        figures,
        &["egdi_osi_2024", "egdi_tii_2024", "egdi_hci_2024"],
    );
    let govtech = mean(
        figures,
        &["gtmi_cgsi", "gtmi_psdi", "gtmi_dcei", "gtmi_gtei"],
    );
    for (column, figure) in [
        ("population_million", million),
        ("offline_population_million", without(online)),
        ("uncovered_4g_population_million", without(covered)),
        (
            "land_area_1000km2",
            of(figures, "land_area_km2").map(|area| area / 1000.0),
        ),
        ("gdp_usd_bn", of(figures, "gdp_current_usd_bn")),
        ("schools_thousand", million.map(|million| 0.35 * million)),
        ("egdi_2024", egdi),
        ("gtmi_2022_score_derived", govtech),
    ] {
        if let (Some(figure), true) = (figure, figures.contains_key(column)) {
            figures.insert(column.to_owned(), figure);
        }
    }
}

/// A figure with as many decimals as the one it is drawn around.
fn printed(figure: f64, like: &str) -> String {
    let decimals = like
        .split_once('.')
        .map_or(0, |(_, decimals)| decimals.len());
    format!("{figure:.decimals$}")
}

/// A figure of a profile with that many decimals.
fn rounded(figure: f64, decimals: usize) -> Value {
    let text = format!("{figure:.decimals$}");
    text.parse()
        .map_or(Value::Null, |figure: f64| json!(figure))
}

/// The profile of the row, for its synthetic partner.
fn adapted(mut profile: Value, id: &str, origin: &str, figures: &Figures) -> Value {
    let Some(keys) = profile.as_object_mut() else {
        return profile;
    };
    keys.remove("$schema");
    keys.remove("strengths");
    // What is synthetic has no name in another language.
    keys.remove("translations");
    keys.insert("id".to_owned(), json!(id));
    let note = format!("Synthetic, no country: drawn around the row of {origin} to measure speed.");
    keys.insert("note".to_owned(), json!(note));
    // By the formulas of partners/README.md.
    let govtech = figures.get("gtmi_2022_score_derived");
    if let Some(capacity) = keys.get_mut("delivery_capacity") {
        if let Some(score) = govtech {
            capacity["value"] = rounded(7.0 + 11.0 * score, 1);
        }
        capacity["source"] = json!("synthetic: 7 + 11 x GovTech maturity");
    }
    if let Some(budget) = keys.get_mut("own_budget") {
        if let Some(product) = figures.get("gdp_usd_bn") {
            budget["value"] = rounded(product / 1.08, 1);
        }
        budget["source"] = json!("synthetic: 0.1 % of one year's GDP at USD 1.08");
    }
    let programmes = keys.get_mut("running").and_then(Value::as_array_mut);
    for (programme, number) in programmes.into_iter().flatten().zip(1..) {
        programme["name"] = json!(format!("Synthetic programme {number}"));
        programme["source"] = json!("synthetic");
        if let Some(keys) = programme.as_object_mut() {
            keys.remove("translations");
        }
    }
    let overrides = keys.get_mut("overrides").and_then(Value::as_array_mut);
    for set in overrides.into_iter().flatten() {
        let figure = set["indicator"].as_str().and_then(|on| figures.get(on));
        if let Some(figure) = figure {
            set["value"] = rounded(*figure, 4);
        }
        set["source"] = json!("synthetic");
    }
    profile
}
