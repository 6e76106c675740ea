//! scratch
use std::path::Path;
use tech_business_offer::{formulate::*, load};
fn main() {
    let f = std::env::args().nth(1).unwrap();
    let o = load::load_offer(&load::Disk, Path::new(&f), &[])
        .map_err(|r| r.findings.len())
        .unwrap();
    let form = Formulation::new(&o, Extent::alone(&o, 0));
    let mut n = std::collections::BTreeMap::new();
    for r in form.model.rows() {
        *n.entry(r.key.rule).or_insert(0) += 1;
    }
    println!("{n:?}");
    let mut n = std::collections::BTreeMap::new();
    for c in form.model.columns() {
        *n.entry(
            format!("{:?}", c.key)
                .split(' ')
                .next()
                .unwrap()
                .to_string(),
        )
        .or_insert(0) += 1;
    }
    println!("{n:?}");
}
