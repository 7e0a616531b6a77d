#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <vector>

#include "../simulation_samples.hpp"
#include "pieces_of.hpp"
#include "pricing/sampling/pilot_sample.hpp"

namespace pilot_sample_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;
using namespace fairvalue::detail;

using Column = std::vector<double>;

TEST_SUITE("pricing/sampling/pilot_sample") {
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
    const std::vector<std::vector<fairvalue::detail::Control>> controls{{LikelihoodControl{}}};
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

}  // namespace pilot_sample_test
