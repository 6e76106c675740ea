"""Writes a multi-objective knapsack as an offer that `tbo` reads.

Each item is a component whose payments in year t are its weights in constraint t; the yearly limits of
the only instrument are the capacities. The first objective is the partner's only need and the second
the EU's only interest, both without a cap, so that utilities are plain sums.
"""

import json
from pathlib import Path


def write(folder, name, weights, capacities, profits):
    """Writes the files of one instance; returns the scenario's path."""
    folder = Path(folder)
    for part in ("scenarios", "components/items", "partners"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    items = [
        {
            "id": f"item-{at + 1:03}",
            "area": "items",
            "name": f"Item {at + 1}",
            "options": [
                {
                    "id": "whole",
                    "cost": {"by_year": [row[at] for row in weights]},
                    "closes": {"FIRST": profits[0][at]},
                    "serves": {"SECOND": profits[1][at]},
                }
            ],
        }
        for at in range(len(weights[0]))
    ]
    taxonomy = {
        "areas": [{"id": "items", "name": "Items"}],
        "needs": [{"id": "FIRST", "name": "First objective", "severity": {"constant": 1}, "cap": None}],
        "interests": [{"id": "SECOND", "name": "Second objective", "cap": None}],
        "instruments": [{"id": "CAPITAL", "name": "Capital", "kind": "grant"}],
        "actors": [],
    }
    scenario = {
        "id": name,
        "title": f"Knapsack {name}",
        "catalogue": "../components",
        "partner_data": "../partners",
        "partners": ["MAR"],
        "horizon": {"start_year": 2027, "years": len(weights)},
        "price_year": 2025,
        "discount_rate": 0,
        "criterion": {"rule": "utilitarian"},
        "envelope": [{"instrument": "CAPITAL", "per_year": list(capacities)}],
        "solver": {"gap": 0, "time_limit_s": 600},
    }
    table = {
        "fields": [
            {"name": "iso3", "type": "string", "title": "ISO 3166-1 alpha-3"},
            {"name": "name", "type": "string", "title": "Name"},
            {"name": "region", "type": "string", "title": "Region"},
        ],
        "primaryKey": "iso3",
        "missingValues": [""],
    }
    path = folder / "scenarios" / f"{name}.json"
    path.write_text(json.dumps(scenario, indent=1))
    (folder / "components/taxonomy.json").write_text(json.dumps(taxonomy, indent=1))
    (folder / "components/items/items.json").write_text(json.dumps({"components": items}))
    (folder / "partners/indicators.schema.json").write_text(json.dumps(table, indent=1))
    (folder / "partners/indicators.csv").write_text("iso3,name,region\nMAR,The firm,Anywhere\n")
    return path
