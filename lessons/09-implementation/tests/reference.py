"""Writes judging.csv: precision, recall and the area under the ROC curve, by scikit-learn.

The file is kept, so that the tests need no Python. `pip install scikit-learn`, then `python reference.py > judging.csv`
writes it anew. tests/judging.rs makes the same z from the same numbers.
"""

import csv
import warnings
from pathlib import Path

import numpy as np
from sklearn.metrics import confusion_matrix, precision_score, recall_score, roc_auc_score

warnings.filterwarnings("ignore")
DATA = Path(__file__).parents[3] / "shared" / "data"


def table(name):
    rows = list(csv.reader((DATA / name).open(encoding="utf-8")))
    return rows[0], np.array(rows[1:], dtype=float)


def cancer():
    names, rows = table("breast_cancer.csv")
    return (rows[:, names.index("worst_area")] - 880) / 200, rows[:, -1]


def digits():
    """The ink of a digit tells little of whether it is an 8, and many digits have the same."""
    _, rows = table("digits.csv")
    return (rows[:, :-1].sum(axis=1) - 312) / 32, (rows[:, -1] == 8).astype(float)


def steps():
    """Five values of z, so that nearly all pairs are ties."""
    i = np.arange(40)
    return (i * i % 5 - 2).astype(float), ((i * 7 % 11) < 5).astype(float)


SETS = {"cancer": cancer(), "digits": digits(), "steps": steps()}
SETS["all_ones"] = (SETS["steps"][0], np.ones(40))
SETS["all_zeros"] = (SETS["steps"][0], np.zeros(40))

print("set,threshold,tp,fp,tn,fn,precision,recall,roc_auc")
for name, (z, y) in SETS.items():
    a = 1 / (1 + np.exp(-z))
    area = roc_auc_score(y, a) if len(set(y)) == 2 else float("nan")
    for threshold in (0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.995):
        answers = a > threshold
        tn, fp, fn, tp = confusion_matrix(y, answers, labels=[0, 1]).ravel()
        scores = [float(score(y, answers, zero_division=np.nan)) for score in (precision_score, recall_score)]
        told = ["" if np.isnan(value) else repr(float(value)) for value in (*scores, area)]
        print(name, threshold, tp, fp, tn, fn, *told, sep=",")
