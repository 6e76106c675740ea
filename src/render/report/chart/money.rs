//! One bar of money cut by source, with every slice named beneath it.

use super::{Data, Figure, Series, Unit, WIDTH, width};
use crate::render::locale::Locale;
use crate::render::number::UNITS_PER_MEUR;

/// One source.
pub(crate) struct Slice {
    pub(crate) label: String,
    /// In printed units of money.
    pub(crate) value: f64,
    /// Amount and share as printed.
    pub(crate) text: String,
    pub(crate) role: &'static str,
}

/// A stacked bar; a number inside a slice points to its line below.
pub(crate) fn money(locale: &Locale, id: String, title: &str, slices: &[Slice]) -> Figure {
    let desc: Vec<String> = slices
        .iter()
        .map(|slice| locale.pair(&slice.label, &slice.text))
        .collect();
    let data = Data::new(Unit::Million)
        .labels(slices.iter().map(|slice| &slice.label))
        .series(Series {
            name: Unit::Million.name(locale),
            roles: slices.iter().map(|slice| slice.role).collect(),
            values: slices
                .iter()
                .map(|slice| slice.value / UNITS_PER_MEUR)
                .collect(),
        });
    let mut figure = Figure::new(id, title, format!("{}.", locale.semicolons(&desc)), data);
    let total: f64 = slices.iter().map(|slice| slice.value).sum();
    let mut x = 8.0;
    let mut y = 56.0;
    for (at, slice) in slices.iter().enumerate() {
        let number = (at + 1).to_string();
        let long = if total > 0.0 {
            slice.value / total * (WIDTH - 16.0)
        } else {
            0.0
        };
        let hover = locale.pair(&slice.label, &slice.text);
        figure.rect((x, 10.0), ((long - 1.5).max(0.5), 34.0), slice.role, hover);
        if long > width(&number) + 14.0 {
            let middle = x + long / 2.0;
            figure.rect((middle - 9.0, 18.0), (18.0, 18.0), "chip", String::new());
            figure.text((middle, 32.0), "middle", "inside", &number, 40.0);
        }
        x += long;
        y += figure.numbered(y, at + 1, slice.role, &slice.label, &slice.text);
    }
    figure.height = y;
    figure
}
