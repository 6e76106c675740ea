# Annexe A : besoins.

section-needs = Les besoins en chiffres
needs-none = Aucun besoin de ce partenaire n’est enregistré comme ouvert.
needs-table = Les besoins les plus lourds et les chiffres sur lesquels ils reposent
needs-columns = Besoin | #Écart actuel | Indicateur | #Valeur | Unité | Année | Source | Marque
needs-chart = Besoins avant et après : écart sur une échelle de 0 à 100
needs-chart-before = écart actuel
needs-chart-after = écart avec le paquet
needs-scale = L’écart va de 0 (aucun) à 100 (le maximum de l’échelle). Il découle d’un indicateur public lorsqu’il en existe un ; les besoins sont classés par écart et par poids.
needs-marks = Marques : S le chiffre figure dans la source citée ; D calcul à partir de tels chiffres ; E appréciation.
needs-no-indicator = pas d’indicateur public : appréciation
needs-assumed = supposé, voir l’annexe { $annex }

# Annexe B : coûts.

section-costs = Coûts et financement par composante
costs-none = Il n’y a rien à payer : le paquet est vide.
costs-table = Ce que cela coûte, millions d’euros, prix constants de { $prices }
costs-columns = Composante | #Investissement | #Fonctionnement { $first } à { $last } | #Coût | #Bas | #Haut | #Fonctionnement, dix ans | #Années de construction | #Effort | Marque
costs-codes = Les codes sont ceux de la section { $section }.
costs-effort = L’effort (estimé) est ce qu’une composante demande à l’administration du partenaire, en unités comparables : { $effort } pour une capacité évaluée à { $capacity } (estimée).
costs-effort-no-capacity = L’effort (estimé) est ce qu’une composante demande à l’administration du partenaire, en unités comparables : { $effort } ; aucune capacité n’est enregistrée pour ce partenaire.
costs-ten-years = Le coût de fonctionnement sur dix ans porte sur les dix premières années de service et ne fait pas partie du coût.
costs-lender = L’emprunteur, les sûretés et la classe environnementale et sociale d’un prêt sont arrêtés par le prêteur.
costs-by-year = Lorsque le catalogue indique des paiements par année, ils sont présentés comme investissement.
matrix-table = Qui paie quoi, par composante, millions d’euros
matrix-columns = Composante | #Coût
sources-table = Sources de financement et leurs conditions
sources-columns = Source | Détenteur | Type | #Millions d’euros | #Part | Conditions supposées
loan-terms = { $rate } par an, { $grace } ans de différé, { $maturity } ans au total
ratios-table = Le paquet en chiffres
ratios-columns = Chiffre | #Valeur | Mode de calcul
ratio-range = Cas bas et cas haut
ratio-range-how = millions d’euros, chaque coût au bas, puis au haut de sa fourchette
ratio-contingency = Provision pour le cas haut
ratio-contingency-how = millions d’euros en plus du plan, soit { $share } de celui-ci
ratio-present-value = Valeur actuelle au taux réel de { $rate } par an
ratio-present-value-how = millions d’euros en { $year }, aux prix constants de { $prices } ; investissement réparti également sur les années de construction, sauf indication par année
ratio-all = Total mobilisé par euro de don de l’UE
ratio-all-how = euros par euro de don de l’UE ({ $grants })
ratio-private = Fonds privés par euro de don de l’UE
ratio-private-how = euros par euro de don de l’UE ({ $grants }) ; capital et détenteurs privés, hors prêts bancaires
ratio-grants = Part des dons
ratio-grants-how = tous les dons, en part du coût
ratio-inhabitant = Coût par habitant
ratio-inhabitant-how = euros sur la période
ratio-running = Coût de fonctionnement annuel après construction
ratio-running-how = millions d’euros ; opérateurs et leurs usagers { $operators }, budget du partenaire { $budget }
debt-service-table = Service de la dette par année, millions d’euros
debt-service-columns = Année | #Service de la dette | #Part du PIB
debt-service-remarks = Chaque prêt est supposé entièrement décaissé au démarrage de sa composante, avec un principal constant et deux échéances par an ; taux nominaux sur des montants à prix constants, PIB maintenu à son dernier chiffre connu. Le décaissement réel suit les travaux et coûte moins d’intérêts.

# Annexe C : bénéfice en détail.

section-gains = Le bénéfice en détail
gains-none = Il n’y a pas de bénéfice à présenter : le paquet est vide.
gains-chart = Qui gagne quoi : points sur l’échelle propre à chaque partie
gains-points = Points (estimés) : contribution à l’utilité propre de chaque partie, sur une échelle de 0 à 100 où tous ses besoins ou intérêts sont satisfaits. Les deux échelles mesurent des choses différentes et ne se comparent pas.
gains-other-needs = Autres besoins : écart de 0 à 100
gains-other-interests = Autres intérêts : part servie
gains-smaller-partner = Gains plus modestes du partenaire ({ $partner })
gains-smaller-eu = Gains plus modestes de l’UE
gains-learn = Ce que l’UE peut apprendre ou réutiliser
gains-suppliers = Des fournisseurs de l’UE livreraient, selon les estimations, { $amount } du paquet ({ $share }) ; les marchés restent ouverts.
objectives-table = Objectifs de JOIN(2025) 140, section 1
objectives-columns = Objectif | #Part du gain de l’UE | #Objectif servi
objective-a = a) compétitivité technologique
objective-b = b) sécurité
objective-c = c) gouvernance et normes
objective-other = élargissement et autres intérêts
objectives-unserved = Rien dans le paquet ne sert l’objectif { $objective } : ce qui le servirait a été écarté pour les raisons indiquées à l’annexe { $annex }.

# Annexe D : calendrier.

section-timeline = Calendrier
timeline-none = Rien n’est programmé : le paquet est vide.
timeline-first = { $components }, à partir de { $year } ; la dernière composante est en service à partir de { $last }.
timeline-chart = Construction et fonctionnement par année
timeline-at-once = Les années de démarrage ne sont pas un choix ici : ce qui peut démarrer en { $year } démarre alors, et une composante qui en requiert une autre démarre de façon à ne pas fonctionner avant elle. De l’identification à la signature, une action de l’UE prend couramment un à deux ans (connaissance générale, à vérifier).
timeline-phased = Les années de démarrage sont choisies avec les composantes : les montants annuels, ce que le partenaire peut absorber en une année et { $rate } de moins par an pour ce qui vient plus tard en décident. De l’identification à la signature, une action de l’UE prend couramment un à deux ans (connaissance générale, à vérifier).
timeline-gate = { $component } : pas avant { $year }.
timeline-hub = Un pôle numérique informel à la délégation peut avancer le démarrage de quelques mois (estimation).

# Annexe E : mise en œuvre.

section-delivery = Mise en œuvre
delivery-team = Équipe Europe Tech : chaque composante est conduite conjointement par un organe de l’UE et un État membre, le ministère du partenaire en étant le maître d’ouvrage. La mention d’un organisme signifie qu’il travaille dans ce domaine, non qu’il a donné son accord.
delivery-table = Organismes de mise en œuvre nommés par le catalogue
delivery-columns = Composante | Organismes | État membre chef de file | Homologue
delivery-money = Financement de l’équipe par instrument, millions d’euros : { $amounts }.
delivery-eu4digital = Facilitateur : EU4Digital, à confirmer.
delivery-d4d = Facilitateur : pôle « Digital for Development » (D4D), à confirmer.
delivery-contract = Forme du contrat (don, marché, convention de contribution, gestion indirecte, garantie) et pilotage : à convenir entre les détenteurs des fonds.
delivery-companies = Entreprises : marchés ouverts et équitables ; conseils de l’industrie, par exemple du groupe consultatif d’entreprises de Global Gateway, les conflits d’intérêts étant déclarés.
delivery-consultation = Consultation : société civile, monde universitaire et secteur privé des deux parties avant toute décision ; un plan reste à ajouter.
delivery-running = Déjà en cours : { $programme }. Source : { $source }.

# Annexe F : conditions.

section-conditions = Conditions et garde-fous
conditions-whole = Pour l’ensemble du paquet
conditions-empty = Le paquet est vide : ces conditions vaudraient pour un paquet ultérieur.
condition-suppliers = Fournisseurs de confiance : les équipements de réseau et de centres de données suivent la boîte à outils de l’UE pour la 5G et, pour les câbles, la boîte à outils de l’UE pour la sécurité des câbles ; les fournisseurs à haut risque sont exclus, avec un droit d’audit.
condition-rights = Droits : aucune livraison servant une surveillance contraire à la loi ; chaque composante est examinée, avant décision, quant à son effet sur la vie privée, l’expression et l’accès ; les coupures d’internet suspendent l’appui.
condition-data = Protection des données : les données à caractère personnel sont traitées en vertu d’une loi et sous une autorité indépendante, faute de quoi la composante attend ; le partenaire choisit où ses données sont conservées.
condition-standards = Normes ouvertes et interopérabilité par défaut ; pas d’architecture de réseau fermée ou contrôlée par un État.
condition-screening = L’égalité de genre, l’accessibilité et le climat sont examinés pour chaque composante.
condition-sensitive = Technologies sensibles : le contrôle des exportations et la sécurité de la recherche sont vérifiés ; l’accès à la puissance de calcul est ouvert à des conditions énoncées.
prerequisites = Conditions préalables
prerequisites-table = Ce qui doit exister au préalable
prerequisites-columns = Composante | Exige | Pourquoi | État
prerequisite-in-package = dans ce paquet
prerequisite-open = ouvert : à convenir
prerequisite-met = rempli par l’existant du partenaire
conflicts = Ce que le paquet exclut
conflict = { $component } exclut { $others }.

# Annexe G : risques. Lignes : risque, catégorie, atténuation.

section-risks = Risques et garde-fous
risks-table = Risques de l’ensemble du paquet (F faible, M moyen, É élevé)
risks-columns = Risque | Catégorie | Probabilité | Incidence | Atténuation
grade-low = F
grade-medium = M
grade-high = É
risk-running-costs = Les coûts de fonctionnement ne sont pas budgétés | budgétaire | Ligne au budget du partenaire, appui dégressif.
risk-debt-limit = La limite d’endettement est atteinte ou la notation change | macroéconomique | Dons d’abord, garanties aux emprunteurs privés, tranches libérées après contrôle de la dette.
risk-law-slips = Une loi préalable prend du retard | politique | Condition avant paiement, conseil d’abord, démarrage plus tardif.
risk-supplier = Un fournisseur à haut risque revient dans la chaîne d’approvisionnement | sécurité | Clause « boîte à outils », droit d’audit, autre soumissionnaire.
risk-cable = Des autorisations ou un conflit bloquent un câble | externe | Deuxième tracé, assurance, clause d’arrêt.
risk-little-use = Peu d’usage après la livraison | demande | Compétences, règle tarifaire, usagers d’ancrage.
risk-identity = L’identité est détournée ou exclut des personnes | droits | Voie hors ligne, autorité indépendante, analyse d’impact, aucun usage à des fins de surveillance.
risk-brain-drain = Les personnes formées quittent le pays | social | Dispositifs circulaires, bourses de retour, part d’emplois locaux.
risk-power = L’électricité manque pour le calcul | technique | Vérification des mégawatts avant signature, contrat d’électricité renouvelable.
risk-administration = L’administration ne peut pas porter tout le paquet à la fois | exécution | Homologues désignés avant chaque démarrage, démarrages échelonnés, assistance technique.
risk-overrun = Dépassement des coûts | financier | Provision de 10 à 15 %, lots à prix forfaitaire.
risk-overlap = Chevauchement avec d’autres bailleurs | coordination | Tableau de qui fait quoi, pilotage conjoint.
risk-election = Élection ou changement de gouvernement | politique | Information de tous les partis, feuille de route signée.
own-risks-table = Risques et garde-fous nommés par le catalogue
own-risks-columns = Composante | Risques | Garde-fous
risks-starting-values = Probabilité et incidence sont des valeurs de départ (estimées), à fixer pour le pays.

# Annexe H : résultats.

section-results = Cadre de résultats
results-none = Aucun résultat n’est attendu : le paquet est vide.
impact-table = Impact : les chiffres actuels du partenaire
impact-columns = Indicateur | Valeur de référence | Source, année
outcomes-table = Effets et produits des composantes
outcomes-columns = Composante | Effets | Produits
results-targets = Les cibles ne sont pas inventées ici : elles sont fixées avec le partenaire. Un produit part de 0 ; une autre valeur de référence non donnée est complétée à la signature ou dans le premier rapport ; les personnes sont comptées par sexe.

# Annexe I : autres options.

section-alternatives = Autres options examinées
alternatives-none = Aucune composante du catalogue n’est enregistrée comme écartée.
alternatives-table = Composantes écartées, par motif
alternatives-columns = Motif | #Nombre | Composantes, par domaine
alternatives-same-reason = Pour le même motif.
alternatives-count = { $count ->
    [one] { $count } composante du catalogue a été examinée et écartée.
   *[other] { $count } composantes du catalogue ont été examinées et écartées.
}
alternatives-dominated = { $name } : { $by } figure dans le paquet, ne coûte pas plus cher, ne demande pas plus d’effort et fait au moins autant pour chaque besoin et chaque intérêt.
alternatives-variants = Des variantes moins coûteuses, plus rapides ou plus vertes s’obtiennent en modifiant le scénario : ses moyens, ses règles ou ses pondérations.
variants = Presque aussi bons
variants-text = { $partners ->
    [1] Chacun de ces paquets est le meilleur de son genre parmi ceux qui perdent au plus { $within } de la valeur du critère.
   *[other] Chacun de ces paquets est le meilleur de son genre parmi ceux qui perdent au plus { $within } de la valeur du critère, les autres partenaires gardant leurs paquets et leurs fonds, et les projets partagés restant en place.
} Aucun n’est proposé : selon le critère ({ $notion }), le présent paquet vient en tête, et chacun des autres perd ce qu’indique la dernière colonne.
variants-table = Le présent paquet et ses variantes
variants-columns = Paquet | #Millions d’euros | #Années de réalisation | #Effort | #Besoins couverts | #Intérêts de l’UE servis | #Perte
variants-columns-phased = Paquet | #Millions d’euros | #Années jusqu’à l’achèvement | #Effort | #Besoins couverts | #Intérêts de l’UE servis | #Perte
variants-this = Le présent paquet
variant-cheaper = Moins coûteux
variant-faster = Réalisé plus tôt
variant-lighter = Moins d’effort
variant-greener = Plus vert
variant-partner = Mieux pour le partenaire
variant-eu = Mieux pour l’UE
variants-adds = ajoute { $names }
variants-drops = écarte { $names }
variants-resizes = prend une autre taille de { $names }
variants-earlier = commence plus tôt { $names }
variants-later = commence plus tard { $names }
variants-year = { $name } ({ $to } au lieu de { $from })
variants-kept = Dans chacun de ces paquets, dans cette taille ou une autre : { $names }.
variants-none-kept = Aucune composante ne figure dans chacun de ces paquets.
variants-already = Dans cette limite, aucun paquet ne fait mieux que le présent sur : { $names }.
variants-open = Non établi dans le temps imparti : { $names }.
variants-unproven = Trouvé, sans preuve que ce soit le meilleur de son genre : { $names }.

# Annexe J : sources, fiabilité, limites.

section-provenance = Sources, fiabilité, limites
provenance-status = Ce document est illustratif et n’est pas un document officiel de l’UE. Personne ne l’a approuvé et il n’engage personne.
provenance-costs = Fiabilité des coûts
provenance-range = Le paquet coûte { $amount } ; entre { $low } si tout se révèle peu coûteux et { $high } si tout se révèle coûteux.
provenance-marks = Marques des coûts : S (sourcé) { $sourced }, D (dérivé) { $derived }, E (estimé) { $estimated }.
provenance-prices = Les montants sont aux prix constants de { $prices } et ne sont pas actualisés ; ailleurs, les valeurs actuelles utilisent un taux réel de { $rate } par an.
provenance-price-table = Ce qu’une source donne dans une autre monnaie ou à d’autres prix a été converti une seule fois, avec la table de prix de ce programme ({ $dated }) : au taux de change moyen de l’année (BCE), puis selon les prix à la consommation de la zone euro (IPCH, Eurostat). Les taux et l’inflation jusqu’à 2025 ont été lus dans ces deux séries ; ceux des années suivantes sont des hypothèses.
provenance-effects = Les effets sur les besoins et les intérêts sont des appréciations selon une grille publiée : toujours estimés.
ideals-open = Points idéaux non prouvés
ideals-open-text = Une part de l’idéal compare ce qu’une partie gagne au maximum qu’elle pourrait gagner. Pour les parties ci-dessous, la recherche de ce maximum s’est arrêtée avant d’être prouvée : ce qui a été trouvé peut être trop faible, et la part qui s’y rapporte est alors trop flatteuse.
ideals-open-party = { $party } : { $share } du maximum trouvé, au moins { $least } du maximum possible
provenance-sources = Sources des chiffres des composantes
publications-table = Publications
publications-columns = Id | Éditeur | Ce qu’elle indique | Année | Marque | Utilisée pour
provenance-bases = Mode de calcul de chaque coût
bases-table = Base des coûts
bases-columns = Composante | Base | Fourchette (× coût) | Marque
assumptions = Hypothèses
assumptions-none = Aucun chiffre de ce partenaire n’a dû être supposé ni fixé à la main.
always-assumed = Les besoins s’additionnent selon leur poids ; un écart se comble au plus entièrement ; les options extérieures du partenaire comptent pour rien sauf indication de son profil.
assumed-missing = { $need } : pas de valeur pour « { $indicator } », un écart de { $gap } est donc supposé (E).
assumed-severity = { $need } : écart fixé à { $gap } par le profil du partenaire. Source : { $source }
assumed-indicator = { $indicator } : fixé à { $value } par le profil du partenaire. Source : { $source }
assumed-oda = Le tableau n’indique pas si l’aide au développement peut être utilisée ; les instruments qui y sont liés sont exclus ou inclus selon le catalogue.
provenance-silent = Ce que la stratégie ne dit pas
provenance-silent-on = JOIN(2025) 140 ne fixe pour l’offre technologique ni budget, ni liste de pays cibles, ni critères de sélection, ni calendrier, ni définition d’un partenaire de confiance, ni coût d’une composante, ni charte pour l’Équipe Europe Tech, ni mesure du bénéfice mutuel. Tout cela relève de choix du modèle utilisé ici, signalés comme tels.
provenance-made = Établi avec tbo { $version } le { $day } à partir du scénario « { $scenario } » ; les fichiers lus et leurs empreintes figurent dans result.json.

# Annexe K : traçabilité.

section-trace = Traçabilité vers la stratégie
trace-items = Les points M001 à M191 sont la numérotation propre au projet de ce que nomment JOIN(2025) 140 et les documents qui l’entourent.
trace-components = Par composante : { $items }.
trace-sections = Par section de cette fiche : { $items }.

# Annexe L : document d’action.

section-action = Fiche pour le document d’action
action-order = Dans l’ordre du document d’action de la Commission pour 2021-2027, afin qu’une délégation puisse la reprendre. Ce que cet exercice ne peut pas savoir est expressément laissé ouvert. Marques : S sourcé, D dérivé, E estimé.
action-none = Le paquet est vide : il n’y a ni cadre, ni budget, ni rien à coder.
action-table = Synthèse de l’action
action-columns = #N° | Rubrique | Contenu
action-title = Intitulé, référence opérationnelle, acte de base
action-title-text = Offre technologique ({ $partner }), { $first } à { $last } ; référence dans OPSYS et acte de base : à fixer par la délégation
action-initiative = Initiative de l’Équipe Europe
action-initiative-text = enregistrée : { $initiatives } ; à fixer par la délégation
action-zone = Zone bénéficiaire de l’action
action-programming = Document de programmation
action-objectives = Lien avec ses objectifs et résultats attendus
action-objectives-text = JOIN(2025) 140, section 3 ; parts par objectif de la stratégie à l’annexe { $annex } ; résultats du programme : à fixer par la délégation
action-areas = Domaines et secteurs prioritaires
action-goals = Objectifs de développement durable
goals-main = principal : { $main } (E)
goals-both = principal : { $main } ; autres : { $others } (E)
action-channel = Codes CAD, principal canal d’acheminement
action-channel-eligible = voir le tableau des secteurs ; partenaire enregistré comme éligible à l’aide publique au développement, à vérifier au regard de la liste du CAD en vigueur ; canal : à fixer par la délégation
action-channel-not-eligible = voir le tableau des secteurs ; partenaire enregistré comme non éligible à l’aide publique au développement, à vérifier au regard de la liste du CAD en vigueur ; canal : à fixer par la délégation
action-channel-unknown = voir le tableau des secteurs ; l’éligibilité du partenaire à l’aide publique au développement n’est pas enregistrée, à vérifier au regard de la liste du CAD en vigueur ; canal : à fixer par la délégation
action-targets = Cibles (climat, biodiversité, migration, éducation, inclusion, genre, droits)
action-targets-text = à fixer par la délégation ; les marqueurs ci-dessous sont un point de départ
action-markers-text = voir le tableau des marqueurs
action-tags = Marqueurs internes et étiquettes
action-tags-text = numérisation : toutes les composantes ; autres : à fixer par la délégation
action-amounts = Montants concernés
action-amounts-text = coût total estimé { $total } ; contribution de l’UE { $eu } ; partenaires de l’Équipe Europe { $team } ; prêts garantis { $guaranteed } ; partenaire, secteur privé et autres { $others } ; ligne budgétaire : à fixer par la délégation
action-financing = Type de financement, mode de gestion
action-financing-text = { $instruments } ; mode de gestion : à convenir entre les détenteurs des fonds
action-no-money = aucun financement n’est utilisé
markers = Marqueurs politiques
markers-table = Marqueurs politiques suggérés pour le paquet
markers-columns = Marqueur | #Note | En raison de | Marque
markers-remarks = Notes du CAD de l’OCDE : 0 non ciblé, 1 objectif significatif, 2 objectif principal. Un paquet reçoit 2 lorsque les composantes notées 2 portent au moins { $principal } de son coût, et 1 lorsque les composantes notées 1 ou 2 en portent au moins { $significant } ; les deux seuils sont estimés. La notation revient à la délégation, qui fixe aussi les étiquettes internes (numérisation, connectivité, migration, inégalités).
sectors = Secteurs
sectors-table = Codes-objet du CAD par coût
sectors-columns = Code-objet du CAD | #Millions d’euros | #Part | Composantes
sectors-none = aucun : pas d’aide au développement, ou à fixer
sectors-remarks = Codes et intitulés : CAD de l’OCDE, codes-objet du SNPC (S). Le code attribué à une composante est estimé (E).
logframe = Matrice du cadre logique
logframe-table = Principaux résultats
logframe-columns = Niveau | Résultat | Indicateur | Valeur de référence | Cible | Source de vérification | Risque pesant sur l’hypothèse
level-impact = Impact
level-outcome = Effet
level-output = Produit
logframe-impact = Une transformation numérique ({ $partner }) à laquelle citoyens et entreprises peuvent se fier, avec l’UE pour partenaire
logframe-gap = écart de { $gap } sur 100
logframe-target = à fixer avec le partenaire ; modèle : écart de { $gap } sur 100 (E)
logframe-indices = les indices de l’annexe { $annex }
logframe-risk = Les coûts de fonctionnement ne sont pas budgétés.
logframe-reports = rapports des organismes de mise en œuvre
logframe-no-indicator = pas d’indicateur public : à convenir
logframe-remarks = Les cibles sont fixées avec le partenaire ; les valeurs de référence non données sont complétées à la signature ou dans le premier rapport. Le cadre de résultats complet : annexe { $annex }.
budget = Budget indicatif
budget-table = Budget indicatif, millions d’euros
budget-columns = Composante | #Contribution de l’UE | #Partenaires de l’Équipe Europe | #Prêts garantis | #Partenaire, privé, autres | #Total
budget-evaluation = Évaluation et audit
budget-contingencies = Imprévus
budget-remarks = Chaque montant figure une seule fois, chez son détenteur. Les prêts garantis sont un passif éventuel et non un paiement de l’UE. L’évaluation et l’audit peuvent relever d’une autre décision ; les imprévus ne sont pas compris.

# Annexe M : contexte politique.

section-context = Contexte politique
policy-council = Le Conseil européen a demandé la stratégie le 17 avril 2024 ; les conclusions du Conseil sur la diplomatie numérique datent du 18 juillet 2022 et de juin 2023.
policy-security = La préparation aux crises, la sécurité économique et la préparation de la défense relèvent du contexte ; rien n’est offert ici au titre de la politique étrangère, de sécurité et de défense commune, et l’attribution ou les sanctions ne sont pas des composantes.
policy-fora = Des positions communes sont possibles à l’ONU, au G7 et au G20, à l’OCDE, au Conseil de l’Europe, à l’OSCE et à l’OMC.
policy-internet = La gouvernance de l’internet reste multipartite : Forum sur la gouvernance de l’internet, ICANN, Pacte numérique mondial et résultats de l’examen SMSI+20.
policy-open = L’UE se dit ouverte au partenariat ; cette fiche indique comment un partenaire et l’UE pourraient en faire usage.

# Annexe N : en langage clair.

section-plain = Résumé en langage clair
plain-empty = Avec les moyens et les règles de cet exercice, il n’y a pas de paquet pour ce partenaire ({ $partner }).
plain-idea = { $count ->
    [one] L’idée est que l’UE et le partenaire ({ $partner }) réalisent ensemble une chose entre { $first } et { $last } : { $components }. Le tout coûterait { $amount }.
   *[other] L’idée est que l’UE et le partenaire ({ $partner }) réalisent ensemble { $count } choses entre { $first } et { $last } : { $components }. Le tout coûterait { $amount }.
}
plain-change = Le plus grand changement pour la population : { $need } ; l’écart passerait de { $before } à { $after } sur 100.
plain-undecided = Rien n’est décidé. Les chiffres sont des estimations et les deux parties peuvent modifier le plan.
plain-translations = Les traductions dans les langues du partenaire restent à faire et à vérifier par des personnes.

# Money by year, rules of the money, owners in the end.

assumed-absorption = Paiements d’une année : au plus { $share } du PIB, soit { $amount } millions d’euros. L’UE plafonne à cette part les paiements de cohésion à ses propres membres les moins prospères (règlement (UE) 2021/1060, annexe XXVI ; connaissance générale, à vérifier).
by-year-chart = Qui paie en quelle année, millions d’euros
by-year-order = Sources du bas au haut de chaque colonne, millions d’euros sur la période :
by-year-desc = Millions d’euros par année. { $years }.
by-year-remarks = Une source paie la même part du coût de chaque année, sauf si le plan indique en quelle année elle paie ; l’investissement est réparti également sur les années de construction, sauf paiements indiqués par année. Chaque ligne et chaque colonne s’additionne telle qu’imprimée.
sources-by-year-table = Sources par année, millions d’euros
sources-by-year-columns = Source | Type | #Somme
by-year-paid-in = Versé par les sources ci-dessus
by-year-below = Hors bilan : { $source }
by-year-guaranteed = prêts couverts par une garantie
by-year-cost-with-below = Coût, hors bilan compris
by-year-cost = Coût
plan-table = Plan de financement : composante, source et année, millions d’euros
plan-columns = Composante | Source | #Somme
contingent = Hors bilan : { $amount } sont des prêts de tiers à des emprunteurs privés que l’UE ne fait que garantir. Ils sont éventuels : l’UE paie si un emprunteur ne paie pas.
contingent-beside-grants = Hors bilan : { $amount } sont des prêts de tiers à des emprunteurs privés que l’UE ne fait que garantir. Ils sont éventuels : l’UE paie si un emprunteur ne paie pas ; ils ne font pas partie des dons de { $grants }.
ownership-table = Au final : qui possède, qui exploite, ce que cela coûte
ownership-columns = Composante | Propriétaire (proposé) | Exploite et supporte le coût | #Fonctionnement, dix ans | #Sa valeur actuelle au taux réel de { $rate } | #Coût, valeur actuelle au taux réel de { $rate }
ownership-remarks = Propriétaire et exploitant sont des hypothèses par défaut qui découlent du financement et restent à convenir : ce que des investisseurs ou emprunteurs privés paient en partie leur appartient, le reste appartient à l’organisme public du partenaire. Aucune source de l’UE ne possède quoi que ce soit au final. Millions d’euros aux prix constants de { $prices } ; les valeurs actuelles sont celles de { $year }, à un taux annuel réel. Les coûts de fonctionnement portent sur les dix premières années de service.
ownership-consortium = société ou consortium du projet partagé
ownership-members = organismes publics de ses membres ensemble
ownership-operator = opérateur ou emprunteur privé
ownership-public = organisme public du partenaire
runner-nothing = rien à exploiter après la période
runner-operator = l’opérateur, auprès de ses usagers
runner-budget = budget du partenaire
blending-table = Règles des sources utilisées
blending-columns = Source | Règle | Comment elle est respectée | Où elle figure | Marque
blending-limit = limite du modèle, vérifiée
blending-checked = vérifiée après le choix ; la section 4 nomme ce qu’elle touche
blending-kept = respectée par le modèle, vérifiée
blending-open = à régler avant la signature
blending-least = { $source } pour { $components } : moins que l’investissement de { $amount } millions d’euros qu’exige un projet distinct ; acheminement des fonds : { $below } (source : { $publisher }, { $year }).
