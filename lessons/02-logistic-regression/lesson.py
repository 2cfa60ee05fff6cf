"""Lesson 02 in NumPy: the same flags, the same numbers. `python lesson.py --json`"""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[2] / "shared"))
import twin

np.seterr(all="ignore")


def sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1 / (1 + e), e / (1 + e))


# ANCHOR: loss
def loss(z, y):
    return np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z)))


def textbook_loss(a, y):
    return -(y * np.log(a) + (1 - y) * np.log(1 - a))
# ANCHOR_END: loss


def dz(z, y):
    return -sigmoid(-z) if y == 1 else sigmoid(z)


def squared_error_slope(z, y):
    a = sigmoid(z)
    return (a - y) * a * (1 - a)


def first_z_with_a_equal_1():
    z = 36.7  # e^-z falls below half a unit in the last place of 1 a little later
    while sigmoid(z) < 1:
        z += 1e-6
    low, high = z - 1e-6, z
    while low < (low + high) / 2 < high:
        middle = (low + high) / 2
        low, high = (low, middle) if sigmoid(middle) == 1 else (middle, high)
    return high


def number(value):
    """A number as the lesson prints it."""
    tiny = value != 0 and abs(value) < 1e-4
    return f"{value:.3e}" if np.isfinite(value) and (tiny or abs(value) >= 1e6) else f"{value:.6f}"


def chance(w, b, x):
    return {"neuron": {"w": w, "b": b, "x": x}} | chance_of_sum((w.T @ x)[0, 0] + b)


def chance_of_sum(z):
    return {"z": z, "a": sigmoid(z), "prediction": None if np.isnan(z) else int(z > 0)}


def the_loss(z, y):
    textbook = textbook_loss(sigmoid(z), y)
    return {"y": y, "loss": loss(z, y), "textbook_loss": textbook, "dz": dz(z, y),
            "textbook_fails": bool(np.isfinite(z)) and number(textbook) != number(loss(z, y)), "wrong_label": None}


def the_loss_of_both_labels(z):
    wrong = {"loss_for_0": loss(z, 0), "dz_for_0": dz(z, 0), "larger_by": loss(z, 0) - loss(z, 1)}
    return the_loss(z, 1) | {"wrong_label": wrong}


def certain_and_wrong():
    return [{"a": a, "loss": textbook_loss(np.float64(a), 0)} for a in (0.5, 0.9, 0.99, 0.999)]


def cost_of_three():
    a, y = np.array([0.9, 0.2, 0.7]), np.array([1, 0, 1])
    losses = loss(np.log(a / (1 - a)), y)
    return {"a": a, "y": y, "loss": losses, "cost": losses.mean()}


def squared_error_slopes():
    return [{"z": z, "a": sigmoid(z), "dz": dz(z, 1), "squared_error_slope": squared_error_slope(z, 1)}
            for z in (0.0, -2.0, -5.0, -10.0)]


def right_certain_nan():
    both = [{"z": z, "one_minus_a": 1 - sigmoid(z),
             "textbook_for_0": textbook_loss(sigmoid(z), 0), "loss_for_0": loss(z, 0),
             "textbook_for_1": textbook_loss(sigmoid(z), 1), "loss_for_1": loss(z, 1)}
            for z in (2.0, 36.0, 36.7, 37.0, 1000.0)]
    return {"first_z_with_a_equal_1": first_z_with_a_equal_1(), "textbook": both}


def main():
    flags = twin.flags()
    if "z" in flags:
        values = chance_of_sum(np.float64(flags["z"]))
    else:
        w, x = (np.array([twin.numbers(flags.get(name, default))]).T for name, default in (("w", "1,-2"), ("x", "3,1")))
        values = chance(w, float(flags.get("b", 1)), x)
    z = values["z"]
    if "y" in flags:
        values |= the_loss(z, int(flags["y"]))
    if not flags:
        values |= the_loss_of_both_labels(z)
        values |= {"certain_and_wrong": certain_and_wrong(), "cost_of_three": cost_of_three(),
                   "squared_error_slopes": squared_error_slopes(), "right_certain_nan": right_certain_nan()}
    twin.print_json(**values)


if __name__ == "__main__":
    main()
