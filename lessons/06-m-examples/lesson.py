"""Lesson 06 in NumPy: the same flags, the same numbers. `python lesson.py --json`"""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[2] / "shared"))
import twin

TWO_FEATURES = ["mean_radius", "mean_texture"]
QUARTET = np.array([[2.0, 1, 0, -1], [1, -1, 2, 0]]), np.array([[1.0, 1, 1, 0]])
np.seterr(all="ignore")


lesson02 = twin.lesson(2)
sigmoid, loss = lesson02.sigmoid, lesson02.loss


# ANCHOR: two_features
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
# ANCHOR_END: two_features


def loop_pass(X, Y, w, b):
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


def gradient_check(X, Y, w, b, J, dw, db):
    """How many slopes are checked, how far they are from central differences, and whether that passes."""
    epsilon, most = np.finfo(float).eps, 100
    reach = np.append(np.maximum(1, np.abs(X).max(axis=1)), 1)  # how strongly each parameter acts on z
    cost = lambda p: fast_pass(X, Y, (p / reach)[:-1, None], p[-1])[0]
    p = np.append(w.ravel(), b) * reach
    checked, measured = twin.permutation(len(p), seed=1)[:most], []
    for k in checked:
        nudge = np.zeros(len(p))
        nudge[k] = epsilon ** (1 / 3) * max(1, abs(p[k]))
        measured.append((cost(p + nudge) - cost(p - nudge)) / (2 * nudge[k]))
    claimed = (np.append(dw.ravel(), db) / reach)[checked]
    difference = np.abs(claimed - measured)
    error = 0.0 if difference.max() == 0 else difference.max() / np.abs(measured).max()
    rounding = 4 * epsilon * max(1, abs(J)) / 6e-6
    passed = bool(error <= 1e-7 or (difference <= rounding).all())
    return {"checked": len(checked), "gradient_error": error,
            "gradient_passed": passed if np.isfinite(measured).all() else None}


def bounces(costs):
    """How often the cost rises after the first 20 steps, if that is in 30% of them or more."""
    late = np.array(costs[20:])
    steps = len(late) - 1
    rises = int((late[1:] > late[:-1] * (1 + 1e-9)).sum())
    return [rises, steps] if rises > 0 and rises >= 0.3 * steps else None


def pass_by_hand():
    X, Y = QUARTET
    m = Y.size
    J, dw1, dw2, db = two_feature_pass(X, Y, 0.0, 0.0, 0.0)
    Z = np.zeros((1, m))
    dZ = sigmoid(Z) - Y
    return {
        "x1": X[0], "x2": X[1], "y": Y.astype(int), "z": Z, "a": sigmoid(Z), "loss": loss(Z, Y), "dz": dZ,
        "x1_dz": X[[0]] * dZ, "x2_dz": X[[1]] * dZ, "sums": np.array([J, dw1, dw2, db]) * m,
        "j": J, "dw": np.array([dw1, dw2]), "db": db,
    }


def step_by_hand():
    X, Y = QUARTET
    m, rate = Y.size, 1.0
    J, dw1, dw2, db = two_feature_pass(X, Y, 0.0, 0.0, 0.0)
    dw = np.array([dw1, dw2])
    after = lambda factor: two_feature_pass(X, Y, -factor * dw1, -factor * dw2, -factor * db)[0]
    return {
        "learning_rate": rate, "dw": dw, "db": db, "w_new": -rate * dw, "b_new": -rate * db,
        "z_new": -rate * dw @ X - rate * db, "j": J, "j_new": after(1),
        "j_without_1_over_m": after(m), "j_with_1_over_m_twice": after(1 / m),
    }


def one_pass(table, X, Y, w, b, trains):
    J, dw, db = loop_pass(X, Y, w, b)
    return {
        "table": table, "n_x": X.shape[0], "m": X.shape[1], "at": {"w": w, "b": b}, "j": J, "dw": dw, "db": db,
        "trains": trains,
    } | gradient_check(X, Y, w, b, J, dw, db)


def training(standardized, X, Y, w, b, learning_rate, iterations):
    costs, checkpoints = [], []
    for updates in twin.milestones(iterations + 1):
        more, w, b = train(X, Y, w, b, learning_rate, updates - len(costs))
        costs += more
        checkpoints.append({"updates": updates, "cost": fast_pass(X, Y, w, b)[0],
                            "accuracy": accuracy(X, Y, w, b), "w": w, "b": b})
    return {
        "standardized": standardized, "learning_rate": learning_rate, "costs": costs, "w": w, "b": b, "accuracy": accuracy(X, Y, w, b),
        "majority_accuracy": majority_accuracy(Y), "checkpoints": checkpoints, "bounces": bounces(costs),
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


def held_out():
    return [exam(TWO_FEATURES), exam(None)]


def exam(features):
    X, Y = twin.read_examples(twin.BREAST_CANCER, features=features)
    m, rate, iterations = X.shape[1], 0.1, 1000
    order = twin.permutation(m, seed=1)
    test = order[m - int(0.2 * m + 0.5):]
    rows = order[: m - len(test)]
    mean, deviation = measure(X[:, rows])
    X_train, X_test = (X[:, rows] - mean) / deviation, (X[:, test] - mean) / deviation
    Y_train, Y_test = Y[:, rows], Y[:, test]
    _, w, b = train(X_train, Y_train, np.zeros((X.shape[0], 1)), 0.0, rate, iterations)
    return {
        "n_x": X.shape[0], "train_rows": len(rows), "test_rows": len(test), "learning_rate": rate,
        "iterations": iterations, "train_cost": fast_pass(X_train, Y_train, w, b)[0],
        "train_accuracy": accuracy(X_train, Y_train, w, b), "test_accuracy": accuracy(X_test, Y_test, w, b),
        "test_majority_accuracy": majority_accuracy(Y_test),
    }


def table(flags):
    """X and Y as the flags choose them, and what is told of them."""
    chosen, bundled = twin.selection(flags), "data" not in flags
    if bundled:
        chosen["features"] = chosen["features"] or TWO_FEATURES
    X, Y, features = twin.read_table(twin.BREAST_CANCER if bundled else flags["data"], **chosen)
    standardized = bundled or "standardize" in flags
    constant = (X == X[:, :1]).all(axis=1) if standardized else []
    told = {"file": twin.BREAST_CANCER.name if bundled else flags["data"], "features": features,
            "standardized": standardized,
            "constant": [name for name, same in zip(features, constant) if same],
            "examples": Y.size, "with_label_1": int(Y.sum())}
    return told, standardize(X) if standardized else X, Y


def start(flags, X):
    """The w and b to start from."""
    w = np.array(twin.numbers(flags["w"]))[:, None] if "w" in flags else np.zeros((X.shape[0], 1))
    return w, float(flags.get("b", 0))


def main():
    flags = twin.flags("standardize")
    whole_lesson = not flags
    trains = whole_lesson or "learning-rate" in flags or "iterations" in flags
    told, X, Y = table(flags)
    w, b = start(flags, X)
    rate, iterations = float(flags.get("learning-rate", 0.1)), int(flags.get("iterations", 1000))
    values = one_pass(told, X, Y, w, b, trains)
    if trains:
        values |= training(told["standardized"], X, Y, w, b, rate, iterations)
    if whole_lesson:
        values |= {"pass_by_hand": pass_by_hand(), "step_by_hand": step_by_hand(), "one_step": one_step(X, Y),
                   "held_out": held_out()}
    twin.print_json(**values)


if __name__ == "__main__":
    main()
