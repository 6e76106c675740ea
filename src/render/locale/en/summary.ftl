# The summary of all packages.

summary-result = The result
summary-packages = Packages
summary-balance = Balance between the parties
summary-money = Money
summary-shared = Shared projects
summary-chosen = Components and how often they were chosen
summary-left-out = What was left out and why
summary-method = Method, inputs, limits
key-partners = { $count ->
    [one] partner
   *[other] partners
}
key-whole-period = over the whole period
key-all-components = { $count ->
    [one] component in all packages
   *[other] components in all packages
}
key-least = of its best for the partner that gets least
summary-packages-for = { $count ->
    [one] { $count } package
   *[other] { $count } packages
} for { $amount } over { $first } to { $last }, at constant { $prices } prices. { $count ->
    [1] The package was picked by one criterion
   *[other] The packages were picked together by one criterion
}: { $criterion }. { $proof }.
summary-package = { $partner }: { $count ->
    [one] { $count } component
   *[other] { $count } components
}, { $amount }
packages-columns = Partner | #Components | #Million EUR | #Grants | #Needs met | #Share of its ideal | #EU interests served | #Effort | #Capacity
packages-remarks = Needs met and interests served are weighted shares. Share of its ideal: what the partner gains, as a share of the most it could gain under the whole money while nobody ends below no deal.
balance-chart = Share of the ideal that each party reaches
balance-chart-least = Share of the ideal: the { $count } partners that reach least, and the EU; all are in section 2
stages-table = Stages of the criterion
stages-columns = Stage | #Reached | #Proven bound
stages-more = { $count ->
    [one] { $count } more stage, the cost, is in result.json.
   *[other] { $count } more stages, the cost last, are in result.json.
}
debt-table = Leverage and debt, million EUR
debt-columns = Partner | #EU grants | #All money per euro of it | #Private per euro of it | #Lent | #Most due in a year | #Share of GDP
debt-in-year = { $amount } in { $year }
who-pays-table = Who pays what, million EUR
who-pays-columns = Partner | #Total
envelopes-table = Envelopes, million EUR
envelopes-columns = Source | Kind | #Available | #Used | #Share used | #One more adds
envelopes-prices = One more adds: by how much the objective would rise with one million EUR more of this source, as a share of it, at the margin and with the ideal points held: the price of money where packages may be mixed. Packages come in whole components, so one million alone may bring less. 0 % means that more of this source alone brings nothing.
envelopes-priced-left = A source that is not used up can have a price too: a mixture of packages would use it up.
envelopes-chart = Use of the envelopes, million EUR
envelopes-available = available
envelopes-used = used
shared-columns = Project | Size | #Million EUR | Members
sharing-equal = { $project }: as the catalogue states it, the cost is the same whoever joins, so every rule of sharing gives the equal shares that the packages use: { $amount } for each of { $members } members.
sharing-equal-used = equal (in the packages)
sharing-member = Member
sharing-funder = Source of money
sharing-table = { $project }: how its cost could be shared, million EUR
sharing-funders-table = { $project }: the same by who pays, million EUR
sharing-core-unknown = There are too many members to say which shares are in the core; the Shapley value is sampled.
sharing-core-all = All are in the core: no group of members would pay less alone.
sharing-core-not = Not in the core (some group of members would pay less alone): { $rules }.
sharing-remarks = A group alone would pay for the parts of the project that it needs. { $core } Sources of money pay in the mix in which they finance each member's share.
chosen-table = Chosen components
chosen-columns = Component | Area | #Packages | #Million EUR | Partners
left-out-chart = Left out, by reason: components over all partners
left-out-where = Annex { $annex } of each brief names the components and the reasons.
method-text = Packages are found by mixed-integer linear optimisation over a catalogue of components, a table of partner indicators and a scenario; the answer is checked against the same files before a document is written. Effects are judgements, costs are ranges, and JOIN(2025) 140 sets neither budget nor target countries nor criteria for the offer: these are choices of the scenario.
method-answer = Answer: { $status }.
method-made = Made with tbo { $version } on { $day }.
method-changes = Changes made on the command line
method-warnings = Warnings about the input
method-files = { $count ->
    [one] { $count } file was
   *[other] { $count } files were
} read; each one's digest (SHA-256) is in result.json, and “tbo verify” checks the result against them.
