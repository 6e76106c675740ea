//! The same result as a workbook holds it: figures as printed, each with its place in a table, so that
//! totals can be live formulas.

use std::collections::BTreeMap;

use super::context::{Chosen, Context, Pack};
use super::data::Cell;
use super::{Document, matrix, needs, offer, package, provenance, reasons, summary, words};
use crate::model::{Indicator, InstrumentKind, Source};
use crate::render::locale::{Locale, tell};
use crate::render::number::nearest;

/// Needs that the chart shows.
const CHARTED: usize = 12;

/// What the sheets are made from. Money is counted in printed units, as everywhere.
#[derive(Debug)]
pub(crate) struct Workbook {
    /// The language of its fixed texts.
    pub(crate) locale: &'static Locale,
    pub(crate) title: String,
    /// Date printed on every document.
    pub(crate) date: String,
    /// Lines under the title.
    pub(crate) lines: Vec<String>,
    pub(crate) first_year: i32,
    pub(crate) last_year: i32,
    pub(crate) partners: Vec<PartnerRow>,
    pub(crate) parties: Vec<PartyRow>,
    /// Instruments with money anywhere.
    pub(crate) instruments: Vec<InstrumentColumn>,
    /// Chosen components, partner by partner.
    pub(crate) items: Vec<ItemRow>,
    /// Who pays for what in which year.
    pub(crate) plan: Vec<PlanRow>,
    /// Every need of every partner, partner by partner.
    pub(crate) needs: Vec<NeedRow>,
    /// Codes of the needs that weigh most over all partners.
    pub(crate) charted: Vec<(String, String)>,
    /// Every interest at every partner, partner by partner.
    pub(crate) interests: Vec<InterestRow>,
    pub(crate) left_out: Vec<Vec<Cell>>,
    pub(crate) assumptions: Vec<Vec<Cell>>,
    pub(crate) sources: Vec<Vec<Cell>>,
}

impl Workbook {
    /// Name of a sheet, by its message.
    pub(crate) fn name(&self, sheet: &str) -> String {
        self.locale.say(sheet)
    }

    /// The same as formulas write it: `'Financing plan'`.
    pub(crate) fn quoted(&self, sheet: &str) -> String {
        format!("'{}'", self.name(sheet).replace('\'', "''"))
    }
}

#[derive(Debug)]
pub(crate) struct PartnerRow {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) share_of_ideal: Option<f64>,
    pub(crate) effort: f64,
    pub(crate) capacity: Option<f64>,
    /// Note on its name.
    pub(crate) note: Option<String>,
}

#[derive(Debug)]
pub(crate) struct PartyRow {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) utility: f64,
    pub(crate) disagreement: f64,
    pub(crate) ideal: f64,
    pub(crate) share_of_ideal: f64,
}

#[derive(Debug)]
pub(crate) struct InstrumentColumn {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) kind: String,
    pub(crate) grant: bool,
    pub(crate) owner: String,
    /// How much of it there is, MEUR.
    pub(crate) available: Option<f64>,
}

#[derive(Debug)]
pub(crate) struct ItemRow {
    pub(crate) partner: String,
    pub(crate) code: String,
    pub(crate) component: String,
    pub(crate) size: String,
    pub(crate) area: String,
    pub(crate) regional: bool,
    /// The partner's share of the project.
    pub(crate) share: f64,
    pub(crate) start_year: i32,
    pub(crate) operates_from: i32,
    pub(crate) invest: i64,
    pub(crate) run: i64,
    pub(crate) low: i64,
    pub(crate) high: i64,
    pub(crate) effort: f64,
    pub(crate) eu_content: f64,
    pub(crate) mark: &'static str,
    /// Printed units by position in [`Workbook::instruments`].
    pub(crate) sources: Vec<i64>,
}

/// What one source pays for one component.
#[derive(Debug)]
pub(crate) struct PlanRow {
    pub(crate) partner: String,
    pub(crate) code: String,
    pub(crate) component: String,
    pub(crate) source: String,
    pub(crate) kind: String,
    /// Printed units in each year.
    pub(crate) years: Vec<i64>,
}

#[derive(Debug)]
pub(crate) struct NeedRow {
    pub(crate) partner: String,
    pub(crate) need: String,
    pub(crate) name: String,
    pub(crate) group: String,
    pub(crate) weight: f64,
    pub(crate) severity: f64,
    pub(crate) met: f64,
}

#[derive(Debug)]
pub(crate) struct InterestRow {
    pub(crate) partner: String,
    pub(crate) interest: String,
    pub(crate) name: String,
    pub(crate) objective: String,
    pub(crate) weight: f64,
    pub(crate) met: f64,
}

/// Joins everything that the sheets show.
pub(super) fn workbook(context: &Context, document: &Document) -> Workbook {
    let packs = summary::ordered(context);
    let used = context.used_instruments(&context.money.sources);
    let (first_year, last_year) = context.years();
    let scenario = &context.offer.scenario;
    let mut lines = vec![context.say("notice")];
    lines.extend(document.review.iter().cloned());
    lines.push(tell!(
        context,
        "book-lines",
        first = first_year,
        last = last_year,
        prices = scenario.price_year,
        criterion = words::criterion(context, context.result.criterion),
        proof = offer::proof(context)
    ));
    lines.push(document.made.clone());
    Workbook {
        locale: context.locale,
        title: context.title(scenario),
        date: context.date.to_owned(),
        lines,
        first_year,
        last_year,
        partners: packs.iter().map(|pack| partner(context, pack)).collect(),
        parties: parties(context),
        instruments: used.iter().map(|at| instrument(context, *at)).collect(),
        items: packs
            .iter()
            .flat_map(|pack| {
                pack.chosen
                    .iter()
                    .map(|chosen| item(context, pack, chosen, &used))
            })
            .collect(),
        plan: packs
            .iter()
            .flat_map(|pack| matrix::rows(context, pack))
            .collect(),
        needs: packs
            .iter()
            .flat_map(|pack| need_rows(context, pack))
            .collect(),
        charted: charted(context, &packs),
        interests: packs
            .iter()
            .flat_map(|pack| interest_rows(context, pack))
            .collect(),
        left_out: left_out(context, &packs),
        assumptions: assumptions(context, &packs),
        sources: sources(context, &packs),
    }
}

fn partner(context: &Context, pack: &Pack) -> PartnerRow {
    let note = pack.partner.profile.note.as_ref();
    PartnerRow {
        id: pack.partner.id.to_string(),
        name: pack.name(context),
        share_of_ideal: pack.party.map(|party| party.share_of_ideal),
        effort: pack.package.effort,
        capacity: pack.package.delivery_capacity,
        note: note
            .map(|note| format!("* {}", context.foreign(note.trim_start_matches(['*', ' '])))),
    }
}

fn parties(context: &Context) -> Vec<PartyRow> {
    let name = |id: &str| {
        let pack = context.packs.iter().find(|pack| pack.package.partner == id);
        match pack {
            Some(pack) => pack.name(context),
            None if id == "eu" => context.say("book-eu"),
            None => id.to_owned(),
        }
    };
    let row = |party: &crate::package::Party| PartyRow {
        id: party.id.clone(),
        name: name(&party.id),
        utility: party.utility,
        disagreement: party.disagreement,
        ideal: party.ideal,
        share_of_ideal: party.share_of_ideal,
    };
    context.result.parties.iter().map(row).collect()
}

fn instrument(context: &Context, at: usize) -> InstrumentColumn {
    let instrument = &context.offer.taxonomy.instruments[at];
    let mut envelopes = context.result.envelopes.iter();
    let envelope = envelopes.find(|row| row.instrument == instrument.id.as_str());
    InstrumentColumn {
        id: context.code(instrument.id.as_str()),
        name: context.instrument(instrument),
        kind: words::kind(context, instrument.kind),
        grant: instrument.kind == InstrumentKind::Grant,
        owner: words::owner(context, &instrument.owner),
        available: envelope.and_then(|row| row.total),
    }
}

fn item(context: &Context, pack: &Pack, chosen: &Chosen, used: &[usize]) -> ItemRow {
    let (invest, run) = chosen.split();
    let of = |at: &usize| chosen.sources.get(at).copied().unwrap_or(0);
    let area = context.offer.taxonomy.area(&chosen.component.area);
    ItemRow {
        partner: pack.partner.id.to_string(),
        code: chosen.component.code.clone().unwrap_or_default(),
        component: context.component(chosen.component),
        size: chosen.size(context),
        area: area.map_or_else(
            || chosen.component.area.to_string(),
            |area| context.area(area),
        ),
        regional: chosen.regional(),
        share: chosen.share,
        start_year: chosen.item.start_year,
        operates_from: chosen.operates_from(),
        invest,
        run,
        low: nearest(chosen.choice.low.value() * chosen.share),
        high: nearest(chosen.choice.high.value() * chosen.share),
        effort: chosen.choice.effort,
        eu_content: chosen.choice.eu_content,
        mark: package::mark(chosen),
        sources: used.iter().map(of).collect(),
    }
}

fn need_rows(context: &Context, pack: &Pack) -> Vec<NeedRow> {
    let row = |(at, need): (usize, &crate::model::Need)| {
        let (severity, met) = pack.need(context.offer, at);
        NeedRow {
            partner: pack.partner.id.to_string(),
            need: need.id.to_string(),
            name: context.need(need),
            group: group(context, &need.group),
            weight: pack.partner.need_weight[at],
            severity,
            met,
        }
    };
    context
        .offer
        .taxonomy
        .needs
        .iter()
        .enumerate()
        .map(row)
        .collect()
}

fn group(context: &Context, id: &str) -> String {
    let mut groups = context.offer.taxonomy.groups.iter();
    groups
        .find(|group| group.id == id)
        .map_or_else(|| id.to_owned(), |group| context.group(group))
}

/// The needs with the largest share of the weight, summed over partners.
fn charted(context: &Context, packs: &[&Pack]) -> Vec<(String, String)> {
    let all = &context.offer.taxonomy.needs;
    let weight = |at: usize| -> f64 { packs.iter().map(|pack| pack.partner.need_share(at)).sum() };
    let mut order: Vec<usize> = (0..all.len()).filter(|at| weight(*at) > 0.0).collect();
    order.sort_by(|a, b| weight(*b).total_cmp(&weight(*a)).then(a.cmp(b)));
    order.truncate(CHARTED);
    order
        .into_iter()
        .map(|at| (all[at].id.to_string(), context.need(&all[at])))
        .collect()
}

fn interest_rows(context: &Context, pack: &Pack) -> Vec<InterestRow> {
    let row = |(at, interest): (usize, &crate::model::Interest)| InterestRow {
        partner: pack.partner.id.to_string(),
        interest: interest.id.to_string(),
        name: context.interest(interest),
        objective: interest
            .objective
            .map(|objective| objective.to_string())
            .unwrap_or_default(),
        weight: interest.weight,
        met: pack.interest(context.offer, at),
    };
    context
        .offer
        .taxonomy
        .interests
        .iter()
        .enumerate()
        .map(row)
        .collect()
}

fn text(value: impl Into<String>) -> Cell {
    Cell::Text(value.into())
}

/// Partner, code, component, reason in short, reason.
fn left_out(context: &Context, packs: &[&Pack]) -> Vec<Vec<Cell>> {
    let mut rows = Vec::new();
    for pack in packs {
        let of_pack = context.result.left_out.iter();
        for left in of_pack.filter(|left| left.partner == pack.package.partner) {
            let mut components = context.offer.components.iter();
            let component = components.find(|component| component.id.as_str() == left.component);
            rows.push(vec![
                text(&left.partner),
                component
                    .and_then(|component| component.code.clone())
                    .map_or(Cell::Empty, Cell::Text),
                text(component.map_or_else(
                    || left.component.clone(),
                    |component| context.component(component),
                )),
                text(words::code(context, &left.code)),
                text(reasons::why(context, left)),
            ]);
        }
    }
    rows
}

/// Where, what, value, basis.
fn assumptions(context: &Context, packs: &[&Pack]) -> Vec<Vec<Cell>> {
    let scenario = &context.offer.scenario;
    let (first, last) = context.years();
    // A message names what is assumed of what, and where that comes from.
    let row = |cells: Vec<String>, value: Cell| {
        let mut cells = cells.into_iter().map(Cell::Text);
        let mut next = || cells.next().unwrap_or(Cell::Empty);
        let (of, what, from) = (next(), next(), next());
        vec![of, what, value, from]
    };
    let plain = |id: &str, value: Cell| row(context.cells(id), value);
    let mut rows = vec![
        plain(
            "book-assumed-period",
            text(tell!(context, "years", first = first, last = last)),
        ),
        plain(
            "book-assumed-prices",
            Cell::Count(i64::from(scenario.price_year)),
        ),
        plain(
            "book-assumed-discount",
            text(context.rate(scenario.discount_rate)),
        ),
        plain(
            "book-assumed-criterion",
            text(words::criterion(context, context.result.criterion)),
        ),
        plain(
            "book-assumed-answer",
            text(words::status(
                context,
                context.result.status,
                context.result.objective,
            )),
        ),
    ];
    for envelope in &scenario.envelope {
        let instrument = context.offer.taxonomy.instrument(&envelope.instrument);
        let name = instrument.map_or_else(String::new, |instrument| context.instrument(instrument));
        let code = context.code(envelope.instrument.as_str());
        let named = format!("{code} {name}");
        let source = [("source", named.trim().into())];
        let total = envelope.total.map_or_else(
            || text(context.say("book-assumed-no-limit")),
            |total| Cell::Number(total.value()),
        );
        let cells = context.cells_with("book-assumed-money", &source);
        rows.push(row(cells, total));
        if let Some(most) = envelope.per_partner {
            let source = [("source", code.into())];
            let cells = context.cells_with("book-assumed-per-partner", &source);
            rows.push(row(cells, Cell::Number(most.value())));
        }
    }
    for change in &context.result.overrides {
        rows.push(plain("book-assumed-changed", text(change)));
    }
    let always = context.say("always-assumed");
    rows.push(plain("book-assumed-needs", text(always)));
    let judged = context.say("book-assumed-judged");
    rows.push(plain("book-assumed-effects", text(judged)));
    for pack in packs {
        for line in provenance::assumed(context, pack) {
            rows.push(vec![
                text(pack.name(context)),
                text(line),
                Cell::Empty,
                text(context.say("book-assumed-of-partner")),
            ]);
        }
    }
    let warning = context.cells("book-assumed-warning");
    for found in &context.offer.warnings {
        let line = context.foreign(&words::sentence(&words::capital(&found.message)));
        let mut cells = warning.iter().map(text);
        let (of, from) = (cells.next(), cells.next());
        rows.push(vec![
            of.unwrap_or(Cell::Empty),
            text(line),
            Cell::Empty,
            from.unwrap_or(Cell::Empty),
        ]);
    }
    rows
}

/// Kind, id, who, what, year, mark, used for.
fn sources(context: &Context, packs: &[&Pack]) -> Vec<Vec<Cell>> {
    let mut publications: BTreeMap<(&str, &str), (&Source, Vec<String>)> = BTreeMap::new();
    for chosen in packs.iter().flat_map(|pack| &pack.chosen) {
        for source in &chosen.component.sources {
            let key = (source.id.as_str(), source.title.as_str());
            let used = &mut publications.entry(key).or_insert((source, Vec::new())).1;
            let short = chosen.short(context);
            if !used.contains(&short) {
                used.push(short);
            }
        }
    }
    let mut rows: Vec<Vec<Cell>> = publications
        .values()
        .map(|(source, used)| {
            vec![
                text(context.say("book-publication")),
                text(&source.id),
                text(context.foreign(&source.publisher)),
                text(context.foreign(&words::sentence(&source.title))),
                source
                    .year
                    .map_or(Cell::Empty, |year| Cell::Count(i64::from(year))),
                text(source.confidence.mark()),
                text(used.join(", ")),
            ]
        })
        .collect();
    let mut indicators: Vec<(&Indicator, Vec<&str>)> = Vec::new();
    for need in &context.offer.taxonomy.needs {
        if let Some((_, Some(column))) = needs::indicator(context, need) {
            match indicators
                .iter_mut()
                .find(|(known, _)| known.id == column.id)
            {
                Some((_, used)) => used.push(need.id.as_str()),
                None => indicators.push((column, vec![need.id.as_str()])),
            }
        }
    }
    rows.extend(indicators.iter().map(|(column, used)| {
        vec![
            text(context.say("book-indicator")),
            text(column.id.as_str()),
            text(context.foreign(&column.source)),
            text(format!(
                "{} ({})",
                context.column(column),
                context.unit(column)
            )),
            text(&column.year),
            text(column.confidence.mark()),
            text(used.join(", ")),
        ]
    }));
    rows.extend(context.result.inputs.iter().map(|file| {
        vec![
            text(context.say("book-file")),
            text(&file.path),
            Cell::Empty,
            text(format!("SHA-256 {}", file.sha256)),
            Cell::Empty,
            Cell::Empty,
            Cell::Empty,
        ]
    }));
    rows
}
