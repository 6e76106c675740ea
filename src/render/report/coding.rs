//! How components and packages are coded: DAC purpose codes and policy markers.

use std::collections::BTreeMap;

use super::context::{Chosen, Pack};
use crate::model::{Area, Component, Confidence, Mark, Marker, Taxonomy};
use crate::render::locale::Locale;
use crate::render::number::as_f64;

/// What a file says where a component is no development assistance.
const NONE: &str = "none";

/// Share of a package's cost from which its principal objective counts as the package's.
pub(super) const PRINCIPAL: f64 = 0.5;
/// Share of a package's cost from which an objective counts as significant for the package.
pub(super) const SIGNIFICANT: f64 = 0.1;

/// Area of a component.
pub(super) fn area<'a>(taxonomy: &'a Taxonomy, component: &Component) -> Option<&'a Area> {
    taxonomy.area(&component.area)
}

/// The DAC purpose code of a component: its own, else the first of its area; nothing where there is none.
pub(super) fn purpose<'a>(taxonomy: &'a Taxonomy, component: &'a Component) -> Option<&'a str> {
    let own = component.dac_code.as_deref();
    let code = own.or_else(|| {
        area(taxonomy, component)?
            .dac_codes
            .first()
            .map(String::as_str)
    });
    code.filter(|code| *code != NONE)
}

/// `22020 Telecommunications`; the code alone where its name is not known. Names are messages: OECD DAC, list of CRS
/// purpose codes, as replicated by IATI.
pub(super) fn purpose_name(locale: &Locale, code: &str) -> String {
    let known = locale.find(&format!("purpose-{code}"));
    known.map_or_else(|| code.to_owned(), |name| format!("{code} {name}"))
}

/// Policy markers of a component: its own, else its area's.
pub(super) fn marks<'a>(
    taxonomy: &'a Taxonomy,
    component: &'a Component,
) -> BTreeMap<Marker, &'a Mark> {
    let of_area = area(taxonomy, component)
        .into_iter()
        .flat_map(|area| &area.markers);
    let all = of_area.chain(&component.markers);
    all.map(|(marker, mark)| (*marker, mark)).collect()
}

/// A marker of a whole package.
pub(super) struct PackageMark<'a> {
    pub(super) marker: Marker,
    pub(super) score: u8,
    pub(super) confidence: Confidence,
    /// Components with a score above 0, highest first, with their reasons.
    pub(super) because: Vec<(String, &'a Mark)>,
}

/// Every marker that all chosen components have a score for. The package's is 2 where components with 2 carry at
/// least half of its cost, else 1 where components with 1 or 2 carry at least a tenth, else 0.
pub(super) fn package_marks<'a>(
    locale: &Locale,
    taxonomy: &'a Taxonomy,
    pack: &'a Pack<'a>,
) -> Vec<PackageMark<'a>> {
    let weight = |chosen: &Chosen| as_f64(chosen.units.max(0));
    let total: f64 = pack.chosen.iter().map(weight).sum();
    let mut found = Vec::new();
    for marker in Marker::ALL {
        let mut confidence = Confidence::Derived;
        let mut because = Vec::new();
        let (mut principal, mut significant) = (0.0, 0.0);
        let mut complete = !pack.chosen.is_empty();
        for chosen in &pack.chosen {
            let marks = marks(taxonomy, chosen.component);
            let Some(&mark) = marks.get(&marker) else {
                complete = false;
                continue;
            };
            confidence = confidence.max(mark.confidence);
            if mark.score >= 2 {
                principal += weight(chosen);
            }
            if mark.score >= 1 {
                significant += weight(chosen);
                because.push((chosen.short(locale), mark));
            }
        }
        if !complete {
            continue;
        }
        because.sort_by_key(|(_, mark)| std::cmp::Reverse(mark.score));
        let score = if principal > 0.0 && principal >= PRINCIPAL * total {
            2
        } else {
            u8::from(significant > 0.0 && significant >= SIGNIFICANT * total)
        };
        found.push(PackageMark {
            marker,
            score,
            confidence,
            because,
        });
    }
    found
}
