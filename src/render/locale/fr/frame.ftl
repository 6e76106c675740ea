# Le cadre de chaque document.

notice = Projet illustratif, pour discussion. Ceci n’est pas un document officiel de l’UE.
notice-short = Projet illustratif. Ceci n’est pas un document officiel de l’UE.
review = Traduction assistée par machine ; à relire par un locuteur natif.
untranslated = Les noms et textes du catalogue et des sources qui n’ont pas de traduction sont imprimés en anglais. La version anglaise fait foi.
made = Scénario : { $scenario }. Établi avec tbo { $version } le { $day }. Entrées : { $files ->
    [one] { $files } fichier
   *[other] { $files } fichiers
}, SHA-256 { $digest }.
status-draft = Projet
contents = Sommaire
skip = Aller au contenu
briefs = Fiches par partenaire
briefs-inline = Fiches par partenaire :
versions = Autres langues :
annex = Annexe
annexes = Annexes
table = Tableau
figure = Figure
key-figures = Chiffres clés
page-of = Page { $page } sur { $pages }
place-annex = annexe { $number }
place-section = section { $number }
brief-title = Offre technologique : { $partner }
brief-subtitle = Fiche de proposition
brief-to-summary = Synthèse de tous les paquets
summary-subtitle = Offre technologique : synthèse de tous les paquets
code-and-name = { $code } { $name }

# Nombres, dates et listes.

amount-million = { $value ->
    [one] { $amount } million d’euros
   *[other] { $amount } millions d’euros
}
amount-eur = { $amount } EUR
day = { $day ->
    [1] 1er
   *[other] { $day }
} { $month ->
    [1] janvier
    [2] février
    [3] mars
    [4] avril
    [5] mai
    [6] juin
    [7] juillet
    [8] août
    [9] septembre
    [10] octobre
    [11] novembre
   *[12] décembre
} { $year }
years = { $first } à { $last }
range = { $low } à { $high }
part-of = { $part } sur { $whole }
list-and = { $first } et { $last }
list-or = { $first } ou { $last }
list-more = { $count ->
    [one] { $count } autre
   *[other] { $count } autres
}
value-and-unit = { $value } { $unit }
kind-and-share = { $kind } { $share }

# Cellules présentes dans beaucoup de tableaux.

total = Total
all = Tous
none = aucun
eu = UE
not-known = non connu
not-stated = non indiqué
not-dated = sans date
not-proven = non prouvé
no-total = pas de total
to-be-agreed = à convenir
to-be-named = à désigner
to-be-set = à fixer
to-be-collected = à collecter
set-with-partner = à fixer avec le partenaire
set-by-delegation = à fixer par la délégation
shared-name = { $name } (partagé)

# Mots des graphiques.

unit-share = part
unit-points = points
unit-million = millions d’euros
unit-number = nombre
unit-years = années
gantt-years = démarre en { $start }, fonctionne à partir de { $operates }
gantt-start = début
gantt-years-building = années de préparation et de construction
gantt-years-operation = années de fonctionnement
gantt-building = préparation et construction
gantt-operation = fonctionnement
