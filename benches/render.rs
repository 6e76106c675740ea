//! Result -> documents, all formats. The packages are not solved for but taken as the catalogue
//! lists them: documents take as long for good packages as for poor ones.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::path::Path;

use criterion::{Criterion, criterion_group, criterion_main};
use tech_business_offer::formulate::Pick;
use tech_business_offer::load::{Disk, load_offer};
use tech_business_offer::model::{Offer, Scope};
use tech_business_offer::package::{ResultFile, assemble};
use tech_business_offer::portfolio::{Financing, Proven, Selection, Solution};
use tech_business_offer::render::{FORMATS, RenderOptions, render};

/// Components of a package.
const COMPONENTS: usize = 10;

/// The first components of each partner in their first size, each paid for by one instrument.
fn result(offer: &Offer) -> ResultFile {
    let mut selection = Selection {
        picks: vec![Vec::new(); offer.partners.len()],
    };
    let mut financing = Financing::default();
    for candidate in &offer.candidates {
        let picks = &mut selection.picks[candidate.partner];
        let national = offer.components[candidate.component].scope == Scope::National;
        if !national || picks.len() == COMPONENTS {
            continue;
        }
        let choice = &candidate.choices[0];
        picks.push(Pick {
            component: candidate.component,
            option: choice.option,
            group: 0,
        });
        let payer = candidate
            .finance
            .iter()
            .position(|&share| share > 0.0)
            .unwrap_or(0);
        let paid = BTreeMap::from([(payer, choice.cost.value())]);
        financing
            .items
            .insert((candidate.partner, candidate.component), paid);
    }
    let ideals = vec![
        Proven {
            value: 1.0,
            bound: 1.0
        };
        offer.partners.len() + 1
    ];
    let solution = Solution {
        shadow_prices: Vec::new(),
        selection,
        financing,
        ideals,
        stages: Vec::new(),
        by_clock: false,
    };
    assemble(offer, &solution, &[])
}

fn documents(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("render");
    group.sample_size(10);
    for scenario in ["southern-neighbourhood", "all-partners"] {
        let path = format!("scenarios/{scenario}.json");
        let offer = load_offer(&Disk, Path::new(&path), &[]).expect("a good scenario");
        let result = result(&offer);
        let options = RenderOptions {
            date: "2026-11-20".to_owned(),
            version: "0.0.0".to_owned(),
            formats: FORMATS.iter().collect(),
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
