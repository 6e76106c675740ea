//! `tbo show`.
