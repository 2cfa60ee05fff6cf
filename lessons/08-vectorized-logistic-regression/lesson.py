"""Lesson 08 in NumPy: the same flags, the same numbers. `python lesson.py --json`"""

import sys
import time
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[2] / "shared"))
import twin

np.seterr(all="ignore")

lesson02, lesson06 = twin.lesson(2), twin.lesson(6)
sigmoid, loss = lesson02.sigmoid, lesson02.loss


# region: one_pass
def one_pass(X, Y, w, b):
    m = X.shape[1]
    Z = np.dot(w.T, X) + b       # (1, m)
    A = sigmoid(Z)               # (1, m)
    J = loss(Z, Y).sum() / m
    dZ = A - Y                   # (1, m)
    dw = np.dot(X, dZ.T) / m     # (n_x, 1)
    db = dZ.sum() / m
    return J, dw, db
# endregion


def train(X, Y, w, b, learning_rate, iterations):
    costs = []
    for _ in range(iterations):
        J, dw, db = one_pass(X, Y, w, b)
        costs.append(J)
        w, b = w - learning_rate * dw, b - learning_rate * db
    return costs, w, b


def difference(one, other):
    return np.abs(np.subtract(one, other)).max() / max(1, np.abs(one).max())


def flat(J, dw, db):
    return np.append(dw.ravel(), [J, db])


def quartet():
    X, Y = np.array([[2.0, 1, 0, -1], [1, -1, 2, 0]]), np.array([[1.0, 1, 1, 0]])
    w, b = np.array([[0.5], [0.25]]), 0.25
    Z = np.dot(w.T, X) + b
    A = sigmoid(Z)
    dZ = A - Y
    _, dw, db = one_pass(X, Y, w, b)
    return {"x_shape": X.shape, "w": w, "b": b, "z_shape": Z.shape, "z": Z, "a": A, "dz": dZ, "dw_shape": dw.shape,
            "dw": dw, "db": db, "dz_x_t_shape": np.dot(dZ, X.T).shape}


def comparison(n_x, m):
    """The lesson's passes and lines; Python's loop over the examples is timed once, on some of them."""
    numbers = twin.random(n_x * m + m + n_x, seed=8)
    X = (numbers[: n_x * m] - 0.5).reshape(m, n_x).T
    Y = (numbers[n_x * m : n_x * m + m] < 0.5).astype(float)[None, :]
    w, b = 0.01 * (numbers[n_x * m + m :] - 0.5)[:, None], 0.1
    Z = np.dot(w.T, X) + b
    A = sigmoid(Z)
    dZ = A - Y
    some = slice(0, 200)
    ways = {
        "loop of lesson 06": (lambda: lesson06.loop_pass(X[:, some], Y[:, some], w, b), m / min(m, 200)),
        "vectorized": (lambda: one_pass(X, Y, w, b), 1),
        "vectorized, buffers kept": (lambda: one_pass(X, Y, w, b), 1),
        "vectorized, one dimension": (lambda: one_pass(X, Y, w, b), 1),
        "Z = w' X + b": (lambda: np.dot(w.T, X) + b, 1),
        "A = sigma(Z)": (lambda: sigmoid(Z), 1),
        "L from Z and Y": (lambda: loss(Z, Y).sum(), 1),
        "dZ = A - Y, summed": (lambda: (A - Y).sum(), 1),
        "dw = X dZ'": (lambda: np.dot(X, dZ.T), 1),
    }
    rows = []
    for name, (way, share) in ways.items():
        times = []
        for _ in range(3):
            start = time.perf_counter_ns()
            way()
            times.append((time.perf_counter_ns() - start) * share)
        low, median, high = np.percentile(times, [25, 50, 75])
        rows.append({"name": name, "median_ns": median, "low_ns": low, "high_ns": high})
    return {"n_x": n_x, "m": m, "rows": rows}


def main():
    flags = twin.flags("standardize")
    _, X, Y = lesson06.table(flags)
    w, b = lesson06.start(flags, X)
    J, dw, db = one_pass(X, Y, w, b)
    by_loop = lesson06.loop_pass(X, Y, w, b)
    values = {"n_x": X.shape[0], "m": X.shape[1], "j": J, "dw": dw, "db": db,
              "loop_error": difference(flat(J, dw, db), flat(*by_loop))}
    if not flags or "learning-rate" in flags or "iterations" in flags:
        rate, iterations = float(flags.get("learning-rate", 0.1)), int(flags.get("iterations", 1000))
        costs, w, b = train(X, Y, w, b, rate, iterations)
        values |= {"learning_rate": rate, "costs": costs, "w": w, "b": b, "accuracy": lesson06.accuracy(X, Y, w, b),
                   "majority_accuracy": lesson06.majority_accuracy(Y)}
    if not flags:
        again = lesson06.train(X, Y, np.zeros_like(w), 0.0, rate, iterations)
        values |= {"quartet": quartet(), "loop_training_error": difference(costs, again[0]),
                   "comparisons": [comparison(12288, 209), comparison(2, 1_000_000)]}
    twin.print_json(**values)


if __name__ == "__main__":
    main()
