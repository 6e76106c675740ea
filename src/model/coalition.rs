//! What every coalition of members would pay, or would earn, on its own: a game with transferable money.

use serde::{Deserialize, Serialize};

/// Most members whose coalitions are listed one by one: `2^20` of them, a million.
pub const MOST_LISTED: usize = 20;

/// Most members of any game: a coalition is the bits of one `u64`.
pub const MOST_MEMBERS: usize = 64;

/// A coalition: bit `i` is set where member `i` belongs to it.
pub type Coalition = u64;

/// Whether a cost is shared or a gain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Shared {
    /// Less is better.
    Cost,
    /// More is better.
    Gain,
}

impl Shared {
    /// 1 for a cost, -1 for a gain: what a coalition complains of is `sign (share - worth)`.
    #[must_use]
    pub fn sign(self) -> f64 {
        match self {
            Self::Cost => 1.0,
            Self::Gain => -1.0,
        }
    }
}

/// A part of a project that is paid once for all who need it.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Name as printed.
    pub name: String,
    /// What it costs.
    pub cost: f64,
    /// Who needs it.
    pub members: Coalition,
}

/// A game: the worth of every coalition of some members.
#[derive(Debug, Clone, PartialEq)]
pub struct Game {
    shared: Shared,
    members: Vec<String>,
    worth: Worth,
}

#[derive(Debug, Clone, PartialEq)]
enum Worth {
    Table(Vec<f64>),
    Parts(Vec<Part>),
}

impl Game {
    /// A game whose coalitions are listed: `worth(S)` is asked once for each.
    /// `None` with no member, with more than [`MOST_LISTED`], or where a worth is not finite.
    ///
    /// ```
    /// use tech_business_offer::model::{Game, Shared};
    /// let names = vec!["A".to_owned(), "B".to_owned()];
    /// let game = Game::listed(Shared::Cost, names, |s| [0.0, 8.0, 11.0, 15.0][s as usize]).unwrap();
    /// assert_eq!(game.total(), 15.0);
    /// ```
    #[must_use]
    pub fn listed(
        shared: Shared,
        members: Vec<String>,
        worth: impl Fn(Coalition) -> f64,
    ) -> Option<Self> {
        if members.is_empty() || members.len() > MOST_LISTED {
            return None;
        }
        let mut table: Vec<f64> = (0..1_u64 << members.len()).map(worth).collect();
        table[0] = 0.0; // nobody pays nothing
        let finite = table.iter().all(|worth| worth.is_finite());
        finite.then_some(Self {
            shared,
            members,
            worth: Worth::Table(table),
        })
    }

    /// A game of parts, each paid once by whoever needs it:
    /// `c(S) = sum of the parts that somebody in S needs`.
    /// `None` with no member, with more than [`MOST_MEMBERS`], or where a cost is not finite.
    #[must_use]
    pub fn of_parts(members: Vec<String>, parts: Vec<Part>) -> Option<Self> {
        let fits = !members.is_empty() && members.len() <= MOST_MEMBERS;
        let finite = parts.iter().all(|part| part.cost.is_finite());
        let game = Self {
            shared: Shared::Cost,
            members,
            worth: Worth::Parts(parts),
        };
        match game.members.len() {
            _ if !fits || !finite => None,
            listed if listed <= MOST_LISTED => {
                Self::listed(Shared::Cost, game.members.clone(), |s| game.worth(s))
            }
            _ => Some(game),
        }
    }

    /// Cost or gain.
    #[must_use]
    pub fn shared(&self) -> Shared {
        self.shared
    }

    /// Names, in the order of the bits.
    #[must_use]
    pub fn members(&self) -> &[String] {
        &self.members
    }

    /// How many members.
    #[must_use]
    pub fn len(&self) -> usize {
        self.members.len()
    }

    /// Never: a game has members.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    /// Everybody together.
    #[must_use]
    pub fn everybody(&self) -> Coalition {
        Coalition::MAX >> (MOST_MEMBERS - self.len())
    }

    /// What everybody together pays or earns.
    #[must_use]
    pub fn total(&self) -> f64 {
        self.worth(self.everybody())
    }

    /// What a member pays or earns alone.
    #[must_use]
    pub fn alone(&self, member: usize) -> f64 {
        self.worth(1 << member)
    }

    /// What a coalition of these members pays or earns on its own; not a number where it names
    /// somebody who is no member of a listed game.
    #[must_use]
    pub fn worth(&self, coalition: Coalition) -> f64 {
        match &self.worth {
            Worth::Table(table) => {
                let at = usize::try_from(coalition).unwrap_or(usize::MAX);
                table.get(at).copied().unwrap_or(f64::NAN)
            }
            Worth::Parts(parts) => parts
                .iter()
                .filter(|part| part.members & coalition != 0)
                .map(|part| part.cost)
                .sum(),
        }
    }

    /// Every worth by coalition, where the coalitions are listed.
    #[must_use]
    pub fn table(&self) -> Option<&[f64]> {
        match &self.worth {
            Worth::Table(table) => Some(table),
            Worth::Parts(_) => None,
        }
    }

    /// The largest worth in size, 1 where all are 0: what a tolerance is a part of.
    #[must_use]
    pub fn scale(&self) -> f64 {
        let largest = match &self.worth {
            Worth::Table(table) => table.iter().map(|worth| worth.abs()).fold(0.0, f64::max),
            Worth::Parts(parts) => parts.iter().map(|part| part.cost.abs()).sum(),
        };
        if largest > 0.0 { largest } else { 1.0 }
    }

    /// Names of a coalition's members, in order.
    #[must_use]
    pub fn names(&self, coalition: Coalition) -> Vec<String> {
        positions(coalition)
            .filter_map(|member| self.members.get(member).cloned())
            .collect()
    }
}

/// The members of a coalition, by position.
pub fn positions(coalition: Coalition) -> impl Iterator<Item = usize> {
    let mut rest = coalition;
    std::iter::from_fn(move || {
        let member = rest.trailing_zeros() as usize;
        rest &= rest.wrapping_sub(1);
        (member < MOST_MEMBERS).then_some(member)
    })
}
