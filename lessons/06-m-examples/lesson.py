"""Lesson 06 in NumPy: the same flags, the same numbers. `python lesson.py --json`"""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[2] / "shared"))
import twin

TWO_FEATURES = ["mean_radius", "mean_texture"]
np.seterr(all="ignore")


lesson02 = twin.lesson(2)
sigmoid, loss = lesson02.sigmoid, lesson02.loss


# region: two_features
def two_feature_pass(X, Y, w1, w2, b):
    m = X.shape[1]
    J, dw1, dw2, db = 0.0, 0.0, 0.0, 0.0
    for i in range(m):
        x1, x2, y = X[0, i], X[1, i], Y[0, i]
        z = w1 * x1 + w2 * x2 + b
        a = sigmoid(z)
        J += loss(z, y)
        dz = a - y
        dw1 += x1 * dz
        dw2 += x2 * dz
        db += dz
    return J / m, dw1 / m, dw2 / m, db / m
# endregion


def one_pass(X, Y, w, b):
    """J, dw, db with n_x features; the inner loop over the features is NumPy's."""
    m = X.shape[1]
    J, dw, db = 0.0, np.zeros_like(w), 0.0
    for i in range(m):
        x, y = X[:, [i]], Y[0, i]
        z = (w * x).sum() + b
        a = sigmoid(z)
        J += loss(z, y)
        dz = a - y
        dw += x * dz
        db += dz
    return J / m, dw / m, db / m


def fast_pass(X, Y, w, b):
    """The same without the loop over m, as lesson 08 derives it: Python's loop takes too long to train with."""
    m = X.shape[1]
    Z = w.T @ X + b
    dZ = sigmoid(Z) - Y
    return loss(Z, Y).sum() / m, X @ dZ.T / m, dZ.sum() / m


def train(X, Y, w, b, learning_rate, iterations):
    costs = []
    for _ in range(iterations):
        J, dw, db = fast_pass(X, Y, w, b)
        costs.append(J)
        w, b = w - learning_rate * dw, b - learning_rate * db
    return costs, w, b


def predictions(X, w, b):
    return (w.T @ X + b > 0).astype(float)


def accuracy(X, Y, w, b):
    Z = w.T @ X + b
    return np.nan if np.isnan(Z).any() else np.mean((Z > 0) == Y)


def measure(X):
    """Mean and deviation of each feature; a constant one is centred, not divided."""
    constant = (X == X[:, :1]).all(axis=1, keepdims=True)
    mean = np.where(constant, X[:, :1], X.mean(axis=1, keepdims=True))
    deviation = np.sqrt(((X - mean) ** 2).mean(axis=1, keepdims=True))
    return mean, np.where(constant, 1, deviation)


def standardize(X):
    mean, deviation = measure(X)
    return (X - mean) / deviation


def majority_accuracy(Y):
    ones, m = Y.sum(), Y.size
    return max(ones, m - ones) / m


def gradient_error(X, Y, w, b, dw, db):
    h = np.finfo(float).eps ** (1 / 3)
    reach = np.append(np.maximum(1, np.abs(X).max(axis=1)), 1)  # how strongly each parameter acts on z
    cost = lambda p: fast_pass(X, Y, (p / reach)[:-1, None], p[-1])[0]
    p, measured = np.append(w.ravel(), b) * reach, []
    for k in range(len(p)):
        nudge = np.zeros(len(p))
        nudge[k] = h * max(1, abs(p[k]))
        measured.append((cost(p + nudge) - cost(p - nudge)) / (2 * nudge[k]))
    claimed = np.append(dw.ravel(), db) / reach
    difference = np.abs(claimed - measured).max()
    return 0.0 if difference == 0 else difference / np.abs(measured).max()


def checkpoint(X, Y, w, b, updates):
    return {"updates": updates, "cost": fast_pass(X, Y, w, b)[0], "accuracy": accuracy(X, Y, w, b), "w": w, "b": b}


def quartet():
    X = np.array([[2.0, 1, 0, -1], [1, -1, 2, 0]])
    Y = np.array([[1.0, 1, 1, 0]])
    m, zeros, rate = 4, np.zeros((2, 1)), 1.0
    J, dw1, dw2, db = two_feature_pass(X, Y, 0.0, 0.0, 0.0)
    dw = np.array([[dw1], [dw2]])
    after = lambda factor: two_feature_pass(X, Y, -factor * dw1, -factor * dw2, -factor * db)[0]
    Z = zeros.T @ X
    return {
        "x1": X[0], "x2": X[1], "y": Y.astype(int), "z": Z, "a": sigmoid(Z), "loss": loss(Z, Y), "dz": sigmoid(Z) - Y,
        "sums": np.array([J, dw1, dw2, db]) * m, "j": J, "dw": dw, "db": db, "learning_rate": rate,
        "w_new": -rate * dw, "b_new": -rate * db, "z_new": (-rate * dw).T @ X - rate * db,
        "j_new": after(1), "j_without_1_over_m": after(m), "j_with_1_over_m_twice": after(1 / m),
    }


def one_step(X, Y):
    steps, zeros = [], np.zeros((X.shape[0], 1))
    for rate in (0.001, 0.1, 10.0):
        _, w, b = train(X, Y, zeros, 0.0, rate, 1)
        answers = predictions(X, w, b)
        first = answers if not steps else first
        steps.append({"learning_rate": rate, "cost": fast_pass(X, Y, w, b)[0], "accuracy": accuracy(X, Y, w, b),
                      "answers_that_differ": int((answers != first).sum())})
    return steps


def held_out(features):
    X, Y = twin.read_examples(twin.BREAST_CANCER, features=features)
    m = X.shape[1]
    order = twin.permutation(m, seed=1)
    test = order[m - int(0.2 * m + 0.5):]
    training = order[: m - len(test)]
    mean, deviation = measure(X[:, training])
    X_train, X_test = (X[:, training] - mean) / deviation, (X[:, test] - mean) / deviation
    Y_train, Y_test = Y[:, training], Y[:, test]
    _, w, b = train(X_train, Y_train, np.zeros((X.shape[0], 1)), 0.0, 0.1, 1000)
    return {
        "n_x": X.shape[0], "train_rows": len(training), "test_rows": len(test),
        "train_cost": fast_pass(X_train, Y_train, w, b)[0], "train_accuracy": accuracy(X_train, Y_train, w, b),
        "test_accuracy": accuracy(X_test, Y_test, w, b), "test_majority_accuracy": majority_accuracy(Y_test),
    }


def inputs(flags):
    """X, Y, w and b as the flags select them."""
    features = flags["features"].split(",") if "features" in flags else None
    bundled = "data" not in flags
    if bundled:
        features = features or TWO_FEATURES
    X, Y = twin.read_examples(flags.get("data", twin.BREAST_CANCER), flags.get("label"), flags.get("positive"), features)
    if bundled or "standardize" in flags:
        X = standardize(X)
    w = np.array(twin.numbers(flags["w"]))[:, None] if "w" in flags else np.zeros((X.shape[0], 1))
    return X, Y, w, float(flags.get("b", 0))


def main():
    flags = twin.flags("standardize")
    X, Y, w, b = inputs(flags)
    n_x, m = X.shape
    J, dw, db = one_pass(X, Y, w, b)
    values = {"n_x": n_x, "m": m, "j": J, "dw": dw, "db": db, "gradient_error": gradient_error(X, Y, w, b, dw, db),
              "majority_accuracy": majority_accuracy(Y)}
    if not flags or "learning-rate" in flags or "iterations" in flags:
        rate, iterations = float(flags.get("learning-rate", 0.1)), int(flags.get("iterations", 1000))
        costs, checkpoints = [], []
        for updates in twin.milestones(iterations + 1):
            more, w, b = train(X, Y, w, b, rate, updates - len(costs))
            costs += more
            checkpoints.append(checkpoint(X, Y, w, b, updates))
        values |= {"learning_rate": rate, "costs": costs, "w": w, "b": b, "accuracy": accuracy(X, Y, w, b),
                   "checkpoints": checkpoints}
    if not flags:
        values |= {"quartet": quartet(), "one_step": one_step(X, Y), "held_out": [held_out(TWO_FEATURES), held_out(None)]}
    twin.print_json(**values)


if __name__ == "__main__":
    main()
