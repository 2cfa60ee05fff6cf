"""Lesson 07 in NumPy: the same flags, the same numbers. `python lesson.py --json`"""

import sys
import time
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[2] / "shared"))
import twin

SEED = 7
LENGTHS = [100, 1_000, 10_000, 100_000, 5_000_000]


# ANCHOR: python_loop
def dot_for_loop(x, y):
    total = 0.0
    for x_k, y_k in zip(x, y):
        total += x_k * y_k
    return total
# ANCHOR_END: python_loop


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


def timed(name, way, x, y, batches=5, calls=1):
    """One row; `way` is called once before, uncounted. A batch is so many calls."""
    result, times = way(x, y), []
    for _ in range(batches):
        start = time.perf_counter_ns()
        for _ in range(calls):
            way(x, y)
        times.append((time.perf_counter_ns() - start) / calls)
    low, median, high = np.percentile(times, [25, 50, 75])
    return {"name": name, "result": float(result), "median_ns": median, "low_ns": low, "high_ns": high,
            "per_number_ns": median / len(x)}


WAYS = {"loop": dot_loop, "iterator": dot_loop, "8 accumulators": dot_accumulators, "ndarray": dot_ndarray}


def vectors(length, dtype=np.float64):
    both = twin.random(2 * length, SEED).astype(dtype)
    return both[:length], both[length:]


def rows(length, with_python):
    """Every way in f64, then in f32, then Python's two."""
    table = []
    for kind, dtype in (("f64", np.float64), ("f32", np.float32)):
        table += [timed(f"{name}, {kind}", way, *vectors(length, dtype)) for name, way in WAYS.items()]
    return table + (python_rows(length) if with_python else [])


def python_rows(length):
    """What the notes compare: a for-loop over lists, and np.dot over arrays."""
    x, y = vectors(length)
    return [timed("Python for-loop", dot_for_loop, x.tolist(), y.tolist()),
            timed("NumPy np.dot", np.dot, x, y, batches=15, calls=max(1, 200_000 // length))]


def three_products():
    x, y, v = np.array([1.0, 2, 3]), np.array([4.0, 5, 6]), np.array([4.0, 5])
    return {"x": x, "y": y, "v": v, "dot": np.dot(x, y), "products": x * y,
            "outer": np.outer(x, v), "outer_shape": np.outer(x, v).shape}


def dot_for_every_example():
    X, _ = twin.lesson(6).QUARTET
    w = np.array([[0.5], [0.25]])
    w_t_x, one_dimensional = np.dot(w.T, X), np.dot(w[:, 0], X)
    return {"w": w, "w_shape": w.shape, "w_t_shape": w.T.shape, "x_shape": X.shape, "w_t_x": w_t_x,
            "w_t_x_shape": w_t_x.shape, "one_dimensional": one_dimensional,
            "one_dimensional_shape": one_dimensional.shape}


def sum_order():
    numbers, ones = np.array([1e16, 1, -1e16, 1]), np.ones(4)
    return {"numbers": numbers, "left_to_right": dot_loop(numbers, ones),
            "two_accumulators": dot_accumulators(numbers, ones, lanes=2)}


def one_dot_product(length):
    double, single = vectors(length), vectors(length, np.float32)
    results = [{"way": name, "in_f64": way(*double), "in_f32": way(*single)} for name, way in WAYS.items()]
    return {"length": length, "results": results}


def times(length, with_python):
    return {"length": length, "rows": rows(length, with_python)}


def cache_to_memory(with_python):
    return {"lengths": [{"length": length, "rows": rows(length, with_python)} for length in LENGTHS]}


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
    length, with_python = int(flags.get("length", 1_000_000)), "python" in flags
    if "only-python" in flags:
        twin.print_json(python_rows=python_rows(length))
        return
    values = times(length, with_python) | {"one_dot_product": one_dot_product(length)}
    if "length" not in flags:
        values |= {"three_products": three_products(), "dot_for_every_example": dot_for_every_example(),
                   "sum_order": sum_order(), "cache_to_memory": cache_to_memory(with_python),
                   "memory_order": memory_order()}
    twin.print_json(**values)


if __name__ == "__main__":
    main()
