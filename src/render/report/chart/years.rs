//! Money by year: one column a year, cut by source, with every source named beneath.

use super::{Data, FONT, Figure, Series, Unit, WIDTH, width};
use crate::render::locale::{Locale, tell};
use crate::render::number::{UNITS_PER_MEUR, as_f64, count_f64};

/// One source, from the bottom of the columns to their top.
pub(crate) struct Band {
    pub(crate) label: String,
    pub(crate) role: &'static str,
    /// Printed units of money by year.
    pub(crate) units: Vec<i64>,
}

/// Where the axis stands.
const LEFT: f64 = 56.0;
/// Top and bottom of the columns.
const TOP: f64 = 30.0;
const BOTTOM: f64 = 250.0;
/// Height of a part of a column that has room for its number.
const ROOM: f64 = 20.0;

/// Stacked columns; a number inside a part points to its line below, so that neither colour nor
/// pattern is needed to read it.
pub(crate) fn years(
    locale: &Locale,
    id: String,
    title: &str,
    first: i32,
    bands: &[Band],
) -> Figure {
    let count = bands.first().map_or(0, |band| band.units.len());
    let labels: Vec<String> = (first..).take(count).map(|year| year.to_string()).collect();
    let sums: Vec<i64> = (0..count)
        .map(|year| bands.iter().filter_map(|band| band.units.get(year)).sum())
        .collect();
    let mut figure = Figure::new(
        id,
        title,
        described(locale, &labels, &sums, bands),
        data(&labels, bands),
    );
    let most = as_f64(sums.iter().copied().max().unwrap_or(0).max(1)) / UNITS_PER_MEUR;
    let step = nice(most / 4.0);
    let lines = (most / step).ceil().max(1.0);
    let scale = (BOTTOM - TOP) / (lines * step * UNITS_PER_MEUR);
    let slot = (WIDTH - 8.0 - LEFT) / count_f64(count.max(1));
    // Where the sum of each year stands.
    let sums_at: Vec<(f64, f64, f64)> = sums
        .iter()
        .enumerate()
        .map(|(at, sum)| {
            let middle = LEFT + slot * (count_f64(at) + 0.5);
            let half = width(&locale.money(*sum)) / 2.0 + 4.0;
            (middle, half, BOTTOM - as_f64(*sum) * scale - 6.0)
        })
        .collect();
    let mut value = 0.0;
    while value <= lines * step + step / 2.0 {
        let y = BOTTOM - value * UNITS_PER_MEUR * scale;
        // A line stops beside a sum that it would strike out.
        let mut from = LEFT;
        for (middle, half, base) in &sums_at {
            if y > base - FONT && y < base + 3.0 {
                figure.line((from, y), ((middle - half).max(from), y));
                from = middle + half;
            }
        }
        figure.line((from, y), (WIDTH - 8.0, y));
        let text = locale.figure(value);
        figure.text((LEFT - 6.0, y + 4.0), "end", "axis", &text, LEFT - 8.0);
        value += step;
    }
    let long = (slot * 0.62).min(90.0);
    for (at, (label, sum)) in labels.iter().zip(&sums).enumerate() {
        let middle = LEFT + slot * (count_f64(at) + 0.5);
        let mut y = BOTTOM;
        for (number, band) in (1..).zip(bands) {
            let units = band.units.get(at).copied().unwrap_or(0);
            let high = as_f64(units) * scale;
            if units <= 0 {
                continue;
            }
            y -= high;
            let what = locale.commas(&[label, &band.label]);
            let hover = locale.pair(&what, &locale.money(units));
            let part = (long, (high - 1.5).max(0.5));
            figure.rect((middle - long / 2.0, y), part, band.role, hover);
            if high > ROOM && long > 22.0 {
                let centre = y + high / 2.0 - 0.75;
                figure.rect(
                    (middle - 9.0, centre - 9.0),
                    (18.0, 18.0),
                    "chip",
                    String::new(),
                );
                let number = i32::to_string(&number);
                figure.text((middle, centre + 5.0), "middle", "inside", &number, 40.0);
            }
        }
        figure.text(
            (middle, y - 6.0),
            "middle",
            "value",
            &locale.money(*sum),
            slot,
        );
        figure.text((middle, BOTTOM + 18.0), "middle", "axis", label, slot);
    }
    legend(locale, &mut figure, bands);
    figure
}

/// A line for each source, the bottom of the columns first.
fn legend(locale: &Locale, figure: &mut Figure, bands: &[Band]) {
    let mut y = BOTTOM + 32.0;
    let order = locale.say("by-year-order");
    figure.text((8.0, y + 11.0), "start", "axis", &order, WIDTH - 16.0);
    y += 24.0;
    for (number, band) in (1..).zip(bands) {
        let sum = locale.money(band.units.iter().sum());
        y += 4.0 + figure.numbered(y, number, band.role, &band.label, &sum);
    }
    figure.height = y + 4.0;
}

fn data(labels: &[String], bands: &[Band]) -> Data {
    let mut data = Data::new(Unit::MillionStacked).labels(labels.iter());
    for band in bands {
        let values = band.units.iter();
        data = data.series(Series {
            name: band.label.clone(),
            roles: vec![band.role],
            values: values
                .map(|units| as_f64(*units) / UNITS_PER_MEUR)
                .collect(),
        });
    }
    data
}

/// Every year in words.
fn described(locale: &Locale, labels: &[String], sums: &[i64], bands: &[Band]) -> String {
    let year = |(at, (label, sum)): (usize, (&String, &i64))| {
        let parts: Vec<String> = bands
            .iter()
            .filter_map(|band| {
                let units = *band.units.get(at).filter(|units| **units > 0)?;
                Some(format!("{} {}", band.label, locale.money(units)))
            })
            .collect();
        let parts = locale.commas(&parts);
        locale.pair(label, &format!("{} ({parts})", locale.money(*sum)))
    };
    let all: Vec<String> = labels.iter().zip(sums).enumerate().map(year).collect();
    tell!(locale, "by-year-desc", years = locale.semicolons(&all))
}

/// The next of 1, 2, 5, 10, 20, ... times a power of ten.
fn nice(least: f64) -> f64 {
    let power = 10_f64.powf(least.max(1e-6).log10().floor());
    let steps = [1.0, 2.0, 5.0, 10.0].map(|step| step * power);
    let found = steps.into_iter().find(|step| *step >= least - 1e-12);
    found.unwrap_or(10.0 * power)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_of_an_axis() {
        for (least, step) in [
            (0.3, 0.5),
            (1.0, 1.0),
            (7.1, 10.0),
            (20.0, 20.0),
            (21.0, 50.0),
        ] {
            assert!((nice(least) - step).abs() < 1e-9, "{least}");
        }
    }

    #[test]
    fn no_line_strikes_out_a_sum() {
        let band = Band {
            label: "Grant".into(),
            role: "grant",
            units: vec![3839, 3685, 500],
        };
        let figure = years(Locale::english(), "x".into(), "By year", 2027, &[band]);
        let sums: Vec<_> = figure.texts.iter().filter(|t| t.role == "value").collect();
        let sum = sums.iter().find(|t| t.text == "383.9").unwrap();
        let beside = |line: &&super::super::Line| line.y1 > sum.y - FONT && line.y1 < sum.y + 3.0;
        let near: Vec<_> = figure.lines.iter().filter(beside).collect();
        assert!(near.len() > 1);
        for line in near {
            assert!(
                line.x2 < sum.x || line.x1 > sum.x,
                "{} {}",
                line.x1,
                line.x2
            );
        }
    }

    #[test]
    fn columns_stand_on_each_other_and_carry_their_sum() {
        let band = |label: &str, role, units: [i64; 2]| Band {
            label: label.into(),
            role,
            units: units.into(),
        };
        let bands = [
            band("Grant", "grant", [100, 40]),
            band("Loan", "loan", [50, 0]),
        ];
        let figure = years(Locale::english(), "x".into(), "By year", 2027, &bands);
        let parts: Vec<&super::super::Rect> = figure
            .rects
            .iter()
            .filter(|rect| rect.title.starts_with("20"))
            .collect();
        // Nothing is drawn for the loan's second year.
        assert_eq!(parts.len(), 3);
        assert!((parts[0].y - (parts[1].y + parts[1].h + 1.5)).abs() < 0.2);
        assert!(parts[0].h > parts[1].h);
        let values = figure.texts.iter().filter(|text| text.role == "value");
        let values: Vec<&str> = values.map(|text| text.text.as_str()).collect();
        for sum in ["15.0", "4.0", "14.0", "5.0"] {
            assert!(values.contains(&sum), "{values:?}");
        }
        assert!(figure.desc.contains("2027: 15.0 (Grant 10.0, Loan 5.0)"));
        assert!(figure.rects.iter().all(|rect| rect.y >= 0.0));
    }
}
