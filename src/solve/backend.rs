//! The solvers by name, which of them this program was built with, and in what order they are asked.

use std::fmt;
use std::str::FromStr;

#[cfg(test)]
use super::fake::Fake;

/// A solver that takes a [`LinearModel`](crate::formulate::LinearModel).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Backend {
    /// microlp: pure Rust, always there.
    #[default]
    Embedded,
    /// HiGHS: stronger on large models, C++, there with the Cargo feature `highs`.
    Highs,
    /// One that misbehaves as told, for tests.
    #[cfg(test)]
    Fake(Fake),
}

/// Every backend there is, built or not.
const ALL: [Backend; 2] = [Backend::Embedded, Backend::Highs];

impl Backend {
    /// The backends of this build, the default first.
    #[must_use]
    pub fn built() -> &'static [Self] {
        if cfg!(feature = "highs") {
            &ALL
        } else {
            &ALL[..1]
        }
    }

    /// The other backends of this build.
    #[must_use]
    pub fn others(self) -> Vec<Self> {
        #[cfg(test)]
        if let Self::Fake(fake) = self
            && fake.alone
        {
            return Vec::new();
        }
        let built = Self::built().iter().copied();
        built.filter(|other| *other != self).collect()
    }

    /// What it is called on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Embedded => "embedded",
            Self::Highs => "highs",
            #[cfg(test)]
            Self::Fake(_) => "fake",
        }
    }

    /// The program behind it.
    #[must_use]
    pub const fn program(self) -> &'static str {
        match self {
            Self::Embedded => "microlp",
            Self::Highs => "HiGHS",
            #[cfg(test)]
            Self::Fake(_) => "fake",
        }
    }

    /// Version of the program behind it.
    #[must_use]
    pub const fn version(self) -> &'static str {
        match self {
            Self::Embedded => "0.7.0",
            Self::Highs => "1.15.0",
            #[cfg(test)]
            Self::Fake(_) => "0",
        }
    }
}

/// `embedded (microlp 0.7.0)`.
impl fmt::Display for Backend {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({} {})", self.name(), self.program(), self.version())
    }
}

/// Why a name does not give a backend.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoBackend {
    /// No solver has this name.
    #[error("no solver is called that; write embedded or highs")]
    Unknown,
    /// The program was built without it.
    #[error(
        "this program was built without HiGHS; `cargo build --release --features highs` builds it in \
         and needs g++, cmake and libclang (README, section Solvers)"
    )]
    NotBuilt,
}

/// A backend of this build by its name or that of the program behind it.
impl FromStr for Backend {
    type Err = NoBackend;

    fn from_str(name: &str) -> Result<Self, NoBackend> {
        let name = name.to_lowercase();
        let named =
            |backend: &Backend| name == backend.name() || name == backend.program().to_lowercase();
        let known = ALL.into_iter().find(named).ok_or(NoBackend::Unknown)?;
        if Self::built().contains(&known) {
            Ok(known)
        } else {
            Err(NoBackend::NotBuilt)
        }
    }
}

/// A backend and how it is set for a whole run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Solver {
    /// The backend that is asked first.
    pub backend: Backend,
    /// Seed of its random choices, at most `i32::MAX`. The embedded solver makes none.
    pub seed: u32,
}

impl Solver {
    /// A backend with the usual seed.
    #[must_use]
    pub const fn of(backend: Backend) -> Self {
        Self { backend, seed: 0 }
    }

    /// Whether it is a solver at all, not one that misbehaves as told.
    pub(super) const fn is_sound(self) -> bool {
        match self.backend {
            #[cfg(test)]
            Backend::Fake(_) => false,
            _ => true,
        }
    }

    /// The solvers that a whole answer may be asked of: this one, then the others of this build.
    #[must_use]
    pub fn in_turn(self) -> Vec<Self> {
        let others = self.backend.others().into_iter();
        let others = others.map(|backend| Self { backend, ..self });
        std::iter::once(self).chain(others).collect()
    }

    /// Who is asked for one model until somebody gives an answer that holds, and whether without
    /// presolve and start: this backend, the others of this build, the embedded one in its plainest form.
    pub(super) fn attempts(self) -> Vec<(Backend, bool)> {
        #[cfg(test)]
        if let Backend::Fake(fake) = self.backend
            && fake.alone
        {
            return vec![(self.backend, false)];
        }
        let usual = self.in_turn().into_iter();
        let usual = usual.map(|solver| (solver.backend, false));
        usual.chain([(Backend::Embedded, true)]).collect()
    }
}
