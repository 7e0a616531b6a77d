#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <vector>

#include "../random_claims.hpp"
#include "../simulation_samples.hpp"
#include "pieces_of.hpp"
#include "pricing/sampling/pilot_sample.hpp"

using namespace fairvalue;
using namespace fairvalue::fixtures;
using namespace fairvalue::detail;

namespace {

using Column = std::vector<double>;

Column numbers(random_claims::Draw& draw, std::size_t count) {
  Column values(count);
  for (double& value : values) value = draw.uniform(-1, 1);
  return values;
}

}  // namespace

TEST_SUITE("pricing/sampling/pilot_sample") {
  TEST_CASE("one column by hand: slope 6 over 6 leaves 14 - 6 of three") {
    const Column x{1, 2, 6};
    const Column y{0, 3, 3};
    const Fit fit = least_squares(x, {&y});
    CHECK(fit.coefficients == Column{1});
    CHECK(fit.variance == doctest::Approx(8.0 / 3));
    CHECK(least_squares(x, {}).variance == doctest::Approx(14.0 / 3));
  }

  TEST_CASE("an exact combination of three columns is found and nothing is left") {
    random_claims::Draw draw{5};
    const Column a = numbers(draw, 200);
    const Column b = numbers(draw, 200);
    const Column c = numbers(draw, 200);
    Column x(200);
    for (std::size_t i = 0; i < 200; ++i) x[i] = 4 + 2 * a[i] - 3 * b[i] + 0.5 * c[i];
    const Fit fit = least_squares(x, {&a, &b, &c});
    CHECK(fit.coefficients[0] == doctest::Approx(2));
    CHECK(fit.coefficients[1] == doctest::Approx(-3));
    CHECK(fit.coefficients[2] == doctest::Approx(0.5));
    CHECK(fit.variance < 1e-25);
  }

  TEST_CASE("what is left has nothing in common with any column") {
    random_claims::Draw draw{6};
    const Column x = numbers(draw, 500);
    const Column a = numbers(draw, 500);
    Column b = numbers(draw, 500);
    for (std::size_t i = 0; i < 500; ++i) b[i] = 0.01 * b[i] + a[i];  // nearly the same
    const Fit fit = least_squares(x, {&a, &b});
    double with_a = 0.0;
    double with_b = 0.0;
    double mean = 0.0;
    Column left(500);
    for (std::size_t i = 0; i < 500; ++i) {
      left[i] = x[i] - fit.coefficients[0] * a[i] - fit.coefficients[1] * b[i];
      mean += left[i] / 500;
    }
    for (std::size_t i = 0; i < 500; ++i) {
      with_a += (left[i] - mean) * a[i];
      with_b += (left[i] - mean) * b[i];
    }
    CHECK(std::abs(with_a) < 1e-9);
    CHECK(std::abs(with_b) < 1e-9);
  }

  TEST_CASE("columns that tell nothing new get no coefficient") {
    const Column x{1, 2, 6, 7};
    const Column a{0, 3, 3, 1};
    const Column twice{0, 6, 6, 2};
    const Column constant{5, 5, 5, 5};
    const Fit alone = least_squares(x, {&a});
    const Fit both = least_squares(x, {&a, &twice});
    CHECK(both.coefficients == Column{alone.coefficients[0], 0});
    CHECK(both.variance == doctest::Approx(alone.variance));
    CHECK(least_squares(x, {&constant}).coefficients == Column{0});
  }

  TEST_CASE("the variance within strata by hand") {
    const Column x{1, 3, 10, 10, 20};
    const std::vector<std::uint8_t> stratum{0, 0, 2, 2, 1};
    CHECK(stratified_variance(x, stratum, 3) == doctest::Approx(2.0 / 5));  // 1 + 1 in the first, of five
  }

  TEST_CASE("a sample holds the first paths in their order for any threads") {
    const Simulation simulation = reference_simulation(single({price_at(300, on_any_close())}));
    const PathEngine engine{simulation, {.price_days = {1260}}};
    const auto tranches =
        pieces_of(engine, simulation);
    const PaymentTerms terms = payment_terms(simulation, ExercisePolicy::hold_to_expiry, engine.grid());
    const std::vector<std::vector<Control>> controls{{LikelihoodControl{}}};
    const PriceStrata strata = price_strata(engine.law(), 4);
    const PilotTask task{terms, tranches, controls, strata};
    const PilotSample one = pilot_sample(engine, task, 5000, 1);
    const PilotSample two = pilot_sample(engine, task, 5000, 2);
    REQUIRE(one.tranches[0].expected.size() == 5000);
    CHECK(one.tranches[0].expected == two.tranches[0].expected);
    CHECK(one.tranches[0].controls[0] == two.tranches[0].controls[0]);
    CHECK(one.stratum == two.stratum);
    Column prices;
    engine.visit(0, [&](const PathFacts& facts) {
      for (const float price : facts.price[0]) prices.push_back(price);
    });
    for (std::size_t i = 0; i < 4096; ++i) {
      // The share measure's likelihood of the other: e^{rT} S_0 / S_T.
      CHECK(one.tranches[0].controls[0][i] == doctest::Approx(std::exp(0.185) / prices[i]).epsilon(1e-12));
    }
  }
}
