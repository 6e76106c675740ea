# Annex A: needs.

section-needs = As necessidades em números
needs-none = Não consta nenhuma necessidade em aberto deste parceiro.
needs-table = As necessidades de maior peso e os números em que assentam
needs-columns = Necessidade | #Défice atual | Indicador | #Valor | Unidade | Ano | Fonte | Marca
needs-chart = Necessidades antes e depois: défice numa escala de 0 a 100
needs-chart-before = défice atual
needs-chart-after = défice com o pacote
needs-scale = O défice vai de 0 (nenhum) a 100 (o máximo da escala). Decorre de um indicador público quando existe; as necessidades estão ordenadas por défice e peso.
needs-marks = Marcas: S o número consta da fonte citada; D cálculo a partir de tais números; E apreciação.
needs-no-indicator = sem indicador público: apreciação
needs-assumed = suposto, ver anexo { $annex }

# Annex B: costs.

section-costs = Custos e fundos por componente
costs-none = Não há nada a pagar: o pacote está vazio.
costs-table = Quanto custa, milhões de euros, preços constantes de { $prices }
costs-columns = Componente | #Investimento | #Funcionamento { $first } a { $last } | #Custo | #Baixo | #Alto | #Funcionamento, dez anos | #Anos de construção | #Esforço | Marca
costs-codes = Os códigos são os da secção { $section }.
costs-effort = O esforço (estimado) é o que uma componente exige da administração do parceiro, em unidades comparáveis: { $effort } de uma capacidade avaliada em { $capacity } (estimada).
costs-effort-no-capacity = O esforço (estimado) é o que uma componente exige da administração do parceiro, em unidades comparáveis: { $effort }; não consta nenhuma capacidade para este parceiro.
costs-ten-years = O custo de funcionamento a dez anos abrange os primeiros dez anos de funcionamento e não faz parte do custo.
costs-lender = O mutuário, as garantias e a classe ambiental e social de um empréstimo são fixados pelo mutuante.
costs-by-year = Quando o catálogo indica pagamentos por ano, são apresentados como investimento.
matrix-table = Quem paga o quê, por componente, milhões de euros
matrix-columns = Componente | #Custo
sources-table = Fontes de financiamento e suas condições
sources-columns = Fonte | Titular | Tipo | #Milhões de euros | #Proporção | Condições supostas
loan-terms = { $rate } por ano, { $grace } anos de carência, { $maturity } anos no total
ratios-table = O pacote em números
ratios-columns = Número | #Valor | Como é calculado
ratio-range = Caso baixo e caso alto
ratio-range-how = milhões de euros, cada custo no extremo baixo e no extremo alto do seu intervalo
ratio-contingency = Reserva para o caso alto
ratio-contingency-how = milhões de euros além do plano, { $share } deste
ratio-present-value = Valor atual a uma taxa real de { $rate } por ano
ratio-present-value-how = milhões de euros em { $year }, a preços constantes de { $prices }; investimento repartido por igual pelos anos de construção, salvo indicação por ano
ratio-all = Fundos totais por euro de subvenção da UE
ratio-all-how = EUR por euro de subvenção da UE ({ $grants })
ratio-private = Fundos privados por euro de subvenção da UE
ratio-private-how = EUR por euro de subvenção da UE ({ $grants }); capital próprio e titulares privados, não os empréstimos dos bancos
ratio-grants = Proporção de subvenções
ratio-grants-how = todas as subvenções, em relação ao custo
ratio-inhabitant = Custo por habitante
ratio-inhabitant-how = EUR no período
ratio-running = Custo anual de funcionamento após a construção
ratio-running-how = milhões de euros; operadores e seus utilizadores { $operators }, orçamento do parceiro { $budget }
debt-service-table = Serviço da dívida por ano, milhões de euros
debt-service-columns = Ano | #Serviço da dívida | #Proporção do PIB
debt-service-remarks = Supõe-se que cada empréstimo é desembolsado na totalidade quando a sua componente começa, com capital constante e dois pagamentos por ano; taxas nominais sobre montantes a preços constantes e PIB mantido no último valor conhecido. O desembolso real acompanha as obras e custa menos juros.

# Annex C: benefit in detail.

section-gains = O benefício em pormenor
gains-none = Não há benefício a mostrar: o pacote está vazio.
gains-chart = Quem ganha o quê: pontos na escala própria de cada parte
gains-points = Pontos (estimados): contributo para a utilidade própria de cada parte, numa escala de 0 a 100 em que todas as suas necessidades ou interesses estão satisfeitos. As duas escalas medem coisas diferentes e não se comparam entre si.
gains-other-needs = Outras necessidades: défice de 0 a 100
gains-other-interests = Outros interesses: proporção servida
gains-smaller-partner = Ganhos menores do parceiro ({ $partner })
gains-smaller-eu = Ganhos menores da UE
gains-learn = O que a UE pode aprender ou reutilizar
gains-suppliers = Os fornecedores da UE entregariam, segundo as estimativas, { $amount } do pacote ({ $share }); a contratação permanece aberta.
objectives-table = Objetivos de JOIN(2025) 140, secção 1
objectives-columns = Objetivo | #Proporção do ganho da UE | #Objetivo servido
objective-a = a) competitividade tecnológica
objective-b = b) segurança
objective-c = c) governação e normas
objective-other = alargamento e outros interesses
objectives-unserved = Nada no pacote serve o objetivo { $objective }: o que o serviria foi excluído pelas razões do anexo { $annex }.

# Annex D: timeline.

section-timeline = Calendário
timeline-none = Nada está programado: o pacote está vazio.
timeline-first = { $components }, a partir de { $year }; o último componente funciona a partir de { $last }.
timeline-chart = Construção e funcionamento por ano
timeline-at-once = Os anos de início não são aqui uma escolha: o que pode começar em { $year } começa então, e uma componente que requer outra começa de modo a não funcionar antes dela. Da identificação à assinatura, uma ação da UE demora geralmente um a dois anos (conhecimento geral, a verificar).
timeline-phased = Os anos de início são escolhidos com as componentes: decidem o dinheiro de cada ano, o que o parceiro pode absorver num ano e menos { $rate } por ano para o que vem mais tarde. Da identificação à assinatura, uma ação da UE demora geralmente um a dois anos (conhecimento geral, a verificar).
timeline-gate = { $component }: não antes de { $year }.
timeline-hub = Um polo digital informal na Delegação pode antecipar o início em alguns meses (estimado).

# Annex E: delivery.

section-delivery = Execução
delivery-team = Equipa Europa Tecnológica: cada componente é conduzida em conjunto por um organismo da UE e um Estado-Membro, tendo o ministério do parceiro como titular. Nomear aqui um organismo significa que trabalha neste domínio, não que tenha dado o seu acordo.
delivery-table = Organismos de execução nomeados no catálogo
delivery-columns = Componente | Organismos | Estado-Membro responsável | Homólogo
delivery-money = Fundos da equipa por instrumento, milhões de euros: { $amounts }.
delivery-eu4digital = Facilitador: EU4Digital, a confirmar.
delivery-d4d = Facilitador: polo Digital para o Desenvolvimento (D4D), a confirmar.
delivery-contract = Forma do contrato (subvenção, contratação, convenção de contribuição, gestão indireta, garantia) e direção: a acordar entre os titulares dos fundos.
delivery-companies = Empresas: contratação aberta e equitativa; aconselhamento da indústria, por exemplo do Grupo Consultivo Empresarial da Global Gateway, com declaração dos conflitos de interesses.
delivery-consultation = Consulta: sociedade civil, meio académico e setor privado de ambas as partes antes de uma decisão; falta acrescentar um plano.
delivery-running = Já em curso: { $programme }. Fonte: { $source }.

# Annex F: conditions.

section-conditions = Condições e salvaguardas
conditions-whole = Para todo o pacote
conditions-empty = O pacote está vazio: estas condições valeriam para qualquer pacote posterior.
condition-suppliers = Fornecedores de confiança: os equipamentos de rede e de centros de dados seguem o conjunto de instrumentos da UE para a 5G e, no caso dos cabos, o da segurança dos cabos; os fornecedores de alto risco são excluídos, com direito de auditoria.
condition-rights = Direitos: nenhum fornecimento para vigilância contrária à lei; antes de uma decisão, examina-se o efeito de cada componente na privacidade, na expressão e no acesso; os cortes da internet suspendem o apoio.
condition-data = Proteção de dados: os dados pessoais são tratados ao abrigo de uma lei e sob uma autoridade independente, ou a componente espera por elas; o parceiro escolhe onde os seus dados são guardados.
condition-standards = Normas abertas e interoperabilidade por defeito; nenhuma arquitetura de rede fechada ou controlada por um Estado.
condition-screening = A igualdade de género, a acessibilidade e o clima são examinados em cada componente.
condition-sensitive = Tecnologia sensível: verificam-se o controlo das exportações e a segurança da investigação; o acesso à computação é aberto em condições declaradas.
prerequisites = Requisitos prévios
prerequisites-table = O que tem de existir primeiro
prerequisites-columns = Componente | Exige | Porquê | Estado
prerequisite-in-package = neste pacote
prerequisite-open = em aberto: a acordar
prerequisite-met = satisfeito pelo que o parceiro tem
conflicts = O que o pacote exclui
conflict = { $component } exclui { $others }.

# Annex G: risks. Rows are: risk, category, mitigation.

section-risks = Riscos e salvaguardas
risks-table = Riscos de todo o pacote (B baixo, M médio, A alto)
risks-columns = Risco | Categoria | Probabilidade | Impacto | Atenuação
grade-low = B
grade-medium = M
grade-high = A
risk-running-costs = Os custos de funcionamento não estão orçamentados | orçamental | Rubrica no orçamento do parceiro, apoio degressivo.
risk-debt-limit = O limite da dívida é atingido ou a notação muda | macroeconómico | Primeiro subvenções, garantias a mutuários privados, parcelas libertadas após verificação da dívida.
risk-law-slips = Uma lei que é requisito prévio atrasa-se | político | Condição antes do pagamento, primeiro aconselhamento, início mais tardio.
risk-supplier = Um fornecedor de alto risco volta à cadeia de abastecimento | segurança | Cláusula do conjunto de instrumentos, direito de auditoria, proponente alternativo.
risk-cable = Licenças ou um conflito travam um cabo | externo | Segunda rota, seguro, cláusula de suspensão.
risk-little-use = Pouca utilização após a entrega | procura | Competências, regra tarifária, utilizadores-âncora.
risk-identity = A identidade é usada indevidamente ou exclui pessoas | direitos | Via não digital, autoridade independente, avaliação de impacto, nenhum uso para vigilância.
risk-brain-drain = As pessoas formadas deixam o país | social | Programas circulares, bolsas de regresso, proporção de empregos locais.
risk-power = Falta eletricidade para a computação | técnico | Verificação dos megawatts antes da assinatura, contrato de energia renovável.
risk-administration = A administração não consegue suportar todo o pacote de uma vez | execução | Homólogos designados antes de cada início, inícios faseados, assistência técnica.
risk-overrun = Derrapagem dos custos | financeiro | Reserva de 10 a 15 %, lotes a preço fixo.
risk-overlap = Sobreposição com outros doadores | coordenação | Quadro de quem faz o quê, direção conjunta.
risk-election = Eleições ou mudança de Governo | político | Informação a todos os partidos, roteiro assinado.
own-risks-table = Riscos e salvaguardas nomeados no catálogo
own-risks-columns = Componente | Riscos | Salvaguardas
risks-starting-values = A probabilidade e o impacto são valores de partida (estimados), a fixar para o país.

# Annex H: results.

section-results = Quadro de resultados
results-none = Não se espera nenhum resultado: o pacote está vazio.
impact-table = Impacto: os números atuais do parceiro
impact-columns = Indicador | Valor de base | Fonte, ano
outcomes-table = Efeitos e produtos das componentes
outcomes-columns = Componente | Efeitos | Produtos
results-targets = As metas não são inventadas aqui: são fixadas com o parceiro. Um produto parte de 0; outro valor de base não indicado é preenchido na assinatura ou no primeiro relatório; as pessoas são contadas por sexo.

# Annex I: alternatives.

section-alternatives = Alternativas consideradas
alternatives-none = Nenhuma componente do catálogo consta como excluída.
alternatives-table = Excluídas, por motivo
alternatives-columns = Porquê | #Número | Componentes, por domínio
alternatives-same-reason = Pelo mesmo motivo.
alternatives-count = { $count ->
    [one] { $count } componente do catálogo foi considerada e excluída.
   *[other] { $count } componentes do catálogo foram consideradas e excluídas.
}
alternatives-dominated = { $name }: { $by } está no pacote, não custa mais, não exige mais esforço e faz pelo menos o mesmo por cada necessidade e cada interesse.
alternatives-variants = As variantes mais baratas, mais rápidas ou mais ecológicas obtêm-se alterando o cenário: os seus meios, as suas regras ou as suas ponderações.
variants = Quase tão bons
variants-text = { $partners ->
    [1] Cada um destes pacotes é o melhor do seu género entre os que perdem no máximo { $within } do valor do critério.
   *[other] Cada um destes pacotes é o melhor do seu género entre os que perdem no máximo { $within } do valor do critério, mantendo os outros parceiros os seus pacotes e os seus fundos, e ficando os projetos partilhados como estão.
} Nenhum é proposto: segundo o critério ({ $notion }), o presente pacote vem em primeiro lugar, e cada um dos outros perde o que indica a última coluna.
variants-table = O presente pacote e as suas variantes
variants-columns = Pacote | #Milhões de euros | #Anos de construção | #Esforço | #Necessidades satisfeitas | #Interesses da UE servidos | #Perda
variants-columns-phased = Pacote | #Milhões de euros | #Anos até à conclusão | #Esforço | #Necessidades satisfeitas | #Interesses da UE servidos | #Perda
variants-this = O presente pacote
variant-cheaper = Menos dispendioso
variant-faster = Construído mais cedo
variant-lighter = Menos esforço
variant-greener = Mais ecológico
variant-partner = Melhor para o parceiro
variant-eu = Melhor para a UE
variants-adds = acrescenta { $names }
variants-drops = exclui { $names }
variants-resizes = toma outra dimensão de { $names }
variants-earlier = começa mais cedo { $names }
variants-later = começa mais tarde { $names }
variants-year = { $name } ({ $to } em vez de { $from })
variants-kept = Em cada um destes pacotes, nesta dimensão ou noutra: { $names }.
variants-none-kept = Nenhuma componente está em cada um destes pacotes.
variants-already = Dentro dessa perda, nenhum pacote é melhor do que este em: { $names }.
variants-open = Por resolver no tempo dado: { $names }.
variants-unproven = Encontrado, sem prova de que seja o melhor do seu género: { $names }.

# Annex J: sources, confidence, limits.

section-provenance = Fontes, fiabilidade, limites
provenance-status = Este documento é ilustrativo e não é um documento oficial da UE. Ninguém o aprovou e não vincula ninguém.
provenance-costs = Quão seguros são os custos
provenance-range = O pacote custa { $amount }; entre { $low } se tudo sair barato e { $high } se tudo sair caro.
provenance-marks = Marcas dos custos: S (documentado) { $sourced }, D (derivado) { $derived }, E (estimado) { $estimated }.
provenance-prices = Os montantes estão a preços constantes de { $prices } e não são descontados; noutros pontos, os valores atuais usam uma taxa real de { $rate } por ano.
provenance-price-table = O que uma fonte indica noutra moeda ou a preços de outro ano foi convertido uma única vez, com a tabela de preços deste programa ({ $dated }): à taxa de câmbio média do ano (BCE) e depois segundo os preços no consumidor da área do euro (IHPC, Eurostat). As taxas e a inflação até 2025 foram lidas em ambas as séries; as dos anos seguintes são pressupostos.
provenance-effects = Os efeitos sobre necessidades e interesses são apreciações segundo uma grelha publicada: sempre estimados.
ideals-open = Pontos ideais não provados
ideals-open-text = Uma proporção do ideal compara o que uma parte ganha com o máximo que poderia ganhar. Para as partes abaixo, a procura desse máximo terminou antes de ele ser provado: o que foi encontrado pode ser pouco, e a proporção diz então de mais.
ideals-open-party = { $party }: { $share } do máximo encontrado, pelo menos { $least } do máximo possível
provenance-sources = Fontes dos números das componentes
publications-table = Publicações
publications-columns = Id | Editor | O que diz | Ano | Marca | Usada para
provenance-bases = Como foi calculado cada custo
bases-table = Base dos custos
bases-columns = Componente | Base | Intervalo (× custo) | Marca
assumptions = Pressupostos
assumptions-none = Nenhum número deste parceiro teve de ser suposto nem foi fixado à mão.
always-assumed = As necessidades somam-se segundo o peso; um défice fecha-se, no máximo, por inteiro; as opções externas do parceiro nada contam, salvo indicação do seu perfil.
assumed-missing = { $need }: sem valor para «{ $indicator }», pelo que se supõe um défice de { $gap } (E).
assumed-severity = { $need }: défice fixado em { $gap } pelo perfil do parceiro. Fonte: { $source }
assumed-indicator = { $indicator }: fixado em { $value } pelo perfil do parceiro. Fonte: { $source }
assumed-oda = O quadro não indica se pode ser utilizada ajuda ao desenvolvimento; os instrumentos a ela ligados são excluídos ou incluídos conforme o catálogo.
provenance-silent = O que a estratégia não diz
provenance-silent-on = JOIN(2025) 140 não fixa para a oferta tecnológica nem orçamento, nem lista de países-alvo, nem critérios de seleção, nem calendário, nem definição de parceiro de confiança, nem custo de uma componente, nem carta da Equipa Europa Tecnológica, nem medida do benefício mútuo. Tudo isto são escolhas do modelo aqui usado, assinaladas como tais.
provenance-made = Elaborado com tbo { $version } em { $day } a partir do cenário «{ $scenario }»; os ficheiros lidos e os seus resumos criptográficos estão em result.json.

# Annex K: traceability.

section-trace = Rastreabilidade até à estratégia
trace-items = Os pontos M001 a M191 são a numeração própria do projeto do que JOIN(2025) 140 e os documentos que a rodeiam nomeiam.
trace-components = Por componente: { $items }.
trace-sections = Por secção desta ficha: { $items }.

# Annex L: Action Document sheet.

section-action = Ficha para o documento de ação
action-order = Pela ordem do documento de ação da Comissão para 2021-2027, para que uma Delegação o possa transpor. O que este exercício não pode saber fica expressamente em aberto. Marcas: S documentado, D derivado, E estimado.
action-none = O pacote está vazio: não há quadro, nem orçamento, nem nada a codificar.
action-table = Resumo da ação
action-columns = #N.º | Rubrica | Conteúdo
action-title = Título, referência, ato de base
action-title-text = Oferta tecnológica ({ $partner }), { $first } a { $last }; referência no OPSYS e ato de base: a fixar pela Delegação
action-initiative = Iniciativa Equipa Europa
action-initiative-text = registada: { $initiatives }; a fixar pela Delegação
action-zone = Zona beneficiária da ação
action-programming = Documento de programação
action-objectives = Ligação aos seus objetivos e resultados esperados
action-objectives-text = JOIN(2025) 140, secção 3; proporções por objetivo da estratégia no anexo { $annex }; resultados do programa: a fixar pela Delegação
action-areas = Domínios e setores prioritários
action-goals = Objetivos de Desenvolvimento Sustentável
goals-main = principal: { $main } (E)
goals-both = principal: { $main }; outros: { $others } (E)
action-channel = Códigos do CAD, principal canal de execução
action-channel-eligible = ver o quadro dos setores; o parceiro consta como elegível para ajuda pública ao desenvolvimento, a verificar com a lista do CAD em vigor; canal: a fixar pela Delegação
action-channel-not-eligible = ver o quadro dos setores; o parceiro consta como não elegível para ajuda pública ao desenvolvimento, a verificar com a lista do CAD em vigor; canal: a fixar pela Delegação
action-channel-unknown = ver o quadro dos setores; não consta se o parceiro é elegível para ajuda pública ao desenvolvimento, a verificar com a lista do CAD em vigor; canal: a fixar pela Delegação
action-targets = Metas (clima, biodiversidade, migração, educação, inclusão, género, direitos)
action-targets-text = a fixar pela Delegação; os marcadores abaixo são um ponto de partida
action-markers-text = ver o quadro dos marcadores
action-tags = Marcadores internos e etiquetas
action-tags-text = digitalização: todas as componentes; outros: a fixar pela Delegação
action-amounts = Montantes em causa
action-amounts-text = custo total estimado { $total }; contribuição da UE { $eu }; parceiros da Equipa Europa { $team }; empréstimos garantidos { $guaranteed }; parceiro, setor privado e outros { $others }; rubrica orçamental: a fixar pela Delegação
action-financing = Tipo de financiamento, modo de gestão
action-financing-text = { $instruments }; modo de gestão: a acordar entre os titulares dos fundos
action-no-money = não são utilizados fundos
markers = Marcadores de políticas
markers-table = Marcadores de políticas sugeridos para o pacote
markers-columns = Marcador | #Pontuação | Devido a | Marca
markers-remarks = Pontuações do CAD da OCDE: 0 não visado, 1 objetivo significativo, 2 objetivo principal. Um pacote recebe 2 quando as componentes com 2 representam pelo menos { $principal } do seu custo, e 1 quando as componentes com 1 ou 2 representam pelo menos { $significant }; ambos os limites são estimados. A Delegação pontua e fixa também as etiquetas internas (digitalização, conectividade, migração, desigualdade).
sectors = Setores
sectors-table = Códigos-objeto do CAD por custo
sectors-columns = Código-objeto do CAD | #Milhões de euros | #Proporção | Componentes
sectors-none = nenhum: não é ajuda ao desenvolvimento, ou a fixar
sectors-remarks = Códigos e nomes: CAD da OCDE, códigos-objeto do CRS (S). O código que uma componente recebe é estimado (E).
logframe = Matriz do quadro lógico
logframe-table = Principais resultados
logframe-columns = Nível | Resultado | Indicador | Valor de base | Meta | Fonte de verificação | Risco para o pressuposto
level-impact = Impacto
level-outcome = Efeito
level-output = Produto
logframe-impact = Uma transformação digital ({ $partner }) em que pessoas e empresas possam confiar, com a UE como parceira
logframe-gap = défice de { $gap } em 100
logframe-target = a fixar com o parceiro; modelo: défice de { $gap } em 100 (E)
logframe-indices = os índices do anexo { $annex }
logframe-risk = Os custos de funcionamento não estão orçamentados.
logframe-reports = relatórios dos organismos de execução
logframe-no-indicator = sem indicador público: a acordar
logframe-remarks = As metas são fixadas com o parceiro; os valores de base não indicados são preenchidos na assinatura ou no primeiro relatório. Todo o quadro de resultados: anexo { $annex }.
budget = Orçamento indicativo
budget-table = Orçamento indicativo, milhões de euros
budget-columns = Componente | #Contribuição da UE | #Parceiros da Equipa Europa | #Empréstimos garantidos | #Parceiro, privado, outros | #Total
budget-evaluation = Avaliação e auditoria
budget-contingencies = Imprevistos
budget-remarks = Cada montante figura uma só vez, no seu titular. Os empréstimos garantidos são um passivo contingente e não um pagamento da UE. A avaliação e a auditoria podem ser cobertas por outra decisão; os imprevistos não estão incluídos.

# Annex M: policy context.

section-context = Contexto político
policy-council = O Conselho Europeu pediu a estratégia em 17 de abril de 2024; as conclusões do Conselho sobre diplomacia digital datam de 18 de julho de 2022 e de junho de 2023.
policy-security = A preparação, a segurança económica e a prontidão em matéria de defesa são contexto; nada é aqui oferecido no âmbito da política externa, de segurança e de defesa comum, e a atribuição ou as sanções não são componentes.
policy-fora = São possíveis posições comuns na ONU, no G7 e no G20, na OCDE, no Conselho da Europa, na OSCE e na OMC.
policy-internet = A governação da internet mantém-se multilateral e aberta a todas as partes interessadas: Fórum sobre a Governação da Internet, ICANN, Pacto Digital Global e resultado da revisão CMSI+20.
policy-open = A UE declara-se aberta à parceria; esta ficha indica como um parceiro e a UE poderiam aproveitá-la.

# Annex N: plain language.

section-plain = Resumo em linguagem clara
plain-empty = Com os meios e as regras deste exercício não há pacote para este parceiro ({ $partner }).
plain-idea = { $count ->
    [one] A ideia é que a UE e o parceiro ({ $partner }) façam em conjunto uma coisa entre { $first } e { $last }: { $components }. Tudo custaria { $amount }.
   *[other] A ideia é que a UE e o parceiro ({ $partner }) façam em conjunto { $count } coisas entre { $first } e { $last }: { $components }. Tudo custaria { $amount }.
}
plain-change = A maior mudança para as pessoas: { $need }; o défice diminuiria de { $before } para { $after } em 100.
plain-undecided = Nada está decidido. Os números são estimativas e ambas as partes podem alterar o plano.
plain-translations = As traduções para as línguas do parceiro devem ser feitas e verificadas por pessoas.

# Money by year, rules of the money, owners in the end.

assumed-absorption = Pagamentos de um ano: no máximo { $share } do PIB, { $amount } milhões de euros. A UE limita a esta proporção os pagamentos de coesão aos seus próprios membros menos prósperos (Regulamento (UE) 2021/1060, anexo XXVI; conhecimento geral, a verificar).
by-year-chart = Quem paga em que ano, milhões de euros
by-year-order = Fontes de baixo para cima de cada coluna, milhões de euros no período:
by-year-desc = Milhões de euros por ano. { $years }.
by-year-remarks = Uma fonte paga a mesma proporção do custo de cada ano, salvo se o plano indicar em que ano paga; o investimento reparte-se por igual pelos anos de construção, salvo pagamentos indicados por ano. Cada linha e cada coluna soma tal como está impressa.
sources-by-year-table = Fontes por ano, milhões de euros
sources-by-year-columns = Fonte | Tipo | #Soma
by-year-paid-in = Pago pelas fontes acima
by-year-below = Abaixo da linha: { $source }
by-year-guaranteed = empréstimos cobertos por uma garantia
by-year-cost-with-below = Custo, com o que está abaixo da linha
by-year-cost = Custo
plan-table = Plano de financiamento: componente, fonte e ano, milhões de euros
plan-columns = Componente | Fonte | #Soma
contingent = Abaixo da linha: { $amount } são empréstimos de terceiros a mutuários privados que a UE apenas garante. São contingentes: a UE paga quando um mutuário não paga.
contingent-beside-grants = Abaixo da linha: { $amount } são empréstimos de terceiros a mutuários privados que a UE apenas garante. São contingentes: a UE paga quando um mutuário não paga; não fazem parte das subvenções de { $grants }.
ownership-table = No final: quem detém, quem explora, quanto custa
ownership-columns = Componente | Titular (proposto) | Explora e suporta o custo | #Funcionamento, dez anos | #O seu valor atual à taxa real de { $rate } | #Custo, valor atual à taxa real de { $rate }
ownership-remarks = O titular e o operador são valores por defeito que decorrem dos fundos e estão por acordar: o que investidores ou mutuários privados pagam em parte é deles, o restante é do organismo público do parceiro. Nenhuma fonte da UE detém nada no final. Milhões de euros a preços constantes de { $prices }; os valores atuais são os de { $year }, a uma taxa anual real. Os custos de funcionamento abrangem os primeiros dez anos de funcionamento.
ownership-consortium = empresa ou consórcio do projeto partilhado
ownership-members = organismos públicos dos seus membros em conjunto
ownership-operator = operador ou mutuário privado
ownership-public = organismo público do parceiro
runner-nothing = nada a explorar após o período
runner-operator = o operador, junto dos seus utilizadores
runner-budget = orçamento do parceiro
blending-table = Regras das fontes utilizadas
blending-columns = Fonte | Regra | Como é cumprida | Onde figura | Marca
blending-limit = limite do modelo, verificado
blending-checked = verificada após a escolha; a secção 4 nomeia o que afeta
blending-kept = cumprida pelo modelo, verificada
blending-open = a resolver antes da assinatura
blending-least = { $source } para { $components }: menos do que o investimento de { $amount } milhões de euros de que precisa um projeto próprio; via dos fundos: { $below } (fonte: { $publisher }, { $year }).
