//! Who gains what: one row a component, the partner's gain to the left, the EU's to the right.

use super::{Data, FONT, Figure, Name, Series, Unit, WIDTH, label_room};
use crate::render::locale::Locale;

/// One component.
pub(crate) struct Side {
    pub(crate) label: String,
    pub(crate) partner: f64,
    pub(crate) eu: f64,
    /// Both figures as printed.
    pub(crate) texts: [String; 2],
}

const VALUE: f64 = 46.0;

/// Two-sided bars on one scale; a negative gain is drawn as a concession on its own side.
pub(crate) fn gains(
    locale: &Locale,
    id: String,
    title: &str,
    heads: [&str; 2],
    rows: &[Side],
) -> Figure {
    let desc: Vec<String> = rows
        .iter()
        .map(|row| {
            let [partner, eu] = &row.texts;
            let both = [
                format!("{} {partner}", heads[0]),
                format!("{} {eu}", heads[1]),
            ];
            locale.pair(&row.label, &locale.commas(&both))
        })
        .collect();
    let unit = Unit::TenthPoints;
    let data = Data::new(unit)
        .labels(rows.iter().map(|row| &row.label))
        .series(Series {
            name: heads[0].to_owned(),
            roles: vec!["partner"],
            values: rows.iter().map(|row| unit.printed(row.partner)).collect(),
        })
        .series(Series {
            name: heads[1].to_owned(),
            roles: vec!["eu"],
            values: rows.iter().map(|row| unit.printed(row.eu)).collect(),
        });
    let mut figure = Figure::new(id, title, format!("{}.", locale.semicolons(&desc)), data);
    let label = label_room(rows.iter().map(|row| &row.label));
    // One scale for both sides: the line between them stands where both longest bars have room.
    let longest = |of: fn(&Side) -> f64| rows.iter().map(|row| of(row).abs()).fold(1e-9, f64::max);
    let (partner_most, eu_most) = (longest(|row| row.partner), longest(|row| row.eu));
    let scale = (WIDTH - label - 2.0 * (VALUE + FONT)) / (partner_most + eu_most);
    let middle = label + VALUE + FONT + partner_most * scale;
    figure.text(
        (middle - 10.0, 18.0),
        "end",
        "head",
        heads[0],
        middle - 12.0,
    );
    figure.text(
        (middle + 10.0, 18.0),
        "start",
        "head",
        heads[1],
        WIDTH - middle - 12.0,
    );
    let mut y = 30.0;
    for row in rows {
        let both = format!("{} / {}", row.texts[0], row.texts[1]);
        let hover = locale.pair(&row.label, &both);
        let name = Name::new(&row.label, label - 10.0);
        y += name.more() / 2.0;
        figure.name((0.0, y + 13.0), "start", &name);
        let partner = row.partner.abs() * scale;
        let role = if row.partner < 0.0 {
            "concession"
        } else {
            "partner"
        };
        figure.rect(
            (middle - 2.0 - partner, y + 1.0),
            (partner, 16.0),
            role,
            hover.clone(),
        );
        figure.text(
            (middle - partner - 6.0, y + 13.0),
            "end",
            "value",
            &row.texts[0],
            VALUE,
        );
        let eu = row.eu.abs() * scale;
        let role = if row.eu < 0.0 { "concession" } else { "eu" };
        figure.rect((middle + 2.0, y + 1.0), (eu, 16.0), role, hover);
        figure.text(
            (middle + eu + 6.0, y + 13.0),
            "start",
            "value",
            &row.texts[1],
            VALUE,
        );
        y += 24.0 + name.more() / 2.0;
    }
    figure.line((middle, 24.0), (middle, y));
    figure.height = y + 8.0;
    figure
}
