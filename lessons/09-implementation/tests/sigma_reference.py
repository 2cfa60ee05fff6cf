"""Writes sigma.csv: e^-|z|, sigma(z) and ln(1 + e^-|z|), each as the sum of two f64, by mpmath with 60 digits.

The file is kept, so that the tests need no Python. `pip install mpmath`, then `python sigma_reference.py > sigma.csv` writes
it anew. src/tiled/tests/double.rs is compared with it.
"""

import random

from mpmath import exp, log1p, mp, mpf

mp.dps = 60
random.seed(9)
SPECIAL = [0.0, 5e-324, 1e-300, 1e-17, 1.1e-16, 1e-8, 0.34657359027997264, 0.34657359027997270, 0.6931471805599453, 1.0,
           18.0, 36.7, 36.8, 37.0, 300.0, 650.0]
BOTH = SPECIAL + [random.uniform(0, 40) for _ in range(60)] + [10 ** random.uniform(-12, 2.8) for _ in range(60)]


def parts(number):
    high = float(number)
    return f"{high!r} {float(number - mpf(high))!r}"


print("z,e^-|z|,sigma(z),ln(1 + e^-|z|)")
for z in sorted({s * z for z in BOTH for s in (1, -1)}):
    t = exp(-abs(mpf(z)))
    sigma = 1 / (1 + t) if z >= 0 else t / (1 + t)
    print(f"{z!r},{parts(t)},{parts(sigma)},{parts(log1p(t))}")
