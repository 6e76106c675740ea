# Criteria of balance.

notion-utilitarian = утилітарне
notion-egalitarian = егалітарне
notion-kalai-smorodinsky = Калаї-Смородинського
notion-nash = Неша
notion-alpha-fair = альфа-справедливе
notion-partner-first = спершу партнер
notion-eu-first = спершу ЄС
criterion-utilitarian = найбільша зважена сума здобутків (утилітарний)
criterion-egalitarian = найбільший здобуток для сторони, що здобуває найменше (егалітарний)
criterion-kalai-smorodinsky = найрівніші частки того, що кожна сторона могла б отримати сама (Калаї-Смородинського)
criterion-nash = найбільший добуток здобутків, кожен у степені ваги своєї сторони (Неша)
criterion-alpha-fair = найбільше степеневе середнє того, що кожен здобуває від можливого для нього самого (альфа-справедливий)
criterion-partner-first = найкраще для партнерів, з нижньою межею для ЄС
criterion-eu-first = найкраще для ЄС, з нижньою межею для кожного партнера
proof-optimal = Доведено, що він оптимальний за цим критерієм
proof-within = Доведено, що відхилення від найкращого можливого за цим критерієм не перевищує { $gap }
proof-stopped = { $proof }; пошук завершено через обмеження часу
status-optimal = оптимальна, доведено
status-within = не далі ніж { $gap } від найкращої можливої, доведено

# Stages of the criteria. A result carries them in English; only other languages look here.

aim-smallest-gain = найменший здобуток
aim-smallest-share-of-the-ideal = найменша частка ідеалу
aim-cost-in-million-EUR-least = вартість у млн євро, найменша
aim-sum = { $aim }, сума { $count } найнижчих

# Rules of sharing a cost.

sharing-rule-equal = рівні
sharing-rule-proportional = пропорційні
sharing-rule-stand-alone = окрема вартість
sharing-rule-separable = відокремлювані витрати
sharing-rule-serial = послідовні
sharing-rule-shapley = Шеплі
sharing-rule-nucleolus = нуклеолус

# Kinds and owners of money, debt ratings.

money-grant = грант
money-loan = позика
money-guarantee = позика під гарантію
money-export-credit = експортний кредит
money-equity = капітал
money-domestic = власні кошти партнера
owner-eu = бюджет ЄС
owner-eib = Європейський інвестиційний банк
owner-dfi = банки розвитку
owner-member-states = держави-члени
owner-private = приватні інвестори
owner-partner = уряд партнера
rating-none = без рейтингу (поза рамкою країн із низьким доходом)
rating-low = низький ризик
rating-moderate = помірний ризик
rating-high = високий ризик
rating-distress = боргова криза

# Why a component is left out: in a few words, and as a sentence that holds for every case.

reason-already-running = Уже надає чинна програма
reason-capacity-used = Спроможність вичерпано
reason-conflict = Несумісний з обраним компонентом
reason-count-reached = Досягнуто найбільшої кількості компонентів
reason-excluded = Виключено сценарієм
reason-gated = Дозволено надто пізно
reason-missing-figure = Бракує показника партнера
reason-money-used = Кошти вичерпано
reason-no-agreement = Немає угоди
reason-no-finance = Жодні кошти не можуть за нього платити
reason-not-a-member = Спільний проєкт інших партнерів
reason-nothing-added = Нічого не додає до забезпеченого
reason-oda = Правило допомоги на розвиток
reason-other-partners = Пропонується іншим партнерам
reason-other-region = Пропонується іншим регіонам
reason-outside-bounds = Призначено для інших початкових умов
reason-outweighed = Переважено в рівновазі
reason-project-not-built = Спільний проєкт не будується або без участі
reason-requirement-not-chosen = Передумови немає в пакеті
reason-requirement-not-offered = Передумова не пропонується
reason-too-few-members = Замало учасників
reason-too-late = Не буде готовий у межах періоду
reason-worse-for-one-side = Погіршило б становище однієї сторони
reason-other = Інші причини
because-already-running = Уже надає чинна програма.
because-capacity-used = Потребує більше спроможності адміністрації, ніж залишилося; обрані дають більше.
because-conflict = Не можна поєднати з обраним компонентом.
because-count-reached = Пакет уже містить стільки компонентів, скільки дозволяє сценарій; обрані дають більше.
because-excluded = Виключено сценарієм.
because-gated = Не може початися раніше року, після якого не лишається часу на будівництво.
because-missing-figure = Показник, від якого залежить його вартість чи вплив, для цього партнера невідомий.
because-money-used = Коштує більше, ніж могли б сплатити кошти, що залишилися; обрані дають більше.
because-no-agreement = Потребує угоди, якої немає.
because-no-finance = Інструменти, доступні цьому партнерові, не можуть покрити всієї вартості.
because-not-a-member = Проєкт, спільний для інших партнерів.
because-nothing-added = Те, що він дає обом сторонам, уже забезпечує пакет.
because-oda = Не відповідає праву партнера на офіційну допомогу розвитку.
because-other-partners = Пропонується лише іншим партнерам.
because-other-region = Пропонується в інших регіонах.
because-outside-bounds = Призначено для партнерів з іншими початковими умовами.
because-outweighed = Підійшов би, але критерій або правило сценарію надає перевагу пакету без нього.
because-project-not-built = Спільний проєкт не будується, або цей партнер до нього не приєднується.
because-requirement-not-chosen = Потребує іншого компонента, якого немає в пакеті.
because-requirement-not-offered = Потребує іншого компонента, який цьому партнерові не пропонується.
because-too-few-members = Спільний проєкт, у якого в цьому сценарії замало учасників.
because-too-late = Будується довше, ніж триває сценарій.
because-worse-for-one-side = Погіршило б становище однієї сторони.
because-requirement-named = Потребує компонента { $names }, якого немає в пакеті.
because-requirement-unoffered = Потребує компонента { $names }, який цьому партнерові не пропонується.
because-agreement-named = Потребує угоди, якої немає: { $names }.
because-bounds-from = Призначено для партнерів, у яких «{ $title }» ({ $unit }) — щонайменше { $least }; тут — { $value }.
because-bounds-to = Призначено для партнерів, у яких «{ $title }» ({ $unit }) — щонайбільше { $most }; тут — { $value }.
because-bounds-between = Призначено для партнерів, у яких «{ $title }» ({ $unit }) — від { $least } до { $most }; тут — { $value }.
because-region-only = Пропонується лише в інших регіонах: { $regions }.
because-region-not = Пропонується в інших регіонах, не в цьому: { $region }.

# Policy markers of the OECD's DAC.

marker-gender = Гендерна рівність
marker-environment = Допомога довкіллю
marker-governance = Розвиток за участю громадян і належне врядування
marker-trade = Розвиток торгівлі
marker-biodiversity = Біологічне різноманіття (Ріо)
marker-mitigation = Пом’якшення зміни клімату (Ріо)
marker-adaptation = Адаптація до зміни клімату (Ріо)
marker-desertification = Боротьба з опустелюванням (Ріо)
marker-rmnch = Репродуктивне здоров’я, здоров’я матерів, новонароджених і дітей
marker-drr = Зменшення ризику лих
marker-disability = Залучення осіб з інвалідністю
marker-nutrition = Харчування

# Purpose codes of the OECD's DAC.

purpose-11130 = Підготовка вчителів
purpose-11330 = Професійна підготовка
purpose-12110 = Політика охорони здоров’я та адміністративне управління
purpose-14050 = Поводження з відходами
purpose-15110 = Державна політика та адміністративне управління
purpose-15111 = Управління державними фінансами
purpose-15114 = Мобілізація внутрішніх доходів
purpose-15130 = Розвиток правової та судової системи
purpose-15153 = Медіа та вільний потік інформації
purpose-15160 = Права людини
purpose-16010 = Соціальний захист
purpose-22010 = Політика зв’язку та адміністративне управління
purpose-22020 = Електронні комунікації
purpose-22030 = Радіо, телебачення та преса
purpose-22040 = Інформаційно-комунікаційні технології
purpose-23110 = Енергетична політика та адміністративне управління
purpose-23183 = Енергозбереження та ефективність споживання
purpose-23210 = Виробництво енергії, відновлювані джерела, різні технології
purpose-23630 = Передавання та розподіл електроенергії
purpose-24010 = Фінансова політика та адміністративне управління
purpose-24030 = Фінансові посередники формального сектору
purpose-25010 = Політика підприємництва та адміністрування
purpose-32182 = Технологічні дослідження та розробки
purpose-33120 = Сприяння торгівлі
purpose-43060 = Зменшення ризику лих
purpose-43082 = Дослідницькі та наукові установи

# Agreements, by their tokens in the partners' profiles.

framework-AccessionTrack = шлях вступу
framework-ComprehensiveStrategicPartnership = всеосяжне та стратегічне партнерство
framework-CyberDialogue = кібердіалог
framework-DCFTA = поглиблена та всеохопна зона вільної торгівлі
framework-DigitalDialogue = цифровий діалог
framework-DigitalEconomyPackage = пакет цифрової економіки
framework-DigitalEurope = асоціація з програмою «Цифрова Європа»
framework-DigitalPartnership = цифрове партнерство
framework-DigitalTradeAgreement = угода про цифрову торгівлю
framework-EU-ASEAN-TEI = ініціатива «Команда Європа» з АСЕАН
framework-EU-LACDigitalAlliance = Цифровий альянс ЄС — Латинська Америка та Кариби
framework-EU4Digital = EU4Digital
framework-D4DHub = центр D4D
framework-EUTrustServices = довірчі послуги ЄС
framework-EuropeanResearchNetwork = європейська дослідницька мережа
framework-FTA-digital-concluded = угода про вільну торгівлю з цифровим розділом (укладено)
framework-FTA-digital-negotiating = угода про вільну торгівлю з цифровим розділом (тривають переговори)
framework-GDPRAdequacy = рішення про адекватність захисту даних
framework-GrowthPlanWB = План зростання для Західних Балкан
framework-HorizonEurope = асоціація з програмою «Горизонт Європа»
framework-InformalDigitalHub = неформальний цифровий центр
framework-NewPactMediterranean = новий Пакт для Середземномор’я
framework-ReformGrowthFacility = Фонд реформ і зростання
framework-SAA = Угода про стабілізацію та асоціацію
framework-SecurityDefencePartnership = партнерство з безпеки та оборони
framework-SmartAfrica-AdminArrangement = адміністративна домовленість зі Smart Africa
framework-TEI-CentralAsia = ініціатива «Команда Європа» для Центральної Азії
framework-TTC = Рада з торгівлі та технологій
framework-Toolbox5G = інструментарій ЄС для 5G
framework-UkraineFacility = Ukraine Facility

# Topics of the strategy, by their tokens in the partners' profiles.

topic-AI-Factory-Antenna = філія фабрики ШІ
topic-Arctic-routes = арктичні маршрути
topic-BELLA = BELLA
topic-Black-Sea-digital-links = цифрові лінії Чорного моря
topic-Blue-Raman = Blue Raman
topic-Copernicus-mirror-expansion = розширення дзеркального вузла Copernicus
topic-Copernicus-mirror-site = дзеркальний вузол Copernicus
topic-EU-AU-AI-innovation-ecosystems = інноваційні екосистеми ШІ ЄС — Африканський Союз
topic-EUDI-wallet-integration = інтеграція європейського гаманця цифрової ідентичності
topic-FIMI-resilience = стійкість до іноземних інформаційних маніпуляцій і втручання
topic-HPC-federation = об’єднання високопродуктивних обчислень
topic-IRIS2-pilot = пілотний проєкт IRIS²
topic-MEDUSA = MEDUSA
topic-MEDUSA-West-Africa = MEDUSA Західна Африка
topic-defence-innovation-HEDI = оборонні інновації (HEDI)
topic-e-signature-DPI-interop = електронний підпис і сумісність цифрової публічної інфраструктури
topic-eInvoicing = електронні рахунки
topic-quantum-joint-RandI = спільні дослідження та інновації у квантових технологіях
topic-roaming = роумінг
topic-satellite-connectivity = супутниковий зв’язок
topic-semiconductor-talent = кадри для напівпровідникової галузі
topic-trust-services = довірчі послуги

# Regions of the partner table.

region-ASEAN = АСЕАН
region-Asia-Pacific-advanced = Азійсько-Тихоокеанський регіон, розвинені економіки
region-Central-Asia = Центральна Азія
region-Eastern-Partnership = Східне партнерство
region-Enlargement---Eastern-Partnership = Розширення - Східне партнерство
region-Europe--non-EU- = Європа (поза ЄС)
region-Latin-America-and-Caribbean = Латинська Америка та Кариби
region-North-America = Північна Америка
region-South-Asia = Південна Азія
region-Southern-Neighbourhood = Південне сусідство
region-Sub-Saharan-Africa = Африка на південь від Сахари
region-Western-Balkans = Західні Балкани

# Languages, by ISO 639.

language-am = амхарська
language-ar = арабська
language-az = азербайджанська
language-bs = боснійська
language-cnr = чорногорська
language-de = німецька
language-en = англійська
language-es = іспанська
language-fr = французька
language-hi = гінді
language-hr = хорватська
language-hy = вірменська
language-id = індонезійська
language-it = італійська
language-ja = японська
language-ka = грузинська
language-kk = казахська
language-ko = корейська
language-ky = киргизька
language-mk = македонська
language-ms = малайська
language-nb = норвезька
language-pt = португальська
language-ro = румунська
language-ru = російська
language-rw = кіньяруанда
language-sq = албанська
language-sr = сербська
language-sw = суахілі
language-tg = таджицька
language-th = тайська
language-tk = туркменська
language-uk = українська
language-uz = узбецька
language-vi = в’єтнамська
