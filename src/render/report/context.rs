//! The result joined with the offer: every identifier resolved once, all money rounded once.

use std::collections::BTreeMap;

use crate::model::{
    Candidate, Choice, Component, Cost, Effect, Horizon, InstrumentKind, Measure, Offer,
    OptionSpec, Partner, Scope,
};
use crate::package::figures::Held;
use crate::package::{Item, Package, Party, ResultFile};
use crate::render::RenderError;
use crate::render::locale::{Locale, tell};
use crate::render::rounding::{self, Amount, Rounded};

/// The result joined with the offer.
pub(super) struct Context<'a> {
    pub(super) offer: &'a Offer,
    pub(super) result: &'a ResultFile,
    pub(super) date: &'a str,
    pub(super) version: &'a str,
    pub(super) packs: Vec<Pack<'a>>,
    /// Money as printed everywhere.
    pub(super) money: Rounded,
    /// The language in which sections are written.
    pub(super) locale: &'static Locale,
}

/// What is said, counted or listed through a context is so in its language.
impl std::ops::Deref for Context<'_> {
    type Target = Locale;

    fn deref(&self) -> &Locale {
        self.locale
    }
}

/// One partner's package.
pub(super) struct Pack<'a> {
    /// Position of the package, and of the partner in [`Rounded`].
    pub(super) at: usize,
    /// Position of the partner in the offer.
    pub(super) partner_at: usize,
    pub(super) partner: &'a Partner,
    pub(super) package: &'a Package,
    pub(super) party: Option<&'a Party>,
    /// Chosen components, by area and code.
    pub(super) chosen: Vec<Chosen<'a>>,
}

/// One chosen component.
pub(super) struct Chosen<'a> {
    pub(super) component_at: usize,
    pub(super) component: &'a Component,
    pub(super) option: &'a OptionSpec,
    pub(super) candidate: &'a Candidate,
    pub(super) choice: &'a Choice,
    pub(super) item: &'a Item,
    /// This partner's share of the cost: 1 unless the project is shared.
    pub(super) share: f64,
    /// Printed units of its cost.
    pub(super) units: i64,
    /// Printed units by position of the instrument.
    pub(super) sources: BTreeMap<usize, i64>,
    /// What it adds to the partner's utility and to the EU's at this partner.
    pub(super) gain: Gain,
}

/// What one component adds to both sides.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Gain {
    pub(super) partner: f64,
    pub(super) eu: f64,
}

impl<'a> Context<'a> {
    pub(super) fn new(
        offer: &'a Offer,
        result: &'a ResultFile,
        date: &'a str,
        version: &'a str,
    ) -> Result<Self, RenderError> {
        let mut packs = Vec::new();
        for (at, package) in result.packages.iter().enumerate() {
            packs.push(pack(offer, result, at, package)?);
        }
        let money = round_money(offer, &mut packs)?;
        for pack in &mut packs {
            attribute(offer, pack);
        }
        Ok(Context {
            offer,
            result,
            date,
            version,
            packs,
            money,
            locale: Locale::english(),
        })
    }

    /// Identifier of a chart: its file and the names inside it differ from those of other languages.
    pub(super) fn chart_id(&self, of: &str, what: &str) -> String {
        let suffix = self.language.suffix().replace('.', "-");
        format!("{of}-{what}{suffix}")
    }

    /// The EU as a party.
    pub(super) fn eu(&self) -> Option<&'a Party> {
        self.result.parties.iter().find(|party| party.id == "eu")
    }

    /// Instruments with money anywhere, in taxonomy order.
    pub(super) fn used_instruments(&self, units: &[i64]) -> Vec<usize> {
        (0..self.offer.taxonomy.instruments.len())
            .filter(|at| units[*at] != 0)
            .collect()
    }

    /// First and last year.
    pub(super) fn years(&self) -> (i32, i32) {
        let horizon = self.offer.scenario.horizon;
        let more = i32::try_from(horizon.years.saturating_sub(1)).unwrap_or(0);
        (horizon.start_year, horizon.start_year.saturating_add(more))
    }
}

impl<'a> Pack<'a> {
    /// Printed units of the whole package.
    pub(super) fn total(&self, context: &Context) -> i64 {
        context.money.partners[self.at]
    }

    /// Printed units by position of the instrument.
    pub(super) fn sources<'c>(&self, context: &'c Context) -> &'c [i64] {
        &context.money.partner_sources[self.at]
    }

    /// The chosen component at this position of the catalogue.
    pub(super) fn has(&self, component: usize) -> Option<&Chosen<'a>> {
        self.chosen
            .iter()
            .find(|chosen| chosen.component_at == component)
    }

    /// Money that the government would owe.
    pub(super) fn sovereign(&self, context: &Context) -> i64 {
        let instruments = context.offer.taxonomy.instruments.iter();
        let units = instruments.zip(self.sources(context));
        units
            .filter(|(instrument, _)| instrument.sovereign)
            .map(|(_, units)| units)
            .sum()
    }

    /// Name as printed, with an asterisk where a footnote follows.
    pub(super) fn name(&self, locale: &Locale) -> String {
        let name = locale.partner(self.partner);
        match &self.partner.profile.note {
            Some(_) if !name.ends_with('*') => format!("{name}*"),
            _ => name,
        }
    }

    /// Printed units of grants.
    pub(super) fn of_kind(&self, context: &Context, test: impl Fn(InstrumentKind) -> bool) -> i64 {
        let instruments = &context.offer.taxonomy.instruments;
        let sources = self.sources(context);
        (0..instruments.len())
            .filter(|at| test(instruments[*at].kind))
            .map(|at| sources[at])
            .sum()
    }

    /// Whether a chosen component closes any of these needs.
    pub(super) fn closes_any(&self, offer: &Offer, needs: &[&str]) -> bool {
        self.chosen
            .iter()
            .flat_map(|chosen| &chosen.choice.closes)
            .any(|effect| {
                effect.value > 0.0 && needs.contains(&offer.taxonomy.needs[effect.on].id.as_str())
            })
    }

    /// Severity and met share of a need.
    pub(super) fn need(&self, offer: &Offer, at: usize) -> (f64, f64) {
        let id = &offer.taxonomy.needs[at].id;
        let met = self
            .package
            .needs
            .iter()
            .find(|need| need.id == id.as_str());
        met.map_or((self.partner.severity[at], 0.0), |need| {
            (need.severity, need.met)
        })
    }

    /// Met share of an interest.
    pub(super) fn interest(&self, offer: &Offer, at: usize) -> f64 {
        let id = &offer.taxonomy.interests[at].id;
        let met = self
            .package
            .interests
            .iter()
            .find(|interest| interest.id == id.as_str());
        met.map_or(0.0, |interest| interest.met)
    }
}

impl Chosen<'_> {
    pub(super) fn regional(&self) -> bool {
        matches!(self.component.scope, Scope::Regional { .. })
    }

    /// Short code and name: `DPI-04 Interoperability layer`.
    pub(super) fn label(&self, locale: &Locale) -> String {
        label(locale, self.component)
    }

    /// Its code, or its name where it has none: for tables after the one that introduces it.
    pub(super) fn short(&self, locale: &Locale) -> String {
        let code = self.component.code.clone();
        code.unwrap_or_else(|| locale.component(self.component))
    }

    /// Size as printed.
    pub(super) fn size(&self, locale: &Locale) -> String {
        locale.size(self.option)
    }

    /// Year in which it starts to operate.
    pub(super) fn operates_from(&self) -> i32 {
        let years = i32::try_from(self.choice.build_years).unwrap_or(i32::MAX);
        self.item.start_year.saturating_add(years)
    }

    /// Printed units of investment and of running costs; together the cost.
    pub(super) fn split(&self) -> (i64, i64) {
        if self.states_payments() {
            return (self.units, 0);
        }
        let invest = crate::render::number::nearest(self.choice.capex.value() * self.share);
        let invest = invest.clamp(0, self.units);
        (invest, self.units - invest)
    }

    /// MEUR of investment and of running costs by year of the horizon; together the cost.
    pub(super) fn payments(&self, horizon: Horizon) -> (Vec<f64>, Vec<f64>) {
        self.held().payments(horizon)
    }

    /// The chosen option as the figures of a package see it.
    pub(super) fn held(&self) -> Held<'_> {
        Held {
            component: self.component,
            option: self.option,
            choice: self.choice,
            share: self.share,
            item: self.item,
        }
    }

    /// Whether the catalogue states payments by year instead of investment and running costs.
    pub(super) fn states_payments(&self) -> bool {
        matches!(self.option.cost, Cost::ByYear(_))
    }

    /// Running cost of a year after it is built, in MEUR: this partner's share.
    pub(super) fn running(&self) -> f64 {
        self.held().running()
    }

    /// Money that EU suppliers would deliver, in MEUR.
    pub(super) fn eu_content(&self) -> f64 {
        self.choice.eu_content * self.item.cost
    }
}

/// Short code and name of a component.
pub(super) fn label(locale: &Locale, component: &Component) -> String {
    let name = locale.component(component);
    match &component.code {
        Some(code) => tell!(locale, "code-and-name", code = code.as_str(), name = name),
        None => name,
    }
}

fn mismatch(kind: &'static str, id: &str) -> RenderError {
    RenderError::Mismatch {
        kind,
        id: id.to_owned(),
    }
}

fn pack<'a>(
    offer: &'a Offer,
    result: &'a ResultFile,
    at: usize,
    package: &'a Package,
) -> Result<Pack<'a>, RenderError> {
    let partner_at = offer
        .partners
        .iter()
        .position(|partner| partner.id.as_str() == package.partner)
        .ok_or_else(|| mismatch("partner", &package.partner))?;
    let mut chosen = Vec::new();
    for item in &package.items {
        chosen.push(choose(offer, partner_at, item)?);
    }
    let area = |chosen: &Chosen| {
        let areas = &offer.taxonomy.areas;
        areas
            .iter()
            .position(|area| area.id == chosen.component.area)
    };
    chosen.sort_by(|a, b| {
        (area(a), &a.component.code, &a.component.id).cmp(&(
            area(b),
            &b.component.code,
            &b.component.id,
        ))
    });
    let party = result
        .parties
        .iter()
        .find(|party| party.id == package.partner);
    let partner = &offer.partners[partner_at];
    Ok(Pack {
        at,
        partner_at,
        partner,
        package,
        party,
        chosen,
    })
}

fn choose<'a>(offer: &'a Offer, partner: usize, item: &'a Item) -> Result<Chosen<'a>, RenderError> {
    let component_at = offer
        .components
        .iter()
        .position(|component| component.id.as_str() == item.component)
        .ok_or_else(|| mismatch("component", &item.component))?;
    let component = &offer.components[component_at];
    let candidate = offer
        .candidates_of(partner)
        .find(|candidate| candidate.component == component_at)
        .ok_or_else(|| mismatch("component", &item.component))?;
    let choice = candidate
        .choices
        .iter()
        .find(|choice| {
            component.options[choice.option].id.as_str() == item.option
                && offer.scenario.starts_in(choice.start, item.start_year)
        })
        .ok_or_else(|| mismatch("option", &item.option))?;
    let cost = choice.cost.value();
    let share = if matches!(component.scope, Scope::Regional { .. }) && cost > 0.0 {
        (item.cost / cost).clamp(0.0, 1.0)
    } else {
        1.0
    };
    Ok(Chosen {
        component_at,
        component,
        option: &component.options[choice.option],
        candidate,
        choice,
        item,
        share,
        units: 0,
        sources: BTreeMap::new(),
        gain: Gain::default(),
    })
}

fn round_money(offer: &Offer, packs: &mut [Pack]) -> Result<Rounded, RenderError> {
    let instruments = &offer.taxonomy.instruments;
    let mut amounts = Vec::new();
    let mut row = 0;
    for (partner, pack) in packs.iter().enumerate() {
        for chosen in &pack.chosen {
            for (id, &meur) in &chosen.item.finance {
                let source = instruments
                    .iter()
                    .position(|instrument| instrument.id.as_str() == id)
                    .ok_or_else(|| mismatch("instrument", id))?;
                amounts.push(Amount {
                    partner,
                    row,
                    source,
                    meur,
                });
            }
            row += 1;
        }
    }
    let rounded = rounding::round(&amounts, packs.len(), row, instruments.len());
    let mut row = 0;
    for pack in packs.iter_mut() {
        for chosen in &mut pack.chosen {
            chosen.units = rounded.rows[row];
            for (amount, &units) in amounts.iter().zip(&rounded.cells) {
                if amount.row == row {
                    chosen.sources.insert(amount.source, units);
                }
            }
            row += 1;
        }
    }
    Ok(rounded)
}

/// Shares what is met among the chosen components, in proportion to their effects.
///
/// A component's part of a need is `share of the need x met x effect / sum of effects`; an extra
/// effect counts for the component that gains it. Parts sum to the partner's utility.
fn attribute(offer: &Offer, pack: &mut Pack) {
    let (partner_at, partner) = (pack.partner_at, pack.partner);
    for need in 0..offer.taxonomy.needs.len() {
        let (_, met) = pack.need(offer, need);
        let weight = partner.need_share(need);
        let raw: Vec<f64> = pack
            .chosen
            .iter()
            .map(|c| effect_on_need(pack, c, need))
            .collect();
        share_out(pack, &raw, weight * met, |gain| &mut gain.partner);
    }
    debug_assert!(partner_at < offer.partners.len());
    for interest in 0..offer.taxonomy.interests.len() {
        let met = pack.interest(offer, interest);
        let weight = offer.interest_share(interest);
        let raw: Vec<f64> = pack
            .chosen
            .iter()
            .map(|c| effect_on_interest(offer, pack, c, interest))
            .collect();
        share_out(pack, &raw, weight * met, |gain| &mut gain.eu);
    }
}

fn share_out(pack: &mut Pack, raw: &[f64], gained: f64, side: impl Fn(&mut Gain) -> &mut f64) {
    let sum: f64 = raw.iter().sum();
    if sum.abs() > 1e-9 {
        for (chosen, raw) in pack.chosen.iter_mut().zip(raw) {
            *side(&mut chosen.gain) += gained * raw / sum;
        }
    }
}

fn value_of(effects: &[Effect], on: usize) -> f64 {
    effects
        .iter()
        .filter(|effect| effect.on == on)
        .map(|effect| effect.value)
        .sum()
}

/// What a chosen component closes of a need, extra effects included.
pub(super) fn effect_on_need(pack: &Pack, chosen: &Chosen, need: usize) -> f64 {
    let extra = chosen
        .candidate
        .synergies
        .iter()
        .filter(|extra| pack.has(extra.with).is_some());
    value_of(&chosen.choice.closes, need) + extra.map(|e| value_of(&e.closes, need)).sum::<f64>()
}

/// What a chosen component serves of an interest, extra effects included; MEUR where it counts money.
pub(super) fn effect_on_interest(offer: &Offer, pack: &Pack, chosen: &Chosen, at: usize) -> f64 {
    if offer.taxonomy.interests[at].measure == Measure::EuContent {
        return chosen.eu_content();
    }
    let extra = chosen
        .candidate
        .synergies
        .iter()
        .filter(|extra| pack.has(extra.with).is_some());
    value_of(&chosen.choice.serves, at) + extra.map(|e| value_of(&e.serves, at)).sum::<f64>()
}
