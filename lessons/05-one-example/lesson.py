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


# region: backward
def backward(a, y, x):
    dz = a - y
    dw = x * dz
    db = dz
    return dz, dw, db
# endregion


def da(a, y):
    a = np.float64(a)
    return -y / a + (1 - y) / (1 - a)


def dz_through_da(a, y):
    return da(a, y) * (a * (1 - a))


def nudge_error(claimed, measured):
    claimed, measured = np.ravel(claimed), np.ravel(measured)
    difference = np.abs(claimed - measured).max()
    return 0.0 if difference == 0 else difference / np.abs(measured).max()


def checks(w, b, x, y):
    z, a = forward(w, b, x)
    dz, dw, db = backward(a, y, x)
    loss_at = lambda w, b: loss(forward(w, b, x)[0], y)
    room, reach = a if y == 1 else 1 - a, max(1, np.abs(x).max())  # how far a may move, how strongly w acts on z
    one_weight = lambda k: lambda value: loss_at(np.where(np.arange(len(w))[:, None] == k, value / reach, w), b)
    nudged = {
        "da": central_difference(lambda t: textbook_loss(a + t * room, y), 0.0) / room
              if y == 1 or room >= 1e-3 else np.nan,
        "dz": central_difference(lambda z: loss(z, y), z),
        "dw": [central_difference(one_weight(k), w[k, 0] * reach) * reach for k in range(len(w))],
        "db": central_difference(lambda b: loss_at(w, b), b),
    }
    by_hand = {"da": da(a, y), "dz": dz, "dw": dw, "db": db}
    return [{"symbol": name, "shape": list(dw.shape) if name == "dw" else [],
             "nudge_error": nudge_error(by_hand[name], nudged[name])} for name in by_hand]


def lost(z):
    exact = -sigmoid(-z)
    return {"z": z, "a_minus_y": sigmoid(z) - 1, "exact": exact, "moves_a_weight_of_1": bool(1 - exact != 1)}


def saturated(z):
    a = sigmoid(z)
    return {"z": z, "da": da(a, 0), "local": a * (1 - a), "through_da": dz_through_da(a, 0), "a_minus_y": a - 0}


def main():
    flags = twin.flags()
    w = np.array([twin.numbers(flags.get("w", "0.5,0.25"))]).T
    x = np.array([twin.numbers(flags.get("x", "1,-2"))]).T
    b, y, rate = float(flags.get("b", 0)), int(flags.get("y", 1)), float(flags.get("learning-rate", 0.2))
    z, a = forward(w, b, x)
    dz, dw, db = backward(a, y, x)
    w_new, b_new = w - rate * dw, b - rate * db
    z_new = forward(w_new, b_new, x)[0]
    values = {"z": z, "a": a, "loss": loss(z, y), "da": da(a, y), "dz": dz, "dz_through_da": dz_through_da(a, y),
              "dw": dw, "db": db, "w_new": w_new, "b_new": b_new, "z_new": z_new, "loss_new": loss(z_new, y),
              "promised_drop": rate * ((dw**2).sum() + db**2), "checks": checks(w, b, x, y)}
    if not flags:
        values |= {"lost": [lost(z) for z in (5.0, 20.0, 37.0)],
                   "saturated": [saturated(z) for z in (2.0, 20.0, 36.0, 37.0, 40.0)]}
    twin.print_json(**values)


if __name__ == "__main__":
    main()
