#include <fairvalue/pricing/hurdle_claim.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include <fairvalue/math/gauss_legendre.hpp>
#include <fairvalue/math/normal.hpp>

#include "random_claims.hpp"

namespace hurdle_claim_later_test {
using namespace fairvalue;
using doctest::Approx;

using enum HurdlePayoff;

struct Row {
  HurdlePayoff payoff;
  double spot, rate, yield, volatility, hurdle, strike, expiry, watched_from, value, delta, vega;
};

// By 330-digit quadrature of the textbook's plain claim over the price at the start of watching; delta and
// vega by its differences, 1e-60 apart.
const Row rows[] = {
    Row{cash_at_hit, 164.67, 0.037, 0, 0.5, 600, 150, 5, 2, 0.12745970229545, 0.001370197435712,
        0.3193617585006},
    Row{cash_at_expiry, 100, 0.05, 0.02, 0.3, 120, 130, 2, 0.5, 0.54080145273521, 0.01223208568032,
        0.3974357586434},
    Row{share_at_hit, 100, -0.01, 0.03, 0.4, 90, 80, 3, 1.5, 80.641557479765, 1.223346804961, 15.26370325946},
    Row{share_at_expiry, 164.67, 0.037, 0, 0.5, 600, 150, 5, 2, 80.00050259188, 0.9074067665458,
        227.9470717147},
    Row{cash_if_above, 100, 0.05, 0.02, 0.3, 120, 130, 2, 0.5, 0.22202654607917, 0.006710074427155,
        0.2513241925098},
    Row{cash_if_below, 100, -0.01, 0.03, 0.4, 90, 80, 3, 1.5, 0.24917126149945, 0.001118306013872,
        0.1550527058862},
    Row{share_if_above, 164.67, 0.037, 0, 0.5, 600, 150, 5, 2, 79.444691425848, 0.8999350498135,
        221.3846759785},
    Row{share_if_below, 100, 0.05, 0.02, 0.3, 120, 130, 2, 0.5, 31.98386365601, 0.5289773497302,
        -12.81582505538},
    Row{call, 100, -0.01, 0.03, 0.4, 90, 80, 3, 1.5, 28.267026012754, 0.6306024765248, 55.92104981661},
    Row{put, 164.67, 0.037, 0, 0.5, 600, 150, 5, 2, 0.20044531472471, 0.002804514833968, 3.095449330236},
    Row{call_at_hit, 100, 0.05, 0.02, 0.3, 120, 130, 2, 0.5, 1.4234836455999, 0.1431292077299, 15.9241453918},
    // A penny strike, watched for the last weeks only, and a strike below.
    Row{call, 164.67, 0.037, 0, 0.5, 600, 0.01, 5, 4.9, 61.147686145986, 0.7114904041568, 193.6814061522},
    Row{put, 100, 0.05, 0.02, 0.3, 120, 130, 2, 1.9, 1.2683597210045, 0.01559733908672, 0.6969305868545},
    Row{share_if_below, 100, 0, 0, 0.3, 120, 110, 1, 0.5, 11.290520300461, 0.3699234231167, 38.15892957863},
    // Where the bivariate normal has no digits left.
    Row{cash_at_hit, 100, 0.3, 0.5, 3, 5000, 100, 30, 10, 4.0869259017384e-9, 2.308545596701e-11,
        -3.1173451426e-8},
    Row{call, 100, -0.05, 0.5, 0.01, 100.5, 100.2, 1 / 365., 0.001, 9.9809745735277e-36, 2.388677876791e-33,
        1.545991464149e-31},
    Row{cash_if_above, 100, 0.037, 0, 1, 40000, 100, 1, 0.999, 6.1075830610534e-11, 4.019873229235e-12,
        2.19272839692e-9},
    Row{put, 100, 0.04, 0, 0.2, 150, 120, 1, 0.9, 2.6505606623046e-6, 2.819974488244e-7, 0.0002659757080756},
    // A fall of 29 deviations in the last hours, and of 30 in three years: all of it starts next to the
    // hurdle.
    Row{put, 164.67, -0.1, 0, 0.13, 183, 162, 1, 0.999, 2.0152615157673e-198, 1.550397351874e-199,
        1.370626282447e-194},
    Row{share_if_below, 100, 0, 0, 0.035, 150, 30, 30, 27, 6.0052327379842e-157, 7.65975426179e-158,
        1.221277834474e-152},
    Row{call_at_hit, 100, 0.3, 0.02, 0.05, 400, 150, 5, 4.5, 33.58622799249, 2.370336072526, 5.565770720046},
};

FlatMarket market_of(const Row& row) {
  return {.spot = PerShare{row.spot},
          .risk_free_rate = Rate{row.rate},
          .dividend_yield = Rate{row.yield},
          .volatility = row.volatility};
}
HurdleClaim claim_of(const Row& row) {
  return {.payoff = row.payoff,
          .hurdle = PerShare{row.hurdle},
          .expiry = Years{row.expiry},
          .strike = PerShare{row.strike},
          .watched_from = Years{row.watched_from}};
}

HurdleClaim watched_from(HurdleClaim claim, double years) {
  claim.watched_from = Years{years};
  return claim;
}

bool pays_cash(HurdlePayoff payoff) {
  return payoff == cash_at_hit || payoff == cash_at_expiry || payoff == cash_if_above ||
         payoff == cash_if_below;
}

/// What the price at expiry alone brings when it stands at the hurdle or above, by integration.
double at_expiry_only(const FlatMarket& m, const HurdleClaim& c) {
  const double s = m.volatility * std::sqrt(c.expiry.value);
  const auto z_of = [&](PerShare price) {
    return (std::log(price / m.spot) - log_drift(m, Measure::risk_neutral) * c.expiry.value) / s;
  };
  const auto paid = [&](double price) {
    const double strike = c.strike.value;
    switch (c.payoff) {
      case cash_at_hit:
      case cash_at_expiry: return 1.0;
      case share_at_hit:
      case share_at_expiry: return price;
      case cash_if_above: return price > strike ? 1.0 : 0.0;
      case cash_if_below: return price > strike ? 0.0 : 1.0;
      case share_if_above: return price > strike ? price : 0.0;
      case share_if_below: return price > strike ? 0.0 : price;
      case put: return std::fmax(strike - price, 0);
      default: return std::fmax(price - strike, 0);
    }
  };
  const double low = z_of(c.hurdle), middle = std::fmax(low, z_of(c.strike));
  const double growth = log_drift(m, Measure::risk_neutral) * c.expiry.value;
  double sum = 0;
  for (const Interval<double> part : {Interval{low, middle}, Interval{middle, middle + 14}}) {
    for (const QuadratureNode& z : gauss_legendre(120, part)) {
      sum += z.weight * normal_density(z.x) * paid(m.spot.value * std::exp(growth + s * z.x));
    }
  }
  return std::exp(-m.risk_free_rate * c.expiry) * sum;
}

TEST_SUITE("pricing/hurdle_claim/later") {
  TEST_CASE("values and delta and vega of later claims agree with 330 digits") {
    for (const Row& row : rows) {
      CAPTURE(static_cast<int>(row.payoff));
      CAPTURE(row.value);
      CHECK(hurdle_claim_value(market_of(row), claim_of(row)) == Approx(row.value).epsilon(1e-11));
      const Greeks g = hurdle_claim_greeks(market_of(row), claim_of(row));
      CHECK(g.delta == Approx(row.delta).epsilon(1e-11));
      CHECK(g.vega == Approx(row.vega).epsilon(1e-11));
    }
  }
  TEST_CASE("tends to the plain claim as watching begins at once") {
    for (Row row : rows) {
      row.volatility = std::clamp(row.volatility, 0.2, 1.0);  // where days do not change everything
      for (const double spot : {0.7, 0.99, 1.3}) {
        row.spot = spot * row.hurdle;
        const FlatMarket m = market_of(row);
        const double plain = hurdle_claim_value(m, watched_from(claim_of(row), 0));
        CAPTURE(static_cast<int>(row.payoff));
        CAPTURE(spot);
        const double unit = pays_cash(row.payoff) ? 1 : row.hurdle;
        // For spots away from the hurdle nothing happens in a few seconds, and a claim that is met pays
        // seconds later.
        CHECK(std::abs(hurdle_claim_value(m, watched_from(claim_of(row), 1e-9 * row.expiry)) - plain) <
              1e-7 * unit);
      }
    }
  }
  TEST_CASE("tends to the digital on the price at expiry as watching begins there and is it at the end") {
    random_claims::Draw draw(31);
    for (int i = 0; i < 220; ++i) {
      const FlatMarket m = random_claims::ordinary_market(draw);
      HurdleClaim c{.payoff = random_claims::every_payoff[static_cast<std::size_t>(i) % 11],
                    .hurdle = m.spot * draw.uniform(0.5, 2),
                    .expiry = Years{draw.uniform(0.1, 5)},
                    .strike = m.spot * draw.uniform(0.5, 2)};
      const double last = at_expiry_only(m, c);
      const double unit = pays_cash(c.payoff) ? 1 : m.spot.value;
      CAPTURE(i);
      CHECK(std::abs(hurdle_claim_value(m, watched_from(c, c.expiry.value)) - last) < 1e-11 * unit);
      // The time left counts by its root: sqrt(1e-12) times a density of the order of 1.
      CHECK(std::abs(hurdle_claim_value(m, watched_from(c, c.expiry.value * (1 - 1e-12))) - last) <
            1e-5 * unit);
    }
  }
  TEST_CASE("watching later is never worth more at expiry") {
    random_claims::Draw draw(32);
    for (int i = 0; i < 1000; ++i) {
      const FlatMarket m = random_claims::ordinary_market(draw);
      HurdleClaim c = random_claims::extreme_claim(draw, m, call);
      const double late = c.expiry.value * draw.uniform(0, 1);
      for (const HurdlePayoff payoff :
           {cash_at_expiry, share_at_expiry, cash_if_above, share_if_below, call, put}) {
        c.payoff = payoff;
        const double earlier = hurdle_claim_value(m, watched_from(c, late * draw.uniform(0, 1)));
        CAPTURE(i);
        CAPTURE(static_cast<int>(payoff));
        CHECK(hurdle_claim_value(m, watched_from(c, late)) <= earlier * (1 + 1e-10));
      }
    }
  }
}

}  // namespace hurdle_claim_later_test
