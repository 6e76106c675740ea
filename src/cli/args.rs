//! The arguments as typed.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use crate::explore::sweep::End;
use crate::formulate::CRITERIA;
use crate::model::{Criterion, CriterionRule};
use crate::render::Language;
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
  tbo explain scenarios/kenya.json --component DPI-04   why in, why out, what would turn it
  tbo frontier scenarios/kenya.json --chart         what the sides can trade off
  tbo alternatives scenarios/kenya.json             what else is nearly as good
  tbo sweep scenarios/kenya.json --key envelope.NDICI-G.total --from 50% --to 150%
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
    /// Say why each component is in a package or not, and what it would take to change that.
    Explain(Explain),
    /// List every outcome that cannot be improved for one side without loss for another.
    Frontier(Frontier),
    /// Show packages that are nearly as good as the chosen one, and what all of them hold.
    Alternatives(Alternatives),
    /// Solve a scenario at several values of one key.
    Sweep(Sweep),
    /// Show scenarios or results side by side, what differs first.
    Compare(Compare),
    /// Show which judgements, moved within their range, change the package.
    Robust(Robust),
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
    /// Answer a question about money and time: how concessional a loan is.
    Finance(Finance),
    /// Print the JSON Schema (2020-12) of a kind of file.
    Schema(Schema),
    /// Write the catalogue as an Excel workbook or a CSV file, to be edited and read back.
    Export(Export),
    /// Read a catalogue back from an Excel workbook or a CSV file, with the checks of `tbo check`.
    Import(Import),
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
    /// Formats to write, such as `md,html,xlsx`; all that are built in by default (`tbo list formats`).
    #[arg(long, value_name = "LIST", value_delimiter = ',')]
    pub formats: Vec<String>,
    /// Languages of the documents: en, fr, es, pt, ar, uk, and `partner` for each partner's working language;
    /// `en,partner` unless stated.
    #[arg(long, value_name = "LIST", value_delimiter = ',')]
    pub lang: Vec<String>,
    /// Folder with your own copies of templates; what is not there is taken from the built-in ones.
    #[arg(long, value_name = "DIR")]
    pub templates: Option<PathBuf>,
    /// Word file (.docx or .dotx) whose styles, header, footer and page the Word documents take.
    #[arg(long, value_name = "FILE")]
    pub word_template: Option<PathBuf>,
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

/// How to print packages, and what is found out about them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SolveFormat {
    /// Tables for people.
    Table,
    /// Everything, in full precision.
    Json,
    /// Lines for a spreadsheet.
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

/// `tbo explain`.
///
/// Without `--component` every component of every package (or of `--partner`'s) with its reason. With it
/// the scenario is solved again: with the component forced in, or left out where it is chosen; and the
/// factor is found by which its cost or its effects would have to move for the decision to turn.
/// `--time-limit` holds for the first solution, and once more for all of that.
#[derive(Debug, Args)]
pub struct Explain {
    #[command(flatten)]
    #[expect(
        missing_docs,
        reason = "clap takes a doc comment here for its own help"
    )]
    pub scenario: ScenarioArgs,
    /// One partner of the scenario; all by default.
    #[arg(long, value_name = "ID")]
    pub partner: Option<String>,
    /// One component, by id or code: `dpi-interoperability`, `DPI-04`; solves again.
    #[arg(long, value_name = "ID")]
    pub component: Option<String>,
    /// How to print it.
    #[arg(long, value_enum, default_value_t = ExplainFormat::Table)]
    pub format: ExplainFormat,
}

/// How to print an explanation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ExplainFormat {
    /// For people.
    Table,
    /// Everything, in full precision.
    Json,
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

/// `tbo alternatives`.
#[derive(Debug, Args)]
#[command(after_help = ALTERNATIVES)]
pub struct Alternatives {
    #[command(flatten)]
    #[expect(
        missing_docs,
        reason = "clap takes a doc comment here for its own help"
    )]
    pub scenario: ScenarioArgs,
    /// Largest loss of the criterion's value: `2%` or `0.02`.
    #[arg(long, value_name = "SHARE", default_value = "2%", value_parser = share)]
    pub within: f64,
    /// Packages that differ most, and best packages after the chosen one, at most.
    #[arg(long, value_name = "K", default_value_t = 3, value_parser = clap::value_parser!(u16).range(1..=100))]
    pub count: u16,
    /// Only these partners: `MAR,TUN`; all by default.
    #[arg(long, value_name = "LIST", value_delimiter = ',')]
    pub partner: Vec<String>,
    /// How to print them.
    #[arg(long, value_enum, default_value_t = SolveFormat::Table)]
    pub format: SolveFormat,
}

const ALTERNATIVES: &str = "\
Kinds: different-N are as far from the chosen package as packages within the loss can be,
and half as far from each other as the first is from it; best-N are the next best; cheaper,
faster (fewest years until all is built), lighter (least effort), greener (most of the green
needs met), partner and eu (largest utility) are the best in one direction. A component is a
must-have if every package within the loss holds it: without it, the best value left is
below the loss.

Each partner is looked at while the others keep their packages and their money, and the
shared projects stay.
The time limit counts for the packages first, and then once more for what is nearly as good.

Examples:
  tbo alternatives scenarios/kenya.json --within 5% --count 5
  tbo alternatives scenarios/southern-neighbourhood.json --partner MAR --format json";

/// `tbo sweep`.
#[derive(Debug, Args)]
#[command(after_help = SWEEP)]
pub struct Sweep {
    #[command(flatten)]
    #[expect(
        missing_docs,
        reason = "clap takes a doc comment here for its own help"
    )]
    pub scenario: ScenarioArgs,
    /// The key to vary, as `--set` names it: `envelope.NDICI-G.total`.
    #[arg(long, value_name = "KEY")]
    pub key: String,
    /// First value, or percent of the scenario's own: `50%`.
    #[arg(long, value_name = "VALUE", value_parser = end, requires = "to", required_unless_present = "values", allow_hyphen_values = true)]
    pub from: Option<End>,
    /// Last value.
    #[arg(long, value_name = "VALUE", value_parser = end, requires = "from", allow_hyphen_values = true)]
    pub to: Option<End>,
    /// Values from first to last, both included.
    #[arg(long, value_name = "N", default_value_t = 11, value_parser = clap::value_parser!(u16).range(2..=1000), conflicts_with = "values")]
    pub steps: u16,
    /// The values themselves instead, as `--set` takes them: `100,+20%,utilitarian`.
    #[arg(long, value_name = "LIST", value_delimiter = ',', conflicts_with_all = ["from", "to"], allow_hyphen_values = true)]
    pub values: Vec<String>,
    /// How to print the answers.
    #[arg(long, value_enum, default_value_t = SolveFormat::Table)]
    pub format: SolveFormat,
    /// Draw the chart even where nobody watches.
    #[arg(long)]
    pub chart: bool,
}

const SWEEP: &str = "\
Each value is solved and verified by itself; the time limit counts for each. A value without
any package is a line of the table, not the end.

Examples:
  tbo sweep scenarios/kenya.json --key envelope.NDICI-G.total --from 50% --to 150% --steps 11
  tbo sweep scenarios/kenya.json --key envelope.NDICI-G.total --values 20,40,80
  tbo sweep scenarios/kenya.json --key criterion.rule --values utilitarian,nash,kalai-smorodinsky";

/// `tbo compare`.
#[derive(Debug, Args)]
#[command(after_help = COMPARE)]
pub struct Compare {
    /// Two or more scenarios or results (`result.json`); `-` for a result on standard input.
    #[arg(required = true, num_args = 1.., value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Change a key of every scenario: `envelope.EIB.total=+20%`. Results stay as they are.
    #[arg(long = "set", value_name = "KEY=VALUE", value_parser = key_value)]
    pub set: Vec<(String, String)>,
    #[command(flatten)]
    #[expect(
        missing_docs,
        reason = "clap takes a doc comment here for its own help"
    )]
    pub search: SearchArgs,
    /// How to print them.
    #[arg(long, value_enum, default_value_t = CompareFormat::Table)]
    pub format: CompareFormat,
    /// Language of the tables: en, fr, es, pt, ar, uk. CSV and JSON are data and the same in each.
    #[arg(long, value_name = "LANG", default_value = "en", value_parser = language)]
    pub lang: Language,
}

const COMPARE: &str = "\
A scenario is solved and verified; a result is taken as it stands (`tbo verify` checks it).

Examples:
  tbo compare scenarios/kenya.json scenarios/backtest/kenya.json
  tbo solve scenarios/kenya.json --format json > before.json
  $EDITOR components/cybersecurity/cyb-national-csirt.json
  tbo compare before.json scenarios/kenya.json --format html > changes.html
  tbo compare before.json scenarios/kenya.json --format html --lang fr > changements.html";

/// How to print a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CompareFormat {
    /// Tables for people.
    Table,
    /// The same in Markdown.
    Markdown,
    /// One self-contained page.
    Html,
    /// One line for each figure and component.
    Csv,
    /// Everything, in full precision.
    Json,
}

/// `tbo robust`.
#[derive(Debug, Args)]
#[command(after_help = ROBUST)]
pub struct Robust {
    #[command(flatten)]
    #[expect(
        missing_docs,
        reason = "clap takes a doc comment here for its own help"
    )]
    pub scenario: ScenarioArgs,
    /// Share by which weights, extra effects and ungraded effects move: no file states a range for
    /// them.
    #[arg(long, value_name = "SHARE", default_value = "25%", value_parser = spread)]
    pub spread: f64,
    /// How to print it.
    #[arg(long, value_enum, default_value_t = SolveFormat::Table)]
    pub format: SolveFormat,
}

const ROBUST: &str = "\
One judgement moves at a time: a graded effect to the next grade of the rubric
(components/README.md) up and down, in all sizes; a cost to its low and to its high
estimate; what states neither by --spread. Each move is solved again. The loss is what
keeping the old package would lose of the criterion's value.

With several partners each is solved again while the others keep their packages, and ideal
points stay. The time limit counts for the packages first, and then once more for the moves;
what was not tried, or not settled by the counted work, is said.

Examples:
  tbo robust scenarios/kenya.json
  tbo robust scenarios/kenya.json --spread 50% --time-limit 300 --format csv";

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

/// `tbo finance`.
#[derive(Debug, Args)]
pub struct Finance {
    /// What to answer.
    #[command(subcommand)]
    pub question: Question,
}

/// What to answer.
#[derive(Debug, Subcommand)]
pub enum Question {
    /// How much of a loan is a gift, and whether it counts as concessional and as aid.
    ///
    /// The grant element is the face value less the value of the debt service, discounted payment by
    /// payment, in percent of the face value. Rates are shares a year: 0.0075 for 0.75 %.
    #[command(after_help = GRANT_ELEMENT)]
    GrantElement(GrantElement),
}

const GRANT_ELEMENT: &str = "\
Examples:
  tbo finance grant-element --rate 0.0075 --grace 6 --maturity 38
  tbo finance grant-element --rate 0.04 --grace 3 --maturity 15 --profile annuity --format json";

/// `tbo finance grant-element`.
#[derive(Debug, Args)]
pub struct GrantElement {
    /// Interest a year as a share, 0.0075 for 0.75 %.
    #[arg(long, value_name = "SHARE", allow_negative_numbers = true)]
    pub rate: f64,
    /// Years to the first payment of principal, less one payment period; a bullet ignores it.
    #[arg(long, value_name = "YEARS", allow_negative_numbers = true)]
    pub grace: f64,
    /// Years to the last payment.
    #[arg(long, value_name = "YEARS", allow_negative_numbers = true)]
    pub maturity: f64,
    /// Payments a year, 1 to 12.
    #[arg(
        long,
        value_name = "N",
        default_value_t = 2.0,
        allow_negative_numbers = true
    )]
    pub payments_per_year: f64,
    /// How the principal is paid back.
    #[arg(long, value_enum, default_value_t = ProfileArg::EqualPrincipal)]
    pub profile: ProfileArg,
    /// Effective discount rate a year as a share; 0.05 is the IMF's and the World Bank's.
    #[arg(
        long,
        value_name = "SHARE",
        default_value_t = 0.05,
        allow_negative_numbers = true
    )]
    pub discount: f64,
    /// How to print the answer.
    #[arg(long, value_enum, default_value_t = TableOrJson::Table)]
    pub format: TableOrJson,
}

/// How the principal is paid back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ProfileArg {
    /// The same principal at each date after the grace period.
    EqualPrincipal,
    /// The same debt service at each date after the grace period.
    Annuity,
    /// All principal at the last date.
    Bullet,
}

/// How to print an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TableOrJson {
    /// A table for people.
    Table,
    /// Everything, with the schedule payment by payment.
    Json,
}

/// `tbo schema`.
#[derive(Debug, Args)]
pub struct Schema {
    /// Kind of file.
    #[arg(value_enum)]
    pub kind: Kind,
}

/// `tbo export`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  tbo export components -o components.xlsx          a workbook: one sheet for components, options, effects, ...
  tbo import components.xlsx -o components          what was changed goes back into the files
  tbo export components > components.csv            the same sheets one under another, for a script or a diff")]
pub struct Export {
    /// What to write.
    #[arg(value_enum)]
    pub what: ExportWhat,
    /// File to write, `.xlsx` or `.csv`; without it CSV goes to standard output.
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Folder of the catalogue.
    #[arg(long, value_name = "DIR", default_value = "components")]
    pub catalogue: PathBuf,
}

/// What to write as a workbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ExportWhat {
    /// The catalogue.
    Components,
}

/// `tbo import`.
#[derive(Debug, Args)]
#[command(after_help = "\
Every finding is listed with its sheet, row and column, and nothing is written while one stands (exit code 3).
Files that say the same as before keep their bytes; files that the workbook does not name stay where they are.")]
pub struct Import {
    /// The workbook, as `tbo export components` writes it: `.xlsx` or `.csv`; `-` for standard input.
    pub file: PathBuf,
    /// Folder for the files of components; the catalogue itself, or a new one.
    #[arg(long, short, value_name = "DIR")]
    pub output: PathBuf,
    /// Folder of the catalogue whose taxonomy says which areas, needs, interests and instruments there are.
    #[arg(long, value_name = "DIR", default_value = "components")]
    pub catalogue: PathBuf,
    /// Folder of the partner data, for the partners, regions and indicators that components name.
    #[arg(long, value_name = "DIR", default_value = "partners")]
    pub partners: PathBuf,
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
    /// A result: what `tbo solve --format json` prints.
    Result,
    /// What `tbo alternatives --format json` prints.
    Alternatives,
    /// What `tbo balance --format json` prints.
    Balance,
    /// What `tbo compare --format json` prints.
    Compare,
    /// What is printed where no package satisfies the scenario.
    Conflicts,
    /// What `tbo explain --format json` prints.
    #[value(alias = "explain")]
    Explanation,
    /// What `tbo frontier --format json` prints.
    Frontier,
    /// What `tbo robust --format json` prints.
    Robust,
    /// What `tbo sweep --format json` prints.
    Sweep,
}

fn key_value(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((key, value)) if !key.trim().is_empty() => {
            Ok((key.trim().to_owned(), value.to_owned()))
        }
        _ => Err("write KEY=VALUE, for example envelope.EIB.total=+20%".to_owned()),
    }
}

/// A share below 1, as percent or as a number: `2%`, `0.02`.
fn share(text: &str) -> Result<f64, String> {
    let number = match text.strip_suffix('%') {
        Some(percent) => percent.trim().parse().map(|percent: f64| percent / 100.0),
        None => text.parse(),
    };
    match number {
        Ok(share) if (0.0..1.0).contains(&share) => Ok(share),
        _ => Err("write a share from 0 to below 1, for example 2% or 0.02".to_owned()),
    }
}

/// A share that moves something.
fn spread(text: &str) -> Result<f64, String> {
    match share(text) {
        Ok(share) if share > 0.0 => Ok(share),
        _ => Err("write a share above 0 and below 1, for example 25% or 0.25".to_owned()),
    }
}

/// One end of a sweep: `110`, `50%`.
fn end(text: &str) -> Result<End, String> {
    let (number, percent) = text
        .strip_suffix('%')
        .map_or((text, false), |percent| (percent, true));
    match number.trim().parse::<f64>() {
        Ok(value) if value.is_finite() && percent => Ok(End::Percent(value)),
        Ok(value) if value.is_finite() => Ok(End::Value(value)),
        _ => Err("write a number, or percent of the scenario's own value: 50%".to_owned()),
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

/// One of the six languages.
fn language(text: &str) -> Result<Language, String> {
    let known = || Language::ALL.map(Language::code).join(", ");
    Language::named(text).ok_or_else(|| format!("write one of {}", known()))
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
