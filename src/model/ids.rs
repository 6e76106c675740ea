//! Identifiers: one type for each kind of thing, so that a need is never taken for an interest.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Arc<str>);

        impl $name {
            /// The identifier; its spelling is checked where files are loaded.
            #[must_use]
            pub fn new(id: &str) -> Self {
                Self(id.into())
            }

            /// The identifier as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.pad(&self.0)
            }
        }

        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }
    };
}

id!(
    /// A component of the offer, `dpi-interoperability`.
    ComponentId
);
id!(
    /// One size or variant of a component, `core`.
    OptionId
);
id!(
    /// An area of the catalogue, `connectivity`.
    AreaId
);
id!(
    /// A scenario, `southern-neighbourhood`.
    ScenarioId
);
id!(
    /// A partner, ISO 3166-1 alpha-3 (XKX allowed).
    PartnerId
);
id!(
    /// A need, `CONN-LM`.
    NeedId
);
id!(
    /// An interest of the EU, `STD`.
    InterestId
);
id!(
    /// A source of money, `NDICI-G`.
    InstrumentId
);
id!(
    /// A column of the partner table, `egdi_osi_2024`.
    IndicatorId
);
id!(
    /// A delivery body, `eib-global`.
    ActorId
);
