"""Lesson 10 in NumPy: the same flags, the same numbers. `python lesson.py --json`"""

import math
import re
import sys
from pathlib import Path

import numpy as np
from numpy.lib.stride_tricks import as_strided

sys.path.insert(0, str(Path(__file__).parents[2] / "shared"))
import twin

CAL = np.array([[56.0, 0.0, 4.4, 68.0], [1.2, 104.0, 52.0, 8.0], [1.8, 135.0, 99.0, 0.9]])
COLUMN_AND_LIST = np.array([[0.9], [0.2], [0.7]]), np.array([1.0, 0, 1])


# ANCHOR: percentages
def percentages(cal):
    totals = cal.sum(axis=0, keepdims=True)    # (1, 4)
    return 100 * cal / totals
# ANCHOR_END: percentages


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


def rule(left, right):
    result = broadcast_shape(left, right)
    values = {"left": left, "right": right, "sizes": sizes(left, right), "result": result}
    return values if result is not None else values | {"error": refusal(left, right)}


def sizes(left, right):
    """The sizes on each axis; None where a shape has no such axis, or the sizes do not fit."""
    rows = []
    for axis in range(-max(len(left), len(right)), 0):
        one, other = (shape[axis:][:1] if -axis <= len(shape) else () for shape in (left, right))
        fit = broadcast_shape(one, other)
        rows.append({"axis": axis, "left": next(iter(one), None), "right": next(iter(other), None),
                     "result": fit and fit[0]})
    return rows


def strides(shape):
    """In numbers, for an array that is stored row after row."""
    return [math.prod(shape[axis + 1:]) for axis in range(len(shape))]


def stretched_strides(shape, target):
    own = [0 if size == 1 else stride for size, stride in zip(shape, strides(shape))]
    return [0] * (len(target) - len(shape)) + own


def sum_by_hand(left, right, result):
    """left + 1000 right, read by stretched strides, beside NumPy's own sum; None if an array is too large."""
    if max(map(math.prod, (left, right, result))) > 1_000_000:
        return None
    one, other = (np.arange(math.prod(shape), dtype=float).reshape(shape) for shape in (left, right))
    left_strides, right_strides = stretched_strides(left, result), stretched_strides(right, result)
    in_bytes = lambda strides: [8 * stride for stride in strides]
    read = lambda operand, strides: as_strided(operand, result, in_bytes(strides))
    sums, numpys = read(one, left_strides) + 1000 * read(other, right_strides), one + 1000 * other
    flat = sums.ravel()
    return {"left_strides": left_strides, "right_strides": right_strides, "pairs": flat.size,
            "checksum": (np.arange(1, flat.size + 1) * flat).sum(), "equal": np.array_equal(sums, numpys)}


def by_hand(left, right, result):
    stored = lambda shape: {"shape": shape, "strides": strides(shape), "numbers": math.prod(shape)}
    total = sum_by_hand(left, right, result)
    return total and {"left": stored(left), "right": stored(right), "result": result, "sum": total}


def drawn_pairs(count, seed):
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


def random_pairs(count, seed):
    pairs = []
    for left, right in drawn_pairs(count, seed):
        result = broadcast_shape(left, right)
        fits = result is not None
        pairs.append({"left": left, "right": right, "result": result,
                      "error": None if fits else refusal(left, right),
                      "sum": sum_by_hand(left, right, result) if fits else None})
    return {"pairs": pairs, "fit": sum(pair["result"] is not None for pair in pairs),
            "equal": sum(pair["sum"] is not None and pair["sum"]["equal"] for pair in pairs)}


def calories():
    return {"amounts": CAL, "totals": CAL.sum(axis=0), "percentages": percentages(CAL)}


def axes():
    sums = [
        ("cal.sum(axis=0)", "sum_axis(Axis(0))", CAL.sum(axis=0)),
        ("cal.sum(axis=0, keepdims=True)", "then insert_axis(Axis(0))", CAL.sum(axis=0, keepdims=True)),
        ("cal.sum(axis=1)", "sum_axis(Axis(1))", CAL.sum(axis=1)),
        ("cal.sum(axis=1, keepdims=True)", "then insert_axis(Axis(1))", CAL.sum(axis=1, keepdims=True)),
    ]
    return {"sums": [{"numpy": numpy, "ndarray": ndarray, "shape": total.shape,
                      "divided": broadcast_shape(CAL.shape, total.shape)} for numpy, ndarray, total in sums],
            "square": square(CAL[:, :3])}


def square(cal):
    totals = cal.sum(axis=1)
    wrong, right = 100 * cal / totals, 100 * cal / totals[:, None]
    return {"shape": cal.shape, "amount": cal[1, 0], "total": totals[1], "share": right[1, 0],
            "wrong_total": totals[0], "wrong_share": wrong[1, 0]}


def bias():
    X, w, b = twin.lesson(6).QUARTET[0], np.array([[0.5], [0.25]]), 0.25
    w_x = w.T @ X
    return {"w_x": w_x, "b": b, "strides": np.broadcast_to(b, w_x.shape).strides, "z": w_x + b}


# What the lesson runs in Rust, and what becomes of it there: NumPy cannot run it.
IN_RUST = {
    "a + r": [("&a + &r", {"shape": (3, 4)})],
    "r + a": [("&r + &a", {"shape": (3, 4)})],
    "column + r": [("&column + &r", {"shape": (3, 4)})],
    "a + k": [("&a + &k", {"panic": "called `Result::unwrap()` on an `Err` value: "
                                    "ShapeError/IncompatibleShape: incompatible shapes"})],
    "a += r": [("a += &r", {"shape": (3, 4)})],
    "row += a": [("row += &a", {"panic": "ndarray: could not broadcast array from shape: [3, 4] to: [1, 4]"})],
    "a == row": [("a == row", {"one_bool": False})],
    "np.maximum(a, row)": [("Zip::from(&a).and(&row)", {"panic": "assertion failed: part.equal_dim(dimension)"}),
                           ("Zip::from(&a).and_broadcast(&row)", {"shape": (3, 4)})],
}


def expressions():
    """Runs what the lesson only types: the shape that comes out, or the message of the ValueError."""
    arrays = {"a": np.zeros((3, 4)), "row": np.ones((1, 4)), "column": np.ones((3, 1)), "r": np.ones(4),
              "k": np.ones(3)}
    tried = []
    for numpy, in_rust in IN_RUST.items():
        names, shape, message = {"np": np} | {name: array.copy() for name, array in arrays.items()}, None, None
        try:
            if "+=" in numpy:
                exec(numpy, names)
                shape = names[numpy.split()[0]].shape
            else:
                shape = eval(numpy, names).shape
        except ValueError as error:
            message = str(error).strip()
        tried.append({"numpy": numpy, "shape": shape, "message": message,
                      "ndarray": [{"typed": typed, "gives": gives} for typed, gives in in_rust]})
    operands = [{"name": name, "shape": array.shape} for name, array in arrays.items()]
    return {"operands": operands, "tried": tried}


def column_minus_list():
    A, Y = COLUMN_AND_LIST
    return {"a_shape": A.shape, "a": A, "y_shape": Y.shape, "y": Y, "shape": (A - Y).shape, "difference": A - Y}


def shape(text):
    """`3x4`, `(3, 4)`, `scalar` or `()` as a list of sizes."""
    return [int(size) for size in re.findall(r"\d+", text)]


def main():
    flags = twin.flags()
    if "random-pairs" in flags:
        return twin.print_json(random_pairs=random_pairs(int(flags["random-pairs"]), int(flags.get("seed", 1))))
    left, right = (shape(text) for text in re.split(r",(?![^(]*\))", flags.get("shapes", "3x4,4")))
    values = rule(left, right)
    if values["result"] is not None:
        values["by_hand"] = by_hand(left, right, values["result"])
    if not flags:
        values |= {"calories": calories(), "axes": axes(), "bias": bias(), "expressions": expressions(),
                   "column_minus_list": column_minus_list()}
    twin.print_json(**values)


if __name__ == "__main__":
    main()
