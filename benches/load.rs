//! Files -> checked offer, on the shipped scenarios.

use std::hint::black_box;
use std::path::Path;

use criterion::{Criterion, criterion_group, criterion_main};
use tech_business_offer::load::{Disk, load_offer};

fn load(criterion: &mut Criterion) {
    for scenario in ["kenya", "southern-neighbourhood", "all-partners"] {
        let path = format!("scenarios/{scenario}.json");
        criterion.bench_function(&format!("load/{scenario}"), |bencher| {
            bencher.iter(|| {
                load_offer(&Disk, Path::new(black_box(&path)), &[]).expect("a good scenario")
            });
        });
    }
}

criterion_group!(benches, load);
criterion_main!(benches);
