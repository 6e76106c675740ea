# The frame of every document.

notice = مشروع توضيحي للنقاش. هذه ليست وثيقة رسمية للاتحاد الأوروبي.
notice-short = مشروع توضيحي. هذه ليست وثيقة رسمية للاتحاد الأوروبي.
# Printed on every document that is not in English, in its language and in English.
review = ترجمة بمساعدة الآلة؛ تحتاج إلى مراجعة من متحدث أصلي باللغة.
untranslated = تُطبع بالإنجليزية أسماء الفهرس ونصوصه ونصوص المصادر التي لا ترجمة لها. والنص الإنجليزي هو المرجع.
made = السيناريو: { $scenario }. أُعدّت بواسطة tbo { $version } في { $day }. المدخلات: { $files ->
    [zero] لا ملفات
    [one] ملف واحد
    [two] ملفان
    [few] { $files } ملفات
    [many] { $files } ملفاً
   *[other] { $files } ملف
}، SHA-256 { $digest }.
status-draft = مشروع
contents = المحتويات
skip = الانتقال إلى المحتوى
briefs = المذكرات حسب الشريك
briefs-inline = المذكرات حسب الشريك:
versions = بلغات أخرى:
annex = الملحق
annexes = الملاحق
table = الجدول
figure = الشكل
key-figures = الأرقام الرئيسية
page-of = الصفحة { $page } من { $pages }
place-annex = الملحق { $number }
place-section = القسم { $number }
brief-title = عرض الأعمال التكنولوجي: { $partner }
brief-subtitle = مذكرة اقتراح
brief-to-summary = ملخص جميع الحزم
summary-subtitle = عرض الأعمال التكنولوجي: ملخص جميع الحزم
code-and-name = { $code } { $name }

# Numbers, dates and lists.

amount-million = { $amount } مليون يورو
amount-eur = { $amount } يورو
day = { $day } { $month ->
    [1] يناير
    [2] فبراير
    [3] مارس
    [4] أبريل
    [5] مايو
    [6] يونيو
    [7] يوليو
    [8] أغسطس
    [9] سبتمبر
    [10] أكتوبر
    [11] نوفمبر
   *[12] ديسمبر
} { $year }
years = من { $first } إلى { $last }
range = من { $low } إلى { $high }
part-of = { $part } من { $whole }
list-and = { $first } و{ $last }
list-or = { $first } أو { $last }
list-more = { $count ->
    [one] واحد آخر
    [two] اثنان آخران
    [few] { $count } أخرى
   *[other] { $count } أخرى
}
value-and-unit = { $value } { $unit }
kind-and-share = { $kind } { $share }

# Cells that stand in many tables.

total = المجموع
all = الكل
none = لا شيء
eu = الاتحاد الأوروبي
not-known = غير معروف
not-stated = غير مذكور
not-dated = بلا تاريخ
not-proven = غير مثبت
no-total = لا مجموع
to-be-agreed = يُتفق عليه لاحقاً
to-be-named = يُسمّى لاحقاً
to-be-set = يُحدد لاحقاً
to-be-collected = يُجمع لاحقاً
set-with-partner = يُحدد مع الشريك
set-by-delegation = تحدده بعثة الاتحاد الأوروبي
shared-name = { $name } (مشترك)

# Words of charts.

unit-share = نسبة
unit-points = نقاط
unit-million = مليون يورو
unit-number = عدد
unit-years = سنوات
gantt-years = يبدأ في { $start } ويعمل ابتداءً من { $operates }
gantt-start = البداية
gantt-years-building = سنوات الإعداد والبناء
gantt-years-operation = سنوات التشغيل
gantt-building = الإعداد والبناء
gantt-operation = التشغيل
