# Annex A: needs.

section-needs = Las necesidades en cifras
needs-none = No consta ninguna necesidad abierta de este socio.
needs-table = Las necesidades de mayor peso y las cifras en que se basan
needs-columns = Necesidad | #Brecha actual | Indicador | #Valor | Unidad | Año | Fuente | Marca
needs-chart = Necesidades antes y después: brecha en una escala de 0 a 100
needs-chart-before = brecha actual
needs-chart-after = brecha con el paquete
needs-scale = La brecha va de 0 (ninguna) a 100 (el máximo de la escala). Se deriva de un indicador público cuando lo hay; las necesidades se ordenan por brecha y peso.
needs-marks = Marcas: S la cifra consta en la fuente citada; D cálculo a partir de tales cifras; E valoración.
needs-no-indicator = sin indicador público: valoración
needs-assumed = supuesto, véase el anexo { $annex }

# Annex B: costs.

section-costs = Costes y fondos por componente
costs-none = No hay nada que pagar: el paquete está vacío.
costs-table = Lo que cuesta, millones de euros, precios constantes de { $prices }
costs-columns = Componente | #Inversión | #Funcionamiento { $first } a { $last } | #Coste | #Bajo | #Alto | #Funcionamiento, diez años | #Años de construcción | #Esfuerzo | Marca
costs-codes = Los códigos son los de la sección { $section }.
costs-effort = El esfuerzo (estimado) es lo que un componente exige de la administración del socio, en unidades comparables: { $effort } de una capacidad cifrada en { $capacity } (estimada).
costs-effort-no-capacity = El esfuerzo (estimado) es lo que un componente exige de la administración del socio, en unidades comparables: { $effort }; no consta ninguna capacidad para este socio.
costs-ten-years = El coste de funcionamiento a diez años abarca los diez primeros años de servicio y no forma parte del coste.
costs-lender = El prestatario, las garantías y la clase ambiental y social de un préstamo los fija su prestamista.
costs-by-year = Cuando el catálogo indica pagos por año, se muestran como inversión.
matrix-table = Quién paga qué, por componente, millones de euros
matrix-columns = Componente | #Coste
sources-table = Fuentes de los fondos y sus condiciones
sources-columns = Fuente | Titular | Tipo | #Millones de euros | #Proporción | Condiciones supuestas
loan-terms = { $rate } anual, { $grace } años de carencia, { $maturity } años en total
ratios-table = El paquete en cifras
ratios-columns = Cifra | #Valor | Cómo se calcula
ratio-range = Caso bajo y caso alto
ratio-range-how = millones de euros, cada coste en el extremo bajo y en el alto de su horquilla
ratio-contingency = Reserva para el caso alto
ratio-contingency-how = millones de euros además del plan, el { $share } de este
ratio-present-value = Valor actual a una tasa real del { $rate } anual
ratio-present-value-how = millones de euros en { $year }, a precios constantes de { $prices }; inversión repartida por igual entre los años de construcción salvo indicación por año
ratio-all = Fondos totales por euro de subvención de la UE
ratio-all-how = EUR por euro de subvención de la UE ({ $grants })
ratio-private = Fondos privados por euro de subvención de la UE
ratio-private-how = EUR por euro de subvención de la UE ({ $grants }); capital y titulares privados, no los préstamos de los bancos
ratio-grants = Proporción de subvenciones
ratio-grants-how = todas las subvenciones, respecto del coste
ratio-inhabitant = Coste por habitante
ratio-inhabitant-how = EUR en todo el período
ratio-running = Coste anual de funcionamiento una vez construido
ratio-running-how = millones de euros; operadores y sus usuarios { $operators }, presupuesto del socio { $budget }
debt-service-table = Servicio de la deuda por año, millones de euros
debt-service-columns = Año | #Servicio de la deuda | #Proporción del PIB
debt-service-remarks = Cada préstamo se supone desembolsado por completo cuando comienza su componente, con cuotas de principal iguales y dos pagos al año; tipos nominales sobre importes a precios constantes y PIB mantenido en su última cifra conocida. El desembolso real sigue a las obras y cuesta menos intereses.

# Annex C: benefit in detail.

section-gains = El beneficio en detalle
gains-none = No hay beneficio que mostrar: el paquete está vacío.
gains-chart = Quién gana qué: puntos de la escala propia de cada parte
gains-points = Puntos (estimados): contribución a la utilidad propia de cada parte, en una escala de 0 a 100 en la que todas sus necesidades o intereses quedan satisfechos. Las dos escalas miden cosas distintas y no se comparan entre sí.
gains-other-needs = Otras necesidades: brecha de 0 a 100
gains-other-interests = Otros intereses: proporción atendida
gains-smaller-partner = Ganancias menores de { $partner }
gains-smaller-eu = Ganancias menores de la UE
gains-learn = Lo que la UE puede aprender o reutilizar
gains-suppliers = Los proveedores de la UE entregarían, según estimaciones, { $amount } del paquete ({ $share }); la contratación sigue abierta.
objectives-table = Objetivos de JOIN(2025) 140, sección 1
objectives-columns = Objetivo | #Proporción de la ganancia de la UE | #Objetivo atendido
objective-a = a) competitividad tecnológica
objective-b = b) seguridad
objective-c = c) gobernanza y normas
objective-other = ampliación y otros intereses
objectives-unserved = Nada en el paquete atiende el objetivo { $objective }: lo que lo atendería se descartó por las razones del anexo { $annex }.

# Annex D: timeline.

section-timeline = Calendario
timeline-none = No hay nada programado: el paquete está vacío.
timeline-first = { $components }, desde { $year }; el último componente funciona desde { $last }.
timeline-chart = Construcción y funcionamiento por año
timeline-at-once = Los años de inicio no se eligen aquí: lo que puede comenzar en { $year } comienza entonces, y un componente que requiere otro comienza de modo que no funcione antes que él. Desde la identificación hasta la firma, una acción de la UE suele requerir de uno a dos años (conocimiento general, por verificar).
timeline-phased = Los años de inicio se eligen junto con los componentes: deciden el dinero de cada año, lo que el socio puede absorber en un año y un { $rate } menos al año para lo que llega más tarde. Desde la identificación hasta la firma, una acción de la UE suele requerir de uno a dos años (conocimiento general, por verificar).
timeline-gate = { $component }: no antes de { $year }.
timeline-hub = Un centro digital informal en la Delegación puede adelantar el inicio algunos meses (estimado).

# Annex E: delivery.

section-delivery = Ejecución
delivery-team = Equipo Europa Tecnológico: cada componente lo dirigen conjuntamente un organismo de la UE y un Estado miembro, con el ministerio del socio como titular. Nombrar aquí a un organismo significa que trabaja en este ámbito, no que haya dado su acuerdo.
delivery-table = Organismos de ejecución que nombra el catálogo
delivery-columns = Componente | Organismos | Estado miembro principal | Homólogo
delivery-money = Fondos del equipo por instrumento, millones de euros: { $amounts }.
delivery-eu4digital = Facilitador: EU4Digital, por confirmar.
delivery-d4d = Facilitador: centro Digital para el Desarrollo (D4D), por confirmar.
delivery-contract = Forma del contrato (subvención, contratación, convenio de contribución, gestión indirecta, garantía) y dirección: por acordar entre los titulares de los fondos.
delivery-companies = Empresas: contratación abierta y equitativa; asesoramiento de la industria, por ejemplo del Grupo Consultivo Empresarial de Global Gateway, con declaración de conflictos de intereses.
delivery-consultation = Consulta: sociedad civil, mundo académico y sector privado de ambas partes antes de decidir; queda por añadir un plan.
delivery-running = Ya en marcha: { $programme }. Fuente: { $source }.

# Annex F: conditions.

section-conditions = Condiciones y salvaguardias
conditions-whole = Para todo el paquete
conditions-empty = El paquete está vacío: estas condiciones valdrían para cualquiera posterior.
condition-suppliers = Proveedores de confianza: los equipos de redes y de centros de datos siguen el conjunto de instrumentos de la UE para la 5G y, para los cables, el de seguridad de los cables; se excluye a los proveedores de alto riesgo, con derecho de auditoría.
condition-rights = Derechos: ninguna entrega para una vigilancia contraria a la ley; antes de decidir se examina el efecto de cada componente en la privacidad, la expresión y el acceso; los cortes de internet suspenden el apoyo.
condition-data = Protección de datos: los datos personales se tratan conforme a una ley y bajo una autoridad independiente, o el componente espera a que existan; el socio elige dónde se guardan sus datos.
condition-standards = Normas abiertas e interoperabilidad por defecto; ninguna arquitectura de red cerrada o controlada por un Estado.
condition-screening = En cada componente se examinan la igualdad de género, la accesibilidad y el clima.
condition-sensitive = Tecnología sensible: se comprueban el control de las exportaciones y la seguridad de la investigación; el acceso a la computación está abierto en condiciones declaradas.
prerequisites = Requisitos previos
prerequisites-table = Lo que debe existir antes
prerequisites-columns = Componente | Requiere | Por qué | Estado
prerequisite-in-package = en este paquete
prerequisite-open = abierto: por acordar
prerequisite-met = cubierto por lo que tiene el socio
conflicts = Lo que el paquete excluye
conflict = { $component } excluye { $others }.

# Annex G: risks. Rows are: risk, category, mitigation.

section-risks = Riesgos y salvaguardias
risks-table = Riesgos de todo el paquete (B bajo, M medio, A alto)
risks-columns = Riesgo | Categoría | Probabilidad | Impacto | Mitigación
grade-low = B
grade-medium = M
grade-high = A
risk-running-costs = Los costes de funcionamiento no están presupuestados | presupuestario | Línea en el presupuesto del socio, apoyo decreciente.
risk-debt-limit = Se alcanza el límite de deuda o cambia la calificación | macroeconómico | Primero subvenciones, garantías a prestatarios privados, tramos liberados tras comprobar la deuda.
risk-law-slips = Se retrasa una ley que es requisito previo | político | Condición antes del pago, primero asesoramiento, inicio posterior.
risk-supplier = Un proveedor de alto riesgo vuelve a la cadena de suministro | seguridad | Cláusula del conjunto de instrumentos, derecho de auditoría, licitador alternativo.
risk-cable = Permisos o un conflicto detienen un cable | externo | Segunda ruta, seguro, cláusula de suspensión.
risk-little-use = Poco uso tras la entrega | demanda | Competencias, regla tarifaria, usuarios ancla.
risk-identity = La identidad se usa indebidamente o excluye a personas | derechos | Vía sin conexión, autoridad independiente, evaluación de impacto, ningún uso para vigilancia.
risk-brain-drain = Las personas formadas abandonan el país | social | Programas circulares, becas de retorno, proporción de empleos locales.
risk-power = Falta electricidad para la computación | técnico | Comprobación de los megavatios antes de la firma, contrato de energía renovable.
risk-administration = La administración no puede asumir todo el paquete a la vez | ejecución | Personal homólogo designado antes de cada inicio, inicios escalonados, asistencia técnica.
risk-overrun = Sobrecostes | financiero | Reserva del 10 al 15 %, lotes a precio fijo.
risk-overlap = Solapamiento con otros donantes | coordinación | Cuadro de quién hace qué, dirección conjunta.
risk-election = Elecciones o cambio de Gobierno | político | Información a todos los partidos, hoja de ruta firmada.
own-risks-table = Riesgos y salvaguardias que nombra el catálogo
own-risks-columns = Componente | Riesgos | Salvaguardias
risks-starting-values = La probabilidad y el impacto son valores de partida (estimados), por fijar para el país.

# Annex H: results.

section-results = Marco de resultados
results-none = No se espera ningún resultado: el paquete está vacío.
impact-table = Impacto: las cifras actuales del socio
impact-columns = Indicador | Base de referencia | Fuente, año
outcomes-table = Efectos y productos de los componentes
outcomes-columns = Componente | Efectos | Productos
results-targets = Aquí no se inventan metas: se fijan con el socio. Un producto parte de 0; otra base de referencia no indicada se completa en la firma o en el primer informe; las personas se cuentan por sexo.

# Annex I: alternatives.

section-alternatives = Alternativas consideradas
alternatives-none = No consta ningún componente del catálogo como descartado.
alternatives-table = Descartados, por motivo
alternatives-columns = Por qué | #Número | Componentes, por ámbito
alternatives-same-reason = Por el mismo motivo.
alternatives-count = { $count ->
    [one] Se consideró y descartó { $count } componente del catálogo.
   *[other] Se consideraron y descartaron { $count } componentes del catálogo.
}
alternatives-dominated = { $name }: { $by } está en el paquete, no cuesta más, no exige más esfuerzo y hace al menos lo mismo por cada necesidad y cada interés.
alternatives-variants = Las variantes más baratas, más rápidas o más ecológicas se obtienen cambiando el escenario: sus fondos, sus reglas o sus ponderaciones.
variants = Casi igual de buenos
variants-text = { $partners ->
    [1] Cada uno de estos paquetes es el mejor de su clase entre los que pierden como máximo el { $within } del valor del criterio.
   *[other] Cada uno de estos paquetes es el mejor de su clase entre los que pierden como máximo el { $within } del valor del criterio, mientras los demás socios conservan sus paquetes y sus fondos, y los proyectos compartidos se mantienen.
} Ninguno se propone: según el criterio ({ $notion }), este paquete es el primero, y cada uno de los otros pierde lo que indica la última columna.
variants-table = Este paquete y sus variantes
variants-columns = Paquete | #Millones de euros | #Años de construcción | #Esfuerzo | #Necesidades cubiertas | #Intereses de la UE atendidos | #Pérdida
variants-columns-phased = Paquete | #Millones de euros | #Años hasta la conclusión | #Esfuerzo | #Necesidades cubiertas | #Intereses de la UE atendidos | #Pérdida
variants-this = Este paquete
variant-cheaper = Menos costoso
variant-faster = Construido antes
variant-lighter = Menos esfuerzo
variant-greener = Más ecológico
variant-partner = Mejor para el socio
variant-eu = Mejor para la UE
variants-adds = añade { $names }
variants-drops = descarta { $names }
variants-resizes = toma otro tamaño de { $names }
variants-earlier = empieza antes { $names }
variants-later = empieza más tarde { $names }
variants-year = { $name } ({ $to } en lugar de { $from })
variants-kept = En cada uno de estos paquetes, en este tamaño o en otro: { $names }.
variants-none-kept = Ningún componente está en cada uno de estos paquetes.
variants-already = Dentro de esa pérdida, ningún paquete es mejor que este en: { $names }.
variants-open = Sin resolver en el tiempo dado: { $names }.
variants-unproven = Encontrado, sin prueba de que sea el mejor de su clase: { $names }.

# Annex J: sources, confidence, limits.

section-provenance = Fuentes, fiabilidad, límites
provenance-status = Este documento es ilustrativo y no es un documento oficial de la UE. Nadie lo ha aprobado y no compromete a nadie.
provenance-costs = Hasta qué punto son seguros los costes
provenance-range = El paquete cuesta { $amount }; entre { $low } si todo resulta barato y { $high } si todo resulta caro.
provenance-marks = Marcas de los costes: S (documentado) { $sourced }, D (derivado) { $derived }, E (estimado) { $estimated }.
provenance-prices = Los importes están a precios constantes de { $prices } y no se descuentan; los valores actuales de otros lugares utilizan una tasa real del { $rate } anual.
provenance-price-table = Lo que una fuente indica en otra moneda o a precios de otro año se ha convertido una sola vez, con la tabla de precios de este programa ({ $dated }): al tipo de cambio medio del año (BCE) y después según los precios de consumo de la zona del euro (IPCA, Eurostat). Los tipos y la inflación hasta 2025 se leyeron en ambas series; los de años posteriores son supuestos.
provenance-effects = Los efectos sobre necesidades e intereses son valoraciones según una rúbrica publicada: siempre estimados.
ideals-open = Puntos ideales no demostrados
ideals-open-text = Una proporción del ideal compara lo que gana una parte con lo máximo que podría ganar. Para las partes siguientes, la búsqueda de ese máximo terminó antes de demostrarlo: lo encontrado puede ser demasiado poco, y la proporción dice entonces demasiado.
ideals-open-party = { $party }: el { $share } de lo máximo encontrado, al menos el { $least } de lo máximo posible
provenance-sources = Fuentes de las cifras de los componentes
publications-table = Publicaciones
publications-columns = Id | Editor | Qué dice | Año | Marca | Utilizada para
provenance-bases = Cómo se calculó cada coste
bases-table = Base de los costes
bases-columns = Componente | Base | Horquilla (× coste) | Marca
assumptions = Supuestos
assumptions-none = Ninguna cifra de este socio tuvo que suponerse ni se fijó a mano.
always-assumed = Las necesidades se suman según su peso; una brecha se cierra como máximo por completo; las opciones externas del socio no cuentan salvo que su perfil indique otra cosa.
assumed-missing = { $need }: sin valor para «{ $indicator }», por lo que se supone una brecha de { $gap } (E).
assumed-severity = { $need }: brecha fijada en { $gap } por el perfil del socio. Fuente: { $source }
assumed-indicator = { $indicator }: fijado en { $value } por el perfil del socio. Fuente: { $source }
assumed-oda = El cuadro no indica si puede utilizarse la ayuda al desarrollo; los instrumentos vinculados a ella se excluyen o incluyen según el catálogo.
provenance-silent = Lo que la estrategia no dice
provenance-silent-on = JOIN(2025) 140 no fija para la oferta tecnológica ni presupuesto, ni lista de países destinatarios, ni criterios de selección, ni calendario, ni definición de socio de confianza, ni coste de un componente, ni carta del Equipo Europa Tecnológico, ni medida del beneficio mutuo. Todo ello son elecciones del modelo aquí utilizado y así se señala.
provenance-made = Elaborado con tbo { $version } el { $day } a partir del escenario «{ $scenario }»; los archivos leídos y sus resúmenes criptográficos están en result.json.

# Annex K: traceability.

section-trace = Trazabilidad con la estrategia
trace-items = Los puntos M001 a M191 son la numeración propia del proyecto de lo que nombran JOIN(2025) 140 y los documentos que la rodean.
trace-components = Por componente: { $items }.
trace-sections = Por sección de esta ficha: { $items }.

# Annex L: Action Document sheet.

section-action = Ficha para el documento de acción
action-order = En el orden del documento de acción de la Comisión para 2021-2027, a fin de que una Delegación pueda trasladarlo. Lo que este ejercicio no puede saber se deja abierto expresamente. Marcas: S documentado, D derivado, E estimado.
action-none = El paquete está vacío: no hay marco, ni presupuesto, ni nada que codificar.
action-table = Resumen de la acción
action-columns = #N.º | Entrada | Contenido
action-title = Título, referencia, acto de base
action-title-text = Oferta tecnológica para { $partner }, { $first } a { $last }; referencia en OPSYS y acto de base: por fijar por la Delegación
action-initiative = Iniciativa Equipo Europa
action-initiative-text = registrada: { $initiatives }; por fijar por la Delegación
action-zone = Zona beneficiaria de la acción
action-programming = Documento de programación
action-objectives = Relación con sus objetivos y resultados esperados
action-objectives-text = JOIN(2025) 140, sección 3; proporciones por objetivo de la estrategia en el anexo { $annex }; resultados del programa: por fijar por la Delegación
action-areas = Ámbitos y sectores prioritarios
action-goals = Objetivos de Desarrollo Sostenible
goals-main = principal: { $main } (E)
goals-both = principal: { $main }; otros: { $others } (E)
action-channel = Códigos del CAD, canal principal de ejecución
action-channel-eligible = véase el cuadro de sectores; el socio consta como admisible para la ayuda oficial al desarrollo, por comprobar con la lista vigente del CAD; canal: por fijar por la Delegación
action-channel-not-eligible = véase el cuadro de sectores; el socio consta como no admisible para la ayuda oficial al desarrollo, por comprobar con la lista vigente del CAD; canal: por fijar por la Delegación
action-channel-unknown = véase el cuadro de sectores; no consta si el socio es admisible para la ayuda oficial al desarrollo, por comprobar con la lista vigente del CAD; canal: por fijar por la Delegación
action-targets = Metas (clima, biodiversidad, migración, educación, inclusión, género, derechos)
action-targets-text = por fijar por la Delegación; los marcadores siguientes son un punto de partida
action-markers-text = véase el cuadro de marcadores
action-tags = Marcadores internos y etiquetas
action-tags-text = digitalización: todos los componentes; otros: por fijar por la Delegación
action-amounts = Importes
action-amounts-text = coste total estimado { $total }; contribución de la UE { $eu }; socios del Equipo Europa { $team }; préstamos garantizados { $guaranteed }; socio, sector privado y otros { $others }; línea presupuestaria: por fijar por la Delegación
action-financing = Tipo de financiación, modo de gestión
action-financing-text = { $instruments }; modo de gestión: por acordar entre los titulares de los fondos
action-no-money = no se utilizan fondos
markers = Marcadores de políticas
markers-table = Marcadores de políticas sugeridos para el paquete
markers-columns = Marcador | #Puntuación | Debido a | Marca
markers-remarks = Puntuaciones del CAD de la OCDE: 0 no orientado, 1 objetivo significativo, 2 objetivo principal. Un paquete recibe 2 cuando los componentes con 2 representan al menos el { $principal } de su coste, y 1 cuando los componentes con 1 o 2 representan al menos el { $significant }; ambos límites son estimados. La Delegación puntúa y fija también las etiquetas internas (digitalización, conectividad, migración, desigualdad).
sectors = Sectores
sectors-table = Códigos de finalidad del CAD por coste
sectors-columns = Código de finalidad del CAD | #Millones de euros | #Proporción | Componentes
sectors-none = ninguno: no es ayuda al desarrollo, o está por fijar
sectors-remarks = Códigos y nombres: CAD de la OCDE, códigos de finalidad del CRS (S). El código que recibe un componente es estimado (E).
logframe = Matriz del marco lógico
logframe-table = Resultados principales
logframe-columns = Nivel | Resultado | Indicador | Base de referencia | Meta | Fuente de verificación | Riesgo para el supuesto
level-impact = Impacto
level-outcome = Efecto
level-output = Producto
logframe-impact = Una transformación digital de { $partner } en la que puedan confiar personas y empresas, con la UE como socia
logframe-gap = brecha de { $gap } sobre 100
logframe-target = por fijar con el socio; modelo: brecha de { $gap } sobre 100 (E)
logframe-indices = los índices del anexo { $annex }
logframe-risk = Los costes de funcionamiento no están presupuestados.
logframe-reports = informes de los organismos de ejecución
logframe-no-indicator = sin indicador público: por acordar
logframe-remarks = Las metas se fijan con el socio; las bases de referencia no indicadas se completan en la firma o en el primer informe. Todo el marco de resultados: anexo { $annex }.
budget = Presupuesto indicativo
budget-table = Presupuesto indicativo, millones de euros
budget-columns = Componente | #Contribución de la UE | #Socios del Equipo Europa | #Préstamos garantizados | #Socio, privado, otros | #Total
budget-evaluation = Evaluación y auditoría
budget-contingencies = Imprevistos
budget-remarks = Cada importe figura una sola vez, en su titular. Los préstamos garantizados son un pasivo contingente y no un pago de la UE. La evaluación y la auditoría pueden cubrirse con otra decisión; los imprevistos no están incluidos.

# Annex M: policy context.

section-context = Contexto político
policy-council = El Consejo Europeo pidió la estrategia el 17 de abril de 2024; las Conclusiones del Consejo sobre diplomacia digital son de 18 de julio de 2022 y de junio de 2023.
policy-security = La preparación, la seguridad económica y la preparación en materia de defensa son contexto; nada se ofrece aquí en el marco de la política exterior, de seguridad y de defensa común, y la atribución o las sanciones no son componentes.
policy-fora = Caben posiciones comunes en las Naciones Unidas, el G7 y el G20, la OCDE, el Consejo de Europa, la OSCE y la OMC.
policy-internet = La gobernanza de internet sigue siendo multipartita: Foro para la Gobernanza de Internet, ICANN, Pacto Digital Global y resultado de la revisión CMSI+20.
policy-open = La UE se declara abierta a la asociación; esta ficha indica cómo un socio y la UE podrían aprovecharlo.

# Annex N: plain language.

section-plain = Resumen en lenguaje claro
plain-empty = Con los fondos y las reglas de este ejercicio no hay paquete para { $partner }.
plain-idea = { $count ->
    [one] La idea es que la UE y { $partner } hagan juntos una cosa entre { $first } y { $last }: { $components }. Todo costaría { $amount }.
   *[other] La idea es que la UE y { $partner } hagan juntos { $count } cosas entre { $first } y { $last }: { $components }. Todo costaría { $amount }.
}
plain-change = El mayor cambio para la población: { $need }; la brecha se reduciría de { $before } a { $after } sobre 100.
plain-undecided = No hay nada decidido. Las cifras son estimaciones y ambas partes pueden cambiar el plan.
plain-translations = Las traducciones a las lenguas del socio deben hacerlas y comprobarlas personas.

# Money by year, rules of the money, owners in the end.

assumed-absorption = Pagos de un año: como máximo el { $share } del PIB, { $amount } millones de euros. La UE limita a esta proporción los pagos de cohesión a sus propios miembros menos prósperos (Reglamento (UE) 2021/1060, anexo XXVI; conocimiento general, por verificar).
by-year-chart = Quién paga en qué año, millones de euros
by-year-order = Fuentes de abajo arriba de cada columna, millones de euros en el período:
by-year-desc = Millones de euros por año. { $years }.
by-year-remarks = Una fuente paga la misma proporción del coste de cada año salvo que el plan indique en qué año paga; la inversión se reparte por igual entre los años de construcción salvo pagos indicados por año. Cada fila y cada columna suma tal como está impresa.
sources-by-year-table = Fuentes por año, millones de euros
sources-by-year-columns = Fuente | Tipo | #Suma
by-year-paid-in = Aportado por las fuentes anteriores
by-year-below = Bajo la línea: { $source }
by-year-guaranteed = préstamos respaldados por una garantía
by-year-cost-with-below = Coste, con lo que está bajo la línea
by-year-cost = Coste
plan-table = Plan de financiación: componente, fuente y año, millones de euros
plan-columns = Componente | Fuente | #Suma
contingent = Bajo la línea: { $amount } son préstamos de terceros a prestatarios privados que la UE solo respalda. Son contingentes: la UE paga cuando un prestatario no lo hace.
contingent-beside-grants = Bajo la línea: { $amount } son préstamos de terceros a prestatarios privados que la UE solo respalda. Son contingentes: la UE paga cuando un prestatario no lo hace; no forman parte de las subvenciones de { $grants }.
ownership-table = Al final: quién es titular, quién explota, cuánto cuesta
ownership-columns = Componente | Titular (propuesto) | Lo explota y asume el coste | #Funcionamiento, diez años | #Su valor actual al { $rate } real | #Coste, valor actual al { $rate } real
ownership-remarks = El titular y el operador son valores por defecto que se derivan de los fondos y están por acordar: lo que pagan en parte inversores o prestatarios privados es suyo, el resto es del organismo público del socio. Ninguna fuente de la UE es titular de nada al final. Millones de euros a precios constantes de { $prices }; los valores actuales son los de { $year }, a una tasa anual real. Los costes de funcionamiento abarcan los diez primeros años de servicio.
ownership-consortium = empresa o consorcio del proyecto compartido
ownership-members = organismos públicos de sus miembros en común
ownership-operator = operador o prestatario privado
ownership-public = organismo público del socio
runner-nothing = nada que explotar después del período
runner-operator = el operador, a cargo de sus usuarios
runner-budget = presupuesto del socio
blending-table = Reglas de las fuentes utilizadas
blending-columns = Fuente | Regla | Cómo se cumple | Dónde figura | Marca
blending-limit = límite del modelo, verificado
blending-checked = comprobada después de la elección; la sección 4 nombra lo que afecta
blending-kept = cumplida por el modelo, verificada
blending-open = por resolver antes de la firma
blending-least = { $source } para { $components }: menos que la inversión de { $amount } millones de euros que necesita un proyecto propio; vía de los fondos: { $below } (fuente: { $publisher }, { $year }).
