# The frame of every document.

notice = Ілюстративний проєкт для обговорення. Це не офіційний документ ЄС.
notice-short = Ілюстративний проєкт. Це не офіційний документ ЄС.
# Printed on every document that is not in English, in its language and in English.
review = Машинний переклад; потребує перевірки носієм мови.
untranslated = Назви й тексти каталогу та джерел, які не мають перекладу, друкуються англійською. Переважну силу має англійська версія.
made = Сценарій: { $scenario }. Створено за допомогою tbo { $version }, { $day }. Вхідні дані: { $files ->
    [one] { $files } файл
    [few] { $files } файли
    [many] { $files } файлів
   *[other] { $files } файлу
}, SHA-256 { $digest }.
status-draft = Проєкт
contents = Зміст
skip = Перейти до змісту
briefs = Довідки за партнерами
briefs-inline = Довідки за партнерами:
versions = Іншими мовами:
annex = Додаток
annexes = Додатки
table = Таблиця
figure = Рисунок
key-figures = Ключові показники
page-of = Сторінка { $page } з { $pages }
place-annex = додаток { $number }
place-section = розділ { $number }
brief-title = Технологічна ділова пропозиція: { $partner }
brief-subtitle = Довідка з пропозицією
brief-to-summary = Огляд усіх пакетів
summary-subtitle = Технологічна ділова пропозиція: огляд усіх пакетів
code-and-name = { $code } { $name }

# Numbers, dates and lists.

amount-million = { $amount } млн євро
amount-eur = { $amount } євро
day = { $day } { $month ->
    [1] січня
    [2] лютого
    [3] березня
    [4] квітня
    [5] травня
    [6] червня
    [7] липня
    [8] серпня
    [9] вересня
    [10] жовтня
    [11] листопада
   *[12] грудня
} { $year } року
years = { $first }–{ $last }
range = від { $low } до { $high }
part-of = { $part } з { $whole }
list-and = { $first } та { $last }
list-or = { $first } або { $last }
list-more = ще { $count }
value-and-unit = { $value } { $unit }
kind-and-share = { $kind } { $share }

# Cells that stand in many tables.

total = Разом
all = Усі
none = немає
eu = ЄС
not-known = невідомо
not-stated = не зазначено
not-dated = без дати
not-proven = не доведено
no-total = без загальної суми
to-be-agreed = належить узгодити
to-be-named = належить визначити
to-be-set = належить установити
to-be-collected = належить зібрати
set-with-partner = належить установити з партнером
set-by-delegation = визначає Представництво ЄС
shared-name = { $name } (спільний)

# Words of charts.

unit-share = частка
unit-points = бали
unit-million = млн євро
unit-number = кількість
unit-years = роки
gantt-years = початок { $start }, працює з { $operates }
gantt-start = початок
gantt-years-building = роки підготовки та будівництва
gantt-years-operation = роки роботи
gantt-building = підготовка та будівництво
gantt-operation = робота
