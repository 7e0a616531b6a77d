#include "pricing/sampling/diluted_run.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "../simulation_samples.hpp"

namespace diluted_run_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;
using doctest::Approx;

/// Damodaran's call: ten for ten, five years at 40 % and 2 %, 100 new shares beside 1,000 (see
/// docs/reference/reference-values.md).
struct Textbook {
  WarrantPosition position{.warrant = single({price_at(1e-6)}, 10)};
  PriceModel model{.market = market_on(granted, 10, 0.4)};

  Textbook() { model.market.risk_free_rate = {Rate{0.02}}; }
  SimulatedValue value(DilutionMethod method, SimulationSettings settings = {.paths = 1 << 16}) const {
    return value_by_simulation(position, model, {.dilution = method, .outstanding = Shares{1000}}, settings);
  }
};

void check_near(const Sampled& sampled, double exact) {
  CHECK(std::abs(sampled.mean - exact) < 5 * sampled.standard_error);
  CHECK(sampled.standard_error < 0.005 * exact);
}

TEST_SUITE("pricing/sampling/diluted_run") {
  TEST_CASE("the textbook's warrants: 3.36099842 at 9.39645440 and 3.68001592 at 10.36800159") {
    const Textbook textbook;
    const SimulatedValue damodaran = textbook.value(DilutionMethod::damodaran);
    check_near(damodaran.tranches[0].value, 3.3609984181811305);
    check_near(damodaran.total, 336.09984181811305);
    CHECK(damodaran.spot.value == Approx(9.3964544).epsilon(1e-3));
    const SimulatedValue galai = textbook.value(DilutionMethod::galai_schneller);
    check_near(galai.tranches[0].value, 3.6800159202116426);
    CHECK(galai.spot.value == Approx(10.3680016).epsilon(1e-3));
  }

  // 40 free shares beside 60: W = .6 (200 + 40 W / 60), so W = 200; or W = 200 x .6 + .4 W, again 200.
  TEST_CASE("shares handed over for nothing are worth the share and nothing is random") {
    const WarrantPosition free{.warrant = warrant_of({tranche("free", {price_at(1e-6)}, 40)})};
    for (const auto method : {DilutionMethod::galai_schneller, DilutionMethod::damodaran}) {
      const SimulatedValue value =
          value_by_simulation(free, {.market = market_on(granted, 200)},
                              {.dilution = method, .outstanding = Shares{60}}, {.paths = 4096});
      CHECK(value.total.mean == Approx(8000).epsilon(1e-9));
      CHECK(value.total.standard_error == 0.0);
    }
  }

  TEST_CASE("errors hold the price that is solved for: 40 runs of few paths have a sane chi-squared") {
    const Textbook textbook;
    double chi_squared = 0.0;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
      const SimulatedValue value = textbook.value(
          DilutionMethod::damodaran, {.paths = 2048, .control = ControlVariate::none, .seed = seed});
      chi_squared += std::pow((value.total.mean - 336.09984181811305) / value.total.standard_error, 2);
    }
    CHECK(chi_squared > 18.0);  // of 40 degrees of freedom: 1 in 1,000 either side
    CHECK(chi_squared < 73.5);
  }

  TEST_CASE("paths find the formula's diluted value of a ladder of hurdles") {
    const WarrantPosition ladder{
        .warrant =
            warrant_of({tranche("near", {price_at(200)}, 300), tranche("far", {price_at(400)}, 500)}, 20)};
    const EquityMarket market = market_on(granted);
    for (const auto method : {DilutionMethod::galai_schneller, DilutionMethod::damodaran}) {
      const ValuationTerms terms{.dilution = method, .outstanding = Shares{2000}};
      const WarrantValue formula = value_by_formula(ladder, market, terms);
      const SimulatedValue value = value_by_simulation(ladder, {.market = market}, terms, {.paths = 1 << 13});
      CHECK(std::abs(value.total.mean - formula.total.value().value) < 5 * value.total.standard_error);
      for (std::size_t i = 0; i < 2; ++i) {
        const Sampled& one = value.tranches[i].value;
        const double exact = formula.tranches[i].outcome.value().claim.value.value;
        CHECK(std::abs(one.mean - exact) < 5 * one.standard_error + 1e-5 * exact);
      }
    }
  }

  TEST_CASE("what is lost dilutes nothing") {
    WarrantPosition position{.warrant = single({purchased(2)})};
    position.history = DealHistory{.closes = {}, .terminated = add_days(granted, 100)};
    position.history->volumes = {{.measure = VolumeMeasure::purchased, .cumulative = {}}};
    const SimulatedValue value = value_by_simulation(
        position, {.market = market_on(add_days(granted, 200))},
        {.dilution = DilutionMethod::damodaran, .outstanding = Shares{1000}}, {.paths = 4096});
    CHECK(value.total.mean == 0.0);
    CHECK(value.spot.value == 164.67);
    CHECK(value.tranches[0].lost == "2 GW purchased: not met by the termination 2026-01-13");
  }

  // Runs choose their controls anew, and the value jumps a little with the price: every search ends all the
  // same.
  TEST_CASE("30 seeds of a hurdle with automatic controls have sane errors") {
    const WarrantPosition hurdle{.warrant = single({price_at(120)}, 50)};
    EquityMarket market = market_on(granted, 100, 0.6);
    const ValuationTerms terms{.dilution = DilutionMethod::damodaran, .outstanding = Shares{900}};
    const double exact = value_by_formula(hurdle, market, terms).total.value().value;
    double chi_squared = 0.0;
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
      const SimulatedValue value =
          value_by_simulation(hurdle, {.market = market}, terms, {.paths = 2048, .seed = seed});
      chi_squared += std::pow((value.total.mean - exact) / value.total.standard_error, 2);
    }
    CHECK(chi_squared > 9.0);  // errors may be a little wide: 30 degrees of freedom
    CHECK(chi_squared < 59.7);  // 1 in 1,000
  }

  TEST_CASE("a million new shares beside one old share have a value too") {
    const WarrantPosition many{.warrant = warrant_of({tranche("all", {price_at(1e-6)}, 1e6)}, 50)};
    const EquityMarket market = market_on(granted, 100, 0.6);
    for (const double outstanding : {1e4, 1.0}) {
      const ValuationTerms terms{.dilution = DilutionMethod::galai_schneller,
                                 .outstanding = Shares{outstanding}};
      const WarrantValue formula = value_by_formula(many, market, terms);
      const SimulatedValue value = value_by_simulation(many, {.market = market}, terms, {.paths = 1 << 14});
      const double exact = formula.total.value().value;
      CHECK(std::abs(value.total.mean - exact) < 5 * value.total.standard_error + 1e-8 * exact);
      CHECK(value.warnings == value_by_simulation(many, {.market = market}, {}, {.paths = 64}).warnings);
    }
  }

  TEST_CASE("a target error holds with the error of the price") {
    const WarrantPosition hurdle{.warrant = warrant_of({tranche("only", {price_at(150)}, 1000)})};
    const SimulatedValue value =
        value_by_simulation(hurdle, {.market = market_on(granted, 100, 0.45)},
                            {.dilution = DilutionMethod::damodaran, .outstanding = Shares{1000}},
                            {.paths = 1 << 20, .target_error = 1e-2});
    CHECK(value.status == RunStatus::converged);
    CHECK(value.total.standard_error <= 1e-2 * value.total.mean);
  }

  TEST_CASE("a cancelled search says so whichever run it was in") {
    for (const int rounds : {1, 3}) {
      int asked = 0;
      const RunControl stopped{.cancelled = [&] { return ++asked > rounds; }};
      const SimulatedValue value =
          Textbook{}.value(DilutionMethod::galai_schneller, {.paths = 1 << 20, .run = stopped});
      CHECK(value.status == RunStatus::cancelled);
      CHECK(value.doubt.starts_with("cancelled before the dilution was solved"));
    }
  }
}

}  // namespace diluted_run_test
