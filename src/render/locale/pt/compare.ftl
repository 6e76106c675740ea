# Answers side by side.

compare-title = Comparação de pacotes
compare-status = Documento ilustrativo, não oficial da UE
compare-made = Documento ilustrativo, não oficial da UE. Elaborado com tbo { $version }.
compare-answers = O que se compara
compare-answers-columns = { "" } | ficheiro | cenário | resultado | critério | #valor | prova | #Mio EUR
compare-solved = calculado
compare-stored = tal como guardado
compare-optimal = ótimo provado
compare-within = no máximo a { $gap }
compare-no-package = nenhum pacote
compare-with = { $file } com { $changes }
compare-criteria-differ = Os critérios são diferentes: os seus valores exprimem-se em unidades distintas e não são comparáveis.
compare-eu = UE
compare-parties = Partes
compare-utility = { $party }, utilidade
compare-share-of-ideal = { $party }, % do seu ideal
compare-cost = custo para { $partner }, Mio EUR
compare-effort = esforço de { $partner }
compare-differences = O que difere no pacote para { $partner }
compare-same = O que é igual para { $partner }
compare-components-columns = componente | nome
compare-size = { $mark }: dimensão (Mio EUR)
compare-money = Fundos utilizados, dos disponíveis, Mio EUR
compare-instrument = instrumento
compare-of = { $used } de { $total }
compare-more = { $mark } − { $first }
