//! Rules that a known portfolio obeys, and conflicts planted among them.
//!
//! The Southern Neighbourhood is solved once, roughly. Every harmless rule holds for that portfolio, so that
//! with all of them together there is a package for certain; without, there is none for certain: what is planted
//! asks for more than is proven to be possible.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::{Value, json};
use tech_business_offer::formulate::{Extent, Pick, shared, value};
use tech_business_offer::load::{Disk, load_offer};
use tech_business_offer::model::{Candidate, Meur, Offer};
use tech_business_offer::portfolio::{self, Effort, Selection, exact, ideals};
use tech_business_offer::solve::Solver;
use tech_business_offer::solve::limits::NoClock;

use super::numbers::Numbers;

/// A kind of conflict.
pub(super) struct Kind {
    /// Its name.
    pub(super) name: &'static str,
    /// Whether input checks see it before any search.
    pub(super) refused: bool,
    plant: fn(&mut Draw<'_>) -> Result<(), String>,
}

/// Every kind.
pub(super) const KINDS: [Kind; 9] = [
    kind("sizes", true, sizes),
    kind("excluded", true, excluded),
    kind("chain", false, chain),
    kind("counts", false, counts),
    kind("money", false, money),
    kind("envelope", false, envelope),
    kind("several", false, several),
    kind("floor", false, floor),
    kind("floors", false, floors),
];

const fn kind(
    name: &'static str,
    refused: bool,
    plant: fn(&mut Draw<'_>) -> Result<(), String>,
) -> Kind {
    Kind {
        name,
        refused,
        plant,
    }
}

/// Relative gap of the portfolio that harmless rules hold for, and of what floors are measured by.
const ROUGH: f64 = 0.05;
const FINE: f64 = 0.01;
/// Nodes for the most that one partner can have.
const NODES: u64 = 20_000;
/// By how much floors ask for more than is possible.
const MORE: f64 = 1.02;

fn effort(gap: f64) -> Effort<'static> {
    Effort {
        gap,
        time: Duration::from_secs(600),
        clock: &NoClock,
        solver: Solver::default(),
    }
}

/// What conflicts are planted in.
pub(super) struct Base {
    scenario: Value,
    offer: Offer,
    selection: Selection,
}

impl Base {
    /// The shipped scenario and a portfolio of it.
    pub(super) fn read(root: &Path) -> Result<Self, String> {
        let path = root.join("scenarios/southern-neighbourhood.json");
        let text = fs::read_to_string(&path).map_err(|error| error.to_string())?;
        let mut scenario: Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
        scenario["catalogue"] = json!(root.join("components"));
        scenario["partner_data"] = json!(root.join("partners"));
        if let Some(keys) = scenario.as_object_mut() {
            keys.remove("$schema");
        }
        let offer = load(&path)?;
        let solved = portfolio::solve(&offer, &effort(ROUGH));
        let selection = solved.map_err(|why| format!("{why:?}"))?.selection;
        Ok(Self {
            scenario,
            offer,
            selection,
        })
    }

    /// A scenario with so many harmless rules and a conflict; `folder` takes what is loaded on the way.
    pub(super) fn planted(
        &self,
        kind: &Kind,
        seed: u64,
        rules: usize,
        folder: &Path,
    ) -> Result<Value, String> {
        let mut draw = Draw {
            base: self,
            numbers: Numbers::of(seed, 0),
            scenario: self.scenario.clone(),
            said: BTreeSet::new(),
            work: folder.join("work.json"),
        };
        draw.scenario["id"] = json!(format!("{}-{seed}", kind.name));
        let stated = list(&mut draw.scenario)?.len();
        while list(&mut draw.scenario)?.len() < stated + rules {
            draw.harmless()?;
        }
        (kind.plant)(&mut draw)?;
        draw.shuffled()?;
        let _ = fs::remove_file(&draw.work);
        Ok(draw.scenario)
    }
}

fn load(path: &Path) -> Result<Offer, String> {
    load_offer(&Disk, path, &[]).map_err(|rejected| {
        let first = rejected.findings.first();
        first.map_or_else(String::new, ToString::to_string)
    })
}

/// Writes a scenario.
pub(super) fn write(path: &Path, scenario: &Value) -> Result<(), String> {
    let text = serde_json::to_string_pretty(scenario).map_err(|error| error.to_string())?;
    fs::write(path, text + "\n").map_err(|error| format!("{}: {error}", path.display()))
}

fn list(scenario: &mut Value) -> Result<&mut Vec<Value>, String> {
    let rules = scenario["rules"].as_array_mut();
    rules.ok_or_else(|| "the scenario has no rules".to_owned())
}

/// A scenario under way.
struct Draw<'b> {
    base: &'b Base,
    numbers: Numbers,
    scenario: Value,
    /// What is said already: partner, component or area, kind.
    said: BTreeSet<(usize, String, &'static str)>,
    work: PathBuf,
}

impl Draw<'_> {
    fn add(&mut self, rule: Value) -> Result<(), String> {
        list(&mut self.scenario)?.push(rule);
        Ok(())
    }

    /// The scenario as it stands now, loaded.
    fn loaded(&self) -> Result<Offer, String> {
        write(&self.work, &self.scenario)?;
        load(&self.work)
    }

    fn id(&self, partner: usize) -> String {
        self.base.offer.partners[partner].id.to_string()
    }

    fn component(&self, at: usize) -> String {
        self.base.offer.components[at].id.to_string()
    }

    fn partner(&mut self) -> usize {
        self.numbers.below(self.base.offer.partners.len())
    }

    /// All partners in a random order.
    fn partners(&mut self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.base.offer.partners.len()).collect();
        self.numbers.shuffle(&mut order);
        order
    }

    /// A rule that the known portfolio obeys, unless as much is said already.
    fn harmless(&mut self) -> Result<(), String> {
        let base = self.base;
        let partner = self.partner();
        let id = self.id(partner);
        let picks = base.selection.of(partner);
        let count = picks.len();
        let percent = self.numbers.below(100);
        let (what, kind, rule) = match percent {
            0..60 => {
                let offered: Vec<&Candidate> = base.offer.candidates_of(partner).collect();
                let candidate = offered[self.numbers.below(offered.len())];
                let component = self.component(candidate.component);
                if has(picks, candidate.component) {
                    return Ok(());
                }
                let rule = json!({ "rule": "exclude", "partner": id, "component": component });
                (component, "chosen", rule)
            }
            60..65 => {
                let pick = picks[self.numbers.below(count)];
                let component = self.component(pick.component);
                let mut rule = json!({ "rule": "include", "partner": id, "component": component });
                if self.numbers.below(2) == 0 {
                    let option = &base.offer.components[pick.component].options[pick.option];
                    rule["option"] = json!(option.id.to_string());
                }
                (component, "chosen", rule)
            }
            65..80 => {
                let utility = value(&base.offer, partner, picks).partner;
                let level = utility * self.part(30, 80);
                let level = (level * 1e4).floor() / 1e4;
                let rule = json!({ "rule": "floor", "party": id, "utility": level });
                (format!("{percent}"), "floor", rule)
            }
            80..85 => {
                let most = count + 1 + self.numbers.below(4);
                let rule = json!({ "rule": "count", "partner": id, "max": most });
                (format!("{most}"), "most", rule)
            }
            85..90 => {
                let least = count.saturating_sub(2 + self.numbers.below(4)).max(1);
                let rule = json!({ "rule": "count", "partner": id, "min": least });
                (format!("{least}"), "least", rule)
            }
            _ => {
                let areas = &base.offer.taxonomy.areas;
                let area = &areas[self.numbers.below(areas.len())].id;
                let share = share(&base.offer, partner, picks, area.as_str());
                let most = (100.0 * share).ceil() / 100.0 + self.part(5, 20);
                if most >= 1.0 {
                    return Ok(());
                }
                let rule =
                    json!({ "rule": "area-share", "partner": id, "area": area, "max": most });
                (area.to_string(), "share", rule)
            }
        };
        if self.said.insert((partner, what, kind)) {
            self.add(rule)?;
        }
        Ok(())
    }

    /// A part of 1, in hundredths.
    fn part(&mut self, least: u8, most: u8) -> f64 {
        let above = self.numbers.below(usize::from(most - least) + 1);
        let above = u8::try_from(above).unwrap_or(0);
        f64::from(least + above) / 100.0
    }

    /// Rules in a random order.
    fn shuffled(&mut self) -> Result<(), String> {
        let rules = list(&mut self.scenario)?.clone();
        let mut order: Vec<usize> = (0..rules.len()).collect();
        self.numbers.shuffle(&mut order);
        let rules = order.into_iter().map(|at| rules[at].clone());
        self.scenario["rules"] = rules.collect();
        Ok(())
    }

    /// National components that a partner could still have and that nothing insists on, dearest first.
    fn dear(&self, offer: &Offer, partner: usize) -> Vec<(f64, usize, usize)> {
        let national = offer.candidates_of(partner).filter(|candidate| {
            let described = &offer.components[candidate.component];
            described.scope == tech_business_offer::model::Scope::National
                && candidate.requires.is_empty()
                && candidate.conflicts.is_empty()
                && !self.is_said(partner, candidate.component)
        });
        let mut dear: Vec<(f64, usize, usize)> = national
            .filter_map(|candidate| {
                let dearest = candidate
                    .choices
                    .iter()
                    .max_by(|a, b| a.cost.value().total_cmp(&b.cost.value()))?;
                Some((dearest.cost.value(), candidate.component, dearest.option))
            })
            .collect();
        dear.sort_by(|a, b| b.0.total_cmp(&a.0));
        dear
    }

    fn is_said(&self, partner: usize, component: usize) -> bool {
        self.said
            .contains(&(partner, self.component(component), "chosen"))
    }

    fn insist(&mut self, partner: usize, component: usize, option: usize) -> Result<(), String> {
        let size = &self.base.offer.components[component].options[option];
        let (size, id) = (size.id.to_string(), self.id(partner));
        let component = self.component(component);
        self.said.insert((partner, component.clone(), "chosen"));
        self.add(json!({
            "rule": "include", "partner": id, "component": component, "option": size
        }))
    }
}

fn has(picks: &[Pick], component: usize) -> bool {
    picks.iter().any(|pick| pick.component == component)
}

/// The share of an area in the cost of a package.
fn share(offer: &Offer, partner: usize, picks: &[Pick], area: &str) -> f64 {
    let (mut within, mut whole) = (0.0, 0.0);
    for pick in picks {
        let candidate = offer.candidate(partner, pick.component);
        let mut choices = candidate.into_iter().flat_map(|of| &of.choices);
        let choice = choices.find(|choice| choice.option == pick.option);
        let cost = choice.map_or(0.0, |choice| choice.cost.value()) * shared(pick.group);
        whole += cost;
        if offer.components[pick.component].area.as_str() == area {
            within += cost;
        }
    }
    within / whole
}

/// Two sizes of one component.
fn sizes(draw: &mut Draw<'_>) -> Result<(), String> {
    let partner = draw.partner();
    let offer = draw.loaded()?;
    let mut known = offer.candidates_of(partner);
    let found = known.find(|candidate| {
        candidate.choices.len() > 1 && !draw.is_said(partner, candidate.component)
    });
    let candidate = found.ok_or("nothing comes in two sizes")?;
    for choice in &candidate.choices[..2] {
        draw.insist(partner, candidate.component, choice.option)?;
    }
    Ok(())
}

/// A component whose requirement is excluded.
fn excluded(draw: &mut Draw<'_>) -> Result<(), String> {
    let (partner, component, option, required) = requiring(draw)?;
    draw.insist(partner, component, option)?;
    for at in required {
        let rule = json!({
            "rule": "exclude", "partner": draw.id(partner), "component": draw.component(at)
        });
        draw.add(rule)?;
    }
    Ok(())
}

/// A component whose requirement is of an area that must cost nothing.
fn chain(draw: &mut Draw<'_>) -> Result<(), String> {
    let (partner, component, option, required) = requiring(draw)?;
    draw.insist(partner, component, option)?;
    let areas: BTreeSet<String> = required
        .iter()
        .map(|&at| draw.base.offer.components[at].area.to_string())
        .collect();
    for area in areas {
        let id = draw.id(partner);
        draw.add(json!({ "rule": "area-share", "partner": id, "area": area, "max": 0.0 }))?;
    }
    Ok(())
}

/// A component that requires others of other areas, at a partner where nothing insists on any of them.
fn requiring(draw: &mut Draw<'_>) -> Result<(usize, usize, usize, Vec<usize>), String> {
    let offer = draw.loaded()?;
    let area = |at: usize| &offer.components[at].area;
    for partner in draw.partners() {
        let mut known = offer.candidates_of(partner);
        let found = known.find(|candidate| {
            let free = |at: &usize| !draw.is_said(partner, *at);
            let apart = |at: &usize| free(at) && area(*at) != area(candidate.component);
            free(&candidate.component)
                && candidate
                    .requires
                    .first()
                    .is_some_and(|any| any.iter().all(apart))
        });
        if let Some(candidate) = found {
            let required = candidate.requires[0].clone();
            let option = candidate.choices[0].option;
            return Ok((partner, candidate.component, option, required));
        }
    }
    Err("nothing requires anything".to_owned())
}

/// At least more components than at most, in two rules.
fn counts(draw: &mut Draw<'_>) -> Result<(), String> {
    let partner = draw.partner();
    counts_at(draw, partner)
}

fn counts_at(draw: &mut Draw<'_>, partner: usize) -> Result<(), String> {
    let (id, most) = (draw.id(partner), 4 + draw.numbers.below(4));
    draw.add(json!({ "rule": "count", "partner": id, "max": most }))?;
    draw.add(json!({ "rule": "count", "partner": id, "min": most + 1 }))
}

/// Components that cost more than one partner may get.
fn money(draw: &mut Draw<'_>) -> Result<(), String> {
    let partners = draw.partners();
    let told = partners
        .into_iter()
        .find_map(|partner| money_at(draw, partner).transpose());
    told.ok_or("nobody has so much that is dear")?
}

fn money_at(draw: &mut Draw<'_>, partner: usize) -> Result<Option<()>, String> {
    let offer = draw.loaded()?;
    let rows = offer.scenario.envelope.iter();
    let limits = rows.filter_map(|row| row.per_partner.or(row.total));
    let most: f64 = limits.map(Meur::value).sum();
    let mut cost = 0.0;
    let mut dear = Vec::new();
    for one in draw.dear(&offer, partner).into_iter().take(10) {
        if cost <= MORE * most {
            cost += one.0;
            dear.push(one);
        }
    }
    if cost <= MORE * most {
        return Ok(None);
    }
    for (_, component, option) in dear {
        draw.insist(partner, component, option)?;
    }
    Ok(Some(()))
}

/// Components that cost more than all partners may get, though each of them may have its own.
fn envelope(draw: &mut Draw<'_>) -> Result<(), String> {
    let offer = draw.loaded()?;
    let partners = offer.partners.len();
    let rows = &offer.scenario.envelope;
    let count = |count: usize| u32::try_from(count).map_or(f64::MAX, f64::from);
    let of_all = rows.iter().map(|row| {
        let each = row.per_partner.map(|most| most.value() * count(partners));
        row.total.map(Meur::value).or(each).unwrap_or(0.0)
    });
    let most: f64 = of_all.sum();
    let each: f64 = rows
        .iter()
        .filter_map(|row| row.per_partner.or(row.total))
        .map(Meur::value)
        .sum();
    let mut all = 0.0;
    for partner in draw.partners() {
        let mut own = 0.0;
        for (cost, component, option) in draw.dear(&offer, partner).into_iter().take(6) {
            if own + cost < 0.75 * each && all < MORE * most {
                draw.insist(partner, component, option)?;
                own += cost;
                all += cost;
            }
        }
    }
    if all < MORE * most {
        // Not enough that is dear: less of everything instead.
        let factor = all / (MORE * most);
        for row in draw.scenario["envelope"]
            .as_array_mut()
            .into_iter()
            .flatten()
        {
            if let Some(total) = row["total"].as_f64() {
                row["total"] = json!((total * factor).floor());
            }
        }
    }
    Ok(())
}

/// Conflicts that have nothing to do with each other, at three partners and wherever something requires another.
fn several(draw: &mut Draw<'_>) -> Result<(), String> {
    let partners = draw.partners();
    // First: what is measured for it must have a package.
    floor_at(draw, partners[2])?;
    for &partner in &partners[..2] {
        counts_at(draw, partner)?;
    }
    chain(draw)
}

/// A floor that a partner cannot reach beside what is included for it.
fn floor(draw: &mut Draw<'_>) -> Result<(), String> {
    let partner = draw.partner();
    let offer = draw.loaded()?;
    let dear = draw.dear(&offer, partner);
    for &(_, component, option) in dear.iter().skip(2).take(3) {
        draw.insist(partner, component, option)?;
        // The floor is to be in the way, not what is included.
        if most(&draw.loaded()?, partner).is_err() {
            list(&mut draw.scenario)?.pop();
        }
    }
    floor_at(draw, partner)
}

/// A floor just above the most that a partner can have.
/// What a partner can have at most.
fn most(offer: &Offer, partner: usize) -> Result<f64, String> {
    let aim = ideals::utility(partner, offer.partners.len());
    let extent = Extent::alone(offer, partner);
    let found = exact::pursue(offer, extent, &[aim], None, &effort(0.0), NODES);
    Ok(found.map_err(|why| format!("{why:?}"))?.first.bound)
}

fn floor_at(draw: &mut Draw<'_>, partner: usize) -> Result<(), String> {
    let offer = draw.loaded()?;
    let most = most(&offer, partner)?;
    let level = (MORE * most * 1e4).ceil() / 1e4;
    let id = draw.id(partner);
    draw.add(json!({ "rule": "floor", "party": id, "utility": level }))
}

/// Floors that each party could have and not all of them together.
fn floors(draw: &mut Draw<'_>) -> Result<(), String> {
    let offer = draw.loaded()?;
    let solution = portfolio::solve(&offer, &effort(FINE)).map_err(|why| format!("{why:?}"))?;
    let stage = solution.stages.first().ok_or("no aim")?;
    let share = MORE * stage.bound.ok_or("nothing is proven")?;
    for (party, ideal) in offer.parties().iter().zip(&solution.ideals) {
        let level = (share * ideal.bound * 1e4).ceil() / 1e4;
        let id = party.to_string();
        draw.add(json!({ "rule": "floor", "party": id, "utility": level }))?;
    }
    Ok(())
}
