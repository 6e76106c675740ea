//! Offer -> solution, one partner at a time: what every larger search repeats.

use std::hint::black_box;
use std::path::Path;
use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};
use tech_business_offer::load::{Disk, load_offer};
use tech_business_offer::portfolio::{self, Effort};
use tech_business_offer::solve::Solver;
use tech_business_offer::solve::limits::NoClock;

fn solve(criterion: &mut Criterion) {
    let one_partner = [("partners".to_owned(), "SEN".to_owned())];
    let cases = [
        ("kenya", "scenarios/kenya.json", &[][..]),
        (
            "all-partners, SEN alone",
            "scenarios/all-partners.json",
            &one_partner[..],
        ),
    ];
    let mut group = criterion.benchmark_group("solve");
    group
        .sample_size(10)
        .measurement_time(Duration::from_secs(10));
    for (name, path, settings) in cases {
        let offer = load_offer(&Disk, Path::new(path), settings).expect("a good scenario");
        let effort = Effort {
            gap: 0.01,
            time: Duration::from_secs(60),
            clock: &NoClock,
            solver: Solver::default(),
        };
        group.bench_function(name, |bencher| {
            bencher
                .iter(|| portfolio::solve(black_box(&offer), &effort).expect("there is a package"));
        });
    }
    group.finish();
}

criterion_group!(benches, solve);
criterion_main!(benches);
