# Criteria of balance.

notion-utilitarian = utilitarista
notion-egalitarian = igualitaria
notion-kalai-smorodinsky = Kalai-Smorodinsky
notion-nash = Nash
notion-alpha-fair = alfa-equitativa
notion-partner-first = primero el socio
notion-eu-first = primero la UE
criterion-utilitarian = la mayor suma ponderada de ganancias (utilitarista)
criterion-egalitarian = la mayor ganancia para la parte que menos gana (igualitario)
criterion-kalai-smorodinsky = las proporciones más parejas de lo que cada parte podría obtener por sí sola (Kalai-Smorodinsky)
criterion-nash = el mayor producto de ganancias, cada una elevada al peso de su parte (Nash)
criterion-alpha-fair = la mayor media potencial de lo que cada uno gana respecto de lo que podría obtener por sí solo (alfa-equitativo)
criterion-partner-first = lo mejor para los socios, con un mínimo para la UE
criterion-eu-first = lo mejor para la UE, con un mínimo para cada socio
proof-optimal = Está demostrado que es óptimo para este criterio
proof-within = Está demostrado que se halla a lo sumo a un { $gap } de lo mejor posible para este criterio
proof-stopped = { $proof }; la búsqueda terminó por su límite de tiempo
status-optimal = óptima, demostrada
status-within = a lo sumo a un { $gap } de lo mejor posible, demostrado

# Stages of the criteria. A result carries them in English; only other languages look here.

aim-smallest-gain = ganancia mínima
aim-smallest-share-of-the-ideal = proporción mínima del ideal
aim-cost-in-million-EUR-least = coste en millones de euros, mínimo
aim-sum = { $aim }, suma de las { $count } más bajas

# Rules of sharing a cost.

sharing-rule-equal = partes iguales
sharing-rule-proportional = proporcional
sharing-rule-stand-alone = coste individual
sharing-rule-separable = costes separables
sharing-rule-serial = serial
sharing-rule-shapley = Shapley
sharing-rule-nucleolus = nucléolo

# Kinds and owners of money, debt ratings.

money-grant = subvención
money-loan = préstamo
money-guarantee = préstamo con garantía
money-export-credit = crédito a la exportación
money-equity = capital
money-domestic = fondos propios del socio
owner-eu = presupuesto de la UE
owner-eib = Banco Europeo de Inversiones
owner-dfi = bancos de desarrollo
owner-member-states = Estados miembros
owner-private = inversores privados
owner-partner = Gobierno del socio
rating-none = sin calificación (fuera del marco de países de renta baja)
rating-low = riesgo bajo
rating-moderate = riesgo moderado
rating-high = riesgo alto
rating-distress = sobreendeudamiento

# Why a component is left out: in a few words, and as a sentence that holds for every case.

reason-already-running = Ya lo ofrece un programa en marcha
reason-capacity-used = Capacidad de ejecución agotada
reason-conflict = Incompatible con un componente elegido
reason-count-reached = Se alcanzó el máximo de componentes
reason-excluded = Excluido por el escenario
reason-gated = Permitido demasiado tarde
reason-missing-figure = Falta una cifra del socio
reason-money-used = Fondos agotados
reason-no-agreement = Falta un acuerdo
reason-no-finance = Ningún fondo puede pagarlo
reason-not-a-member = Proyecto compartido de otros socios
reason-nothing-added = No añade nada a lo cubierto
reason-oda = Regla de la ayuda al desarrollo
reason-other-partners = Ofrecido a otros socios
reason-other-region = Ofrecido a otras regiones
reason-outside-bounds = Pensado para otros puntos de partida
reason-outweighed = Pesó menos en el equilibrio
reason-project-not-built = Proyecto compartido no construido o sin adhesión
reason-requirement-not-chosen = Requisito ausente del paquete
reason-requirement-not-offered = Requisito no ofrecido
reason-too-few-members = Muy pocos miembros
reason-too-late = No estaría listo en el período
reason-worse-for-one-side = Perjudicaría a una de las partes
reason-other = Otros motivos
because-already-running = Ya lo ofrece un programa en marcha.
because-capacity-used = Exige más capacidad de ejecución de la que le queda a la administración; los elegidos aportan más.
because-conflict = No puede combinarse con un componente elegido.
because-count-reached = El paquete ya contiene tantos componentes como permite el escenario; los elegidos aportan más.
because-excluded = Excluido por el escenario.
because-gated = No puede empezar antes de un año que no deja tiempo para construirlo.
because-missing-figure = No se conoce para este socio una cifra de la que depende su coste o su efecto.
because-money-used = Cuesta más de lo que podrían pagar los fondos restantes; los elegidos aportan más.
because-no-agreement = Requiere un acuerdo que no existe.
because-no-finance = Los instrumentos que puede usar este socio no pueden cubrir todo su coste.
because-not-a-member = Proyecto compartido por otros socios.
because-nothing-added = Lo que ofrece a ambas partes ya lo cubre el paquete.
because-oda = No se ajusta a la admisibilidad del socio para la ayuda oficial al desarrollo.
because-other-partners = Ofrecido solo a otros socios.
because-other-region = Ofrecido en otras regiones.
because-outside-bounds = Pensado para socios con otro punto de partida.
because-outweighed = Cabría, pero el criterio o una regla del escenario prefiere el paquete sin él.
because-project-not-built = El proyecto compartido no se construye, o este socio no se suma a él.
because-requirement-not-chosen = Requiere otro componente que no está en el paquete.
because-requirement-not-offered = Requiere otro componente que no se ofrece a este socio.
because-too-few-members = Proyecto compartido con muy pocos miembros en este escenario.
because-too-late = Su construcción dura más que el escenario.
because-worse-for-one-side = Dejaría peor a una de las partes.
because-requirement-named = Requiere { $names }, que no está en el paquete.
because-requirement-unoffered = Requiere { $names }, que no se ofrece a este socio.
because-agreement-named = Requiere un acuerdo que no existe: { $names }.
because-bounds-from = Pensado para socios donde «{ $title }» ({ $unit }) es de al menos { $least }; aquí es de { $value }.
because-bounds-to = Pensado para socios donde «{ $title }» ({ $unit }) es de { $most } como máximo; aquí es de { $value }.
because-bounds-between = Pensado para socios donde «{ $title }» ({ $unit }) está entre { $least } y { $most }; aquí es de { $value }.
because-region-only = Ofrecido solo en otras regiones: { $regions }.
because-region-not = Ofrecido en otras regiones, no en esta: { $region }.

# Policy markers of the OECD's DAC.

marker-gender = Igualdad de género
marker-environment = Ayuda al medio ambiente
marker-governance = Desarrollo participativo y buena gobernanza
marker-trade = Desarrollo del comercio
marker-biodiversity = Diversidad biológica (Río)
marker-mitigation = Mitigación del cambio climático (Río)
marker-adaptation = Adaptación al cambio climático (Río)
marker-desertification = Lucha contra la desertificación (Río)
marker-rmnch = Salud reproductiva, materna, neonatal e infantil
marker-drr = Reducción del riesgo de desastres
marker-disability = Inclusión de las personas con discapacidad
marker-nutrition = Nutrición

# Purpose codes of the OECD's DAC.

purpose-11130 = Formación de profesores
purpose-11330 = Formación profesional
purpose-12110 = Política sanitaria y gestión administrativa
purpose-14050 = Gestión y eliminación de residuos
purpose-15110 = Políticas públicas y gestión administrativa
purpose-15111 = Gestión de las finanzas públicas
purpose-15114 = Movilización de ingresos nacionales
purpose-15130 = Desarrollo legal y judicial
purpose-15153 = Medios de comunicación y libre circulación de la información
purpose-15160 = Derechos humanos
purpose-16010 = Protección social
purpose-22010 = Política de comunicaciones y gestión administrativa
purpose-22020 = Telecomunicaciones
purpose-22030 = Radio, televisión y prensa
purpose-22040 = Tecnología de la información y las comunicaciones
purpose-23110 = Política energética y gestión administrativa
purpose-23183 = Ahorro de energía y eficiencia de la demanda
purpose-23210 = Generación de energía, fuentes renovables, tecnologías múltiples
purpose-23630 = Transporte y distribución de electricidad
purpose-24010 = Política financiera y gestión administrativa
purpose-24030 = Intermediarios financieros del sector formal
purpose-25010 = Política empresarial y gestión administrativa
purpose-32182 = Investigación y desarrollo tecnológico
purpose-33120 = Facilitación del comercio
purpose-43060 = Reducción del riesgo de desastres
purpose-43082 = Instituciones científicas y de investigación

# Agreements, by their tokens in the partners' profiles.

framework-AccessionTrack = proceso de adhesión
framework-ComprehensiveStrategicPartnership = asociación global y estratégica
framework-CyberDialogue = diálogo sobre ciberseguridad
framework-DCFTA = zona de libre comercio de alcance amplio y profundo
framework-DigitalDialogue = diálogo digital
framework-DigitalEconomyPackage = paquete de economía digital
framework-DigitalEurope = asociación al programa Europa Digital
framework-DigitalPartnership = asociación digital
framework-DigitalTradeAgreement = acuerdo de comercio digital
framework-EU-ASEAN-TEI = iniciativa Equipo Europa con la ASEAN
framework-EU-LACDigitalAlliance = Alianza Digital UE-ALC
framework-EU4Digital = EU4Digital
framework-D4DHub = centro D4D
framework-EUTrustServices = servicios de confianza de la UE
framework-EuropeanResearchNetwork = red europea de investigación
framework-FTA-digital-concluded = acuerdo de libre comercio con capítulo digital (concluido)
framework-FTA-digital-negotiating = acuerdo de libre comercio con capítulo digital (en negociación)
framework-GDPRAdequacy = adecuación en materia de protección de datos
framework-GrowthPlanWB = plan de crecimiento para los Balcanes Occidentales
framework-HorizonEurope = asociación a Horizonte Europa
framework-InformalDigitalHub = centro digital informal
framework-NewPactMediterranean = nuevo Pacto por el Mediterráneo
framework-ReformGrowthFacility = Mecanismo para las Reformas y el Crecimiento
framework-SAA = Acuerdo de Estabilización y Asociación
framework-SecurityDefencePartnership = asociación de seguridad y defensa
framework-SmartAfrica-AdminArrangement = acuerdo administrativo con Smart Africa
framework-TEI-CentralAsia = iniciativa Equipo Europa para Asia Central
framework-TTC = Consejo de Comercio y Tecnología
framework-Toolbox5G = conjunto de instrumentos de la UE para la 5G
framework-UkraineFacility = Mecanismo para Ucrania

# Topics of the strategy, by their tokens in the partners' profiles.

topic-AI-Factory-Antenna = antena de fábrica de IA
topic-Arctic-routes = rutas árticas
topic-BELLA = BELLA
topic-Black-Sea-digital-links = enlaces digitales del mar Negro
topic-Blue-Raman = Blue Raman
topic-Copernicus-mirror-expansion = ampliación del sitio espejo de Copernicus
topic-Copernicus-mirror-site = sitio espejo de Copernicus
topic-EU-AU-AI-innovation-ecosystems = ecosistemas de innovación en IA UE-UA
topic-EUDI-wallet-integration = integración de la cartera europea de identidad digital
topic-FIMI-resilience = resiliencia frente a la manipulación de información e injerencia extranjeras
topic-HPC-federation = federación de la computación de alto rendimiento
topic-IRIS2-pilot = proyecto piloto IRIS²
topic-MEDUSA = MEDUSA
topic-MEDUSA-West-Africa = MEDUSA África Occidental
topic-defence-innovation-HEDI = innovación en defensa (HEDI)
topic-e-signature-DPI-interop = firma electrónica e interoperabilidad de la infraestructura pública digital
topic-eInvoicing = facturación electrónica
topic-quantum-joint-RandI = investigación e innovación conjuntas en tecnología cuántica
topic-roaming = itinerancia
topic-satellite-connectivity = conectividad por satélite
topic-semiconductor-talent = talento en semiconductores
topic-trust-services = servicios de confianza

# Regions of the partner table.

region-ASEAN = ASEAN
region-Asia-Pacific-advanced = Asia-Pacífico, economías avanzadas
region-Central-Asia = Asia Central
region-Eastern-Partnership = Asociación Oriental
region-Enlargement---Eastern-Partnership = Ampliación - Asociación Oriental
region-Europe--non-EU- = Europa (fuera de la UE)
region-Latin-America-and-Caribbean = América Latina y el Caribe
region-North-America = América del Norte
region-South-Asia = Asia Meridional
region-Southern-Neighbourhood = vecindad meridional
region-Sub-Saharan-Africa = África subsahariana
region-Western-Balkans = Balcanes Occidentales

# Languages, by ISO 639.

language-am = amhárico
language-ar = árabe
language-az = azerbaiyano
language-bs = bosnio
language-cnr = montenegrino
language-de = alemán
language-en = inglés
language-es = español
language-fr = francés
language-hi = hindi
language-hr = croata
language-hy = armenio
language-id = indonesio
language-it = italiano
language-ja = japonés
language-ka = georgiano
language-kk = kazajo
language-ko = coreano
language-ky = kirguís
language-mk = macedonio
language-ms = malayo
language-nb = noruego
language-pt = portugués
language-ro = rumano
language-ru = ruso
language-rw = kinyarwanda
language-sq = albanés
language-sr = serbio
language-sw = suajili
language-tg = tayiko
language-th = tailandés
language-tk = turcomano
language-uk = ucraniano
language-uz = uzbeko
language-vi = vietnamita
