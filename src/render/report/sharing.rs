//! How the cost of a shared project could be shared: every rule beside the equal shares of the model.

use super::block::{Block, Table, note};
use super::context::{Context, label};
use crate::explore::sharing::{Sharing, Standing, cost_game, equal_shares, rounded, standing};
use crate::model::Game;
use crate::package::result::RegionalProject;
use crate::render::locale::tell;
use crate::render::number::{UNITS_PER_MEUR, nearest};

/// The shares of one project by every rule; one sentence where all rules agree.
pub(super) fn blocks(context: &Context, project: &RegionalProject) -> Vec<Block> {
    let Some((name, game, sharing)) = sharing(context, project) else {
        return Vec::new();
    };
    let members = project.members.len();
    let equal = equal_shares(project.cost, members);
    if sharing.agreed(&equal) {
        return vec![note(tell!(
            context,
            "sharing-equal",
            project = name,
            amount = context.eur(nearest(equal[0])),
            members = members
        ))];
    }
    let mut rules = vec![(context.say("sharing-equal-used"), equal)];
    for rule in &sharing.rules {
        if let Some(shares) = &rule.shares {
            rules.push((rule_name(context, rule.rule), shares.clone()));
        }
    }
    let header: Vec<String> = [context.say("sharing-member")]
        .into_iter()
        .chain(rules.iter().map(|(rule, _)| format!("#{rule}")))
        .collect();
    let table = |caption: String, names: &[String], columns: &[Vec<f64>]| {
        let columns: Vec<Vec<i64>> = columns
            .iter()
            .map(|column| rounded(column, project.cost, UNITS_PER_MEUR))
            .collect();
        let mut table = Table::new(caption, &header);
        for (row, name) in names.iter().enumerate() {
            let cells = columns.iter().map(|column| context.money(column[row]));
            table.row([name.clone()].into_iter().chain(cells).collect());
        }
        let totals = columns
            .iter()
            .map(|column| context.money(column.iter().sum()));
        table.total = Some([context.say("total")].into_iter().chain(totals).collect());
        table
    };
    let names: Vec<String> = project
        .members
        .iter()
        .map(|id| super::summary::partner_name(context, id))
        .collect();
    let shares: Vec<Vec<f64>> = rules.into_iter().map(|(_, shares)| shares).collect();
    let caption = tell!(context, "sharing-table", project = name.as_str());
    let by_member = table(caption, &names, &shares);
    let (funders, paid) = funders(context, project, &shares);
    let caption = tell!(context, "sharing-funders-table", project = name.as_str());
    let mut by_funder = table(caption, &funders, &paid);
    if let Some(first) = by_funder.columns.first_mut() {
        first.label = context.say("sharing-funder");
    }
    let mut blocks: Vec<Block> = by_member.block().into_iter().collect();
    blocks.extend(by_funder.block());
    blocks.push(note(remarks(
        context,
        &sharing,
        standing(&game, &shares[0]).as_ref(),
    )));
    blocks
}

fn sharing(context: &Context, project: &RegionalProject) -> Option<(String, Game, Sharing)> {
    let offer = context.offer;
    let component = offer
        .components
        .iter()
        .position(|component| component.id.as_str() == project.component)?;
    let described = &offer.components[component];
    let option = described
        .options
        .iter()
        .position(|option| option.id.as_str() == project.option)?;
    let position = |id: &String| {
        let mut partners = offer.partners.iter();
        partners.position(|partner| partner.id.as_str() == id)
    };
    let members: Vec<usize> = project
        .members
        .iter()
        .map(position)
        .collect::<Option<_>>()?;
    let game = cost_game(offer, component, option, &members, project.cost)?;
    let sharing = Sharing::of(&game).ok()?;
    Some((label(context, described), game, sharing))
}

/// What each source of money pays under each rule: members are financed in the mix of their packages.
fn funders(
    context: &Context,
    project: &RegionalProject,
    shares: &[Vec<f64>],
) -> (Vec<String>, Vec<Vec<f64>>) {
    let item = |id: &String| {
        let pack = context
            .packs
            .iter()
            .find(|pack| pack.package.partner == *id);
        let mut chosen = pack.into_iter().flat_map(|pack| &pack.chosen);
        chosen.find(|chosen| chosen.component.id.as_str() == project.component)
    };
    let mix = |id: &String, instrument: &str| {
        let item = item(id).map(|chosen| chosen.item);
        let whole: f64 = item.map_or(0.0, |item| item.finance.values().sum());
        let paid = item.and_then(|item| item.finance.get(instrument));
        paid.map_or(0.0, |paid| if whole > 0.0 { paid / whole } else { 0.0 })
    };
    let mut names = Vec::new();
    let mut paid = vec![Vec::new(); shares.len()];
    for instrument in &context.offer.taxonomy.instruments {
        let parts: Vec<f64> = project
            .members
            .iter()
            .map(|id| mix(id, instrument.id.as_str()))
            .collect();
        if parts.iter().all(|part| *part <= 0.0) {
            continue;
        }
        let name = context.instrument(instrument);
        names.push(context.pair(&context.code(instrument.id.as_str()), &name));
        for (paid, shares) in paid.iter_mut().zip(shares) {
            paid.push(
                shares
                    .iter()
                    .zip(&parts)
                    .map(|(share, part)| share * part)
                    .sum(),
            );
        }
    }
    (names, paid)
}

/// A rule of sharing as printed; one that has no message prints its identifier.
fn rule_name(context: &Context, rule: &str) -> String {
    let id = rule.replace('_', "-");
    context.find(&format!("sharing-rule-{id}")).unwrap_or(id)
}

fn remarks(context: &Context, sharing: &Sharing, equal: Option<&Standing>) -> String {
    let all = [("equal", equal)].into_iter();
    let rules = sharing.rules.iter();
    let outside: Vec<String> = all
        .chain(rules.map(|rule| (rule.rule, rule.standing.as_ref())))
        .filter(|(_, standing)| standing.is_some_and(|standing| !standing.in_core))
        .map(|(rule, _)| rule_name(context, rule))
        .collect();
    let core = if sharing.least_core.is_none() {
        context.say("sharing-core-unknown")
    } else if outside.is_empty() {
        context.say("sharing-core-all")
    } else {
        tell!(
            context,
            "sharing-core-not",
            rules = context.commas(&outside)
        )
    };
    tell!(context, "sharing-remarks", core = core)
}
