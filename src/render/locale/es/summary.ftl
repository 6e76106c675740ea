# The summary of all packages.

summary-result = El resultado
summary-packages = Paquetes
summary-balance = Equilibrio entre las partes
summary-money = Fondos
summary-shared = Proyectos compartidos
summary-chosen = Componentes y frecuencia con que se eligieron
summary-left-out = Qué se descartó y por qué
summary-method = Método, datos, límites
key-partners = { $count ->
    [one] socio
   *[other] socios
}
key-whole-period = en todo el período
key-all-components = { $count ->
    [one] componente en todos los paquetes
   *[other] componentes en todos los paquetes
}
key-least = de su máximo para el socio que menos obtiene
summary-packages-for = { $count ->
    [one] { $count } paquete
   *[other] { $count } paquetes
} por { $amount } de { $first } a { $last }, a precios constantes de { $prices }. { $count ->
    [1] El paquete se eligió con un único criterio
   *[other] Los paquetes se eligieron conjuntamente con un único criterio
}: { $criterion }. { $proof }.
summary-package = { $partner }: { $count ->
    [one] { $count } componente
   *[other] { $count } componentes
}, { $amount }
packages-columns = Socio | #Componentes | #Millones de euros | #Subvenciones | #Necesidades cubiertas | #Proporción de su ideal | #Intereses de la UE atendidos | #Esfuerzo | #Capacidad
packages-remarks = Las necesidades cubiertas y los intereses atendidos son proporciones ponderadas. Proporción de su ideal: lo que gana el socio, respecto de lo máximo que podría ganar con todos los fondos sin que nadie quede por debajo de la falta de acuerdo.
balance-chart = Proporción del ideal que alcanza cada parte
balance-chart-least = Proporción del ideal: los { $count } socios que menos alcanzan, y la UE; todos figuran en la sección 2
stages-table = Etapas del criterio
stages-columns = Etapa | #Alcanzado | #Cota demostrada
stages-more = { $count ->
    [one] { $count } etapa más, el coste en último lugar, está en result.json.
   *[other] { $count } etapas más, el coste en último lugar, están en result.json.
}
debt-table = Efecto multiplicador y deuda, millones de euros
debt-columns = Socio | #Subvenciones de la UE | #Total por euro de ellas | #Privado por euro de ellas | #Prestado | #Vencimiento anual máximo | #Proporción del PIB
debt-in-year = { $amount } en { $year }
who-pays-table = Quién paga qué, millones de euros
who-pays-columns = Socio | #Total
envelopes-table = Dotaciones, millones de euros
envelopes-columns = Fuente | Tipo | #Disponible | #Utilizado | #Proporción utilizada | #Uno más añade
envelopes-prices = Uno más añade: cuánto subiría el objetivo con un millón de euros más de esta fuente, en proporción a él, en el margen y con los puntos ideales fijos: el precio de los fondos si los paquetes pudieran mezclarse. Los paquetes se componen de componentes enteros, de modo que un millón solo puede aportar menos. 0 % significa que más fondos solo de esta fuente no aportan nada.
envelopes-priced-left = También puede tener precio una fuente que no se agota: una mezcla de paquetes la agotaría.
envelopes-chart = Uso de las dotaciones, millones de euros
envelopes-available = disponible
envelopes-used = utilizado
shared-columns = Proyecto | Tamaño | #Millones de euros | Miembros
sharing-equal = { $project }: según el catálogo, el coste es el mismo sea quien sea quien se sume, de modo que toda regla de reparto da las partes iguales que usan los paquetes: { $amount } para cada uno de los { $members } miembros.
sharing-equal-used = partes iguales (en los paquetes)
sharing-member = Miembro
sharing-funder = Fuente de los fondos
sharing-table = { $project }: cómo podría repartirse su coste, millones de euros
sharing-funders-table = { $project }: lo mismo según quién paga, millones de euros
sharing-core-unknown = Hay demasiados miembros para decir qué repartos están en el núcleo; el valor de Shapley se obtiene por muestreo.
sharing-core-all = Todos están en el núcleo: ningún grupo de miembros pagaría menos por su cuenta.
sharing-core-not = Fuera del núcleo (algún grupo de miembros pagaría menos por su cuenta): { $rules }.
sharing-remarks = Un grupo por su cuenta pagaría las partes del proyecto que necesita. { $core } Las fuentes de los fondos pagan en la proporción en que financian la parte de cada miembro.
chosen-table = Componentes elegidos
chosen-columns = Componente | Ámbito | #Paquetes | #Millones de euros | Socios
left-out-chart = Descartados, por motivo: componentes en el conjunto de los socios
left-out-where = El anexo { $annex } de cada ficha nombra los componentes y los motivos.
method-text = Los paquetes se hallan mediante optimización lineal entera mixta sobre un catálogo de componentes, un cuadro de indicadores de los socios y un escenario; la respuesta se comprueba con los mismos archivos antes de escribir un documento. Los efectos son valoraciones, los costes son horquillas, y JOIN(2025) 140 no fija para la oferta ni presupuesto, ni países destinatarios, ni criterios: son elecciones del escenario.
method-answer = Respuesta: { $status }.
method-made = Elaborado con tbo { $version } el { $day }.
method-changes = Cambios hechos en la línea de órdenes
method-warnings = Advertencias sobre los datos
method-files = { $count ->
    [one] Se leyó { $count } archivo
   *[other] Se leyeron { $count } archivos
}; el resumen criptográfico de cada uno (SHA-256) está en result.json, y «tbo verify» comprueba el resultado con ellos.
