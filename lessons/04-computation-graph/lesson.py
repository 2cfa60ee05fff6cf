"""Lesson 04 in NumPy, every derivative written by hand. `python lesson.py --json`"""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[2] / "shared"))
import twin

np.seterr(all="ignore")
NUDGE = 0.001


# region: by_hand
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
# endregion


def used_twice(a, b):
    b_nudged = b + NUDGE
    return {"j": b * (a + b), "da": b, "db": (a + b) + b, "j_nudged": b_nudged * (a + b_nudged)}


def neuron(w, x, b):
    z = w * x + b
    a = 1 / (1 + np.exp(-z))
    dz = a - 1
    return {"z": z, "a": a, "loss": -np.log(a), "dz": dz, "dw": dz * x, "dx": dz * w, "db": dz}


def wide():
    k = np.arange(64 * 64 * 3)
    w, x, b = (k % 7 - 3.0) / 1000, (k % 256) / 255, 0.1
    loss = lambda w, b: np.log1p(np.exp(-(w @ x + b)))
    dz = 1 / (1 + np.exp(-(w @ x + b))) - 1
    dw, h = dz * x, 6e-6
    nudge = lambda j: (loss(w + h * (k == j), b) - loss(w - h * (k == j), b)) / (2 * h)
    return {"weights": len(k), "derivatives": len(k) + 1,
            # a bias; per weight: the weight, the number x, a product, a sum; then the eight values from z to L
            "values_on_the_tape": 1 + 4 * len(k) + 8,
            "loss": loss(w, b), "db": dz, "first_dw": dw[:5], "sum_of_dw": dw.sum(),
            "nudge_error": max(abs(dw[j] - nudge(j)) for j in (1, 100, 5000, len(k) - 1))}


def main():
    flags = twin.flags()
    a, b, c = (np.float64(flags.get(name, default)) for name, default in (("a", 5), ("b", 3), ("c", 2)))
    u, v, J = forward(a, b, c)
    dv, du, da, db, dc = backward(b, c)
    nudged = []
    for name, slope, inputs in (("a", da, (a + NUDGE, b, c)), ("b", db, (a, b + NUDGE, c)), ("c", dc, (a, b, c + NUDGE))):
        J_nudged = forward(*inputs)[2]
        nudged.append({"input": name, "derivative": slope, "j": J_nudged, "change_per_nudge": (J_nudged - J) / NUDGE})
    values = {"a": a, "b": b, "c": c, "u": u, "v": v, "j": J, "du": du, "dv": dv, "da": da, "db": db, "dc": dc,
              "nudged": nudged}
    if not flags:
        values |= {"used_twice": used_twice(a, b), "neuron": neuron(0.5, 2.0, 1.0), "wide": wide()}
    twin.print_json(**values)


if __name__ == "__main__":
    main()
