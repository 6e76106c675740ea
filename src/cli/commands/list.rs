//! `tbo list`.
