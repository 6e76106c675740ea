# Section 1: the offer.

section-offer = العرض
offer-empty = الحزمة فارغة (الشريك: { $partner }): في ظل أموال هذا السيناريو وقواعده لا يُقترح أي مكوّن. ويبيّن الملحق { $annex } سبب استبعاد كل منها. { $proof }.
offer-what = { $count ->
    [zero] لا يُعرض أي مكوّن
    [one] يُعرض مكوّن واحد
    [two] يُعرض مكوّنان
    [few] تُعرض { $count } مكوّنات
    [many] يُعرض { $count } مكوّناً
   *[other] يُعرض { $count } مكوّن
} لفائدة { $partner } ({ $size })، بقيمة { $amount } من { $first } إلى { $last }: { $components }.
offer-people = عدد السكان { $people } مليون نسمة
offer-unknown-size = عدد السكان غير معروف
offer-gain-need = { $need } (الفجوة من { $before } إلى { $after })
offer-gain-interest = { $interest } (تلبية بنسبة { $share })
offer-gains-partner = أهم مكاسب الشريك ({ $partner }): { $needs }.
offer-gains-eu = أهم مكاسب الاتحاد الأوروبي: { $interests }.
offer-balance = { $partners ->
    [1] التوازن: يحصل الشريك ({ $partner }) على { $share } من أقصى ما يمكن أن تحققه هذه الأموال له وحده، ويحصل الاتحاد الأوروبي على { $eu } من أقصى ما يخصه.
   *[other] التوازن: يحصل الشريك ({ $partner }) على { $share } من أقصى ما يمكن أن تحققه هذه الأموال له وحده، ويحصل الاتحاد الأوروبي على { $eu } من أقصى ما يخصه لدى جميع شركاء السيناريو.
}
offer-balance-partner = التوازن: يحصل الشريك ({ $partner }) على { $share } من أقصى ما يمكن أن تحققه هذه الأموال له وحده.
offer-open-ideals = قد تكون هذه النسب أعلى من الواقع، لأن أقصى ما عُثر عليه غير مثبت؛ ويبيّن الملحق { $annex } مقدار ذلك على الأكثر.
offer-criterion = اختيرت الحزمة وفق معيار واحد: { $criterion }. { $proof }.
offer-judgements = الآثار أحكام تقديرية على الدوام.

# The cover.

key-components = { $count ->
    [zero] مكوّن
    [one] مكوّن
    [two] مكوّنان
    [few] مكوّنات
    [many] مكوّناً
   *[other] مكوّن
}
key-best-partner = من الأفضل الممكن ({ $partner })
key-best-eu = من الأفضل الممكن (الاتحاد الأوروبي)
key-first-results = أولى النتائج

# Section 2: the package.

section-package = الحزمة
package-none = لا تتضمن هذه الحزمة أي مكوّن.
package-table = ما يُقدَّم؛ بملايين اليورو، بالأسعار الثابتة لسنة { $prices }
package-columns = المكوّن – الحجم | ما يُقدَّم | #ابتداءً من | #التكلفة | الوسم
package-remarks = ابتداءً من: سنة بدء التشغيل (تقديرية). وسم التكلفة: S موثّقة، D مشتقة، E مقدّرة. التشغيل ومن يدفع مقابل ماذا: الملحق { $costs }؛ الشروط المسبقة: الملحق { $conditions }.
package-shared = مشترك: مشروع يُبنى مرة واحدة لعدة شركاء، ويرد هنا بحصة هذا الشريك من تكلفته؛ وتُدرج المسارات المشتركة في قائمة المؤتمر السنوي للمسارات.

# Section 3: mutual benefit.

section-benefit = المنفعة المتبادلة
benefit-needs-met = تلبي الحزمة { $share } من الاحتياجات المرجّحة للشريك ({ $partner }).
benefit-interests-served = وتخدم { $share } من مصالح الاتحاد الأوروبي المرجّحة لدى هذا الشريك.
benefit-none = لا يكسب أي من الطرفين شيئاً: الحزمة فارغة.
benefit-partner = ما يكسبه الشريك ({ $partner })
benefit-eu = ما يكسبه الاتحاد الأوروبي
benefit-remarks = المكاسب الأصغر والنسب حسب أهداف الاستراتيجية: الملحق { $annex }.
benefit-needs-table = الفجوة من 0 (لا فجوة) إلى 100
benefit-needs-columns = الاحتياج | #قبل | #بعد | بواسطة
benefit-interests-table = النسبة المخدومة من كل مصلحة
benefit-interests-columns = المصلحة | #المخدوم | بواسطة
benefit-no-need = لا يتغير أي احتياج في الجدول.
benefit-no-interest = لا تُخدم أي مصلحة في الجدول.
concessions = ما يتنازل عنه كل طرف
concession-need = لدى الشريك ({ $partner })، { $need }: { $share } من الفجوة، بسبب { $component }
concession-interest = لدى الاتحاد الأوروبي، { $interest }: { $share } من المصلحة، بسبب { $component }
concession-none = لا يُعتبر أي مكوّن مختار متعارضاً مع احتياج للشريك أو مصلحة للاتحاد الأوروبي.
burden-own = يدفع الشريك ({ $partner }) مبلغ { $amount } من ميزانيته الخاصة.
burden-debt-private = يُقرض مبلغ { $amount } ويجب سداده: من مقترضين من القطاع الخاص، ولا شيء على الحكومة (القسم { $section }).
burden-debt-government = يُقرض مبلغ { $amount } ويجب سداده: من الحكومة (القسم { $section }).
burden-debt-both = يُقرض مبلغ { $amount } ويجب سداده: { $owed } من الحكومة والباقي من مقترضين من القطاع الخاص (القسم { $section }).
burden-grants = يقدم الاتحاد الأوروبي ودوله الأعضاء { $amount } في شكل منح.
compromises = ما يمكن الاتفاق عليه أيضاً
compromises-this = هذه الحزمة: { $notion }
compromises-line = حزم لا يحسّنها أي ترجيح بين الطرفين
compromises-needs = الاحتياجات الملبّاة ({ $partner })
compromises-interests = مصالح الاتحاد الأوروبي المخدومة
compromises-remarks = كل نقطة على الخط حزمة، بالأموال والقواعد نفسها، لا يحسّنها أي ترجيح بين الطرفين؛ وقد وُسمت هذه الحزمة وما كانت ستختاره مفاهيم أخرى للتوازن. والمقياسان تقديريان.
compromises-open = في بعض هذه النقاط انتهى الحساب المعدود قبل إثبات أنه لا توجد حزمة أفضل: قد يقع الخط أدنى قليلاً مما ينبغي.

# Section 4: who pays.

section-financing = من يدفع
financing-none = لا تُستخدم أي أموال: الحزمة فارغة أو بلا تكلفة.
financing-chart = من يدفع: { $amount }
financing-owners = كل مبلغ يعود إلى المالك المذكور ويُحتسب مرة واحدة، وهو مقترح لم يوافق عليه أي مالك. حسب المكوّن والسنة، والقروض وشروطها: الملحق { $annex }.
financing-kinds = حسب نوع الأموال: { $kinds }.
kinds-of-money = منح | أموال واجبة السداد | رأس مال | أموال الشريك الخاصة
financing-running = تكاليف التشغيل بعد { $last }: نحو { $amount } سنوياً. لا يدفعها أحد في هذه الخطة؛ وتقع مبدئياً على ميزانية الشريك أو على المستخدمين، وينبغي الاتفاق على بند للتشغيل قبل التوقيع.
financing-running-shared = تكاليف التشغيل بعد { $last }: نحو { $amount } سنوياً. لا يدفعها أحد في هذه الخطة؛ ويقع منها مبدئياً { $operators } على المشغلين الذين يموّلهم مستثمرون أو مقترضون من القطاع الخاص وعلى مستخدميهم، و{ $budget } على ميزانية الشريك؛ وينبغي الاتفاق على بند للتشغيل قبل التوقيع.
leverage = أثر الرافعة: { $all } إجمالاً مقابل كل يورو من منح الاتحاد الأوروبي، منها { $private } من القطاع الخاص.
leverage-no-private = أثر الرافعة: { $all } إجمالاً مقابل كل يورو من منح الاتحاد الأوروبي، ولا شيء منها من القطاع الخاص.
leverage-no-grant = أثر الرافعة: لا تُستخدم أي منحة من الاتحاد الأوروبي.
debt-rating = تصنيف القدرة على تحمل الدين: { $rating }؛ { $allowed }؛ { $owed }.
debt-no-loans = لا تُقترح قروض للحكومة
debt-concessional-only = يتطلب القرض للحكومة عنصر منحة لا يقل عن 35% بسعر خصم 5%، وحده أو مع منح الحزمة
debt-no-bar = لا يمنع التصنيف أي قرض؛ ويبقى فحص الدين واجباً
debt-unrated = لا يُستبعد أي قرض في غياب تصنيف؛ ويبقى فحص الدين واجباً
debt-unrated-high = يتجاوز الدين العام 90% من الناتج المحلي الإجمالي، ويُعدّ ذلك هنا خطراً متوسطاً: { debt-concessional-only }
debt-owed = تدين الحكومة بمبلغ { $amount } من هذه الخطة
debt-nothing-owed = لا تدين الحكومة بشيء من هذه الخطة
loans = القروض والدين
loans-table = القروض بالشروط المفترضة
loans-columns = القرض | #مليون يورو | #الفائدة السنوية | #فترة السماح، سنوات | #الأجل، سنوات | #عنصر المنحة عند { $rate } | يُحتسب معونة
loans-column-dac = #عند { $rate } (لجنة المساعدة الإنمائية)
aid-yes = نعم (ابتداءً من { $least })
aid-no = لا (ابتداءً من { $least })
aid-export-credit = لا: ائتمان تصدير
aid-not-eligible = لا: الشريك غير مؤهل
aid-other-rules = قواعد خاصة (ليس قرضاً لحكومة)
class-ldc-lic = بلد من أقل البلدان نمواً أو منخفض الدخل
class-lmic = بلد من الشريحة الدنيا للدخل المتوسط
class-umic = بلد من الشريحة العليا للدخل المتوسط
class-global = مؤسسة عالمية أو بنك إنمائي
class-other = مؤسسة متعددة الأطراف أخرى
dac-class = لدى لجنة المساعدة الإنمائية التابعة لمنظمة التعاون والتنمية في الميدان الاقتصادي، يُصنَّف الشريك ({ $partner }) على أنه { $class }؛ ويجب أن يحترم القرض أيضاً حدود الدين لدى صندوق النقد الدولي والبنك الدولي.
dac-not-eligible = لدى لجنة المساعدة الإنمائية التابعة لمنظمة التعاون والتنمية في الميدان الاقتصادي، لا يجوز توجيه المساعدة الإنمائية إلى هذا الشريك؛ ويجب أن يحترم القرض أيضاً حدود الدين لدى صندوق النقد الدولي والبنك الدولي.
dac-no-class = لدى لجنة المساعدة الإنمائية التابعة لمنظمة التعاون والتنمية في الميدان الاقتصادي، لا تُسجَّل أي فئة لهذا الشريك، فلا يُقيَّم أي قرض؛ ويجب أن يحترم القرض أيضاً حدود الدين لدى صندوق النقد الدولي والبنك الدولي.
debt-service-unknown = خدمة الدين غير معروفة: لم تُذكر أي شروط.
debt-service = خدمة الدين: { $amount } حتى { $last } (الفوائد: { $interest }، وما تدين به الحكومة: { $sovereign })؛ وذروتها في { $year }: { $most }، أي { $share } من الناتج المحلي الإجمالي؛ وحسب السنوات: الملحق { $annex }
debt-service-without = { $service }؛ ولم يُحتسب { $without } لأن شروطه لم يُتفق عليها بعد.
grant-element = { $held ->
    [yes] للمنح والقروض الحكومية معاً عنصر منحة قدره { $element } عند { $rate }، وهو يبلغ عتبة { $least } لدى صندوق النقد الدولي والبنك الدولي
   *[no] للمنح والقروض الحكومية معاً عنصر منحة قدره { $element } عند { $rate }، وهو لا يبلغ عتبة { $least } لدى صندوق النقد الدولي والبنك الدولي
}
grant-element-lift = { $element }؛ وللقروض وحدها { $loans }، وتحتاج إلى { $grants } من المنح في المجموع لبلوغها.
grant-element-loans = { $element }؛ وللقروض وحدها { $loans }.

# Section 5: framework, status, contacts.

section-framework = الإطار والوضع وجهات الاتصال
framework-table = موضع العرض
framework-more-table = الشريك والعرض
framework-columns = البند | المحتوى
framework-partner = الشريك
framework-partner-people = { $partner } ({ $id })، { $region }، { $people } مليون نسمة
framework-partner-only = { $partner } ({ $id })، { $region }
framework-host = الإطار الحاضن
framework-stand-alone = قائم بذاته: لا يُسجَّل أي إطار لهذا الشريك
framework-also = { $host }. وكذلك: { $others }
framework-engagement = نمط الانخراط
engagement-deepen = تعميق (شراكة أو حوار أو مجلس رقمي قائم)
engagement-broaden = توسيع (لا توجد بعد شراكة رقمية ولا حوار رقمي)
engagement-strengthen-both = تعزيز (شراكة رقمية مع شراكة في الأمن والدفاع)
engagement-strengthen = تعزيز (شراكة في الأمن والدفاع)
engagement-connect = ربط (مشروع مشترك مع شركاء آخرين)
framework-next-step = الخطوة السياسية التالية
next-step-existing = تناول الحزمة في إطار الشراكة أو الحوار القائم؛ بإعداد وفق نهج فريق أوروبا
next-step-first = للنقاش: حوار رقمي كإطار أول؛ بإعداد وفق نهج فريق أوروبا
framework-running = جارٍ بالفعل ولا يُدفع مرتين
framework-topics = مواضيع الاستراتيجية
framework-languages = لغات العمل
framework-period = الفترة والأسعار
framework-period-prices = من { $first } إلى { $last }؛ بملايين اليورو بالأسعار الثابتة لسنة { $prices }، دون خصم
framework-results = النتائج الأولى
framework-risks = أبرز المخاطر
framework-risks-named = { $risks } (تقدير؛ القائمة الكاملة: الملحق { $annex }؛ الشروط والضمانات: الملحق { $conditions })
framework-status = الوضع
framework-status-draft = مشروع للنقاش؛ بيانات { $years }؛ السيناريو «{ $scenario }»
framework-anchor = المرجع السياسي
framework-anchor-text = الوثيقة JOIN(2025) 140 المؤرخة 5 يونيو 2025، استراتيجية رقمية دولية للاتحاد الأوروبي، القسم 3: بيان مشترك غير ملزم
framework-contacts = جهات الاتصال
framework-contacts-open = تُستكمل لاحقاً: بعثة الاتحاد الأوروبي؛ وزارة الشريك؛ الدولة العضو الرائدة وسفارتها
