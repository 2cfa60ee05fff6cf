"""Writes reference.csv: sigma and the losses to 60 digits, by Python's decimal arithmetic.

The file is kept, so that the tests need no Python. `python reference.py > reference.csv` writes it anew.
"""

import random
from decimal import Decimal, getcontext

getcontext().prec = 1000  # 1 + e^-1000 has its second digit after 434 zeros
random.seed(2)

edges = [0.0, 5e-324, 1e-300, 1e-17, 1e-8, 1e-3, 0.1, 0.5, 1.0, 2.0, 10.0, 36.0, 36.7, 36.73, 36.74, 37.0, 40.0,
         700.0, 708.0, 709.0, 709.78, 709.79, 710.0, 744.0, 745.0, 745.13, 745.14, 746.0, 999.0, 1000.0]
edges += [random.uniform(0, 40) for _ in range(40)] + [random.uniform(0, 1000) for _ in range(40)]


def digits(value):
    return f"{value:.59e}"


print("z,sigma,loss_for_0,loss_for_1")
for z in sorted({sign * z for z in edges for sign in (1, -1)}):
    e = Decimal(z).exp()
    print(repr(z), digits(e / (1 + e)), digits((1 + e).ln()), digits((1 + 1 / e).ln()), sep=",")
