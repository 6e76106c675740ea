//! When what is built and operated: one row a component, one column a year.

use super::{Data, Figure, Name, Series, Unit, WIDTH, label_room};
use crate::render::locale::{Locale, tell};
use crate::render::number::{as_f64, count_f64};

/// One component.
pub(crate) struct Span {
    pub(crate) label: String,
    /// Year it starts.
    pub(crate) start: i32,
    /// Year it starts to operate.
    pub(crate) operates: i32,
}

/// Bars from start to operation and from there to the end of the horizon.
pub(crate) fn gantt(
    locale: &Locale,
    id: String,
    title: &str,
    first: i32,
    last: i32,
    rows: &[Span],
) -> Figure {
    let desc: Vec<String> = rows
        .iter()
        .map(|row| {
            let years = tell!(
                locale,
                "gantt-years",
                start = row.start,
                operates = row.operates
            );
            locale.pair(&row.label, &years)
        })
        .collect();
    let years = |of: fn(&Span, i32) -> i32| -> Vec<f64> {
        let each = rows.iter().map(|row| of(row, last));
        each.map(|years| as_f64(i64::from(years.max(0)))).collect()
    };
    let data = Data::new(Unit::Years { first, last })
        .labels(rows.iter().map(|row| &row.label))
        .series(Series {
            name: locale.say("gantt-start"),
            roles: vec!["hidden"],
            values: years(|row, _| row.start),
        })
        .series(Series {
            name: locale.say("gantt-years-building"),
            roles: vec!["build"],
            values: years(|row, last| row.operates.min(last + 1) - row.start),
        })
        .series(Series {
            name: locale.say("gantt-years-operation"),
            roles: vec!["operate"],
            values: years(|row, last| last + 1 - row.operates),
        });
    let mut figure = Figure::new(id, title, format!("{}.", locale.semicolons(&desc)), data);
    let label = label_room(rows.iter().map(|row| &row.label));
    let left = label + 12.0;
    let years = usize::try_from(last - first + 1).unwrap_or(1).max(1);
    let step = (WIDTH - left - 8.0) / count_f64(years);
    let x = |year: i32| left + as_f64(i64::from((year - first).clamp(0, last - first + 1))) * step;
    let keys = [("build", "gantt-building"), ("operate", "gantt-operation")];
    figure.keys(left, &keys.map(|(role, id)| (role, locale.say(id))));
    let names: Vec<Name> = rows
        .iter()
        .map(|row| Name::new(&row.label, label - 4.0))
        .collect();
    let bottom = 48.0 + count_f64(rows.len()) * 24.0 + names.iter().map(Name::more).sum::<f64>();
    // A year needs room for its four digits: print every second or third where there is none.
    let every = if step >= 36.0 {
        1
    } else {
        usize::from(step < 18.0) + 2
    };
    for at in 0..=years {
        let year = first + i32::try_from(at).unwrap_or(0);
        figure.line((x(year), 44.0), (x(year), bottom));
        if at < years && at % every == 0 {
            figure.text(
                (x(year) + 2.0, 40.0),
                "start",
                "axis",
                &year.to_string(),
                60.0,
            );
        }
    }
    let mut y = 48.0;
    for (row, name) in rows.iter().zip(&names) {
        let years = tell!(locale, "years", first = row.start, last = row.operates);
        let hover = locale.pair(&row.label, &years);
        y += name.more() / 2.0;
        figure.name((label, y + 14.0), "end", name);
        let (start, operates, end) = (x(row.start), x(row.operates), x(last + 1));
        if operates > start {
            figure.rect(
                (start, y + 3.0),
                (operates - start, 15.0),
                "build",
                hover.clone(),
            );
        }
        figure.rect(
            (operates, y + 3.0),
            (end - operates, 15.0),
            "operate",
            hover,
        );
        y += 24.0 + name.more() / 2.0;
    }
    figure.height = bottom + 8.0;
    figure
}
