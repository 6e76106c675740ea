//! Components under construction, and each as it stands in a file.

use std::collections::BTreeMap;

use crate::load::book::TESTED;
use crate::load::book::layout::LINES;
use crate::load::book::table::At;
use crate::load::book::tree::{Tree, Value};

/// A component under construction.
pub(super) struct Draft {
    pub(super) id: String,
    pub(super) at: At,
    pub(super) file: String,
    pub(super) schema: Option<Tree>,
    pub(super) row: Vec<(&'static str, Tree)>,
    pub(super) options: Vec<OptionDraft>,
    pub(super) requires: Vec<Tree>,
    pub(super) synergies: Vec<SynergyDraft>,
    pub(super) eligible: BTreeMap<&'static str, Vec<Tree>>,
    pub(super) oda: Option<Tree>,
    pub(super) finance: Option<Tree>,
    /// Policy markers.
    pub(super) markers: Tree,
    /// Texts in other languages.
    pub(super) translations: Tree,
    pub(super) judgements: Vec<(String, At, Judgement)>,
    pub(super) lines: BTreeMap<&'static str, Vec<Tree>>,
    /// The same lines in each language, blank where there is none.
    pub(super) translated: BTreeMap<&'static str, Vec<Vec<Tree>>>,
    pub(super) sources: Vec<Tree>,
}

pub(super) struct Judgement {
    pub(super) grade: Option<Tree>,
    pub(super) why: Option<Tree>,
    /// The reason in other languages.
    pub(super) translations: Tree,
}

pub(super) struct OptionDraft {
    pub(super) id: String,
    pub(super) at: At,
    pub(super) name: Option<Tree>,
    /// Its name in other languages.
    pub(super) translations: Tree,
    pub(super) cost: Vec<(&'static str, Tree)>,
    pub(super) capex_fixed: Option<Tree>,
    pub(super) capex_per: Tree,
    pub(super) opex: Tree,
    pub(super) range: Tree,
    pub(super) cost_at: At,
    pub(super) rest: Vec<(&'static str, Tree)>,
    pub(super) parts: Vec<Tree>,
    pub(super) closes: Tree,
    pub(super) serves: Tree,
    pub(super) reaches: Vec<ReachDraft>,
}

pub(super) struct ReachDraft {
    pub(super) code: String,
    pub(super) code_at: At,
    pub(super) units: Option<Tree>,
    pub(super) units_per: Tree,
    pub(super) of: Option<Tree>,
    pub(super) at_most: Option<Tree>,
    pub(super) at: At,
}

pub(super) struct SynergyDraft {
    pub(super) with: Tree,
    pub(super) why: Option<Tree>,
    pub(super) at: At,
    pub(super) closes: Tree,
    pub(super) serves: Tree,
}

/// Keys of a component that come first in its file, from columns of its row.
pub(super) const FIRST: [&str; 7] = [
    "code",
    "area",
    "scope",
    "members",
    "min_members",
    "name",
    "delivers",
];

impl Draft {
    /// The component as it stands in a file, keys in the order of those that ship.
    pub(super) fn tree(self) -> Tree {
        let mut tree = Tree::object(self.at);
        tree.put("id", Tree::of(self.at, Value::Text(self.id)));
        let mut row: BTreeMap<&str, Tree> = self.row.into_iter().collect();
        for key in FIRST {
            tree.put(key, row.remove(key));
        }
        tree.put("translations", filled(self.translations));
        let at = self.at;
        let list = |elements: Vec<Tree>| Tree::of(at, Value::List(elements));
        tree.put(
            "options",
            list(self.options.into_iter().map(OptionDraft::tree).collect()),
        );
        tree.put("requires", list(self.requires));
        tree.put(
            "conflicts",
            row.remove("conflicts").unwrap_or_else(|| list(Vec::new())),
        );
        tree.put(
            "synergies",
            list(self.synergies.into_iter().map(SynergyDraft::tree).collect()),
        );
        let mut eligible = Tree::object(self.at);
        let mut tests = self.eligible;
        for (key, test) in TESTED.iter().chain(&[("indicators", "indicator")]) {
            eligible.put(key, tests.remove(test).map(list));
        }
        eligible.put("oda", self.oda);
        tree.put("eligible", eligible);
        tree.put(
            "finance",
            self.finance.filter(|finance| !finance.is_empty()),
        );
        let mut judgements = Tree::object(self.at);
        for (code, code_at, judged) in self.judgements {
            let mut judgement = Tree::object(code_at);
            judgement.put("grade", judged.grade);
            judgement.put("why", judged.why);
            judgement.put("translations", filled(judged.translations));
            judgements.put_named(&code, Some(code_at), judgement);
        }
        tree.put("judgements", (!judgements.is_empty()).then_some(judgements));
        let mut lines = self.lines;
        for key in LINES {
            tree.put(key, lines.remove(key).map(list));
        }
        tree.put("dac_code", row.remove("dac_code"));
        tree.put("life_years", row.remove("life_years"));
        tree.put("markers", filled(self.markers));
        tree.put("strategy", row.remove("strategy"));
        // Also where there is none: that a component rests on no publication is said, not left out.
        tree.put("sources", list(self.sources));
        tree
    }
}

impl OptionDraft {
    fn tree(self) -> Tree {
        let mut tree = Tree::object(self.at);
        tree.put("id", Tree::of(self.at, Value::Text(self.id)));
        tree.put("name", self.name);
        tree.put("translations", filled(self.translations));
        let mut plain: BTreeMap<&str, Tree> = self.cost.into_iter().collect();
        let mut cost = Tree::object(self.cost_at);
        for key in ["currency", "price_year", "unit"] {
            cost.put(key, plain.remove(key));
        }
        let mut capex = Tree {
            at: self.capex_per.at,
            value: Value::Object(Vec::new()),
        };
        capex.put("fixed", self.capex_fixed);
        capex.put("per", filled(self.capex_per));
        cost.put("capex", filled(capex));
        cost.put("opex_per_year", filled(self.opex));
        cost.put("range", filled(self.range));
        for key in ["confidence", "basis", "by_year"] {
            cost.put(key, plain.remove(key));
        }
        tree.put("cost", filled(cost));
        tree.put(
            "parts",
            (!self.parts.is_empty()).then(|| Tree::of(self.at, Value::List(self.parts))),
        );
        for (key, value) in self.rest {
            tree.put(key, value);
        }
        tree.put("closes", filled(self.closes));
        tree.put("serves", filled(self.serves));
        let mut reaches = Tree::object(self.at);
        for reach in self.reaches {
            let mut tree = Tree::object(reach.at);
            tree.put("units", reach.units);
            tree.put("units_per", filled(reach.units_per));
            tree.put("of", reach.of);
            tree.put("at_most", reach.at_most);
            reaches.put_named(&reach.code, Some(reach.code_at), tree);
        }
        tree.put("reaches", filled(reaches));
        tree
    }
}

impl SynergyDraft {
    fn tree(self) -> Tree {
        let mut tree = Tree::object(self.at);
        tree.put("with", self.with);
        tree.put("closes", filled(self.closes));
        tree.put("serves", filled(self.serves));
        tree.put("why", self.why);
        tree
    }
}

fn filled(tree: Tree) -> Option<Tree> {
    (!tree.is_empty()).then_some(tree)
}
