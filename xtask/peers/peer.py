"""NumPy's step and scikit-learn's fits. Takes orders, one JSON object a line, and answers each with one."""

import json
import sys
import time
from importlib import metadata
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[2] / "shared"))
import twin

# SplitMix64 adds this to its state for each number.
GAMMA = 0x9E3779B97F4A7C15
# So many numbers are drawn at once: X of 784 x 60,000 needs no second one beside it.
DRAWN = 1 << 22


def step(X, Y, w, b):
    """J, dw and db; the loss is computed from Z, and one exponential serves sigma and the loss."""
    m = X.shape[1]
    Z = np.dot(w.T, X) + b
    E = np.exp(-np.abs(Z))
    A = np.where(Z >= 0, 1, E) / (1 + E)
    J = np.sum(np.maximum(Z, 0) - Z * Y + np.log1p(E)) / m
    dZ = A - Y
    return J, np.dot(X, dZ.T) / m, np.sum(dZ) / m


class Random:
    """SplitMix64, some numbers at a time."""

    def __init__(self, seed):
        self.state = seed

    def take(self, count):
        numbers = twin.random(count, self.state)
        self.state = (self.state + count * GAMMA) % 2**64
        return numbers


class Step:
    """One step at one size, with X in both layouts."""

    def __init__(self, n_x, m, seed, b):
        random = Random(seed)
        columns = np.empty((m, n_x))
        width = max(1, DRAWN // n_x)
        for first in range(0, m, width):
            part = columns[first : first + width]
            part[:] = random.take(part.size).reshape(part.shape) - 0.5
        self.Y = (random.take(m) < 0.5).astype(float).reshape(1, m)
        self.w = (0.01 * (random.take(n_x) - 0.5)).reshape(n_x, 1)
        self.b = b
        # The same bytes as np.asfortranarray(X) has: each example is contiguous.
        self.X = {"columns": columns.T, "rows": np.ascontiguousarray(columns.T)}
        assert self.X["columns"].flags.f_contiguous and self.X["rows"].flags.c_contiguous

    def result(self, layout):
        J, dw, db = step(self.X[layout], self.Y, self.w, self.b)
        return {"cost": float(J), "dw": dw.ravel().tolist(), "db": float(db)}

    def times_ns(self, layout, calls):
        X, Y, w, b = self.X[layout], self.Y, self.w, self.b
        return timed(lambda: step(X, Y, w, b), calls)


class Fit:
    """scikit-learn's fits of one table, an example in each row."""

    def __init__(self, x, y):
        self.X, self.y = np.array(x), np.array(y)

    def model(self, solver, tol, inverse_penalty):
        from sklearn.linear_model import LogisticRegression

        return LogisticRegression(C=inverse_penalty, solver=solver, tol=tol, max_iter=100_000, random_state=0)

    def result(self, **parameters):
        model = self.model(**parameters).fit(self.X, self.y)
        return {"w": model.coef_[0].tolist(), "b": float(model.intercept_[0])}

    def times_ns(self, calls, **parameters):
        model = self.model(**parameters)
        return timed(lambda: model.fit(self.X, self.y), calls)


WARM_NS = 20_000_000


def timed(way, calls):
    """Nanoseconds of each call, after as long a warm-up as in src/turns.rs."""
    begin = time.perf_counter_ns()
    way()
    while time.perf_counter_ns() - begin < WARM_NS:
        way()
    times = []
    for _ in range(calls):
        start = time.perf_counter_ns()
        way()
        times.append(time.perf_counter_ns() - start)
    return times


def versions():
    """What is compared, and with how many threads NumPy's BLAS works."""
    try:
        import threadpoolctl

        pools = threadpoolctl.threadpool_info()
    except ImportError:
        pools = []
    blas = next((pool for pool in pools if pool["user_api"] == "blas"), {})
    names = [blas.get("internal_api"), blas.get("version"), blas.get("architecture")]
    return {
        "python": sys.version.split()[0], "numpy": np.__version__, "scikit_learn": installed("scikit-learn"),
        "blas": " ".join(name for name in names if name), "threads": blas.get("num_threads"),
    }


def installed(package):
    """Its version, or None."""
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None


def answers():
    """Obeys orders until there are no more."""
    subject = None
    for line in sys.stdin:
        order = json.loads(line)
        match order.pop("order"):
            case "versions":
                answer = versions()
            case "step":
                subject, answer = Step(**order), True
            case "fit":
                subject, answer = Fit(**order), True
            case "result":
                answer = subject.result(**order)
            case "times_ns":
                answer = subject.times_ns(**order)
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    answers()
