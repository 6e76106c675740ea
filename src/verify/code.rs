//! The stable codes of findings, each with its words.

use std::fmt;

use serde::{Serialize, Serializer};

macro_rules! codes {
    ($($name:ident, $code:literal, $phrase:literal $(, $advice:literal)?;)*) => {
        /// Stable code of a finding.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Code {
            $(#[doc = $phrase] $name,)*
        }

        impl Code {
            /// Every code.
            pub const ALL: &'static [Code] = &[$(Code::$name),*];

            /// The code as it is printed: `item-cost`.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $code),* }
            }

            /// What is wrong, as a lower-case phrase.
            #[must_use]
            pub fn phrase(self) -> &'static str {
                match self { $(Self::$name => $phrase),* }
            }

            /// What the reader can do about it, where it is not to solve again.
            #[must_use]
            pub fn advice(self) -> Option<&'static str> {
                match self { $($(Self::$name => Some($advice),)?)* _ => None }
            }
        }
    };
}

codes! {
    Format, "format", "format is not one that this version reads", "use the version that wrote it";
    Scenario, "scenario", "result is of another scenario", "name the scenario it was made from";
    Criterion, "criterion", "criterion is not the scenario's", "solve again with the scenario's criterion";
    InputChanged, "input-changed", "an input file has changed since the result was made", "solve again, or bring the file back";
    InputMissing, "input-missing", "an input file is not listed in the result", "solve again with the files as they are";
    InputUnknown, "input-unknown", "the result lists an input file that was not read", "solve again with the files as they are";
    InputOrder, "input-order", "the first input file is not the scenario";
    NotFinite, "not-finite", "a number is not finite";
    UnknownId, "unknown-id", "identifier is not known to the input";
    Packages, "packages", "packages are not one for each partner in the scenario's order";
    TwiceChosen, "twice-chosen", "a component is chosen more than once in a package";
    NotOffered, "not-offered", "a component or option is not offered to this partner";
    StartYear, "start-year", "an item is not started, built and paid within the horizon";
    TooEarly, "too-early", "an item starts before the scenario's gate opens";
    Catalogue, "catalogue", "a figure of the offer does not follow from the catalogue and the partner's figures", "report this: the input was read wrongly";
    ItemCost, "item-cost", "cost of an item is not what the catalogue gives";
    ByYear, "by-year", "payments by year are not what the catalogue gives";
    PackageCost, "package-cost", "cost of a package is not the sum of its items";
    FinanceSum, "finance-sum", "financing does not sum to the cost";
    FinanceNegative, "finance-negative", "an instrument carries a negative amount";
    FinanceShare, "finance-share", "an instrument carries more than its share of the cost";
    PaidTwice, "paid-twice", "a running programme delivers an item already";
    BlendingShare, "blending-share", "an instrument carries more of a component than its own rules allow";
    BlendingAmount, "blending-amount", "an instrument puts more into one component than its own rules allow";
    BlendingKind, "blending-kind", "money for development pays for what is no development assistance";
    BlendingAssociation, "blending-association", "a programme pays for what is not shared, at a partner that is not associated to it";
    FinanceByYear, "finance-by-year", "financing by year does not add up to the payments and to the financing";
    InstrumentNotAllowed, "instrument-not-allowed", "an instrument is not open to this partner or has no envelope";
    NeedsListed, "needs-listed", "needs are not those of the taxonomy in its order";
    Severity, "severity", "severity of a need is not the partner's";
    NeedMet, "need-met", "share of a need met is not what the package closes";
    InterestsListed, "interests-listed", "interests are not those of the taxonomy in its order";
    InterestMet, "interest-met", "share of an interest met is not what the package serves";
    EuUtility, "eu-utility", "the EU's utility at a partner is not the weighted share of its interests met";
    Parties, "parties", "parties are not the partners in order and then the EU";
    Utility, "utility", "utility of a party is not the weighted share of what it gets";
    Disagreement, "disagreement", "utility with no deal is not the input's";
    ShareOfIdeal, "share-of-ideal", "share of the ideal does not follow from utility, disagreement and ideal point";
    IdealExceeded, "ideal-exceeded", "a party gets more than its ideal point allows";
    IdealBound, "ideal-bound", "an ideal point exceeds its own bound";
    Rationality, "rationality", "a party is worse off than with no deal";
    Requirement, "requirement", "nothing that a component requires is in the package";
    RequirementLate, "requirement-late", "a component operates before anything that it requires";
    AbsorptiveCapacity, "absorptive-capacity", "a package pays out more in a year than the partner can take up";
    Conflict, "conflict", "two components of a package exclude each other";
    Effort, "effort", "effort of a package is not the sum of its options";
    Capacity, "capacity", "delivery capacity is not the partner's";
    CapacityExceeded, "capacity-exceeded", "a package asks more than the administration can deliver";
    RegionalListed, "regional-listed", "a shared project is listed but not held, held but not listed, or listed twice";
    RegionalMembers, "regional-members", "members of a shared project are not the partners that hold it";
    RegionalTooFew, "regional-too-few", "a shared project has fewer members than it needs";
    RegionalOption, "regional-option", "a member holds another option or start year than the shared project";
    RegionalCost, "regional-cost", "a shared project is not paid exactly once";
    AreaShare, "area-share", "an area's share of a package's cost is outside its bounds";
    Included, "included", "a component that the scenario includes is not in the package";
    Excluded, "excluded", "a component that the scenario excludes is in the package";
    Floor, "floor", "a party gets less than its floor";
    Count, "count", "the number of components in a package is outside its bounds";
    Complement, "complement", "a package lacks the complement that its areas call for";
    EnvelopeTotal, "envelope-total", "more of an instrument is used than there is";
    EnvelopePartner, "envelope-partner", "one partner uses more of an instrument than it may";
    EnvelopeYear, "envelope-year", "more of an instrument is paid in a year than there is";
    OwnBudget, "own-budget", "a package draws more on the partner's own budget than there is";
    EnvelopeListed, "envelope-listed", "envelopes listed are not those of the scenario";
    EnvelopeStated, "envelope-stated", "total of an envelope is not the scenario's";
    EnvelopeUsed, "envelope-used", "use of an envelope is not the sum over the packages";
    DebtBarred, "debt-barred", "a partner at high risk of debt distress takes on sovereign debt";
    DebtConcession, "debt-concession", "external financing of a package is not concessional enough";
    ObjectiveValue, "objective-value", "value of the criterion does not follow from the parties";
    ObjectiveBound, "objective-bound", "proven bound lies below the value";
    ObjectiveGap, "objective-gap", "gap does not follow from value and bound";
    StageOrder, "stage-order", "the first stage is not the objective";
    StatusOptimal, "status-optimal", "status is optimal without proof";
    StatusInfeasible, "status-infeasible", "a result without an answer holds packages";
    CompromisePartner, "compromise-partner", "what else could be agreed is listed for a partner without a package";
    CompromiseItems, "compromise-items", "what else could be agreed holds what is not offered";
    CompromiseUtility, "compromise-utility", "a utility of what else could be agreed does not follow from its items";
    Figures, "figures", "a figure of a package does not follow from its items and their financing";
    Loans, "loans", "a loan is not what an instrument lends to a component on its terms";
    DebtService, "debt-service", "debt service by year is not the sum over the loans";
    InTheEnd, "in-the-end", "who owns and runs a component in the end, or what that costs, does not follow from its financing";
    ShareAtLeast, "share-at-least", "a proven share of the ideal does not follow from the ideal's bound";
    VariantPartner, "variant-partner", "a variant is listed for a partner without a package";
    VariantItems, "variant-items", "a variant holds what is not offered";
    VariantFigure, "variant-figure", "a figure of a variant does not follow from its items";
    VariantLoss, "variant-loss", "a variant loses more than is stated";
    VariantKind, "variant-kind", "a variant is not what it is named for, or a kind is missing or listed twice";
    VariantChange, "variant-change", "what a variant changes does not follow from its items";
    VariantMoney, "variant-money", "the money of a variant is not what may pay for its items";
    VariantRule, "variant-rule", "a variant breaks a rule of packages";
    LeftOut, "left-out", "components left out are not exactly those not in the package";
}

impl fmt::Display for Code {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(self.as_str())
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::Code;

    #[test]
    fn codes_differ_and_phrases_are_lower_case() {
        let distinct: BTreeSet<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
        assert_eq!(distinct.len(), Code::ALL.len());
        for code in Code::ALL {
            let phrase = code.phrase();
            assert!(
                phrase.starts_with(|first: char| first.is_ascii_lowercase()),
                "{phrase}"
            );
            assert!(!phrase.ends_with('.'), "{phrase}");
        }
    }
}
