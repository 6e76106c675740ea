//! `tbo`: packages of mutual benefit between the EU and its partner countries.

use std::process::ExitCode;

fn main() -> ExitCode {
    tech_business_offer::cli::main()
}
