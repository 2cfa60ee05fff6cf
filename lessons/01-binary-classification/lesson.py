"""Lesson 01 in NumPy: the same flags, the same numbers. `python lesson.py --json`"""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[2] / "shared"))
import twin


# region: unroll
def unroll(pictures, largest):
    """(m, ...) pictures as X (n_x, m): one row per picture, then transposed."""
    m = pictures.shape[0]
    return pictures.reshape(m, -1).T / largest
# endregion


def distance(x, other):
    return np.sqrt(((x - other) ** 2).sum())


def shifted_right(pictures):
    shifted = np.zeros_like(pictures)
    shifted[:, :, 1:] = pictures[:, :, :-1]
    return shifted


def read_square(file, size):
    from PIL import Image

    picture = np.asarray(Image.open(file).convert("RGB"))
    height, width = picture.shape[:2]
    side = min(height, width)
    top, left = (height - side) // 2, (width - side) // 2
    nearest = (2 * np.arange(size) + 1) * side // (2 * size)
    return picture[top + nearest][:, left + nearest]


def story(pictures, digits, X):
    tiny = np.array([[[1, 2], [3, 4]], [[5, 6], [7, 8]]])
    own = np.sqrt(((unroll(shifted_right(pictures), 16) - X) ** 2).sum(axis=0))
    squares = (X**2).sum(axis=0)
    apart = np.sqrt(np.maximum(squares[:, None] + squares[None, :] - 2 * X.T @ X, 0))  # exact: sixteenths
    apart[digits[:, None] == digits[None, :]] = np.inf
    other = apart.argmin(axis=1)
    nearest = apart.min(axis=1)
    shuffled = twin.permutation(64, seed=1)
    by_columns = np.arange(64).reshape(8, 8).T.ravel()
    photo = unroll(read_square(twin.DATA / "chelsea_64.png", 64)[None], 255)
    return {
        "stacked": unroll(tiny, 1.0), "reshaped": tiny.reshape(4, 2) * 1.0, "zeros": int((digits == 0).sum()),
        "photo_n_x": len(photo), "photo_x": photo[:6],
        "distances": {"rows": distance(X[:, 0], X[:, 1]),
                      "columns": distance(X[by_columns, 0], X[by_columns, 1]),
                      "shuffled": distance(X[shuffled, 0], X[shuffled, 1])},
        "first": {"own_distance": own[0], "other": other[0], "other_digit": int(digits[other[0]]),
                  "other_distance": nearest[0]},
        "farther_from_themselves": int((own > nearest).sum()),
        "mean_own_distance": own.mean(), "mean_other_distance": nearest.mean(),
    }


def main():
    flags = twin.flags()
    if flags:
        X = unroll(read_square(flags.get("image", twin.DATA / "chelsea_64.png"), int(flags.get("size", 64)))[None], 255)
        twin.print_json(n_x=len(X), m=1, x_shape=X.shape, y_shape=[1, 1], x=X[:, 0])
        return
    _, rows = twin.read_csv(twin.DIGITS)
    table = np.array(rows, dtype=float)
    pictures, digits = table[:, :64].reshape(-1, 8, 8), table[:, 64]
    X = unroll(pictures, 16)
    Y = (digits == 0).astype(float).reshape(1, -1)
    twin.print_json(n_x=X.shape[0], m=X.shape[1], x_shape=X.shape, y_shape=Y.shape, x=X[:, 0],
                    **story(pictures, digits, X))


if __name__ == "__main__":
    main()
