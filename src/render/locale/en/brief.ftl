# Section 1: the offer.

section-offer = The offer
offer-empty = The package for { $partner } is empty: under this scenario's money and rules no component is proposed. Annex { $annex } says why each one was left out. { $proof }.
offer-what = { $count ->
    [one] { $count } component is offered
   *[other] { $count } components are offered
} to { $partner }, a country of { $size }, for { $amount } over { $first } to { $last }: { $components }.
offer-people = { $people } million people
offer-unknown-size = unknown size
offer-gain-need = { $need } (gap { $before } to { $after })
offer-gain-interest = { $interest } ({ $share } served)
offer-gains-partner = { $partner } gains most in { $needs }.
offer-gains-eu = The EU gains most in { $interests }.
offer-balance = { $partners ->
    [1] Balance: { $partner } gets { $share } of the most that this money could do for it alone, and the EU { $eu } of its own.
   *[other] Balance: { $partner } gets { $share } of the most that this money could do for it alone, and the EU { $eu } of its own over all partners of the scenario.
}
offer-balance-partner = Balance: { $partner } gets { $share } of the most that this money could do for it alone.
offer-open-ideals = These shares may say too much, since the most that was found is not proven; annex { $annex } says by how much at most.
offer-criterion = The package was picked by one criterion: { $criterion }. { $proof }.
offer-judgements = Effects are judgements and always estimated.

# The cover.

key-components = { $count ->
    [one] component
   *[other] components
}
key-best-partner = of the best for { $partner }
key-best-eu = of the best for the EU
key-first-results = first results

# Section 2: the package.

section-package = The package
package-none = No component is in this package.
package-table = What is delivered; million EUR, constant { $prices } prices
package-columns = Component – size | What is delivered | #From | #Cost | Mark
package-remarks = From: year in which it operates (estimated). Mark of the cost: S sourced, D derived, E estimated. Running costs and who pays for what: annex { $costs }; prerequisites: annex { $conditions }.
package-shared = Shared: a project built once for several partners, here with this partner's share of its cost; shared routes go on the list for the annual conference on routes.

# Section 3: mutual benefit.

section-benefit = Mutual benefit
benefit-needs-met = The package meets { $share } of the weighted needs of { $partner }.
benefit-interests-served = It serves { $share } of the EU's weighted interests at this partner.
benefit-none = Neither side gains anything: the package is empty.
benefit-partner = What { $partner } gains
benefit-eu = What the EU gains
benefit-remarks = Smaller gains and shares by objective of the strategy: annex { $annex }.
benefit-needs-table = Gap from 0 (none) to 100
benefit-needs-columns = Need | #Before | #After | Through
benefit-interests-table = Share of each interest
benefit-interests-columns = Interest | #Served | Through
benefit-no-need = No need of the table changes.
benefit-no-interest = No interest of the table is served.
concessions = What each side gives up
concession-need = { $need } of { $partner }: { $share } of the gap, through { $component }
concession-interest = { $interest } of the EU: { $share } of the interest, through { $component }
concession-none = No chosen component is judged to work against a need of the partner or an interest of the EU.
burden-own = { $partner } pays { $amount } from its own budget.
burden-debt-private = { $amount } is lent and has to be repaid: by private borrowers, nothing by the government (section { $section }).
burden-debt-government = { $amount } is lent and has to be repaid: by the government (section { $section }).
burden-debt-both = { $amount } is lent and has to be repaid: { $owed } by the government, the rest by private borrowers (section { $section }).
burden-grants = The EU and its Member States give { $amount } in grants.
compromises = What else could be agreed
compromises-this = this package: { $notion }
compromises-line = packages that no weighting of both sides would improve on
compromises-needs = needs of { $partner } met
compromises-interests = interests of the EU served
compromises-remarks = Each point on the line is a package with the same money and rules that no weighting of both sides would improve on; marked are this package and which of them other notions of balance would pick. Both scales are estimated.
compromises-open = For some of these points counted work ended before it was proven that no package is better: the line may lie a little too low.

# Section 4: who pays.

section-financing = Who pays
financing-none = No money is used: the package is empty or costs nothing.
financing-chart = Who pays: { $amount }
financing-owners = Every amount belongs to the owner named, counted once, and is a proposal: no owner has agreed to it. By component and year, loans and their terms: annex { $annex }.
financing-kinds = By kind of money: { $kinds }.
kinds-of-money = grants | money to be repaid | equity | the partner's own money
financing-running = Running costs after { $last }: about { $amount } a year. Nobody in this plan pays them; by default they fall to the partner's budget or to users, and an opex line should be agreed before signature.
financing-running-shared = Running costs after { $last }: about { $amount } a year. Nobody in this plan pays them; by default { $operators } falls to the operators that private investors or borrowers pay for, and their users, and { $budget } to the partner's budget, and an opex line should be agreed before signature.
leverage = Leverage: { $all } of money in all for each euro of EU grant, { $private } of it private.
leverage-no-private = Leverage: { $all } of money in all for each euro of EU grant, none of it private.
leverage-no-grant = Leverage: no EU grant is used.
debt-rating = Debt sustainability rating: { $rating }; { $allowed }; { $owed }.
debt-no-loans = loans to the government are not proposed
debt-concessional-only = a loan to the government needs a grant element of at least 35 % at a discount rate of 5 %, alone or together with the grants of the package
debt-no-bar = the rating bars no loan; debt is still to be checked
debt-unrated = without a rating no loan is barred; debt is still to be checked
debt-unrated-high = public debt is above 90 % of GDP, which counts here as moderate risk: { debt-concessional-only }
debt-owed = { $amount } of this plan would be owed by the government
debt-nothing-owed = nothing in this plan would be owed by the government
loans = Loans and debt
loans-table = Loans, on the terms assumed
loans-columns = Loan | #Million EUR | #Rate a year | #Grace, years | #Tenor, years | #Grant element at { $rate } | Counts as aid
loans-column-dac = #at { $rate } (DAC)
aid-yes = yes (from { $least })
aid-no = no (from { $least })
aid-export-credit = no: export credit
aid-not-eligible = no: partner not eligible
aid-other-rules = own rules (no loan to a government)
class-ldc-lic = a least developed or low-income country
class-lmic = a lower middle-income country
class-umic = an upper middle-income country
class-global = a global institution or development bank
class-other = another multilateral institution
dac-class = To the OECD's Development Assistance Committee (DAC), { $partner } is classed as { $class }; a loan has to respect the IMF's and the World Bank's limits on debt as well.
dac-not-eligible = To the OECD's Development Assistance Committee (DAC), development assistance may not go to this partner; a loan has to respect the IMF's and the World Bank's limits on debt as well.
dac-no-class = To the OECD's Development Assistance Committee (DAC), no class is recorded for this partner, so that no loan is judged; a loan has to respect the IMF's and the World Bank's limits on debt as well.
debt-service-unknown = Debt service is not known: no terms are stated.
debt-service = Debt service: { $amount } until { $last } (interest { $interest }, owed by the government { $sovereign }); most in { $year }: { $most }, { $share } of GDP; by year: annex { $annex }
debt-service-without = { $service }; { $without } not counted, since its terms are to be agreed.
grant-element = Grants and loans to the government together have a grant element of { $element } at { $rate }, which { $held ->
    [yes] reaches
   *[no] does not reach
} the { $least } of the IMF and the World Bank
grant-element-lift = { $element }; the loans alone have { $loans } and need { $grants } of grants in the whole to reach it.
grant-element-loans = { $element }; the loans alone have { $loans }.

# Section 5: framework, status, contacts.

section-framework = Framework, status, contacts
framework-table = Where the offer stands
framework-more-table = The partner and the offer
framework-columns = Item | Content
framework-partner = Partner
framework-partner-people = { $partner } ({ $id }), { $region }, { $people } million people
framework-partner-only = { $partner } ({ $id }), { $region }
framework-host = Host framework
framework-stand-alone = stand-alone: no framework is recorded for this partner
framework-also = { $host }. Also: { $others }
framework-engagement = Engagement
engagement-deepen = deepen (an existing digital partnership, dialogue or council)
engagement-broaden = broaden (no digital partnership or dialogue yet)
engagement-strengthen-both = strengthen (digital partnership together with a Security and Defence Partnership)
engagement-strengthen = strengthen (Security and Defence Partnership)
engagement-connect = connect (a project shared with other partners)
framework-next-step = Next political step
next-step-existing = take the package up in the existing partnership or dialogue; prepared in a Team Europe manner
next-step-first = for discussion: a digital dialogue as the first framework; prepared in a Team Europe manner
framework-running = Already running, not paid twice
framework-topics = Topics of the strategy
framework-languages = Working languages
framework-period = Period and prices
framework-period-prices = { $first } to { $last }; million EUR at constant { $prices } prices, not discounted
framework-results = First results
framework-risks = Main risks
framework-risks-named = { $risks } (estimated; all of them: annex { $annex }; conditions and safeguards: annex { $conditions })
framework-status = Status
framework-status-draft = draft for discussion; data of { $years }; scenario “{ $scenario }”
framework-anchor = Policy anchor
framework-anchor-text = JOIN(2025) 140 of 5 June 2025, An International Digital Strategy for the European Union, section 3: a Joint Communication, not binding
framework-contacts = Contacts
framework-contacts-open = to be completed: EU Delegation; partner ministry; lead Member State and its embassy
