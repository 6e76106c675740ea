# Critères d’équilibre.

notion-utilitarian = utilitariste
notion-egalitarian = égalitaire
notion-kalai-smorodinsky = Kalai-Smorodinsky
notion-nash = Nash
notion-alpha-fair = alpha-équitable
notion-partner-first = partenaire d’abord
notion-eu-first = UE d’abord
criterion-utilitarian = la plus grande somme pondérée des gains (utilitariste)
criterion-egalitarian = le plus grand gain pour la partie qui gagne le moins (égalitaire)
criterion-kalai-smorodinsky = les parts les plus égales de ce que chaque partie pourrait obtenir seule (Kalai-Smorodinsky)
criterion-nash = le plus grand produit des gains, chacun à la puissance du poids de sa partie (Nash)
criterion-alpha-fair = la plus grande moyenne de puissance de ce que chacun gagne par rapport à ce qu’il pourrait obtenir seul (alpha-équitable)
criterion-partner-first = le meilleur résultat pour les partenaires, avec un plancher pour l’UE
criterion-eu-first = le meilleur résultat pour l’UE, avec un plancher pour chaque partenaire
proof-optimal = Il est prouvé que c’est l’optimum pour ce critère
proof-within = Il est prouvé que l’écart au meilleur résultat possible pour ce critère est d’au plus { $gap }
proof-stopped = { $proof } ; la recherche a été arrêtée par sa limite de temps
status-optimal = optimale, prouvée
status-within = à { $gap } au plus du meilleur résultat possible, prouvé

# Étapes des critères.

aim-smallest-gain = plus petit gain
aim-smallest-share-of-the-ideal = plus petite part de l’idéal
aim-cost-in-million-EUR-least = coût en millions d’euros, minimal
aim-sum = { $aim }, somme des { $count } plus faibles

# Règles de partage d’un coût.

sharing-rule-equal = parts égales
sharing-rule-proportional = proportionnelle
sharing-rule-stand-alone = coût isolé
sharing-rule-separable = coûts séparables
sharing-rule-serial = sérielle
sharing-rule-shapley = Shapley
sharing-rule-nucleolus = nucléole

# Types et détenteurs de fonds, notations de la dette.

money-grant = don
money-loan = prêt
money-guarantee = prêt garanti
money-export-credit = crédit à l’exportation
money-equity = prise de participation
money-domestic = moyens propres du partenaire
owner-eu = budget de l’UE
owner-eib = Banque européenne d’investissement
owner-dfi = banques de développement
owner-member-states = États membres
owner-private = investisseurs privés
owner-partner = gouvernement partenaire
rating-none = non noté (hors du cadre des pays à faible revenu)
rating-low = risque faible
rating-moderate = risque modéré
rating-high = risque élevé
rating-distress = en surendettement

# Motifs d’exclusion : en quelques mots, et en une phrase valable pour chaque cas.

reason-already-running = Déjà fourni par un programme en cours
reason-capacity-used = Capacité d’exécution épuisée
reason-conflict = Incompatible avec une composante retenue
reason-count-reached = Nombre maximal de composantes atteint
reason-excluded = Exclu par le scénario
reason-gated = Autorisé trop tard
reason-missing-figure = Un chiffre du partenaire manque
reason-money-used = Moyens épuisés
reason-no-agreement = Accord manquant
reason-no-finance = Aucun financement ne peut le payer
reason-not-a-member = Projet partagé d’autres partenaires
reason-nothing-added = N’ajoute rien à ce qui est couvert
reason-oda = Règle de l’aide au développement
reason-other-partners = Proposé à d’autres partenaires
reason-other-region = Proposé à d’autres régions
reason-outside-bounds = Conçu pour d’autres points de départ
reason-outweighed = Écarté dans la pesée d’ensemble
reason-project-not-built = Projet partagé non réalisé ou non rejoint
reason-requirement-not-chosen = Condition préalable absente du paquet
reason-requirement-not-offered = Condition préalable non proposée
reason-too-few-members = Trop peu de membres
reason-too-late = Pas prêt dans la période
reason-worse-for-one-side = Léserait l’une des parties
reason-other = Autres motifs
because-already-running = Déjà fourni par un programme en cours.
because-capacity-used = Demande plus de capacité d’exécution qu’il n’en reste à l’administration ; les composantes retenues apportent davantage.
because-conflict = Ne peut pas être combiné avec une composante retenue.
because-count-reached = Le paquet contient déjà autant de composantes que le scénario en autorise ; celles qui sont retenues apportent davantage.
because-excluded = Exclu par le scénario.
because-gated = Ne peut commencer avant une année qui ne laisse pas le temps de sa réalisation.
because-missing-figure = Un chiffre dont dépend son coût ou son effet n’est pas connu pour ce partenaire.
because-money-used = Coûte plus que les moyens restants ne pourraient payer ; les composantes retenues apportent davantage.
because-no-agreement = Exige un accord qui n’existe pas.
because-no-finance = Les instruments utilisables par ce partenaire ne peuvent pas en porter tout le coût.
because-not-a-member = Projet partagé par d’autres partenaires.
because-nothing-added = Ce qu’il apporte aux deux parties est déjà couvert par le paquet.
because-oda = Ne correspond pas à l’éligibilité du partenaire à l’aide publique au développement.
because-other-partners = Proposé à d’autres partenaires seulement.
because-other-region = Proposé dans d’autres régions.
because-outside-bounds = Conçu pour des partenaires ayant un autre point de départ.
because-outweighed = Serait possible, mais le critère ou une règle du scénario préfère le paquet sans lui.
because-project-not-built = Le projet partagé n’est pas réalisé, ou ce partenaire ne le rejoint pas.
because-requirement-not-chosen = Exige une autre composante qui n’est pas dans le paquet.
because-requirement-not-offered = Exige une autre composante qui n’est pas proposée à ce partenaire.
because-too-few-members = Projet partagé ayant trop peu de membres dans ce scénario.
because-too-late = Sa réalisation dure plus longtemps que le scénario.
because-worse-for-one-side = Laisserait l’une des parties dans une situation moins bonne.
because-requirement-named = Exige { $names }, qui n’est pas dans le paquet.
because-requirement-unoffered = Exige { $names }, qui n’est pas proposé à ce partenaire.
because-agreement-named = Exige un accord qui n’existe pas : { $names }.
because-bounds-from = Conçu pour des partenaires où « { $title } » ({ $unit }) est d’au moins { $least } ; ici, { $value }.
because-bounds-to = Conçu pour des partenaires où « { $title } » ({ $unit }) est d’au plus { $most } ; ici, { $value }.
because-bounds-between = Conçu pour des partenaires où « { $title } » ({ $unit }) est entre { $least } et { $most } ; ici, { $value }.
because-region-only = Proposé seulement dans d’autres régions : { $regions }.
because-region-not = Proposé dans d’autres régions, pas dans celle-ci : { $region }.

# Marqueurs politiques du CAD de l’OCDE.

marker-gender = Égalité entre les femmes et les hommes
marker-environment = Aide à l’environnement
marker-governance = Développement participatif et bonne gouvernance
marker-trade = Développement du commerce
marker-biodiversity = Diversité biologique (Rio)
marker-mitigation = Atténuation du changement climatique (Rio)
marker-adaptation = Adaptation au changement climatique (Rio)
marker-desertification = Lutte contre la désertification (Rio)
marker-rmnch = Santé reproductive, maternelle, néonatale et infantile
marker-drr = Réduction des risques de catastrophe
marker-disability = Inclusion des personnes handicapées
marker-nutrition = Nutrition

# Codes-objet du CAD de l’OCDE.

purpose-11130 = Formation des enseignants
purpose-11330 = Formation professionnelle
purpose-12110 = Politique de la santé et gestion administrative
purpose-14050 = Traitement des déchets
purpose-15110 = Politiques publiques et gestion administrative
purpose-15111 = Gestion des finances publiques
purpose-15114 = Mobilisation des recettes intérieures
purpose-15130 = Développement des services légaux et judiciaires
purpose-15153 = Médias et liberté de l’information
purpose-15160 = Droits de la personne
purpose-16010 = Protection sociale
purpose-22010 = Politique des communications et gestion administrative
purpose-22020 = Télécommunications
purpose-22030 = Radio, télévision et presse écrite
purpose-22040 = Technologies de l’information et de la communication
purpose-23110 = Politique de l’énergie et gestion administrative
purpose-23183 = Économies d’énergie et efficacité du côté de la demande
purpose-23210 = Production d’énergie, sources renouvelables, technologies multiples
purpose-23630 = Transport et distribution d’électricité
purpose-24010 = Politique des finances et gestion administrative
purpose-24030 = Intermédiaires financiers officiels
purpose-25010 = Politique de l’entreprise et gestion administrative
purpose-32182 = Recherche et développement technologiques
purpose-33120 = Facilitation du commerce
purpose-43060 = Réduction des risques de catastrophe
purpose-43082 = Institutions scientifiques et de recherche

# Accords, selon leurs noms dans les profils des partenaires.

framework-AccessionTrack = processus d’adhésion
framework-ComprehensiveStrategicPartnership = partenariat global et stratégique
framework-CyberDialogue = dialogue sur la cybersécurité
framework-DCFTA = zone de libre-échange approfondi et complet
framework-DigitalDialogue = dialogue numérique
framework-DigitalEconomyPackage = paquet « économie numérique »
framework-DigitalEurope = association au programme pour une Europe numérique
framework-DigitalPartnership = partenariat numérique
framework-DigitalTradeAgreement = accord sur le commerce numérique
framework-EU-ASEAN-TEI = initiative de l’Équipe Europe avec l’ASEAN
framework-EU-LACDigitalAlliance = alliance numérique UE-ALC
framework-EU4Digital = EU4Digital
framework-D4DHub = pôle D4D
framework-EUTrustServices = services de confiance de l’UE
framework-EuropeanResearchNetwork = réseau européen de recherche
framework-FTA-digital-concluded = accord de libre-échange avec chapitre numérique (conclu)
framework-FTA-digital-negotiating = accord de libre-échange avec chapitre numérique (en négociation)
framework-GDPRAdequacy = décision d’adéquation en matière de protection des données
framework-GrowthPlanWB = plan de croissance pour les Balkans occidentaux
framework-HorizonEurope = association à Horizon Europe
framework-InformalDigitalHub = pôle numérique informel
framework-NewPactMediterranean = nouveau pacte pour la Méditerranée
framework-ReformGrowthFacility = facilité pour les réformes et la croissance
framework-SAA = accord de stabilisation et d’association
framework-SecurityDefencePartnership = partenariat de sécurité et de défense
framework-SmartAfrica-AdminArrangement = arrangement administratif avec Smart Africa
framework-TEI-CentralAsia = initiative de l’Équipe Europe pour l’Asie centrale
framework-TTC = Conseil du commerce et des technologies
framework-Toolbox5G = boîte à outils de l’UE pour la 5G
framework-UkraineFacility = facilité pour l’Ukraine

# Thèmes de la stratégie, selon leurs noms dans les profils des partenaires.

topic-AI-Factory-Antenna = antenne de fabrique d’IA
topic-Arctic-routes = liaisons arctiques
topic-BELLA = BELLA
topic-Black-Sea-digital-links = liaisons numériques de la mer Noire
topic-Blue-Raman = Blue Raman
topic-Copernicus-mirror-expansion = extension du site miroir Copernicus
topic-Copernicus-mirror-site = site miroir Copernicus
topic-EU-AU-AI-innovation-ecosystems = écosystèmes d’innovation UE-UA dans l’IA
topic-EUDI-wallet-integration = intégration du portefeuille européen d’identité numérique
topic-FIMI-resilience = résilience face à la manipulation de l’information et à l’ingérence étrangères
topic-HPC-federation = fédération du calcul à haute performance
topic-IRIS2-pilot = projet pilote IRIS²
topic-MEDUSA = MEDUSA
topic-MEDUSA-West-Africa = MEDUSA Afrique de l’Ouest
topic-defence-innovation-HEDI = innovation de défense (HEDI)
topic-e-signature-DPI-interop = signature électronique et interopérabilité des infrastructures publiques numériques
topic-eInvoicing = facturation électronique
topic-quantum-joint-RandI = recherche et innovation conjointes dans le quantique
topic-roaming = itinérance
topic-satellite-connectivity = connectivité par satellite
topic-semiconductor-talent = talents dans les semi-conducteurs
topic-trust-services = services de confiance

# Régions du tableau des partenaires.

region-ASEAN = ASEAN
region-Asia-Pacific-advanced = Asie-Pacifique, économies avancées
region-Central-Asia = Asie centrale
region-Eastern-Partnership = Partenariat oriental
region-Enlargement---Eastern-Partnership = Élargissement - Partenariat oriental
region-Europe--non-EU- = Europe (hors UE)
region-Latin-America-and-Caribbean = Amérique latine et Caraïbes
region-North-America = Amérique du Nord
region-South-Asia = Asie du Sud
region-Southern-Neighbourhood = voisinage méridional
region-Sub-Saharan-Africa = Afrique subsaharienne
region-Western-Balkans = Balkans occidentaux

# Langues, selon ISO 639.

language-am = amharique
language-ar = arabe
language-az = azerbaïdjanais
language-bs = bosnien
language-cnr = monténégrin
language-de = allemand
language-en = anglais
language-es = espagnol
language-fr = français
language-hi = hindi
language-hr = croate
language-hy = arménien
language-id = indonésien
language-it = italien
language-ja = japonais
language-ka = géorgien
language-kk = kazakh
language-ko = coréen
language-ky = kirghize
language-mk = macédonien
language-ms = malais
language-nb = norvégien
language-pt = portugais
language-ro = roumain
language-ru = russe
language-rw = kinyarwanda
language-sq = albanais
language-sr = serbe
language-sw = swahili
language-tg = tadjik
language-th = thaï
language-tk = turkmène
language-uk = ukrainien
language-uz = ouzbek
language-vi = vietnamien
