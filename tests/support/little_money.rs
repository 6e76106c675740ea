//! The base scenario with little money.

/// So little money that something has to be left out.
pub(crate) const POOR: [&str; 6] = [
    "--set",
    "envelope.NDICI-G.total=8",
    "--set",
    "envelope.EIB.total=6",
    "--set",
    "envelope.PTN.per_partner=1",
];
