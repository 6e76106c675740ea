# Section 1 : l’offre.

section-offer = L’offre
offer-empty = Le paquet est vide (partenaire : { $partner }) : avec les moyens et les règles de ce scénario, aucune composante n’est proposée. L’annexe { $annex } indique pourquoi chacune a été écartée. { $proof }.
offer-what = { $count ->
    [one] { $count } composante est proposée
   *[other] { $count } composantes sont proposées
} au partenaire ({ $partner }, { $size }), pour { $amount } de { $first } à { $last } : { $components }.
offer-people = { $people } millions d’habitants
offer-unknown-size = population non connue
offer-gain-need = { $need } (écart de { $before } à { $after })
offer-gain-interest = { $interest } (servi à { $share })
offer-gains-partner = Principaux gains du partenaire ({ $partner }) : { $needs }.
offer-gains-eu = Principaux gains de l’UE : { $interests }.
offer-balance = { $partners ->
    [1] Équilibre : le partenaire ({ $partner }) obtient { $share } du maximum que ces moyens pourraient lui apporter à lui seul, et l’UE { $eu } du sien.
   *[other] Équilibre : le partenaire ({ $partner }) obtient { $share } du maximum que ces moyens pourraient lui apporter à lui seul, et l’UE { $eu } du sien, tous partenaires du scénario confondus.
}
offer-balance-partner = Équilibre : le partenaire ({ $partner }) obtient { $share } du maximum que ces moyens pourraient lui apporter à lui seul.
offer-open-ideals = Ces parts peuvent être trop flatteuses, le maximum trouvé n’étant pas prouvé ; l’annexe { $annex } dit de combien au plus.
offer-criterion = Critère unique : { $criterion }. { $proof }.
offer-judgements = Les effets sont des appréciations, toujours estimées.

# La couverture.

key-components = { $count ->
    [one] composante
   *[other] composantes
}
key-best-partner = du maximum ({ $partner })
key-best-eu = du maximum (UE)
key-first-results = premiers résultats

# Section 2 : le paquet.

section-package = Le paquet
package-none = Ce paquet ne contient aucune composante.
package-table = Ce qui est fourni ; millions d’euros, prix constants de { $prices }
package-columns = Composante – taille | Ce qui est fourni | #Dès | #Coût | Marque
package-remarks = Dès : mise en service (estimée). Marque du coût : S sourcé, D dérivé, E estimé. Fonctionnement et répartition : annexe { $costs } ; conditions préalables : annexe { $conditions }.
package-shared = Partagé : un projet réalisé une seule fois pour plusieurs partenaires, présenté ici avec la part du coût de ce partenaire ; les liaisons partagées figurent sur la liste de la conférence annuelle sur les liaisons.

# Section 3 : bénéfice mutuel.

section-benefit = Bénéfice mutuel
benefit-needs-met = Le paquet couvre { $share } des besoins pondérés du partenaire ({ $partner }).
benefit-interests-served = Il sert { $share } des intérêts pondérés de l’UE chez lui.
benefit-none = Aucune des deux parties n’y gagne : le paquet est vide.
benefit-partner = Ce que gagne le partenaire ({ $partner })
benefit-eu = Ce que gagne l’UE
benefit-remarks = Gains plus modestes et parts par objectif de la stratégie : annexe { $annex }.
benefit-needs-table = Écart de 0 (aucun) à 100
benefit-needs-columns = Besoin | #Avant | #Après | Par
benefit-interests-table = Part servie de chaque intérêt
benefit-interests-columns = Intérêt | #Servi | Par
benefit-no-need = Aucun besoin du tableau ne change.
benefit-no-interest = Aucun intérêt du tableau n’est servi.
concessions = Ce que cède chaque partie
concession-need = { $need }, côté partenaire ({ $partner }) : { $share } de l’écart, par { $component }
concession-interest = { $interest }, côté UE : { $share } de l’intérêt, par { $component }
concession-none = Aucune composante retenue n’est jugée contraire à un besoin du partenaire ou à un intérêt de l’UE.
burden-own = Le partenaire ({ $partner }) paie { $amount } sur son propre budget.
burden-debt-private = { $amount } sont prêtés et doivent être remboursés : par des emprunteurs privés, rien par l’État (section { $section }).
burden-debt-government = { $amount } sont prêtés et doivent être remboursés : par l’État (section { $section }).
burden-debt-both = { $amount } sont prêtés et doivent être remboursés : { $owed } par l’État, le reste par des emprunteurs privés (section { $section }).
burden-grants = L’UE et ses États membres apportent { $amount } en dons.
compromises = Autres accords possibles
compromises-this = ce paquet : { $notion }
compromises-line = paquets qu’aucune pondération des deux côtés n’améliorerait
compromises-needs = besoins couverts ({ $partner })
compromises-interests = intérêts de l’UE servis
compromises-remarks = Chaque point de la ligne est un paquet, à moyens et règles identiques, qu’aucune pondération des deux parties n’améliorerait ; sont marqués ce paquet et ceux que retiendraient d’autres notions d’équilibre. Les deux échelles sont estimées.
compromises-open = Pour certains de ces points, le calcul compté a pris fin avant qu’il soit prouvé qu’aucun paquet ne fait mieux : la ligne peut se situer un peu trop bas.

# Section 4 : qui paie.

section-financing = Qui paie
financing-none = Aucun financement n’est utilisé : le paquet est vide ou ne coûte rien.
financing-chart = Qui paie : { $amount }
financing-owners = Chaque montant appartient au détenteur indiqué, n’est compté qu’une fois et reste une proposition qu’aucun n’a approuvée. Détail, prêts et conditions : annexe { $annex }.
financing-kinds = Par type de financement : { $kinds }.
kinds-of-money = dons | fonds à rembourser | participations au capital | moyens propres du partenaire
financing-running = Coûts de fonctionnement après { $last } : environ { $amount } par an. Personne ne les paie dans ce plan ; par défaut, ils incombent au budget du partenaire ou aux usagers, et une ligne de fonctionnement devrait être convenue avant la signature.
financing-running-shared = Coûts de fonctionnement après { $last } : environ { $amount } par an, non financés par ce plan ; par défaut, { $operators } incombent aux opérateurs à financement privé et à leurs usagers, { $budget } au budget du partenaire ; à convenir avant signature.
leverage = Effet de levier : { $all } mobilisés au total pour chaque euro de don de l’UE, dont { $private } privés.
leverage-no-private = Effet de levier : { $all } mobilisés au total pour chaque euro de don de l’UE, sans apport privé.
leverage-no-grant = Effet de levier : aucun don de l’UE n’est utilisé.
debt-rating = Notation de la viabilité de la dette : { $rating } ; { $allowed } ; { $owed }.
debt-no-loans = aucun prêt à l’État n’est proposé
debt-concessional-only = un prêt à l’État exige un élément don d’au moins 35 % à un taux d’actualisation de 5 %, seul ou avec les dons du paquet
debt-no-bar = la notation n’exclut aucun prêt ; la dette reste à vérifier
debt-unrated = sans notation, aucun prêt n’est exclu ; la dette reste à vérifier
debt-unrated-high = la dette publique dépasse 90 % du PIB, ce qui compte ici comme un risque modéré : { debt-concessional-only }
debt-owed = { $amount } de ce plan seraient dus par l’État
debt-nothing-owed = rien dans ce plan ne serait dû par l’État
loans = Prêts et dette
loans-table = Prêts, aux conditions supposées
loans-columns = Prêt | #Millions d’euros | #Taux annuel | #Différé, années | #Durée, années | #Élément don à { $rate } | Compte comme aide
loans-column-dac = #à { $rate } (CAD)
aid-yes = oui (à partir de { $least })
aid-no = non (à partir de { $least })
aid-export-credit = non : crédit à l’exportation
aid-not-eligible = non : partenaire non éligible
aid-other-rules = règles propres (pas de prêt à un État)
class-ldc-lic = un pays moins avancé ou à faible revenu
class-lmic = un pays à revenu intermédiaire de la tranche inférieure
class-umic = un pays à revenu intermédiaire de la tranche supérieure
class-global = une institution mondiale ou une banque de développement
class-other = une autre institution multilatérale
dac-class = Pour le Comité d’aide au développement (CAD) de l’OCDE, le partenaire ({ $partner }) est classé comme { $class } ; un prêt doit en outre respecter les limites d’endettement du FMI et de la Banque mondiale.
dac-not-eligible = Pour le Comité d’aide au développement (CAD) de l’OCDE, ce partenaire ne peut pas recevoir d’aide au développement ; un prêt doit en outre respecter les limites d’endettement du FMI et de la Banque mondiale.
dac-no-class = Pour le Comité d’aide au développement (CAD) de l’OCDE, aucune classe n’est enregistrée pour ce partenaire, de sorte qu’aucun prêt n’est apprécié ; un prêt doit en outre respecter les limites d’endettement du FMI et de la Banque mondiale.
debt-service-unknown = Le service de la dette n’est pas connu : aucune condition n’est indiquée.
debt-service = Service de la dette : { $amount } jusqu’en { $last } (intérêts : { $interest }, dû par l’État : { $sovereign }) ; maximum en { $year } : { $most }, soit { $share } du PIB ; par année : annexe { $annex }
debt-service-without = { $service } ; { $without } n’est pas compté, les conditions restant à convenir.
grant-element = { $held ->
    [yes] Ensemble, les dons et les prêts à l’État ont un élément don de { $element } à { $rate }, ce qui atteint le seuil de { $least } du FMI et de la Banque mondiale
   *[no] Ensemble, les dons et les prêts à l’État ont un élément don de { $element } à { $rate }, ce qui n’atteint pas le seuil de { $least } du FMI et de la Banque mondiale
}
grant-element-lift = { $element } ; les prêts seuls ont { $loans } et il faut { $grants } de dons dans l’ensemble pour l’atteindre.
grant-element-loans = { $element } ; les prêts seuls ont { $loans }.

# Section 5 : cadre, état, contacts.

section-framework = Cadre, état, contacts
framework-table = Où en est l’offre
framework-more-table = Le partenaire et l’offre
framework-columns = Élément | Contenu
framework-partner = Partenaire
framework-partner-people = { $partner } ({ $id }), { $region }, { $people } millions d’habitants
framework-partner-only = { $partner } ({ $id }), { $region }
framework-host = Cadre d’accueil
framework-stand-alone = autonome : aucun cadre n’est enregistré pour ce partenaire
framework-also = { $host }. Également : { $others }
framework-engagement = Mode d’engagement
engagement-deepen = approfondir (un partenariat, un dialogue ou un conseil numérique existant)
engagement-broaden = élargir (pas encore de partenariat ni de dialogue numérique)
engagement-strengthen-both = renforcer (partenariat numérique et partenariat de sécurité et de défense)
engagement-strengthen = renforcer (partenariat de sécurité et de défense)
engagement-connect = connecter (un projet partagé avec d’autres partenaires)
framework-next-step = Prochaine étape politique
next-step-existing = traiter le paquet dans le partenariat ou le dialogue existant ; préparation dans l’esprit de l’Équipe Europe
next-step-first = pour discussion : un dialogue numérique comme premier cadre ; préparation dans l’esprit de l’Équipe Europe
framework-running = Déjà en cours, non payé deux fois
framework-topics = Thèmes de la stratégie
framework-languages = Langues de travail
framework-period = Période et prix
framework-period-prices = { $first } à { $last } ; millions d’euros aux prix constants de { $prices }, non actualisés
framework-results = Premiers résultats
framework-risks = Principaux risques
framework-risks-named = { $risks } (estimation ; liste complète : annexe { $annex } ; conditions et garde-fous : annexe { $conditions })
framework-status = État
framework-status-draft = projet pour discussion ; données de { $years } ; scénario « { $scenario } »
framework-anchor = Ancrage politique
framework-anchor-text = JOIN(2025) 140 du 5 juin 2025, Une stratégie numérique internationale pour l’Union européenne, section 3 : communication conjointe, non contraignante
framework-contacts = Contacts
framework-contacts-open = à compléter : délégation de l’UE ; ministère partenaire ; État membre chef de file et son ambassade
