"""Makes the points of the page to play with: `python make.py`, with NumPy. Each file has two features and a label."""

from pathlib import Path

import numpy as np

HERE = Path(__file__).parent


def write(name, x, y):
    rows = [f"{x1:.3f},{x2:.3f},{label}" for (x1, x2), label in zip(x, y)]
    (HERE / f"{name}.csv").write_text("x1,x2,label\n" + "\n".join(rows) + "\n")


def blobs(rng, m, distance):
    y = rng.permutation(np.arange(m) % 2)
    centre = np.where(y[:, None] == 1, [distance / 2, distance / 3], [-distance / 2, -distance / 3])
    return centre + rng.normal(size=(m, 2)) * 0.8, y


rng = np.random.default_rng(1)
write("blobs", *blobs(rng, 500, 2.6))
write("overlapping", *blobs(rng, 200, 1.0))

# Nobody stands near the line x2 = 0.6 x1 + 0.3.
x = rng.uniform(-2.5, 2.5, size=(120, 2))
height = x[:, 1] - 0.6 * x[:, 0] - 0.3
x[:, 1] += np.where(height > 0, 0.45, -0.45)
write("separable", x, (height > 0).astype(int))

# Label 1 in the middle, label 0 in a ring around it.
y = rng.permutation(np.arange(200) % 2)
radius = np.where(y == 1, rng.uniform(0, 1.0, 200), rng.uniform(1.6, 2.4, 200))
angle = rng.uniform(0, 2 * np.pi, 200)
write("ring", np.column_stack([radius * np.cos(angle), radius * np.sin(angle)]), y)
