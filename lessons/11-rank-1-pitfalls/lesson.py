"""Lesson 11 in NumPy: the same flags, the same numbers. `python lesson.py --json`"""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[2] / "shared"))
import twin

refusal = twin.lesson(10).refusal


# region: snippet
def step(A, Y):
    losses = -(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    dZ = A - Y
    return losses.mean(), dZ.mean()
# endregion


# region: asserted
def asserted_step(A, Y):
    m = A.shape[0]
    assert A.shape == (m, 1), A.shape
    assert Y.shape == (m, 1), Y.shape
    return step(A, Y)
# endregion


def shapes(a):
    values = {"shape": a.shape, "t_shape": a.T.shape, "a_dot_t_shape": np.dot(a, a.T).shape}
    try:
        return values | {"a_times_t_shape": (a * a.T).shape}
    except ValueError:
        return values | {"a_times_t_shape": None, "error": refusal(a.shape, a.T.shape)}


def trio():
    A, Y = np.array([[0.9], [0.2], [0.7]]), np.array([1.0, 0, 1])
    layout = lambda step, A, Y: {"a_shape": A.shape, "y_shape": Y.shape, "dz_shape": (A - Y).shape,
                                 **dict(zip(("j", "db"), step(A, Y)))}
    return {"a": A, "y": Y, "difference_shape": (A - Y).shape, "difference": A - Y,
            "layouts": [layout(step, A, Y), layout(step, A, Y.T), layout(step, A.T, Y),
                        layout(asserted_step, A, Y.reshape(3, 1))],
            "untrained": 0.5, "j_untrained": step(np.full((3, 1), 0.5), Y)[0],
            "j_untrained_mended": asserted_step(np.full((3, 1), 0.5), Y.reshape(3, 1))[0]}


def types():
    w, x = np.array([[1.0], [-2.0]]), np.array([[0.5], [0.25]])
    a, y = np.array([[0.9, 0.2, 0.7]]), np.array([[1.0, 0, 1]])
    return {"w": w, "x": x, "row_times_column": (w.T @ x).item(), "column_times_row_shape": (x @ a).shape, "row_minus_row": a - y}


def reshapes():
    A = np.array([[1.0, 2, 3], [4, 5, 6]])
    ways = {"A.T": A.T, "A.reshape(3, 2)": A.reshape(3, 2), 'A.reshape(3, 2, order="F")': A.reshape(3, 2, order="F"),
            "A.T.reshape(6)": A.T.reshape(6)}
    return [{"numpy": numpy, "shape": way.shape, "numbers": way} for numpy, way in ways.items()]


def main():
    flags = twin.flags()
    values = shapes(np.ones([int(size) for size in flags.get("shape", "5").split("x")]))
    if not flags:
        three_minus_one = np.ones((1, 3)) - np.ones((1, 1))
        values |= {"three": [shapes(np.ones(shape)) for shape in ((5,), (5, 1), (1, 5))], "trio": trio(),
                   "types": types(), "asserts": {"three_minus_one_shape": three_minus_one.shape},
                   "reshapes": reshapes()}
    twin.print_json(**values)


if __name__ == "__main__":
    main()
