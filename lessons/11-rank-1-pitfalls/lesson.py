"""Lesson 11 in NumPy: the same flags, the same numbers. `python lesson.py --json`"""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[2] / "shared"))
import twin

lesson10 = twin.lesson(10)
refusal, COLUMN_AND_LIST = lesson10.refusal, lesson10.COLUMN_AND_LIST


# ANCHOR: snippet
def step(A, Y):
    losses = -(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    dZ = A - Y
    return losses.mean(), dZ.mean()
# ANCHOR_END: snippet


# ANCHOR: asserted
def asserted_step(A, Y):
    m = A.shape[0]
    assert A.shape == (m, 1), A.shape
    assert Y.shape == (m, 1), Y.shape
    return step(A, Y)
# ANCHOR_END: asserted


def large_shape(shape):
    """The same as one_shape, by the rules: a column of 12288 times its row would fill a gigabyte."""
    values = {"shape": shape, "t_shape": shape[::-1], "a_dot_t_shape": [shape[0], shape[0]]}
    times = lesson10.broadcast_shape(shape, shape[::-1])
    values |= {"a_times_t_shape": times}
    return values if times else values | {"error": refusal(shape, shape[::-1])}


def one_shape(a):
    values = {"shape": a.shape, "t_shape": a.T.shape, "a_dot_t_shape": np.dot(a, a.T).shape}
    try:
        return values | {"a_times_t_shape": (a * a.T).shape}
    except ValueError:
        return values | {"a_times_t_shape": None, "error": refusal(a.shape, a.T.shape)}


def three_shapes():
    return [one_shape(np.ones(shape)) for shape in ((5,), (5, 1), (1, 5))]


def snippet():
    A, Y = COLUMN_AND_LIST
    layout = lambda typed, step, A, Y: {"typed": typed, "a_shape": A.shape, "y_shape": Y.shape,
                                        "dz_shape": (A - Y).shape, **dict(zip(("j", "db"), step(A, Y)))}
    halves = np.full((3, 1), 0.5)
    return {"a": A, "y": Y, "difference_shape": (A - Y).shape, "difference": A - Y,
            "layouts": [layout("as it came", step, A, Y), layout("Y.T", step, A, Y.T), layout("A.T", step, A.T, Y),
                        layout("Y.reshape(3, 1)", asserted_step, A, Y.reshape(3, 1))],
            "untrained": 0.5, "j_untrained": step(halves, Y)[0],
            "j_untrained_mended": asserted_step(halves, Y.reshape(3, 1))[0]}


def types():
    w, x = np.array([[1.0], [-2.0]]), np.array([[0.5], [0.25]])
    A, Y = COLUMN_AND_LIST
    a, y = A.T, Y.reshape(1, 3)
    return {"w": w, "x": x, "row_times_column": (w.T @ x).item(), "column_times_row_shape": (x @ a).shape,
            "row_minus_row": a - y}


def asserts():
    A, Y = COLUMN_AND_LIST
    y_row, three, one = Y.reshape(1, 3), np.ones(3), np.ones(1)
    said = lambda name, array, expected: f"{name} has shape {array.shape}, expected {expected}"
    return {"refused": [{"typed": "assert_shape!(&a - &y, [3, 1])", "said": said("&a - &y", A - Y, (3, 1))},
                        {"typed": "asserted_step(&a, &y_row)", "said": said("y", y_row, A.shape)},
                        {"typed": "&three - &one", "said": said("other", one, three.shape)}],
            "three_minus_one_shape": (three[None, :] - one[None, :]).shape}


def reshapes():
    A = np.array([[1.0, 2, 3], [4, 5, 6]])
    # NumPy copies without a word; what ndarray says instead is known from Rust.
    refused = {"typed": "a.t().into_shape_with_order(6)",
               "said": "ShapeError/IncompatibleLayout: incompatible memory layout"}
    ways = [("A.T", "a.t()", A.T, None), ("A.reshape(3, 2)", "a.to_shape((3, 2))", A.reshape(3, 2), None),
            ('A.reshape(3, 2, order="F")', "a.to_shape(((3, 2), Order::F))", A.reshape(3, 2, order="F"), None),
            ("A.T.reshape(6)", "a.t().to_shape(6)", A.T.reshape(6), refused)]
    return [{"numpy": numpy, "ndarray": ndarray, "shape": way.shape, "numbers": way, "without_a_copy": without}
            for numpy, ndarray, way, without in ways]


def main():
    flags = twin.flags()
    shape = lesson10.shape(flags.get("shape", "5"))
    values = large_shape(shape) if len(shape) == 2 and max(shape) > 1000 else one_shape(np.ones(shape))
    if not flags:
        values |= {"three_shapes": three_shapes(), "snippet": snippet(), "types": types(), "asserts": asserts(),
                   "reshapes": reshapes()}
    twin.print_json(**values)


if __name__ == "__main__":
    main()
