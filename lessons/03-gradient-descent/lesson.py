"""Lesson 03 in NumPy: the same flags, the same numbers. `python lesson.py --json`"""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[2] / "shared"))
import twin

np.seterr(all="ignore")


# ANCHOR: descend
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
# ANCHOR_END: descend


def verdict(learning_rate):
    return "converges" if learning_rate < 1 else "oscillates" if learning_rate == 1 else "diverges"


def central_difference(f, w):
    h = np.finfo(float).eps ** (1 / 3) * max(1, abs(w))
    return (f(w + h) - f(w - h)) / (2 * h)


def places(start, learning_rate, steps):
    return [{"w": w, "j": cost(w)} for w in descend(start, learning_rate, steps)]


def slope_at_start(w):
    nudges = [{"h": h, "one_sided": (cost(w + h) - cost(w)) / h,
               "central": (cost(w + h) - cost(w - h)) / (2 * h)} for h in (1, 0.1, 0.001, 1e-15)]
    return {"w": w, "j": cost(w), "dw": slope(w), "nudges": nudges, "measured_slope": central_difference(cost, w)}


def path(start, learning_rate, steps):
    w = np.array(descend(start, learning_rate, steps))
    too_large = np.flatnonzero(~np.isfinite(cost(w)))
    return {
        "learning_rate": learning_rate, "factor": 1 - 2 * learning_rate,
        "path": places(start, learning_rate, steps), "dw": slope(w), "next_step": np.diff(w),
        "verdict": verdict(learning_rate), "first_too_large": too_large[0] if too_large.size else None,
    }


def what_alpha_decides(start):
    return [{"learning_rate": rate, "factor": 1 - 2 * rate, "verdict": verdict(rate), "path": places(start, rate, 8)}
            for rate in (0.1, 0.5, 0.9, 1.0, 1.1)]


def tenth_and_nine_tenths(start):
    first_steps = lambda rate: {"factor": 1 - 2 * rate, "path": places(start, rate, 5)}
    return {"tenth": first_steps(0.1), "nine_tenths": first_steps(0.9)}


def main():
    flags = twin.flags()
    start = np.float64(flags.get("start", 0))
    values = path(start, float(flags.get("learning-rate", 0.1)), int(flags.get("steps", 6)))
    if not flags:
        values |= {"slope_at_start": slope_at_start(start), "what_alpha_decides": what_alpha_decides(start),
                   "tenth_and_nine_tenths": tenth_and_nine_tenths(start)}
    twin.print_json(**values)


if __name__ == "__main__":
    main()
