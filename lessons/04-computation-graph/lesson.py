"""Lesson 04 in NumPy, every derivative written by hand. `python lesson.py --json`"""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[2] / "shared"))
import twin

np.seterr(all="ignore")

central_difference = twin.lesson(3).central_difference
NUDGE = 0.001


# ANCHOR: by_hand
def forward(a, b, c):
    u = b * c
    v = a + u
    J = 3 * v
    return u, v, J


def backward(b, c):
    dv = 3.0       # J = 3v
    du = dv * 1.0  # v = a + u
    da = dv * 1.0  # v = a + u
    db = du * c    # u = bc
    dc = du * b    # u = bc
    return dv, du, da, db, dc
# ANCHOR_END: by_hand


def nudged(a, b, c):
    J, (_, _, da, db, dc) = forward(a, b, c)[2], backward(b, c)
    after = {"a": forward(a + NUDGE, b, c)[2], "b": forward(a, b + NUDGE, c)[2], "c": forward(a, b, c + NUDGE)[2]}
    return [{"input": name, "derivative": slope, "j": after[name], "change_per_nudge": (after[name] - J) / NUDGE}
            for name, slope in (("a", da), ("b", db), ("c", dc))]


def used_twice(a, b):
    b_nudged = b + NUDGE
    return {"j": b * (a + b), "da": b, "db": (a + b) + b, "shares_of_db": [a + b, b],
            "b_nudged": b_nudged, "j_nudged": b_nudged * (a + b_nudged)}


def neuron(w, x, b):
    z = w * x + b
    a = 1 / (1 + np.exp(-z))
    dz = a - 1
    return {"z": z, "a": a, "loss": -np.log(a), "dz": dz, "dw": dz * x, "dx": dz * w, "db": dz}


def price():
    k = np.arange(64 * 64 * 3)
    w, x, b = (k % 7 - 3.0) / 1000, (k % 256) / 255, 0.1
    loss = lambda w, b: np.log1p(np.exp(-(w @ x + b)))
    dz = 1 / (1 + np.exp(-(w @ x + b))) - 1
    dw, nudged = dz * x, (1, 100, 5000, len(k) - 1)
    loss_with = lambda j: lambda w_j: loss(np.where(k == j, w_j, w), b)
    nudge_error = max(abs(dw[j] - central_difference(loss_with(j), w[j])) for j in nudged)
    return {"weights": len(k), "derivatives": len(k) + 1,
            # a bias; per weight: the weight, the number x, a product, a sum; then the eight values from z to L
            "values_on_the_tape": 1 + 4 * len(k) + 8,
            "loss": loss(w, b), "db": dz, "first_dw": dw[:5], "sum_of_dw": dw.sum(),
            "nudged": nudged, "nudge_error": nudge_error, "passed": bool(nudge_error <= 1e-8)}


def main():
    flags = twin.flags()
    a, b, c = (np.float64(flags.get(name, default)) for name, default in (("a", 5), ("b", 3), ("c", 2)))
    values = {"a": a, "b": b, "c": c}
    values |= zip(("u", "v", "j"), forward(a, b, c))
    values |= zip(("dv", "du", "da", "db", "dc"), backward(b, c))
    values["nudged"] = nudged(a, b, c)
    if not flags:
        values |= {"used_twice": used_twice(a, b), "neuron": neuron(0.5, 2.0, 1.0), "price": price()}
    twin.print_json(**values)


if __name__ == "__main__":
    main()
