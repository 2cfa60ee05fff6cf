"""Lesson 09 in NumPy: the same commands and flags, the same numbers. `python lesson.py train --data F --json`"""

import json
import os
import sys
import time
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[2] / "shared"))
import twin

np.seterr(all="ignore")

lesson02, lesson06, lesson08 = twin.lesson(2), twin.lesson(6), twin.lesson(8)
sigmoid, loss = lesson02.sigmoid, lesson02.loss
RATE = 0.1
TOLERANCE = 1e-12


def parallel_pass(X, Y, w, b, parts=16):
    """The sums of each part of the examples, added in order; Rust shares the parts among its threads."""
    m = X.shape[1]
    width = -(-m // parts)
    sums = [part_sums(X[:, i : i + width], Y[:, i : i + width], w, b) for i in range(0, m, width)]
    J, dw, db = (sum(one) for one in zip(*sums))
    return J / m, dw / m, db / m


def part_sums(X, Y, w, b):
    Z = w.T @ X + b
    dZ = sigmoid(Z) - Y
    return loss(Z, Y).sum(), X @ dZ.T, dZ.sum()


RUNGS = {"loops": lesson06.loop_pass, "vectorized": lesson08.one_pass, "rayon": parallel_pass}


# ANCHOR: train
def train(X, Y, rate, iterations, rung="vectorized"):
    w, b, costs = np.zeros((X.shape[0], 1)), 0.0, []
    for _ in range(iterations):
        J, dw, db = RUNGS[rung](X, Y, w, b)
        costs.append(J)
        w, b = w - rate * dw, b - rate * db
    return costs, w, b
# ANCHOR_END: train


def cores():
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()


NAMES = [("X", "Y"), ("X", "y"), ("x", "y"), ("x", "Y"), ("X_train", "y_train"), ("x_train", "y_train"),
         ("X_test", "y_test"), ("x_test", "y_test"), ("arr_0", "arr_1")]


def read_arrays(file, positive, features, with_labels, in_rows):
    """As `read`, from .npz: pictures are unrolled, and rows turned where only that fits."""
    arrays = np.load(file)
    x, y = next(((x, y) for x, y in NAMES if x in arrays and y in arrays), ("X", "Y"))
    X, Y = arrays[x], arrays[y].astype(float).reshape(1, -1) if with_labels else None
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


def read(file, label=None, positive=None, features=None, with_labels=True, in_rows=False):
    """X, Y, the features' names and the label's name. Y is None without labels."""
    if file.endswith(".npz"):
        return read_arrays(file, positive, features, with_labels, in_rows)
    columns, rows = twin.read_csv(file)
    if not with_labels:
        pick = lambda name: [float(row[columns.index(name)]) for row in rows]
        return np.array([pick(name) for name in features]), None, features, None
    label = label or columns[-1]
    names = features or [column for column in columns if column != label]
    X, Y = twin.read_examples(file, label, positive, names)
    return X, Y, names, label


def read_rows(flags):
    """The rows to train with and those to judge by, standardized if that was asked for."""
    features = flags["features"].split(",") if "features" in flags else None
    in_rows = "examples-in-rows" in flags
    X, Y, names, label = read(flags["data"], flags.get("label"), flags.get("positive"), features, True, in_rows)
    X_test = Y_test = told = None
    if "test" in flags:
        X_test, Y_test, _, _ = read(flags["test"], label, flags.get("positive"), names, True, in_rows)
        told = {"file": {"file": flags["test"], "rows": X_test.shape[1]}}
    elif "test-fraction" in flags:
        m, seed = X.shape[1], int(flags.get("seed", 1))
        kept = int(float(flags["test-fraction"]) * m + 0.5)
        order = twin.permutation(m, seed)
        training, test = order[: m - kept], order[m - kept :]
        X, Y, X_test, Y_test = X[:, training], Y[:, training], X[:, test], Y[:, test]
        told = {"kept_back": {"seed": seed, "rows": kept}}
    mean = deviation = None
    constant = []
    if "standardize" in flags:
        constant = [name for name, same in zip(names, (X == X[:, :1]).all(axis=1)) if same]
        mean, deviation = lesson06.measure(X)
        X = (X - mean) / deviation
        X_test = None if X_test is None else (X_test - mean) / deviation
    return {"X": X, "Y": Y, "X_test": X_test, "Y_test": Y_test, "names": names, "label": label, "test": told,
            "mean": mean, "deviation": deviation, "constant": constant}


def the_data(flags, rows):
    values = {"file": flags["data"], "features": rows["names"], "n_x": rows["X"].shape[0],
              "standardized": "standardize" in flags, "constant": rows["constant"], "m": rows["X"].shape[1],
              "with_label_1": int(rows["Y"].sum())}
    return values if rows["test"] is None else values | {"test": rows["test"]}


def training(rate, costs, w, b):
    iterations = len(costs)
    finite = np.isfinite(costs).all() and np.isfinite(w).all() and np.isfinite(b)
    return {"learning_rate": rate, "iterations": iterations,
            "costs": [[k, J] for k, J in enumerate(costs) if k % 100 == 0 or k + 1 == iterations],
            "milestones": [[k, costs[k]] for k in twin.milestones(iterations)], "w": w, "b": b,
            "bounces": lesson06.bounces(costs), "too_large": not finite}


def how_good(flags, rows, w, b, elapsed_ms):
    X, Y, X_test, Y_test = rows["X"], rows["Y"], rows["X_test"], rows["Y_test"]
    rung = flags.get("rung", "rayon")
    # Without BLAS only `rayon` has more than one thread, and the lesson is compared as `cargo build` makes it.
    threads = int(flags.get("threads", cores())) if rung == "rayon" else 1
    values = {"train_m": Y.size, "train_accuracy": lesson06.accuracy(X, Y, w, b),
              "majority_accuracy": lesson06.majority_accuracy(Y), "rung": rung, "threads": threads,
              "elapsed_ms": elapsed_ms, "blas": None}
    if Y_test is not None:
        values |= {"test_m": Y_test.size, "test_accuracy": lesson06.accuracy(X_test, Y_test, w, b),
                   "test_majority_accuracy": lesson06.majority_accuracy(Y_test)}
    return values | {"saved": flags["model"]} if "model" in flags else values


def save(flags, rows, w, b):
    flat = lambda numbers: None if numbers is None else numbers.ravel().tolist()
    model = {"format": "one-neuron model", "version": 1, "features": rows["names"], "label": rows["label"],
             "positive": flags.get("positive"), "mean": flat(rows["mean"]), "deviation": flat(rows["deviation"]),
             "w": flat(w), "b": float(b)}
    Path(flags["model"]).write_text(json.dumps(model, indent=2) + "\n", encoding="utf-8")


def train_command(flags):
    rate, iterations = float(flags.get("learning-rate", RATE)), int(flags.get("iterations", 1000))
    rows = read_rows(flags)
    start = time.perf_counter_ns()
    costs, w, b = train(rows["X"], rows["Y"], rate, iterations, flags.get("rung", "rayon"))
    elapsed_ms = (time.perf_counter_ns() - start) / 1e6
    if "model" in flags:
        save(flags, rows, w, b)
    return the_data(flags, rows) | training(rate, costs, w, b) | how_good(flags, rows, w, b, elapsed_ms)


def applied(flags, with_labels):
    """z of each example, and the labels."""
    model = json.loads(Path(flags["model"]).read_text(encoding="utf-8"))
    X, Y, _, _ = read(flags["data"], flags.get("label", model["label"]), flags.get("positive", model["positive"]),
                      model["features"], with_labels, "examples-in-rows" in flags)
    column = lambda key: np.array(model[key])[:, None]
    if model["mean"] is not None:
        X = (X - column("mean")) / column("deviation")
    return column("w").T @ X + model["b"], Y


def predictions(flags):
    Z, _ = applied(flags, with_labels=False)
    answers = (Z > 0).astype(int)
    return {"file": flags["data"], "m": Z.size, "probabilities": sigmoid(Z), "predictions": answers,
            "answered_1": answers.sum()}


def evaluation(flags):
    Z, Y = applied(flags, with_labels=True)
    answers = Z > 0
    count = lambda answer, label: int(((answers == answer) & (Y == label)).sum())
    return {"file": flags["data"], "m": Z.size, "accuracy": (answers == Y).mean(), "cost": loss(Z, Y).mean(),
            "confusion": {"tp": count(1, 1), "fp": count(1, 0), "tn": count(0, 0), "fn": count(0, 1)},
            "majority_accuracy": lesson06.majority_accuracy(Y)}


def bench(n_x, m, threads, closing):
    numbers = twin.random(n_x * m + m + n_x, seed=9)
    X = (numbers[: n_x * m] - 0.5).reshape(m, n_x).T
    Y = (numbers[n_x * m : n_x * m + m] < 0.5).astype(float)[None, :]
    w, b = 0.01 * (numbers[n_x * m + m :] - 0.5)[:, None], 0.1

    def timed(way, runs):
        times = []
        for _ in range(runs):
            start = time.perf_counter_ns()
            found = way()
            times.append((time.perf_counter_ns() - start) / 1e6)
        return found, np.percentile(times, [25, 50, 75])

    rungs = []
    for name, one_pass in RUNGS.items():
        # Python's loop takes its time.
        (cost, _, _), (low, median, high) = timed(lambda: one_pass(X, Y, w, b), 1 if name == "loops" else 5)
        rungs.append({"name": name, "median_ms": median, "low_ms": low, "high_ms": high, "cost": cost})
    _, (_, limit, _) = timed(lambda: X.sum(), 5)
    # The lesson is compared as `cargo build` makes it.
    return {"n_x": n_x, "m": m, "threads": threads, "rungs": rungs, "read_bandwidth_gb_s": 8e-6 * n_x * m / limit,
            "limit_ms": limit, "profile": "dev", "blas": None, "closing": closing}


def bench_command(flags):
    threads = int(flags.get("threads", cores()))
    return bench(int(flags.get("n-x", 12288)), int(flags.get("m", 209)), threads, "blas")


def model_remembers():
    mean, deviation, x, w, b = 14.0, 3.5, 21.0, 1.5, -0.5
    standardized = (x - mean) / deviation
    z = w * standardized + b
    return {"mean": mean, "deviation": deviation, "x": x, "standardized": standardized, "w": w, "b": b, "z": z,
            "a": sigmoid(z), "alone_a": sigmoid(b)}


def kept_back():
    exams = []
    for seed in (1, 2, 3):
        rows = read_rows({"data": str(twin.BREAST_CANCER), "test-fraction": "0.2", "seed": seed, "standardize": True})
        costs, w, b = train(rows["X"], rows["Y"], RATE, 1000)
        exams.append({"seed": seed, "train_accuracy": lesson06.accuracy(rows["X"], rows["Y"], w, b),
                      "test_accuracy": lesson06.accuracy(rows["X_test"], rows["Y_test"], w, b),
                      "test_majority_accuracy": lesson06.majority_accuracy(rows["Y_test"])})
        if seed == 1:
            n_x, train_rows = rows["X"].shape
            first = {"n_x": n_x, "train_rows": train_rows, "test_rows": rows["Y_test"].size, "costs": costs}
    return first | {"learning_rate": RATE, "train_accuracy": exams[0]["train_accuracy"], "seeds": exams}


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


def main():
    commands = {"train": train_command, "predict": predictions, "evaluate": evaluation, "bench": bench_command}
    if len(sys.argv) > 1 and sys.argv[1] in commands:
        command = commands[sys.argv.pop(1)]
        twin.print_json(**command(twin.flags("standardize", "examples-in-rows")))
        return
    twin.print_json(model_remembers=model_remembers(), kept_back=kept_back(),
                    standardized_by_themselves=standardized_by_themselves(), same_numbers=same_numbers(),
                    bench_pictures=bench(12288, 209, cores(), "nothing"),
                    bench_table=bench(30, 100_000, cores(), "blas"))


if __name__ == "__main__":
    main()
