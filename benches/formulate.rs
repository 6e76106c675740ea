//! Offer -> formulation: one partner, and the whole scenario.

use std::hint::black_box;
use std::path::Path;

use criterion::{Criterion, criterion_group, criterion_main};
use tech_business_offer::formulate::{Extent, Formulation};
use tech_business_offer::load::{Disk, load_offer};

fn formulate(criterion: &mut Criterion) {
    for scenario in ["southern-neighbourhood", "all-partners"] {
        let path = format!("scenarios/{scenario}.json");
        let offer = load_offer(&Disk, Path::new(&path), &[]).expect("a good scenario");
        criterion.bench_function(&format!("formulate/{scenario}/first partner"), |bencher| {
            bencher.iter(|| {
                Formulation::new(black_box(&offer), Extent::alone(&offer, 0))
                    .model
                    .rows()
                    .len()
            });
        });
    }
    let offer = load_offer(
        &Disk,
        Path::new("scenarios/southern-neighbourhood.json"),
        &[],
    )
    .expect("a good scenario");
    criterion.bench_function("formulate/southern-neighbourhood/whole", |bencher| {
        bencher.iter(|| {
            Formulation::new(black_box(&offer), Extent::whole(&offer))
                .model
                .rows()
                .len()
        });
    });
}

criterion_group!(benches, formulate);
criterion_main!(benches);
