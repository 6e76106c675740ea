# Answers side by side.

compare-title = Comparación de paquetes
compare-status = Documento ilustrativo, no oficial de la UE
compare-made = Documento ilustrativo, no oficial de la UE. Elaborado con tbo { $version }.
compare-answers = Qué se compara
compare-answers-columns = { "" } | archivo | escenario | resultado | criterio | #valor | prueba | #Mio EUR
compare-solved = calculado
compare-stored = tal como está guardado
compare-optimal = óptimo demostrado
compare-within = a lo sumo a un { $gap }
compare-no-package = ningún paquete
compare-with = { $file } con { $changes }
compare-criteria-differ = Los criterios son distintos: sus valores se expresan en unidades diferentes y no son comparables.
compare-eu = UE
compare-parties = Partes
compare-utility = { $party }, utilidad
compare-share-of-ideal = { $party }, % de su ideal
compare-cost = coste para { $partner }, Mio EUR
compare-effort = esfuerzo de { $partner }
compare-differences = Lo que difiere en el paquete para { $partner }
compare-same = Lo que es igual para { $partner }
compare-components-columns = componente | nombre
compare-size = { $mark }: tamaño (Mio EUR)
compare-money = Fondos utilizados, de los disponibles, Mio EUR
compare-instrument = instrumento
compare-of = { $used } de { $total }
compare-more = { $mark } − { $first }
