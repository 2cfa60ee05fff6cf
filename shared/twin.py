"""What every NumPy twin uses and none teaches: flags, tables, seeded random numbers, JSON."""

import csv
import importlib.util
import json
import math
import re
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


SWITCHES = {"standardize", "drop-missing", "no-header"}


def flags(*switches, optional=()):
    """The flags as a dictionary without dashes: {"learning-rate": "0.1"}; a switch is True, and so is an `optional`
    flag without its value."""
    given, arguments, known = {}, sys.argv[1:], declared().union(switches, optional)
    while arguments:
        word = arguments.pop(0)
        name, equals, value = word.removeprefix("--").partition("=")
        if name == "json":
            continue
        if not word.startswith("--") or name not in known:
            fail(f"{word}: unknown flag; the lesson's --help lists those of this twin too", 2)
        alone = not equals and (not arguments or arguments[0].startswith("--"))
        if name in SWITCHES.union(switches) or name in optional and alone:
            given[name] = True
        elif alone:
            fail(f"{word}: expected a value", 2)
        else:
            given[name] = value if equals else arguments.pop(0)
    return given


def declared():
    """The names of the flags that the lesson declares in Rust: its twin takes the same."""
    folders = [Path(sys.argv[0]).resolve().parent, DATA.parent]
    sources = [source.read_text(encoding="utf-8") for folder in folders for source in folder.glob("src/**/*.rs")]
    return {name for source in sources for name in re.findall(r'Flag::\w+\(\s*"--([\w-]+)"', source)}


def fail(what, status):
    """Ends the program with an error of one line."""
    print(f"error: {what}", file=sys.stderr)
    sys.exit(status)


def numbers(text):
    """'1,-2' as [1.0, -2.0]."""
    return [float(number) for number in text.split(",")]


MISSING = {"", "?", "-", ".", "NA", "N/A", "na", "n/a", "NaN", "nan", "NAN", "-nan", "-NaN", "NULL", "null", "None",
           "#N/A", "#NA", "<NA>"}


def read_text(file):
    """The text of a file in UTF-8, with a mark or without, or in UTF-16 with one."""
    content = Path(file).read_bytes()
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    return content.decode(encoding)


def read_csv(file, header=True):
    """The names of the columns, and the rows as lists of text."""
    return parsed(file, header)[:2]


def parsed(file, header=True):
    """The names of the columns, the rows as lists of text, and whether commas may mark decimals."""
    lines = [line for line in read_text(file).splitlines() if line.strip()]
    first = lines.pop(0).strip('"')[4:] if lines[0].strip('"').startswith("sep=") else lines[0]
    separator = next((mark for mark in "\t;" if mark in "".join(first.split('"')[::2])), ",")
    table = [[cell.strip() for cell in row] for row in csv.reader(lines, delimiter=separator, skipinitialspace=True)]
    names = table.pop(0) if header else [f"x{k + 1}" for k in range(len(table[0]))]
    if len(names) > 1 and not names[-1]:
        names.pop()
    names = [name or f"unnamed_{k + 1}" for k, name in enumerate(names)]
    return names, [row[: len(names)] for row in table if any(row)], separator != ","


def read_examples(file, label=None, positive=None, features=None, without=(), one_hot=(), drop_missing=False, header=True):
    """X (n_x, m) and Y (1, m)."""
    return read_table(file, label, positive, features, without, one_hot, drop_missing, header)[:2]


def read_table(file, label=None, positive=None, features=None, without=(), one_hot=(), drop_missing=False, header=True):
    """X (n_x, m), Y (1, m), and the names of the features."""
    columns, rows, commas = parsed(file, header)
    label = label or columns[-1]
    column = lambda name: [row[columns.index(name)] for row in rows]
    counts = lambda name: name.startswith("unnamed_") and column(name) in (
        [str(k) for k in range(len(rows))], [str(k + 1) for k in range(len(rows))])
    left = [name for name in columns if name != label and name not in without]
    features = features or [name for name in left if not counts(name)]
    used = [name if name in columns else name.rpartition("=")[0] for name in features] + [label]
    if drop_missing:
        places = [columns.index(name) for name in used]
        rows = [row for row in rows if not any(row[place] in MISSING for place in places)]
    number = lambda text: float(text.replace(",", ".") if commas else text)
    names, X = [], []
    for name in features:
        if name in one_hot:
            for value in sorted(set(column(name))):
                names.append(f"{name}={value}")
                X.append([float(text == value) for text in column(name)])
        elif name not in columns:
            of, _, value = name.rpartition("=")
            names.append(name)
            X.append([float(text == value) for text in column(of)])
        else:
            names.append(name)
            X.append([number(text) for text in column(name)])
    Y = [number(text) if positive is None else float(same(text, positive)) for text in column(label)]
    return np.array(X), np.array([Y]), names


def same(text, other):
    """Whether two labels are one: numbers are the same however they are written."""
    try:
        return float(text) == float(other)
    except ValueError:
        return text == other


def selection(flags):
    """What the flags of a table choose, for read_table."""
    names = lambda flag: flags[flag].split(",") if flag in flags else None
    return {
        "label": flags.get("label"), "positive": flags.get("positive"), "features": names("features"),
        "without": names("without") or (), "one_hot": names("one-hot") or (),
        "drop_missing": "drop-missing" in flags, "header": "no-header" not in flags,
    }


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
