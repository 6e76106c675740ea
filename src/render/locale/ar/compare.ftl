# Answers side by side.

compare-title = مقارنة الحزم
compare-status = وثيقة توضيحية وليست وثيقة رسمية للاتحاد الأوروبي
compare-made = وثيقة توضيحية وليست وثيقة رسمية للاتحاد الأوروبي. أُعدّت بواسطة tbo { $version }.
compare-answers = ما تجري مقارنته
compare-answers-columns = { "" } | الملف | السيناريو | النتيجة | المعيار | #القيمة | الإثبات | #مليون يورو
compare-solved = محسوبة
compare-stored = كما حُفظت
compare-optimal = مثلى، مثبتة
compare-within = في حدود { $gap }
compare-no-package = لا حزمة
compare-with = { $file } مع { $changes }
compare-criteria-differ = المعايير مختلفة: قيمها بوحدات مختلفة ولا تجوز المقارنة بينها.
compare-eu = الاتحاد الأوروبي
compare-parties = الأطراف
compare-utility = منفعة { $party }
compare-share-of-ideal = { $party }، % من مثاله
compare-cost = التكلفة لصالح { $partner }، مليون يورو
compare-effort = جهد { $partner }
compare-differences = ما يختلف في حزمة { $partner }
compare-same = ما لا يختلف في حزمة { $partner }
compare-components-columns = المكوّن | الاسم
compare-size = { $mark }: الحجم (مليون يورو)
compare-money = الأموال المستخدمة من المتاح، مليون يورو
compare-instrument = الأداة
compare-of = { $used } من { $total }
compare-more = { $mark } − { $first }
