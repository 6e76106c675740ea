# Answers side by side.

compare-title = Comparaison de paquets
compare-status = Document illustratif, sans caractère officiel pour l’UE
compare-made = Document illustratif, sans caractère officiel pour l’UE. Établi avec tbo { $version }.
compare-answers = Ce qui est comparé
compare-answers-columns = { "" } | fichier | scénario | résultat | critère | #valeur | preuve | #Mio EUR
compare-solved = calculé
compare-stored = repris tel quel
compare-optimal = optimum prouvé
compare-within = à { $gap } près
compare-no-package = aucun paquet
compare-with = { $file } avec { $changes }
compare-criteria-differ = Les critères diffèrent : leurs valeurs s’expriment dans des unités différentes et ne sont pas comparables.
compare-eu = UE
compare-parties = Parties
compare-utility = { $party }, utilité
compare-share-of-ideal = { $party }, % de son idéal
compare-cost = coût pour { $partner }, Mio EUR
compare-effort = effort pour { $partner }
compare-differences = Ce qui diffère dans le paquet pour { $partner }
compare-same = Ce qui est identique pour { $partner }
compare-components-columns = composante | nom
compare-size = { $mark } : taille (Mio EUR)
compare-money = Fonds utilisés sur fonds disponibles, Mio EUR
compare-instrument = instrument
compare-of = { $used } sur { $total }
compare-more = { $mark } − { $first }
