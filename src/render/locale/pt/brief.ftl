# Section 1: the offer.

section-offer = A oferta
offer-empty = O pacote está vazio (parceiro: { $partner }): com os meios e as regras deste cenário não se propõe nenhuma componente. O anexo { $annex } indica por que razão cada uma foi excluída. { $proof }.
offer-what = { $count ->
    [one] É oferecida { $count } componente
   *[other] São oferecidas { $count } componentes
} ao parceiro ({ $partner }, { $size }), por { $amount } de { $first } a { $last }: { $components }.
offer-people = { $people } milhões de habitantes
offer-unknown-size = população desconhecida
offer-gain-need = { $need } (défice de { $before } para { $after })
offer-gain-interest = { $interest } (servido a { $share })
offer-gains-partner = Principais ganhos do parceiro ({ $partner }): { $needs }.
offer-gains-eu = Principais ganhos da UE: { $interests }.
offer-balance = { $partners ->
    [1] Equilíbrio: o parceiro ({ $partner }) obtém { $share } do máximo que estes meios lhe poderiam dar a ele só, e a UE { $eu } do seu.
   *[other] Equilíbrio: o parceiro ({ $partner }) obtém { $share } do máximo que estes meios lhe poderiam dar a ele só, e a UE { $eu } do seu no conjunto dos parceiros do cenário.
}
offer-balance-partner = Equilíbrio: o parceiro ({ $partner }) obtém { $share } do máximo que estes meios lhe poderiam dar a ele só.
offer-open-ideals = Estas proporções podem dizer de mais, pois o máximo encontrado não está provado; o anexo { $annex } diz em quanto, no máximo.
offer-criterion = Critério único: { $criterion }. { $proof }.
offer-judgements = Os efeitos são apreciações, sempre estimadas.

# The cover.

key-components = { $count ->
    [one] componente
   *[other] componentes
}
key-best-partner = do máximo ({ $partner })
key-best-eu = do máximo (UE)
key-first-results = primeiros resultados

# Section 2: the package.

section-package = O pacote
package-none = Este pacote não contém nenhuma componente.
package-table = O que é fornecido; milhões de euros, preços constantes de { $prices }
package-columns = Componente – dimensão | O que é fornecido | #Desde | #Custo | Marca
package-remarks = Desde: entrada em funcionamento (estimada). Custo: S documentado, D derivado, E estimado. Funcionamento e repartição: anexo { $costs }; requisitos prévios: anexo { $conditions }.
package-shared = Partilhado: projeto construído uma só vez para vários parceiros, aqui com a parte do custo deste parceiro; as rotas partilhadas passam para a lista da conferência anual sobre rotas.

# Section 3: mutual benefit.

section-benefit = Benefício mútuo
benefit-needs-met = O pacote satisfaz { $share } das necessidades ponderadas do parceiro ({ $partner }).
benefit-interests-served = Serve { $share } dos interesses ponderados da UE.
benefit-none = Nenhuma das partes ganha: o pacote está vazio.
benefit-partner = O que ganha o parceiro ({ $partner })
benefit-eu = O que ganha a UE
benefit-remarks = Ganhos menores e proporções por objetivo da estratégia: anexo { $annex }.
benefit-needs-table = Défice de 0 (nenhum) a 100
benefit-needs-columns = Necessidade | #Antes | #Depois | Por
benefit-interests-table = Proporção servida de cada interesse
benefit-interests-columns = Interesse | #Servido | Por
benefit-no-need = Nenhuma necessidade do quadro se altera.
benefit-no-interest = Nenhum interesse do quadro é servido.
concessions = O que cede cada parte
concession-need = { $need }, do lado do parceiro ({ $partner }): { $share } do défice, através de { $component }
concession-interest = { $interest }, do lado da UE: { $share } do interesse, através de { $component }
concession-none = Nenhuma componente escolhida é considerada contrária a uma necessidade do parceiro ou a um interesse da UE.
burden-own = O parceiro ({ $partner }) paga { $amount } do seu próprio orçamento.
burden-debt-private = { $amount } são emprestados e têm de ser reembolsados: por mutuários privados, nada pelo Governo (secção { $section }).
burden-debt-government = { $amount } são emprestados e têm de ser reembolsados: pelo Governo (secção { $section }).
burden-debt-both = { $amount } são emprestados e têm de ser reembolsados: { $owed } pelo Governo, o restante por mutuários privados (secção { $section }).
burden-grants = A UE e os seus Estados-Membros dão { $amount } em subvenções.
compromises = Que mais se poderia acordar
compromises-this = este pacote: { $notion }
compromises-line = pacotes que nenhuma ponderação de ambos os lados melhoraria
compromises-needs = necessidades satisfeitas ({ $partner })
compromises-interests = interesses da UE servidos
compromises-remarks = Cada ponto da linha é um pacote, com os mesmos meios e regras, que nenhuma ponderação das duas partes melhoraria; estão assinalados este pacote e os que outras noções de equilíbrio escolheriam. Ambas as escalas são estimadas.
compromises-open = Em alguns destes pontos o cálculo contado terminou antes de se provar que nenhum pacote é melhor: a linha pode estar um pouco baixa.

# Section 4: who pays.

section-financing = Quem paga
financing-none = Não são utilizados fundos: o pacote está vazio ou nada custa.
financing-chart = Quem paga: { $amount }
financing-owners = Cada montante pertence ao titular indicado, é contado uma só vez e é uma proposta que nenhum titular aprovou. Por componente e por ano, empréstimos e respetivas condições: anexo { $annex }.
financing-kinds = Por tipo de fundos: { $kinds }.
kinds-of-money = subvenções | fundos a reembolsar | capital próprio | fundos próprios do parceiro
financing-running = Custos de funcionamento após { $last }: cerca de { $amount } por ano. Ninguém os paga neste plano; por defeito, recaem no orçamento do parceiro ou nos utilizadores, e deveria acordar-se uma rubrica de funcionamento antes da assinatura.
financing-running-shared = Custos de funcionamento após { $last }: cerca de { $amount } por ano, que ninguém paga neste plano; em princípio, { $operators } cabem aos operadores com financiamento privado e aos seus utilizadores, e { $budget } ao orçamento do parceiro; a acordar antes da assinatura.
leverage = Efeito de alavanca: { $all } no total por cada euro de subvenção da UE, dos quais { $private } privados.
leverage-no-private = Efeito de alavanca: { $all } no total por cada euro de subvenção da UE, sem fundos privados.
leverage-no-grant = Efeito de alavanca: não é utilizada nenhuma subvenção da UE.
debt-rating = Notação da sustentabilidade da dívida: { $rating }; { $allowed }; { $owed }.
debt-no-loans = não se propõem empréstimos ao Governo
debt-concessional-only = um empréstimo ao Governo exige um elemento de donativo de, pelo menos, 35 % a uma taxa de desconto de 5 %, só por si ou em conjunto com as subvenções do pacote
debt-no-bar = a notação não exclui nenhum empréstimo; a dívida está ainda por verificar
debt-unrated = sem notação nenhum empréstimo é excluído; a dívida está ainda por verificar
debt-unrated-high = a dívida pública excede 90 % do PIB, o que conta aqui como risco moderado: { debt-concessional-only }
debt-owed = { $amount } deste plano seriam devidos pelo Governo
debt-nothing-owed = nada neste plano seria devido pelo Governo
loans = Empréstimos e dívida
loans-table = Empréstimos, nas condições supostas
loans-columns = Empréstimo | #Milhões de euros | #Taxa anual | #Carência, anos | #Prazo, anos | #Elemento de donativo a { $rate } | Conta como ajuda
loans-column-dac = #a { $rate } (CAD)
aid-yes = sim (a partir de { $least })
aid-no = não (a partir de { $least })
aid-export-credit = não: crédito à exportação
aid-not-eligible = não: parceiro não elegível
aid-other-rules = regras próprias (não é empréstimo a um Governo)
class-ldc-lic = país menos desenvolvido ou de baixo rendimento
class-lmic = país de rendimento médio-baixo
class-umic = país de rendimento médio-alto
class-global = instituição mundial ou banco de desenvolvimento
class-other = outra instituição multilateral
dac-class = Para o Comité de Ajuda ao Desenvolvimento (CAD) da OCDE, o parceiro ({ $partner }) está classificado como { $class }; um empréstimo tem também de respeitar os limites de endividamento do FMI e do Banco Mundial.
dac-not-eligible = Para o Comité de Ajuda ao Desenvolvimento (CAD) da OCDE, este parceiro não pode receber ajuda ao desenvolvimento; um empréstimo tem também de respeitar os limites de endividamento do FMI e do Banco Mundial.
dac-no-class = Para o Comité de Ajuda ao Desenvolvimento (CAD) da OCDE, não consta nenhuma classe para este parceiro, pelo que nenhum empréstimo é apreciado; um empréstimo tem também de respeitar os limites de endividamento do FMI e do Banco Mundial.
debt-service-unknown = O serviço da dívida não é conhecido: não são indicadas condições.
debt-service = Serviço da dívida: { $amount } até { $last } (juros: { $interest }; devido pelo Governo: { $sovereign }); máximo em { $year }: { $most }, { $share } do PIB; por ano: anexo { $annex }
debt-service-without = { $service }; { $without } não é contado, pois as suas condições estão por acordar.
grant-element = { $held ->
    [yes] As subvenções e os empréstimos ao Governo têm em conjunto um elemento de donativo de { $element } a { $rate }, que atinge os { $least } do FMI e do Banco Mundial
   *[no] As subvenções e os empréstimos ao Governo têm em conjunto um elemento de donativo de { $element } a { $rate }, que não atinge os { $least } do FMI e do Banco Mundial
}
grant-element-lift = { $element }; os empréstimos sozinhos têm { $loans } e precisam de { $grants } de subvenções no conjunto para o atingir.
grant-element-loans = { $element }; os empréstimos sozinhos têm { $loans }.

# Section 5: framework, status, contacts.

section-framework = Quadro, situação, contactos
framework-table = Situação da oferta
framework-more-table = O parceiro e a oferta
framework-columns = Elemento | Conteúdo
framework-partner = Parceiro
framework-partner-people = { $partner } ({ $id }), { $region }, { $people } milhões de habitantes
framework-partner-only = { $partner } ({ $id }), { $region }
framework-host = Quadro de acolhimento
framework-stand-alone = autónomo: não consta nenhum quadro para este parceiro
framework-also = { $host }. Também: { $others }
framework-engagement = Modo de envolvimento
engagement-deepen = aprofundar (uma parceria, um diálogo ou um conselho digital existente)
engagement-broaden = alargar (ainda não há parceria nem diálogo digital)
engagement-strengthen-both = reforçar (parceria digital em conjunto com uma parceria de segurança e defesa)
engagement-strengthen = reforçar (parceria de segurança e defesa)
engagement-connect = ligar (um projeto partilhado com outros parceiros)
framework-next-step = Próximo passo político
next-step-existing = tratar o pacote na parceria ou no diálogo existente; preparado no espírito da Equipa Europa
next-step-first = para debate: um diálogo digital como primeiro quadro; preparado no espírito da Equipa Europa
framework-running = Já em curso, não pago duas vezes
framework-topics = Temas da estratégia
framework-languages = Línguas de trabalho
framework-period = Período e preços
framework-period-prices = { $first } a { $last }; milhões de euros a preços constantes de { $prices }, não descontados
framework-results = Primeiros resultados
framework-risks = Principais riscos
framework-risks-named = { $risks } (estimativa; lista completa: anexo { $annex }; condições e salvaguardas: anexo { $conditions })
framework-status = Situação
framework-status-draft = projeto para debate; dados de { $years }; cenário «{ $scenario }»
framework-anchor = Base política
framework-anchor-text = JOIN(2025) 140 de 5 de junho de 2025, Uma estratégia digital internacional para a União Europeia, secção 3: comunicação conjunta, não vinculativa
framework-contacts = Contactos
framework-contacts-open = a completar: Delegação da UE; ministério do parceiro; Estado-Membro responsável e a sua embaixada
