//! An activity file of IATI 2.03, as a draft: identifiers are placeholders until a publisher sets its own.

use serde::Serialize;

use super::{Format, Input, text};
use crate::render::report::Document;
use crate::render::report::activity::Activity;
use crate::render::{OutFile, RenderError};

pub(super) const FORMAT: Format = Format {
    name: "iati",
    writes: "iati.xml: a draft activity file of IATI 2.03, where there is something to report",
    write,
};

/// What the template sees.
#[derive(Serialize)]
struct File<'a> {
    document: &'a Document,
    activities: &'a [Activity],
}

fn write(input: &Input, files: &mut Vec<OutFile>) -> Result<(), RenderError> {
    let report = input.report;
    if report.activities.is_empty() {
        return Ok(()); // The standard knows no file without an activity.
    }
    let file = File {
        document: &report.document,
        activities: &report.activities,
    };
    files.push(text("iati.xml", input.engine.fill("iati.xml.j2", &file)?));
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use roxmltree::{Document, Node};

    use crate::model::{Offer, PartnerId};
    use crate::package::ResultFile;
    use crate::render::{Format, OutFile, RenderOptions, render, sample};

    /// Elements of an activity in the order of the standard, with how often each may stand there.
    const ORDER: &[(&str, usize, usize)] = &[
        ("iati-identifier", 1, 1),
        ("reporting-org", 1, 1),
        ("title", 1, 1),
        ("description", 1, usize::MAX),
        ("participating-org", 1, usize::MAX),
        ("other-identifier", 0, usize::MAX),
        ("activity-status", 1, 1),
        ("activity-date", 1, usize::MAX),
        ("contact-info", 0, usize::MAX),
        ("activity-scope", 0, 1),
        ("recipient-country", 0, usize::MAX),
        ("recipient-region", 0, usize::MAX),
        ("location", 0, usize::MAX),
        ("sector", 1, usize::MAX), // the schema lets it be, the ruleset does not
        ("tag", 0, usize::MAX),
        ("country-budget-items", 0, 1),
        ("humanitarian-scope", 0, usize::MAX),
        ("policy-marker", 0, usize::MAX),
        ("collaboration-type", 0, 1),
        ("default-flow-type", 0, 1),
        ("default-finance-type", 0, 1),
        ("default-aid-type", 0, usize::MAX),
        ("default-tied-status", 0, 1),
        ("budget", 0, usize::MAX),
        ("planned-disbursement", 0, usize::MAX),
        ("capital-spend", 0, 1),
        ("transaction", 0, usize::MAX),
        ("document-link", 0, usize::MAX),
        ("related-activity", 0, usize::MAX),
        ("legacy-data", 0, usize::MAX),
        ("conditions", 0, 1),
        ("result", 0, usize::MAX),
    ];

    fn written(offer: &Offer, result: &ResultFile) -> Vec<OutFile> {
        let options = RenderOptions {
            date: "2026-11-20".to_owned(),
            version: "0.0.0".to_owned(),
            formats: vec![Format::named("iati").unwrap()],
            ..RenderOptions::default()
        };
        render(offer, result, &options).unwrap()
    }

    fn text(offer: &Offer, result: &ResultFile) -> String {
        let files = written(offer, result);
        assert_eq!(files.len(), 1);
        assert_eq!(files[0].path, "iati.xml");
        String::from_utf8(files[0].bytes.clone()).unwrap()
    }

    fn children<'a>(node: Node<'a, 'a>, name: &'a str) -> impl Iterator<Item = Node<'a, 'a>> {
        node.children()
            .filter(move |child| child.has_tag_name(name))
    }

    fn activities<'a>(document: &'a Document) -> Vec<Node<'a, 'a>> {
        let root = document.root_element();
        assert_eq!(root.tag_name().name(), "iati-activities");
        assert_eq!(root.attribute("version"), Some("2.03"));
        assert_eq!(
            root.attribute("generated-datetime"),
            Some("2026-11-20T00:00:00Z")
        );
        children(root, "iati-activity").collect()
    }

    #[test]
    fn elements_stand_in_the_order_of_the_standard() {
        let text = text(&sample::offer(), &sample::result());
        let document = Document::parse(&text).unwrap();
        let activities = activities(&document);
        assert!(activities.len() > 4, "{}", activities.len());
        let mut seen = BTreeSet::new();
        for activity in activities {
            let names: Vec<&str> = activity
                .children()
                .filter(Node::is_element)
                .map(|child| child.tag_name().name())
                .collect();
            let place = |name: &str| {
                let place = ORDER.iter().position(|(known, ..)| *known == name);
                place.unwrap_or_else(|| panic!("{name} is no element of an activity"))
            };
            assert!(names.is_sorted_by_key(|name| place(name)), "{names:?}");
            for (name, least, most) in ORDER {
                let count = names.iter().filter(|found| *found == name).count();
                assert!((*least..=*most).contains(&count), "{name}: {count}");
            }
            seen.extend(names.into_iter().map(str::to_owned));
            // Everything that the schema wants to hold text does.
            for narrative in activity
                .descendants()
                .filter(|node| node.has_tag_name("narrative"))
            {
                assert!(narrative.text().is_some_and(|text| !text.trim().is_empty()));
            }
            for budget in children(activity, "budget") {
                let parts: Vec<&str> = budget
                    .children()
                    .filter(Node::is_element)
                    .map(|child| child.tag_name().name())
                    .collect();
                assert_eq!(parts, ["period-start", "period-end", "value"]);
            }
        }
        for name in [
            "budget",
            "related-activity",
            "conditions",
            "result",
            "policy-marker",
        ] {
            assert!(seen.contains(name), "the sample shows no {name}");
        }
    }

    #[test]
    fn what_the_ruleset_asks_holds() {
        let text = text(&sample::offer(), &sample::result());
        let document = Document::parse(&text).unwrap();
        let activities = activities(&document);
        let ids: Vec<&str> = activities
            .iter()
            .filter_map(|activity| children(*activity, "iati-identifier").next()?.text())
            .collect();
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), activities.len());
        for activity in &activities {
            let dates: Vec<&str> = children(*activity, "activity-date")
                .filter_map(|date| date.attribute("iso-date"))
                .collect();
            assert!(dates.len() == 2 && dates[0] < dates[1], "{dates:?}");
            let percentages = |name| {
                let mut sums: BTreeMap<&str, f64> = BTreeMap::new();
                for node in children(*activity, name) {
                    let share: f64 = node.attribute("percentage").unwrap().parse().unwrap();
                    *sums
                        .entry(node.attribute("vocabulary").unwrap_or(""))
                        .or_default() += share;
                }
                sums
            };
            for sums in [percentages("sector"), percentages("recipient-region")] {
                assert!(!sums.is_empty() && sums.values().all(|sum| (sum - 100.0).abs() < 1e-9));
            }
            for other in children(*activity, "related-activity") {
                assert!(ids.contains(&other.attribute("ref").unwrap()));
            }
        }
        for id in ids {
            assert!(
                id.starts_with("XX-DRAFT-TBO-") && !id.contains(['/', '&', '|', '?']),
                "{id}"
            );
        }
    }

    #[test]
    fn money_stands_once_and_adds_up_to_the_packages() {
        let (offer, result) = (sample::offer(), sample::result());
        let text = text(&offer, &result);
        let document = Document::parse(&text).unwrap();
        let mut euros = 0;
        for activity in activities(&document) {
            let values: Vec<i64> = activity
                .descendants()
                .filter(|node| node.has_tag_name("value"))
                .map(|node| node.text().unwrap().parse().unwrap())
                .collect();
            assert_eq!(
                activity.attribute("hierarchy") == Some("1"),
                values.is_empty()
            );
            euros += values.iter().sum::<i64>();
        }
        let cost: f64 = result.packages.iter().map(|package| package.cost).sum();
        #[expect(
            clippy::cast_precision_loss,
            reason = "the sample costs some million EUR"
        )]
        let difference = (euros as f64 / 1e6 - cost).abs();
        assert!(difference < 1e-4, "{euros} and {cost}");
        // The shared project is one activity below two packages.
        let shared: Vec<Node> = activities(&document)
            .into_iter()
            .filter(|activity| {
                let id = children(*activity, "iati-identifier").next();
                id.and_then(|id| id.text())
                    .is_some_and(|id| id.contains("-shared-"))
            })
            .collect();
        assert_eq!(shared.len(), 1);
        assert_eq!(children(shared[0], "related-activity").count(), 2);
    }

    #[test]
    fn hostile_text_stays_text() {
        let mut offer = (*sample::offer()).clone();
        offer.scenario.title =
            "]]> --> </narrative><x a=\"1\"/> \u{0}\u{1b} & ' \u{fffe}".to_owned();
        offer.partners[0].name = "</title><!-- <![CDATA[ &evil; %x; <!DOCTYPE x>".to_owned();
        let offer = Offer::from_checked(offer);
        let text = text(&offer, &sample::result());
        // It parses, and holds only elements of the standard: the same ones as without the hostile text.
        let names = |text: &str| -> BTreeSet<String> {
            let document = Document::parse(text).unwrap();
            let nodes = document.descendants().filter(Node::is_element);
            nodes
                .map(|node| node.tag_name().name().to_owned())
                .collect()
        };
        let plain = self::text(&sample::offer(), &sample::result());
        assert_eq!(names(&text), names(&plain));
        assert!(
            text.contains("&lt;script&gt;") && text.contains("]]&gt; --&gt; &lt;/narrative&gt;")
        );
    }

    #[test]
    fn partners_of_the_standard_have_their_country() {
        let (mut offer, mut result) = ((*sample::offer()).clone(), sample::result());
        let first = offer.partners[0].id.to_string();
        offer.partners[0].id = PartnerId::new("KEN");
        for party in result.parties.iter_mut().filter(|party| party.id == first) {
            "KEN".clone_into(&mut party.id);
        }
        for package in result
            .packages
            .iter_mut()
            .filter(|package| package.partner == first)
        {
            "KEN".clone_into(&mut package.partner);
        }
        let offer = Offer::from_checked(offer);
        let text = text(&offer, &result);
        assert!(
            text.contains("<recipient-country code=\"KE\" percentage=\"100.00\"/>"),
            "{text}"
        );
        assert!(text.contains("XX-DRAFT-TBO-"));
    }

    #[test]
    fn no_package_no_file() {
        let mut result = sample::result();
        for package in &mut result.packages {
            package.items.clear();
        }
        assert_eq!(written(&sample::offer(), &result), Vec::new());
    }
}
