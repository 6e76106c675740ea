# Answers side by side.

compare-title = Packages compared
compare-status = Illustrative, not an official EU document
compare-made = Illustrative, not an official EU document. Made with tbo { $version }.
compare-answers = What is compared
compare-answers-columns = { "" } | file | scenario | answer | criterion | #value | proof | #MEUR
compare-solved = solved
compare-stored = as stored
compare-optimal = optimal
compare-within = within { $gap }
compare-no-package = no package
compare-with = { $file } with { $changes }
compare-criteria-differ = The criteria differ: their values are in different units and are not comparable.
compare-eu = eu
compare-parties = Parties
compare-utility = utility of { $party }
compare-share-of-ideal = { $party }, % of its ideal
compare-cost = cost for { $partner }, MEUR
compare-effort = effort of { $partner }
compare-differences = What differs in the package for { $partner }
compare-same = What is the same for { $partner }
compare-components-columns = component | name
compare-size = { $mark }: size (MEUR)
compare-money = Money used, of what there is, MEUR
compare-instrument = instrument
compare-of = { $used } of { $total }
compare-more = { $mark } - { $first }
