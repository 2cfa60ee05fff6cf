"""What every NumPy twin uses and none teaches: flags, tables, seeded random numbers, JSON."""

import importlib.util
import json
import math
import sys
from pathlib import Path

import numpy as np

DATA = Path(__file__).parent / "data"
BREAST_CANCER = DATA / "breast_cancer.csv"
DIGITS = DATA / "digits.csv"


def lesson(number):
    """The twin of an earlier lesson, to use what it defines: twin.lesson(2).sigmoid."""
    folder = next((DATA.parents[1] / "lessons").glob(f"{number:02}-*"))
    spec = importlib.util.spec_from_file_location(f"lesson{number:02}", folder / "lesson.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def flags(*switches):
    """The flags as a dictionary without dashes: {"learning-rate": "0.1"}; a switch is True."""
    given, arguments = {}, sys.argv[1:]
    while arguments:
        name, equals, value = arguments.pop(0).removeprefix("--").partition("=")
        if name == "json":
            continue
        if name in switches:
            given[name] = True
        else:
            given[name] = value if equals else arguments.pop(0)
    return given


def numbers(text):
    """'1,-2' as [1.0, -2.0]."""
    return [float(number) for number in text.split(",")]


def read_csv(file):
    """The names of the columns, and the rows as lists of text."""
    lines = Path(file).read_text(encoding="utf-8-sig").splitlines()
    rows = [[cell.strip() for cell in line.split(",")] for line in lines if line.strip()]
    return rows[0], rows[1:]


def read_examples(file, label=None, positive=None, features=None):
    """X (n_x, m) and Y (1, m)."""
    columns, rows = read_csv(file)
    label = label or columns[-1]
    features = features or [column for column in columns if column != label]
    pick = lambda name: [row[columns.index(name)] for row in rows]
    X = np.array([[float(value) for value in pick(name)] for name in features])
    if positive is None:
        Y = np.array([[float(value) for value in pick(label)]])
    else:
        Y = np.array([[float(value == positive) for value in pick(label)]])
    return X, Y


def bits(count, seed):
    """The first `count` numbers of SplitMix64, as in Rust: 64 random bits each."""
    state = np.uint64(seed) + np.arange(1, count + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    state = (state ^ (state >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    state = (state ^ (state >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return state ^ (state >> np.uint64(31))


def random(count, seed):
    """Random numbers from 0 up to, but not, 1."""
    return (bits(count, seed) >> np.uint64(11)) / 2**53


def permutation(m, seed):
    """The numbers 0 to m-1 in a random order (Fisher-Yates)."""
    order = list(range(m))
    for last, drawn in zip(range(m - 1, 0, -1), bits(m - 1, seed).tolist()):
        chosen = drawn % (last + 1)
        order[last], order[chosen] = order[chosen], order[last]
    return order


def milestones(count):
    """0, 1, 2, 5, 10, 20, 50, ... below count, and the last."""
    chosen = {0, count - 1} | {d * 10**p for d in (1, 2, 5) for p in range(7)}
    return sorted(k for k in chosen if k < count)


def print_json(**values):
    """One JSON object; arrays become flat lists, and what is no number null."""
    print(json.dumps({name: plain(value) for name, value in values.items()}))


def plain(value):
    if isinstance(value, dict):
        return {name: plain(one) for name, one in value.items()}
    if isinstance(value, np.ndarray):
        value = value.ravel().tolist() if value.ndim else value.item()
    if isinstance(value, (list, tuple)):
        return [plain(one) for one in value]
    if isinstance(value, (float, np.floating)):
        return float(value) if math.isfinite(value) else None
    return value.item() if isinstance(value, np.generic) else value
