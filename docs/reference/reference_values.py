#!/usr/bin/env python3
"""Computes the reference values of the tests again, apart from the library; see reference-values.md.

    apt-get install python3-mpmath python3-numpy
    python3 docs/reference/reference_values.py             # formulas, quadrature and convolution, some minutes
    python3 docs/reference/reference_values.py --paths     # and simulation
    apt-get install quantlib-python
    python3 docs/reference/reference_values.py --quantlib  # only what QuantLib gives

A line a value: what the tests have, what comes out here, and whether they agree to the digits (or standard errors)
given. Exit status 1 when one does not.
"""
import statistics
import sys

import mpmath as mp
import numpy as np

mp.mp.dps = 40
disagreements = 0


def check(name, stated, computed, within=None):
    """`within` is absolute; without it the stated number is a double, good to its last digits."""
    global disagreements
    stated, computed = mp.mpf(stated), mp.mpf(computed)
    limit = mp.mpf(within) if within is not None else max(abs(stated), mp.mpf('0.1')) * mp.mpf('2e-15')
    agrees = abs(computed - stated) <= limit
    disagreements += not agrees
    print(f'{"agrees " if agrees else "DIFFERS"}  {name}: {mp.nstr(stated, 17)}, here {mp.nstr(computed, 17)}')


def cdf(x):
    return mp.erfc(-x / mp.sqrt(2)) / 2


def between(x, y):
    """N(y) - N(x), from the side where it is small."""
    return cdf(-x) - cdf(-y) if x > 0 else cdf(y) - cdf(x)


class Market:
    def __init__(self, spot, rate, dividends, volatility):
        self.spot, self.rate, self.dividends, self.volatility = (mp.mpf(x) for x in (spot, rate, dividends, volatility))

    def drift(self, measure):
        """Of the price's logarithm a year, under the share or the risk-neutral measure."""
        half = self.volatility ** 2 / 2
        return self.rate - self.dividends + (half if measure == 'share' else -half)

    def at(self, spot):
        return Market(spot, self.rate, self.dividends, self.volatility)


# ---- Black-Scholes and first passage -------------------------------------------------------------------------------

def european(m, strike, years, kind='call'):
    years, strike = mp.mpf(years), mp.mpf(strike)
    s = m.volatility * mp.sqrt(years)
    d1 = (mp.log(m.spot / strike) + (m.rate - m.dividends) * years) / s + s / 2
    share, cash = m.spot * mp.exp(-m.dividends * years), strike * mp.exp(-m.rate * years)
    if kind == 'call':
        return share * cdf(d1) - cash * cdf(d1 - s)
    return cash * cdf(s - d1) - share * cdf(-d1)


def hit(m, hurdle, years, measure):
    """P(the price reaches the hurdle by `years`), watched at every moment: the reflection principle."""
    hurdle, years = mp.mpf(hurdle), mp.mpf(years)
    if m.spot >= hurdle:
        return mp.mpf(1)
    b, nu, s = mp.log(hurdle / m.spot), m.drift(measure), m.volatility * mp.sqrt(years)
    return cdf((nu * years - b) / s) + mp.exp(2 * nu * b / m.volatility ** 2) * cdf((-b - nu * years) / s)


def hit_and_end(m, hurdle, strike, years, measure, end):
    """The same and the price at `years` above or below the strike."""
    nu, s = m.drift(measure), m.volatility * mp.sqrt(years)
    b, k = mp.log(hurdle / m.spot), mp.log(strike / m.spot)
    weight = mp.exp(2 * nu * b / m.volatility ** 2)
    z = lambda y: (y - nu * years) / s
    if b <= 0:
        return cdf(-z(k)) if end == 'above' else cdf(z(k))
    if end == 'above':
        return cdf(-z(k)) if k >= b else cdf(-z(b)) + weight * between(z(k - 2 * b), z(-b))
    return weight * cdf(z(k - 2 * b)) if k <= b else weight * cdf(z(-b)) + between(z(b), z(k))


def cash_at_hit(m, hurdle, years):
    """E[e^(-r tau); tau <= T]: the density of the first passage, integrated in closed form."""
    if m.spot >= hurdle:
        return mp.mpf(1)
    variance = m.volatility ** 2
    mu = (m.rate - m.dividends) / variance - mp.mpf(1) / 2
    root = mp.sqrt(mu ** 2 + 2 * m.rate / variance)
    s, ratio = m.volatility * mp.sqrt(years), hurdle / m.spot
    z = mp.log(ratio) / s + root * s
    return ratio ** (mu + root) * cdf(-z) + ratio ** (mu - root) * cdf(2 * root * s - z)


def claim(m, payoff, hurdle, strike, years):
    """The value of a claim that comes alive at the hurdle, watched from now on."""
    hurdle, strike, years = mp.mpf(hurdle), mp.mpf(strike), mp.mpf(years)
    price = max(m.spot, hurdle)
    if payoff == 'cash_at_hit':
        return cash_at_hit(m, hurdle, years)
    if payoff == 'share_at_hit':
        return price * cash_at_hit(m, hurdle, years)
    if payoff == 'call_at_hit':
        return max(price - strike, 0) * cash_at_hit(m, hurdle, years)
    end = 'below' if payoff in ('cash_if_below', 'share_if_below', 'put') else 'above'
    if payoff in ('cash_at_expiry', 'share_at_expiry'):
        cash, share = (hit(m, hurdle, years, measure) for measure in ('money', 'share'))
    else:
        cash, share = (hit_and_end(m, hurdle, strike, years, measure, end) for measure in ('money', 'share'))
    cash, share = cash * mp.exp(-m.rate * years), share * m.spot * mp.exp(-m.dividends * years)
    if payoff == 'call':
        return share - strike * cash
    if payoff == 'put':
        return strike * cash - share
    return cash if payoff.startswith('cash') else share


def law_at(m, hurdle, start, measure):
    """The price when watching begins is spot e^(nu + s z), z a standard normal; and the z of the hurdle."""
    nu, s = m.drift(measure) * start, m.volatility * mp.sqrt(start)
    return nu, s, (mp.log(hurdle / m.spot) - nu) / s


def panels(m, hurdle, start, measure, worth):
    """Panels as distances from the z of the hurdle, finer towards the hurdle and where the integrand is largest."""
    nu, s, at_hurdle = law_at(m, hurdle, start, measure)
    ends = set()
    for low, high in ((min(-at_hurdle, 0) - 40, 0), (0, max(-at_hurdle, 0) + 40)):
        f = lambda y: abs(worth(m.spot * mp.exp(nu + s * (at_hurdle + y)))) * mp.exp(-(at_hurdle + y) ** 2 / 2)
        grid = [low + (high - low) * mp.mpf(i) / 1000 for i in range(1, 1000)]
        top = max(grid, key=f)
        marks = [y + side * mp.mpf(2) ** k for y in (low, top, high) for side in (-1, 1) for k in range(-9, 6)]
        ends |= {low, high, top, *(y for y in marks if low < y < high)}
    return sorted(ends)


def over_price_at_start(m, hurdle, start, measure, worth, ends, kink=None):
    """E[worth(S)] over the price S on the day `start` on which watching begins, by Gauss-Legendre on the panels; `kink`
    is a price at which the slope of the worth jumps."""
    nu, s, at_hurdle = law_at(m, hurdle, start, measure)
    if kink is not None:
        ends = sorted({*ends, mp.log(kink / hurdle) / s})
    total = mp.mpf(0)
    for low, high in zip(ends[:-1], ends[1:]):
        for x, weight in zip(*rule):
            z = at_hurdle + (low + high + (high - low) * x) / 2
            total += (high - low) / 2 * weight * worth(m.spot * mp.exp(nu + s * z)) * mp.exp(-z * z / 2)
    return total / mp.sqrt(2 * mp.pi)


rule = [[mp.mpf(float(x)) for x in part] for part in np.polynomial.legendre.leggauss(32)]


amd = Market('164.67', '0.037', 0, '0.5')


def reference_warrant():
    """One share on vesting at 600, five years; the price before the OpenAI deal was public."""
    check('hit, share measure', '0.49309', hit(amd, 600, 5, 'share'), '5e-6')
    check('hit, risk-neutral', '0.15021', hit(amd, 600, 5, 'money'), '5e-6')
    check('value', '81.197', amd.spot * hit(amd, 600, 5, 'share'), '5e-4')
    for spot, volatility, value, digit in (('164.67', '0.55', '92.31', '0.005'), ('203.71', '0.5', 120, '0.5'),
                                           ('226.36', '0.5', 144, '0.5')):
        m = Market(spot, '0.037', 0, volatility)
        check(f'value from {spot} at {volatility}', value, m.spot * hit(m, 600, 5, 'share'), digit)
    paying = Market('164.67', '0.037', '0.02', '0.5')
    check('on a yield of 2 %, at the hit', '71.63', claim(paying, 'share_at_hit', 600, 0, 5), '0.005')
    check('on a yield of 2 %, at expiry', '68.55', claim(paying, 'share_at_expiry', 600, 0, 5), '0.005')
    shift = mp.exp(-mp.zeta(mp.mpf(1) / 2) / mp.sqrt(2 * mp.pi) * amd.volatility * mp.sqrt(mp.mpf(5) / 1260))
    check('value on closes, the hurdle shifted', '79.862', amd.spot * hit(amd, 600 * shift, 5, 'share'), '5e-4')
    for measure, median in (('money', '2.79'), ('share', '2.73')):
        half = hit(amd, 600, 5, measure) / 2
        time = mp.findroot(lambda t: hit(amd, 600, t, measure) - half, mp.mpf('2.7'))
        check(f'median time of the hit, {measure}', median, time, '0.005')
    for spot, volatility, rate, years, hurdles, values in (
            ('10.28', '0.3903', '0.0156', 10, (12, 14, 16), ('9.906', '9.473', '9.050')),
            ('7.68', '0.81', '0.0163', 5, (12, 14, 16, 18), None)):
        m = Market(spot, rate, 0, volatility)
        each = [m.spot * hit(m, hurdle, years, 'share') for hurdle in hurdles]
        for value, computed in zip(values or (), each):
            check('ATI, watched at every moment', value, computed, '5e-4')
        if values is None:
            check('SES, watched at every moment, mean', '6.979', sum(each) / 4, '5e-4')


def european_options():
    check('Kartoon Studios', '2.737', european(Market('3.30', '0.0396', 0, '1.10'), '2.50', 5), '5e-4')
    check('Astera', '5.260417630350', european(Market(9, '0.037', 0, '0.75'), '20.34', 7), '5e-12')
    check('at the forward, s = 1', '38.2924922548026', european(Market(100, 0, 0, '0.5'), 100, 4), '5e-14')
    two_years = Market(100, mp.mpf('0.08') / 2, (mp.mpf('0.01') * 183 + mp.mpf('0.02') * 547) / 730,
                       mp.sqrt((mp.mpf('0.04') + mp.mpf('0.16')) / 2))
    check('call on stepped levels', '16.935586469944', european(two_years, 105, 2), '5e-13')
    three, eight = (Market(100, '0.05', q, '0.25') for q in ('-0.03', '-0.08'))
    check('call, yield -3 %', '20.387603306985', european(three, 105, 2), '5e-13')
    check('put, yield -3 %', '9.211877546225', european(three, 105, 2, 'put'), '5e-13')
    check('call, yield -8 %', '28.613891468623', european(eight, 105, 2), '5e-13')
    put = lambda spot=100, rate='0.05', years=2: european(Market(spot, rate, '-0.08', '0.25'), 105, years, 'put')
    check('its delta', '-0.257486625651', mp.diff(lambda x: put(spot=x), 100), '5e-13')
    check('its theta', '0.594327906350', -mp.diff(lambda x: put(years=x), 2), '5e-13')
    check('its rho', '-64.038791656699', mp.diff(lambda x: put(rate=x), mp.mpf('0.05')), '5e-13')


def hurdles_on_a_negative_yield():
    for q, payoff, value, digit in (
            ('-0.03', 'call', '18.738184624071', '5e-13'), ('-0.03', 'put', '0.385309032332', '5e-13'),
            ('-0.08', 'call', '26.889858768366', '5e-13'), ('-0.03', 'cash_at_hit', '0.41379750295054', '5e-15'),
            ('-0.08', 'cash_at_hit', '0.51073132571521', '5e-15'),
            ('-0.08', 'share_at_hit', '71.5023856001298', '5e-14'),
            ('-0.08', 'cash_at_expiry', '0.48567826475462', '5e-15')):
        check(f'{payoff}, yield {q}', value, claim(Market(100, '0.05', q, '0.25'), payoff, 140, 105, 2), digit)


def printed_claims():
    """Tables of books: Haug (1998 and 2007), El Babsiri and Noel (1998), Merton's calls in Haug (1998)."""
    for payoff, strike, volatility, printed in (
            ('call', 90, '0.25', '14.1112'), ('call', 100, '0.25', '8.4482'), ('call', 110, '0.25', '4.5910'),
            ('call', 90, '0.30', '15.2098'), ('call', 100, '0.30', '9.7278'), ('call', 110, '0.30', '5.8350'),
            ('put', 90, '0.25', '1.4653'), ('put', 100, '0.25', '3.3721'), ('put', 110, '0.25', '7.0846'),
            ('put', 90, '0.30', '2.0658'), ('put', 100, '0.30', '4.4226'), ('put', 110, '0.30', '8.3686')):
        m = Market(100, '0.08', '0.04', volatility)
        rebate = 3 * (mp.exp(mp.mpf('-0.04')) - claim(m, 'cash_at_expiry', 105, 0, '0.5'))
        check(f'Haug up-and-in {payoff} {strike}', printed, claim(m, payoff, 105, strike, '0.5') + rebate, '5.1e-5')
    for i, printed in enumerate(('4.79148', '7.08268', '9.11008', '11.06148', '12.98351')):
        m = Market(100, '0.05', '0.02', mp.mpf('0.10') + i * mp.mpf('0.05'))
        check('El Babsiri and Noel', printed, claim(m, 'call', 110, 100, 1), '5.1e-6')
    for payoff, strike, amount, dividends, printed in (
            ('cash_at_hit', 1, 15, '0', '11.6553'), ('cash_at_expiry', 1, 15, '0', '11.2223'),
            ('cash_at_hit', 1, 15, '0.2', '8.9109'), ('share_at_hit', 1, 1, '0', '77.7017'),
            ('share_at_hit', 1, 1, '0.01', '76.8858'), ('share_at_expiry', 1, 1, '0', '77.7017'),
            ('share_at_expiry', 1, 1, '0.01', '76.5951'), ('cash_if_above', 102, 15, '0', '5.8926'),
            ('cash_if_above', 98, 15, '0', '7.4519'), ('cash_if_below', 102, 15, '0', '5.3297'),
            ('cash_if_below', 98, 15, '0', '3.7704'), ('cash_if_above', 102, 15, '0.03', '5.3112'),
            ('share_if_above', 102, 1, '0', '44.5294'), ('share_if_above', 98, 1, '0', '54.9262'),
            ('share_if_below', 102, 1, '0', '33.1723'), ('share_if_below', 98, 1, '0', '22.7755')):
        m = Market(95, '0.1', dividends, '0.2')
        check(f'Haug binary {payoff}', printed, amount * claim(m, payoff, 100, strike, '0.5'), '6e-5')
    check('Haug 1.1.1', '2.1334', european(Market(60, '0.08', 0, '0.3'), 65, '0.25'), '5e-5')
    check('Haug 1.1.2', '2.4648', european(Market(100, '0.1', '0.05', '0.2'), 95, '0.5', 'put'), '5e-5')
    for strike, years, intensity, gamma, printed in (
            (80, '0.1', 1, '0.25', '20.67'), (80, '0.5', 1, '0.25', '23.63'), (90, '0.5', 5, '0.25', '15.42'),
            (100, '0.1', 1, '0.25', '3.42'), (110, '0.25', 5, '0.25', '2.16'), (100, '0.1', 1, '0.5', '3.14'),
            (100, '0.25', 5, '0.5', '5.87'), (110, '0.5', 1, '0.5', '4.42'), (120, '0.25', 10, '0.5', '0.64'),
            (90, '0.25', 1, '0.75', '12.75')):
        years, gamma, variance = mp.mpf(years), mp.mpf(gamma), mp.mpf('0.0625')
        diffusion, jump = variance * (1 - gamma), variance * gamma / intensity
        call = mp.nsum(lambda n: mp.exp(-intensity * years) * (intensity * years) ** n / mp.factorial(n) * european(
            Market(100, '0.08', 0, mp.sqrt(diffusion + n * jump / years)), strike, years), [0, mp.inf])
        check(f'Merton call {strike}', printed, call, '0.01')


later_rows = (
    ('cash_at_hit', '164.67', '0.037', '0', '0.5', 600, 150, 5, 2,
     '0.12745970229545', '0.001370197435712', '0.3193617585006'),
    ('cash_at_expiry', 100, '0.05', '0.02', '0.3', 120, 130, 2, '0.5',
     '0.54080145273521', '0.01223208568032', '0.3974357586434'),
    ('share_at_hit', 100, '-0.01', '0.03', '0.4', 90, 80, 3, '1.5',
     '80.641557479765', '1.223346804961', '15.26370325946'),
    ('share_at_expiry', '164.67', '0.037', 0, '0.5', 600, 150, 5, 2,
     '80.00050259188', '0.9074067665458', '227.9470717147'),
    ('cash_if_above', 100, '0.05', '0.02', '0.3', 120, 130, 2, '0.5',
     '0.22202654607917', '0.006710074427155', '0.2513241925098'),
    ('cash_if_below', 100, '-0.01', '0.03', '0.4', 90, 80, 3, '1.5',
     '0.24917126149945', '0.001118306013872', '0.1550527058862'),
    ('share_if_above', '164.67', '0.037', 0, '0.5', 600, 150, 5, 2,
     '79.444691425848', '0.8999350498135', '221.3846759785'),
    ('share_if_below', 100, '0.05', '0.02', '0.3', 120, 130, 2, '0.5',
     '31.98386365601', '0.5289773497302', '-12.81582505538'),
    ('call', 100, '-0.01', '0.03', '0.4', 90, 80, 3, '1.5', '28.267026012754', '0.6306024765248', '55.92104981661'),
    ('put', '164.67', '0.037', 0, '0.5', 600, 150, 5, 2,
     '0.20044531472471', '0.002804514833968', '3.095449330236'),
    ('call_at_hit', 100, '0.05', '0.02', '0.3', 120, 130, 2, '0.5',
     '1.4234836455999', '0.1431292077299', '15.9241453918'),
    ('call', '164.67', '0.037', 0, '0.5', 600, '0.01', 5, '4.9',
     '61.147686145986', '0.7114904041568', '193.6814061522'),
    ('put', 100, '0.05', '0.02', '0.3', 120, 130, 2, '1.9',
     '1.2683597210045', '0.01559733908672', '0.6969305868545'),
    ('share_if_below', 100, 0, 0, '0.3', 120, 110, 1, '0.5',
     '11.290520300461', '0.3699234231167', '38.15892957863'),
    ('cash_at_hit', 100, '0.3', '0.5', 3, 5000, 100, 30, 10,
     '4.0869259017384e-9', '2.308545596701e-11', '-3.1173451426e-8'),
    ('call', 100, '-0.05', '0.5', '0.01', '100.5', '100.2', mp.mpf(1) / 365, '0.001',
     '9.9809745735277e-36', '2.388677876791e-33', '1.545991464149e-31'),
    ('cash_if_above', 100, '0.037', 0, 1, 40000, 100, 1, '0.999',
     '6.1075830610534e-11', '4.019873229235e-12', '2.19272839692e-9'),
    ('put', 100, '0.04', 0, '0.2', 150, 120, 1, '0.9', '2.6505606623046e-6', '2.819974488244e-7', '0.0002659757080756'),
    ('put', '164.67', '-0.1', 0, '0.13', 183, 162, 1, '0.999',
     '2.0152615157673e-198', '1.550397351874e-199', '1.370626282447e-194'),
    ('share_if_below', 100, 0, 0, '0.035', 150, 30, 30, 27,
     '6.0052327379842e-157', '7.65975426179e-158', '1.221277834474e-152'),
    ('call_at_hit', 100, '0.3', '0.02', '0.05', 400, 150, 5, '4.5',
     '33.58622799249', '2.370336072526', '5.565770720046'))


def watched_later():
    for payoff, spot, rate, dividends, volatility, hurdle, strike, years, start, value, delta, vega in later_rows:
        spot, volatility, hurdle, strike, years, start = map(mp.mpf, (spot, volatility, hurdle, strike, years, start))
        worth = lambda m: lambda price: claim(m.at(price), payoff, hurdle, strike, years - start)
        base, kink = Market(spot, rate, dividends, volatility), strike if strike > hurdle else None
        ends = panels(base, hurdle, start, 'money', worth(base))

        def price(x, y):
            m = Market(x, rate, dividends, y)
            return mp.exp(-m.rate * start) * over_price_at_start(m, hurdle, start, 'money', worth(m), ends, kink)

        name, h = f'{payoff} watched from {mp.nstr(start, 4)}', mp.mpf('1e-10')
        check(name, value, price(spot, volatility), abs(mp.mpf(value)) * mp.mpf('2e-12'))
        by_spot = (price(spot * (1 + h), volatility) - price(spot * (1 - h), volatility)) / (2 * spot * h)
        by_volatility = (price(spot, volatility * (1 + h)) - price(spot, volatility * (1 - h))) / (2 * volatility * h)
        check(f'{name}, delta', delta, by_spot, abs(mp.mpf(delta)) * mp.mpf('2e-11'))
        check(f'{name}, vega', vega, by_volatility, abs(mp.mpf(vega)) * mp.mpf('2e-10'))


def hit_in_a_window():
    for rate, dividends, volatility, hurdle, low, high, measure, value in (
            ('0.037', 0, '0.2', 400, '0.5', 1, 'share', '2.8877835645651894e-11'),
            ('0.05', '0.02', '0.3', 900, 1, 2, 'money', '1.5438838548499386e-7'),
            ('-0.02', 0, '0.01', 105, '0.1', '0.25', 'money', '5.8780721081121473e-27'),
            ('0.3', '0.5', 1, 50000, '0.9', 1, 'share', '3.1330462646495571e-9'),
            ('0.04', 0, '0.05', 130, '0.999', 1, 'share', '5.4418777099794643e-6')):
        m, hurdle, low, high = Market(100, rate, dividends, volatility), mp.mpf(hurdle), mp.mpf(low), mp.mpf(high)
        worth = lambda price: hit(m.at(price), hurdle, high - low, measure)
        ends = panels(m, hurdle, low, measure, worth)
        computed = over_price_at_start(m, hurdle, low, measure, worth, ends)
        check(f'hit between {mp.nstr(low, 4)} and {mp.nstr(high, 4)} years', value, computed,
              mp.mpf(value) * mp.mpf('1e-12'))


# ---- Equations, tables and samples ---------------------------------------------------------------------------------

def roots():
    call = lambda spot: european(Market(spot, '0.02', 0, '0.4'), 10, 5)
    check('undiluted', '3.7834953215974113', call(10))
    w = mp.findroot(lambda w: call((10000 + 100 * w) / 1100) - w, 3)
    check('Damodaran, value', '3.3609984181811305', w)
    check('Damodaran, price', '9.3964544016528300', (10000 + 100 * w) / 1100)
    w = mp.findroot(lambda w: call(10 + w / 10) / mp.mpf('1.1') - w, 3)
    check('Galai and Schneller, value', '3.6800159202116426', w)
    check('Galai and Schneller, price', '10.368001592021164', 10 + w / 10)
    for n, root in ((1, '0.422477709641236659'), (5, '0.138257155056824076'), (20, '0.034657359020853851'),
                    (100, '0.0069314718055994531')):
        f = lambda x: 2 * x * mp.exp(-n) + 1 - 2 * mp.exp(-n * x)
        check(f'Alefeld, Potra and Shi, n = {n}', root, mp.findroot(f, (0, 1), solver='anderson'))
    check('cos x = x', '0.7390851332151606417', mp.findroot(lambda x: mp.cos(x) - x, 0.7))


def normal_law():
    check('N(1)', '0.8413447460685429', cdf(1))
    check('n(1)', '0.241970724519143', mp.npdf(1), '5e-16')
    check('n(0)', '0.3989422804014327', mp.npdf(0))
    check('ln N(-40)', '-804.608442013754', mp.log(cdf(-40)), '5e-13')
    check('Mills ratio at 0', '1.2533141373155002512', mp.sqrt(mp.pi / 2))
    check('2 N(-1)', '0.317310507862914', 2 * cdf(-1), '5e-16')
    for p, quantile in (('0.975', '1.959963984540054'), ('0.95', '1.6448536269514722')):
        check(f'quantile of {p}', quantile, mp.findroot(lambda x: cdf(x) - mp.mpf(p), 1.8))
    bracket = mp.mpf('0.9999971'), mp.mpf('0.9999972')
    zero = mp.findroot(lambda x: mp.legendre(1000, x), bracket, solver='anderson', tol=1e-60)
    check('Gauss-Legendre, last node of 1000', '0.99999711129807551057', zero, '1e-17')
    slope = 1000 * (zero * mp.legendre(1000, zero) - mp.legendre(999, zero)) / (zero ** 2 - 1)
    check('its weight', '7.4133384164320715e-6', 2 / ((1 - zero ** 2) * slope ** 2), '1e-19')


def student_t():
    """NIST/SEMATECH e-Handbook, 1.3.6.7.2: three decimals."""
    for p, freedom, printed in (('0.90', 1, '3.078'), ('0.95', 5, '2.015'), ('0.975', 10, '2.228'),
                                ('0.95', 23, '1.714'), ('0.975', 23, '2.069'), ('0.99', 30, '2.457'),
                                ('0.995', 100, '2.626')):
        tail = lambda t: mp.betainc(mp.mpf(freedom) / 2, 0.5, 0, freedom / (freedom + t * t), regularized=True) / 2
        root = mp.findroot(lambda t: tail(t) - (1 - mp.mpf(p)), mp.mpf(printed))
        check(f'{p} quantile of Student t, {freedom}', printed, root, '5e-4')


def ishigami():
    b, a = mp.mpf('0.1'), mp.mpf(7)
    one, two, both = (1 + b * mp.pi ** 4 / 5) ** 2 / 2, a ** 2 / 8, 8 * b ** 2 * mp.pi ** 8 / 225
    whole = one + two + both
    check('Ishigami, variance', '13.844588', whole, '5e-7')
    for name, value, part in (('first order of x1', '0.31390519', one), ('of x2', '0.44241114', two),
                              ('total of x1', '0.55758886', one + both), ('of x3', '0.24368366', both)):
        check(f'Ishigami, {name}', value, part / whole, '5e-9')


def samples():
    closes = [100, 102, 99.5, 101, 103.25, 98, 97.5, 99, 104, 106.5, 105, 107.75, 103, 101.5, 102.25, 108, 110, 109.5,
              112, 111]
    of = lambda prices, periods: np.std(np.diff(np.log(prices)), ddof=1) * np.sqrt(periods)
    check('daily volatility', '0.4463551428860686', of(closes, 252), '1e-14')
    check('weekly volatility', '0.4449536943144541', of([103.25, 106.5, 102.25, 111], 52), '1e-14')
    check('monthly volatility', '0.5191674837124873', of([100, 112.5, 96, 104], 12), '1e-14')
    check('volatility by hand', '0.342928563989645', mp.sqrt(mp.mpf(252) * 14 / 3) / 100, '5e-16')
    peers = np.array([.42, .55, .38, .61, .47])
    for name, value, computed in (('mean', '0.486', peers.mean()), ('median', '0.47', np.median(peers)),
                                  ('lower quartile', '0.42', np.quantile(peers, .25)),
                                  ('upper quartile', '0.55', np.quantile(peers, .75))):
        check(f'peers, {name}', value, computed, '1e-15')
    check('quantile, type 7', '3.5', np.percentile([10, 7, 4, 3, 2, 1], 50), 0)
    past = [0.01, 0.02, -0.01, 0.03, 0.02, 0.04, 0.01, 0.04]
    check('SUE over eight surprises', '2.958039891549808', 0.05 / statistics.stdev(past), '1e-14')
    check('SUE over two', '2.357022603955158', mp.mpf('0.05') * mp.sqrt(2) / mp.mpf('0.03'), '5e-16')


def curves():
    factors = []
    stated = ('0.02', '0.024024047953330907', '0.027668566429104757', '0.030973763781325214', '0.03397441792873934',
              '0.036700426487687565')
    for par, spot in zip(('0.02', '0.024', '0.0276', '0.03084', '0.033756', '0.03638'), stated):
        c = mp.mpf(par) / 2
        factors.append((1 - c * sum(factors)) / (1 + c))
        check(f'spot rate of a par yield of {par}', spot, 2 * (factors[-1] ** (-mp.mpf(1) / len(factors)) - 1), '5e-16')
    check('5 % twice a year', '0.04938522518074283', 2 * mp.log(mp.mpf('1.025')), '5e-16')


# ---- Closes ---------------------------------------------------------------------------------------------------------

def nodes(low, high, width):
    """Gauss-Legendre panels of about that width."""
    x, w = np.polynomial.legendre.leggauss(16)
    ends = np.linspace(low, high, int(np.ceil((high - low) / width)) + 1)
    half = np.diff(ends)[:, None] / 2
    return ((ends[:-1, None] + half) + half * x).ravel(), (half * w).ravel()


def met_on_closes(spot, volatility, consecutive):
    """P(that many closes in a row at 600 or above) on 1260 closes in five years under the share measure: the density
    is carried from close to close, one for the prices below and one for each run of closes above so far."""
    dt, b = 5 / 1260, np.log(600 / spot)
    s, nu = volatility * np.sqrt(dt), (0.037 + volatility ** 2 / 2) * dt
    x, wx = nodes(-7.5 * volatility * np.sqrt(5), b, 1.5 * s)
    y, wy = nodes(b, b + 9 * s * np.sqrt(consecutive) + consecutive * nu, 1.5 * s)
    density = lambda to, start: np.exp(-((to - start - nu) / s) ** 2 / 2) / (s * np.sqrt(2 * np.pi))
    kernel = lambda to, start: density(to[:, None], start[None, :])
    below_to_below, above_to_below = kernel(x, x) * wx, kernel(x, y) * wy
    below_to_above, above_to_above = kernel(y, x) * wx, kernel(y, y) * wy
    below, runs = density(x, 0.0), np.zeros((y.size, consecutive - 1))
    if consecutive > 1:
        runs[:, 0] = density(y, 0.0)
    for _ in range(1259):
        entering = below_to_above @ below if consecutive > 1 else None
        below = below_to_below @ below + above_to_below @ runs.sum(axis=1)
        if consecutive > 1:
            runs[:, 1:] = (above_to_above @ runs)[:, :-1]
            runs[:, 0] = entering
    return 1 - wx @ below - (wy @ runs).sum()


def closes():
    check('met on a close from 203.71 at 0.55', '0.6391595839', met_on_closes(203.71, 0.55, 1), '5e-11')
    check('value on closes, four of its errors', '79.880', 164.67 * met_on_closes(164.67, 0.5, 1), 4 * 0.007)
    check('value on 20 consecutive, four of its errors', '69.475', 164.67 * met_on_closes(164.67, 0.5, 20), 4 * 0.023)
    shift = -mp.zeta(mp.mpf(1) / 2) / mp.sqrt(2 * mp.pi)
    check('hurdle shifted for a trading day', '612.23411452070843',
          600 * mp.exp(shift * mp.mpf('0.55') * mp.sqrt(mp.mpf(1) / 252)))
    check('hurdle shifted for a quarter of a year', '694.07425100247262', 600 * mp.exp(shift / 4))


def average_of_closes(paths=600_000, chunk=10_000):
    """Value of a share when the average of 20 closes reaches 600, with its standard error. The control variate is the
    probability that a Brownian bridge through the closes crosses a level that is reached about as often."""
    rng, dt = np.random.default_rng(20251006), 5 / 1260
    s, nu = 0.5 * np.sqrt(dt), (0.037 + 0.125) * dt
    level = float(mp.findroot(lambda x: hit(amd, x, 5, 'share') - mp.mpf('0.452'), 640))
    l = np.log(level / 164.67)
    met, crossed = [], []
    for _ in range(paths // chunk):
        x = np.zeros((chunk, 1261))
        np.cumsum(nu + s * rng.standard_normal((chunk, 1260)), axis=1, out=x[:, 1:])
        sums = np.cumsum(np.exp(x[:, 1:]), axis=1)
        windows = np.concatenate([sums[:, 19:20], sums[:, 20:] - sums[:, :-20]], axis=1)
        met.append(164.67 * windows.max(axis=1) / 20 >= 600)
        gap = np.maximum(l - x, 0)
        crossed.append(1 - np.prod(1 - np.exp(-2 * gap[:, :-1] * gap[:, 1:] / s ** 2), axis=1))
    met, crossed = np.concatenate(met).astype(float), np.concatenate(crossed)
    slope = np.cov(met, crossed)[0, 1] / crossed.var()
    left = met - slope * (crossed - float(hit(amd, level, 5, 'share')))
    return 164.67 * left.mean(), 164.67 * left.std() / np.sqrt(left.size)


def first_gigawatt_at_any_moment():
    """The same with hurdles watched at every moment, by the first-passage formula."""
    values = [mp.mpf('164.67') * hit(amd, 150 + 75 * i, mp.mpf(1826) / 365, 'share') * 160 / 6000 for i in range(1, 7)]
    check('first gigawatt from zero, bn', '8.31', sum(v / (i + 1) for i, v in enumerate(values)), '0.005')
    check('first gigawatt incremental, bn', '3.99', values[0], '0.005')
    check('first gigawatt pooled, bn', '2.99', sum(values) / 6, '0.005')


def first_gigawatt(paths=600_000, chunk=10_000):
    """Cost that the first gigawatt of the assumed ladder bears, in billions: 160 million shares in six equal tranches,
    hurdles 225 to 600 on averages of 20 closes, a tranche a gigawatt. A share is worth its price times the probability
    of vesting under the share measure, less the discounted cent. With standard errors."""
    rng, steps, years = np.random.default_rng(18), 1261, 1826 / 365
    dt = years / steps
    s, nu = 0.5 * np.sqrt(dt), (0.037 + 0.125) * dt
    hurdles, gigawatts = np.arange(225, 601, 75), np.arange(1, 7)
    met = []
    for _ in range(paths // chunk):
        price = 164.67 * np.exp(np.cumsum(nu + s * rng.standard_normal((chunk, steps)), axis=1))
        sums = np.cumsum(price, axis=1)
        sums[:, 20:] -= sums[:, :-20].copy()
        met.append(sums[:, 19:].max(axis=1)[:, None] / 20 >= hurdles)
    tranches = 164.67 * np.concatenate(met) * 160e6 / 6 / 1e9  # the cent is worth 0.0002 bn: left out
    each = {'from zero': tranches @ (1 / gigawatts), 'incremental': tranches[:, 0], 'pooled': tranches.sum(axis=1) / 6}
    return {name: (x.mean(), x.std() / np.sqrt(x.size)) for name, x in each.items()}


def exercised_later(paths=600_000, chunk=20_000):
    """A share at 50, volatility 40 %, rate 5 %, yield 2 %, two years of 504 closes; vested once a close is at 60,
    strike 10. Paid once a close is at 80 too; or from 2027-07-05 on, service lasting with probability 0.9."""
    rng, dt = np.random.default_rng(1), 2 / 504
    s, nu = 0.4 * np.sqrt(dt), (0.05 - 0.02 - 0.08) * dt
    by_price, by_service = [], []
    for _ in range(paths // chunk):
        price = 50 * np.exp(np.cumsum(nu + s * rng.standard_normal((chunk, 504)), axis=1))
        first = lambda met: np.where(met.any(axis=1), met.argmax(axis=1), 504)
        vested, allowed = first(price >= 60), first(price >= 80)
        for day, values in ((np.maximum(vested, allowed), by_price), (np.maximum(vested, 376), by_service)):
            last = np.minimum(day, 503)
            paid = np.maximum(price[np.arange(chunk), last] - 10, 0) * np.exp(-0.05 * dt * (last + 1))
            values.append(np.where(vested < 504, np.where(day < 504, paid, 0), 0))
    by_price, by_service = np.concatenate(by_price), 0.9 * np.concatenate(by_service)
    return [(v.mean(), v.std() / np.sqrt(v.size)) for v in (by_price, by_service)]


def simulated():
    value, error = average_of_closes()
    check(f'value on averages of 20 closes, +-0.018, here +-{error:.3f}', '74.454', value, 4 * np.hypot(error, 0.018))
    for (name, (value, error)), stated in zip(first_gigawatt().items(), ('7.9285', '3.8536', '2.8238')):
        check(f'first gigawatt {name}, bn, here +-{error:.4f}', stated, value, 4 * np.hypot(error, 0.008))
    for name, stated, its_error, (value, error) in zip(('price of 80', 'service'), ('22.66', '30.05'), (0.03, 0.04),
                                                       exercised_later()):
        check(f'exercised on {name}, +-{its_error}, here +-{error:.3f}', stated, value, 4 * np.hypot(error, its_error))


# ---- QuantLib --------------------------------------------------------------------------------------------------------

def by_quantlib():
    """The values that QuantLib gave when the tests were written, by its own engines."""
    import QuantLib as ql
    today, days = ql.Date(3, 10, 2025), ql.Actual365Fixed()
    ql.Settings.instance().evaluationDate = today
    dates = lambda years: [today + int(round(365 * year)) for year in years]

    def rates(steps):  # (from which year, rate): a curve of their integral
        ends = [year for year, _ in steps[1:]] + [30]
        integral, factors = 0, [1]
        for (year, rate), end in zip(steps, ends):
            integral += rate * (end - year)
            factors.append(float(mp.exp(-integral)))
        return ql.YieldTermStructureHandle(ql.DiscountCurve([today] + dates(ends), factors, days))

    def process(spot, rate, dividends, variance):
        flat = ql.BlackConstantVol(today, ql.NullCalendar(), variance[0][1], days)
        if len(variance) > 1:  # (until which year, volatility to then)
            flat = ql.BlackVarianceCurve(today, dates(y for y, _ in variance), [v for _, v in variance], days, False)
        return ql.BlackScholesMertonProcess(ql.QuoteHandle(ql.SimpleQuote(spot)), rates(dividends), rates(rate),
                                            ql.BlackVolTermStructureHandle(flat))

    def option(kind, strike, years, market):
        found = ql.VanillaOption(ql.PlainVanillaPayoff(kind, strike), ql.EuropeanExercise(dates([years])[0]))
        found.setPricingEngine(ql.AnalyticEuropeanEngine(market))
        return found

    flat = lambda spot, rate, dividends, volatility: process(spot, [(0, rate)], [(0, dividends)], [(0, volatility)])
    check('Astera', '5.260417630350', option(ql.Option.Call, 20.34, 7, flat(9, 0.037, 0, 0.75)).NPV(), '5e-12')
    stepped = process(100, [(0, 0.03), (1, 0.05)], [(0, 0.01), (183 / 365, 0.02)], [(1, 0.2), (2, 0.1 ** 0.5)])
    check('call on stepped levels', '16.935586469944', option(ql.Option.Call, 105, 2, stepped).NPV(), '5e-12')
    three, eight = (flat(100, 0.05, q, 0.25) for q in (-0.03, -0.08))
    check('call, yield -3 %', '20.387603306985', option(ql.Option.Call, 105, 2, three).NPV(), '5e-12')
    check('put, yield -3 %', '9.211877546225', option(ql.Option.Put, 105, 2, three).NPV(), '5e-12')
    check('call, yield -8 %', '28.613891468623', option(ql.Option.Call, 105, 2, eight).NPV(), '5e-12')
    put = option(ql.Option.Put, 105, 2, eight)
    for name, value in (('delta', '-0.257486625651'), ('theta', '0.594327906350'), ('rho', '-64.038791656699')):
        check(f'its {name}', value, getattr(put, name)(), '5e-10')
    for kind, market, value in ((ql.Option.Call, three, '18.738184624071'), (ql.Option.Put, three, '0.385309032332'),
                                (ql.Option.Call, eight, '26.889858768366')):
        found = ql.BarrierOption(ql.Barrier.UpIn, 140, 0, ql.PlainVanillaPayoff(kind, 105),
                                 ql.EuropeanExercise(dates([2])[0]))
        found.setPricingEngine(ql.AnalyticBarrierEngine(market))
        check('up-and-in option', value, found.NPV(), '5e-11')
    for payoff, market, at_expiry, value in (
            (ql.CashOrNothingPayoff(ql.Option.Call, 140, 1), three, False, '0.41379750295054'),
            (ql.CashOrNothingPayoff(ql.Option.Call, 140, 1), eight, False, '0.51073132571521'),
            (ql.AssetOrNothingPayoff(ql.Option.Call, 140), eight, False, '71.5023856001298'),
            (ql.CashOrNothingPayoff(ql.Option.Call, 140, 1), eight, True, '0.48567826475462')):
        found = ql.VanillaOption(payoff, ql.AmericanExercise(today, dates([2])[0], at_expiry))
        found.setPricingEngine(ql.AnalyticDigitalAmericanEngine(market))
        check('one-touch', value, found.NPV(), 1e-11)


def main():
    parts = [reference_warrant, european_options, hurdles_on_a_negative_yield, printed_claims, roots, normal_law,
             student_t, ishigami, samples, curves, closes, hit_in_a_window, watched_later, first_gigawatt_at_any_moment]
    if '--paths' in sys.argv:
        parts.append(simulated)
    if '--quantlib' in sys.argv:
        parts = [by_quantlib]
    for part in parts:
        print(f'-- {part.__name__.replace("_", " ")}')
        part()
    return disagreements > 0


if __name__ == '__main__':
    sys.exit(main())
