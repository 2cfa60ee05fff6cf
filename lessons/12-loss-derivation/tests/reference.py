"""Writes reference.csv: the lowest point of J to 50 digits, by Newton's method in Python's decimal arithmetic.

The file is kept, so that the tests need no Python. `python reference.py > reference.csv` writes it anew, in a minute.
"""

import csv
from decimal import Decimal, getcontext
from pathlib import Path

getcontext().prec = 60
DATA = Path(__file__).parents[3] / "shared/data/breast_cancer.csv"
rows = [[Decimal(value) for value in row] for row in list(csv.reader(DATA.open()))[1:]]
m, labels = len(rows), [row[-1] for row in rows]


def feature(k, standardized):
    values = [row[k] for row in rows]
    if not standardized:
        return values
    mean = sum(values) / m
    deviation = (sum((value - mean) ** 2 for value in values) / m).sqrt()
    return [(value - mean) / deviation for value in values]


def solve(H, g):
    """Gauss with pivots; neither Cholesky nor LAPACK."""
    n = len(g)
    A = [row[:] + [value] for row, value in zip(H, g)]
    for k in range(n):
        pivot = max(range(k, n), key=lambda row: abs(A[row][k]))
        A[k], A[pivot] = A[pivot], A[k]
        for row in range(k + 1, n):
            factor = A[row][k] / A[k][k]
            A[row] = [value - factor * above for value, above in zip(A[row], A[k])]
    s = [Decimal(0)] * n
    for k in reversed(range(n)):
        s[k] = (A[k][n] - sum(A[k][j] * s[j] for j in range(k + 1, n))) / A[k][k]
    return s


def optimum(n_x, standardized, l2):
    X = [feature(k, standardized) for k in range(n_x)] + [[Decimal(1)] * m]
    penalty = [l2 / m] * n_x + [Decimal(0)]
    theta = [Decimal(0)] * (n_x + 1)
    while True:
        z = [sum(t * x[i] for t, x in zip(theta, X)) for i in range(m)]
        a = [1 / (1 + (-one).exp()) for one in z]
        dz = [a_i - y for a_i, y in zip(a, labels)]
        g = [sum(x_i * d for x_i, d in zip(x, dz)) / m + p * t for x, p, t in zip(X, penalty, theta)]
        s = [a_i * (1 - a_i) for a_i in a]
        weighted = [[x_i * s_i for x_i, s_i in zip(x, s)] for x in X]
        H = [[sum(one * other for one, other in zip(row, x)) / m for x in X] for row in weighted]
        for k in range(n_x + 1):
            H[k][k] += penalty[k]
        step = solve(H, g)
        theta = [t - d for t, d in zip(theta, step)]
        if max(abs(d) for d in step) < Decimal("1e-50"):
            return theta


print("n_x,standardized,l2,w_and_b")
for n_x, standardized, l2 in [(2, 1, 0), (5, 1, 0), (10, 1, 0), (2, 0, 0), (5, 0, 0), (10, 0, 0), (30, 1, 1)]:
    theta = optimum(n_x, standardized, Decimal(l2))
    print(n_x, standardized, l2, " ".join(f"{t:.49e}" for t in theta), sep=",")
