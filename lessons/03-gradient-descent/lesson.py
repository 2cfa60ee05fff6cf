"""Lesson 03 in NumPy: the same flags, the same numbers. `python lesson.py --json`"""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[2] / "shared"))
import twin

np.seterr(all="ignore")


# region: descend
def cost(w):
    return (w - 3) * (w - 3)


def slope(w):
    return 2 * (w - 3)


def descend(start, learning_rate, steps):
    path = [start]
    w = start
    for _ in range(steps):
        w = w - learning_rate * slope(w)
        path.append(w)
    return path
# endregion


def verdict(learning_rate):
    return "converges" if learning_rate < 1 else "oscillates" if learning_rate == 1 else "diverges"


def central_difference(f, w):
    h = np.finfo(float).eps ** (1 / 3) * max(1, abs(w))
    return (f(w + h) - f(w - h)) / (2 * h)


def places(start, learning_rate, steps):
    return [{"w": w, "j": cost(w)} for w in descend(start, learning_rate, steps)]


def main():
    flags = twin.flags()
    start = np.float64(flags.get("start", 0))
    rate = float(flags.get("learning-rate", 0.1))
    values = {"learning_rate": rate, "factor": 1 - 2 * rate, "path": places(start, rate, int(flags.get("steps", 6))),
              "verdict": verdict(rate)}
    if not flags:
        values["nudges"] = [{"h": h, "one_sided": (cost(start + h) - cost(start)) / h,
                             "central": (cost(start + h) - cost(start - h)) / (2 * h)} for h in (1, 0.1, 0.001, 1e-15)]
        values["measured_slope"] = central_difference(cost, start)
        values["rates"] = [{"learning_rate": rate, "factor": 1 - 2 * rate, "verdict": verdict(rate),
                            "path": places(start, rate, 8)} for rate in (0.1, 0.5, 0.9, 1.0, 1.1)]
    twin.print_json(**values)


if __name__ == "__main__":
    main()
