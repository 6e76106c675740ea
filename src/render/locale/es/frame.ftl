# The frame of every document.

notice = Borrador ilustrativo para debate. No es un documento oficial de la UE.
notice-short = Borrador ilustrativo. No es un documento oficial de la UE.
# Printed on every document that is not in English, in its language and in English.
review = Traducción asistida por máquina; debe revisarla un hablante nativo.
untranslated = Los nombres y textos del catálogo y de las fuentes que no tienen traducción se imprimen en inglés. Prevalece la versión inglesa.
made = Escenario: { $scenario }. Elaborado con tbo { $version } el { $day }. Entradas: { $files ->
    [one] { $files } archivo
   *[other] { $files } archivos
}, SHA-256 { $digest }.
status-draft = Borrador
contents = Índice
skip = Ir al contenido
briefs = Fichas por socio
briefs-inline = Fichas por socio:
versions = Otras lenguas:
annex = Anexo
annexes = Anexos
table = Cuadro
figure = Gráfico
key-figures = Cifras clave
page-of = Página { $page } de { $pages }
place-annex = anexo { $number }
place-section = sección { $number }
brief-title = Oferta tecnológica para { $partner }
brief-subtitle = Ficha de propuesta
brief-to-summary = Resumen de todos los paquetes
summary-subtitle = Oferta tecnológica: resumen de todos los paquetes
code-and-name = { $code } { $name }

# Numbers, dates and lists.

amount-million = { $amount } millones de euros
amount-eur = { $amount } EUR
day = { $day } de { $month ->
    [1] enero
    [2] febrero
    [3] marzo
    [4] abril
    [5] mayo
    [6] junio
    [7] julio
    [8] agosto
    [9] septiembre
    [10] octubre
    [11] noviembre
   *[12] diciembre
} de { $year }
years = { $first } a { $last }
range = { $low } a { $high }
part-of = { $part } de { $whole }
list-and = { $first } y { $last }
list-or = { $first } o { $last }
list-more = { $count } más
value-and-unit = { $value } { $unit }
kind-and-share = { $kind } { $share }

# Cells that stand in many tables.

total = Total
all = Todos
none = ninguno
eu = UE
not-known = no se conoce
not-stated = no indicado
not-dated = sin fecha
not-proven = no demostrado
no-total = sin total
to-be-agreed = por acordar
to-be-named = por designar
to-be-set = por fijar
to-be-collected = por recopilar
set-with-partner = por fijar con el socio
set-by-delegation = por fijar por la Delegación
shared-name = { $name } (compartido)

# Words of charts.

unit-share = proporción
unit-points = puntos
unit-million = millones de euros
unit-number = número
unit-years = años
gantt-years = comienza en { $start }, funciona desde { $operates }
gantt-start = inicio
gantt-years-building = años de preparación y construcción
gantt-years-operation = años de funcionamiento
gantt-building = preparación y construcción
gantt-operation = funcionamiento
