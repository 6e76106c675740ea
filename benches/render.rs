//! Result -> documents, all formats.

mod packages;

use std::hint::black_box;
use std::path::Path;

use criterion::{Criterion, criterion_group, criterion_main};
use tech_business_offer::load::{Disk, load_offer};
use tech_business_offer::package::assemble;
use tech_business_offer::render::{FORMATS, RenderOptions, render};

fn documents(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("render");
    group.sample_size(10);
    for scenario in ["southern-neighbourhood", "all-partners"] {
        let path = format!("scenarios/{scenario}.json");
        let offer = load_offer(&Disk, Path::new(&path), &[]).expect("a good scenario");
        let result = assemble(&offer, &packages::solution(&offer), &[]);
        let options = RenderOptions {
            date: "2026-11-20".to_owned(),
            version: "0.0.0".to_owned(),
            formats: FORMATS.iter().collect(),
            languages: tech_business_offer::render::Languages::default(),
            templates: None,
            word_template: None,
        };
        group.bench_function(scenario, |bencher| {
            bencher.iter(|| {
                render(black_box(&offer), &result, &options)
                    .expect("documents")
                    .len()
            });
        });
    }
    group.finish();
}

criterion_group!(benches, documents);
criterion_main!(benches);
