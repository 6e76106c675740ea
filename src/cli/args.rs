//! The arguments as typed.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use crate::formulate::CRITERIA;
use crate::model::{Criterion, CriterionRule};
use crate::solve::Backend;

/// Assemble packages of mutual benefit between the EU and its partner countries.
///
/// Reads a scenario with its catalogue of components and its table of partners, finds the package
/// that is best under the scenario's notion of balance, proves how good it is, and writes the briefs.
#[derive(Debug, Parser)]
#[command(name = "tbo", version, max_term_width = 100, after_help = AFTER)]
pub struct Cli {
    /// Say nothing on stderr but errors.
    #[arg(long, short, global = true)]
    pub quiet: bool,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

const AFTER: &str = "\
Examples:
  tbo build scenarios/kenya.json -o out             solve, verify, write every document
  tbo solve scenarios/kenya.json                    the packages as a table
  tbo solve scenarios/kenya.json --set envelope.NDICI-G.total=+20%
  tbo solve scenarios/kenya.json --gap 0 --time-limit 600
  tbo balance scenarios/kenya.json                  every notion of balance side by side
  tbo frontier scenarios/kenya.json --chart         what the sides can trade off
  tbo check                                         every file, every finding
  tbo list components                               what the offer can contain

Exit codes: 0 done, 2 wrong usage, 3 input rejected, 4 no package satisfies the scenario,
5 stopped without a usable answer, 1 anything else.";

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Solve a scenario, verify the answer and write every document.
    Build(Build),
    /// Solve a scenario and print the packages.
    Solve(Solve),
    /// Solve a scenario under every notion of balance and show them side by side.
    Balance(Balance),
    /// List every outcome that cannot be improved for one side without loss for another.
    Frontier(Frontier),
    /// Recompute every figure of a result from the input files.
    Verify(Verify),
    /// Write the documents of a result again, without solving.
    Render(Render),
    /// Check input files and list every finding.
    Check(Check),
    /// Show where each item of the strategy is represented; fail where one is lost.
    Coverage(Coverage),
    /// List what the files hold.
    List(List),
    /// Show one component, partner, need, interest, instrument or area.
    Show(Show),
    /// Share a cost (or a gain) among members from what every coalition would pay alone.
    Share(Share),
    /// Print the JSON Schema (2020-12) of a kind of file.
    Schema(Schema),
    /// Print what a shell needs to complete commands and options.
    Completions(Completions),
}

/// A scenario with changes.
#[derive(Debug, Args)]
pub struct ScenarioArgs {
    /// The scenario, a JSON file.
    pub scenario: PathBuf,
    /// Change a key of the scenario: `criterion.rule=utilitarian`, `envelope.EIB.total=+20%`.
    #[arg(long = "set", value_name = "KEY=VALUE", value_parser = key_value)]
    pub set: Vec<(String, String)>,
    #[command(flatten)]
    #[expect(
        missing_docs,
        reason = "clap takes a doc comment here for its own help"
    )]
    pub search: SearchArgs,
}

/// Who searches, how long and how hard. For every command that solves.
#[derive(Debug, Clone, Default, Args)]
pub struct SearchArgs {
    /// Solver: `embedded`, or `highs` where the program was built with it.
    #[arg(long, value_name = "NAME", default_value = "embedded")]
    pub solver: Backend,
    /// Relative gap at which the search may stop, instead of the scenario's; 0 for proof.
    #[arg(long, value_name = "SHARE", value_parser = gap)]
    pub gap: Option<f64>,
    /// Seconds at which the search must stop, instead of the scenario's; another solver that has to
    /// step in gets as many.
    #[arg(long, value_name = "SECONDS", value_parser = seconds)]
    pub time_limit: Option<f64>,
    /// Threads to use; the answer does not depend on it.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub threads: Option<u16>,
    /// Seed of the solver's random choices; the embedded solver makes none.
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true,
          value_parser = clap::value_parser!(u32).range(..=0x7fff_ffff))]
    pub seed: u32,
}

/// `tbo build`.
#[derive(Debug, Args)]
pub struct Build {
    #[command(flatten)]
    #[expect(
        missing_docs,
        reason = "clap takes a doc comment here for its own help"
    )]
    pub scenario: ScenarioArgs,
    /// Folder for the documents.
    #[arg(long, short, value_name = "DIR")]
    pub output: PathBuf,
    #[command(flatten)]
    #[expect(
        missing_docs,
        reason = "clap takes a doc comment here for its own help"
    )]
    pub documents: DocumentArgs,
}

/// How documents are made.
#[derive(Debug, Args)]
pub struct DocumentArgs {
    /// Formats to write; all by default.
    #[arg(long, value_name = "LIST", value_delimiter = ',')]
    pub formats: Vec<String>,
    /// Folder with your own copies of templates; what is not there is taken from the built-in ones.
    #[arg(long, value_name = "DIR")]
    pub templates: Option<PathBuf>,
    /// Date printed on the documents instead of today's.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub date: Option<String>,
}

/// `tbo solve`.
#[derive(Debug, Args)]
pub struct Solve {
    #[command(flatten)]
    #[expect(
        missing_docs,
        reason = "clap takes a doc comment here for its own help"
    )]
    pub scenario: ScenarioArgs,
    /// How to print the packages.
    #[arg(long, value_enum, default_value_t = SolveFormat::Table)]
    pub format: SolveFormat,
}

/// How to print packages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SolveFormat {
    /// A table for people.
    Table,
    /// The result file.
    Json,
    /// One line for each chosen option.
    Csv,
}

/// `tbo balance`.
#[derive(Debug, Args)]
pub struct Balance {
    #[command(flatten)]
    #[expect(
        missing_docs,
        reason = "clap takes a doc comment here for its own help"
    )]
    pub scenario: ScenarioArgs,
    /// How to print the comparison.
    #[arg(long, value_enum, default_value_t = SolveFormat::Table)]
    pub format: SolveFormat,
    /// Notions to compare; all by default: `utilitarian,nash,alpha-fair:0.5`.
    #[arg(long, value_name = "LIST", value_delimiter = ',', value_parser = criterion)]
    pub criteria: Vec<Criterion>,
}

/// `tbo frontier`.
#[derive(Debug, Args)]
pub struct Frontier {
    #[command(flatten)]
    #[expect(
        missing_docs,
        reason = "clap takes a doc comment here for its own help"
    )]
    pub scenario: ScenarioArgs,
    /// Two or three of: partners (the sum of their utilities), eu, cost, a partner's id.
    #[arg(
        long,
        value_name = "LIST",
        value_delimiter = ',',
        default_value = "partners,eu"
    )]
    pub objectives: Vec<String>,
    /// How to print the points.
    #[arg(long, value_enum, default_value_t = SolveFormat::Table)]
    pub format: SolveFormat,
    /// Criteria whose picks are marked: all, none, or a list; all in a table, none in data unless asked for.
    #[arg(long, value_name = "LIST", value_delimiter = ',')]
    pub criteria: Option<Vec<String>>,
    /// Draw the points above the table even where nobody watches.
    #[arg(long)]
    pub chart: bool,
}

/// `tbo verify`.
#[derive(Debug, Args)]
pub struct Verify {
    /// The result, `result.json`; `-` for standard input.
    pub result: PathBuf,
    /// The scenario, if it is no longer where the result says.
    #[arg(long, value_name = "FILE")]
    pub scenario: Option<PathBuf>,
}

/// `tbo render`.
#[derive(Debug, Args)]
pub struct Render {
    /// The result, `result.json`; `-` for standard input.
    pub result: PathBuf,
    /// Folder for the documents.
    #[arg(long, short, value_name = "DIR")]
    pub output: PathBuf,
    /// The scenario, if it is no longer where the result says.
    #[arg(long, value_name = "FILE")]
    pub scenario: Option<PathBuf>,
    #[command(flatten)]
    #[expect(
        missing_docs,
        reason = "clap takes a doc comment here for its own help"
    )]
    pub documents: DocumentArgs,
}

/// `tbo check`.
#[derive(Debug, Args)]
pub struct Check {
    /// Files and folders; `scenarios`, `components` and `partners` by default.
    pub paths: Vec<PathBuf>,
}

/// Where catalogue and partners are.
#[derive(Debug, Args)]
pub struct DataArgs {
    /// Folder of the catalogue.
    #[arg(long, value_name = "DIR", default_value = "components")]
    pub catalogue: PathBuf,
    /// Folder of the partner data.
    #[arg(long, value_name = "DIR", default_value = "partners")]
    pub partners: PathBuf,
    /// Folder of the scenarios.
    #[arg(long, value_name = "DIR", default_value = "scenarios")]
    pub scenarios: PathBuf,
}

/// `tbo coverage`.
#[derive(Debug, Args)]
pub struct Coverage {
    /// How to print the items.
    #[arg(long, value_enum, default_value_t = CoverageFormat::Table)]
    pub format: CoverageFormat,
    #[command(flatten)]
    #[expect(
        missing_docs,
        reason = "clap takes a doc comment here for its own help"
    )]
    pub data: DataArgs,
}

/// How to print the items of the strategy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CoverageFormat {
    /// One line an item, for people.
    Table,
    /// Everything.
    Json,
    /// One line for each item and each thing that stands for it.
    Csv,
    /// The page `docs/strategy-coverage.md`.
    Markdown,
}

/// `tbo completions`.
#[derive(Debug, Args)]
#[command(after_help = COMPLETIONS)]
pub struct Completions {
    /// The shell.
    #[arg(value_enum)]
    pub shell: Shell,
}

const COMPLETIONS: &str = "\
Examples:
  tbo completions bash > ~/.local/share/bash-completion/completions/tbo
  tbo completions zsh > ~/.zfunc/_tbo          with ~/.zfunc in fpath
  tbo completions fish > ~/.config/fish/completions/tbo.fish";

/// `tbo list`.
#[derive(Debug, Args)]
pub struct List {
    /// What to list.
    #[arg(value_enum)]
    pub what: ListWhat,
    /// Print JSON instead of a table.
    #[arg(long)]
    pub json: bool,
    #[command(flatten)]
    #[expect(
        missing_docs,
        reason = "clap takes a doc comment here for its own help"
    )]
    pub data: DataArgs,
}

/// What to list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ListWhat {
    /// The catalogue.
    Components,
    /// The partner table.
    Partners,
    /// Scenario files.
    Scenarios,
    /// Needs of the taxonomy.
    Needs,
    /// Interests of the EU.
    Interests,
    /// Sources of money.
    Instruments,
    /// Notions of balance.
    Criteria,
    /// Constraints of the model.
    Rules,
    /// Document formats.
    Formats,
}

/// `tbo show`.
#[derive(Debug, Args)]
pub struct Show {
    /// Identifier or code: `dpi-interoperability`, `DPI-04`, `KEN`, `INTEROP`, `NDICI-G`.
    pub id: String,
    #[command(flatten)]
    #[expect(
        missing_docs,
        reason = "clap takes a doc comment here for its own help"
    )]
    pub data: DataArgs,
}

/// `tbo share`.
#[derive(Debug, Args)]
pub struct Share {
    /// The cost of every coalition, a JSON file (`tbo schema share`); `-` for standard input.
    pub costs: PathBuf,
    /// How to print the shares.
    #[arg(long, value_enum, default_value_t = ShareFormat::Table)]
    pub format: ShareFormat,
}

/// How to print shares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ShareFormat {
    /// Members down, rules across.
    Table,
    /// Everything, in full precision.
    Json,
    /// One line for each member and rule.
    Csv,
}

/// `tbo schema`.
#[derive(Debug, Args)]
pub struct Schema {
    /// Kind of file.
    #[arg(value_enum)]
    pub kind: Kind,
}

/// Kinds of files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    /// A file of components.
    Component,
    /// The schema of the partner table.
    Partner,
    /// A partner's profile.
    Profile,
    /// A scenario.
    Scenario,
    /// A table of coalition costs.
    Share,
    /// The map of the strategy.
    Strategy,
    /// The taxonomy.
    Taxonomy,
    /// A result.
    Result,
    /// A frontier.
    Frontier,
}

fn key_value(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((key, value)) if !key.trim().is_empty() => {
            Ok((key.trim().to_owned(), value.to_owned()))
        }
        _ => Err("write KEY=VALUE, for example envelope.EIB.total=+20%".to_owned()),
    }
}

fn gap(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(gap) if (0.0..1.0).contains(&gap) => Ok(gap),
        _ => Err("write a share from 0 to below 1, for example 1e-4".to_owned()),
    }
}

/// A rule, for `alpha-fair` with its alpha: `nash`, `alpha-fair:2`.
fn criterion(text: &str) -> Result<Criterion, String> {
    let (name, alpha) = text
        .split_once(':')
        .map_or((text, None), |(name, alpha)| (name, Some(alpha)));
    let mut rules = CRITERIA.iter().map(|criterion| criterion.rule);
    let Some(rule) = rules.find(|rule| rule.to_string() == name) else {
        let names: Vec<String> = CRITERIA
            .iter()
            .map(|known| known.rule.to_string())
            .collect();
        return Err(format!("write one of {}", names.join(", ")));
    };
    let alpha = match (rule, alpha.map(str::parse::<f64>)) {
        (CriterionRule::AlphaFair, Some(Ok(alpha))) if (0.0..=100.0).contains(&alpha) => {
            Some(alpha)
        }
        (CriterionRule::AlphaFair, _) => {
            return Err("write alpha-fair with a number from 0 to 100: alpha-fair:2".to_owned());
        }
        (_, Some(_)) => return Err(format!("{rule} has no alpha: write {rule} alone")),
        (_, None) => None,
    };
    Ok(Criterion { rule, alpha })
}

fn seconds(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(seconds) if seconds.is_finite() && seconds > 0.0 => Ok(seconds),
        _ => Err("write a number of seconds above 0".to_owned()),
    }
}

fn date(text: &str) -> Result<String, String> {
    let parts: Vec<&str> = text.split('-').collect();
    let digits = |part: &&str, length: usize| {
        part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let shaped = parts.len() == 3
        && [4, 2, 2]
            .iter()
            .zip(&parts)
            .all(|(length, part)| digits(part, *length));
    let number = |at: usize| {
        parts
            .get(at)
            .and_then(|part| part.parse::<u32>().ok())
            .unwrap_or(0)
    };
    if shaped && number(0) > 0 && (1..=days(number(0), number(1))).contains(&number(2)) {
        Ok(text.to_owned())
    } else {
        Err("write a date as YYYY-MM-DD".to_owned())
    }
}

/// Days of a month of the Gregorian calendar; 0 for what is no month.
fn days(year: u32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        1..=12 => 31,
        _ => 0,
    }
}
