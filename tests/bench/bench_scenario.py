"""The jobs of bench_scenario with numpy, on the numbers given as JSON. Prints a line a job: name, seconds (best
of three), and a number to compare. Prints nothing where numpy is missing."""
import json
import math
import sys
import time

try:
    import numpy as np
except ImportError:
    sys.exit(0)


def measured(name, job):
    best = math.inf
    for _ in range(3):
        start = time.perf_counter()
        check = job()
        best = min(best, time.perf_counter() - start)
    print(name, best, repr(float(check)))


def target_grid(at):
    """The target of every pair as one array expression: less than the model, which gives three outputs."""
    multiples = np.linspace(*at["multiples"], at["cells"])[:, None]
    eps = np.linspace(*at["eps"], at["cells"])[None, :]
    return (multiples * eps * (1 + at["eps_growth"]) ** at["years"] / (1 + at["dilution"])).mean()


def deal_grid(at):
    """The price of the last year alone, for one deal with one strike below every price, cliff tranches with latched
    hurdles in ascending order, and no checks. Latched tranches vest before the others."""
    multiples = np.repeat(np.linspace(*at["multiples"], at["cells"]), at["cells"])
    stop = np.tile(np.linspace(*at["gigawatts"], at["cells"]), at["cells"])
    hurdles, shares, strike = at["hurdles"], at["shares"], at["strike"]
    vested = np.zeros((len(hurdles), multiples.size))
    latched = np.zeros(vested.shape, dtype=bool)
    before = 0.0
    for income, trailing, volume, volume_of_gates in zip(at["incomes"], at["trailing"], at["volumes"], at["volumes_of_gates"]):
        to_date = np.minimum(volume, stop)
        value = multiples * trailing * (income + (to_date - before) * at["profit"])
        before = to_date
        reached = [np.minimum(volume_of_gates, stop) >= gate for gate in at["gates"]]
        for i in range(len(hurdles)):
            vested[i][reached[i] & latched[i]] = 1.0
        new = vested.sum(axis=0) * shares
        price = (value + strike * new) / (at["outstanding"] + new)
        going = np.ones(multiples.size, dtype=bool)
        for i, hurdle in enumerate(hurdles):
            open_ = reached[i] & (vested[i] < 1.0)
            going &= ~open_ | (price >= hurdle * (1 - 1e-12))
            asked = open_ & going
            more = np.where(asked, (1.0 - vested[i]) * shares, 0.0)
            after = (value + strike * (new + more)) / (at["outstanding"] + new + more)
            full = asked & (after >= hurdle * (1 - 1e-12))
            pinned = asked & ~full
            with np.errstate(divide="ignore", invalid="ignore"):
                part = (value + strike * new - hurdle * (at["outstanding"] + new)) / (more * (hurdle - strike))
            fraction = np.where(full, 1.0, np.where(pinned, np.clip(part, 0.0, 1.0), 0.0))
            vested[i] += (1.0 - vested[i]) * fraction
            new += more * fraction
            price = np.where(full, after, np.where(pinned, hurdle, price))
            going &= ~pinned
        for i, hurdle in enumerate(hurdles):
            latched[i] |= price >= hurdle * (1 - 1e-12)
    return price.mean()


def sampled_targets(at):
    """Normals by one matrix product; PERT, triangular and uniform inputs from tables over z."""
    z_table = np.linspace(-6.5, 6.5, 4097)
    p_table = np.array([0.5 * math.erfc(-z / math.sqrt(2)) for z in z_table])
    low, mode, high = at["pert"]
    alpha, beta = 1 + 4 * (mode - low) / (high - low), 1 + 4 * (high - mode) / (high - low)
    x = np.linspace(0, 1, 20001)
    density = x ** (alpha - 1) * (1 - x) ** (beta - 1)
    below = np.concatenate([[0], np.cumsum((density[1:] + density[:-1]) / 2)])
    pert_table = low + (high - low) * np.interp(p_table, below / below[-1], x)
    left, peak, right = at["triangular"]
    part = (peak - left) / (right - left)
    triangular_table = np.where(p_table < part, left + np.sqrt(p_table * (right - left) * (peak - left)),
                                right - np.sqrt((1 - p_table) * (right - left) * (right - peak)))
    factor = np.array(at["factor"]).reshape(5, 5)
    uniform = at["uniform"]

    def job():
        z = np.random.default_rng(1).standard_normal((at["samples"], 5)) @ factor.T
        eps = at["log_normal"][0] * np.exp(at["log_normal"][1] * z[:, 0])
        growth = at["normal"][0] + at["normal"][1] * z[:, 1]
        dilution = np.interp(z[:, 2], z_table, triangular_table)
        multiple = np.interp(z[:, 3], z_table, pert_table)
        required = uniform[0] + (uniform[1] - uniform[0]) * np.interp(z[:, 4], z_table, p_table)
        target = multiple * eps * (1 + growth) ** at["years"] / (1 + dilution)
        outputs = [target, target / (1 + required) ** at["years"], target / at["spot"] - 1]
        for output in outputs:
            output.std(ddof=1), np.percentile(output, [5, 25, 50, 75, 95])
        return target.mean()

    return job


given = json.loads(sys.argv[1])
measured("target_grid", lambda: target_grid(given["target_grid"]))
measured("deal_grid", lambda: deal_grid(given["deal_grid"]))
measured("samples", sampled_targets(given["samples"]))
