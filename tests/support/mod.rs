//! A scenario with everything it names, built in memory and loaded as any other.

use std::fmt::Write as _;
use std::path::Path;

use serde_json::{Value, json};
use tech_business_offer::load::{Memory, load_offer};
use tech_business_offer::model::Offer;

/// Where the scenario of a [`Case`] stands.
pub(crate) const SCENARIO: &str = "scenarios/case.json";

/// The files of a scenario, before they are written.
#[derive(Debug, Clone)]
pub(crate) struct Case {
    /// `components/taxonomy.json`.
    pub(crate) taxonomy: Value,
    /// What `components/area/all.json` lists.
    pub(crate) components: Vec<Value>,
    /// Rows of the partner table: id, debt rating, public debt in % of GDP, a figure.
    pub(crate) partners: Vec<(String, String, f64, f64)>,
    /// `partners/profiles/*.json`.
    pub(crate) profiles: Vec<Value>,
    /// The scenario.
    pub(crate) scenario: Value,
}

impl Case {
    /// Three areas, two needs, two interests, three instruments, one partner, no components yet.
    pub(crate) fn small() -> Self {
        let terms = json!({ "rate": 0.02, "grace_years": 5, "maturity_years": 20 });
        Self {
            taxonomy: json!({
                "areas": [
                    { "id": "hard", "name": "Networks", "hard": true },
                    { "id": "soft", "name": "Skills" },
                    { "id": "state", "name": "Services" }
                ],
                "needs": [
                    { "id": "NA", "name": "First need", "severity": { "constant": 1 } },
                    { "id": "NB", "name": "Second need", "severity": { "constant": 0.5 } }
                ],
                "interests": [
                    { "id": "IA", "name": "First interest" },
                    { "id": "IB", "name": "Second interest", "measure": "eu-content", "cap": 10 }
                ],
                "instruments": [
                    { "id": "GRANT", "name": "Grants", "kind": "grant" },
                    { "id": "LOAN", "name": "Loans", "kind": "loan", "terms": terms },
                    { "id": "OWN", "name": "Own budget", "kind": "domestic" }
                ],
                "actors": []
            }),
            components: Vec::new(),
            partners: vec![("MAR".to_owned(), String::new(), 50.0, 60.0)],
            profiles: Vec::new(),
            scenario: json!({
                "id": "case", "title": "Case", "catalogue": "../components", "partner_data": "../partners",
                "partners": "all", "horizon": { "start_year": 2027, "years": 3 }, "price_year": 2025,
                "discount_rate": 0.03, "criterion": { "rule": "utilitarian" },
                "envelope": [ { "instrument": "GRANT", "total": 30 } ], "rules": []
            }),
        }
    }

    /// The files.
    pub(crate) fn files(&self) -> Memory {
        let mut files = Memory::default();
        let mut add = |path: &str, text: String| {
            files.0.insert(path.into(), text.into_bytes());
        };
        add("components/taxonomy.json", self.taxonomy.to_string());
        add(
            "components/area/all.json",
            json!({ "components": self.components }).to_string(),
        );
        let column = |name: &str, kind: &str| json!({ "name": name, "type": kind, "title": name, "unit": "index", "source": "a test", "year": "2024", "confidence": "estimated" });
        let schema = json!({
            "fields": [
                column("iso3", "string"), column("name", "string"), column("region", "string"),
                column("debt_distress_overall", "string"),
                column("public_debt_pct_gdp", "number"), column("figure", "number")
            ],
            "primaryKey": "iso3", "missingValues": [""]
        });
        add("partners/indicators.schema.json", schema.to_string());
        let mut table =
            "iso3,name,region,debt_distress_overall,public_debt_pct_gdp,figure\n".to_owned();
        for (id, rating, debt, figure) in &self.partners {
            // Writing into a String cannot fail.
            let _ = writeln!(table, "{id},{id},Anywhere,{rating},{debt},{figure}");
        }
        add("partners/indicators.csv", table);
        for profile in &self.profiles {
            let id = profile["id"].as_str().expect("a profile names its partner");
            add(&format!("partners/profiles/{id}.json"), profile.to_string());
        }
        add(SCENARIO, self.scenario.to_string());
        files
    }

    /// The offer, or every finding.
    pub(crate) fn load(&self) -> Result<Offer, String> {
        load_offer(&self.files(), Path::new(SCENARIO), &[]).map_err(|rejected| {
            let findings: Vec<String> = rejected.findings.iter().map(ToString::to_string).collect();
            findings.join("\n")
        })
    }
}

/// A cost in EUR million at the scenario's price year, paid at once.
pub(crate) fn cost(meur: f64) -> Value {
    json!({ "currency": "EUR", "price_year": 2025, "capex": { "fixed": meur } })
}
