# The frame of every document.

notice = Projeto ilustrativo para debate. Não é um documento oficial da UE.
notice-short = Projeto ilustrativo. Não é um documento oficial da UE.
# Printed on every document that is not in English, in its language and in English.
review = Tradução assistida por máquina; carece de revisão por um falante nativo.
untranslated = Os nomes e textos do catálogo e das fontes sem tradução são impressos em inglês. Prevalece a versão inglesa.
made = Cenário: { $scenario }. Elaborado com tbo { $version } em { $day }. Entradas: { $files ->
    [one] { $files } ficheiro
   *[other] { $files } ficheiros
}, SHA-256 { $digest }.
status-draft = Projeto
contents = Índice
skip = Ir para o conteúdo
briefs = Fichas por parceiro
briefs-inline = Fichas por parceiro:
versions = Outras línguas:
annex = Anexo
annexes = Anexos
table = Quadro
figure = Figura
key-figures = Números-chave
page-of = Página { $page } de { $pages }
place-annex = anexo { $number }
place-section = secção { $number }
brief-title = Oferta tecnológica: { $partner }
brief-subtitle = Ficha de proposta
brief-to-summary = Resumo de todos os pacotes
summary-subtitle = Oferta tecnológica: resumo de todos os pacotes
code-and-name = { $code } { $name }

# Numbers, dates and lists.

amount-million = { $amount } milhões de euros
amount-eur = { $amount } EUR
day = { $day } de { $month ->
    [1] janeiro
    [2] fevereiro
    [3] março
    [4] abril
    [5] maio
    [6] junho
    [7] julho
    [8] agosto
    [9] setembro
    [10] outubro
    [11] novembro
   *[12] dezembro
} de { $year }
years = { $first } a { $last }
range = { $low } a { $high }
part-of = { $part } de { $whole }
list-and = { $first } e { $last }
list-or = { $first } ou { $last }
list-more = mais { $count }
value-and-unit = { $value } { $unit }
kind-and-share = { $kind } { $share }

# Cells that stand in many tables.

total = Total
all = Todos
none = nenhum
eu = UE
not-known = desconhecido
not-stated = não indicado
not-dated = sem data
not-proven = não provado
no-total = sem total
to-be-agreed = a acordar
to-be-named = a designar
to-be-set = a fixar
to-be-collected = a recolher
set-with-partner = a fixar com o parceiro
set-by-delegation = a fixar pela Delegação
shared-name = { $name } (partilhado)

# Words of charts.

unit-share = proporção
unit-points = pontos
unit-million = milhões de euros
unit-number = número
unit-years = anos
gantt-years = começa em { $start }, funciona a partir de { $operates }
gantt-start = início
gantt-years-building = anos de preparação e construção
gantt-years-operation = anos de funcionamento
gantt-building = preparação e construção
gantt-operation = funcionamento
