//! `tbo share`: a cost, or a gain, shared by every rule, side by side.

use std::fmt::Write as _;
use std::io::Read as _;
use std::path::Path;

use serde_json::{Map, Value, json};

use super::super::Failure;
use super::super::args::{Share, ShareFormat};
use super::super::output::{Talk, out, out_text};
use super::table;
use crate::explore::sharing::{Note, RuleShares, Sharing, rounded};
use crate::load::{self, Disk, Memory};
use crate::model::{Game, Shared};
use crate::render::csv_text;

/// What standard input is called in findings.
const STDIN: &str = "standard input";

/// Runs the command.
///
/// # Errors
/// [`Failure::Rejected`] with every finding, [`Failure::NoAnswer`] where a linear program fails.
pub fn run(args: &Share, talk: &Talk) -> Result<(), Failure> {
    let game = read(&args.costs)?;
    let sharing = Sharing::of(&game).map_err(Failure::NoAnswer)?;
    match args.format {
        ShareFormat::Table => {
            out_text(&shown(&game, &sharing))?;
            for note in &sharing.notes {
                talk.say(&format!("note: {}", words(*note, sharing.shared)));
            }
            Ok(())
        }
        ShareFormat::Json => out(&format!("{:#}\n", json(&game, &sharing))),
        ShareFormat::Csv => out(&csv(&game, &sharing)?),
    }
}

fn read(path: &Path) -> Result<Game, Failure> {
    let game = if path.as_os_str() == "-" {
        let mut bytes = Vec::new();
        std::io::stdin()
            .read_to_end(&mut bytes)
            .map_err(|error| Failure::Other(format!("cannot read standard input: {error}")))?;
        let world = Memory([(STDIN.into(), bytes)].into_iter().collect());
        load::load_share(&world, Path::new(STDIN))
    } else {
        load::load_share(&Disk, path)
    };
    game.map_err(|rejected| Failure::Rejected(rejected.findings))
}

/// Members down, rules across; every column adds up as printed.
fn shown(game: &Game, sharing: &Sharing) -> String {
    let decimals = decimals(game);
    let number = |value: f64| format!("{:.decimals$}", value + 0.0);
    let mut cells: Vec<Vec<String>> = vec![sharing.members.clone()];
    cells[0].extend(["total".to_owned(), "in the core".to_owned()]);
    let mut header = vec!["member".to_owned(), "alone".to_owned()];
    let mut alone: Vec<String> = sharing.alone.iter().map(|&value| number(value)).collect();
    alone.extend([String::new(), String::new()]);
    cells.push(alone);
    for rule in &sharing.rules {
        header.push(rule.rule.replace('_', "-"));
        let mut column = match &rule.shares {
            Some(shares) => whole(shares, sharing.total, decimals),
            None => vec!["-".to_owned(); sharing.members.len() + 1],
        };
        column.push(match (&rule.shares, &rule.standing) {
            (Some(_), Some(standing)) if standing.in_core => "yes".to_owned(),
            (Some(_), Some(_)) => "no".to_owned(),
            _ => "-".to_owned(),
        });
        cells.push(column);
        if let (Some(error), "shapley") = (&sharing.shapley_error, rule.rule) {
            header.push("+-".to_owned());
            let mut errors: Vec<String> = error.iter().map(|&value| number(value)).collect();
            errors.extend([String::new(), String::new()]);
            cells.push(errors);
        }
    }
    // Right-aligned, words too.
    for (head, column) in header.iter_mut().zip(&mut cells).skip(1) {
        let widths = column.iter().map(|cell| cell.chars().count());
        let width = widths.chain([head.chars().count()]).max().unwrap_or(0);
        for cell in column.iter_mut().chain([head]) {
            *cell = format!("{cell:>width$}");
        }
    }
    let rows: Vec<Vec<String>> = (0..cells[0].len())
        .map(|row| cells.iter().map(|column| column[row].clone()).collect())
        .collect();
    let header: Vec<&str> = header.iter().map(String::as_str).collect();
    let mut text = table::columns(&header, &rows);
    text.push('\n');
    text.push_str(&core(game, sharing, number));
    text
}

/// Who would do better alone, rule by rule.
fn core(game: &Game, sharing: &Sharing, number: impl Fn(f64) -> String) -> String {
    let mut text = String::new();
    let (pays, verb) = match sharing.shared {
        Shared::Cost => ("more", "pays"),
        Shared::Gain => ("less", "gets"),
    };
    for rule in &sharing.rules {
        let Some(standing) = rule.standing.as_ref().filter(|standing| !standing.in_core) else {
            continue;
        };
        // Writing into a String cannot fail.
        let _ = writeln!(
            text,
            "{}: {} {verb} {} {pays} than on its own",
            rule.rule.replace('_', "-"),
            game.names(standing.coalition).join("+"),
            number(standing.largest_excess)
        );
    }
    match (sharing.least_core, sharing.core_is_empty()) {
        (Some(epsilon), Some(true)) => {
            let _ = writeln!(
                text,
                "the core is empty: under any division some coalition {verb} at least {} {pays} than on its own",
                number(epsilon)
            );
        }
        (Some(_), _) => text.push_str("the core is not empty\n"),
        (None, _) => {}
    }
    text
}

/// Decimals that show four digits of the largest amount, two at least.
fn decimals(game: &Game) -> usize {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 2 and 10"
    )]
    let decimals = (3.0 - game.scale().log10().floor()).clamp(2.0, 10.0) as usize;
    decimals
}

/// Shares and their total, rounded so that they add up as printed.
fn whole(shares: &[f64], total: f64, decimals: usize) -> Vec<String> {
    let unit = 10_f64.powi(i32::try_from(decimals).unwrap_or(2));
    let mut units = rounded(shares, total, unit);
    units.push(units.iter().sum());
    #[expect(clippy::cast_precision_loss, reason = "a dozen digits at most")]
    let shown = |units: i64| format!("{:.decimals$}", units as f64 / unit);
    units.into_iter().map(shown).collect()
}

/// A number without a fraction where it has none.
fn plain(value: f64) -> Value {
    if value.fract() == 0.0 && value.abs() < 9e15 {
        #[expect(clippy::cast_possible_truncation, reason = "whole and below 2^53")]
        return json!(value as i64);
    }
    json!(value)
}

fn json(game: &Game, sharing: &Sharing) -> Value {
    let by_name = |shares: &[f64]| -> Value {
        let named = sharing.by_name(shares).into_iter();
        Value::Object(named.map(|(name, share)| (name, plain(share))).collect())
    };
    let mut object = Map::new();
    let mut put = |key: &str, value: Value| object.insert(key.to_owned(), value);
    put("members", json!(sharing.members));
    put("kind", json!(sharing.shared));
    put("total", plain(sharing.total));
    put("alone", by_name(&sharing.alone));
    let mut core = Map::new();
    for rule in &sharing.rules {
        let shares = rule.shares.as_deref().map(by_name);
        put(rule.rule, shares.unwrap_or(Value::Null));
        if let Some(standing) = &rule.standing {
            let value = json!({
                "in_core": standing.in_core,
                "largest_excess": plain(standing.largest_excess),
                "coalition": game.names(standing.coalition),
            });
            core.insert(rule.rule.to_owned(), value);
        }
    }
    if let Some(error) = &sharing.shapley_error {
        put("shapley_error", by_name(error));
    }
    put("core", Value::Object(core));
    put("core_is_empty", json!(sharing.core_is_empty()));
    let epsilon = sharing.least_core.map(plain);
    put("least_core_epsilon", epsilon.unwrap_or(Value::Null));
    let notes = sharing.notes.iter();
    let notes: Vec<&str> = notes.map(|note| words(*note, sharing.shared)).collect();
    put("notes", json!(notes));
    Value::Object(object)
}

fn csv(game: &Game, sharing: &Sharing) -> Result<String, Failure> {
    let problem = |error: csv::Error| Failure::Other(format!("cannot write the shares: {error}"));
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer
        .write_record([
            "rule",
            "member",
            "share",
            "error",
            "in_core",
            "largest_excess",
            "coalition",
        ])
        .map_err(problem)?;
    for rule in &sharing.rules {
        for (at, share) in rule.shares.iter().flatten().enumerate() {
            let record = record(game, sharing, rule, at, *share);
            writer.write_record(record).map_err(problem)?;
        }
    }
    let bytes = writer
        .into_inner()
        .map_err(|error| problem(error.into_error().into()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn record(
    game: &Game,
    sharing: &Sharing,
    rule: &RuleShares,
    member: usize,
    share: f64,
) -> [String; 7] {
    let error = sharing.shapley_error.as_ref();
    let error = error.filter(|_| rule.rule == "shapley");
    let standing = rule.standing.as_ref();
    let words = |text: &str| csv_text(text).into_owned();
    [
        rule.rule.to_owned(),
        words(&sharing.members[member]),
        share.to_string(),
        error.map_or_else(String::new, |error| error[member].to_string()),
        standing.map_or_else(String::new, |standing| standing.in_core.to_string()),
        standing.map_or_else(String::new, |standing| standing.largest_excess.to_string()),
        standing.map_or_else(String::new, |standing| {
            words(&game.names(standing.coalition).join("+"))
        }),
    ]
}

/// A note in words.
fn words(note: Note, shared: Shared) -> &'static str {
    match (note, shared) {
        (Note::NoProportions, Shared::Cost) => {
            "proportional: says nothing, since members alone cost nothing (or less)"
        }
        (Note::NoProportions, Shared::Gain) => {
            "proportional: says nothing, since members alone earn nothing (or less)"
        }
        (Note::NotSeparable, _) => {
            "separable: says nothing, since a member adds more to the others than it would bear alone, or nobody saves"
        }
        (Note::NotNested, _) => {
            "serial: meant for nested demands, where the largest member alone decides what a coalition pays; this table is not of that kind"
        }
        (Note::NobodyJoins, _) => {
            "no division leaves every member at least as well off as alone; the nucleolus is taken over all divisions"
        }
        (Note::Sampled, _) => {
            "too many members to list every coalition: the Shapley value is sampled, with its standard error; no nucleolus and no core"
        }
    }
}
