# The summary of all packages.

summary-result = O resultado
summary-packages = Pacotes
summary-balance = Equilíbrio entre as partes
summary-money = Fundos
summary-shared = Projetos partilhados
summary-chosen = Componentes e frequência com que foram escolhidas
summary-left-out = O que foi excluído e porquê
summary-method = Método, dados, limites
key-partners = { $count ->
    [one] parceiro
   *[other] parceiros
}
key-whole-period = em todo o período
key-all-components = { $count ->
    [one] componente em todos os pacotes
   *[other] componentes em todos os pacotes
}
key-least = do seu máximo para o parceiro que menos obtém
summary-packages-for = { $count ->
    [one] { $count } pacote
   *[other] { $count } pacotes
} por { $amount } de { $first } a { $last }, a preços constantes de { $prices }. { $count ->
    [1] O pacote foi escolhido segundo um único critério
   *[other] Os pacotes foram escolhidos em conjunto segundo um único critério
}: { $criterion }. { $proof }.
summary-package = { $partner }: { $count ->
    [one] { $count } componente
   *[other] { $count } componentes
}, { $amount }
packages-columns = Parceiro | #Componentes | #Milhões de euros | #Subvenções | #Necessidades satisfeitas | #Proporção do seu ideal | #Interesses da UE servidos | #Esforço | #Capacidade
packages-remarks = As necessidades satisfeitas e os interesses servidos são proporções ponderadas. Proporção do seu ideal: o que o parceiro ganha, em relação ao máximo que poderia ganhar com todos os meios sem que ninguém fique abaixo da ausência de acordo.
balance-chart = Proporção do ideal que cada parte atinge
balance-chart-least = Proporção do ideal: os { $count } parceiros que menos atingem, e a UE; todos figuram na secção 2
stages-table = Etapas do critério
stages-columns = Etapa | #Atingido | #Limite provado
stages-more = { $count ->
    [one] Mais { $count } etapa, o custo em último lugar, está em result.json.
   *[other] Mais { $count } etapas, o custo em último lugar, estão em result.json.
}
debt-table = Efeito de alavanca e dívida, milhões de euros
debt-columns = Parceiro | #Subvenções da UE | #Total por euro delas | #Privado por euro delas | #Emprestado | #Vencimento anual máximo | #Proporção do PIB
debt-in-year = { $amount } em { $year }
who-pays-table = Quem paga o quê, milhões de euros
who-pays-columns = Parceiro | #Total
envelopes-table = Dotações, milhões de euros
envelopes-columns = Fonte | Tipo | #Disponível | #Utilizado | #Proporção utilizada | #Mais um acrescenta
envelopes-prices = Mais um acrescenta: quanto subiria o objetivo com mais um milhão de euros desta fonte, em proporção dele, na margem e com os pontos ideais fixos: o preço dos fundos se os pacotes pudessem ser misturados. Os pacotes compõem-se de componentes inteiras, pelo que um milhão sozinho pode trazer menos. 0 % significa que mais fundos só desta fonte nada trazem.
envelopes-priced-left = Também uma fonte que não se esgota pode ter um preço: uma mistura de pacotes esgotá-la-ia.
envelopes-chart = Utilização das dotações, milhões de euros
envelopes-available = disponível
envelopes-used = utilizado
shared-columns = Projeto | Dimensão | #Milhões de euros | Membros
sharing-equal = { $project }: segundo o catálogo, o custo é o mesmo seja quem for que adira, pelo que todas as regras de repartição dão as partes iguais usadas nos pacotes: { $amount } para cada um dos { $members } membros.
sharing-equal-used = partes iguais (nos pacotes)
sharing-member = Membro
sharing-funder = Fonte de financiamento
sharing-table = { $project }: como o seu custo poderia ser repartido, milhões de euros
sharing-funders-table = { $project }: o mesmo segundo quem paga, milhões de euros
sharing-core-unknown = Há demasiados membros para dizer que partes estão no núcleo; o valor de Shapley é obtido por amostragem.
sharing-core-all = Todas estão no núcleo: nenhum grupo de membros pagaria menos sozinho.
sharing-core-not = Fora do núcleo (algum grupo de membros pagaria menos sozinho): { $rules }.
sharing-remarks = Um grupo sozinho pagaria as partes do projeto de que precisa. { $core } As fontes de financiamento pagam na proporção em que financiam a parte de cada membro.
chosen-table = Componentes escolhidas
chosen-columns = Componente | Domínio | #Pacotes | #Milhões de euros | Parceiros
left-out-chart = Excluídas, por motivo: componentes no conjunto dos parceiros
left-out-where = O anexo { $annex } de cada ficha nomeia as componentes e os motivos.
method-text = Os pacotes são encontrados por otimização linear inteira mista sobre um catálogo de componentes, um quadro de indicadores dos parceiros e um cenário; a resposta é verificada com os mesmos ficheiros antes de se escrever um documento. Os efeitos são apreciações, os custos são intervalos, e JOIN(2025) 140 não fixa para a oferta nem orçamento, nem países-alvo, nem critérios: são escolhas do cenário.
method-answer = Resposta: { $status }.
method-made = Elaborado com tbo { $version } em { $day }.
method-changes = Alterações feitas na linha de comandos
method-warnings = Avisos sobre os dados
method-files = { $count ->
    [one] Foi lido { $count } ficheiro
   *[other] Foram lidos { $count } ficheiros
}; o resumo criptográfico de cada um (SHA-256) está em result.json, e «tbo verify» verifica o resultado com eles.
