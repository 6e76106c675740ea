//! scratch
use std::path::Path;
use std::time::{Duration, Instant};
use tech_business_offer::{load, package, portfolio, solve, verify};
struct C(Instant);
impl solve::Clock for C {
    fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }
}
fn main() {
    let f = std::env::args().nth(1).unwrap();
    let sets: Vec<(String, String)> = std::env::args()
        .skip(2)
        .filter_map(|a| {
            a.split_once('=')
                .map(|(a, b)| (a.to_string(), b.to_string()))
        })
        .collect();
    let c = C(Instant::now());
    let o = match load::load_offer(&load::Disk, Path::new(&f), &sets) {
        Ok(o) => o,
        Err(r) => {
            for f in r.findings {
                println!("{f}\n");
            }
            return;
        }
    };
    println!(
        "{} candidates {} choices",
        o.candidates.len(),
        o.candidates.iter().map(|c| c.choices.len()).sum::<usize>()
    );
    let e = portfolio::Effort {
        gap: o.scenario.solver.gap,
        time: Duration::from_secs_f64(o.scenario.solver.time_limit_s),
        clock: &c,
    };
    match portfolio::solve(&o, &e) {
        Ok(s) => {
            println!("solved in {:?}", c.0.elapsed());
            for i in &s.ideals {
                println!("ideal {:.5} {:.5}", i.value, i.bound);
            }
            for st in &s.stages {
                println!("{} {:.6} {:?}", st.aim, st.value, st.bound);
            }
            let r = package::assemble(&o, &s, &sets);
            for p in &r.parties {
                println!(
                    "{} U {:.4} ideal {:.4} share {:.4}",
                    p.id, p.utility, p.ideal, p.share_of_ideal
                );
            }
            for p in &r.packages {
                println!(
                    "{} {:.1} MEUR effort {:.1}/{:?}: {}",
                    p.partner,
                    p.cost,
                    p.effort,
                    p.delivery_capacity,
                    p.items
                        .iter()
                        .map(|i| format!("{}/{} {:.1}", i.component, i.option, i.cost))
                        .collect::<Vec<_>>()
                        .join(", ")
                );
            }
            for e in &r.envelopes {
                println!("{} {:.1} of {:?}", e.instrument, e.used, e.total);
            }
            println!("{:?} gap {:.5}%", r.status, r.objective.gap * 100.0);
            for f in verify::verify(&o, &r) {
                println!("VERIFY {} {}", f.code.as_str(), f.message());
            }
        }
        Err(e) => println!("{e:?} after {:?}", c.0.elapsed()),
    }
}
