//! Charts: needs before and after, financing by instrument. Native, on figures that stand beside them.

use rust_xlsxwriter::{
    Chart, ChartAxisLabelPosition, ChartDataLabel, ChartFont, ChartFormat, ChartLegendPosition,
    ChartLine, ChartSolidFill, ChartType, Color, XlsxError,
};

use super::page::{Page, at, columns, last_row};
use super::{financing, needs};
use crate::render::locale::tell;
use crate::render::number::count_f64;
use crate::render::report::workbook::{NeedRow, Workbook};

/// Message of its name.
pub(super) const NAME: &str = "book-charts";

/// Colours that people of every kind of sight tell apart (Okabe and Ito), then greys.
const COLOURS: [u32; 9] = [
    0x00_72_b2, 0xe6_9f_00, 0x00_9e_73, 0xcc_79_a7, 0x56_b4_e9, 0xd5_5e_00, 0xf0_e4_42, 0x5b_7a_99,
    0x8a_94_a3,
];

/// Rows that a chart takes, and those between two.
const CHART_ROWS: u32 = 26;

pub(super) fn draw(page: &mut Page, tables: &Workbook) -> Result<(), XlsxError> {
    let mut row = 0;
    let mut breaks = Vec::new();
    if !tables.charted.is_empty() {
        let first = row + 2 * CHART_ROWS + 2;
        let chart = before_and_after(tables, first, last_row(first, tables.charted.len()));
        page.sheet.insert_chart(row, 0, &chart)?;
        row += CHART_ROWS;
        breaks.push(row);
        figures(page, tables, first)?;
        breaks.push(first - 2);
    }
    if !tables.instruments.is_empty() {
        let chart = if tables.partners.len() > 1 {
            by_partner(tables)
        } else {
            by_instrument(tables)
        };
        // Not on the break itself: its frame would print on both pages.
        page.sheet.insert_chart_with_offset(row, 0, &chart, 0, 4)?;
    }
    page.sheet.set_page_breaks(&breaks)?;
    Ok(())
}

fn title(tables: &Workbook) -> String {
    tables.locale.say(if tables.partners.len() > 1 {
        "book-needs-chart-mean"
    } else {
        "book-needs-chart"
    })
}

/// What the first chart shows.
fn figures(page: &mut Page, tables: &Workbook, first: u32) -> Result<(), XlsxError> {
    let styles = page.styles;
    page.text(first - 2, 0, &title(tables), &styles.section)?;
    let heads = tables.locale.cells("book-needs-chart-columns");
    page.heads(first - 1, &columns(&heads, &[14.0, 70.0, 14.0, 14.0]))?;
    for (row, (need, name)) in (first..).zip(&tables.charted) {
        page.text(row, 0, need, &styles.text)?;
        page.text(row, 1, name, &styles.text)?;
        let rows = tables.needs.iter().filter(|row| row.need == *need);
        let mean = |of: fn(&NeedRow) -> f64| {
            rows.clone().map(of).sum::<f64>() / count_f64(rows.clone().count())
        };
        let [today, after] = needs::mean_gap_formulas(tables, &at(row, 0));
        page.formula(row, 2, &today, mean(|row| row.severity), &styles.points)?;
        page.formula(row, 3, &after, mean(needs::gap_after), &styles.points)?;
    }
    Ok(())
}

fn fill(colour: u32) -> ChartFormat {
    let mut format = ChartFormat::new();
    format.set_solid_fill(ChartSolidFill::new().set_color(Color::RGB(colour)));
    format
}

fn labels(number_format: &str) -> ChartDataLabel {
    let mut font = ChartFont::new();
    font.set_size(8);
    let mut label = ChartDataLabel::new();
    label
        .show_value()
        .set_num_format(number_format)
        .set_font(&font);
    label
}

/// What all charts share: horizontal bars that read from the top, faint lines, a legend below.
/// From right to left the bars begin on the right.
fn bars(tables: &Workbook, kind: ChartType, title: &str, alt_text: &str, height: u32) -> Chart {
    let mut chart = Chart::new(kind);
    chart
        .title()
        .set_name(title)
        .set_font(ChartFont::new().set_size(12).set_bold());
    // Bars lie: the axis of the names stands upright and would run from below.
    chart.y_axis().set_reverse();
    if tables.locale.is_rtl() {
        chart.x_axis().set_reverse();
    }
    chart
        .x_axis()
        .set_major_gridlines(true)
        .set_major_gridlines_line(ChartLine::new().set_color(Color::RGB(0xcb_d2_dc)))
        .set_label_position(ChartAxisLabelPosition::High);
    chart.legend().set_position(ChartLegendPosition::Bottom);
    chart
        .set_width(900)
        .set_height(height)
        .set_alt_text(alt_text);
    chart
}

fn before_and_after(tables: &Workbook, first: u32, last: u32) -> Chart {
    let mut chart = bars(
        tables,
        ChartType::Bar,
        &title(tables),
        &tables.locale.say("book-needs-chart-desc"),
        490,
    );
    let name = tables.name(NAME);
    for (column, colour) in [(2, 0x8a_94_a3), (3, 0x00_72_b2)] {
        chart
            .add_series()
            .set_name((name.as_str(), first - 1, column))
            .set_categories((name.as_str(), first, 1, last, 1))
            .set_values((name.as_str(), first, column, last, column))
            .set_format(&mut fill(colour))
            .set_gap(60)
            .set_data_label(&labels("0%"));
    }
    chart.x_axis().set_min(0).set_num_format("0%");
    chart
}

/// One bar for each partner, its parts the instruments.
fn by_partner(tables: &Workbook) -> Chart {
    let partners = u32::try_from(tables.partners.len()).unwrap_or(0);
    let financing = tables.name(financing::NAME);
    let mut chart = bars(
        tables,
        ChartType::BarStacked,
        &tables.locale.say("book-pays-chart-partners"),
        &tell!(
            tables.locale,
            "book-pays-chart-partners-desc",
            financing = financing.as_str()
        ),
        (160 + 34 * partners).min(490),
    );
    let first = financing::partners_from(tables);
    let last = last_row(first, tables.partners.len());
    for ((column, _), colour) in (financing::MONEY..)
        .zip(&tables.instruments)
        .zip(COLOURS.iter().cycle())
    {
        chart
            .add_series()
            .set_name((financing.as_str(), 0, column))
            .set_categories((financing.as_str(), first, 2, last, 2))
            .set_values((financing.as_str(), first, column, last, column))
            .set_format(&mut fill(*colour))
            .set_gap(50);
    }
    chart.x_axis().set_min(0).set_num_format("#,##0");
    chart
}

/// One bar for each instrument.
fn by_instrument(tables: &Workbook) -> Chart {
    let instruments = u32::try_from(tables.instruments.len()).unwrap_or(0);
    let financing = tables.name(financing::NAME);
    let mut chart = bars(
        tables,
        ChartType::Bar,
        &tables.locale.say("book-pays-chart"),
        &tell!(
            tables.locale,
            "book-pays-chart-desc",
            financing = financing.as_str()
        ),
        (160 + 40 * instruments).min(490),
    );
    let row = last_row(financing::FIRST, tables.items.len()) + 1;
    let last = financing::total_column(tables) - 1;
    chart
        .add_series()
        .set_name(tables.locale.say("unit-million").as_str())
        .set_categories((financing.as_str(), 0, financing::MONEY, 0, last))
        .set_values((financing.as_str(), row, financing::MONEY, row, last))
        .set_format(&mut fill(COLOURS[0]))
        .set_gap(50)
        .set_data_label(&labels("#,##0.0"));
    chart.x_axis().set_min(0).set_num_format("#,##0");
    chart.legend().set_hidden();
    chart
}
