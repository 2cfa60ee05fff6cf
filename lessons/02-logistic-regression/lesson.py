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


# region: loss
def loss(z, y):
    return np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z)))


def textbook_loss(a, y):
    return -(y * np.log(a) + (1 - y) * np.log(1 - a))
# endregion


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


def story(z):
    a, y = np.array([0.9, 0.2, 0.7]), np.array([1, 0, 1])
    trio_loss = loss(np.log(a / (1 - a)), y)
    return {
        "loss_for_0": loss(z, 0), "dz_for_0": dz(z, 0),
        "certainty": [{"a": a, "loss": textbook_loss(np.float64(a), 0)} for a in (0.5, 0.9, 0.99, 0.999)],
        "trio": {"a": a, "y": y, "loss": trio_loss, "cost": trio_loss.mean()},
        "slopes": [{"z": z, "a": sigmoid(z), "dz": dz(z, 1), "squared_error_slope": squared_error_slope(z, 1)}
                   for z in (0.0, -2.0, -5.0, -10.0)],
        "first_z_with_a_equal_1": first_z_with_a_equal_1(),
        "textbook": [{"z": z, "one_minus_a": 1 - sigmoid(z),
                      "textbook_for_0": textbook_loss(sigmoid(z), 0), "loss_for_0": loss(z, 0),
                      "textbook_for_1": textbook_loss(sigmoid(z), 1), "loss_for_1": loss(z, 1)}
                     for z in (2.0, 36.0, 36.7, 37.0, 1000.0)],
    }


def main():
    flags = twin.flags()
    if "z" in flags:
        z = np.float64(flags["z"])
    else:
        w = np.array([twin.numbers(flags.get("w", "1,-2"))]).T
        x = np.array([twin.numbers(flags.get("x", "3,1"))]).T
        z = (w.T @ x)[0, 0] + float(flags.get("b", 1))
    a = sigmoid(z)
    values = {"z": z, "a": a}
    if "y" in flags or not flags:
        y = int(flags.get("y", 1))
        values |= {"y": y, "loss": loss(z, y), "textbook_loss": textbook_loss(a, y), "dz": dz(z, y)}
    if not flags:
        values |= story(z)
    twin.print_json(**values)


if __name__ == "__main__":
    main()
