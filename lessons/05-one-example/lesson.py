"""Lesson 05 in NumPy: the same flags, the same numbers. `python lesson.py --json`"""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[2] / "shared"))
import twin

np.seterr(all="ignore")


lesson02, lesson03 = twin.lesson(2), twin.lesson(3)
sigmoid, loss, textbook_loss = lesson02.sigmoid, lesson02.loss, lesson02.textbook_loss
central_difference = lesson03.central_difference


def forward(w, b, x):
    z = (w.T @ x)[0, 0] + b
    a = sigmoid(z)
    return z, a


# ANCHOR: backward
def backward(a, y, x):
    dz = a - y
    dw = x * dz
    db = dz
    return dz, dw, db
# ANCHOR_END: backward


def da(a, y):
    a = np.float64(a)
    return -y / a + (1 - y) / (1 - a)


def dz_through_da(a, y):
    return da(a, y) * (a * (1 - a))


def by_hand(w, b, x, y):
    _, a = forward(w, b, x)
    dz, dw, db = backward(a, y, x)
    return {"da": da(a, y), "dz": dz, "dw": dw, "db": db}


def by_the_tape(w, b, x, y):
    """Operation by operation, as the tape of lesson 04 goes backward."""
    e = np.exp(-((w * x).sum() + b))
    u = 1 + e
    a = 1 / u
    da = -1 / a if y == 1 else 1 / (1 - a)
    de = da * (-1 / (u * u))  # a = 1/u, u = 1 + e
    dz = -(de * e)  # e is its own derivative
    return {"da": da, "dz": dz, "dw": dz * x, "db": dz}


def by_nudging(w, b, x, y):
    z, a = forward(w, b, x)
    loss_at = lambda w, b: loss(forward(w, b, x)[0], y)
    room, reach = a if y == 1 else 1 - a, max(1, np.abs(x).max())  # how far a may move, how strongly w acts on z
    one_weight = lambda k: lambda value: loss_at(np.where(np.arange(len(w))[:, None] == k, value / reach, w), b)
    return {
        "da": central_difference(lambda t: textbook_loss(a + t * room, y), 0.0) / room
              if y == 1 or room >= 1e-3 else np.nan,
        "dz": central_difference(lambda z: loss(z, y), z),
        "dw": np.array([central_difference(one_weight(k), w[k, 0] * reach) * reach for k in range(len(w))]),
        "db": central_difference(lambda b: loss_at(w, b), b),
    }


def gradient_error(claimed, measured):
    difference = np.abs(claimed - measured).max()
    return 0.0 if difference == 0 else difference / np.abs(measured).max()


def gradients_agree(claimed, measured, f):
    rounding = 4 * np.finfo(float).eps * max(1, abs(f)) / 6e-6
    return gradient_error(claimed, measured) <= 1e-7 or (np.abs(claimed - measured) <= rounding).all()


def verdict(claimed, tape, nudged, rounded):
    nudges_agree, tape_agrees = gradients_agree(claimed, nudged, rounded), gradients_agree(claimed, tape, rounded)
    if nudges_agree and tape_agrees:
        return "passed"
    if not np.isfinite([claimed, nudged]).all():
        return "no_number"
    return "tape_fails" if nudges_agree else "not_passed"


def without_noise(value):
    """A finite difference is right to about ten digits; those that are told."""
    return float(f"{value:.6f}" if 1e-4 <= abs(value) < 1e6 else f"{value:.3e}")


def three_ways(w, b, x, y):
    size, reach, rows = loss(forward(w, b, x)[0], y), max(1, np.abs(x).max()), []
    ways = by_hand(w, b, x, y), by_the_tape(w, b, x, y), by_nudging(w, b, x, y)
    for symbol in ("da", "dz", "dw", "db"):
        claimed, tape, nudged = (np.ravel(way[symbol]) for way in ways)
        rounded = size * reach * reach if symbol == "dw" else size
        rows.append({"symbol": symbol, "shape": [len(w), 1] if symbol == "dw" else [],
                     "by_hand": claimed, "tape": tape, "nudged": [without_noise(value) for value in nudged],
                     "verdict": verdict(claimed, tape, nudged, rounded),
                     "nudge_error": gradient_error(claimed, nudged)})
    return rows


def update(w, b, x, y, learning_rate):
    z, a = forward(w, b, x)
    dz, dw, db = backward(a, y, x)
    w_new, b_new = w - learning_rate * dw, b - learning_rate * db
    z_new = forward(w_new, b_new, x)[0]
    return {"learning_rate": learning_rate,
            "before": {"w": w, "b": b, "dw": dw, "db": db, "z": z, "loss": loss(z, y)},
            "w_change": -learning_rate * dw, "b_change": -learning_rate * db, "w_new": w_new, "b_new": b_new,
            "z_new": z_new, "loss_new": loss(z_new, y), "promised_drop": learning_rate * ((dw**2).sum() + db**2),
            "drop": loss(z, y) - loss(z_new, y)}


def certain_and_wrong():
    row = lambda z, a: {"z": z, "da": da(a, 0), "local": a * (1 - a), "through_da": dz_through_da(a, 0),
                        "a_minus_y": a - 0}
    return {"rows": [row(z, sigmoid(z)) for z in (2.0, 20.0, 36.0, 37.0, 40.0)]}


def what_a_minus_y_loses():
    row = lambda z, exact: {"z": z, "a_minus_y": sigmoid(z) - 1, "exact": exact,
                            "moves_a_weight_of_1": bool(1 - exact != 1)}
    return [row(z, -sigmoid(-z)) for z in (5.0, 20.0, 37.0)]


def main():
    flags = twin.flags()
    w = np.array([twin.numbers(flags.get("w", "0.5,0.25"))]).T
    x = np.array([twin.numbers(flags.get("x", "1,-2"))]).T
    b, y, rate = float(flags.get("b", 0)), int(flags.get("y", 1)), float(flags.get("learning-rate", 0.2))
    z, a = forward(w, b, x)
    values = {"w": w, "b": b, "x": x, "y": y, "z": z, "a": a, "loss": loss(z, y)}
    values |= {"at": {"a": a, "y": y}, "dz_through_da": dz_through_da(a, y)} | by_hand(w, b, x, y)
    values |= {"three_ways": three_ways(w, b, x, y)} | update(w, b, x, y, rate)
    if not flags:
        values |= {"certain_and_wrong": certain_and_wrong(), "what_a_minus_y_loses": what_a_minus_y_loses()}
    twin.print_json(**values)


if __name__ == "__main__":
    main()
