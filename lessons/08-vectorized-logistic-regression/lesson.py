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


# ANCHOR: one_pass
def one_pass(X, Y, w, b):
    m = X.shape[1]
    Z = np.dot(w.T, X) + b       # (1, m)
    A = sigmoid(Z)               # (1, m)
    J = loss(Z, Y).sum() / m
    dZ = A - Y                   # (1, m)
    dw = np.dot(X, dZ.T) / m     # (n_x, 1)
    db = dZ.sum() / m
    return J, dw, db
# ANCHOR_END: one_pass


def vector_pass(X, Y, w, b):
    """The same with vectors of one dimension."""
    w, Y, m = w[:, 0], Y[0], X.shape[1]
    Z = np.dot(w, X) + b         # (m)
    dZ = sigmoid(Z) - Y          # (m)
    return loss(Z, Y).sum() / m, np.dot(X, dZ)[:, None] / m, dZ.sum() / m


BLOCK_BYTES = 256 << 10


def block_pass(X, Y, w, b):
    """The same, block after block of the examples: each stays in a cache while it is used twice."""
    n_x, m = X.shape
    w, Y = w[:, 0], Y[0]
    width = max(BLOCK_BYTES // (8 * n_x), 4)
    J, dw, db = 0.0, np.zeros(n_x), 0.0
    for i in range(0, m, width):
        block, labels = X[:, i : i + width], Y[i : i + width]
        Z = np.dot(w, block) + b
        dZ = sigmoid(Z) - labels
        J, dw, db = J + loss(Z, labels).sum(), dw + np.dot(block, dZ), db + dZ.sum()
    return J / m, dw[:, None] / m, db / m


class Buffers:
    """The same in memory for Z, dZ and dw that is taken once."""

    def __init__(self, n_x, m):
        self.Z, self.dZ, self.dw = np.empty((1, m)), np.empty((1, m)), np.empty((n_x, 1))

    def one_pass(self, X, Y, w, b):
        m = X.shape[1]
        np.dot(w.T, X, out=self.Z)
        self.Z += b
        np.subtract(sigmoid(self.Z), Y, out=self.dZ)
        np.dot(X, self.dZ.T, out=self.dw)
        self.dw /= m
        return loss(self.Z, Y).sum() / m, self.dw, self.dZ.sum() / m


def train(one_pass, X, Y, w, b, learning_rate, iterations):
    """One of the passes, again and again."""
    costs = []
    for _ in range(iterations):
        J, dw, db = one_pass(X, Y, w, b)
        costs.append(J)
        w, b = w - learning_rate * dw, b - learning_rate * db
    return costs, w, b


def difference(one, other):
    return np.abs(np.subtract(one, other)).max() / max(1, np.abs(one).max())


def agrees(error):
    return bool(error <= 1e-12) if np.isfinite(error) else None


def flat(J, dw, db):
    return np.append(dw.ravel(), [J, db])


def four_examples():
    X, Y = lesson06.QUARTET
    w, b = np.array([[0.5], [0.25]]), 0.25
    Z = np.dot(w.T, X) + b
    A = sigmoid(Z)
    dZ = A - Y
    _, dw, db = one_pass(X, Y, w, b)
    return {"w": w, "b": b, "x_shape": X.shape, "z": Z, "z_shape": Z.shape, "a": A, "dz": dZ, "dw": dw,
            "dw_shape": dw.shape, "db": db, "dz_x_t_shape": np.dot(dZ, X.T).shape,
            "stretched_shape": (w - np.dot(dZ, X.T)).shape}


def pass_over_examples(table, X, Y, w, b):
    J, dw, db = one_pass(X, Y, w, b)
    error = difference(flat(J, dw, db), flat(*lesson06.loop_pass(X, Y, w, b)))
    return {"table": table, "n_x": X.shape[0], "m": X.shape[1], "j": J, "dw": dw, "db": db,
            "loop_error": error, "loop_agrees": agrees(error)}


def training(standardized, X, Y, w, b, learning_rate, iterations, whole_lesson):
    costs, w_end, b_end = train(one_pass, X, Y, w, b, learning_rate, iterations)
    error = None
    if whole_lesson:
        # Python's loop takes too long for all of the steps.
        some = min(20, iterations)
        by_loop, _, _ = train(lesson06.loop_pass, X, Y, w, b, learning_rate, some)
        error = difference(costs[:some], by_loop)
    return {"learning_rate": learning_rate, "standardized": standardized, "costs": costs, "w": w_end, "b": b_end,
            "accuracy": lesson06.accuracy(X, Y, w_end, b_end), "majority_accuracy": lesson06.majority_accuracy(Y),
            "bounces": lesson06.bounces(costs), "loop_training_error": error,
            "loop_training_agrees": agrees(error) if whole_lesson else None}


def many_features():
    return comparison(12288, 209)


def many_examples():
    return comparison(2, 1_000_000)


def comparison(n_x, m):
    """The lesson's passes and lines; Python's loop over the examples is timed on some of them."""
    numbers = twin.random(n_x * m + m + n_x, seed=8)
    X = (numbers[: n_x * m] - 0.5).reshape(m, n_x).T
    Y = (numbers[n_x * m : n_x * m + m] < 0.5).astype(float)[None, :]
    w, b = 0.01 * (numbers[n_x * m + m :] - 0.5)[:, None], 0.1
    Z = np.dot(w.T, X) + b
    A = sigmoid(Z)
    dZ = A - Y
    some = slice(0, 200)
    buffers = Buffers(n_x, m)
    # The same numbers first, then the times.
    for way in (buffers.one_pass, vector_pass, block_pass):
        assert agrees(difference(flat(*one_pass(X, Y, w, b)), flat(*way(X, Y, w, b))))
    ways = {
        "loop of lesson 06": (lambda: lesson06.loop_pass(X[:, some], Y[:, some], w, b), m / min(m, 200)),
        "vectorized": (lambda: one_pass(X, Y, w, b), 1),
        "vectorized, buffers kept": (lambda: buffers.one_pass(X, Y, w, b), 1),
        "vectorized, one dimension": (lambda: vector_pass(X, Y, w, b), 1),
        "vectorized, in blocks": (lambda: block_pass(X, Y, w, b), 1),
        "Z = w' X + b": (lambda: np.dot(w.T, X) + b, 1),
        "A = sigma(Z)": (lambda: sigmoid(Z), 1),
        "L from Z and Y": (lambda: loss(Z, Y).sum(), 1),
        "dZ = A - Y, summed": (lambda: (A - Y).sum(), 1),
        "dw = X dZ'": (lambda: np.dot(X, dZ.T), 1),
    }
    return {"n_x": n_x, "m": m, "rows": [timed(name, way, share) for name, (way, share) in ways.items()]}


def timed(name, way, share):
    """A row; what is timed is one part of `share` parts."""
    times = []
    for _ in range(3):
        start = time.perf_counter_ns()
        way()
        times.append((time.perf_counter_ns() - start) * share)
    low, median, high = np.percentile(times, [25, 50, 75])
    return {"name": name, "median_ns": median, "low_ns": low, "high_ns": high}


def main():
    flags = twin.flags("standardize")
    whole_lesson = not flags
    table, X, Y = lesson06.table(flags)
    w, b = lesson06.start(flags, X)
    values = pass_over_examples(table, X, Y, w, b)
    if whole_lesson or "learning-rate" in flags or "iterations" in flags:
        rate, iterations = float(flags.get("learning-rate", 0.1)), int(flags.get("iterations", 1000))
        values |= training(table["standardized"], X, Y, w, b, rate, iterations, whole_lesson)
    if whole_lesson:
        values |= {"four_examples": four_examples(), "many_features": many_features(),
                   "many_examples": many_examples()}
    twin.print_json(**values)


if __name__ == "__main__":
    main()
