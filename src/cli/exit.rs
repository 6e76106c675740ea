//! What can end a command early, and the exit code of each.

use super::commands::wrap::wrapped;
use crate::model::{Diagnostic, Severity};
use crate::package::conflict_words::ITEM;
use crate::package::conflicts::ConflictsFile;

/// Anything else.
pub const OTHER: u8 = 1;
/// Wrong usage.
pub const USAGE: u8 = 2;
/// Input rejected.
pub const REJECTED: u8 = 3;
/// No package satisfies the scenario.
pub const INFEASIBLE: u8 = 4;
/// Stopped at a limit, or failed, without a usable answer.
pub const NO_ANSWER: u8 = 5;

/// Why a command did not finish.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// Reading, writing and the like.
    #[error("{0}")]
    Other(String),
    /// Arguments that clap cannot judge.
    #[error("{0}")]
    Usage(String),
    /// Arguments that do not go together; every finding.
    #[error("arguments refused")]
    Refused(Vec<Diagnostic>),
    /// The input does not hold; every finding.
    #[error("input rejected")]
    Rejected(Vec<Diagnostic>),
    /// No package satisfies the scenario; why, and what would help.
    #[error("no package satisfies the scenario")]
    Infeasible(Box<Reasons>),
    /// No usable answer.
    #[error("{0}")]
    NoAnswer(String),
    /// Whoever read our output has gone: not worth a word.
    #[error("output closed")]
    Closed,
}

/// Why there is no package.
#[derive(Debug, Default)]
pub struct Reasons {
    /// One sentence, or item of a list, a line.
    pub lines: Vec<String>,
    /// The same for programs; absent where it was not looked for.
    pub data: Option<ConflictsFile>,
}

impl Reasons {
    /// Each conflict as a sentence.
    #[must_use]
    pub fn because(&self) -> Vec<String> {
        let conflicts = self.data.iter().flat_map(|data| &data.conflicts);
        conflicts.map(|conflict| conflict.because.clone()).collect()
    }
}

impl Failure {
    /// The same failure, or that of stdout; why there is no package goes there where a program asked for data.
    #[must_use]
    pub fn for_programs(self, data: bool) -> Self {
        let Self::Infeasible(reasons) = &self else {
            return self;
        };
        let Some(conflicts) = reasons.data.as_ref().filter(|_| data) else {
            return self;
        };
        let written = serde_json::to_string_pretty(conflicts)
            .map_err(|error| Self::Other(format!("cannot write the conflicts: {error}")))
            .and_then(|text| super::output::out(&format!("{text}\n")));
        match written {
            Ok(()) => self,
            Err(other) => other,
        }
    }

    /// The same failure, naming the scenario of several that it is about.
    #[must_use]
    pub fn of(self, scenario: &str) -> Self {
        match self {
            Self::Infeasible(mut reasons) => {
                reasons.lines.insert(0, format!("in {scenario}:"));
                Self::Infeasible(reasons)
            }
            Self::NoAnswer(why) => Self::NoAnswer(format!("{scenario}: {why}")),
            other => other,
        }
    }

    /// Its exit code.
    #[must_use]
    pub fn code(&self) -> u8 {
        match self {
            Self::Other(_) => OTHER,
            Self::Usage(_) | Self::Refused(_) => USAGE,
            Self::Rejected(_) => REJECTED,
            Self::Infeasible(_) => INFEASIBLE,
            Self::NoAnswer(_) => NO_ANSWER,
            Self::Closed => 0,
        }
    }

    /// Says it on stderr.
    pub fn report(&self) {
        match self {
            Self::Closed => {}
            Self::Refused(findings) => {
                for finding in findings {
                    super::output::err(&format!("{finding}\n"));
                }
                super::output::err(&format!(
                    "error: {} in the arguments",
                    plural(findings.len(), "finding")
                ));
            }
            Self::Rejected(findings) => {
                for finding in findings {
                    super::output::err(&format!("{finding}\n"));
                }
                let errors = findings
                    .iter()
                    .filter(|f| f.severity == Severity::Error)
                    .count();
                let files = findings
                    .iter()
                    .filter_map(|f| f.place.as_ref())
                    .map(|place| &place.file);
                let files = files.collect::<std::collections::BTreeSet<_>>().len();
                super::output::err(&format!(
                    "error: {} in {}; nothing was written",
                    plural(errors, "finding"),
                    plural(files, "file")
                ));
            }
            Self::Infeasible(reasons) => {
                super::output::err(&format!("error: {self}"));
                for line in &reasons.lines {
                    let set = match line.strip_prefix(ITEM) {
                        Some(item) => wrapped("      - ", item),
                        None => wrapped("  = ", line),
                    };
                    super::output::err(set.trim_end());
                }
            }
            other => super::output::err(&format!("error: {other}")),
        }
    }
}

/// `1 finding`, `2 findings`.
#[must_use]
pub fn plural(count: usize, noun: &str) -> String {
    if count == 1 {
        format!("1 {noun}")
    } else {
        format!("{count} {noun}s")
    }
}
