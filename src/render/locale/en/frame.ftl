# The frame of every document.

notice = Illustrative draft for discussion. Not an official EU document.
notice-short = Illustrative draft. Not an official EU document.
# Printed on every document that is not in English, in its language and in English.
review = Machine-assisted translation; needs review by a native speaker.
untranslated = Names and texts of the catalogue and of the sources that have no translation are printed in English. The English version prevails.
made = Scenario: { $scenario }. Made with tbo { $version } on { $day }. Input: { $files ->
    [one] { $files } file
   *[other] { $files } files
}, SHA-256 { $digest }.
status-draft = Draft
contents = Contents
skip = Skip to the content
briefs = Briefs
briefs-inline = Briefs:
versions = Other languages:
annex = Annex
annexes = Annexes
table = Table
figure = Figure
key-figures = Key figures
page-of = Page { $page } of { $pages }
place-annex = annex { $number }
place-section = section { $number }
brief-title = Tech Business Offer for { $partner }
brief-subtitle = Proposal brief
brief-to-summary = Summary of all packages
summary-subtitle = Tech Business Offer: summary of all packages
code-and-name = { $code } { $name }

# Numbers, dates and lists.

amount-million = EUR { $amount } million
amount-eur = EUR { $amount }
day = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }
years = { $first } to { $last }
range = { $low } to { $high }
part-of = { $part } of { $whole }
list-and = { $first } and { $last }
list-or = { $first } or { $last }
list-more = { $count } more
value-and-unit = { $value } { $unit }
kind-and-share = { $kind } { $share }

# Cells that stand in many tables.

total = Total
all = All
none = none
eu = EU
not-known = not known
not-stated = not stated
not-dated = not dated
not-proven = not proven
no-total = no total
to-be-agreed = to be agreed
to-be-named = to be named
to-be-set = to be set
to-be-collected = to be collected
set-with-partner = to be set with the partner
set-by-delegation = to be set by the Delegation
shared-name = { $name } (shared)

# Words of charts.

unit-share = share
unit-points = points
unit-million = million EUR
unit-number = number
unit-years = years
gantt-years = starts { $start }, operates from { $operates }
gantt-start = start
gantt-years-building = years of preparation and building
gantt-years-operation = years of operation
gantt-building = preparation and building
gantt-operation = operation
