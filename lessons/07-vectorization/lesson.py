"""Lesson 07 in NumPy: the same flags, the same numbers. `python lesson.py --json`"""

import sys
import time
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[2] / "shared"))
import twin

SEED = 7
LENGTHS = [100, 1_000, 10_000, 100_000, 5_000_000]


# region: python_loop
def dot_for_loop(x, y):
    total = 0.0
    for x_k, y_k in zip(x, y):
        total += x_k * y_k
    return total
# endregion


# The lesson's ways, in its own order of additions: np.cumsum adds from left to right.
def dot_loop(x, y):
    return np.cumsum(x * y)[-1]


def in_lanes(x, y, lanes):
    """The sum of each lane over whole blocks, and the products that are left over."""
    products = x * y
    whole = len(products) // lanes * lanes
    blocks = products[:whole].reshape(-1, lanes)
    sums = np.cumsum(blocks, axis=0)[-1] if whole else np.zeros(lanes, dtype=x.dtype)
    return sums, products[whole:]


def dot_accumulators(x, y, lanes=8):
    sums, rest = in_lanes(x, y, lanes)
    sums[: len(rest)] += rest
    return np.cumsum(sums)[-1]


def dot_ndarray(x, y):
    """As ndarray's own kernel: eight lanes, added in pairs, then what is left over."""
    sums, rest = in_lanes(x, y, 8)
    return np.cumsum(np.append(sums[:4] + sums[4:], rest))[-1]


def timed(name, way, x, y, batches=5):
    """One row; `way` is called once before, uncounted."""
    result, times = way(x, y), []
    for _ in range(batches):
        start = time.perf_counter_ns()
        way(x, y)
        times.append(float(time.perf_counter_ns() - start))
    low, median, high = np.percentile(times, [25, 50, 75])
    return {"name": name, "result": float(result), "median_ns": median, "low_ns": low, "high_ns": high}


def vectors(length):
    both = twin.random(2 * length, SEED)
    return both[:length], both[length:]


def rows(length):
    ways = {"loop": dot_loop, "iterator": dot_loop, "8 accumulators": dot_accumulators, "ndarray": dot_ndarray}
    x, y = vectors(length)
    table = []
    for kind, dtype in (("f64", np.float64), ("f32", np.float32)):
        table += [timed(f"{name}, {kind}", way, x.astype(dtype), y.astype(dtype)) for name, way in ways.items()]
    return table


def python_rows(length):
    """What the notes compare: a for-loop over lists, and np.dot over arrays."""
    x, y = vectors(length)
    loop = timed("Python for-loop", lambda x, y: dot_for_loop(x, y), x.tolist(), y.tolist())
    calls = max(1, 200_000 // length)

    def many(x, y):
        for _ in range(calls):
            result = np.dot(x, y)
        return result

    dot = timed("NumPy np.dot", many, x, y, batches=15)
    return [loop, {key: value / calls if key.endswith("_ns") else value for key, value in dot.items()}]


def hand():
    x, y, v = np.array([1.0, 2, 3]), np.array([4.0, 5, 6]), np.array([4.0, 5])
    X, w = np.array([[2.0, 1, 0, -1], [1, -1, 2, 0]]), np.array([[0.5], [0.25]])
    return {
        "x": x, "y": y, "products": x * y, "dot": np.dot(x, y), "v": v,
        "outer_shape": np.outer(x, v).shape, "outer": np.outer(x, v),
        "w": w, "w_shape": w.shape, "x_shape": X.shape, "w_t_x_shape": np.dot(w.T, X).shape, "w_t_x": np.dot(w.T, X),
        "one_dimensional_shape": np.dot(w[:, 0], X).shape, "one_dimensional": np.dot(w[:, 0], X),
    }


def memory_order():
    n_x, m = 12288, 209
    X = twin.random(n_x * m, SEED).reshape(m, n_x).T
    values = {"n_x": n_x, "m": m}
    for name, order in (("sum_by_columns", "F"), ("sum_by_rows", "C")):
        row = timed(name, lambda X, order: np.cumsum(X.ravel(order=order))[-1], X, order)
        values[name] = row["result"]
        values[name.removeprefix("sum_")] = {key: row[key] for key in ("median_ns", "low_ns", "high_ns")}
    return values


def main():
    flags = twin.flags("python", "only-python")
    length = int(flags.get("length", 1_000_000))
    if "only-python" in flags:
        twin.print_json(python_rows=python_rows(length))
        return
    rows_at = lambda length: rows(length) + (python_rows(length) if "python" in flags else [])
    values = {"length": length, "rows": rows_at(length)}
    if "length" not in flags:
        numbers = np.array([1e16, 1, -1e16, 1])
        ones = np.ones(4)
        values |= {
            "hand": hand(),
            "order": {"numbers": numbers, "left_to_right": dot_loop(numbers, ones),
                      "two_accumulators": dot_accumulators(numbers, ones, lanes=2)},
            "lengths": [{"length": length, "rows": rows_at(length)} for length in LENGTHS],
            "memory_order": memory_order(),
        }
    twin.print_json(**values)


if __name__ == "__main__":
    main()
