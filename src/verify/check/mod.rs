//! The checks, one a file.
//!
//! # How to add one
//!
//! 1. Write `src/verify/check/<name>.rs` with `pub(super) fn run(view: &View<'_>, ledger: &mut Ledger)`.
//!    Recompute the figure from `view.offer` and the identifiers and amounts of `view.result`, and
//!    hand both figures to the ledger. Nothing may panic whatever the result holds: take positions
//!    from the view, never from the result.
//! 2. Give each kind of finding a line in `code.rs`: a code and a lower-case phrase.
//! 3. Add a line to [`CHECKS`] and the module below.
//! 4. In the file's tests, change one thing in the small example and expect the code.

mod absorption;
mod area_share;
mod blending;
mod capacity;
mod catalogue;
mod complement;
mod compromises;
mod cost;
mod count;
mod debt;
mod envelope;
mod figures;
mod finance;
mod finite;
mod floor;
mod header;
mod ideal;
mod identifiers;
mod inputs;
mod interests;
mod left_out;
mod needs;
mod objective;
mod own_budget;
mod packages;
mod parties;
mod proof;
mod rationality;
mod regional;
mod requirements;
mod selection;
mod status;
mod used;
mod variants;
mod yearly;

use super::ledger::Ledger;
use super::view::View;
pub(super) use variants::unsound;

/// One check.
pub struct Check {
    /// Name, as the file's.
    pub name: &'static str,
    /// What it makes sure of, in one sentence.
    pub sentence: &'static str,
    /// Whether it holds for a result without an answer too.
    pub of_every_result: bool,
    pub(super) run: fn(&View<'_>, &mut Ledger),
}

/// Every check, in the order in which findings are listed.
pub const CHECKS: &[Check] = &[
    Check::of_every_result(
        "header",
        "the format, the scenario and the criterion are those of the input",
        header::run,
    ),
    Check::of_every_result(
        "inputs",
        "every input file is listed and has not changed since",
        inputs::run,
    ),
    Check::of_every_result("finite", "every number is finite", finite::run),
    Check::of_every_result(
        "status",
        "the status is proven by gap and ideal points, and no answer means no packages",
        status::run,
    ),
    Check::of_answers(
        "identifiers",
        "every identifier is known to the input",
        identifiers::run,
    ),
    Check::of_answers(
        "packages",
        "each partner has one package of options that it can be offered, each component at most \
         once, built and paid within the horizon",
        packages::run,
    ),
    Check::of_answers(
        "catalogue",
        "cost and effects of each chosen option follow from the catalogue and the partner's figures",
        catalogue::run,
    ),
    Check::of_answers(
        "cost",
        "costs of items, payments by year and package costs add up",
        cost::run,
    ),
    Check::of_answers(
        "regional",
        "each shared project is listed with the partners that hold it, enough of them, and paid once",
        regional::run,
    ),
    Check::of_answers(
        "finance",
        "the financing of each item sums to its cost, from instruments open to the partner and \
         within their shares",
        finance::run,
    ),
    Check::of_answers(
        "blending",
        "each instrument keeps its own rules: whom it is for, largest share and amount, no money for \
         development on what is none, nothing that runs already",
        blending::run,
    ),
    Check::of_answers(
        "needs",
        "severity and share met of every need follow from the chosen options and their synergies",
        needs::run,
    ),
    Check::of_answers(
        "interests",
        "the share met of every interest and the EU's utility at each partner follow from the \
         chosen options",
        interests::run,
    ),
    Check::of_answers(
        "parties",
        "utility and disagreement point of every party follow from the packages and the input",
        parties::run,
    ),
    Check::of_answers(
        "ideal",
        "no party exceeds its ideal point, and the share of it is right",
        ideal::run,
    ),
    Check::of_answers(
        "rationality",
        "no party is worse off than with no deal",
        rationality::run,
    ),
    Check::of_answers(
        "requirements",
        "what a component requires is in the package and what conflicts with it is not",
        requirements::run,
    ),
    Check::of_answers(
        "capacity",
        "effort adds up and stays within the delivery capacity",
        capacity::run,
    ),
    Check::of_answers(
        "absorption",
        "in no year does a package pay out more than its partner can take up",
        absorption::run,
    ),
    Check::of_answers(
        "area-share",
        "each area's share of a package's cost is within the scenario's bounds",
        area_share::run,
    ),
    Check::of_answers(
        "selection",
        "components that the scenario includes or excludes are in or out",
        selection::run,
    ),
    Check::of_answers("floor", "every party gets at least its floor", floor::run),
    Check::of_answers(
        "count",
        "the number of components in each package is within the scenario's bounds",
        count::run,
    ),
    Check::of_answers(
        "complement",
        "a package with something of the named areas holds its complement",
        complement::run,
    ),
    Check::of_answers(
        "envelope",
        "no instrument is used beyond its total or its limit for one partner",
        envelope::run,
    ),
    Check::of_answers(
        "yearly",
        "financing by year adds up and stays within each instrument's yearly limits",
        yearly::run,
    ),
    Check::of_answers(
        "own-budget",
        "no package draws more on the partner's own budget than there is",
        own_budget::run,
    ),
    Check::of_answers(
        "used",
        "the listed use of each envelope is the sum over the packages",
        used::run,
    ),
    Check::of_answers(
        "compromises",
        "what else could be agreed is offered and worth what is said",
        compromises::run,
    ),
    Check::of_answers(
        "variants",
        "packages nearly as good are offered and come to what is said",
        variants::run,
    ),
    Check::of_answers(
        "debt",
        "financing passes the debt gate of each partner's rating",
        debt::run,
    ),
    Check::of_answers(
        "figures",
        "leverage, present values, running costs, owners and every loan follow from the items",
        figures::run,
    ),
    Check::of_answers(
        "objective",
        "the value of the criterion follows from the parties",
        objective::run,
    ),
    Check::of_answers(
        "proof",
        "bound and gap fit the value, and the first stage is the objective",
        proof::run,
    ),
    Check::of_answers(
        "left-out",
        "the components listed as left out are exactly those not in each package",
        left_out::run,
    ),
];

impl Check {
    const fn of_every_result(
        name: &'static str,
        sentence: &'static str,
        run: fn(&View<'_>, &mut Ledger),
    ) -> Self {
        Self {
            name,
            sentence,
            of_every_result: true,
            run,
        }
    }

    const fn of_answers(
        name: &'static str,
        sentence: &'static str,
        run: fn(&View<'_>, &mut Ledger),
    ) -> Self {
        Self {
            of_every_result: false,
            ..Self::of_every_result(name, sentence, run)
        }
    }
}
