//! The model as canonical text in the CPLEX LP format: sorted terms, one row a line.

use std::fmt::Write as _;

use super::{LinearModel, Sense};
use crate::model::Offer;

/// The model as LP text; the same model gives the same bytes.
#[must_use]
pub fn lp_text(model: &LinearModel, offer: &Offer) -> String {
    let mut text = String::from("maximize\n obj:");
    text.push_str(&terms(model, offer, &model.terms(model.objective())));
    text.push_str("\nsubject to\n");
    for row in model.rows() {
        let sense = match row.sense {
            Sense::Le => "<=",
            Sense::Ge => ">=",
            Sense::Eq => "=",
        };
        let left = terms(model, offer, &model.terms(&row.expression));
        // Writing into a String cannot fail.
        let _ = writeln!(
            text,
            " {}:{left} {sense} {}",
            row.key.name(offer),
            tidy(row.rhs)
        );
    }
    text.push_str("bounds\n");
    for column in model.columns().iter().filter(|column| !is_binary(column)) {
        let name = column.key.name(offer);
        let _ = writeln!(
            text,
            " {} <= {name} <= {}",
            tidy(column.lower),
            tidy(column.upper)
        );
    }
    text.push_str("binary\n");
    for column in model.columns().iter().filter(|column| is_binary(column)) {
        let _ = writeln!(text, " {}", column.key.name(offer));
    }
    text.push_str("end\n");
    text
}

fn is_binary(column: &super::linear::Column) -> bool {
    column.integer && column.lower == 0.0 && (column.upper - 1.0).abs() < f64::EPSILON
}

fn terms(model: &LinearModel, offer: &Offer, terms: &[(usize, f64)]) -> String {
    let mut named: Vec<(String, f64)> = terms
        .iter()
        .map(|&(at, value)| (model.columns()[at].key.name(offer), value))
        .collect();
    named.sort_by(|a, b| a.0.cmp(&b.0));
    named.iter().fold(String::new(), |mut text, (name, value)| {
        let sign = if *value < 0.0 { '-' } else { '+' };
        let _ = write!(text, " {sign} {} {name}", tidy(value.abs()));
        text
    })
}

/// Nine significant decimals, so that the last bits of a division are not part of the text.
fn tidy(value: f64) -> String {
    let rounded = (value * 1e9).round() / 1e9;
    if rounded == 0.0 {
        "0".to_owned()
    } else {
        format!("{rounded}")
    }
}
