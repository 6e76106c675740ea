# Criteria of balance.

notion-utilitarian = utilitarian
notion-egalitarian = egalitarian
notion-kalai-smorodinsky = Kalai-Smorodinsky
notion-nash = Nash
notion-alpha-fair = alpha-fair
notion-partner-first = partner first
notion-eu-first = EU first
criterion-utilitarian = the largest weighted sum of gains (utilitarian)
criterion-egalitarian = the largest gain for the party that gains least (egalitarian)
criterion-kalai-smorodinsky = the most even shares of what each party could get alone (Kalai-Smorodinsky)
criterion-nash = the largest product of gains, each to the power of its party's weight (Nash)
criterion-alpha-fair = the largest power mean of what each gains of what it could get alone (alpha-fair)
criterion-partner-first = the best for the partners, with a floor for the EU
criterion-eu-first = the best for the EU, with a floor for every partner
proof-optimal = It is proven optimal for this criterion
proof-within = It is proven to be within { $gap } of the best possible for this criterion
proof-stopped = { $proof }; the search was ended by its time limit
status-optimal = optimal, proven
status-within = within { $gap } of the best possible, proven

# Stages of the criteria. A result carries them in English; only other languages look here.

aim-smallest-gain = smallest gain
aim-smallest-share-of-the-ideal = smallest share of the ideal
aim-cost-in-million-EUR-least = cost in million EUR, least
aim-sum = { $aim }, sum of the { $count } lowest

# Rules of sharing a cost.

sharing-rule-equal = equal
sharing-rule-proportional = proportional
sharing-rule-stand-alone = stand-alone
sharing-rule-separable = separable
sharing-rule-serial = serial
sharing-rule-shapley = shapley
sharing-rule-nucleolus = nucleolus

# Kinds and owners of money, debt ratings.

money-grant = grant
money-loan = loan
money-guarantee = guarantee-backed loan
money-export-credit = export credit
money-equity = equity
money-domestic = partner's own money
owner-eu = EU budget
owner-eib = European Investment Bank
owner-dfi = development banks
owner-member-states = Member States
owner-private = private investors
owner-partner = partner government
rating-none = not rated (outside the low-income framework)
rating-low = low risk
rating-moderate = moderate risk
rating-high = high risk
rating-distress = in debt distress

# Why a component is left out: in a few words, and as a sentence that holds for every case.

reason-already-running = Already delivered by a running programme
reason-capacity-used = Delivery capacity used
reason-conflict = Conflicts with a chosen component
reason-count-reached = Most components allowed are reached
reason-excluded = Excluded by the scenario
reason-gated = Gate opens too late
reason-missing-figure = A figure of the partner is missing
reason-money-used = Money used
reason-no-agreement = Agreement missing
reason-no-finance = No money may pay for it
reason-not-a-member = Shared project of other partners
reason-nothing-added = Adds nothing to what is met
reason-oda = Development assistance rule
reason-other-partners = Offered to other partners
reason-other-region = Offered to other regions
reason-outside-bounds = Meant for other starting points
reason-outweighed = Outweighed in the balance
reason-project-not-built = Shared project not built or joined
reason-requirement-not-chosen = Requirement not in the package
reason-requirement-not-offered = Requirement not offered
reason-too-few-members = Too few members
reason-too-late = Not ready within the period
reason-worse-for-one-side = Would make one side worse off
reason-other = Other reasons
because-already-running = Already delivered by a running programme.
because-capacity-used = Takes more of the administration's delivery capacity than is left; those chosen do more.
because-conflict = Cannot be combined with a chosen component.
because-count-reached = The package already holds as many components as the scenario allows; those chosen do more.
because-excluded = Excluded by the scenario.
because-gated = May not start before a year that leaves no time to build it.
because-missing-figure = A figure that its cost or effect depends on is not known for this partner.
because-money-used = Costs more than the money left could pay; those chosen do more.
because-no-agreement = Needs an agreement that is not there.
because-no-finance = The instruments that this partner may use cannot carry its whole cost.
because-not-a-member = A project shared by other partners.
because-nothing-added = What it offers both sides is already met by the package.
because-oda = Does not fit the partner's eligibility for official development assistance.
because-other-partners = Offered to other partners only.
because-other-region = Offered in other regions.
because-outside-bounds = Meant for partners with another starting point.
because-outweighed = Would fit, but the criterion or a rule of the scenario prefers the package without it.
because-project-not-built = The shared project is not built, or not joined by this partner.
because-requirement-not-chosen = Needs another component that is not in the package.
because-requirement-not-offered = Needs another component that is not offered to this partner.
because-too-few-members = A shared project with too few members in this scenario.
because-too-late = Takes longer to build than the scenario runs.
because-worse-for-one-side = Would leave one side worse off.
because-requirement-named = Needs { $names }, which is not in the package.
because-requirement-unoffered = Needs { $names }, which is not offered to this partner.
because-agreement-named = Needs an agreement that is not there: { $names }.
because-bounds-from = Meant for partners where “{ $title }” ({ $unit }) is at least { $least }; here it is { $value }.
because-bounds-to = Meant for partners where “{ $title }” ({ $unit }) is at most { $most }; here it is { $value }.
because-bounds-between = Meant for partners where “{ $title }” ({ $unit }) is between { $least } and { $most }; here it is { $value }.
because-region-only = Offered only in { $regions }.
because-region-not = Offered in other regions, not in { $region }.

# Policy markers of the OECD's DAC.

marker-gender = Gender equality
marker-environment = Aid to environment
marker-governance = Participatory development and good governance
marker-trade = Trade development
marker-biodiversity = Biological diversity (Rio)
marker-mitigation = Climate change mitigation (Rio)
marker-adaptation = Climate change adaptation (Rio)
marker-desertification = Combating desertification (Rio)
marker-rmnch = Reproductive, maternal, newborn and child health
marker-drr = Disaster risk reduction
marker-disability = Inclusion of persons with disabilities
marker-nutrition = Nutrition

# Purpose codes of the OECD's DAC.

purpose-11130 = Teacher training
purpose-11330 = Vocational training
purpose-12110 = Health policy and administrative management
purpose-14050 = Waste management/disposal
purpose-15110 = Public sector policy and administrative management
purpose-15111 = Public finance management
purpose-15114 = Domestic revenue mobilisation
purpose-15130 = Legal and judicial development
purpose-15153 = Media and free flow of information
purpose-15160 = Human rights
purpose-16010 = Social protection
purpose-22010 = Communications policy and administrative management
purpose-22020 = Telecommunications
purpose-22030 = Radio, television and print media
purpose-22040 = Information and communication technology
purpose-23110 = Energy policy and administrative management
purpose-23183 = Energy conservation and demand-side efficiency
purpose-23210 = Energy generation, renewable sources, multiple technologies
purpose-23630 = Electric power transmission and distribution
purpose-24010 = Financial policy and administrative management
purpose-24030 = Formal sector financial intermediaries
purpose-25010 = Business policy and administration
purpose-32182 = Technological research and development
purpose-33120 = Trade facilitation
purpose-43060 = Disaster risk reduction
purpose-43082 = Research and scientific institutions

# Agreements, by their tokens in the partners' profiles.

framework-AccessionTrack = accession track
framework-ComprehensiveStrategicPartnership = Comprehensive and Strategic Partnership
framework-CyberDialogue = Cyber Dialogue
framework-DCFTA = Deep and Comprehensive Free Trade Area
framework-DigitalDialogue = Digital Dialogue
framework-DigitalEconomyPackage = Digital Economy Package
framework-DigitalEurope = Digital Europe association
framework-DigitalPartnership = Digital Partnership
framework-DigitalTradeAgreement = Digital Trade Agreement
framework-EU-ASEAN-TEI = Team Europe initiative with ASEAN
framework-EU-LACDigitalAlliance = EU-LAC Digital Alliance
framework-EU4Digital = EU4Digital
framework-D4DHub = D4DHub
framework-EUTrustServices = EU trust services
framework-EuropeanResearchNetwork = European Research Network
framework-FTA-digital-concluded = free trade agreement with a digital chapter (concluded)
framework-FTA-digital-negotiating = free trade agreement with a digital chapter (in talks)
framework-GDPRAdequacy = data-protection adequacy
framework-GrowthPlanWB = Growth Plan for the Western Balkans
framework-HorizonEurope = Horizon Europe association
framework-InformalDigitalHub = Informal Digital Hub
framework-NewPactMediterranean = New Pact for the Mediterranean
framework-ReformGrowthFacility = Reform and Growth Facility
framework-SAA = Stabilisation and Association Agreement
framework-SecurityDefencePartnership = Security and Defence Partnership
framework-SmartAfrica-AdminArrangement = administrative arrangement with Smart Africa
framework-TEI-CentralAsia = Team Europe initiative for Central Asia
framework-TTC = Trade and Technology Council
framework-Toolbox5G = EU 5G toolbox
framework-UkraineFacility = Ukraine Facility

# Topics of the strategy, by their tokens in the partners' profiles.

topic-AI-Factory-Antenna = AI Factory Antenna
topic-Arctic-routes = Arctic routes
topic-BELLA = BELLA
topic-Black-Sea-digital-links = Black Sea digital links
topic-Blue-Raman = Blue Raman
topic-Copernicus-mirror-expansion = Copernicus mirror expansion
topic-Copernicus-mirror-site = Copernicus mirror site
topic-EU-AU-AI-innovation-ecosystems = EU-AU AI innovation ecosystems
topic-EUDI-wallet-integration = EUDI wallet integration
topic-FIMI-resilience = FIMI resilience
topic-HPC-federation = HPC federation
topic-IRIS2-pilot = IRIS² pilot
topic-MEDUSA = MEDUSA
topic-MEDUSA-West-Africa = MEDUSA West Africa
topic-defence-innovation-HEDI = defence innovation HEDI
topic-e-signature-DPI-interop = e-signature DPI interop
topic-eInvoicing = eInvoicing
topic-quantum-joint-RandI = quantum joint R&I
topic-roaming = roaming
topic-satellite-connectivity = satellite connectivity
topic-semiconductor-talent = semiconductor talent
topic-trust-services = trust services

# Regions of the partner table.

region-ASEAN = ASEAN
region-Asia-Pacific-advanced = Asia-Pacific advanced
region-Central-Asia = Central Asia
region-Eastern-Partnership = Eastern Partnership
region-Enlargement---Eastern-Partnership = Enlargement - Eastern Partnership
region-Europe--non-EU- = Europe (non-EU)
region-Latin-America-and-Caribbean = Latin America and Caribbean
region-North-America = North America
region-South-Asia = South Asia
region-Southern-Neighbourhood = Southern Neighbourhood
region-Sub-Saharan-Africa = Sub-Saharan Africa
region-Western-Balkans = Western Balkans

# Languages, by ISO 639.

language-am = Amharic
language-ar = Arabic
language-az = Azerbaijani
language-bs = Bosnian
language-cnr = Montenegrin
language-de = German
language-en = English
language-es = Spanish
language-fr = French
language-hi = Hindi
language-hr = Croatian
language-hy = Armenian
language-id = Indonesian
language-it = Italian
language-ja = Japanese
language-ka = Georgian
language-kk = Kazakh
language-ko = Korean
language-ky = Kyrgyz
language-mk = Macedonian
language-ms = Malay
language-nb = Norwegian
language-pt = Portuguese
language-ro = Romanian
language-ru = Russian
language-rw = Kinyarwanda
language-sq = Albanian
language-sr = Serbian
language-sw = Swahili
language-tg = Tajik
language-th = Thai
language-tk = Turkmen
language-uk = Ukrainian
language-uz = Uzbek
language-vi = Vietnamese
