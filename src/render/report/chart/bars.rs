//! Horizontal bars with the figure at their end: one bar a row, or a pair (before and after).

use super::{Data, Figure, Name, Series, Unit, WIDTH, label_room};
use crate::render::locale::Locale;

/// One bar.
pub(crate) struct Bar {
    pub(crate) label: String,
    pub(crate) value: f64,
    /// The figure as printed.
    pub(crate) text: String,
    pub(crate) role: &'static str,
}

/// Two bars of one row.
pub(crate) struct PairBar {
    pub(crate) label: String,
    pub(crate) values: [f64; 2],
    /// The figures as printed.
    pub(crate) text: String,
}

const VALUE: f64 = 120.0;

/// Where names end, where bars begin, and how long they may be.
fn places<'a>(labels: impl Iterator<Item = &'a String>) -> [f64; 3] {
    let label = label_room(labels);
    let left = label + 12.0;
    [label, left, WIDTH - left - VALUE]
}

/// Bars on a scale from 0 to `most`.
pub(crate) fn bars(
    locale: &Locale,
    id: String,
    title: &str,
    unit: Unit,
    most: f64,
    rows: &[Bar],
) -> Figure {
    let desc = described(locale, rows.iter().map(|bar| (&bar.label, &bar.text)));
    let data = Data::new(unit)
        .labels(rows.iter().map(|bar| &bar.label))
        .series(Series {
            name: unit.name(locale),
            roles: rows.iter().map(|bar| bar.role).collect(),
            values: rows.iter().map(|bar| unit.printed(bar.value)).collect(),
        });
    let mut figure = Figure::new(id, title, desc, data);
    let [label, left, room] = places(rows.iter().map(|bar| &bar.label));
    let most = if most > 0.0 { most } else { 1.0 };
    let mut y = 10.0;
    for bar in rows {
        let long = (bar.value / most).clamp(0.0, 1.0) * room;
        let name = Name::new(&bar.label, label - 4.0);
        y += name.more() / 2.0;
        figure.name((label, y + 14.0), "end", &name);
        figure.rect(
            (left, y + 2.0),
            (long, 16.0),
            bar.role,
            locale.pair(&bar.label, &bar.text),
        );
        figure.text(
            (left + long + 6.0, y + 14.0),
            "start",
            "value",
            &bar.text,
            VALUE + room - long - 6.0,
        );
        y += 26.0 + name.more() / 2.0;
    }
    figure.line((left, 6.0), (left, y));
    figure.height = y + 8.0;
    figure
}

/// Pairs of bars on a scale from 0 to `most`, with a key of the two roles.
pub(crate) fn pairs(
    locale: &Locale,
    id: String,
    title: &str,
    unit: Unit,
    most: f64,
    keys: &[(&'static str, String); 2],
    rows: &[PairBar],
) -> Figure {
    let desc = described(locale, rows.iter().map(|bar| (&bar.label, &bar.text)));
    let mut data = Data::new(unit).labels(rows.iter().map(|bar| &bar.label));
    for (at, (role, key)) in keys.iter().enumerate() {
        data = data.series(Series {
            name: key.clone(),
            roles: vec![*role],
            values: rows
                .iter()
                .map(|bar| unit.printed(bar.values[at]))
                .collect(),
        });
    }
    let mut figure = Figure::new(id, title, desc, data);
    let [label, left, room] = places(rows.iter().map(|bar| &bar.label));
    let most = if most > 0.0 { most } else { 1.0 };
    figure.keys(left, keys);
    let mut y = 32.0;
    for bar in rows {
        let long = bar
            .values
            .map(|value| (value / most).clamp(0.0, 1.0) * room);
        let end = long[0].max(long[1]);
        let hover = locale.pair(&bar.label, &bar.text);
        let name = Name::new(&bar.label, label - 4.0);
        y += name.more() / 2.0;
        figure.name((label, y + 16.0), "end", &name);
        figure.rect((left, y), (long[0], 10.0), keys[0].0, hover.clone());
        figure.rect((left, y + 11.0), (long[1], 10.0), keys[1].0, hover);
        figure.text(
            (left + end + 6.0, y + 16.0),
            "start",
            "value",
            &bar.text,
            VALUE + room - end - 6.0,
        );
        y += 32.0 + name.more() / 2.0;
    }
    figure.line((left, 28.0), (left, y - 4.0));
    figure.height = y + 4.0;
    figure
}

/// Every row in words.
fn described<'a>(locale: &Locale, rows: impl Iterator<Item = (&'a String, &'a String)>) -> String {
    let rows: Vec<String> = rows.map(|(label, text)| locale.pair(label, text)).collect();
    format!("{}.", locale.semicolons(&rows))
}
