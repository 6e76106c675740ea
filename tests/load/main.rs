//! Loading: the good example, each way to break it, and paths of every kind.

mod bad;
mod check_paths;
mod files;
mod fuzz;
mod good;
mod resolve;
mod shipped;
