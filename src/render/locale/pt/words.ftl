# Criteria of balance.

notion-utilitarian = utilitarista
notion-egalitarian = igualitária
notion-kalai-smorodinsky = Kalai-Smorodinsky
notion-nash = Nash
notion-alpha-fair = alfa-equitativa
notion-partner-first = parceiro primeiro
notion-eu-first = UE primeiro
criterion-utilitarian = a maior soma ponderada de ganhos (utilitarista)
criterion-egalitarian = o maior ganho para a parte que menos ganha (igualitário)
criterion-kalai-smorodinsky = as proporções mais iguais do que cada parte poderia obter sozinha (Kalai-Smorodinsky)
criterion-nash = o maior produto de ganhos, cada um elevado ao peso da sua parte (Nash)
criterion-alpha-fair = a maior média de potência do que cada um ganha em relação ao que poderia obter sozinho (alfa-equitativo)
criterion-partner-first = o melhor para os parceiros, com um mínimo para a UE
criterion-eu-first = o melhor para a UE, com um mínimo para cada parceiro
proof-optimal = Está provado que é ótimo para este critério
proof-within = Está provado que fica, no máximo, a { $gap } do melhor possível para este critério
proof-stopped = { $proof }; a procura terminou pelo seu limite de tempo
status-optimal = ótima, provada
status-within = no máximo a { $gap } do melhor possível, provado

# Stages of the criteria. A result carries them in English; only other languages look here.

aim-smallest-gain = menor ganho
aim-smallest-share-of-the-ideal = menor proporção do ideal
aim-cost-in-million-EUR-least = custo em milhões de euros, mínimo
aim-sum = { $aim }, soma dos { $count } mais baixos

# Rules of sharing a cost.

sharing-rule-equal = partes iguais
sharing-rule-proportional = proporcional
sharing-rule-stand-alone = custo individual
sharing-rule-separable = custos separáveis
sharing-rule-serial = serial
sharing-rule-shapley = Shapley
sharing-rule-nucleolus = nucléolo

# Kinds and owners of money, debt ratings.

money-grant = subvenção
money-loan = empréstimo
money-guarantee = empréstimo com garantia
money-export-credit = crédito à exportação
money-equity = capital próprio
money-domestic = fundos próprios do parceiro
owner-eu = orçamento da UE
owner-eib = Banco Europeu de Investimento
owner-dfi = bancos de desenvolvimento
owner-member-states = Estados-Membros
owner-private = investidores privados
owner-partner = Governo do parceiro
rating-none = sem notação (fora do quadro dos países de baixo rendimento)
rating-low = risco baixo
rating-moderate = risco moderado
rating-high = risco elevado
rating-distress = em sobre-endividamento

# Why a component is left out: in a few words, and as a sentence that holds for every case.

reason-already-running = Já fornecido por um programa em curso
reason-capacity-used = Capacidade de execução esgotada
reason-conflict = Incompatível com uma componente escolhida
reason-count-reached = Número máximo de componentes atingido
reason-excluded = Excluído pelo cenário
reason-gated = Permitido demasiado tarde
reason-missing-figure = Falta um número do parceiro
reason-money-used = Meios esgotados
reason-no-agreement = Falta um acordo
reason-no-finance = Nenhum fundo o pode pagar
reason-not-a-member = Projeto partilhado de outros parceiros
reason-nothing-added = Nada acrescenta ao que está satisfeito
reason-oda = Regra da ajuda ao desenvolvimento
reason-other-partners = Oferecido a outros parceiros
reason-other-region = Oferecido a outras regiões
reason-outside-bounds = Destinado a outros pontos de partida
reason-outweighed = Pesou menos no equilíbrio
reason-project-not-built = Projeto partilhado não construído ou sem adesão
reason-requirement-not-chosen = Requisito ausente do pacote
reason-requirement-not-offered = Requisito não oferecido
reason-too-few-members = Membros insuficientes
reason-too-late = Não ficaria pronto no período
reason-worse-for-one-side = Prejudicaria uma das partes
reason-other = Outros motivos
because-already-running = Já fornecido por um programa em curso.
because-capacity-used = Exige mais capacidade de execução do que resta à administração; as componentes escolhidas fazem mais.
because-conflict = Não pode ser combinado com uma componente escolhida.
because-count-reached = O pacote já contém tantas componentes quantas o cenário permite; as escolhidas fazem mais.
because-excluded = Excluído pelo cenário.
because-gated = Não pode começar antes de um ano que não deixa tempo para a sua construção.
because-missing-figure = Não se conhece para este parceiro um número de que depende o seu custo ou efeito.
because-money-used = Custa mais do que os meios restantes poderiam pagar; as componentes escolhidas fazem mais.
because-no-agreement = Exige um acordo que não existe.
because-no-finance = Os instrumentos que este parceiro pode usar não suportam todo o seu custo.
because-not-a-member = Projeto partilhado por outros parceiros.
because-nothing-added = O que oferece a ambas as partes já está satisfeito pelo pacote.
because-oda = Não corresponde à elegibilidade do parceiro para ajuda pública ao desenvolvimento.
because-other-partners = Oferecido apenas a outros parceiros.
because-other-region = Oferecido noutras regiões.
because-outside-bounds = Destinado a parceiros com outro ponto de partida.
because-outweighed = Caberia, mas o critério ou uma regra do cenário prefere o pacote sem ele.
because-project-not-built = O projeto partilhado não é construído, ou este parceiro não adere a ele.
because-requirement-not-chosen = Exige outra componente que não está no pacote.
because-requirement-not-offered = Exige outra componente que não é oferecida a este parceiro.
because-too-few-members = Projeto partilhado com membros insuficientes neste cenário.
because-too-late = A sua construção dura mais do que o cenário.
because-worse-for-one-side = Deixaria uma das partes em pior situação.
because-requirement-named = Exige { $names }, que não está no pacote.
because-requirement-unoffered = Exige { $names }, que não é oferecido a este parceiro.
because-agreement-named = Exige um acordo que não existe: { $names }.
because-bounds-from = Destinado a parceiros em que «{ $title }» ({ $unit }) é de pelo menos { $least }; aqui é de { $value }.
because-bounds-to = Destinado a parceiros em que «{ $title }» ({ $unit }) é de { $most } no máximo; aqui é de { $value }.
because-bounds-between = Destinado a parceiros em que «{ $title }» ({ $unit }) está entre { $least } e { $most }; aqui é de { $value }.
because-region-only = Oferecido apenas noutras regiões: { $regions }.
because-region-not = Oferecido noutras regiões, não nesta: { $region }.

# Policy markers of the OECD's DAC.

marker-gender = Igualdade de género
marker-environment = Ajuda ao ambiente
marker-governance = Desenvolvimento participativo e boa governação
marker-trade = Desenvolvimento do comércio
marker-biodiversity = Diversidade biológica (Rio)
marker-mitigation = Mitigação das alterações climáticas (Rio)
marker-adaptation = Adaptação às alterações climáticas (Rio)
marker-desertification = Combate à desertificação (Rio)
marker-rmnch = Saúde reprodutiva, materna, neonatal e infantil
marker-drr = Redução do risco de catástrofes
marker-disability = Inclusão das pessoas com deficiência
marker-nutrition = Nutrição

# Purpose codes of the OECD's DAC.

purpose-11130 = Formação de professores
purpose-11330 = Formação profissional
purpose-12110 = Política de saúde e gestão administrativa
purpose-14050 = Gestão e eliminação de resíduos
purpose-15110 = Políticas públicas e gestão administrativa
purpose-15111 = Gestão das finanças públicas
purpose-15114 = Mobilização de receitas internas
purpose-15130 = Desenvolvimento jurídico e judicial
purpose-15153 = Meios de comunicação e livre circulação da informação
purpose-15160 = Direitos humanos
purpose-16010 = Proteção social
purpose-22010 = Política de comunicações e gestão administrativa
purpose-22020 = Telecomunicações
purpose-22030 = Rádio, televisão e imprensa
purpose-22040 = Tecnologias da informação e da comunicação
purpose-23110 = Política energética e gestão administrativa
purpose-23183 = Poupança de energia e eficiência da procura
purpose-23210 = Produção de energia, fontes renováveis, múltiplas tecnologias
purpose-23630 = Transporte e distribuição de eletricidade
purpose-24010 = Política financeira e gestão administrativa
purpose-24030 = Intermediários financeiros do setor formal
purpose-25010 = Política empresarial e gestão administrativa
purpose-32182 = Investigação e desenvolvimento tecnológico
purpose-33120 = Facilitação do comércio
purpose-43060 = Redução do risco de catástrofes
purpose-43082 = Instituições científicas e de investigação

# Agreements, by their tokens in the partners' profiles.

framework-AccessionTrack = processo de adesão
framework-ComprehensiveStrategicPartnership = parceria abrangente e estratégica
framework-CyberDialogue = diálogo sobre cibersegurança
framework-DCFTA = zona de comércio livre abrangente e aprofundada
framework-DigitalDialogue = diálogo digital
framework-DigitalEconomyPackage = pacote da economia digital
framework-DigitalEurope = associação ao Programa Europa Digital
framework-DigitalPartnership = parceria digital
framework-DigitalTradeAgreement = acordo de comércio digital
framework-EU-ASEAN-TEI = iniciativa Equipa Europa com a ASEAN
framework-EU-LACDigitalAlliance = Aliança Digital UE-ALC
framework-EU4Digital = EU4Digital
framework-D4DHub = polo D4D
framework-EUTrustServices = serviços de confiança da UE
framework-EuropeanResearchNetwork = rede europeia de investigação
framework-FTA-digital-concluded = acordo de comércio livre com capítulo digital (concluído)
framework-FTA-digital-negotiating = acordo de comércio livre com capítulo digital (em negociação)
framework-GDPRAdequacy = adequação em matéria de proteção de dados
framework-GrowthPlanWB = plano de crescimento para os Balcãs Ocidentais
framework-HorizonEurope = associação ao Horizonte Europa
framework-InformalDigitalHub = polo digital informal
framework-NewPactMediterranean = novo Pacto para o Mediterrâneo
framework-ReformGrowthFacility = Mecanismo para as Reformas e o Crescimento
framework-SAA = Acordo de Estabilização e de Associação
framework-SecurityDefencePartnership = parceria de segurança e defesa
framework-SmartAfrica-AdminArrangement = convénio administrativo com a Smart Africa
framework-TEI-CentralAsia = iniciativa Equipa Europa para a Ásia Central
framework-TTC = Conselho de Comércio e Tecnologia
framework-Toolbox5G = conjunto de instrumentos da UE para a 5G
framework-UkraineFacility = Mecanismo para a Ucrânia

# Topics of the strategy, by their tokens in the partners' profiles.

topic-AI-Factory-Antenna = antena de fábrica de IA
topic-Arctic-routes = rotas árticas
topic-BELLA = BELLA
topic-Black-Sea-digital-links = ligações digitais do mar Negro
topic-Blue-Raman = Blue Raman
topic-Copernicus-mirror-expansion = expansão do sítio-espelho do Copernicus
topic-Copernicus-mirror-site = sítio-espelho do Copernicus
topic-EU-AU-AI-innovation-ecosystems = ecossistemas de inovação em IA UE-UA
topic-EUDI-wallet-integration = integração da carteira europeia de identidade digital
topic-FIMI-resilience = resiliência à manipulação da informação e ingerência estrangeiras
topic-HPC-federation = federação da computação de alto desempenho
topic-IRIS2-pilot = projeto-piloto IRIS²
topic-MEDUSA = MEDUSA
topic-MEDUSA-West-Africa = MEDUSA África Ocidental
topic-defence-innovation-HEDI = inovação na defesa (HEDI)
topic-e-signature-DPI-interop = assinatura eletrónica e interoperabilidade da infraestrutura pública digital
topic-eInvoicing = faturação eletrónica
topic-quantum-joint-RandI = investigação e inovação conjuntas em tecnologia quântica
topic-roaming = itinerância
topic-satellite-connectivity = conectividade por satélite
topic-semiconductor-talent = talento em semicondutores
topic-trust-services = serviços de confiança

# Regions of the partner table.

region-ASEAN = ASEAN
region-Asia-Pacific-advanced = Ásia-Pacífico, economias avançadas
region-Central-Asia = Ásia Central
region-Eastern-Partnership = Parceria Oriental
region-Enlargement---Eastern-Partnership = Alargamento - Parceria Oriental
region-Europe--non-EU- = Europa (fora da UE)
region-Latin-America-and-Caribbean = América Latina e Caraíbas
region-North-America = América do Norte
region-South-Asia = Ásia do Sul
region-Southern-Neighbourhood = vizinhança meridional
region-Sub-Saharan-Africa = África Subsariana
region-Western-Balkans = Balcãs Ocidentais

# Languages, by ISO 639.

language-am = amárico
language-ar = árabe
language-az = azeri
language-bs = bósnio
language-cnr = montenegrino
language-de = alemão
language-en = inglês
language-es = espanhol
language-fr = francês
language-hi = hindi
language-hr = croata
language-hy = arménio
language-id = indonésio
language-it = italiano
language-ja = japonês
language-ka = georgiano
language-kk = cazaque
language-ko = coreano
language-ky = quirguiz
language-mk = macedónio
language-ms = malaio
language-nb = norueguês
language-pt = português
language-ro = romeno
language-ru = russo
language-rw = quiniaruanda
language-sq = albanês
language-sr = sérvio
language-sw = suaíli
language-tg = tajique
language-th = tailandês
language-tk = turcomeno
language-uk = ucraniano
language-uz = usbeque
language-vi = vietnamita
