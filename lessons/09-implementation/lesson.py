"""Lesson 09 in NumPy: the same commands and flags, the same numbers. `python lesson.py train --data F --json`"""

import json
import math
import os
import platform
import sys
import time
from contextlib import contextmanager, nullcontext
from importlib.metadata import version
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[2] / "shared"))
import twin
import workers

np.seterr(all="ignore")

lesson02, lesson06, lesson08 = twin.lesson(2), twin.lesson(6), twin.lesson(8)
sigmoid, loss = lesson02.sigmoid, lesson02.loss
RATE = 0.1
TOLERANCE = 1e-12
PARTS = 16


def parallel_pass(X, Y, w, b):
    """The sums of each part of the examples, added in order; Rust shares the parts among its threads."""
    m = X.shape[1]
    width = -(-m // PARTS)
    sums = [part_sums(X[:, i : i + width], Y[:, i : i + width], w, b) for i in range(0, m, width)]
    J, dw, db = (sum(one) for one in zip(*sums))
    return J / m, dw / m, db / m


def part_sums(X, Y, w, b):
    Z = w.T @ X + b
    dZ = sigmoid(Z) - Y
    return loss(Z, Y).sum(), X @ dZ.T, dZ.sum()


# The same parts for every rung that shares them among the cores.
RUNGS = {"loops": lesson06.loop_pass, "vectorized": lesson08.one_pass, "rayon": parallel_pass, "lanes": parallel_pass,
         "tiled": parallel_pass}


# ANCHOR: dask
def scattered(client, X, Y):
    """Cuts the examples into parts and sends each to a worker, once. Each share is what one thread keeps."""
    m = X.shape[1]
    width = -(-m // PARTS)
    cut = [(X[:, i : i + width], Y[:, i : i + width]) for i in range(0, m, width)]
    size = -(-len(cut) // sum(client.nthreads().values()))
    sent = client.scatter([cut[k : k + size] for k in range(0, len(cut), size)], hash=False)
    return client.map(own_copy, sent, pure=False)


def own_copy(share):
    """What a worker does once. Arrays that came in a message may lie where they are slow to read."""
    return [(X.copy(order="K"), Y.copy()) for X, Y in share]


def share_sums(share, w, b):
    """What a worker does in each step: the sums of each of its parts."""
    return [part_sums(X, Y, w, b) for X, Y in share]


def dask_pass(client, shares, m, w, b):
    """One step: w and b go out, the sums come back and are added in the order of the parts."""
    answers = client.gather(client.map(share_sums, shares, w=w, b=b, pure=False))
    sums = [one for answer in answers for one in answer]
    J, dw, db = (sum(one) for one in zip(*sums))
    return J / m, dw / m, db / m
# ANCHOR_END: dask


@contextmanager
def on_dask(flags):
    """While it lasts, Dask's workers take the place of the threads of the rung `tiled`."""
    if flags.get("rung", "tiled") != "tiled":
        twin.fail("--dask: the workers take the place of the threads of tiled; leave out --rung", 2)
    kept, alone = {}, RUNGS["tiled"]
    with workers.cluster(flags["dask"], int(flags.get("threads", max(2, cores())))) as client:
        def one_pass(X, Y, w, b):
            if kept.get("X") is not X:
                kept.clear()
                kept.update(X=X, shares=scattered(client, X, Y))
            return dask_pass(client, kept["shares"], Y.size, w, b)

        RUNGS["tiled"] = one_pass
        try:
            yield
        finally:
            RUNGS["tiled"] = alone
            kept.clear()


# ANCHOR: train
def train(X, Y, rate, iterations, rung="vectorized", l2=0.0, start=None):
    w, b = start or (np.zeros((X.shape[0], 1)), 0.0)
    costs = []
    for _ in range(iterations):
        J, dw, db = RUNGS[rung](X, Y, w, b)
        costs.append(J)
        dw = dw + l2 / Y.size * w
        w, b = w - rate * dw, b - rate * db
    return costs, w, b
# ANCHOR_END: train


def cores():
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()


ARRAYS = (".npz", ".npy")
NAMES = [("X", "Y"), ("X", "y"), ("x", "y"), ("x", "Y"), ("X_train", "y_train"), ("x_train", "y_train"),
         ("X_test", "y_test"), ("x_test", "y_test"), ("arr_0", "arr_1")]


def arrays(file, labels, with_labels):
    """X and Y as they are in their file or files. X in .npy is mapped, not read."""
    if file.endswith(".npy"):
        return np.load(file, mmap_mode="r"), np.load(labels) if with_labels else None
    held = np.load(file)
    x, y = next(((x, y) for x, y in NAMES if x in held and y in held), ("X", "Y"))
    return held[x], held[y] if with_labels else None


def read_arrays(file, labels, positive, features, with_labels, in_rows):
    """As `read`, from .npz and .npy: pictures are unrolled, and rows turned where only that fits."""
    X, Y = arrays(file, labels, with_labels)
    Y = Y.astype(float).reshape(1, -1) if with_labels else None
    if X.ndim > 2:
        X = X.reshape(len(X), -1).T / 255
    elif in_rows or turned(X.shape, None if Y is None else Y.size, features):
        X = X.T
    names = [f"x{k + 1}" for k in range(X.shape[0])]
    if Y is not None and positive is not None:
        Y = (Y == float(positive)).astype(float)
    return X.astype(float), Y, names, None


def turned(shape, labels, features):
    """Whether only the rows can be the examples."""
    rows, columns = shape
    if labels is not None and rows != columns:
        return labels == rows
    return features is not None and rows != columns == len(features)


def read(file, label=None, positive=None, features=None, with_labels=True, in_rows=False, labels=None, **choice):
    """X, Y, the features' names and the label's name. Y is None without labels."""
    if file.endswith(ARRAYS):
        return read_arrays(file, labels, positive, features, with_labels, in_rows)
    X, Y, names = twin.read_table(file, label, positive, features, **choice)
    return X, Y, names, label or twin.read_csv(file, choice.get("header", True))[0][-1]


def old_model(flags):
    """The model to go on from."""
    return json.loads(Path(flags["from"]).read_text(encoding="utf-8")) if "from" in flags else None


def column(numbers):
    return None if numbers is None else np.array(numbers)[:, None]


def read_rows(flags):
    """The rows to train with and those to judge by."""
    choice = twin.selection(flags) | {"in_rows": "examples-in-rows" in flags, "labels": flags.get("labels")}
    old = old_model(flags)
    if old is not None:
        choice |= {"label": choice["label"] or old["label"], "positive": choice["positive"] or old["positive"],
                   "features": old["features"]}
    X, Y, names, label = read(flags["data"], **choice)
    X_test = Y_test = told = split = None
    if "test" in flags:
        choice |= {"label": label, "features": names, "without": (), "one_hot": ()}
        X_test, Y_test, _, _ = read(flags["test"], **choice)
        told = {"file": {"file": flags["test"], "rows": X_test.shape[1]}}
    m = X.shape[1]
    same = old["split"] if old and "test" not in flags and "test-fraction" not in flags else None
    if "test-fraction" in flags or same and same["rows"] == m:
        split = same or {"seed": int(flags.get("seed", 1)), "fraction": float(flags["test-fraction"]), "rows": m}
        seed, kept = split["seed"], int(split["fraction"] * m + 0.5)
        order = twin.permutation(m, seed)
        training, test = order[: m - kept], order[m - kept :]
        X, Y, X_test, Y_test = X[:, training], Y[:, training], X[:, test], Y[:, test]
        told = {"kept_back": {"seed": seed, "rows": kept}}
    return {"X": X, "Y": Y, "X_test": X_test, "Y_test": Y_test, "names": names, "label": label, "test": told,
            "split": split, "words": words(flags)}


def standardized(flags, rows):
    """The rows, standardized by the numbers of the training rows, or of the model."""
    X, X_test, names, old = rows["X"], rows["X_test"], rows["names"], old_model(flags)
    mean, deviation = (column(old["mean"]), column(old["deviation"])) if old else (None, None)
    constant = []
    if "standardize" in flags:
        constant = [name for name, same in zip(names, (X == X[:, :1]).all(axis=1)) if same]
        mean, deviation = lesson06.measure(X)
    if mean is not None:
        X = (X - mean) / deviation
        X_test = None if X_test is None else (X_test - mean) / deviation
    return rows | {"X": X, "X_test": X_test, "mean": mean, "deviation": deviation, "constant": constant}


def the_data(flags, rows):
    values = {"file": flags["data"], "features": rows["names"], "n_x": rows["X"].shape[0],
              "standardized": rows["mean"] is not None, "constant": rows["constant"], "m": rows["X"].shape[1],
              "with_label_1": int(rows["Y"].sum())}
    values |= {"from": flags["from"]} if "from" in flags else {}
    return values if rows["test"] is None else values | {"test": rows["test"]}


def folds(flags, rows):
    """The cost and the accuracy of each lambda on parts of the training rows, each kept back in turn."""
    lambdas, parts = twin.numbers(flags["l2"]), int(flags["folds"])
    rate, iterations, m = float(flags.get("learning-rate", RATE)), int(flags.get("iterations", 1000)), rows["Y"].size
    order = np.array(twin.permutation(m, int(flags.get("seed", 1))))
    judged = [[] for _ in lambdas]
    for part in range(parts):
        first, end = part * m // parts, (part + 1) * m // parts
        others, kept = np.r_[order[:first], order[end:]], order[first:end]
        X, Y, X_kept, Y_kept = rows["X"][:, others], rows["Y"][:, others], rows["X"][:, kept], rows["Y"][:, kept]
        if "standardize" in flags:
            mean, deviation = lesson06.measure(X)
            X, X_kept = (X - mean) / deviation, (X_kept - mean) / deviation
        for l2, found in zip(lambdas, judged):
            _, w, b = train(in_f32(X) if "f32" in flags else X, Y, rate, iterations, flags.get("rung", "tiled"), l2)
            found.append((loss(w.T @ X_kept + b, Y_kept).mean(), lesson06.accuracy(X_kept, Y_kept, w, b)))
    compared = [{"l2": l2, "mean_cost": np.mean([J for J, _ in found]), "low_cost": min(found)[0],
                 "high_cost": max(found)[0], "mean_accuracy": np.mean([right for _, right in found])}
                for l2, found in zip(lambdas, judged)]
    best = min(compared, key=lambda one: one["mean_cost"])
    return {"fold_count": parts, "train_rows": m, "folds": compared, "best_l2": best["l2"]}


def stands_still(rows, costs, w, b, rung):
    """Whether J hardly changes in the second half of the steps, although standardized features would have a slope."""
    middle, last = costs[len(costs) // 2], costs[-1]
    _, dw, db = RUNGS[rung](rows["X"], rows["Y"], w, b)
    mean, deviation = lesson06.measure(rows["X"])
    return bool(abs(middle - last) < 0.01 * middle and np.abs((dw - mean * db) / deviation).max() > 0.05)


def training(flags, rows, rate, costs, w, b, l2=None):
    iterations = len(costs)
    finite = np.isfinite(costs).all() and np.isfinite(w).all() and np.isfinite(b)
    values = {} if l2 is None else {"l2": l2}
    raw, bounces = rows["mean"] is None and "from" not in flags, lesson06.bounces(costs)
    still = (raw and not l2 and finite and iterations >= 100 and not bounces
             and stands_still(rows, costs, w, b, flags.get("rung", "tiled")))
    remedy = "standardize" if raw else "smaller_learning_rate"
    return values | {"learning_rate": rate, "iterations": iterations,
            "costs": [[k, J] for k, J in enumerate(costs) if k % 100 == 0 or k + 1 == iterations],
            "milestones": [[k, costs[k]] for k in twin.milestones(iterations)], "w": w, "b": b,
            "bounces": bounces, "stands_still": still, "too_large": not finite,
            "remedy": remedy if bounces or still or not finite else None}


def how_good(flags, rows, w, b, elapsed_ms):
    X, Y, X_test, Y_test = rows["X"], rows["Y"], rows["X_test"], rows["Y_test"]
    rung = flags.get("rung", "tiled")
    # The lesson is compared as `cargo build` makes it, without BLAS: then `loops` and `vectorized` have one thread.
    threads = 1 if rung in ("loops", "vectorized") else int(flags.get("threads", cores()))
    values = {"train_m": Y.size, "train_accuracy": lesson06.accuracy(X, Y, w, b),
              "majority_accuracy": lesson06.majority_accuracy(Y), "rung": rung, "threads": threads,
              "elapsed_ms": elapsed_ms, "blas": None}
    if Y_test is not None:
        values |= {"test_m": Y_test.size, "test_accuracy": lesson06.accuracy(X_test, Y_test, w, b),
                   "test_majority_accuracy": lesson06.majority_accuracy(Y_test)}
    return values | {"saved": flags["model"]} if "model" in flags else values


def in_f32(X):
    return X.astype(np.float32).astype(float)


def rounding(flags, rows, w, b):
    """J at the last w and b, with X in f32 and as it is."""
    if "f32" not in flags:
        return {}
    cost = lambda X: RUNGS["tiled"](X, rows["Y"], w, b)[0]
    return {"f32": {"cost_in_f32": cost(in_f32(rows["X"])), "cost_in_f64": cost(rows["X"])}}


def weights(rows, w):
    w = w.ravel()
    largest = sorted(range(w.size), key=lambda k: -abs(w[k]))[:15] if np.isfinite(w).all() else []
    return {"largest": [{"feature": rows["names"][k], "weight": w[k]} for k in largest],
            "others": w.size - len(largest), "comparable": rows["mean"] is not None}


def save(flags, rows, w, b, l2):
    flat = lambda numbers: None if numbers is None else numbers.ravel().tolist()
    model = {"format": "one-neuron model", "version": 1, "features": rows["names"], "label": rows["label"],
             "positive": flags.get("positive"), "mean": flat(rows["mean"]), "deviation": flat(rows["deviation"]),
             "w": flat(w), "b": float(b), "words": rows["words"],
             "train_examples": rows["Y"].size,
              "threshold": float(flags["threshold"]) if "threshold" in flags else None,
              "l2": l2, "split": rows["split"]}
    Path(flags["model"]).write_text(json.dumps(model, indent=2) + "\n", encoding="utf-8")


def train_command(flags):
    with on_dask(flags) if "dask" in flags else nullcontext():
        return trained(flags)


def trained(flags):
    rate, iterations = float(flags.get("learning-rate", RATE)), int(flags.get("iterations", 1000))
    raw, old = read_rows(flags), old_model(flags)
    compared = folds(flags, raw) if "folds" in flags else {}
    rows = standardized(flags, raw)
    given = float(flags["l2"]) if "l2" in flags and not compared else None
    l2 = compared["best_l2"] if compared else old["l2"] if old and given is None else given
    start_at = (column(old["w"]), old["b"]) if old else None
    X = in_f32(rows["X"]) if "f32" in flags else rows["X"]
    start = time.perf_counter_ns()
    costs, w, b = train(X, rows["Y"], rate, iterations, flags.get("rung", "tiled"), l2 or 0.0, start_at)
    elapsed_ms = (time.perf_counter_ns() - start) / 1e6
    if "model" in flags:
        save(flags, rows, w, b, l2)
    return (the_data(flags, rows) | compared | training(flags, rows, rate, costs, w, b, l2)
            | how_good(flags, rows, w, b, elapsed_ms) | rounding(flags, rows, w, b) | {"weights": weights(rows, w)})


def words(flags):
    """What the table calls the labels 0 and 1, if it has words for them and two of them."""
    if "positive" not in flags or flags["data"].endswith(ARRAYS):
        return None
    columns, rows = twin.read_csv(flags["data"], "no-header" not in flags)
    label, positive = flags.get("label", columns[-1]), flags["positive"]
    others = {row[columns.index(label)] for row in rows if not twin.same(row[columns.index(label)], positive)}
    return [others.pop(), positive] if len(others) == 1 else None


def load(flags):
    model = json.loads(Path(flags["model"]).read_text(encoding="utf-8"))
    threshold = float(flags.get("threshold", model.get("threshold") or 0.5))
    return model, threshold


def applied(model, X):
    """z of each example, (1, m)."""
    if model["mean"] is not None:
        X = (X - column(model["mean"])) / column(model["deviation"])
    return column(model["w"]).T @ X + model["b"]


# ANCHOR: judging
def answers_1(Z, threshold):
    return Z > 0 if threshold == 0.5 else sigmoid(Z) > threshold


def at_threshold(Z, Y, threshold):
    answers = answers_1(Z, threshold)
    tp, fp = int((answers & (Y == 1)).sum()), int((answers & (Y == 0)).sum())
    tn, fn = int((~answers & (Y == 0)).sum()), int((~answers & (Y == 1)).sum())
    return {"threshold": threshold, "tp": tp, "fp": fp, "tn": tn, "fn": fn,
            "precision": tp / (tp + fp) if tp + fp else None, "recall": tp / (tp + fn) if tp + fn else None}


def roc_auc(A, Y):
    ones = Y.ravel() == 1
    n_1, n_0 = int(ones.sum()), int((~ones).sum())
    if n_1 == 0 or n_0 == 0:
        return None
    _, place, tied = np.unique(A.ravel(), return_inverse=True, return_counts=True)
    ranks = (np.cumsum(tied) - (tied - 1) / 2)[place.ravel()]
    return (ranks[ones].sum() - n_1 * (n_1 + 1) / 2) / (n_1 * n_0)
# ANCHOR_END: judging


def predict_command(flags):
    model, threshold = load(flags)
    if flags["data"].endswith((".png", ".jpg", ".jpeg")):
        return photo(flags["data"], model, threshold)
    return predictions(flags, model, threshold)


def complete(flags, names, rows, columns):
    """The rows with their lines in the file; without those that lack a value, if that was asked for."""
    places = [columns.index(name if name in columns else name.rpartition("=")[0]) for name in names]
    lines = [(line, row) for line, row in enumerate(rows, start=1 if "no-header" in flags else 2)]
    if "drop-missing" in flags:
        lines = [(line, row) for line, row in lines if not any(row[place] in twin.MISSING for place in places)]
    return lines


def predictions(flags, model, threshold):
    names, lines = model["features"], None
    if flags["data"].endswith(ARRAYS):
        X = read(flags["data"], features=names, with_labels=False, in_rows="examples-in-rows" in flags)[0]
    else:
        columns, rows, commas = twin.parsed(flags["data"], "no-header" not in flags)
        kept = complete(flags, names, rows, columns)
        lines = [line for line, _ in kept]
        number = lambda text: float(text.replace(",", ".") if commas else text)
        X = np.array([[number(row[columns.index(name)]) if name in columns
                       else float(row[columns.index(name.rpartition("=")[0])] == name.rpartition("=")[2])
                       for _, row in kept] for name in names])
    Z = applied(model, X)
    answers = answers_1(Z, threshold).astype(int)
    values = {"file": flags["data"], "m": Z.size, "threshold": threshold, "probabilities": sigmoid(Z),
              "predictions": answers, "answered_1": answers.sum(), "words": model.get("words")}
    if "drop-missing" in flags:
        values["lines"] = lines
    if "output" in flags:
        values["saved"] = flags["output"]
        write_output(flags, dict(zip(lines, zip(sigmoid(Z).ravel(), answers.ravel()))), model.get("words"))
    return values


def write_output(flags, answers, words):
    """The table as it was, with two more columns; commas and UTF-8 here."""
    text = Path(flags["data"]).read_text(encoding="utf-8")
    table = []
    for number, line in enumerate(text.splitlines(), start=1):
        a, answer = answers.get(number, ("", None))
        told = "" if answer is None else (words or [0, 1])[answer]
        head = number == 1 and "no-header" not in flags
        table.append(f"{line},chance,answer" if head else f"{line},{a},{told}")
    Path(flags["output"]).write_text("\n".join(table) + "\n", encoding="utf-8")


def photo(file, model, threshold):
    size = round((len(model["features"]) / 3) ** 0.5)
    x = twin.lesson(1).read_square(file, size).reshape(-1, 1) / 255
    Z = applied(model, x)
    return {"file": file, "size": size, "n_x": x.size, "z": Z[0, 0], "threshold": threshold,
            "probabilities": sigmoid(Z), "predictions": answers_1(Z, threshold).astype(int),
            "words": model.get("words"), "train_examples": model.get("train_examples")}


def kept_back_rows(flags, m):
    """The places of all rows, or of those that training kept back."""
    if "kept-back" not in flags:
        return list(range(m))
    split = json.loads(Path(flags["model"]).read_text(encoding="utf-8"))["split"]
    kept = int(split["fraction"] * split["rows"] + 0.5)
    return sorted(twin.permutation(split["rows"], split["seed"])[-kept:])


def evaluate_command(flags):
    model, threshold = load(flags)
    label, positive = flags.get("label", model["label"]), flags.get("positive", model["positive"])
    if flags["data"].endswith(ARRAYS):
        X, Y, _, _ = read(flags["data"], label, positive, model["features"], in_rows="examples-in-rows" in flags,
                          labels=flags.get("labels"))
    else:
        X, Y = twin.read_examples(flags["data"], label, positive, model["features"],
                                  drop_missing="drop-missing" in flags, header="no-header" not in flags)
    rows = kept_back_rows(flags, Y.size)
    Z, Y = applied(model, X)[:, rows], Y[:, rows]
    values = evaluation(flags["data"], Z, Y, threshold) | thresholds(Z, Y, threshold)
    return values | wrong(flags, Z, Y, threshold, rows) if "wrong" in flags else values


def evaluation(file, Z, Y, threshold):
    found = at_threshold(Z, Y, threshold)
    return {"file": file, "m": Z.size, "threshold": threshold, "accuracy": (answers_1(Z, threshold) == Y).mean(),
            "cost": loss(Z, Y).mean(), "confusion": {key: found[key] for key in ("tp", "fp", "tn", "fn")},
            "precision": found["precision"], "recall": found["recall"],
            "majority_accuracy": lesson06.majority_accuracy(Y)}


def thresholds(Z, Y, in_use):
    chosen = sorted({k / 10 for k in range(1, 10)} | {in_use})
    return {"thresholds": [at_threshold(Z, Y, threshold) for threshold in chosen], "roc_auc": roc_auc(sigmoid(Z), Y)}


def wrong(flags, Z, Y, threshold, rows):
    """The answers that are wrong with the most confidence, in a file whose rows follow each other."""
    found = np.flatnonzero(answers_1(Z, threshold) != (Y == 1))
    order = found[np.argsort(-loss(Z, Y).ravel()[found], kind="stable")][: int(flags["wrong"])]
    first_line = 1 if "no-header" in flags else 2
    line = lambda i: {} if flags["data"].endswith(ARRAYS) else {"line": rows[i] + first_line}
    told = [{"example": i + 1, "probability": sigmoid(Z)[0, i], "label": int(Y[0, i])} | line(i) for i in order.tolist()]
    return {"wrong": told, "wrong_in_all": found.size}


def examples(n_x, m):
    numbers = twin.random(n_x * m + m + n_x, seed=9)
    X = (numbers[: n_x * m] - 0.5).reshape(m, n_x).T
    Y = (numbers[n_x * m : n_x * m + m] < 0.5).astype(float)[None, :]
    return X, Y, 0.01 * (numbers[n_x * m + m :] - 0.5)[:, None], 0.1


def timed(way, runs):
    times = []
    for _ in range(runs):
        start = time.perf_counter_ns()
        found = way()
        times.append((time.perf_counter_ns() - start) / 1e6)
    return found, np.percentile(times, [25, 50, 75])


def slopes(X, Y, w, b):
    """A pass that leaves J out."""
    dZ = sigmoid(w.T @ X + b) - Y
    return 0.0, X @ dZ.T / Y.size, dZ.mean()


# What sigma, the loss and their sums take for one example, as counted in src/tiled/sigma.rs.
OPERATIONS_OF_SIGMA = 45


def bench(n_x, m, threads, closing):
    X, Y, w, b = examples(n_x, m)
    operations, bytes_ = 4 * n_x * m + OPERATIONS_OF_SIGMA * m, 8 * (n_x + 1) * m
    first = None

    def told(name, way, runs=5, of_x=8):
        nonlocal first
        (cost, _, _), (low, median, high) = timed(way, runs)
        first = first or median
        return {"name": name, "median_ms": median, "low_ms": low, "high_ms": high, "speed": first / median,
                "gb_s": 1e-6 * (of_x * n_x + 8) * m / median, "gflop_s": 1e-6 * operations / median}, cost

    rungs = []
    for name, one_pass in RUNGS.items():
        # Python's loop takes its time.
        row, cost = told(name, lambda: one_pass(X, Y, w, b), 1 if name == "loops" else 5)
        rungs.append(row | {"cost": cost})
    X_f32 = X.astype(np.float32)
    variants = [told("without_cost", lambda: slopes(X, Y, w, b))[0],
                told("f32", lambda: parallel_pass(X_f32, Y, w, b), of_x=4)[0]]
    _, (_, limit, _) = timed(lambda: X.sum(), 5)
    square = np.ones((256, 256))
    _, (_, product, _) = timed(lambda: square @ square, 5)
    # The lesson is compared as `cargo build` makes it.
    return {"n_x": n_x, "m": m, "threads": threads, "rungs": rungs, "variants": variants, "operations": operations,
            "bytes": bytes_, "read_bandwidth_gb_s": 8e-6 * n_x * m / limit, "peak_gflop_s": 2e-6 * 256**3 / product,
            "limit_ms": limit, "profile": "dev", "blas": None, "closing": closing}


DASK_SIZES = [(30, 1_000), (30, 100_000), (784, 60_000), (30, 2_000_000)]


def dask_bench(flags):
    """A step in this process and on Dask's workers, for several sizes, and what comes before the first step."""
    sizes = DASK_SIZES
    if "n-x" in flags or "m" in flags:
        sizes = [(int(flags.get("n-x", 12288)), int(flags.get("m", 209)))]
    start = time.perf_counter_ns()
    with workers.cluster(flags["dask"], int(flags.get("threads", max(2, cores())))) as client:
        start_ms = (time.perf_counter_ns() - start) / 1e6
        rows = [dask_size(client, n_x, m, start_ms) for n_x, m in sizes]
        versions = {"python": platform.python_version(), "numpy": np.__version__, "dask": version("dask")}
        return {"workers": len(client.nthreads()), "start_ms": start_ms, "sizes": rows} | versions


def dask_size(client, n_x, m, start_ms):
    X, Y, w, b = examples(n_x, m)
    start = time.perf_counter_ns()
    shares = scattered(client, X, Y)
    workers.wait(shares)
    send_ms = (time.perf_counter_ns() - start) / 1e6
    ways = [lambda: parallel_pass(X, Y, w, b), lambda: dask_pass(client, shares, m, w, b)]
    # The results first, then the times: in turn, so that a disturbance meets both.
    (J, dw, db), (J_dask, dw_dask, db_dask) = [way() for way in ways]
    error = np.abs(dw - dw_dask).max() + abs(db - db_dask) + abs(J - J_dask)
    if not error <= TOLERANCE:
        twin.fail(f"J and the slopes differ by {error} between this process and the workers", 1)
    times, begin = [[], []], time.perf_counter()
    while len(times[0]) < 5 or len(times[0]) < 15 and time.perf_counter() < begin + 6:
        for way, found in zip(ways, times):
            start = time.perf_counter_ns()
            way()
            found.append((time.perf_counter_ns() - start) / 1e6)
    (low, alone, high), (dask_low, dask, dask_high) = [np.percentile(found, [25, 50, 75]) for found in times]
    return {"n_x": n_x, "m": m, "x_mb": X.nbytes / 1e6, "cost": J, "send_ms": send_ms,
            "numpy_ms": alone, "numpy_low_ms": low, "numpy_high_ms": high,
            "dask_ms": dask, "dask_low_ms": dask_low, "dask_high_ms": dask_high,
            "pays_after": math.ceil((start_ms + send_ms) / (alone - dask)) if dask < alone else None}


def tell_dask_bench(found):
    """The same for people."""
    name = lambda row: f"  {row['n_x']:>8,}{row['m']:>11,}"
    ms = lambda row, of: f"{row[of + '_ms']:>9.2f}  {row[of + '_low_ms']:>6.2f} to {row[of + '_high_ms']:>6.2f}"
    sizes = found["sizes"]
    print("== 1. A step beyond one process, timed here ==\n")
    print(f"NumPy in one process, and on {found['workers']} workers of Dask. Both add the same {PARTS} parts,")
    print(f"and find the same J and slopes to {TOLERANCE:.0e}. Medians, in ms.\n")
    print("  features   examples    NumPy  half of the runs     Dask  half of the runs")
    for row in sizes:
        print(f"{name(row)}{ms(row, 'numpy')}{ms(row, 'dask')}")
    print(f"\nBefore the first step the workers start, in {found['start_ms'] / 1e3:.2f} s, and X is sent to them.\n")
    print("  features   examples   X, MB   sent in, s   this is won back after")
    for row in sizes:
        pays = "never" if row["pays_after"] is None else f"{row['pays_after']:,} steps"
        print(f"{name(row)}{row['x_mb']:>8.1f}{row['send_ms'] / 1e3:>13.3f}{pays:>25}")
    print(f"\nPython {found['python']}, NumPy {found['numpy']}, Dask {found['dask']}")


def bench_command(flags):
    if "dask" in flags:
        return dask_bench(flags)
    threads = int(flags.get("threads", cores()))
    values = bench(int(flags.get("n-x", 12288)), int(flags.get("m", 209)), threads, "blas")
    return values | ({"growth": growth()} if "growth" in flags else {})


def growth():
    sizes = [10, 30, 100, 300, 1000, 3000, 10_000]
    return {"with_n_x": curve([(n_x, 1000) for n_x in sizes]), "with_m": curve([(10, 100 * size) for size in sizes])}


def curve(sizes):
    times = [timed(lambda: parallel_pass(X, Y, w, b), 5)[1][1] for X, Y, w, b in map(examples, *zip(*sizes))]
    rows = [{"n_x": n_x, "m": m, "median_ms": ms, "per_number_ns": 1e6 * ms / (n_x * m)} for (n_x, m), ms in zip(sizes, times)]
    slope = np.polyfit(np.log([n_x * m for n_x, m in sizes]), np.log(times), 1)[0]
    return {"rows": rows, "time_slope": slope}


def model_remembers():
    mean, deviation, x, w, b = 14.0, 3.5, 21.0, 1.5, -0.5
    standardized = (x - mean) / deviation
    z = w * standardized + b
    return {"mean": mean, "deviation": deviation, "x": x, "standardized": standardized, "w": w, "b": b, "z": z,
            "a": sigmoid(z), "alone_a": sigmoid(b)}


def kept_back():
    exams = []
    for seed in (1, 2, 3):
        flags = {"data": str(twin.BREAST_CANCER), "test-fraction": "0.2", "seed": seed, "standardize": True}
        rows = standardized(flags, read_rows(flags))
        costs, w, b = train(rows["X"], rows["Y"], RATE, 1000)
        exams.append({"seed": seed, "train_accuracy": lesson06.accuracy(rows["X"], rows["Y"], w, b),
                      "test_accuracy": lesson06.accuracy(rows["X_test"], rows["Y_test"], w, b),
                      "test_majority_accuracy": lesson06.majority_accuracy(rows["Y_test"])})
        if seed == 1:
            n_x, train_rows = rows["X"].shape
            first = {"n_x": n_x, "train_rows": train_rows, "test_rows": rows["Y_test"].size, "costs": costs}
    return first | {"learning_rate": RATE, "train_accuracy": exams[0]["train_accuracy"], "seeds": exams}


def which_mistake():
    flags = {"data": str(twin.BREAST_CANCER), "test-fraction": "0.2", "seed": 1, "standardize": True}
    rows = standardized(flags, read_rows(flags))
    _, w, b = train(rows["X"], rows["Y"], RATE, 1000)
    Z, Y = w.T @ rows["X_test"] + b, rows["Y_test"]
    return {"test_rows": Y.size, "malignant": int(Y.sum()),
            "thresholds": [at_threshold(Z, Y, threshold) for threshold in (0.02, 0.1, 0.3, 0.5, 0.7, 0.9)]}


def standardized_by_themselves():
    X, Y = twin.read_examples(twin.BREAST_CANCER, features=lesson06.TWO_FEATURES)
    mean, deviation = lesson06.measure(X[:, :455])
    X_train = (X[:, :455] - mean) / deviation
    _, w, b = train(X_train, Y[:, :455], RATE, 500)
    malignant = X[:, 455:][:, Y[0, 455:] == 1]
    Z = w.T @ ((malignant - mean) / deviation) + b
    own_mean, own_deviation = lesson06.measure(malignant)
    Z_own = w.T @ ((malignant - own_mean) / own_deviation) + b
    return {"train_rows": 455, "test_rows": malignant.shape[1], "train_share_of_ones": Y[:, :455].mean(),
            "rest_share_of_ones": Y[:, 455:].mean(), "train_accuracy": lesson06.accuracy(X_train, Y[:, :455], w, b),
            "b": b, "z": Z, "z_own": Z_own, "right": (Z > 0).mean(), "right_own": (Z_own > 0).mean()}


def same_numbers():
    X, Y = twin.read_examples(twin.BREAST_CANCER)
    X, steps = lesson06.standardize(X), 100
    costs = {rung: np.array(train(X, Y, RATE, steps, rung)[0]) for rung in RUNGS}
    rungs = []
    for name, found in costs.items():
        error = np.abs(found - costs["loops"]).max()
        rungs.append({"name": name, "cost": found[-1], "loop_error": error, "equal": bool(error <= TOLERANCE)})
    return {"steps": steps, "m": Y.size, "rungs": rungs}


def one_logarithm():
    def example(z):
        k = np.round(-abs(z) / np.log(2))
        r = -abs(z) - k * np.log(2)
        t = 2.0**k * np.exp(r)
        return {"z": z, "k": k, "r": r, "e_to_r": np.exp(r), "t": t, "logarithm": np.log1p(t)}

    examples = [example(z) for z in (2.0, -1.0, 0.5, 3.0)]
    t, total = [one["t"] for one in examples], sum(one["logarithm"] for one in examples)
    logarithm, sure = of_product(t), example(40.0)["t"]
    return {"examples": examples, "sum": total, "product": np.prod([1 + t for t in t]), "logarithm": logarithm,
            "agrees": bool(abs(logarithm - total) <= 1e-15), "sure_z": 40.0, "sure_product": (1 + sure) * (1 + sure),
            "sure_logarithm": of_product([sure, sure])}


def of_product(t):
    """ln(1 + t_1) + ln(1 + t_2) + ... by one logarithm, that of the product."""
    q = 0.0
    for one in t:
        q = q + one + q * one
    return np.log1p(q)


def main():
    commands = {"train": train_command, "predict": predict_command, "evaluate": evaluate_command, "bench": bench_command}
    if len(sys.argv) > 1 and sys.argv[1] in commands:
        command, as_json = commands[sys.argv.pop(1)], "--json" in sys.argv
        flags = twin.flags("standardize", "examples-in-rows", "kept-back", "growth", "f32", optional={"dask"})
        values = command(flags)
        if command is bench_command and "dask" in flags and not as_json:
            tell_dask_bench(values)
        else:
            twin.print_json(**values)
        return
    twin.flags()
    twin.print_json(model_remembers=model_remembers(), kept_back=kept_back(), which_mistake=which_mistake(),
                    standardized_by_themselves=standardized_by_themselves(), same_numbers=same_numbers(), one_logarithm=one_logarithm(),
                    bench_pictures=bench(12288, 209, cores(), "nothing"),
                    bench_table=bench(30, 100_000, cores(), "blas"))


if __name__ == "__main__":
    main()
