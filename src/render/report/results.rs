//! Annex H: how success is measured; baselines from the table, targets left open.

use super::block::{Block, Table, note, paragraph};
use super::context::{Context, Pack};
use super::needs::{indicator, year};
use super::{Section, words};
use crate::model::{Indicator, IndicatorId, Phrase};
use crate::render::locale::{Locale, tell};

pub(super) const SECTION: Section = Section {
    number: "H",
    id: "section-results",
    strategy: &["M009", "M061", "M074", "M151"],
    build,
};

/// Most rows on the partner's figures.
const IMPACTS: usize = 8;

fn build(context: &Context, pack: &Pack) -> Vec<Block> {
    if pack.chosen.is_empty() {
        return vec![paragraph(context.say("results-none"))];
    }
    let mut country = Table::new(
        context.say("impact-table"),
        &context.cells("impact-columns"),
    );
    for (title, baseline, source) in impacts(context, pack) {
        country.row(vec![title, baseline, source]);
    }
    let mut own = Table::new(
        context.say("outcomes-table"),
        &context.cells("outcomes-columns"),
    );
    for chosen in &pack.chosen {
        let lines: Vec<Line> = chosen
            .component
            .indicators
            .iter()
            .map(|line| Line::of(context, line))
            .collect();
        let of = |output: bool| {
            let texts: Vec<String> = lines
                .iter()
                .filter(|line| (line.level == "Output") == output)
                .map(|line| line.text.clone())
                .collect();
            if texts.is_empty() {
                "–".to_owned()
            } else {
                words::sentence(&words::capital(&context.semicolons(&texts)))
            }
        };
        if !lines.is_empty() {
            own.row(vec![chosen.short(context), of(false), of(true)]);
        }
    }
    let mut blocks: Vec<Block> = country.block().into_iter().chain(own.block()).collect();
    blocks.push(note(context.say("results-targets")));
    blocks
}

/// An indicator that the catalogue names: `Output: sites (number; baseline 0)`.
pub(super) struct Line {
    /// Sorts as printed: impact, outcome, output.
    pub(super) level: &'static str,
    pub(super) text: String,
}

impl Line {
    /// The line in a language.
    pub(super) fn of(locale: &Locale, line: &Phrase) -> Self {
        let Line { level, text } = Line::read(&line.text);
        let text = locale.text(&line.translations, "text", &text);
        Line { level, text }
    }

    pub(super) fn read(line: &str) -> Self {
        let mut text = line.trim().trim_end_matches('.').to_owned();
        let mut level = "Outcome";
        for known in ["Impact", "Outcome", "Output"] {
            if let Some(rest) = text
                .strip_prefix(known)
                .and_then(|rest| rest.strip_prefix(':'))
            {
                (level, text) = (known, rest.trim().to_owned());
                break;
            }
        }
        // The remark on the baseline is the same for a whole column: it is said once.
        for remark in [
            "baseline in the partner table",
            "baseline to be collected",
            "to be collected",
            "baseline 0",
        ] {
            for tail in [format!(" ({remark})"), format!("; {remark})")] {
                if let Some(rest) = text.strip_suffix(&tail) {
                    let close = if tail.starts_with(';') { ")" } else { "" };
                    text = format!("{rest}{close}");
                }
            }
        }
        Line { level, text }
    }
}

/// Indicators behind the needs that the package closes, by gain: title, baseline, source.
pub(super) fn impacts(context: &Context, pack: &Pack) -> Vec<(String, String, String)> {
    let mut order: Vec<(f64, usize)> = (0..context.offer.taxonomy.needs.len())
        .map(|at| {
            (
                pack.partner.need_share(at) * pack.need(context.offer, at).1,
                at,
            )
        })
        .filter(|(gain, _)| *gain > 1e-9)
        .collect();
    order.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut seen: Vec<&IndicatorId> = Vec::new();
    let mut rows = Vec::new();
    for (_, at) in order {
        let Some((id, Some(column))) = indicator(context, &context.offer.taxonomy.needs[at]) else {
            continue;
        };
        if seen.contains(&id) || rows.len() == IMPACTS {
            continue;
        }
        seen.push(id);
        let baseline = pack.partner.indicator(id).map_or_else(
            || context.say("not-known"),
            |value| with_unit(context, value, column),
        );
        rows.push((
            context.column(column),
            baseline,
            source_and_year(context, &column.source, &year(pack, column)),
        ));
    }
    rows
}

/// Source with the year of the figure, once: a title often ends in it.
fn source_and_year(locale: &Locale, source: &str, year: &str) -> String {
    let text = locale.foreign(source);
    if source.ends_with(year) {
        text
    } else {
        format!("{text} ({year})")
    }
}

/// `40.8 % of people`, `63.1 (0-100)`.
fn with_unit(locale: &Locale, value: f64, column: &Indicator) -> String {
    let value = locale.figure(value);
    let unit = locale.unit(column);
    if unit.is_empty() {
        value
    } else if column.unit.starts_with(|c: char| c.is_ascii_digit()) {
        format!("{value} ({unit})")
    } else {
        tell!(locale, "value-and-unit", value = value, unit = unit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Translations;
    use crate::render::locale::Language;
    use crate::render::sample;

    #[test]
    fn a_unit_is_in_the_language_also_where_it_begins_with_a_figure() {
        let mut column = sample::indicator("x", "X", "0-100");
        column.translations = Translations::from_iter([("fr", "unit", "0 à 100")]);
        let said = |language| with_unit(Locale::of(language), 63.1, &column);
        assert_eq!(said(Language::French), "63,1 (0 à 100)");
        assert_eq!(said(Language::English), "63.1 (0-100)");
        column.unit = "%".into();
        assert_eq!(with_unit(Locale::english(), 63.1, &column), "63.1 %");
    }

    #[test]
    fn the_year_of_a_figure_stands_once() {
        let said = |source, year| source_and_year(Locale::english(), source, year);
        assert_eq!(said("Survey 2024", "2024"), "Survey 2024");
        assert_eq!(
            said("Book of 17 May 2026", "2023"),
            "Book of 17 May 2026 (2023)"
        );
    }

    #[test]
    fn lines_of_the_catalogue_are_read() {
        let read = |line: &str| {
            let line = Line::read(line);
            (line.level, line.text)
        };
        assert_eq!(
            read("Output: villages connected (number; baseline 0)"),
            ("Output", "villages connected (number)".to_owned())
        );
        assert_eq!(
            read("Outcome: hours of service (to be collected)."),
            ("Outcome", "hours of service".to_owned())
        );
        assert_eq!(read("sites: all"), ("Outcome", "sites: all".to_owned()));
    }
}
