# La synthèse de tous les paquets.

summary-result = Le résultat
summary-packages = Paquets
summary-balance = Équilibre entre les parties
summary-money = Financement
summary-shared = Projets partagés
summary-chosen = Composantes et fréquence de leur choix
summary-left-out = Ce qui a été écarté et pourquoi
summary-method = Méthode, données, limites
key-partners = { $count ->
    [one] partenaire
   *[other] partenaires
}
key-whole-period = sur toute la période
key-all-components = { $count ->
    [one] composante dans tous les paquets
   *[other] composantes dans tous les paquets
}
key-least = de son maximum pour le partenaire le moins servi
summary-packages-for = { $count ->
    [one] { $count } paquet
   *[other] { $count } paquets
} pour { $amount } de { $first } à { $last }, aux prix constants de { $prices }. { $count ->
    [1] Le paquet a été choisi selon un seul critère
   *[other] Les paquets ont été choisis ensemble selon un seul critère
} : { $criterion }. { $proof }.
summary-package = { $partner } : { $count ->
    [one] { $count } composante
   *[other] { $count } composantes
}, { $amount }
packages-columns = Partenaire | #Composantes | #Millions d’euros | #Dons | #Besoins couverts | #Part de son idéal | #Intérêts de l’UE servis | #Effort | #Capacité
packages-remarks = Besoins couverts et intérêts servis sont des parts pondérées. Part de son idéal : ce que gagne le partenaire, en part du maximum qu’il pourrait gagner avec tous les moyens sans que personne ne finisse en dessous de l’absence d’accord.
balance-chart = Part de l’idéal atteinte par chaque partie
balance-chart-least = Part de l’idéal : les { $count } partenaires les moins servis, et l’UE ; tous figurent à la section 2
stages-table = Étapes du critère
stages-columns = Étape | #Atteint | #Borne prouvée
stages-more = { $count ->
    [one] { $count } autre étape, le coût en dernier, figure dans result.json.
   *[other] { $count } autres étapes, le coût en dernier, figurent dans result.json.
}
debt-table = Effet de levier et dette, millions d’euros
debt-columns = Partenaire | #Dons de l’UE | #Total par euro de don | #Privé par euro de don | #Prêté | #Échéance annuelle maximale | #Part du PIB
debt-in-year = { $amount } en { $year }
who-pays-table = Qui paie quoi, millions d’euros
who-pays-columns = Partenaire | #Total
envelopes-table = Enveloppes, millions d’euros
envelopes-columns = Source | Type | #Disponible | #Utilisé | #Part utilisée | #Un de plus ajoute
envelopes-prices = Un de plus ajoute : ce dont l’objectif augmenterait avec un million d’euros de plus de cette source, en part de celui-ci, à la marge et à points idéaux constants : le prix des fonds si les paquets pouvaient être mélangés. Les paquets se composent de composantes entières : un million seul peut apporter moins. 0 % signifie qu’un apport de cette seule source n’ajoute rien.
envelopes-priced-left = Une source qui n’est pas épuisée peut aussi avoir un prix : un mélange de paquets l’épuiserait.
envelopes-chart = Utilisation des enveloppes, millions d’euros
envelopes-available = disponible
envelopes-used = utilisé
shared-columns = Projet | Taille | #Millions d’euros | Membres
sharing-equal = { $project } : selon le catalogue, le coût est le même quels que soient les participants, de sorte que toute règle de partage donne les parts égales utilisées dans les paquets : { $amount } pour chacun des { $members } membres.
sharing-equal-used = parts égales (dans les paquets)
sharing-member = Membre
sharing-funder = Source de financement
sharing-table = { $project } : partages possibles de son coût, millions d’euros
sharing-funders-table = { $project } : les mêmes selon qui paie, millions d’euros
sharing-core-unknown = Il y a trop de membres pour dire quelles parts sont dans le cœur ; la valeur de Shapley est obtenue par échantillonnage.
sharing-core-all = Toutes sont dans le cœur : aucun groupe de membres ne paierait moins seul.
sharing-core-not = Hors du cœur (un groupe de membres paierait moins seul) : { $rules }.
sharing-remarks = Un groupe seul paierait les parties du projet dont il a besoin. { $core } Les sources de financement paient dans la proportion où elles financent la part de chaque membre.
chosen-table = Composantes retenues
chosen-columns = Composante | Domaine | #Paquets | #Millions d’euros | Partenaires
left-out-chart = Composantes écartées, par motif, tous partenaires confondus
left-out-where = L’annexe { $annex } de chaque fiche nomme les composantes et les motifs.
method-text = Les paquets sont trouvés par optimisation linéaire en nombres entiers mixtes sur un catalogue de composantes, un tableau d’indicateurs des partenaires et un scénario ; la réponse est vérifiée à partir des mêmes fichiers avant qu’un document ne soit écrit. Les effets sont des appréciations, les coûts des fourchettes, et JOIN(2025) 140 ne fixe pour l’offre ni budget, ni pays cibles, ni critères : ce sont des choix du scénario.
method-answer = Réponse : { $status }.
method-made = Établi avec tbo { $version } le { $day }.
method-changes = Modifications faites sur la ligne de commande
method-warnings = Avertissements sur les données
method-files = { $count ->
    [one] { $count } fichier a été lu
   *[other] { $count } fichiers ont été lus
} ; l’empreinte de chacun (SHA-256) figure dans result.json, et « tbo verify » vérifie le résultat à partir d’eux.
