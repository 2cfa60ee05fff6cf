"""Lesson 12 in NumPy: the same flags, the same numbers. `python lesson.py --json`

The lesson solves by Cholesky and finds eigenvalues by Jacobi's rotations. Here NumPy does, with LAPACK.
"""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[2] / "shared"))
import twin

np.seterr(all="ignore")

lesson02, lesson06 = twin.lesson(2), twin.lesson(6)
sigmoid, loss = lesson02.sigmoid, lesson02.loss
TRIO = np.array([[0.9, 1], [0.2, 0], [0.7, 1]])  # a and y of three examples


# ANCHOR: likelihood
def likelihood(a, y):
    return a**y * (1 - a) ** (1 - y)


def log_likelihood(a, y):
    return y * np.log(a) + (1 - y) * np.log(1 - a)
# ANCHOR_END: likelihood


def loss_curvature(z):
    return sigmoid(z) * sigmoid(-z)


def squared_error_curvature(z, y):
    a, slope_of_a = sigmoid(z), loss_curvature(z)
    return slope_of_a * (slope_of_a + (a - y) * (1 - 2 * a))


def squared_error(z, y):
    return (sigmoid(z) - y) ** 2 / 2


# ANCHOR: hessian
def hessian(X, curvature):
    m = X.shape[1]
    return (X * curvature) @ X.T / m
# ANCHOR_END: hessian


def with_ones(X):
    return np.vstack([X, np.ones((1, X.shape[1]))])


class Objective:
    """J + (lambda / 2m) |w|^2; w and b in one column, b last."""

    def __init__(self, X, Y, l2):
        self.X, self.Y, self.l2 = with_ones(X), Y, l2
        n_x, m = X.shape
        self.own, self.mean = X, np.zeros((n_x, 1))
        self.penalty = np.append(np.full(n_x, l2 / m), 0.0)[:, None]
        self.safe_rate = 1 / ((np.square(X).sum() / m + 1) / 4 + n_x * l2 / m)
        self.diagonal = np.square(self.X).sum(axis=1, keepdims=True) / (4 * m) + self.penalty
        self.descent_steps = min(max(5_000_000_000 // X.size, 100), 10_000)

    def centred(self):
        """The same over each feature minus its mean; what is told is told for the features as they are."""
        mean = self.own.mean(axis=1, keepdims=True)
        mean += (self.own - mean).mean(axis=1, keepdims=True)  # the first one was rounded
        centred = Objective(self.own - mean, self.Y, self.l2)
        centred.own, centred.mean = self.own, mean
        return centred

    def told(self, theta):
        """w and b for the features as they are."""
        return theta[:-1], theta[-1, 0] - (self.mean * theta[:-1]).sum()

    def cost(self, theta):
        return lesson06.fast_pass(self.X[:-1], self.Y, theta[:-1], theta[-1, 0])[0]

    def value(self, theta):
        return self.cost(theta) + (self.penalty * theta**2).sum() / 2

    def gradient(self, theta):
        _, dw, db = lesson06.fast_pass(self.X[:-1], self.Y, theta[:-1], theta[-1, 0])
        return np.vstack([dw, [[db]]]) + self.penalty * theta

    def hessian(self, theta):
        return hessian(self.X, loss_curvature(theta.T @ self.X)) + np.diag(self.penalty[:, 0])

    def told_gradient(self, theta):
        slopes = self.gradient(theta)
        return slopes + np.vstack([self.mean * slopes[-1], [[0.0]]])

    def told_hessian(self, theta):
        return hessian(with_ones(self.own), loss_curvature(theta.T @ self.X)) + np.diag(self.penalty[:, 0])

    def flat(self, theta):
        slopes = self.gradient(theta)
        promises = np.divide(slopes**2, 2 * self.diagonal, out=np.zeros_like(slopes), where=slopes != 0)
        return promises.sum() <= 1e-18

    def separated(self, theta):
        return self.l2 == 0 and ((2 * self.Y - 1) * (theta.T @ self.X) > 0).all()

    def point(self, theta):
        Z = theta.T @ self.X
        return {"cost": self.cost(theta), "gradient_norm": np.linalg.norm(self.told_gradient(theta)),
                "w_norm": np.linalg.norm(theta[:-1]), "right": int(((Z > 0) == self.Y).sum())}


# ANCHOR: newton
def newton_step(objective, theta):
    gradient, H = objective.gradient(theta), objective.hessian(theta)
    H += np.diag((objective.X == 0).all(axis=1))  # a feature that is always 0 keeps its weight
    whole = np.linalg.solve(H, gradient)
    steps = (theta - 0.5**halvings * whole for halvings in range(30))
    step = next(step for step in steps if objective.value(step) <= objective.value(theta) + 1e-12)
    return step, (gradient * whole).sum() / 2
# ANCHOR_END: newton


def fit(objective, method, most_steps):
    theta = np.zeros((len(objective.X), 1))
    thetas, arrived = [theta], False
    while not (arrived or len(thetas) > most_steps or (len(thetas) > 1 and objective.separated(theta))):
        if method == "newton":
            theta, promised = newton_step(objective, theta)
            arrived = promised <= 1e-16
        else:
            if objective.flat(theta):
                break
            theta = theta - objective.safe_rate * objective.gradient(theta)
        thetas.append(theta)
    if method != "newton":
        arrived = objective.flat(theta)
    return thetas, bool(arrived)


def report(objective, method, thetas, first_steps):
    told = sorted(set(twin.milestones(len(thetas))) | set(range(min(first_steps + 1, len(thetas)))))
    (w, b), end = objective.told(thetas[-1]), objective.point(thetas[-1])
    values = {"method": method, "w": w, "b": b, "cost": end["cost"], "steps": len(thetas) - 1,
              "gradient_norm": end["gradient_norm"],
              "path": [{"steps": steps, **objective.point(thetas[steps])} for steps in told]}
    return values if method == "newton" else values | {"learning_rate": objective.safe_rate}


def one_label():
    a, y = TRIO.T
    return {"a": a, "y": y, "likelihood": likelihood(a, y), "log_likelihood": log_likelihood(a, y),
            "loss": loss(np.log(a / (1 - a)), y)}


def three_labels():
    a, y = TRIO.T
    product, logs = likelihood(a, y).prod(), log_likelihood(a, y)
    return {"likelihood": likelihood(a, y), "product": product, "sum_of_logs": logs.sum(),
            "log_of_product": np.log(product), "sum_of_losses": -logs.sum(), "j": -logs.mean(),
            "j_of_lesson_02": loss(np.log(a / (1 - a)), y).mean()}


def many_labels():
    labels = np.array([float(row[-1] == "0") for row in twin.read_csv(twin.DIGITS)[1]])
    chance, products = sigmoid(np.array(0.0)), []
    for m in (100, 1000, 1074, 1075, len(labels)):
        logs = log_likelihood(chance, labels[:m])
        products.append({"m": m, "product": likelihood(chance, labels[:m]).prod(), "sum_of_logs": logs.sum(),
                         "j": -logs.mean()})
    return {"chance": chance, "products": products}


def convex_or_not():
    start, end = -6.0, 2.0
    middle = (start + end) / 2
    chord = lambda name, f: {"of": name, "curve": f(middle), "chord": (f(start) + f(end)) / 2}
    return {"start": start, "end": end, "middle": middle,
            "chords": [chord("L", lambda w: loss(w, 1.0)), chord("C", lambda w: squared_error(w, 1.0))]}


def curvature(X, Y):
    X = with_ones(X)
    at_zeros = hessian(X, np.full(Y.shape, loss_curvature(0.0)))
    for w in -np.arange(40) / 2:
        Z = np.array([[w], [w], [0.0]]).T @ X
        of_error = hessian(X, squared_error_curvature(Z, Y))
        if (np.diag(of_error) < 0).any():
            break
    return {"m": Y.size, "curvature_at_zeros": loss_curvature(0.0), "at_zeros": at_zeros,
            "at_zeros_eigenvalues": np.linalg.eigvalsh(at_zeros), "squared_error_w": [w, w],
            "squared_error_hessian": of_error, "squared_error_eigenvalues": np.linalg.eigvalsh(of_error),
            "loss_eigenvalues": np.linalg.eigvalsh(hessian(X, loss_curvature(Z)))}


def first_step(objective):
    zeros = np.zeros((len(objective.X), 1))
    H, gradient = objective.hessian(zeros), objective.gradient(zeros)
    T = np.linalg.cholesky(H)
    u = np.linalg.solve(T, gradient)
    step = np.linalg.solve(T.T, u)
    return {"h": H, "t": T, "gradient": gradient, "u": u, "step": step,
            "costs": [objective.cost(zeros), objective.cost(zeros - step)]}


def lowest_point(table, objective, thetas, converged):
    n_x, m = len(objective.X) - 1, objective.Y.size
    values = np.linalg.eigvalsh(objective.told_hessian(thetas[-1]))
    beside = Objective(objective.own, objective.Y, objective.l2)
    descent, _ = fit(beside, "gradient descent", beside.descent_steps)
    return {"table": table, "n_x": n_x, "m": m, "l2": objective.l2,
            **report(objective, "newton", thetas, len(thetas)), "converged": converged,
            "hessian_eigenvalues": values, "hessian_min_eigenvalue": values[0],
            "descent": report(beside, "gradient descent", descent, len(thetas) - 1)}


def no_lowest_point():
    X, Y = twin.read_examples(twin.BREAST_CANCER)
    X = lesson06.standardize(X)
    objective = Objective(X, Y, 0.0)
    descent, _ = fit(objective, "gradient descent", objective.descent_steps)
    newton = objective.centred()
    path, _ = fit(newton, "newton", 100)
    values = {"descent": report(objective, "gradient descent", descent, 0), "penalized": [],
              "newton": [rounded_point(steps, newton.point(theta)) for steps, theta in enumerate(path)]}
    for l2 in (1.0, 1e-3, 1e-6):
        objective = Objective(X, Y, l2).centred()
        path, _ = fit(objective, "newton", 100)
        end = objective.point(path[-1])
        values["penalized"].append({"l2": l2, "cost": end["cost"], "w_norm": end["w_norm"], "right": end["right"],
                                    "steps": len(path) - 1})
    return values


def rounded_point(steps, point):
    """The last w are so long that no two programs agree on all of their digits."""
    return {"steps": steps, "cost": np.round(point["cost"], 6), "w_norm": np.round(point["w_norm"], 2),
            "right": point["right"]}


XOR_X, XOR_Y = np.array([[0.0, 0, 1, 1], [0, 1, 0, 1]]), np.array([[0.0, 1, 1, 0]])


def one_neuron():
    quarters = np.arange(-12, 13) / 4
    w1, w2, b = (grid[..., None] for grid in np.meshgrid(quarters, quarters, quarters))
    right = ((w1 * XOR_X[0] + w2 * XOR_X[1] + b > 0) == XOR_Y[0]).sum(axis=-1)
    objective = Objective(XOR_X, XOR_Y, 0.0)
    zeros, with_w = objective.point(np.zeros((3, 1))), objective.point(np.array([[1.0], [1.0], [-0.5]]))
    return {"tried": right.size, "right": np.bincount(right.ravel(), minlength=5), "lowest_j": zeros["cost"],
            "gradient_norm_at_zeros": zeros["gradient_norm"], "right_at_zeros": zeros["right"], "w": [1.0, 1.0],
            "b": -0.5, "j": with_w["cost"], "right_with_w": with_w["right"]}


def network(parameters, X):
    W1, b1 = parameters[:6].reshape(2, 3)[:, :2], parameters[:6].reshape(2, 3)[:, 2:]
    W2, b2 = parameters[None, 6:8], parameters[8]
    A1 = sigmoid(W1 @ X + b1)      # (2, 4): the first two neurons
    Z2 = W2 @ A1 + b2              # (1, 4): the third
    return A1, Z2, W2


def network_pass(parameters):
    """The slopes by hand, layer by layer; the lesson leaves them to the tape."""
    A1, Z2, W2 = network(parameters, XOR_X)
    dZ2 = (sigmoid(Z2) - XOR_Y) / 4
    dZ1 = W2.T @ dZ2 * A1 * (1 - A1)
    first = np.hstack([dZ1 @ XOR_X.T, dZ1.sum(axis=1, keepdims=True)])
    last = np.append((dZ2 @ A1.T).ravel(), dZ2.sum())
    return loss(Z2, XOR_Y).mean(), np.append(first.ravel(), last)


def train(parameters):
    costs = []
    for _ in range(2000):
        J, slopes = network_pass(parameters)
        costs.append(J)
        parameters = parameters - 2.0 * slopes
    return parameters, costs


def three_neurons():
    ends = [train(2 * twin.random(9, seed) - 1) for seed in range(1, 11)]
    right = [int(((network(parameters, XOR_X)[1] > 0) == XOR_Y).sum()) for parameters, _ in ends]
    parameters, costs = ends[0]
    costs = costs + [network_pass(parameters)[0]]
    A1, Z2, _ = network(parameters, XOR_X)
    j_from_zeros, slopes_from_zeros = network_pass(train(np.zeros(9))[0])
    return {"seed": 1, "learning_rate": 2.0, "iterations": 2000,
            "costs": [[step, costs[step]] for step in twin.milestones(len(costs))],
            "answers": np.vstack([A1, sigmoid(Z2)]).T.tolist(), "right": right[0], "starts": 10,
            "solved": sum(one == 4 for one in right), "j_from_zeros": j_from_zeros,
            "slope_from_zeros": np.abs(slopes_from_zeros).max()}


def main():
    flags = twin.flags("standardize")
    whole_lesson = not flags
    told, X, Y = lesson06.table(flags)
    objective = Objective(X, Y, float(flags.get("l2", 0))).centred()
    thetas, converged = fit(objective, "newton", int(flags.get("iterations", 100)))
    if objective.separated(thetas[-1]):
        sys.exit(f"error: the classes are separable, after {len(thetas) - 1} steps")
    values = lowest_point(None if whole_lesson else told, objective, thetas, converged)
    if whole_lesson:
        values |= {"one_label": one_label(), "three_labels": three_labels(), "many_labels": many_labels(),
                   "convex_or_not": convex_or_not(), "curvature": curvature(X, Y), "first_step": first_step(Objective(X, Y, 0.0)),
                   "no_lowest_point": no_lowest_point(), "one_neuron": one_neuron(), "three_neurons": three_neurons()}
    twin.print_json(**values)


if __name__ == "__main__":
    main()
