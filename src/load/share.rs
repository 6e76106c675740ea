//! A table of coalition costs -> a game, with every finding at once.

use std::collections::BTreeMap;
use std::path::Path;

use super::Rejected;
use super::locate::{Entry, Node};
use super::raw::share::RawSharedPart;
use super::raw::{RawShare, text::Finite};
use super::read::{Located, Reader, has_errors, sorted};
use super::schema::SchemaKind;
use super::world::World;
use super::{rejected, suggest};
use crate::model::{Coalition, Diagnostic, Game, MOST_LISTED, MOST_MEMBERS, Part, Shared};

/// Most missing coalitions that are named one by one.
const NAMED: usize = 8;

/// Reads what every coalition of some members would pay (`costs`, `parts`) or earn (`values`) alone.
///
/// # Errors
/// Every finding: unknown and repeated members, a coalition twice, coalitions that are missing.
pub fn load_share(world: &dyn World, path: &Path) -> Result<Game, Rejected> {
    let mut reader = Reader::new(world);
    let game = read(&mut reader, path);
    match game {
        Some(game) if !has_errors(&reader.findings) => Ok(game),
        _ => Err(rejected(sorted(reader.findings))),
    }
}

fn read(reader: &mut Reader<'_>, path: &Path) -> Option<Game> {
    let tree = reader.tree(path, None)?;
    let raw: Located<RawShare> = reader.shaped(&tree, SchemaKind::Share)?;
    let members = members(reader, &raw);
    if members.len() > MOST_MEMBERS {
        let message = format!("{} members are more than can share", members.len());
        reader.report(
            Diagnostic::error("too-many-members", message)
                .at(raw.place("/members"))
                .hint(format!("name at most {MOST_MEMBERS} members")),
        );
        return None;
    }
    let value = &raw.value;
    let given = [
        value.costs.is_some(),
        value.values.is_some(),
        value.parts.is_some(),
    ];
    if given.iter().filter(|given| **given).count() != 1 {
        let message = "one of `costs`, `values` and `parts` must be given";
        reader.report(
            Diagnostic::error("what-is-shared", message)
                .at(raw.place(""))
                .hint(
                    "`costs` shares a cost, `values` a gain, `parts` a cost that is made of parts",
                ),
        );
        return None;
    }
    if let Some(parts) = &value.parts {
        let parts = listed_parts(reader, &raw, &members, parts);
        return Game::of_parts(members, parts);
    }
    let (shared, key, table) = match (&value.costs, &value.values) {
        (Some(costs), _) => (Shared::Cost, "costs", costs),
        (_, Some(values)) => (Shared::Gain, "values", values),
        _ => return None,
    };
    if members.len() > MOST_LISTED {
        let message = format!(
            "{} members have more coalitions than a table can list",
            members.len()
        );
        reader.report(
            Diagnostic::error("too-many-members", message)
                .at(raw.place("/members"))
                .hint(format!(
                    "list at most {MOST_LISTED} members, or give `parts` instead of `{key}`"
                )),
        );
        return None;
    }
    let worth = worths(reader, &tree, key, &members, table);
    if has_errors(&reader.findings) {
        return None; // what follows would only repeat it
    }
    let missing = missing(reader, &raw, key, &members, &worth);
    if missing {
        return None;
    }
    Game::listed(shared, members, |coalition| {
        worth.get(&coalition).copied().unwrap_or(0.0)
    })
}

/// The members' names, trimmed.
fn members(reader: &mut Reader<'_>, raw: &Located<RawShare>) -> Vec<String> {
    let names: Vec<String> = raw
        .value
        .members
        .iter()
        .map(|name| name.0.trim().to_owned())
        .collect();
    for (at, name) in names.iter().enumerate() {
        let place = || raw.place(&format!("/members/{at}"));
        if name.contains('+') {
            let message = format!("the name `{name}` holds a plus sign");
            reader.report(
                Diagnostic::error("member-name", message)
                    .at(place())
                    .hint("a plus sign joins the names of a coalition; write the name without it"),
            );
        }
        if names[..at].contains(name) {
            let message = format!("member `{name}` is given twice");
            let finding = Diagnostic::error("duplicate-member", message).at(place());
            reader.report(finding.hint("name each member once"));
        }
    }
    names
}

/// The worth of each coalition that a table lists.
fn worths(
    reader: &mut Reader<'_>,
    tree: &Node,
    key: &str,
    members: &[String],
    table: &BTreeMap<String, Finite>,
) -> BTreeMap<Coalition, f64> {
    let mut worth = BTreeMap::new();
    let mut first: BTreeMap<Coalition, &str> = BTreeMap::new();
    for entry in tree.get(key).map_or(&[][..], Node::entries) {
        let (coalition, findings) = coalition(&entry.key, members);
        let place = || key_place(entry, key);
        let wrong = !findings.is_empty();
        for finding in findings {
            reader.report(finding.at(place()));
        }
        if wrong {
            continue;
        }
        if let Some(before) = first.insert(coalition, &entry.key) {
            if before != entry.key {
                let message = format!("`{}` is the same coalition as `{before}`", entry.key);
                let finding = Diagnostic::error("duplicate-coalition", message).at(place());
                reader.report(
                    finding.hint("the order of names does not matter; keep one of the two"),
                );
            }
            continue;
        }
        if let Some(amount) = table.get(&entry.key) {
            worth.insert(coalition, amount.0);
        }
    }
    worth
}

fn key_place(entry: &Entry, key: &str) -> crate::model::Place {
    let pointer = super::locate::join(&format!("/{key}"), &entry.key);
    entry.key_spot.place(&pointer)
}

/// The coalition that a key names, and what is wrong with it.
fn coalition(key: &str, members: &[String]) -> (Coalition, Vec<Diagnostic>) {
    let mut coalition: Coalition = 0;
    let mut findings = Vec::new();
    for name in key.split('+').map(str::trim) {
        let Some(at) = members.iter().position(|member| member == name) else {
            let finding = if name.is_empty() {
                let message = format!("a name is empty in the coalition `{key}`");
                Diagnostic::error("empty-coalition", message)
                    .hint("join names by single plus signs; nobody at all is not listed")
            } else {
                let message = format!("`{name}` is not a member");
                let finding = Diagnostic::error("unknown-member", message);
                match suggest::hint(name, members.iter().map(String::as_str)) {
                    Some(hint) => finding.hint(hint),
                    None => finding,
                }
            };
            findings.push(finding);
            continue;
        };
        if coalition >> at & 1 == 1 {
            let message = format!("`{name}` stands twice in the coalition `{key}`");
            findings
                .push(Diagnostic::error("repeated-member", message).hint("name each member once"));
        }
        coalition |= 1 << at;
    }
    (coalition, findings)
}

/// Reports the coalitions that a table does not list: the largest first, since everybody together is
/// what is shared. Whether there are any.
fn missing(
    reader: &mut Reader<'_>,
    raw: &Located<RawShare>,
    key: &str,
    members: &[String],
    worth: &BTreeMap<Coalition, f64>,
) -> bool {
    let everybody: Coalition = (1 << members.len()) - 1;
    let mut missing: Vec<Coalition> = (1..=everybody)
        .filter(|coalition| !worth.contains_key(coalition))
        .collect();
    if missing.is_empty() {
        return false;
    }
    let everything = missing.contains(&everybody);
    missing.sort_by_key(|coalition| (*coalition != everybody, coalition.count_ones(), *coalition));
    let named: Vec<String> = missing
        .iter()
        .take(NAMED)
        .map(|&coalition| {
            let names = crate::model::positions(coalition).map(|at| members[at].as_str());
            format!("`{}`", names.collect::<Vec<_>>().join("+"))
        })
        .collect();
    let more = match missing.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let (what, verb) = if missing.len() == 1 {
        ("coalition", "is")
    } else {
        ("coalitions", "are")
    };
    let message = format!("{what} {}{more} {verb} missing", named.join(", "));
    let mut finding = Diagnostic::error("missing-coalition", message)
        .at(raw.place(&format!("/{key}")))
        .hint(format!(
            "{} members have {everybody} coalitions; list each, also those of a single member",
            members.len()
        ));
    if everything {
        finding = finding.hint("everybody together is what is shared: it must be there");
    }
    reader.report(finding);
    true
}

fn listed_parts(
    reader: &mut Reader<'_>,
    raw: &Located<RawShare>,
    members: &[String],
    parts: &[RawSharedPart],
) -> Vec<Part> {
    let mut listed = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        let mut needs: Coalition = 0;
        for (n, name) in part.needed_by.iter().enumerate() {
            let place = || raw.place(&format!("/parts/{at}/needed_by/{n}"));
            let (coalition, findings) = coalition(&name.0, members);
            for finding in findings {
                reader.report(finding.at(place()));
            }
            if needs & coalition != 0 {
                let message = format!("`{}` is named twice", name.0.trim());
                let finding = Diagnostic::error("repeated-member", message).at(place());
                reader.report(finding.hint("name each member once"));
            }
            needs |= coalition;
        }
        listed.push(Part {
            name: part.name.0.clone(),
            cost: part.cost.0,
            members: needs,
        });
    }
    listed
}
