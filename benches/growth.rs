//! What grows with the number of partners besides the search itself: checking and loading the files, putting
//! the result together, verifying it. Ten times the partners should take ten times as long, not a hundred.
//!
//! The search is timed by whole processes, in `benches/scaling.rs`.

mod packages;
mod synthetic;

use std::hint::black_box;
use std::path::Path;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use tech_business_offer::load::{Disk, check_paths, load_offer};
use tech_business_offer::package::assemble;
use tech_business_offer::verify::verify;

fn growth(criterion: &mut Criterion) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut group = criterion.benchmark_group("growth");
    group.sample_size(10);
    for partners in [synthetic::LEAST, 100, synthetic::MOST] {
        let folder = tempfile::tempdir().expect("a new folder");
        let scenario =
            synthetic::write(root, folder.path(), partners, 1).expect("synthetic partners");
        let offer = load_offer(&Disk, &scenario, &[]).expect("a good scenario");
        let solution = packages::solution(&offer);
        let result = assemble(&offer, &solution, &[]);
        let paths = [root.join("components"), folder.path().join("partners")];
        group.throughput(Throughput::Elements(u64::from(partners)));
        group.bench_function(BenchmarkId::new("check", partners), |bencher| {
            bencher.iter(|| check_paths(&Disk, black_box(&paths)).len());
        });
        group.bench_function(BenchmarkId::new("load", partners), |bencher| {
            bencher.iter(|| load_offer(&Disk, black_box(&scenario), &[]).is_ok());
        });
        group.bench_function(BenchmarkId::new("assemble", partners), |bencher| {
            bencher.iter(|| assemble(black_box(&offer), &solution, &[]).left_out.len());
        });
        group.bench_function(BenchmarkId::new("verify", partners), |bencher| {
            bencher.iter(|| verify(black_box(&offer), &result).len());
        });
    }
    group.finish();
}

criterion_group!(benches, growth);
criterion_main!(benches);
