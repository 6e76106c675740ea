# Criteria of balance.

notion-utilitarian = نفعي
notion-egalitarian = مساواتي
notion-kalai-smorodinsky = كالاي-سمورودينسكي
notion-nash = ناش
notion-alpha-fair = إنصاف ألفا
notion-partner-first = الشريك أولاً
notion-eu-first = الاتحاد الأوروبي أولاً
criterion-utilitarian = أكبر مجموع مرجّح للمكاسب (نفعي)
criterion-egalitarian = أكبر مكسب للطرف الأقل كسباً (مساواتي)
criterion-kalai-smorodinsky = أكثر الحصص تساوياً مما يمكن لكل طرف أن يحصل عليه وحده (كالاي-سمورودينسكي)
criterion-nash = أكبر جداء للمكاسب، كل منها مرفوع إلى وزن طرفه (ناش)
criterion-alpha-fair = أكبر متوسط قوى لما يكسبه كل طرف مما يمكن أن يحصل عليه وحده (إنصاف ألفا)
criterion-partner-first = الأفضل للشركاء مع حد أدنى للاتحاد الأوروبي
criterion-eu-first = الأفضل للاتحاد الأوروبي مع حد أدنى لكل شريك
proof-optimal = ثبت أنها المثلى وفق هذا المعيار
proof-within = ثبت أنها لا تبعد أكثر من { $gap } عن الأفضل الممكن وفق هذا المعيار
proof-stopped = { $proof }؛ وقد انتهى البحث ببلوغ حده الزمني
status-optimal = مثلى، ومثبتة
status-within = لا تبعد أكثر من { $gap } عن الأفضل الممكن، وهذا مثبت

# Stages of the criteria. A result carries them in English; only other languages look here.

aim-smallest-gain = أصغر مكسب
aim-smallest-share-of-the-ideal = أصغر نسبة من المثال
aim-cost-in-million-EUR-least = التكلفة بملايين اليورو، الأدنى
aim-sum = { $aim }، مجموع أدنى { $count }

# Rules of sharing a cost.

sharing-rule-equal = متساوية
sharing-rule-proportional = تناسبية
sharing-rule-stand-alone = التكلفة المنفردة
sharing-rule-separable = التكاليف القابلة للفصل
sharing-rule-serial = تسلسلية
sharing-rule-shapley = شابلي
sharing-rule-nucleolus = النُّوية

# Kinds and owners of money, debt ratings.

money-grant = منحة
money-loan = قرض
money-guarantee = قرض مع ضمان
money-export-credit = ائتمان تصدير
money-equity = رأس مال
money-domestic = أموال الشريك الخاصة
owner-eu = ميزانية الاتحاد الأوروبي
owner-eib = البنك الأوروبي للاستثمار
owner-dfi = بنوك التنمية
owner-member-states = الدول الأعضاء
owner-private = مستثمرون من القطاع الخاص
owner-partner = حكومة الشريك
rating-none = غير مصنف (خارج إطار البلدان منخفضة الدخل)
rating-low = خطر منخفض
rating-moderate = خطر متوسط
rating-high = خطر مرتفع
rating-distress = في حالة مديونية حرجة

# Why a component is left out: in a few words, and as a sentence that holds for every case.

reason-already-running = يقدمه برنامج جارٍ بالفعل
reason-capacity-used = استُنفدت قدرة التنفيذ
reason-conflict = يتعارض مع مكوّن مختار
reason-count-reached = بلوغ أقصى عدد مسموح به من المكوّنات
reason-excluded = استبعده السيناريو
reason-gated = يُسمح به متأخراً
reason-missing-figure = رقم للشريك ناقص
reason-money-used = استُنفدت الأموال
reason-no-agreement = اتفاق غير متوفر
reason-no-finance = لا أموال يجوز أن تدفع مقابله
reason-not-a-member = مشروع مشترك لشركاء آخرين
reason-nothing-added = لا يضيف شيئاً إلى ما لُبّي
reason-oda = قاعدة المساعدة الإنمائية
reason-other-partners = معروض على شركاء آخرين
reason-other-region = معروض على مناطق أخرى
reason-outside-bounds = مخصص لنقاط انطلاق أخرى
reason-outweighed = رجح غيره في التوازن
reason-project-not-built = المشروع المشترك لم يُبن أو لم يُنضم إليه
reason-requirement-not-chosen = شرط غير موجود في الحزمة
reason-requirement-not-offered = شرط غير معروض
reason-too-few-members = أعضاء أقل من اللازم
reason-too-late = لن يكون جاهزاً خلال الفترة
reason-worse-for-one-side = يضر بأحد الطرفين
reason-other = أسباب أخرى
because-already-running = يقدمه برنامج جارٍ بالفعل.
because-capacity-used = يتطلب قدرة تنفيذ أكبر مما تبقى لدى الإدارة؛ والمكوّنات المختارة تحقق أكثر.
because-conflict = لا يمكن جمعه مع مكوّن مختار.
because-count-reached = تضم الحزمة أصلاً أقصى عدد يسمح به السيناريو من المكوّنات؛ والمختارة تحقق أكثر.
because-excluded = استبعده السيناريو.
because-gated = لا يجوز أن يبدأ قبل سنة لا تترك وقتاً لبنائه.
because-missing-figure = رقم تتوقف عليه تكلفته أو أثره غير معروف لهذا الشريك.
because-money-used = يكلف أكثر مما يمكن أن تدفعه الأموال المتبقية؛ والمكوّنات المختارة تحقق أكثر.
because-no-agreement = يتطلب اتفاقاً غير متوفر.
because-no-finance = الأدوات التي يجوز لهذا الشريك استخدامها لا تغطي تكلفته كاملة.
because-not-a-member = مشروع يتقاسمه شركاء آخرون.
because-nothing-added = ما يقدمه للطرفين تلبيه الحزمة أصلاً.
because-oda = لا يتفق مع أهلية الشريك للمساعدة الإنمائية الرسمية.
because-other-partners = معروض على شركاء آخرين فقط.
because-other-region = معروض في مناطق أخرى.
because-outside-bounds = مخصص لشركاء لهم نقطة انطلاق أخرى.
because-outweighed = كان ممكناً، لكن المعيار أو قاعدة في السيناريو تفضّل الحزمة بدونه.
because-project-not-built = المشروع المشترك لا يُبنى، أو لا ينضم إليه هذا الشريك.
because-requirement-not-chosen = يتطلب مكوّناً آخر ليس في الحزمة.
because-requirement-not-offered = يتطلب مكوّناً آخر غير معروض على هذا الشريك.
because-too-few-members = مشروع مشترك أعضاؤه في هذا السيناريو أقل من اللازم.
because-too-late = يستغرق بناؤه أكثر من مدة السيناريو.
because-worse-for-one-side = يجعل أحد الطرفين في وضع أسوأ.
because-requirement-named = يتطلب { $names }، وهو ليس في الحزمة.
because-requirement-unoffered = يتطلب { $names }، وهو غير معروض على هذا الشريك.
because-agreement-named = يتطلب اتفاقاً غير متوفر: { $names }.
because-bounds-from = مخصص لشركاء لا تقل لديهم قيمة «{ $title }» ({ $unit }) عن { $least }؛ وهي هنا { $value }.
because-bounds-to = مخصص لشركاء لا تزيد لديهم قيمة «{ $title }» ({ $unit }) على { $most }؛ وهي هنا { $value }.
because-bounds-between = مخصص لشركاء تقع لديهم قيمة «{ $title }» ({ $unit }) بين { $least } و{ $most }؛ وهي هنا { $value }.
because-region-only = معروض في مناطق أخرى فقط: { $regions }.
because-region-not = معروض في مناطق أخرى، لا في هذه المنطقة: { $region }.

# Policy markers of the OECD's DAC.

marker-gender = المساواة بين الجنسين
marker-environment = المعونة من أجل البيئة
marker-governance = التنمية التشاركية والحكم الرشيد
marker-trade = تنمية التجارة
marker-biodiversity = التنوع البيولوجي (ريو)
marker-mitigation = التخفيف من تغير المناخ (ريو)
marker-adaptation = التكيف مع تغير المناخ (ريو)
marker-desertification = مكافحة التصحر (ريو)
marker-rmnch = الصحة الإنجابية وصحة الأم والوليد والطفل
marker-drr = الحد من مخاطر الكوارث
marker-disability = إدماج الأشخاص ذوي الإعاقة
marker-nutrition = التغذية

# Purpose codes of the OECD's DAC.

purpose-11130 = تدريب المعلمين
purpose-11330 = التدريب المهني
purpose-12110 = سياسات الصحة والتسيير الإداري
purpose-14050 = إدارة النفايات والتخلص منها
purpose-15110 = سياسات القطاع العام والتسيير الإداري
purpose-15111 = إدارة المالية العامة
purpose-15114 = تعبئة الإيرادات المحلية
purpose-15130 = التطوير القانوني والقضائي
purpose-15153 = وسائط الإعلام وحرية تدفق المعلومات
purpose-15160 = حقوق الإنسان
purpose-16010 = الحماية الاجتماعية
purpose-22010 = سياسات الاتصالات والتسيير الإداري
purpose-22020 = الاتصالات السلكية واللاسلكية
purpose-22030 = الإذاعة والتلفزيون والصحافة
purpose-22040 = تكنولوجيا المعلومات والاتصالات
purpose-23110 = سياسات الطاقة والتسيير الإداري
purpose-23183 = حفظ الطاقة وكفاءة جانب الطلب
purpose-23210 = توليد الطاقة، مصادر متجددة، تكنولوجيات متعددة
purpose-23630 = نقل الكهرباء وتوزيعها
purpose-24010 = السياسات المالية والتسيير الإداري
purpose-24030 = الوسطاء الماليون في القطاع النظامي
purpose-25010 = سياسات الأعمال وإدارتها
purpose-32182 = البحث والتطوير التكنولوجي
purpose-33120 = تيسير التجارة
purpose-43060 = الحد من مخاطر الكوارث
purpose-43082 = مؤسسات البحث والعلوم

# Agreements, by their tokens in the partners' profiles.

framework-AccessionTrack = مسار الانضمام
framework-ComprehensiveStrategicPartnership = شراكة شاملة واستراتيجية
framework-CyberDialogue = حوار سيبراني
framework-DCFTA = منطقة تجارة حرة معمقة وشاملة
framework-DigitalDialogue = حوار رقمي
framework-DigitalEconomyPackage = حزمة الاقتصاد الرقمي
framework-DigitalEurope = الانتساب إلى برنامج أوروبا الرقمية
framework-DigitalPartnership = شراكة رقمية
framework-DigitalTradeAgreement = اتفاق التجارة الرقمية
framework-EU-ASEAN-TEI = مبادرة فريق أوروبا مع رابطة أمم جنوب شرق آسيا
framework-EU-LACDigitalAlliance = التحالف الرقمي بين الاتحاد الأوروبي وأمريكا اللاتينية والكاريبي
framework-EU4Digital = EU4Digital
framework-D4DHub = مركز D4D
framework-EUTrustServices = خدمات الثقة للاتحاد الأوروبي
framework-EuropeanResearchNetwork = شبكة البحث الأوروبية
framework-FTA-digital-concluded = اتفاق تجارة حرة يتضمن فصلاً رقمياً (مبرم)
framework-FTA-digital-negotiating = اتفاق تجارة حرة يتضمن فصلاً رقمياً (قيد التفاوض)
framework-GDPRAdequacy = قرار كفاية حماية البيانات
framework-GrowthPlanWB = خطة النمو لغرب البلقان
framework-HorizonEurope = الانتساب إلى برنامج أفق أوروبا
framework-InformalDigitalHub = مركز رقمي غير رسمي
framework-NewPactMediterranean = الميثاق الجديد من أجل المتوسط
framework-ReformGrowthFacility = مرفق الإصلاح والنمو
framework-SAA = اتفاق الاستقرار والانتساب
framework-SecurityDefencePartnership = شراكة الأمن والدفاع
framework-SmartAfrica-AdminArrangement = ترتيب إداري مع سمارت أفريكا
framework-TEI-CentralAsia = مبادرة فريق أوروبا لآسيا الوسطى
framework-TTC = مجلس التجارة والتكنولوجيا
framework-Toolbox5G = مجموعة أدوات الاتحاد الأوروبي للجيل الخامس
framework-UkraineFacility = مرفق أوكرانيا

# Topics of the strategy, by their tokens in the partners' profiles.

topic-AI-Factory-Antenna = فرع لمصنع الذكاء الاصطناعي
topic-Arctic-routes = مسارات القطب الشمالي
topic-BELLA = بيلا (BELLA)
topic-Black-Sea-digital-links = روابط رقمية عبر البحر الأسود
topic-Blue-Raman = بلو-رامان (Blue-Raman)
topic-Copernicus-mirror-expansion = توسيع الموقع المرآة لكوبرنيكوس
topic-Copernicus-mirror-site = موقع مرآة لكوبرنيكوس
topic-EU-AU-AI-innovation-ecosystems = منظومات الابتكار في الذكاء الاصطناعي بين الاتحادين الأوروبي والأفريقي
topic-EUDI-wallet-integration = إدماج المحفظة الأوروبية للهوية الرقمية
topic-FIMI-resilience = الصمود أمام التلاعب بالمعلومات والتدخل الأجنبيين
topic-HPC-federation = اتحاد الحوسبة عالية الأداء
topic-IRIS2-pilot = مشروع تجريبي IRIS²
topic-MEDUSA = ميدوسا (MEDUSA)
topic-MEDUSA-West-Africa = ميدوسا غرب أفريقيا (MEDUSA)
topic-defence-innovation-HEDI = الابتكار الدفاعي (HEDI)
topic-e-signature-DPI-interop = التوقيع الإلكتروني والتشغيل البيني للبنية التحتية العامة الرقمية
topic-eInvoicing = الفوترة الإلكترونية
topic-quantum-joint-RandI = البحث والابتكار المشتركان في التكنولوجيا الكمية
topic-roaming = التجوال
topic-satellite-connectivity = الاتصال عبر السواتل
topic-semiconductor-talent = كفاءات أشباه الموصلات
topic-trust-services = خدمات الثقة

# Regions of the partner table.

region-ASEAN = رابطة أمم جنوب شرق آسيا
region-Asia-Pacific-advanced = آسيا والمحيط الهادئ، اقتصادات متقدمة
region-Central-Asia = آسيا الوسطى
region-Eastern-Partnership = الشراكة الشرقية
region-Enlargement---Eastern-Partnership = التوسيع - الشراكة الشرقية
region-Europe--non-EU- = أوروبا (خارج الاتحاد الأوروبي)
region-Latin-America-and-Caribbean = أمريكا اللاتينية والكاريبي
region-North-America = أمريكا الشمالية
region-South-Asia = جنوب آسيا
region-Southern-Neighbourhood = الجوار الجنوبي
region-Sub-Saharan-Africa = أفريقيا جنوب الصحراء
region-Western-Balkans = غرب البلقان

# Languages, by ISO 639.

language-am = الأمهرية
language-ar = العربية
language-az = الأذربيجانية
language-bs = البوسنية
language-cnr = لغة الجبل الأسود
language-de = الألمانية
language-en = الإنجليزية
language-es = الإسبانية
language-fr = الفرنسية
language-hi = الهندية
language-hr = الكرواتية
language-hy = الأرمنية
language-id = الإندونيسية
language-it = الإيطالية
language-ja = اليابانية
language-ka = الجورجية
language-kk = الكازاخية
language-ko = الكورية
language-ky = القيرغيزية
language-mk = المقدونية
language-ms = الماليزية
language-nb = النرويجية
language-pt = البرتغالية
language-ro = الرومانية
language-ru = الروسية
language-rw = الكينيارواندية
language-sq = الألبانية
language-sr = الصربية
language-sw = السواحيلية
language-tg = الطاجيكية
language-th = التايلندية
language-tk = التركمانية
language-uk = الأوكرانية
language-uz = الأوزبكية
language-vi = الفيتنامية
