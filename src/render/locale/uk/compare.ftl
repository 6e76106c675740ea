# Answers side by side.

compare-title = Порівняння пакетів
compare-status = Ілюстративний документ, не є офіційним документом ЄС
compare-made = Ілюстративний документ, не є офіційним документом ЄС. Створено за допомогою tbo { $version }.
compare-answers = Що порівнюється
compare-answers-columns = { "" } | файл | сценарій | результат | критерій | #значення | доведення | #млн євро
compare-solved = обчислено
compare-stored = як збережено
compare-optimal = оптимум доведено
compare-within = у межах { $gap }
compare-no-package = пакета немає
compare-with = { $file } з { $changes }
compare-criteria-differ = Критерії різні: їхні значення мають різні одиниці й не підлягають порівнянню.
compare-eu = ЄС
compare-parties = Сторони
compare-utility = { $party }, корисність
compare-share-of-ideal = { $party }, % від свого ідеалу
compare-cost = вартість для { $partner }, млн євро
compare-effort = зусилля { $partner }
compare-differences = Що відрізняється в пакеті для { $partner }
compare-same = Що однакове для { $partner }
compare-components-columns = компонент | назва
compare-size = { $mark }: розмір (млн євро)
compare-money = Використані кошти з наявних, млн євро
compare-instrument = інструмент
compare-of = { $used } з { $total }
compare-more = { $mark } − { $first }
