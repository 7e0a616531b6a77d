#include <doctest/doctest.h>

#include <cmath>

#include "../simulation_samples.hpp"
#include "pieces_of.hpp"
#include "pricing/sampling/expected_conditions.hpp"
#include "pricing/sampling/formula_check.hpp"

namespace formula_check_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;
using namespace fairvalue::detail;

std::optional<ClaimValue> formula_of(const Simulation& simulation,
                                     const FormulaCheckSettings& settings = {}) {
  const PathEngine engine{simulation};
  const auto pieces = pieces_of(engine, simulation);
  return formula_value(simulation.model, pieces.front(),
                       simulated_claims(simulation, engine.open_warrants()).front(), engine.grid(), settings);
}

TEST_SUITE("pricing/sampling/formula_check") {
  TEST_CASE("a touched hurdle has the reference warrant's closed form and closes the convolution if asked") {
    const auto touched = formula_of(reference_simulation(single({price_at(600)})));
    REQUIRE(touched.has_value());
    CHECK(touched->value.value == doctest::Approx(81.197).epsilon(1e-5));
    const Simulation closes = reference_simulation(single({price_at(600, on_any_close())}));
    CHECK_FALSE(formula_of(closes).has_value());
    const auto checked = formula_of(closes, {.cross_check = true});
    REQUIRE(checked.has_value());
    CHECK(checked->method == ValuationMethod::convolution);
    CHECK(std::abs(checked->value.value - 79.880) < 5 * 0.007);  // the reference warrant's simulated value
  }

  TEST_CASE("no formula has what is not its claim") {
    CHECK_FALSE(
        formula_of(reference_simulation(single({price_at(600, on_average_of(20))})), {.cross_check = true})
            .has_value());
    const Simulation touched = reference_simulation(single({price_at(600)}));
    CHECK_FALSE(formula_of(touched, {.exercise = ExercisePolicy::on_vesting}).has_value());
    Simulation changed = reference_simulation(single({price_at(600, on_any_close())}));
    changed.model.jumps = some_jumps;
    CHECK_FALSE(formula_of(changed, {.cross_check = true}).has_value());
    changed = touched;
    changed.model.market = stepped_market();
    CHECK_FALSE(formula_of(changed).has_value());
    changed = touched;  // closes are those of the longer position
    changed.positions.push_back({.name = "longer", .warrant = single({price_at(600)})});
    changed.positions[1].warrant.expiry = add_days(granted, 3650);
    CHECK_FALSE(formula_of(changed).has_value());
  }

  TEST_CASE("six errors agree and seven do not") {
    const ClaimValue formula{.value = PerShare{10},
                             .hit_risk_neutral = 1,
                             .hit_share = 1,
                             .vesting_probability = 1,
                             .exercise_probability = 1,
                             .method = ValuationMethod::closed_form};
    CHECK(checked({10.6, 0.101}, formula, PerShare{10}).agrees);
    const FormulaCheck off = checked({9.3, 0.1}, formula, PerShare{10});
    CHECK_FALSE(off.agrees);
    CHECK(off.difference_in_errors == doctest::Approx(-7));
    CHECK(checked({10.00009, 0}, formula, PerShare{10}).agrees);  // what floats leave open
  }
}

}  // namespace formula_check_test
