//! scratch
use std::path::Path;
fn main() {
    let f = std::env::args().nth(1).unwrap();
    match tech_business_offer::load::load_offer(&tech_business_offer::load::Disk, Path::new(&f), &[]) {
        Ok(o) => {
            println!("{} candidates {} choices", o.candidates.len(), o.candidates.iter().map(|c| c.choices.len()).sum::<usize>());
            for w in o.warnings.iter() { println!("{w}"); }
        }
        Err(r) => for f in r.findings { println!("{f}\n"); }
    }
}
