"""Lesson 09 in NumPy: the same commands and flags, the same numbers. `python lesson.py train --data F --json`"""

import json
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


def read(file, label=None, positive=None, features=None, with_labels=True):
    """X, Y, the features' names and the label's name. Y is None without labels."""
    if file.endswith(".npz"):
        arrays = np.load(file)
        X = arrays["X"].astype(float)
        names = [f"x{k + 1}" for k in range(X.shape[0])]
        if not with_labels:
            return X, None, names, None
        Y = arrays["Y"].astype(float).reshape(1, -1)
        return X, Y if positive is None else (Y == float(positive)).astype(float), names, None
    columns, rows = twin.read_csv(file)
    if not with_labels:
        pick = lambda name: [float(row[columns.index(name)]) for row in rows]
        return np.array([pick(name) for name in features]), None, features, None
    label = label or columns[-1]
    names = features or [column for column in columns if column != label]
    X, Y = twin.read_examples(file, label, positive, names)
    return X, Y, names, label


# region: train
def train(X, Y, rate, iterations):
    w, b, costs = np.zeros((X.shape[0], 1)), 0.0, []
    for _ in range(iterations):
        J, dw, db = lesson08.one_pass(X, Y, w, b)
        costs.append(J)
        w, b = w - rate * dw, b - rate * db
    return costs, w, b
# endregion


def train_command(flags):
    rate, iterations = float(flags.get("learning-rate", RATE)), int(flags.get("iterations", 1000))
    rung = flags.get("rung", "rayon")
    features = flags["features"].split(",") if "features" in flags else None
    X, Y, names, label = read(flags["data"], flags.get("label"), flags.get("positive"), features)
    X_test = Y_test = None
    if "test" in flags:
        X_test, Y_test, _, _ = read(flags["test"], label, flags.get("positive"), names)
    elif "test-fraction" in flags:
        m = X.shape[1]
        kept = int(float(flags["test-fraction"]) * m + 0.5)
        order = twin.permutation(m, int(flags.get("seed", 1)))
        training, test = order[: m - kept], order[m - kept :]
        X, Y, X_test, Y_test = X[:, training], Y[:, training], X[:, test], Y[:, test]
    mean = deviation = None
    if "standardize" in flags:
        mean, deviation = lesson06.measure(X)
        X = (X - mean) / deviation
        X_test = None if X_test is None else (X_test - mean) / deviation
    costs, w, b = train(X, Y, rate, iterations)
    values = {
        "n_x": X.shape[0], "m": X.shape[1], "rung": rung,
        "learning_rate": rate,
        "costs": [[k, J] for k, J in enumerate(costs) if k % 100 == 0 or k + 1 == iterations], "w": w, "b": b,
        "train_accuracy": lesson06.accuracy(X, Y, w, b), "majority_accuracy": lesson06.majority_accuracy(Y),
    }
    if X_test is not None:
        values |= {"test_m": X_test.shape[1], "test_accuracy": lesson06.accuracy(X_test, Y_test, w, b),
                   "test_majority_accuracy": lesson06.majority_accuracy(Y_test)}
    if "model" in flags:
        flat = lambda numbers: None if numbers is None else numbers.ravel().tolist()
        model = {"format": "one-neuron model", "version": 1, "features": names, "label": label,
                 "positive": flags.get("positive"), "mean": flat(mean), "deviation": flat(deviation), "w": flat(w),
                 "b": float(b)}
        Path(flags["model"]).write_text(json.dumps(model, indent=2) + "\n", encoding="utf-8")
    return values


def apply(flags, with_labels):
    """z of each example, and the labels."""
    model = json.loads(Path(flags["model"]).read_text(encoding="utf-8"))
    X, Y, _, _ = read(flags["data"], flags.get("label", model["label"]), flags.get("positive", model["positive"]),
                      model["features"], with_labels)
    column = lambda key: np.array(model[key])[:, None]
    if model["mean"] is not None:
        X = (X - column("mean")) / column("deviation")
    return column("w").T @ X + model["b"], Y


def predict_command(flags):
    Z, _ = apply(flags, with_labels=False)
    return {"m": Z.size, "probabilities": sigmoid(Z), "predictions": (Z > 0).astype(int)}


def evaluate_command(flags):
    Z, Y = apply(flags, with_labels=True)
    answers = Z > 0
    count = lambda answer, label: int(((answers == answer) & (Y == label)).sum())
    return {"m": Z.size, "accuracy": (answers == Y).mean(), "cost": loss(Z, Y).mean(),
            "confusion": {"tp": count(1, 1), "fp": count(1, 0), "tn": count(0, 0), "fn": count(0, 1)},
            "majority_accuracy": lesson06.majority_accuracy(Y)}


def bench(n_x, m):
    numbers = twin.random(n_x * m + m + n_x, seed=9)
    X = (numbers[: n_x * m] - 0.5).reshape(m, n_x).T
    Y = (numbers[n_x * m : n_x * m + m] < 0.5).astype(float)[None, :]
    w, b = 0.01 * (numbers[n_x * m + m :] - 0.5)[:, None], 0.1
    cost = lesson08.one_pass(X, Y, w, b)[0]

    def timed(way):
        times = []
        for _ in range(5):
            start = time.perf_counter_ns()
            way()
            times.append((time.perf_counter_ns() - start) / 1e6)
        return np.percentile(times, [25, 50, 75])

    rungs = []
    for name in ("loops", "vectorized", "rayon"):
        low, median, high = timed(lambda: lesson08.one_pass(X, Y, w, b))
        rungs.append({"name": name, "median_ms": median, "low_ms": low, "high_ms": high, "cost": cost})
    limit = timed(lambda: X.sum())[1]
    # The lesson is compared as `cargo build` makes it.
    return {"n_x": n_x, "m": m, "rungs": rungs, "read_bandwidth_gb_s": 8e-6 * n_x * m / limit,
            "limit_ms": limit, "profile": "dev"}


def bench_command(flags):
    return bench(int(flags.get("n-x", 12288)), int(flags.get("m", 209)))


def worked():
    mean, deviation, x, w, b = 14.0, 3.5, 21.0, 1.5, -0.5
    standardized = (x - mean) / deviation
    z = w * standardized + b
    return {"mean": mean, "deviation": deviation, "x": x, "standardized": standardized, "w": w, "b": b, "z": z,
            "a": sigmoid(z), "alone_a": sigmoid(b)}


def leak():
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


def honest():
    runs = []
    for seed in ("1", "2", "3"):
        flags = {"data": str(twin.BREAST_CANCER), "test-fraction": "0.2", "seed": seed, "standardize": True}
        runs.append(train_command(flags))
    exam = lambda seed, run: {"seed": seed} | {key: run[key] for key in
                                               ("train_accuracy", "test_accuracy", "test_majority_accuracy")}
    first = runs[0]
    X, Y = twin.read_examples(twin.BREAST_CANCER)
    training = twin.permutation(X.shape[1], 1)[: first["m"]]
    costs = train(lesson06.standardize(X[:, training]), Y[:, training], RATE, 1000)[0]
    return {"n_x": first["n_x"], "train_rows": first["m"], "test_rows": first["test_m"], "learning_rate": RATE,
            "costs": costs, "train_accuracy": first["train_accuracy"],
            "seeds": [exam(seed + 1, run) for seed, run in enumerate(runs)]}


def ladder():
    X, Y = twin.read_examples(twin.BREAST_CANCER)
    cost = train(lesson06.standardize(X), Y, RATE, 100)[0][-1]
    return [{"cost": cost, "loop_error": 0.0} for _ in ("loops", "vectorized", "rayon")]


def main():
    commands = {"train": train_command, "predict": predict_command, "evaluate": evaluate_command,
                "bench": bench_command}
    if len(sys.argv) > 1 and sys.argv[1] in commands:
        command = commands[sys.argv.pop(1)]
        twin.print_json(**command(twin.flags("standardize")))
        return
    twin.print_json(worked=worked(), leak=leak(), honest=honest(), ladder=ladder(),
                    benches=[bench(12288, 209), bench(30, 100_000)])


if __name__ == "__main__":
    main()
