#!/usr/bin/env python3
"""Computes the numbers of value_by_parts_test.cpp and deal_worth_test.cpp again, apart from the library.

    python3 tests/model/deal_worth_reference.py

Flow by flow: each delivery is cut into its days, or integrated in closed form where that is asked for; prices and
pinned fractions are found by bisection. Only dates and the numbers of the cases are shared with the tests. With file
names as arguments, exit status 1 if a number printed here does not stand in one of them.
"""
import datetime as dt
import math
import sys

TODAY = dt.date(2024, 12, 31)
printed = []


def show(name, value):
    text = f'{value:.12g}'
    printed.append((name, text))
    print(f'{name}: {text}')


def years(day, today=TODAY):
    return (day - today).days / 365


class Flow:
    """Money that arrives evenly between two times."""

    def __init__(self, start, end, amount):
        self.start, self.end, self.amount = start, end, amount

    def value(self, rate, after, until, on):
        """By the integral of e^(-L t)."""
        if self.start == self.end:
            inside = after < self.start <= until
            return self.amount * (1 + rate) ** (on - self.start) if inside else 0.0
        a, b = max(self.start, after), min(self.end, until)
        if not a < b:
            return 0.0
        slope = math.log(1 + rate)
        density = self.amount / (self.end - self.start)
        return density * (math.exp(-slope * (a - on)) - math.exp(-slope * (b - on))) / slope

    def value_by_steps(self, rate, steps=100_000):
        """From today on, by as many equal flows, each discounted for itself."""
        total = 0.0
        for i in range(steps):
            t = self.start + (self.end - self.start) * (i + 0.5) / steps
            total += (self.amount / steps) * (1 + rate) ** -t if t > 0 else 0.0
        return total


class Deal:
    def __init__(self, flows, rate, tranches, volume):
        self.flows, self.rate, self.tranches, self.volume = flows, rate, tranches, volume

    def to_come(self, on):
        return sum(f.value(self.rate, on, math.inf, on) for f in self.flows)

    def until(self, end):
        return sum(f.value(self.rate, 0.0, end, 0.0) for f in self.flows)

    def collected(self, on, required):
        return sum(f.value(required, 0.0, on, on) for f in self.flows)


class Tranche:
    def __init__(self, shares, strike, hurdle, gigawatts, expiry):
        self.shares, self.strike, self.hurdle, self.gigawatts, self.expiry = shares, strike, hurdle, gigawatts, expiry
        self.vested, self.latched = 0.0, False


def bisect(f, low, high):
    """The x at which an increasing f passes 0."""
    for _ in range(200):
        middle = (low + high) / 2
        if f(middle) < 0:
            low = middle
        else:
            high = middle
    return high


def price_of(value, shares, held):
    """P at which P x shares and all that holders gain is the value."""
    return bisect(lambda p: p * shares + sum(n * max(0.0, p - k) for n, k in held) - value, 0.0, value / shares)


def settle(value, shares, tranches, open_now):
    """Vests, lowest hurdle first; returns the price and the pinned fraction."""
    def held():
        return [(t.vested * t.shares, t.strike) for t in tranches]
    for t in open_now:
        if t.hurdle is None or t.latched:
            t.vested = 1.0
    for hurdle in sorted({t.hurdle for t in open_now if t.vested < 1.0}):
        group = [t for t in open_now if t.hurdle == hurdle and t.vested < 1.0]
        if price_of(value, shares, held()) < hurdle * (1 - 1e-12):
            break
        before = [t.vested for t in group]

        def excess(fraction):
            for t, v in zip(group, before):
                t.vested = v + fraction * (1 - v)
            return hurdle - price_of(value, shares, held())
        if excess(1.0) <= 1e-12 * hurdle:
            continue
        fraction = bisect(excess, 0.0, 1.0)
        excess(fraction)
        return hurdle, fraction
    return price_of(value, shares, held()), None


def net_shares(tranches, price):
    return sum(t.vested * t.shares * max(0.0, 1 - t.strike / price) for t in tranches)


def by_parts(name, base, shares, required, deals, days, horizon):
    """`base`: price without deals by time; `days`: (day, tranches asked)."""
    tranches = [t for d in deals for t in d.tranches]
    price = None
    for day, asked in days:
        on = years(day)
        value = base(on) * shares + sum(d.collected(on, required) + d.to_come(on) for d in deals)
        open_now = [t for d in deals for t in d.tranches
                    if t in asked and t.vested < 1 and day <= t.expiry and d.volume(on) >= t.gigawatts * (1 - 1e-12)]
        price, pinned = settle(value, shares, tranches, open_now)
        for t in tranches:
            if t in asked and t.hurdle is not None and price >= t.hurdle * (1 - 1e-12) and day <= t.expiry:
                t.latched = True
        show(f'{name} price on {day}', price)
        if pinned is not None:
            show(f'{name} pinned fraction on {day}', pinned)
    s = net_shares(tranches, price)
    flows = sum(d.to_come(0.0) for d in deals)
    ahead = years(horizon)
    today_base = base(ahead) * (1 + required) ** -ahead
    value = (today_base * shares + flows) / (shares + s)
    show(f'{name} flows', flows)
    show(f'{name} flows until the horizon', sum(d.until(ahead) for d in deals))
    show(f'{name} net new shares', s)
    show(f'{name} value', value)
    show(f'{name} net worth', flows - s * value)
    return value, flows, s, today_base


def ramp(points):
    """Volume by time, straight between (time, gigawatts)."""
    def volume(on):
        for (a, x), (b, y) in zip(points, points[1:]):
            if on < b:
                return x + (y - x) * max(0.0, on - a) / (b - a)
        return points[-1][1]
    return volume


# ---- The paper case: EPS of the next twelve months 1.10 and 1.21 at the ends of years one and two, 20 times ---------

def paper():
    tranche = Tranche(10, 0.0, 24.0, 0.0, dt.date(2029, 12, 31))
    deal = Deal([Flow(0.0, 1.0, 200.0)], 0.10, [tranche], lambda on: 1.0)
    ends = [dt.date(2025, 12, 31), dt.date(2026, 12, 31)]
    by_parts('paper', lambda on: 20 * 1.1 ** round(on), 100, 0.10, [deal], [(d, [tranche]) for d in ends], ends[-1])


# ---- Two deals: see value_by_parts_test.cpp for the terms -----------------------------------------------------------

def two_deals():
    first = Tranche(100, 20.0, None, 2.0, dt.date(2029, 12, 31))
    second = Tranche(100, 20.0, 110.0, 5.0, dt.date(2029, 12, 31))
    early = Tranche(50, 0.0, 90.0, 1.0, dt.date(2026, 7, 2))
    a = Deal([Flow(0.0, 2.0, 400.0), Flow(2.0, 3.0, 600.0)], 0.10, [first, second],
             ramp([(0.0, 0.0), (2.0, 2.0), (3.0, 5.0)]))
    # Received 300 x 0.75 a gigawatt 73 days late; paid 0.75 x (180 costs + 24 tax + 20 spending) on delivery.
    received, paid, lag = 225.0, 0.75 * (180 + 24 + 20), 0.2
    flows = [Flow(1 + lag, 3 + lag, 4 * received), Flow(1.0, 3.0, -4 * paid)]
    # Renewals: half of 4 GW three years later, a quarter six years later, until 3287 days from today.
    end = (dt.date(2033, 12, 31) - TODAY).days / 365
    for j, (start, stop, gigawatts) in enumerate([(4.0, 6.0, 2.0), (7.0, 9.0, 1.0), (10.0, 12.0, 0.5)]):
        if start < end:
            kept = gigawatts * (min(stop, end) - start) / (stop - start)
            flows += [Flow(start + lag, min(stop, end) + lag, kept * received),
                      Flow(start, min(stop, end), -kept * (paid + 6))]
    flows.append(Flow(1.0, 3.0, -(80 - 50)))                     # equity, with the gigawatts
    flows.append(Flow(1.0, 1.0, -100 * (1 - (1.05 / 1.10) ** 2)))  # a loan for two years
    b = Deal(flows, 0.15, [early], ramp([(1.0, 0.0), (3.0, 4.0)]))
    show('two deals: B by steps', sum(f.value_by_steps(0.15) if f.start != f.end else f.value(0.15, 0, 99, 0)
                                      for f in flows) if '--steps' in sys.argv else b.to_come(0.0))

    def base(on):
        points = [(1.0, 80.0), (2.0, 100.0), (3.0, 120.0)]
        for (s, x), (e, y) in zip(points, points[1:]):
            if on <= e:
                return x + (y - x) * (on - s) / (e - s)
        return points[-1][1]
    ours = [first, second]
    days = [(dt.date(2025, 12, 31), ours + [early]), (dt.date(2026, 7, 2), [early]),
            (dt.date(2026, 12, 31), ours), (dt.date(2027, 12, 31), ours)]
    value, flows_today, s, today_base = by_parts('two deals', base, 1000, 0.10, [a, b], days, days[-1][0])
    # By earnings, 2027: 3 GW x 200 and 2 GW x 300 x 0.75 x 0.4 x 0.8 of income beside 6000, at 20 times. Both
    # tranches of A vest if the price after them is at 110; B's has expired, on prices of its own.
    income = 3 * 200 + 2 * 72
    show('two deals: income of 2027', income)
    show('two deals: D a share less dilution', value - today_base)


# ---- The shipped case of AMD and OpenAI: its base case and three endings, by parts ----------------------------------

def amd():
    today = dt.date(2025, 10, 6)
    ends = [dt.date(2026, 12, 26), dt.date(2027, 12, 25), dt.date(2028, 12, 30), dt.date(2029, 12, 29),
            dt.date(2030, 12, 28)]
    points = [(dt.date(2026, 7, 1), 0), (dt.date(2027, 6, 30), 1), (dt.date(2028, 2, 23), 2),
              (dt.date(2028, 10, 17), 3), (dt.date(2029, 6, 12), 4), (dt.date(2030, 2, 4), 5),
              (dt.date(2030, 9, 30), 6)]
    expiry = dt.date(2030, 10, 5)
    shares, flow, required = 1622e6, 15e9 * 0.28 * 0.87, 0.10
    # 22x of FY2026 on 2025-06-19 as a multiple of NTM EPS: FY2025 had 191 days left of its 364.
    left = (dt.date(2025, 12, 27) - dt.date(2025, 6, 19)).days / 364
    low = 22 * 5.79 / (left * 3.94 + (1 - left) * 5.79)
    show('AMD low multiple', low)
    # name, multiple, growth, interval factor, months late, gigawatts, haircut of the flows
    endings = [('base case', 30, 0.12, 1.0, 0, 6, 0.0), ('optimistic', 43, 0.25, 0.97, 0, 6, 0.0),
               ('neutral', 30, 0.12, 1.3, 9, 4, 0.25), ('pessimistic', low, 0.06, 1.0, 18, 1, 0.5)]
    base_of_all = 30 * 5.79 * 1.12 ** 5 * 1.1 ** -years(ends[-1], today)
    show('AMD base', base_of_all)

    def months_later(day, months):
        month = day.month - 1 + months
        year, month = day.year + month // 12, month % 12 + 1
        last = [31, 29 if year % 4 == 0 else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
        return dt.date(year, month, min(day.day, last))

    for name, multiple, growth, factor, delay, stop, haircut in endings:
        quick, elapsed, scale = points[:2], 0.0, 1.0
        for i in range(2, 7):
            scale *= factor
            elapsed += scale * (points[i][0] - points[i - 1][0]).days
            quick = quick + [(points[1][0] + dt.timedelta(days=round(elapsed)), i)]
        times = [(years(months_later(d, delay), today), g) for d, g in quick]
        flows, volume = [], ramp(times)
        for (a, x), (b, y) in zip(times, times[1:]):
            if x < stop:
                flows.append(Flow(a, b, (1 - haircut) * flow * (y - x)))
        tranches = [Tranche(160e6 / 6, 0.01, 225 + 75 * i, i + 1, expiry) for i in range(6)]

        def base(on, multiple=multiple, growth=growth):
            """EPS of the next twelve months at each year's end, straight between them."""
            grid = [years(e, today) for e in ends]
            eps = [5.79 * (1 + growth) ** (i + 1) for i in range(5)]
            for i in range(1, 5):
                if on <= grid[i]:
                    part = (on - grid[i - 1]) / (grid[i] - grid[i - 1])
                    return multiple * (eps[i - 1] + part * (eps[i] - eps[i - 1])) if on > grid[0] else multiple * eps[0]
            return multiple * eps[-1]
        price = None
        for day in ends[:4] + [expiry, ends[4]]:
            on = years(day, today)
            value = base(on) * shares + sum(f.value(required, 0, on, on) + f.value(required, on, math.inf, on)
                                            for f in flows)
            open_now = [t for t in tranches if t.vested < 1 and day <= expiry
                        and min(stop, volume(on)) >= t.gigawatts * (1 - 1e-12)]
            price, pinned = settle(value, shares, tranches, open_now)
            for t in tranches:
                t.latched = t.latched or (day <= expiry and price >= t.hurdle * (1 - 1e-12))
            show(f'AMD {name}: price on {day}', price)
            show(f'AMD {name}: vested by {day}, m', sum(t.vested * t.shares for t in tranches) / 1e6)
            if pinned is not None:
                show(f'AMD {name}: pinned fraction on {day}', pinned)
        s = net_shares(tranches, price)
        present = sum(f.value(required, 0, math.inf, 0) for f in flows)
        alone = multiple * 5.79 * (1 + growth) ** 5 * (1 + required) ** -years(ends[-1], today)
        value = (alone * shares + present) / (shares + s)
        show(f'AMD {name}: flows, bn', present / 1e9)
        show(f'AMD {name}: net new shares, m', s / 1e6)
        show(f'AMD {name}: value', value)
        show(f'AMD {name}: direct effect', value - alone)


if __name__ == '__main__':
    paper()
    two_deals()
    amd()
    files = [open(name, encoding='utf-8').read().replace("'", '') for name in sys.argv[1:] if not name.startswith('-')]
    missing = [(n, t) for n, t in printed if files and not any(t in text for text in files)]
    for name, text in missing:
        print(f'not in the tests: {name} {text}')
    sys.exit(1 if missing else 0)
