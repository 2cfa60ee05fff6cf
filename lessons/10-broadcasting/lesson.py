"""Lesson 10 in NumPy: the same flags, the same numbers. `python lesson.py --json`"""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[2] / "shared"))
import twin


# region: percentages
def percentages(cal):
    totals = cal.sum(axis=0, keepdims=True)    # (1, 4)
    return 100 * cal / totals
# endregion


def broadcast_shape(left, right):
    """NumPy's answer, or None."""
    try:
        return np.broadcast_shapes(tuple(left), tuple(right))
    except ValueError:
        return None


def refusal(left, right):
    """The same words as in Rust: the first axis from the right on which NumPy refuses."""
    sizes = zip(reversed(left), reversed(right))
    axis, one, other = next((axis, *pair) for axis, pair in enumerate(sizes, 1)
                            if broadcast_shape(pair[:1], pair[1:]) is None)
    return (f"{tuple(left)} and {tuple(right)} do not fit: axis -{axis} has sizes {one} and {other}, "
            "and neither is 1")


def broadcast(left, right):
    """The shape, and for one that is small enough the strides and left + 1000 right in figures."""
    result = broadcast_shape(left, right)
    values = {"left": left, "right": right, "result": result}
    if result is None:
        return values | {"error": refusal(left, right)}
    count = lambda shape: np.prod(shape, dtype=float)
    if max(map(count, (left, right, result))) <= 1_000_000:
        one, other = (np.arange(count(shape)).reshape(shape) for shape in (left, right))
        sums = (one + 1000 * other).ravel()
        values["checksum"] = (np.arange(1, len(sums) + 1) * sums).sum()
        if len(sums):
            strides = lambda operand: [step // operand.itemsize for step in np.broadcast_to(operand, result).strides]
            values |= {"left_strides": strides(one), "right_strides": strides(other)}
    return values


def random_pairs(count, seed):
    """As in Rust: on each axis equal sizes, or one of them 1, or free ones."""
    drawn = iter(twin.bits(17 * count, seed).tolist())
    below = lambda bound: next(drawn) % bound
    for _ in range(count):
        axes = below(6), below(6)
        pair = [], []
        for axis in range(max(axes)):
            kind, size, other = below(3), below(5), below(5)
            sizes = [(size, size), (1, size) if other % 2 == 0 else (size, 1), (size, other)][kind]
            for side in (0, 1):
                if axis < axes[side]:
                    pair[side].insert(0, sizes[side])
        yield pair


def summed(cal):
    sums = {"cal.sum(axis=0)": cal.sum(axis=0), "cal.sum(axis=0, keepdims=True)": cal.sum(axis=0, keepdims=True),
            "cal.sum(axis=1)": cal.sum(axis=1), "cal.sum(axis=1, keepdims=True)": cal.sum(axis=1, keepdims=True)}
    return [{"numpy": numpy, "shape": total.shape, "divided": broadcast_shape(cal.shape, total.shape)}
            for numpy, total in sums.items()]


def square(cal):
    totals = cal.sum(axis=1)
    wrong, right = 100 * cal / totals, 100 * cal / totals[:, None]
    return {"shape": cal.shape, "amount": cal[1, 0], "total": totals[1], "share": right[1, 0],
            "wrong_total": totals[0], "wrong_share": wrong[1, 0]}


def bias():
    X, w, b = np.array([[2.0, 1, 0, -1], [1, -1, 2, 0]]), np.array([[0.5], [0.25]]), 0.25
    w_x = w.T @ X
    return {"w_x": w_x, "b": b, "strides": np.broadcast_to(b, w_x.shape).strides, "z": w_x + b}


def expressions():
    """Runs what the lesson only types: the shape that comes out, or the message of the ValueError."""
    rows = []
    for numpy in ("a + r", "r + a", "column + r", "a + k", "a += r", "row += a", "a == row", "np.maximum(a, row)"):
        names = {"np": np, "a": np.zeros((3, 4)), "row": np.ones((1, 4)), "column": np.ones((3, 1)),
                 "r": np.ones(4), "k": np.ones(3)}
        shape, message = None, None
        try:
            if "+=" in numpy:
                exec(numpy, names)
                shape = names[numpy.split()[0]].shape
            else:
                shape = eval(numpy, names).shape
        except ValueError as error:
            message = str(error).strip()
        rows.append({"numpy": numpy, "shape": shape, "message": message})
    return rows


def silent():
    A, Y = np.array([[0.9], [0.2], [0.7]]), np.array([1.0, 0, 1])
    return {"a": A, "y": Y, "shape": (A - Y).shape, "difference": A - Y}


def main():
    flags = twin.flags()
    if "random-pairs" in flags:
        pairs = random_pairs(int(flags["random-pairs"]), int(flags.get("seed", 1)))
        return twin.print_json(pairs=[broadcast(*pair) for pair in pairs])
    texts = flags.get("shapes", "3x4,4").split(",")
    values = broadcast(*([] if text == "scalar" else [int(size) for size in text.split("x")] for text in texts))
    if not flags:
        cal = np.array([[56.0, 0.0, 4.4, 68.0], [1.2, 104.0, 52.0, 8.0], [1.8, 135.0, 99.0, 0.9]])
        values |= {"calories": cal, "totals": cal.sum(axis=0), "percentages": percentages(cal), "axes": summed(cal),
                   "square": square(cal[:, :3]),
                   "bias": bias(), "expressions": expressions(), "silent": silent()}
    twin.print_json(**values)


if __name__ == "__main__":
    main()
