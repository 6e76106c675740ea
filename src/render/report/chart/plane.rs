//! Outcomes in the plane of two utilities: what could be agreed, and what is.

use super::data::{Curve, Series};
use super::{Data, FONT, Figure, Unit, WIDTH, in_two, tenth, width};
use crate::render::locale::Locale;
use crate::render::number::as_f64;

/// An outcome with a name.
pub(crate) struct Mark {
    pub(crate) at: (f64, f64),
    /// `used` for what is agreed, `partner` for what others would pick.
    pub(crate) role: &'static str,
    pub(crate) label: String,
}

const LEFT: f64 = 64.0;
const TOP: f64 = 34.0;
const HEIGHT: f64 = 112.0;
/// Least and most room for the labels beside the plane, and from the plane to them.
const LABELS: (f64, f64) = (310.0, 400.0);
const LEAD: f64 = 26.0;
/// Half the side of a point, and of a mark.
const POINT: f64 = 3.5;
const MARK: f64 = 6.0;
/// From one label to the next.
const LINE: f64 = 19.0;

/// Points joined in their order, with marks that are named beside the plane.
pub(crate) fn plane(
    locale: &Locale,
    id: String,
    title: &str,
    axes: [&str; 2],
    points: &[(f64, f64)],
    marks: &[Mark],
) -> Figure {
    let percent = |share: f64| locale.percent(share);
    let said: Vec<String> = marks
        .iter()
        .map(|mark| {
            let (x, y) = (percent(mark.at.0), percent(mark.at.1));
            let both = [format!("{} {x}", axes[0]), format!("{} {y}", axes[1])];
            locale.pair(&mark.label, &locale.commas(&both))
        })
        .collect();
    // As a table, and where a chart is drawn from one: both utilities of each mark.
    let series = |name: &str, role, of: fn((f64, f64)) -> f64| Series {
        name: name.to_owned(),
        roles: vec![role],
        values: marks.iter().map(|mark| fine(of(mark.at))).collect(),
    };
    let data = Data::new(Unit::Share)
        .labels(marks.iter().map(|mark| &mark.label))
        .series(series(axes[0], "partner", |at| at.0))
        .series(series(axes[1], "eu", |at| at.1));
    let all = || points.iter().copied().chain(marks.iter().map(|m| m.at));
    let scales = [scale(all().map(|at| at.0)), scale(all().map(|at| at.1))];
    let [(x0, x1, x_step), (y0, y1, y_step)] = scales;
    let data = data.line(Curve {
        name: locale.say("compromises-line"),
        points: points.iter().map(|at| (fine(at.0), fine(at.1))).collect(),
        roles: marks.iter().map(|mark| mark.role).collect(),
        axes: scales,
    });
    let mut figure = Figure::new(id, title, format!("{}.", locale.semicolons(&said)), data);
    let labels = marks.iter().map(|mark| width(&mark.label));
    let labels = labels.fold(0.0, f64::max) + LEAD;
    let room = WIDTH - LEFT - labels.clamp(LABELS.0, LABELS.1);
    let x = |value: f64| LEFT + (value - x0) / (x1 - x0) * room;
    let y = |value: f64| TOP + HEIGHT - (value - y0) / (y1 - y0) * HEIGHT;
    figure.text((0.0, 16.0), "start", "head", axes[1], WIDTH / 2.0);
    let below = TOP + HEIGHT + 40.0;
    figure.text((LEFT + room, below), "end", "head", axes[0], room);
    for at in ticks(x0, x1, x_step) {
        figure.line((x(at), TOP), (x(at), TOP + HEIGHT));
        let under = TOP + HEIGHT + 17.0;
        figure.text((x(at), under), "middle", "axis", &percent(at), 60.0);
    }
    for at in ticks(y0, y1, y_step) {
        figure.line((LEFT, y(at)), (LEFT + room, y(at)));
        figure.text((LEFT - 8.0, y(at) + 4.0), "end", "axis", &percent(at), 56.0);
    }
    for pair in points.windows(2) {
        figure.line((x(pair[0].0), y(pair[0].1)), (x(pair[1].0), y(pair[1].1)));
    }
    for at in points {
        let hover = format!("{} / {}", percent(at.0), percent(at.1));
        square(&mut figure, (x(at.0), y(at.1)), POINT, "neutral", hover);
    }
    // Labels stand beside the plane, the highest mark first, and a line leads to each.
    let mut order: Vec<&Mark> = marks.iter().collect();
    order.sort_by(|a, b| b.at.1.total_cmp(&a.at.1).then(a.label.cmp(&b.label)));
    let mut next = TOP + 6.0;
    let side = LEFT + room + LEAD;
    for mark in order {
        let (cx, cy) = (x(mark.at.0), y(mark.at.1));
        let at = next.max(tenth(cy));
        next = at + LINE;
        figure.line((cx, cy), (side - 4.0, at));
        square(&mut figure, (cx, cy), MARK, mark.role, mark.label.clone());
        let role = if mark.role == "used" {
            "value"
        } else {
            "label"
        };
        let [first, second] = in_two(&mark.label, WIDTH - side);
        figure.text((side, at + 4.0), "start", role, first, WIDTH - side);
        if !second.is_empty() {
            figure.text((side, next), "start", role, second, WIDTH - side);
            next += LINE - 4.0;
        }
    }
    figure.height = (below + 10.0).max(next + FONT);
    figure
}

fn square(figure: &mut Figure, at: (f64, f64), half: f64, role: &'static str, hover: String) {
    let corner = (at.0 - half, at.1 - half);
    figure.rect(corner, (2.0 * half, 2.0 * half), role, hover);
}

/// A share of 1 to a hundredth of a per cent, without the noise of binary fractions.
fn fine(share: f64) -> f64 {
    (share * 1e4).round() / 1e4
}

/// A round range around values, and the step of its ticks.
fn scale(values: impl Iterator<Item = f64>) -> (f64, f64, f64) {
    let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
    for value in values {
        low = low.min(value);
        high = high.max(value);
    }
    if low > high {
        return (0.0, 1.0, 0.2);
    }
    let wide = (high - low).max(0.02);
    let steps = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5];
    let step = steps.into_iter().find(|step| wide / step <= 6.0);
    let step = step.unwrap_or(1.0);
    let (low, high) = ((low / step).floor() * step, (high / step).ceil() * step);
    (low, high.max(low + step), step)
}

fn ticks(low: f64, high: f64, step: f64) -> impl Iterator<Item = f64> {
    let count = crate::render::number::as_units((high - low) / step * 1.0);
    (0..=count.max(0)).map(move |at| low + as_f64(at) * step)
}
