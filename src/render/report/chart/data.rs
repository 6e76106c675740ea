//! The numbers behind a chart, as printed: for formats whose reader edits or computes with them.

use crate::render::locale::Locale;
use crate::render::number::as_f64;

/// What the numbers of a chart count, and how they are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unit {
    /// A share of 1, printed as a whole percentage.
    Share,
    /// A share of 1 on a scale of 0 to 100, whole.
    Points,
    /// The same with one decimal.
    TenthPoints,
    /// Million EUR with one decimal.
    Million,
    /// The same, one series on top of the other.
    MillionStacked,
    /// A whole number.
    Count,
    /// A start in calendar years, then lengths in years: drawn as bars one after the other.
    Years {
        /// First year of the axis.
        first: i32,
        /// Last year of the axis.
        last: i32,
    },
}

impl Unit {
    /// The number that stands in a chart: rounded as it is printed elsewhere.
    pub(crate) fn printed(self, value: f64) -> f64 {
        let round = |value: f64, by: f64| (value * by).round() / by + 0.0;
        match self {
            Self::Share => round(value, 100.0),
            Self::Points => round(value * 100.0, 1.0),
            Self::TenthPoints => round(value * 100.0, 10.0),
            Self::Million | Self::MillionStacked => round(value, 10.0),
            Self::Count | Self::Years { .. } => round(value, 1.0),
        }
    }

    /// The number format of office programs.
    pub(crate) fn format(self) -> &'static str {
        match self {
            Self::Share => "0%",
            Self::TenthPoints => "0.0",
            Self::Million | Self::MillionStacked => "#,##0.0",
            Self::Points | Self::Count | Self::Years { .. } => "0",
        }
    }

    /// Where the axis ends, where that does not follow from the numbers.
    pub(crate) fn ends(self) -> Option<(f64, f64)> {
        match self {
            Self::Share => Some((0.0, 1.0)),
            Self::Points => Some((0.0, 100.0)),
            Self::Years { first, last } => {
                Some((as_f64(i64::from(first)), as_f64(i64::from(last) + 1)))
            }
            Self::TenthPoints | Self::Million | Self::MillionStacked | Self::Count => None,
        }
    }

    /// The heading of a column of such numbers.
    pub(crate) fn name(self, locale: &Locale) -> String {
        locale.say(match self {
            Self::Share => "unit-share",
            Self::Points | Self::TenthPoints => "unit-points",
            Self::Million | Self::MillionStacked => "unit-million",
            Self::Count => "unit-number",
            Self::Years { .. } => "unit-years",
        })
    }
}

/// A chart as a small table: one label a row, one series a column.
#[derive(Debug, Clone)]
pub(crate) struct Data {
    pub(crate) unit: Unit,
    pub(crate) labels: Vec<String>,
    pub(crate) series: Vec<Series>,
    /// Where the two series are places in a plane: the line that they stand beside.
    pub(crate) line: Option<Curve>,
}

/// Points of a plane joined in their order.
#[derive(Debug, Clone)]
pub(crate) struct Curve {
    pub(crate) name: String,
    pub(crate) points: Vec<(f64, f64)>,
    /// Role of each labelled place beside it.
    pub(crate) roles: Vec<&'static str>,
    /// Of each axis where it begins, where it ends, and the step of its ticks.
    pub(crate) axes: [(f64, f64, f64); 2],
}

/// One column.
#[derive(Debug, Clone)]
pub(crate) struct Series {
    pub(crate) name: String,
    /// One role for all bars, or one for each; `hidden` bars only push the next ones away.
    pub(crate) roles: Vec<&'static str>,
    pub(crate) values: Vec<f64>,
}

impl Data {
    pub(super) fn new(unit: Unit) -> Self {
        Data {
            unit,
            labels: Vec::new(),
            series: Vec::new(),
            line: None,
        }
    }

    pub(super) fn line(mut self, mut line: Curve) -> Self {
        line.name = crate::render::escape::one_line(&line.name);
        self.line = Some(line);
        self
    }

    pub(super) fn labels<'a>(mut self, labels: impl Iterator<Item = &'a String>) -> Self {
        self.labels = labels
            .map(|label| crate::render::escape::one_line(label))
            .collect();
        self
    }

    pub(super) fn series(mut self, mut series: Series) -> Self {
        series.name = crate::render::escape::one_line(&series.name);
        self.series.push(series);
        self
    }
}
