//! What a column and a row stand for.

use crate::model::Offer;

/// What a column stands for; indices are positions in the [`Offer`].
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum ColumnKey {
    /// x: the option is in the partner's package; a regional one in a group of so many members.
    Choice {
        /// Partner.
        partner: usize,
        /// Component.
        component: usize,
        /// Option of the component.
        option: usize,
        /// Members who share the cost; 0 for a national component.
        group: usize,
    },
    /// y: the shared project is built by a group of so many members.
    Project {
        /// Component.
        component: usize,
        /// Option of the component.
        option: usize,
        /// Members who share the cost.
        group: usize,
    },
    /// g: MEUR of an instrument for a component (in one year, where its payments are stated by year).
    Finance {
        /// Partner.
        partner: usize,
        /// Component.
        component: usize,
        /// Instrument.
        instrument: usize,
        /// Year of the horizon.
        year: Option<usize>,
    },
    /// G: MEUR of an instrument for a partner's components together.
    Pooled {
        /// Partner.
        partner: usize,
        /// Instrument.
        instrument: usize,
    },
    /// z: share of a need that is met.
    Need {
        /// Partner.
        partner: usize,
        /// Need.
        need: usize,
    },
    /// a: share of an interest that is met at a partner.
    Interest {
        /// Partner.
        partner: usize,
        /// Interest.
        interest: usize,
    },
    /// w: two components are chosen together.
    Synergy {
        /// Partner.
        partner: usize,
        /// Component that gains.
        component: usize,
        /// Component it works better with.
        with: usize,
    },
    /// r: threshold between the `k` worst-off parties and the others.
    Threshold {
        /// How many.
        k: usize,
    },
    /// d: how far a party falls short of that threshold.
    Shortfall {
        /// How many.
        k: usize,
        /// Party, the EU last.
        party: usize,
    },
    /// Gain of a party that counts in a power mean.
    Gain {
        /// Party, the EU last.
        party: usize,
    },
    /// What that gain is worth: 1 more than F of it, see `criteria::fair`.
    Worthwhile {
        /// Party, the EU last.
        party: usize,
    },
    /// What one more MEUR of a shared row is worth.
    Price {
        /// Shared row.
        row: usize,
    },
    /// Weight of a party in the sum of the worst-off.
    Weight {
        /// Party, the EU last.
        party: usize,
    },
    /// What a partner's best package is worth at the prices.
    Worth {
        /// Partner.
        partner: usize,
    },
    /// What a partner pays for joining a shared project.
    Joining {
        /// The project.
        project: usize,
        /// Partner.
        partner: usize,
    },
    /// A partner takes this of its known packages.
    Pick {
        /// Partner.
        partner: usize,
        /// Package.
        package: usize,
    },
    /// What a member of a coalition game gets or pays, less what it would alone.
    Share {
        /// Member.
        member: usize,
    },
    /// The largest complaint of a coalition that is not settled yet.
    Excess,
    /// How far a coalition's complaint can still fall.
    Slack {
        /// Members, one a bit.
        coalition: u64,
    },
}

/// Rule of a row that keeps what an earlier aim came to.
pub const KEEP: &str = "keep";

/// Why a row exists; indices are positions in the [`Offer`].
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct RowKey {
    /// Name of the rule, as in the table of rules.
    pub rule: &'static str,
    /// Partner, where it is about one.
    pub partner: Option<usize>,
    /// What it is about, already as words or identifiers.
    pub about: String,
}

impl RowKey {
    /// A row about the whole portfolio.
    #[must_use]
    pub fn shared(rule: &'static str, about: impl Into<String>) -> Self {
        Self {
            rule,
            partner: None,
            about: about.into(),
        }
    }

    /// A row about one partner.
    #[must_use]
    pub fn of(rule: &'static str, partner: usize, about: impl Into<String>) -> Self {
        Self {
            rule,
            partner: Some(partner),
            about: about.into(),
        }
    }

    /// The key with identifiers, for texts and explanations.
    #[must_use]
    pub fn name(&self, offer: &Offer) -> String {
        let partner = self
            .partner
            .map(|at| format!("_{}", offer.partners[at].id))
            .unwrap_or_default();
        let about = if self.about.is_empty() {
            String::new()
        } else {
            format!("_{}", self.about)
        };
        format!("{}{partner}{about}", self.rule)
    }
}

impl ColumnKey {
    /// The key with identifiers, for texts.
    #[must_use]
    pub fn name(&self, offer: &Offer) -> String {
        let partner = |at: usize| offer.partners[at].id.as_str();
        let party = |at: usize| offer.partners.get(at).map_or("eu", |p| p.id.as_str());
        let component = |at: usize| offer.components[at].id.as_str();
        let option = |c: usize, o: usize| {
            let option = &offer.components[c].options[o];
            match option.start {
                0 => option.id.to_string(),
                start => format!("{}_from{}", option.id, start + 1),
            }
        };
        match *self {
            Self::Choice {
                partner: p,
                component: c,
                option: o,
                group: 0,
            } => {
                format!("x_{}_{}_{}", partner(p), component(c), option(c, o))
            }
            Self::Choice {
                partner: p,
                component: c,
                option: o,
                group,
            } => {
                format!(
                    "x_{}_{}_{}_of{group}",
                    partner(p),
                    component(c),
                    option(c, o)
                )
            }
            Self::Project {
                component: c,
                option: o,
                group,
            } => {
                format!("y_{}_{}_of{group}", component(c), option(c, o))
            }
            Self::Finance {
                partner: p,
                component: c,
                instrument,
                year,
            } => {
                let year = year
                    .map(|year| format!("_year{}", year + 1))
                    .unwrap_or_default();
                let instrument = &offer.taxonomy.instruments[instrument].id;
                format!("g_{}_{}_{instrument}{year}", partner(p), component(c))
            }
            Self::Pooled {
                partner: p,
                instrument,
            } => {
                format!(
                    "G_{}_{}",
                    partner(p),
                    offer.taxonomy.instruments[instrument].id
                )
            }
            Self::Need { partner: p, need } => {
                format!("z_{}_{}", partner(p), offer.taxonomy.needs[need].id)
            }
            Self::Interest {
                partner: p,
                interest,
            } => {
                format!("a_{}_{}", partner(p), offer.taxonomy.interests[interest].id)
            }
            Self::Synergy {
                partner: p,
                component: c,
                with,
            } => {
                format!("w_{}_{}_{}", partner(p), component(c), component(with))
            }
            Self::Threshold { k } => format!("r_{k}"),
            Self::Shortfall { k, party: j } => format!("d_{k}_{}", party(j)),
            Self::Gain { party: j } => format!("gain_{}", party(j)),
            Self::Worthwhile { party: j } => format!("worthwhile_{}", party(j)),
            Self::Price { row } => format!("price_{row}"),
            Self::Weight { party: j } => format!("weight_{j}"),
            Self::Joining {
                project,
                partner: p,
            } => format!("joining_{project}_{}", partner(p)),
            Self::Worth { partner: p } => format!("worth_{}", partner(p)),
            Self::Pick {
                partner: p,
                package,
            } => format!("pick_{}_{package}", partner(p)),
            Self::Share { member } => format!("share_{member}"),
            Self::Excess => "excess".to_owned(),
            Self::Slack { coalition } => format!("slack_{coalition}"),
        }
    }
}
