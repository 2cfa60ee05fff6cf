"""Lesson 01 in NumPy: the same flags, the same numbers. `python lesson.py --json`"""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[2] / "shared"))
import twin

CAT = twin.DATA / "chelsea_64.png"


# ANCHOR: unroll
def unroll(pictures, largest):
    """(m, ...) pictures as X (n_x, m): one row per picture, then transposed."""
    m = pictures.shape[0]
    return pictures.reshape(m, -1).T / largest
# ANCHOR_END: unroll


def distance(x, other):
    return np.sqrt(((x - other) ** 2).sum())


def shifted_right(pictures):
    shifted = np.zeros_like(pictures)
    shifted[:, :, 1:] = pictures[:, :, :-1]
    return shifted


def on_white(picture):
    """Red, green and blue, (height, width, 3); transparency is laid on white."""
    colours, opacity = np.split(np.asarray(picture.convert("RGBA"), dtype=int), [3], axis=2)
    return (opacity * colours + (255 - opacity) * 255 + 127) // 255


def read_square(file, size):
    from PIL import Image, ImageOps

    picture = on_white(ImageOps.exif_transpose(Image.open(file)))
    height, width = picture.shape[:2]
    side = min(height, width)
    top, left = (height - side) // 2, (width - side) // 2
    nearest = (2 * np.arange(size) + 1) * side // (2 * size)
    return picture[top + nearest][:, left + nearest]


def photo_of(file, size):
    """A photo (1, size, size, 3), and its first pixels."""
    square = read_square(file, size)
    return square[None], square.ravel()[:6]


def two_tiny_pictures():
    tiny = np.array([[[1, 2], [3, 4]], [[5, 6], [7, 8]]])
    return {"first": tiny[0], "second": tiny[1], "stacked": unroll(tiny, 1.0), "reshaped": tiny.reshape(4, 2) * 1.0}


def digit(pictures, X):
    return {"pixels": pictures[0].astype(int), "x": X[:, 0]}


def all_digits(digits, X):
    Y = (digits == 0).astype(float).reshape(1, -1)
    return {"n_x": X.shape[0], "m": X.shape[1], "x_shape": X.shape, "y_shape": Y.shape, "zeros": int(Y.sum())}


def photo():
    square, first_pixels = photo_of(CAT, 64)
    x = unroll(square, 255)
    return {"size": square.shape[1], "n_x": len(x), "first_pixels": first_pixels, "first_x": x[:6]}


def order(X):
    shuffled = twin.permutation(64, seed=1)
    by_columns = np.arange(64).reshape(8, 8).T.ravel()
    return {"rows": distance(X[:, 0], X[:, 1]), "columns": distance(X[by_columns, 0], X[by_columns, 1]),
            "shuffled": distance(X[shuffled, 0], X[shuffled, 1])}


def list_of_numbers(pictures, digits, X):
    own = np.sqrt(((unroll(shifted_right(pictures), 16) - X) ** 2).sum(axis=0))
    squares = (X**2).sum(axis=0)
    apart = np.sqrt(np.maximum(squares[:, None] + squares[None, :] - 2 * X.T @ X, 0))  # exact: sixteenths
    apart[digits[:, None] == digits[None, :]] = np.inf
    other, nearest = apart.argmin(axis=1), apart.min(axis=1)
    first = {"own_distance": own[0], "other": other[0], "other_digit": int(digits[other[0]]),
             "other_distance": nearest[0]}
    return {"digits": len(digits), "first": first, "farther_from_themselves": int((own > nearest).sum()),
            "mean_own_distance": own.mean(), "mean_other_distance": nearest.mean()}


def own_picture(file, size):
    square, first_pixels = photo_of(file, size)
    X = unroll(square, 255)
    return {"n_x": X.shape[0], "m": X.shape[1], "x_shape": X.shape, "y_shape": [1, 1], "x": X[:, 0],
            "size": square.shape[1], "first_pixels": first_pixels}


def main():
    flags = twin.flags()
    if flags:
        twin.print_json(**own_picture(flags.get("image", CAT), int(flags.get("size", 64))))
        return
    _, rows = twin.read_csv(twin.DIGITS)
    table = np.array(rows, dtype=float)
    pictures, digits = table[:, :64].reshape(-1, 8, 8), table[:, 64]
    X = unroll(pictures, 16)
    twin.print_json(**digit(pictures, X), **all_digits(digits, X), two_tiny_pictures=two_tiny_pictures(), photo=photo(),
                    order=order(X), list_of_numbers=list_of_numbers(pictures, digits, X))


if __name__ == "__main__":
    main()
