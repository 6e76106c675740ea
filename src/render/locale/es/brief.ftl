# Section 1: the offer.

section-offer = La oferta
offer-empty = El paquete para { $partner } está vacío: con los fondos y las reglas de este escenario no se propone ningún componente. El anexo { $annex } indica por qué se descartó cada uno. { $proof }.
offer-what = { $count ->
    [one] Se ofrece { $count } componente
   *[other] Se ofrecen { $count } componentes
} a { $partner } ({ $size }), por { $amount } de { $first } a { $last }: { $components }.
offer-people = { $people } millones de habitantes
offer-unknown-size = población desconocida
offer-gain-need = { $need } (brecha de { $before } a { $after })
offer-gain-interest = { $interest } (atendido en un { $share })
offer-gains-partner = { $partner } gana sobre todo en: { $needs }.
offer-gains-eu = La UE gana sobre todo en: { $interests }.
offer-balance = { $partners ->
    [1] Equilibrio: { $partner } obtiene el { $share } de lo máximo que estos fondos podrían aportarle por sí solo, y la UE el { $eu } de lo suyo.
   *[other] Equilibrio: { $partner } obtiene el { $share } de lo máximo que estos fondos podrían aportarle por sí solo, y la UE el { $eu } de lo suyo en el conjunto de los socios del escenario.
}
offer-balance-partner = Equilibrio: { $partner } obtiene el { $share } de lo máximo que estos fondos podrían aportarle por sí solo.
offer-open-ideals = Estas proporciones pueden decir demasiado, pues lo máximo encontrado no está demostrado; el anexo { $annex } dice en cuánto como mucho.
offer-criterion = Criterio único: { $criterion }. { $proof }.
offer-judgements = Los efectos son valoraciones, siempre estimadas.

# The cover.

key-components = { $count ->
    [one] componente
   *[other] componentes
}
key-best-partner = del máximo ({ $partner })
key-best-eu = del máximo (UE)
key-first-results = primeros resultados

# Section 2: the package.

section-package = El paquete
package-none = Este paquete no contiene ningún componente.
package-table = Qué se entrega; millones de euros, precios constantes de { $prices }
package-columns = Componente – tamaño | Qué se entrega | #Desde | #Coste | Marca
package-remarks = Desde: puesta en servicio (estimada). Coste: S documentado, D derivado, E estimado. Funcionamiento y reparto: anexo { $costs }; requisitos previos: anexo { $conditions }.
package-shared = Compartido: proyecto que se construye una sola vez para varios socios, aquí con la parte del coste de este socio; las rutas compartidas pasan a la lista de la conferencia anual sobre rutas.

# Section 3: mutual benefit.

section-benefit = Beneficio mutuo
benefit-needs-met = El paquete cubre el { $share } de las necesidades ponderadas de { $partner }.
benefit-interests-served = Atiende el { $share } de los intereses ponderados de la UE.
benefit-none = Ninguna de las partes gana nada: el paquete está vacío.
benefit-partner = Lo que gana { $partner }
benefit-eu = Lo que gana la UE
benefit-remarks = Ganancias menores y proporciones por objetivo de la estrategia: anexo { $annex }.
benefit-needs-table = Brecha de 0 (ninguna) a 100
benefit-needs-columns = Necesidad | #Antes | #Después | Mediante
benefit-interests-table = Proporción atendida de cada interés
benefit-interests-columns = Interés | #Atendido | Mediante
benefit-no-need = No cambia ninguna necesidad del cuadro.
benefit-no-interest = No se atiende ningún interés del cuadro.
concessions = Lo que cede cada parte
concession-need = { $need }, en { $partner }: { $share } de la brecha, mediante { $component }
concession-interest = { $interest }, de la UE: { $share } del interés, mediante { $component }
concession-none = Ningún componente elegido se considera contrario a una necesidad del socio o a un interés de la UE.
burden-own = { $partner } paga { $amount } de su propio presupuesto.
burden-debt-private = { $amount } se prestan y deben devolverse: por prestatarios privados, nada por el Gobierno (sección { $section }).
burden-debt-government = { $amount } se prestan y deben devolverse: por el Gobierno (sección { $section }).
burden-debt-both = { $amount } se prestan y deben devolverse: { $owed } por el Gobierno, el resto por prestatarios privados (sección { $section }).
burden-grants = La UE y sus Estados miembros aportan { $amount } en subvenciones.
compromises = Qué más podría acordarse
compromises-this = este paquete: { $notion }
compromises-line = paquetes que ninguna ponderación de ambas partes mejoraría
compromises-needs = necesidades cubiertas de { $partner }
compromises-interests = intereses de la UE atendidos
compromises-remarks = Cada punto de la línea es un paquete, con los mismos fondos y reglas, que ninguna ponderación de las dos partes mejoraría; están marcados este paquete y los que elegirían otras nociones de equilibrio. Ambas escalas son estimadas.
compromises-open = En algunos de estos puntos el cálculo contado terminó antes de probarse que ningún paquete es mejor: la línea puede quedar algo baja.

# Section 4: who pays.

section-financing = Quién paga
financing-none = No se utilizan fondos: el paquete está vacío o no cuesta nada.
financing-chart = Quién paga: { $amount }
financing-owners = Cada importe pertenece al titular indicado, se cuenta una sola vez y es una propuesta que ningún titular ha aprobado. Por componente y por año, préstamos y sus condiciones: anexo { $annex }.
financing-kinds = Por tipo de fondos: { $kinds }.
kinds-of-money = subvenciones | fondos reembolsables | capital | fondos propios del socio
financing-running = Costes de funcionamiento después de { $last }: alrededor de { $amount } al año. Nadie los paga en este plan; por defecto recaen en el presupuesto del socio o en los usuarios, y debería acordarse una línea de funcionamiento antes de la firma.
financing-running-shared = Costes de funcionamiento después de { $last }: alrededor de { $amount } al año, que nadie paga en este plan; en principio, { $operators } corresponden a los operadores con financiación privada y a sus usuarios, y { $budget } al presupuesto del socio; debe acordarse antes de la firma.
leverage = Efecto multiplicador: { $all } en total por cada euro de subvención de la UE, de ellos { $private } privados.
leverage-no-private = Efecto multiplicador: { $all } en total por cada euro de subvención de la UE, sin fondos privados.
leverage-no-grant = Efecto multiplicador: no se utiliza ninguna subvención de la UE.
debt-rating = Calificación de la sostenibilidad de la deuda: { $rating }; { $allowed }; { $owed }.
debt-no-loans = no se proponen préstamos al Gobierno
debt-concessional-only = un préstamo al Gobierno requiere un elemento de donación de al menos el 35 % con una tasa de descuento del 5 %, por sí solo o junto con las subvenciones del paquete
debt-no-bar = la calificación no excluye ningún préstamo; la deuda aún debe comprobarse
debt-unrated = sin calificación no se excluye ningún préstamo; la deuda aún debe comprobarse
debt-unrated-high = la deuda pública supera el 90 % del PIB, lo que cuenta aquí como riesgo moderado: { debt-concessional-only }
debt-owed = { $amount } de este plan los debería el Gobierno
debt-nothing-owed = nada de este plan lo debería el Gobierno
loans = Préstamos y deuda
loans-table = Préstamos, en las condiciones supuestas
loans-columns = Préstamo | #Millones de euros | #Tipo anual | #Carencia, años | #Plazo, años | #Elemento de donación al { $rate } | Cuenta como ayuda
loans-column-dac = #al { $rate } (CAD)
aid-yes = sí (desde { $least })
aid-no = no (desde { $least })
aid-export-credit = no: crédito a la exportación
aid-not-eligible = no: socio no admisible
aid-other-rules = reglas propias (no es un préstamo a un Gobierno)
class-ldc-lic = país menos adelantado o de renta baja
class-lmic = país de renta media baja
class-umic = país de renta media alta
class-global = institución mundial o banco de desarrollo
class-other = otra institución multilateral
dac-class = Para el Comité de Ayuda al Desarrollo (CAD) de la OCDE, { $partner } está clasificado como { $class }; un préstamo debe respetar además los límites de deuda del FMI y del Banco Mundial.
dac-not-eligible = Para el Comité de Ayuda al Desarrollo (CAD) de la OCDE, este socio no puede recibir ayuda al desarrollo; un préstamo debe respetar además los límites de deuda del FMI y del Banco Mundial.
dac-no-class = Para el Comité de Ayuda al Desarrollo (CAD) de la OCDE, no consta ninguna clase para este socio, de modo que no se valora ningún préstamo; un préstamo debe respetar además los límites de deuda del FMI y del Banco Mundial.
debt-service-unknown = No se conoce el servicio de la deuda: no se indican condiciones.
debt-service = Servicio de la deuda: { $amount } hasta { $last } (intereses: { $interest }; a cargo del Gobierno: { $sovereign }); máximo en { $year }: { $most }, el { $share } del PIB; por año: anexo { $annex }
debt-service-without = { $service }; no se cuenta { $without }, cuyas condiciones están por acordar.
grant-element = { $held ->
    [yes] Las subvenciones y los préstamos al Gobierno tienen juntos un elemento de donación del { $element } al { $rate }, que alcanza el { $least } del FMI y del Banco Mundial
   *[no] Las subvenciones y los préstamos al Gobierno tienen juntos un elemento de donación del { $element } al { $rate }, que no alcanza el { $least } del FMI y del Banco Mundial
}
grant-element-lift = { $element }; los préstamos solos tienen el { $loans } y necesitan un { $grants } de subvenciones en el conjunto para alcanzarlo.
grant-element-loans = { $element }; los préstamos solos tienen el { $loans }.

# Section 5: framework, status, contacts.

section-framework = Marco, situación, contactos
framework-table = Situación de la oferta
framework-more-table = El socio y la oferta
framework-columns = Punto | Contenido
framework-partner = Socio
framework-partner-people = { $partner } ({ $id }), { $region }, { $people } millones de habitantes
framework-partner-only = { $partner } ({ $id }), { $region }
framework-host = Marco de acogida
framework-stand-alone = autónomo: no consta ningún marco para este socio
framework-also = { $host }. También: { $others }
framework-engagement = Modo de compromiso
engagement-deepen = profundizar (una asociación, un diálogo o un consejo digital existente)
engagement-broaden = ampliar (aún no hay asociación ni diálogo digital)
engagement-strengthen-both = reforzar (asociación digital junto con una asociación de seguridad y defensa)
engagement-strengthen = reforzar (asociación de seguridad y defensa)
engagement-connect = conectar (un proyecto compartido con otros socios)
framework-next-step = Próximo paso político
next-step-existing = tratar el paquete en la asociación o el diálogo existente; preparado con el enfoque Equipo Europa
next-step-first = para debate: un diálogo digital como primer marco; preparado con el enfoque Equipo Europa
framework-running = Ya en marcha, no se paga dos veces
framework-topics = Temas de la estrategia
framework-languages = Lenguas de trabajo
framework-period = Período y precios
framework-period-prices = { $first } a { $last }; millones de euros a precios constantes de { $prices }, sin descontar
framework-results = Primeros resultados
framework-risks = Principales riesgos
framework-risks-named = { $risks } (estimación; lista completa: anexo { $annex }; condiciones y salvaguardias: anexo { $conditions })
framework-status = Situación
framework-status-draft = borrador para debate; datos de { $years }; escenario «{ $scenario }»
framework-anchor = Anclaje político
framework-anchor-text = JOIN(2025) 140, de 5 de junio de 2025, Una estrategia digital internacional para la Unión Europea, sección 3: comunicación conjunta, no vinculante
framework-contacts = Contactos
framework-contacts-open = por completar: Delegación de la UE; ministerio del socio; Estado miembro principal y su embajada
