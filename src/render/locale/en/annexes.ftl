# Annex A: needs.

section-needs = Needs in numbers
needs-none = No need of this partner is recorded as open.
needs-table = The heaviest needs and the figures they rest on
needs-columns = Need | #Gap today | Indicator | #Value | Unit | Year | Source | Mark
needs-chart = Needs before and after: gap on a scale of 0 to 100
needs-chart-before = gap today
needs-chart-after = gap with the package
needs-scale = The gap runs from 0 (none) to 100 (as wide as the scale goes). It follows from a public indicator where there is one; needs are ordered by gap and weight.
needs-marks = Marks: S the figure stands in the named source; D arithmetic on such figures; E judgement.
needs-no-indicator = no public indicator: judgement
needs-assumed = assumed, see annex { $annex }

# Annex B: costs.

section-costs = Costs and money by component
costs-none = There is nothing to pay: the package is empty.
costs-table = What it costs, million EUR, constant { $prices } prices
costs-columns = Component | #Investment | #Running { $first } to { $last } | #Cost | #Low | #High | #Running, ten years | #Years to build | #Effort | Mark
costs-codes = Codes are those of section { $section }.
costs-effort = Effort (estimated) is what a component asks of the partner's administration, in comparable units: { $effort } of a capacity put at { $capacity } (estimated).
costs-effort-no-capacity = Effort (estimated) is what a component asks of the partner's administration, in comparable units: { $effort }; no capacity is recorded for this partner.
costs-ten-years = Running cost over ten years counts the first ten years of operation and is not part of the cost.
costs-lender = Borrower, security, environmental and social class of a loan are settled by its lender.
costs-by-year = Where the catalogue states payments by year, they are shown as investment.
matrix-table = Who pays for what, million EUR
matrix-columns = Component | #Cost
sources-table = Sources of money and their terms
sources-columns = Source | Owner | Kind | #Million EUR | #Share | Terms assumed
loan-terms = { $rate } a year, { $grace } years of grace, { $maturity } years in all
ratios-table = The package in figures
ratios-columns = Figure | #Value | How it is counted
ratio-range = Low and high case
ratio-range-how = million EUR, every cost at the low, at the high end of its range
ratio-contingency = Contingency for the high case
ratio-contingency-how = million EUR on top of the plan, { $share } of it
ratio-present-value = Present value at a real rate of { $rate } a year
ratio-present-value-how = million EUR in { $year }, at constant { $prices } prices; investment spread evenly over the years of building unless stated by year
ratio-all = All money per euro of EU grant
ratio-all-how = EUR per euro of EU grant ({ $grants })
ratio-private = Private money per euro of EU grant
ratio-private-how = EUR per euro of EU grant ({ $grants }); equity and private owners, not the loans of banks
ratio-grants = Grant share
ratio-grants-how = all grants, of the cost
ratio-inhabitant = Cost per inhabitant
ratio-inhabitant-how = EUR over the period
ratio-running = Running cost a year once built
ratio-running-how = million EUR; operators and their users { $operators }, the partner's budget { $budget }
debt-service-table = Debt service by year, million EUR
debt-service-columns = Year | #Debt service | #Share of GDP
debt-service-remarks = Each loan is taken as paid out in full when its component starts, with equal principal and two payments a year; nominal rates on amounts at constant prices, and GDP held at its last known figure. Real disbursement follows the works and costs less interest.

# Annex C: benefit in detail.

section-gains = Benefit in detail
gains-none = There is no benefit to show: the package is empty.
gains-chart = Who gains what: points of each side's own scale
gains-points = Points (estimated): contribution to each side's own utility, on a scale of 0 to 100 for all its needs or interests met. The two scales measure different things and are not compared with each other.
gains-other-needs = Other needs: gap from 0 to 100
gains-other-interests = Other interests: share served
gains-smaller-partner = Smaller gains of { $partner }
gains-smaller-eu = Smaller gains of the EU
gains-learn = What the EU can learn or reuse
gains-suppliers = EU suppliers would deliver an estimated { $amount } of the package ({ $share }); procurement stays open.
objectives-table = Objectives of JOIN(2025) 140, section 1
objectives-columns = Objective | #Share of the EU's gain | #Objective served
objective-a = (a) tech competitiveness
objective-b = (b) security
objective-c = (c) governance and standards
objective-other = enlargement and other interests
objectives-unserved = Nothing in the package serves objective { $objective }: what would serve it was left out for the reasons of annex { $annex }.

# Annex D: timeline.

section-timeline = Timeline
timeline-none = Nothing is scheduled: the package is empty.
timeline-first = { $components } from { $year }; the last component operates from { $last }.
timeline-chart = Building and operation by year
timeline-at-once = Start years are not a choice here: what can start in { $year } does, and what requires another component starts so that it operates no earlier. From identification to signature an EU action commonly takes one to two years (general knowledge, to be verified).
timeline-phased = Start years are chosen with the components: money by year, what the partner can take up in a year and { $rate } a year less for what comes later decide. From identification to signature an EU action commonly takes one to two years (general knowledge, to be verified).
timeline-gate = { $component }: not before { $year }.
timeline-hub = An informal digital hub at the Delegation can shorten the start by some months (estimated).

# Annex E: delivery.

section-delivery = Delivery
delivery-team = Tech Team Europe: each component is led jointly by an EU body and a Member State, with the partner's ministry as owner. Naming a body here means that it works in this field, not that it has agreed.
delivery-table = Delivery bodies as the catalogue names them
delivery-columns = Component | Bodies | Lead Member State | Counterpart
delivery-money = Money of the team by instrument, million EUR: { $amounts }.
delivery-eu4digital = Facilitator: EU4Digital, to be confirmed.
delivery-d4d = Facilitator: Digital for Development (D4D) Hub, to be confirmed.
delivery-contract = Contract form (grant, procurement, contribution agreement, indirect management, guarantee) and steering: left to be agreed between the owners of the money.
delivery-companies = Companies: open and fair procurement; advice from industry, such as the Global Gateway Business Advisory Group, with conflicts of interest declared.
delivery-consultation = Consultation: civil society, academia and the private sector of both sides before a decision; a plan is to be added.
delivery-running = Already running: { $programme }. Source: { $source }.

# Annex F: conditions.

section-conditions = Conditions and safeguards
conditions-whole = For the whole package
conditions-empty = The package is empty: these conditions would hold for any later one.
condition-suppliers = Trusted suppliers: network and data-centre equipment follows the EU 5G toolbox and, for cables, the EU cable security toolbox; high-risk suppliers are excluded, with a right of audit.
condition-rights = Rights: no delivery for surveillance outside the law; each component is checked for its effect on privacy, expression and access before a decision; internet shutdowns suspend support.
condition-data = Data protection: personal data are processed under a law and an independent authority, or the component waits for them; the partner chooses where its data are kept.
condition-standards = Open standards and interoperability by default; no closed or state-controlled network architecture.
condition-screening = Gender, accessibility and climate are screened for every component.
condition-sensitive = Sensitive technology: export control and research security are checked; access to compute is open on stated terms.
prerequisites = Prerequisites
prerequisites-table = What must be there first
prerequisites-columns = Component | Needs | Why | State
prerequisite-in-package = in this package
prerequisite-open = open: to be agreed
prerequisite-met = met by what the partner has
conflicts = What the package rules out
conflict = { $component } excludes { $others }.

# Annex G: risks. Rows are: risk, category, mitigation.

section-risks = Risks and safeguards
risks-table = Risks of the whole package (L low, M medium, H high)
risks-columns = Risk | Category | Likelihood | Impact | Mitigation
grade-low = L
grade-medium = M
grade-high = H
risk-running-costs = Running costs are not budgeted | fiscal | Line in the partner's budget, support that tapers off.
risk-debt-limit = Debt limit is reached or the rating changes | macro | Grants first, guarantees to private borrowers, tranches released after a debt check.
risk-law-slips = A law that is a prerequisite slips | political | Condition before payment, advice first, later start.
risk-supplier = A high-risk supplier enters the supply chain again | security | Toolbox clause, right of audit, alternative bidder.
risk-cable = Permits or conflict stop a cable | external | Second route, insurance, stop clause.
risk-little-use = Little use after delivery | demand | Skills, tariff rule, anchor users.
risk-identity = Identity is misused or excludes people | rights | Offline path, independent authority, impact assessment, no use for surveillance.
risk-brain-drain = Trained people leave the country | social | Circular schemes, return grants, share of local jobs.
risk-power = Power is short for computing | technical | Check of megawatts before signature, contract for renewable power.
risk-administration = The administration cannot carry the whole package at once | delivery | Counterpart staff named before each start, phased starts, technical assistance.
risk-overrun = Cost overrun | financial | Contingency of 10 to 15 %, lots at a fixed price.
risk-overlap = Overlap with other donors | coordination | Table of who does what, joint steering.
risk-election = Election or change of government | political | Information to all parties, signed roadmap.
own-risks-table = Risks and safeguards that the catalogue names
own-risks-columns = Component | Risks | Safeguards
risks-starting-values = Likelihood and impact are starting values (estimated), to be set for the country.

# Annex H: results.

section-results = Results frame
results-none = No result is expected: the package is empty.
impact-table = Impact: the partner's figures today
impact-columns = Indicator | Baseline | Source, year
outcomes-table = Outcomes and outputs of the components
outcomes-columns = Component | Outcomes | Outputs
results-targets = Targets are not invented here: they are set with the partner. An output starts at 0; another baseline that is not given is filled at signature or in the first report; people are counted by sex.

# Annex I: alternatives.

section-alternatives = Alternatives considered
alternatives-none = No component of the catalogue is recorded as left out.
alternatives-table = Left out, by reason
alternatives-columns = Why | #Number | Components, by area
alternatives-same-reason = For the same reason.
alternatives-count = { $count ->
    [one] { $count } component of the catalogue was considered and left out.
   *[other] { $count } components of the catalogue were considered and left out.
}
alternatives-dominated = { $name }: { $by } is in the package, costs no more, asks no more effort and does at least as much for every need and interest.
alternatives-variants = Cheaper, faster or greener variants are made by changing the scenario: its money, its rules or its weights.
variants = Nearly as good
variants-text = { $partners ->
    [1] Each of these packages is the best of its kind among those that lose at most { $within } of the criterion's value.
   *[other] Each of these packages is the best of its kind among those that lose at most { $within } of the criterion's value while the other partners keep their packages and their money, and shared projects stay.
} None is proposed: by the criterion ({ $notion }) this package comes first, and each of the others loses what the last column says.
variants-table = This package and its variants
variants-columns = Package | #Million EUR | #Years to build | #Effort | #Needs met | #EU interests served | #Loss
variants-columns-phased = Package | #Million EUR | #Years until built | #Effort | #Needs met | #EU interests served | #Loss
variants-this = This package
variant-cheaper = Lower cost
variant-faster = Built sooner
variant-lighter = Less effort
variant-greener = Greener
variant-partner = More for the partner
variant-eu = More for the EU
variants-adds = adds { $names }
variants-drops = leaves out { $names }
variants-resizes = takes another size of { $names }
variants-earlier = starts { $names } earlier
variants-later = starts { $names } later
variants-year = { $name } ({ $to } instead of { $from })
variants-kept = In each of these packages, in this or another size: { $names }.
variants-none-kept = No component is in each of these packages.
variants-already = No package within that loss does better than this one on: { $names }.
variants-open = Not settled in the time given: { $names }.
variants-unproven = Found, but not proven to be the best of its kind: { $names }.

# Annex J: sources, confidence, limits.

section-provenance = Sources, confidence, limits
provenance-status = This paper is illustrative and not an official EU document. Nobody has approved it, and it commits nobody.
provenance-costs = How sure the costs are
provenance-range = The package costs { $amount }; between { $low } if everything turns out cheap and { $high } if everything turns out dear.
provenance-marks = Marks of the costs: { $sourced } sourced (S), { $derived } derived (D), { $estimated } estimated (E).
provenance-prices = Amounts are at constant { $prices } prices and are not discounted; present values elsewhere use a real rate of { $rate } a year.
provenance-price-table = What a source states in another currency or price year was converted once, with the price table of this program ({ $dated }): at the year’s average exchange rate (ECB), then by consumer prices of the euro area (HICP, Eurostat). Rates and inflation up to 2025 were read from both series; those of later years are assumptions.
provenance-effects = Effects on needs and interests are judgements by a published rubric: always estimated.
ideals-open = Ideal points that are not proven
ideals-open-text = A share of the ideal compares what a side gains with the most that it could gain. The search for that most ended before it was proven for the sides below: what was found may be too little, and the share of it then says too much.
ideals-open-party = { $party }: { $share } of the most that was found, at least { $least } of the most that is possible
provenance-sources = Sources of the components' figures
publications-table = Publications
publications-columns = Id | Publisher | What it says | Year | Mark | Used for
provenance-bases = How each cost was computed
bases-table = Basis of the costs
bases-columns = Component | Basis | Range (× cost) | Mark
assumptions = Assumptions
assumptions-none = No figure of this partner had to be assumed or was set by hand.
always-assumed = Needs add up by weight; a gap closes at most fully; the partner's outside options count as nothing unless its profile says otherwise.
assumed-missing = { $need }: no value for “{ $indicator }”, so a gap of { $gap } is assumed (E).
assumed-severity = { $need }: gap set to { $gap } by the partner's profile. Source: { $source }
assumed-indicator = { $indicator }: set to { $value } by the partner's profile. Source: { $source }
assumed-oda = The table does not say whether development assistance may be used; instruments tied to it are left out or in as the catalogue states.
provenance-silent = What the strategy does not say
provenance-silent-on = JOIN(2025) 140 sets no budget for the Tech Business Offer, no list of target countries, no criteria of selection, no timetable, no definition of a trusted partner, no cost of a component, no charter for Tech Team Europe and no measure of mutual benefit. All of these are choices of the model used here and are labelled so.
provenance-made = Made with tbo { $version } on { $day } from scenario “{ $scenario }”; the files read and their digests are in result.json.

# Annex K: traceability.

section-trace = Traceability to the strategy
trace-items = Items M001 to M191 are the project's own numbering of what JOIN(2025) 140 and the papers around it name.
trace-components = By component: { $items }.
trace-sections = By section of this brief: { $items }.

# Annex L: Action Document sheet.

section-action = Action Document sheet
action-order = In the order of the Commission's Action Document of 2021-27, so that a Delegation can carry it over. What this exercise cannot know is left open by name. Marks: S sourced, D derived, E estimated.
action-none = The package is empty: there is no framework, no budget and nothing to code.
action-table = Action summary
action-columns = #No | Entry | Content
action-title = Title, business reference, basic act
action-title-text = Tech Business Offer for { $partner }, { $first } to { $last }; reference in OPSYS and basic act: to be set by the Delegation
action-initiative = Team Europe Initiative
action-initiative-text = recorded: { $initiatives }; to be set by the Delegation
action-zone = Zone benefiting from the action
action-programming = Programming document
action-objectives = Link with its objectives and expected results
action-objectives-text = JOIN(2025) 140, section 3; shares by objective of the strategy in annex { $annex }; results of the programme: to be set by the Delegation
action-areas = Priority areas and sectors
action-goals = Sustainable Development Goals
goals-main = main: { $main } (E)
goals-both = main: { $main }; others: { $others } (E)
action-channel = DAC codes, main delivery channel
action-channel-eligible = see the table of sectors; partner recorded as eligible for official development assistance, to be checked against the DAC list in force; channel: to be set by the Delegation
action-channel-not-eligible = see the table of sectors; partner recorded as not eligible for official development assistance, to be checked against the DAC list in force; channel: to be set by the Delegation
action-channel-unknown = see the table of sectors; partner eligibility for official development assistance is not recorded, to be checked against the DAC list in force; channel: to be set by the Delegation
action-targets = Targets (climate, biodiversity, migration, education, inclusion, gender, rights)
action-targets-text = to be set by the Delegation; the markers below are a start
action-markers-text = see the table of markers
action-tags = Internal markers and tags
action-tags-text = digitalisation: every component; others: to be set by the Delegation
action-amounts = Amounts concerned
action-amounts-text = total estimated cost { $total }; EU contribution { $eu }; Team Europe partners { $team }; guaranteed lending { $guaranteed }; partner, private and others { $others }; budget line: to be set by the Delegation
action-financing = Type of financing, management mode
action-financing-text = { $instruments }; management mode: to be agreed between the owners of the money
action-no-money = no money is used
markers = Policy markers
markers-table = Suggested policy markers of the package
markers-columns = Marker | #Score | Because of | Mark
markers-remarks = Scores of the OECD's DAC: 0 not targeted, 1 significant objective, 2 principal objective. A package takes 2 where components with 2 carry at least { $principal } of its cost, and 1 where components with 1 or 2 carry at least { $significant }; both limits are estimated. The Delegation scores; internal tags (digitalisation, connectivity, migration, inequality) are set by it.
sectors = Sectors
sectors-table = DAC purpose codes by cost
sectors-columns = DAC purpose code | #Million EUR | #Share | Components
sectors-none = none: not development assistance, or to be set
sectors-remarks = Codes and names: OECD DAC, purpose codes of the CRS (S). Which code a component takes is estimated (E).
logframe = Logical framework matrix
logframe-table = Main results
logframe-columns = Level | Result | Indicator | Baseline | Target | Source of verification | Risk to the assumption
level-impact = Impact
level-outcome = Outcome
level-output = Output
logframe-impact = A digital transformation of { $partner } that people and firms can trust, with the EU as a partner
logframe-gap = gap of { $gap } of 100
logframe-target = to be set with the partner; model: gap of { $gap } of 100 (E)
logframe-indices = the indices of annex { $annex }
logframe-risk = Running costs are not budgeted.
logframe-reports = reports of the implementing bodies
logframe-no-indicator = no public indicator: to be agreed
logframe-remarks = Targets are set with the partner; baselines that are not given are filled at signature or in the first report. The whole results frame: annex { $annex }.
budget = Indicative budget
budget-table = Indicative budget, million EUR
budget-columns = Component | #EU contribution | #Team Europe partners | #Guaranteed lending | #Partner, private, others | #Total
budget-evaluation = Evaluation and audit
budget-contingencies = Contingencies
budget-remarks = Every amount at its owner, once. Guaranteed lending is a contingent liability and no payment of the EU. Evaluation and audit may be covered by another decision; contingencies are not included.

# Annex M: policy context.

section-context = Policy context
policy-council = The European Council asked for the strategy on 17 April 2024; Council conclusions on digital diplomacy date from 18 July 2022 and June 2023.
policy-security = Preparedness, economic security and defence readiness are context; nothing here is offered under the common foreign, security and defence policy, and attribution or sanctions are no components.
policy-fora = Shared positions are possible in the UN, the G7 and G20, the OECD, the Council of Europe, the OSCE and the WTO.
policy-internet = Internet governance stays multi-stakeholder: Internet Governance Forum, ICANN, the Global Digital Compact and the outcome of the WSIS+20 review.
policy-open = The EU describes itself as open for partnership; this brief says how one partner and the EU could use it.

# Annex N: plain language.

section-plain = Summary in plain language
plain-empty = Under the money and rules of this exercise there is no package for { $partner }.
plain-idea = The idea is that the EU and { $partner } do { $count ->
    [one] one thing
   *[other] { $count } things
} together between { $first } and { $last }: { $components }. All of it would cost { $amount }.
plain-change = The biggest change for people would be in { $need }: the gap would shrink from { $before } to { $after } of 100.
plain-undecided = Nothing is decided. The figures are estimates, and both sides can change the plan.
plain-translations = Translations into the partner's languages are to be made and checked by people.

# Money by year, rules of the money, owners in the end.

assumed-absorption = Payments of a year: at most { $share } of GDP, EUR { $amount } million. The EU caps cohesion payments to its own poorer members at this share (Regulation (EU) 2021/1060, Annex XXVI; general knowledge, to be verified).
by-year-chart = Who pays in which year, million EUR
by-year-order = Sources from the bottom of each column to its top, million EUR over the period:
by-year-desc = Million EUR by year. { $years }.
by-year-remarks = A source pays the same share of every year's cost unless the plan says in which year it pays; investment is spread evenly over the years of building unless payments are stated by year. Each row and each column adds up as printed.
sources-by-year-table = Sources by year, million EUR
sources-by-year-columns = Source | Kind | #Sum
by-year-paid-in = Paid in by the sources above
by-year-below = Below the line: { $source }
by-year-guaranteed = loans that a guarantee stands behind
by-year-cost-with-below = Cost, with what is below the line
by-year-cost = Cost
plan-table = Financing plan: component, source and year, million EUR
plan-columns = Component | Source | #Sum
contingent = Below the line: { $amount } are loans of others to private borrowers that the EU only stands behind. They are contingent: the EU pays where a borrower does not.
contingent-beside-grants = Below the line: { $amount } are loans of others to private borrowers that the EU only stands behind. They are contingent: the EU pays where a borrower does not; they are no part of the grants of { $grants }.
ownership-table = In the end: who owns, who runs, what it costs
ownership-columns = Component | Owner (proposed) | Runs it and carries the cost | #Running, ten years | #Its present value at a real { $rate } | #Cost, present value at a real { $rate }
ownership-remarks = Owner and operator are defaults that follow from the money and are to be agreed: what private investors or borrowers pay for in part is theirs, the rest is the partner's public body's. No source of the EU owns anything in the end. Million EUR at constant { $prices } prices; present values are those of { $year }, at a real rate a year. Running costs count the first ten years of operation.
ownership-consortium = company or consortium of the shared project
ownership-members = public bodies of its members together
ownership-operator = operator or private borrower
ownership-public = public body of the partner
runner-nothing = nothing to run after the period
runner-operator = operator, from its users
runner-budget = partner's budget
blending-table = Rules of the sources used
blending-columns = Source | Rule | How it is kept | Where it stands | Mark
blending-limit = limit of the model, verified
blending-checked = checked after the choice; section 4 names what it touches
blending-kept = kept by the model, verified
blending-open = to be settled before signature
blending-least = { $source } for { $components }: less than the investment of EUR { $amount } million that a project of its own needs; the money goes { $below } (source: { $publisher }, { $year }).
