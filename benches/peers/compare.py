"""Bi-objective knapsacks: tbo and public solvers side by side, one table.

The instances are those that PyAUGMECON ships (MIT licence), read from its installed package. Every
answer is compared with the reference front that comes with them. tbo is timed as a whole process, from
start to JSON; the Python peers are timed from the call on, imports not counted.

On a Python older than 3.12 the eight `type X = ...` lines of PyAUGMECON are rewritten to `X = ...`
in the environment's copy; they name types only.

Environment: PEERS=PyAUGMECON,... runs only these; PYAUGMECON_WORKERS=n.
"""

import csv
import json
import os
import platform
import re
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

import offer

# One worker is what PyAUGMECON's own tests use; with two objectives there is little to split.
WORKERS = int(os.environ.get("PYAUGMECON_WORKERS", "1"))
ROOT = Path(__file__).resolve().parents[2]
PACKAGE = Path(find_spec("pyaugmecon").submodule_search_locations[0])


def older_python():
    """Makes PyAUGMECON importable before Python 3.12."""
    if sys.version_info >= (3, 12):
        return
    for path in PACKAGE.rglob("*.py"):
        text = path.read_text()
        plain = re.sub(r"^type (\w+) = ", r"\1 = ", text, flags=re.M)
        if plain != text:
            path.write_text(plain)


def read(name, table):
    """A table of an instance without its header and index."""
    with open(PACKAGE / "data" / name / f"{table}.csv", newline="") as file:
        rows = list(csv.reader(file))[1:]
    number = lambda cell: int(cell) if cell.isdigit() else float(cell)
    return [[number(cell) for cell in row[1:]] for row in rows]


def instance(name):
    """Weights, capacities, profits, and the reference front."""
    weights, capacities, profits = (read(name, table) for table in "abc")
    front = sorted(tuple(map(float, row)) for row in read(name, "pareto_sols"))
    return weights[:2], [row[0] for row in capacities[:2]], profits[:2], front


def tbo(name, folder):
    """The whole program: start, load, search, print."""
    weights, capacities, profits, _ = instance(name)
    scenario = offer.write(Path(folder) / name, name, weights, capacities, profits)
    command = [ROOT / "target/release/tbo", "--quiet", "frontier", scenario, "--format", "json"]
    began = time.perf_counter()
    answer = subprocess.run(command, capture_output=True, check=True)
    seconds = time.perf_counter() - began
    file = json.loads(answer.stdout)
    return seconds, [tuple(point["values"]) for point in file["points"]] if file["exact"] else None


def pyaugmecon(name, folder):
    """PyAUGMECON as its own benchmarks call it, exact mode, HiGHS."""
    from pyaugmecon import PyAugmecon, PyAugmeconConfig
    from pyaugmecon.example_models import kp_model

    model = kp_model(name, 2)
    began = time.perf_counter()
    config = PyAugmeconConfig(
        name=name, mode="exact", solver_name="highs", workers=WORKERS,
        write_csv=False, progress_bar=False, log_to_console=False,
    )
    solver = PyAugmecon(model, config)
    solver.solve()
    seconds = time.perf_counter() - began
    return seconds, [tuple(float(value) for value in point) for point in solver.result.points]


def loop(best):
    """The plain epsilon-constraint loop: best(first?, floor) returns a point or None."""
    began = time.perf_counter()
    points, floor = [], 0
    while True:
        top = best(floor, None)
        if top is None:
            break
        point = best(floor, top[0])
        points.append(tuple(map(float, point)))
        floor = point[1] + 1
    return time.perf_counter() - began, points


def highs(name, folder):
    """A bare highspy loop: the first objective, then the second at the first's best."""
    import highspy

    weights, capacities, profits, _ = instance(name)
    n = len(profits[0])
    model = highspy.Highs()
    model.setOptionValue("output_flag", False)
    model.setOptionValue("mip_rel_gap", 0.0)
    model.setOptionValue("mip_abs_gap", 0.999)
    x = [model.addBinary() for _ in range(n)]
    total = lambda row: sum(c * v for c, v in zip(row, x))
    for row, capacity in zip(weights, capacities):
        model.addConstr(total(row) <= capacity)
    low = [model.addConstr(total(row) >= 0) for row in profits]

    def best(floor, first):
        model.changeRowBounds(low[1].index, floor, highspy.kHighsInf)
        model.changeRowBounds(low[0].index, 0 if first is None else first, highspy.kHighsInf)
        model.maximize(total(profits[0] if first is None else profits[1]))
        if model.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        values = [round(v) for v in model.getSolution().col_value]
        return [sum(c * v for c, v in zip(row, values)) for row in profits]

    return loop(best)


def cp_sat(name, folder):
    """An OR-Tools CP-SAT loop; capacities are halves at most, so doubled to whole numbers."""
    from ortools.sat.python import cp_model

    weights, capacities, profits, _ = instance(name)

    def best(floor, first):
        model = cp_model.CpModel()
        x = [model.new_bool_var(f"x{at}") for at in range(len(profits[0]))]
        total = lambda row: sum(c * v for c, v in zip(row, x))
        for row, capacity in zip(weights, capacities):
            model.add(2 * total(row) <= int(2 * capacity))
        model.add(total(profits[1]) >= floor)
        if first is not None:
            model.add(total(profits[0]) >= first)
        model.maximize(total(profits[0] if first is None else profits[1]))
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = os.cpu_count()
        if solver.solve(model) != cp_model.OPTIMAL:
            return None
        values = [solver.value(v) for v in x]
        return [sum(c * v for c, v in zip(row, values)) for row in profits]

    return loop(best)


def pulp_cbc(name, folder):
    """A PuLP loop with its CBC."""
    import pulp

    weights, capacities, profits, _ = instance(name)

    def best(floor, first):
        model = pulp.LpProblem("knapsack", pulp.LpMaximize)
        x = [pulp.LpVariable(f"x{at}", cat="Binary") for at in range(len(profits[0]))]
        total = lambda row: pulp.lpSum(c * v for c, v in zip(row, x))
        model += total(profits[0] if first is None else profits[1])
        for row, capacity in zip(weights, capacities):
            model += total(row) <= capacity
        model += total(profits[1]) >= floor
        if first is not None:
            model += total(profits[0]) >= first
        model.solve(pulp.PULP_CBC_CMD(msg=False, gapRel=0))
        if model.status != pulp.LpStatusOptimal:
            return None
        values = [round(v.value()) for v in x]
        return [sum(c * v for c, v in zip(row, values)) for row in profits]

    return loop(best)


# Peers with the instances that each is run on by default; the rest takes minutes to hours.
PEERS = {
    "PyAUGMECON": (pyaugmecon, ("2kp50", "2kp100")),
    "highspy loop": (highs, ("2kp50", "2kp100")),
    "CP-SAT loop": (cp_sat, ("2kp50",)),
    "PuLP + CBC loop": (pulp_cbc, ("2kp50",)),
}


def apart(peer, name, folder):
    """Runs a peer in a process of its own: OR-Tools and highspy do not load side by side."""
    command = [sys.executable, __file__, "--one", peer, name, folder]
    answer = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)
    seconds, points = json.loads(answer.stdout.splitlines()[-1])
    return seconds, [tuple(point) for point in points]


def main():
    older_python()
    if sys.argv[1:2] == ["--one"]:
        peer, name, folder = sys.argv[2:]
        print(json.dumps(PEERS[peer][0](name, folder)))
        return
    names = sys.argv[1:] or ["2kp50", "2kp100", "2kp250"]
    packages = ["pyaugmecon", "pyomo", "highspy", "ortools", "PuLP"]
    print(f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, "
          + ", ".join(f"{package} {version(package)}" for package in packages))
    print("\n| instance | points | tool | seconds | times tbo | front |\n|---|---|---|---|---|---|", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for name in names:
            front = instance(name)[3]
            verdict = lambda points: "as published" if points and sorted(points) == front else "WRONG"
            # The best of three: the first run also reads the program from disk.
            own, points = min((tbo(name, folder) for _ in range(3)), key=lambda run: run[0])
            print(f"| {name} | {len(front)} | tbo | {own:.3f} | 1 | {verdict(points)} |", flush=True)
            only = os.environ.get("PEERS", ",".join(PEERS)).split(",")
            for peer, (_, instances) in PEERS.items():
                if peer not in only:
                    continue
                if name in instances:
                    seconds, points = apart(peer, name, folder)
                    print(f"| {name} | {len(front)} | {peer} | {seconds:.2f} | {seconds / own:.0f} | "
                          f"{verdict(points)} |", flush=True)


if __name__ == "__main__":
    main()
