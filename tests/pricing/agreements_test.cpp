// Public agreements written as terms, and their values beside what was published.
#include "agreements.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include <fairvalue/deal/term_sheet.hpp>
#include <fairvalue/pricing/value_by_formula.hpp>
#include <fairvalue/pricing/value_by_simulation.hpp>

#include "agreements_loop.hpp"

namespace agreements_test {
using namespace fairvalue;
using namespace fairvalue::agreements;
using doctest::Approx;

EquityMarket market(double price, Date day, double volatility, double rate) {
  return {.spot = {.price = PerShare{price}, .as_of = day, .currency = Currency{"USD"}},
          .risk_free_rate = {Rate{rate}},
          .volatility = {volatility},
          .volatility_source = "assumed"};
}

/// Market conditions alone are inside.
constexpr ValuationTerms measured{.kind = ValueKind::measurement_date};

double a_share(const WarrantValue& value, std::size_t tranche) {
  return value.tranches[tranche].outcome.value().claim.value.value;
}

/// In standard errors of their difference.
double apart(const Sampled& value, const LoopMean& loop, double scale = 1.0) {
  return (value.mean - scale * loop.mean) / std::hypot(value.standard_error, scale * loop.error);
}

TEST_SUITE("pricing/agreements") {
  TEST_CASE("Cerebras and OpenAI: 82.02 a share at the end of 2025 and 2743.16 m in all") {
    const EquityMarket at_82{market(82.02, 2025y / 12 / 31, 0.7, 0.04)};
    Warrant by_fees = cerebras_openai();
    by_fees.tranches[1].gates = {NamedGate{"fee milestone"}};  // the outcome that was booked
    const WarrantValue value = value_by_formula({.warrant = by_fees}, at_82, measured);
    CHECK(a_share(value, 0) == Approx(82.02).epsilon(1e-6));
    CHECK(value.tranches[0].outcome.value().value.value == Approx(365.75e6).epsilon(1e-4));
    CHECK(value.tranches[1].outcome.value().value.value == Approx(457.19e6).epsilon(1e-4));
    CHECK(value.total.value().value == Approx(2743.16e6).epsilon(1e-5));
    // The outcome of the price: the market capitalisation alone.
    const WarrantPosition position{.warrant = cerebras_openai()};
    CHECK_FALSE(value_by_formula(position, at_82, measured).tranches[1].outcome.has_value());
    const SimulatedTranche by_price =
        value_by_simulation(position, {.market = at_82}, measured, {.paths = 16'384}).tranches[1];
    CHECK(by_price.value.mean < 82.02 - 10 * by_price.value.standard_error);
    CHECK(by_price.value.mean > 70);
  }

  TEST_CASE("Marvell and Google: the first year's shares are 1360867 in all and 240 tranches the rest") {
    const Warrant warrant = marvell_google();
    REQUIRE(warrant.tranches.size() == 244);
    Shares first_year{0};
    Shares purchases{0};
    for (std::size_t i = 0; i < 244; ++i) (i < 4 ? first_year : purchases) += warrant.tranches[i].shares;
    CHECK(first_year == Shares{1'360'867});
    CHECK(purchases == Shares{57'610'040});  // 58,970,907 - 1,360,867
    CHECK(std::abs(purchases.value / 240 - 240'041.83) < 0.005);
    // A quarter's 1,360,867 four times over would leave 223,031.00 for each of 240.
    CHECK(std::abs((58'970'907 - 4 * 1'360'867) / 240.0 - 223'031.00) < 0.005);
    const WarrantPosition position{.warrant = warrant};
    const EquityMarket at_strike = market(206.58, 2026y / 8 / 18, 0.6, 0.04);
    const WarrantValue value = value_by_formula(position, at_strike, measured);
    const SimulatedValue paths =
        value_by_simulation(position, {.market = at_strike}, measured, {.paths = 8192});
    CHECK(std::abs(paths.total.mean - value.total.value().value) < 4 * paths.total.standard_error);
    CHECK(paths.tranches.size() == 244);
    CHECK(paths.tranches[243].tranche == "purchases 240 of 240");
    CHECK(paths.tranches[243].shares == warrant.tranches[243].shares);
  }

  TEST_CASE("Plug and Amazon: 20.36 a share for the first strike and the second is set later") {
    // S 27.5 is derived from the 20.36 with the other inputs, so this holds the inputs together, no more.
    const EquityMarket at_signing = market(27.5, 2022y / 8 / 24, 0.75, 0.0315);
    const WarrantPosition position{.warrant = plug_amazon()};
    const WarrantValue value = value_by_formula(position, at_signing, measured);
    CHECK(a_share(value, 0) == Approx(20.36).epsilon(1e-3));
    CHECK(a_share(value, 1) == Approx(20.36).epsilon(1e-3));
    CHECK_FALSE(value.tranches[2].outcome.has_value());
    const SimulatedValue paths =
        value_by_simulation(position, {.market = at_signing}, measured, {.paths = 32'768});
    CHECK(paths.tranches[0].value.mean == Approx(a_share(value, 0)).epsilon(1e-3));
    // At a strike of .9 of the price three years on: S (N(d1) - .9 e^{-rt} N(d2)) for the four years left. An
    // average of 30 days lies below its last day's price as often as above.
    CHECK(paths.tranches[2].value.mean == Approx(16.455).epsilon(0.01));
  }

  TEST_CASE("Tesla 2025: twelve capitalisations on two averages at once") {
    const WarrantPosition position{.warrant = tesla_2025()};
    const EquityMarket at_grant = market(445.91, 2025y / 11 / 6, 0.6, 0.0406);
    const SimulatedValue value =
        value_by_simulation(position, {.market = at_grant}, measured, {.paths = 16'384});
    REQUIRE(value.tranches.size() == 12);
    // 3,578 days are 2,470 closes. Hurdles of 2 to 8.5 trillion on 3.33 billion shares.
    AverageTerms terms{.spot = 445.91,
                       .strike = 334.09,
                       .volatility = 0.6,
                       .rate = 0.0406,
                       .years = 3578 / 365.0,
                       .closes = 2470,
                       .hurdles = {},
                       .windows = {126, 30}};
    for (const double trillions : {2.0, 2.5, 3.0, 3.5, 4.0, 4.5, 5.0, 5.5, 6.0, 6.5, 7.5, 8.5})
      terms.hurdles.push_back(trillions * 1e12 / 3.33e9);
    const auto loop = calls_on_averages(terms, 4000, 20'251'106);
    for (std::size_t i = 0; i < 12; ++i) CHECK(std::abs(apart(value.tranches[i].value, loop[i])) < 4);
    // 60,000 paths of the same loop: 337.9 and 279.1, +- .6 and .8. Recomputed elsewhere, without dilution
    // and illiquidity: 329.8 and 270.9, 8.1 less for the first as for the last. A plain risk-neutral
    // simulation of 100,000 paths has a standard error of 8.0, that of S_T at 60 % and 9.8 years: S
    // sqrt(e^{3.53} - 1) / 316.
    CHECK(std::abs(value.tranches[0].value.mean - 337.9) <
          4 * std::hypot(0.6, value.tranches[0].value.standard_error));
    CHECK(std::abs(value.tranches[11].value.mean - 279.1) <
          4 * std::hypot(0.8, value.tranches[11].value.standard_error));
    for (std::size_t i = 1; i < 12; ++i)
      CHECK(value.tranches[i].value.mean < value.tranches[i - 1].value.mean);
    // Both at once is harder than either.
    Warrant one_average = tesla_2025();
    for (Tranche& tranche : one_average.tranches)
      tranche.gates[0] = std::visit([](const auto& gate) { return Gate{gate}; },
                                    std::get<AllAtOnce>(tranche.gates[0]).gates[1]);
    const SimulatedValue easier = value_by_simulation(WarrantPosition{.warrant = one_average},
                                                      {.market = at_grant}, measured, {.paths = 16'384});
    CHECK(easier.tranches[11].value.mean > value.tranches[11].value.mean);
  }

  TEST_CASE("AMD and Meta: six tranches whose ladder is assumed") {
    const WarrantPosition position{.warrant = amd_meta()};
    const SimulatedValue value =
        value_by_simulation(position, {.market = market(196.60, 2026y / 2 / 23, 0.5, 0.037)},
                            {.kind = ValueKind::grant_date}, {.paths = 16'384});
    // 1,826 days from the grant on are 1,261 closes.
    const auto loop = calls_on_averages({.spot = 196.60,
                                         .strike = 0.01,
                                         .volatility = 0.5,
                                         .rate = 0.037,
                                         .years = 1826 / 365.0,
                                         .closes = 1261,
                                         .hurdles = {300, 360, 420, 480, 540, 600},
                                         .windows = {20}},
                                        8000, 20'260'223);
    for (std::size_t i = 0; i < 6; ++i) CHECK(std::abs(apart(value.tranches[i].value, loop[i])) < 4);
  }

  TEST_CASE("a TSR award: twice the target at the 75th percentile of five peers") {
    PriceModel model{.market = market(50, 2026y / 1 / 2, 0.35, 0.04)};
    for (const char* name : {"A", "B", "C", "D", "E"}) {
      model.benchmarks.push_back({.name = name, .volatility = 0.35, .correlation = 0.5});
    }
    CorrelationMatrix matrix{5};
    for (std::size_t i = 0; i < 5; ++i) {
      for (std::size_t j = 0; j < i; ++j) matrix.set(i, j, 0.5);
    }
    model.benchmark_correlations = matrix;
    DealHistory known;
    std::vector<Dated<PerShare>> closes;
    std::vector<Dated<double>> levels;
    for (int i = 19; i >= 0; --i) {
      closes.push_back({add_days(2026y / 1 / 2, -i), PerShare{50}});
      levels.push_back({add_days(2026y / 1 / 2, -i), 100.0});
    }
    known.closes = DatedSeries<PerShare>{closes};
    for (const auto& peer : model.benchmarks)
      known.benchmarks.push_back({peer.name, DatedSeries<double>{levels}});
    const WarrantPosition position{.warrant = tsr_award(), .history = known};
    const SimulatedTranche value =
        value_by_simulation(position, model, measured, {.paths = 32'768}).tranches[0];
    // All six prices are alike, so each rank has a sixth: 5, 4, 3, 2 of 5 are behind for percentiles of 1,
    // .8, .6 and .4, which pay 2, 2, 1.4 and .8 of target, and .2 and 0 nothing: 6.2 / 6 of target but for
    // the lid of 1 where own growth is negative.
    CHECK(value.vesting_probability.mean < 6.2 / 6 / 2);
    // 1,092 days are 754 closes.
    const double years = 1092 / 365.0;
    CHECK(std::abs(apart(value.vesting_probability, tsr_part(false, years, 754, 40'000, 3))) < 4);
    CHECK(std::abs(apart(value.value, tsr_part(true, years, 754, 40'000, 4), 50)) < 4);
  }
}

}  // namespace agreements_test
