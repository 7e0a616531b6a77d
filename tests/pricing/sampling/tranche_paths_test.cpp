// Facts of a few paths typed in, and what they pay by hand.
#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

#include "../simulation_samples.hpp"
#include "pricing/sampling/tranche_paths.hpp"

namespace tranche_paths_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;
using namespace fairvalue::detail;

using Column = std::vector<double>;

/// Four paths of two pieces, on four closes.
struct TypedFacts {
  std::vector<std::int32_t> met{1, no_day, 2, 4};
  std::vector<std::int32_t> vested_a{1, no_day, 3, 4};
  std::vector<std::int32_t> vested_b{2, no_day, no_day, 4};
  std::vector<std::int32_t> exercisable_a{1, no_day, 3, no_day};
  std::vector<std::int32_t> exercisable_b{2, no_day, no_day, no_day};
  std::vector<float> price_a{1.5F, 0.0F, 2.0F, 0.0F};
  std::vector<float> price_b{2.0F, 0.0F, 0.0F, 0.0F};
  std::vector<float> end{4.0F, 0.25F, 0.5F, 2.0F};

  PathFacts facts() const {
    return {.first_path = 0,
            .paths = 4,
            .price_met = {met, met},
            .vested = {vested_a, vested_b},
            .exercisable = {exercisable_a, exercisable_b},
            .price_when_exercisable = {price_a, price_b},
            .price_at_end = {end, end},
            .price = {},
            .crossing = {},
            .milestone = {}};
  }
};

/// A share today is worth 100; by day d money halves d times and shares lose a tenth of their worth.
PaymentTerms payment(Measure measure, ExercisePolicy exercise) {
  return {.measure = measure,
          .exercise = exercise,
          .spot = 100,
          .money = {1, 0.5, 0.25, 0.125, 0.0625},
          .share = {1, 0.9, 0.81, 0.729, 0.6561}};
}

/// A quarter and three quarters, a strike of three quarters of today's price.
const TranchePieces two_pieces{.position = 0,
                               .tranche = 0,
                               .shares = Shares{100},
                               .pieces = {0, 1},
                               .parts = {0.25, 0.75},
                               .strike = 0.75,
                               .last_day = 4};

TranchePaths paths_of(const PaymentTerms& terms, const TranchePieces& tranche = two_pieces) {
  static const TypedFacts typed;
  TranchePaths paths;
  read_paths(terms, tranche, typed.facts(), paths);
  return paths;
}

void check_near(const Column& column, const Column& expected) {
  REQUIRE(column.size() == expected.size());
  for (std::size_t i = 0; i < column.size(); ++i) {
    CAPTURE(i);
    CHECK(column[i] == doctest::Approx(expected[i]).epsilon(1e-12));
  }
}

TEST_SUITE("pricing/sampling/tranche_paths") {
  TEST_CASE("held to the end a vested part pays the end's price less the strike") {
    // In money 100 / 16 x (price - 0.75): 20.3125, 0, 0, 7.8125. The last path must not exercise.
    const auto paths = paths_of(payment(Measure::risk_neutral, ExercisePolicy::hold_to_expiry));
    check_near(paths.at_end, {20.3125, 0, 0, 7.8125});
    check_near(paths.vested, {1, 0, 0.25, 1});
    check_near(paths.exercised, {1, 0, 0, 0});
    check_near(paths.payoff, {20.3125, 0, 0, 0});
    check_near(paths.expected, {20.3125, 0, 0, 0});
  }

  TEST_CASE("in shares the same is divided by the price: 65.61 (1 - 0.75 / price)") {
    const auto paths = paths_of(payment(Measure::share, ExercisePolicy::hold_to_expiry));
    check_near(paths.at_end, {65.61 * 0.8125, 0, 0, 65.61 * 0.625});
    check_near(paths.payoff, {65.61 * 0.8125, 0, 0, 0});
  }

  TEST_CASE("on vesting each piece pays on its day at its price") {
    // 0.25 x 100 x 0.5 x 0.75 + 0.75 x 100 x 0.25 x 1.25 = 9.375 + 23.4375; 0.25 x 12.5 x 1.25.
    const auto money = paths_of(payment(Measure::risk_neutral, ExercisePolicy::on_vesting));
    check_near(money.payoff, {32.8125, 0, 3.90625, 0});
    check_near(money.vested, {1, 0, 0.25, 1});
    check_near(money.exercised, {1, 0, 0.25, 0});
    const auto share = paths_of(payment(Measure::share, ExercisePolicy::on_vesting));
    check_near(share.payoff, {0.25 * 90 * 0.5 + 0.75 * 81 * 0.625, 0, 0.25 * 72.9 * 0.625, 0});
  }

  TEST_CASE("conditions taken by their probability count wherever the price was met") {
    TranchePieces tranche = two_pieces;
    tranche.conditions = 0.5;
    const auto paths = paths_of(payment(Measure::risk_neutral, ExercisePolicy::hold_to_expiry), tranche);
    check_near(paths.expected, {10.15625, 0, 0, 3.90625});
    check_near(paths.payoff, {20.3125, 0, 0, 0});
  }

  TEST_CASE("a strike of nothing divides by no price") {
    TranchePieces tranche = two_pieces;
    tranche.strike = 0;
    const auto paths = paths_of(payment(Measure::share, ExercisePolicy::on_vesting), tranche);
    check_near(paths.payoff, {0.25 * 90 + 0.75 * 81, 0, 0.25 * 72.9, 0});
  }

  TEST_CASE("likelihoods of the other measure are each other's inverse") {
    // To the share measure e^{-(r - q)T} S_T / S_0: 4 x 0.0625 / 0.6561 on day 4.
    const Likelihood to_share{payment(Measure::risk_neutral, ExercisePolicy::on_vesting), 4};
    const Likelihood to_money{payment(Measure::share, ExercisePolicy::on_vesting), 4};
    CHECK(to_share(4) == doctest::Approx(0.25 / 0.6561).epsilon(1e-14));
    CHECK(to_share(4) * to_money(4) == doctest::Approx(1).epsilon(1e-14));
  }

  TEST_CASE("the mean square of likelihoods is e to the variance and more with jumps") {
    PriceModel model{.market = market_on(granted)};
    for (const Measure measure : {Measure::share, Measure::risk_neutral}) {
      CHECK(mean_power_of_likelihood(model, measure, Years{5}, 2) ==
            doctest::Approx(std::exp(1.25)).epsilon(1e-14));  // 5 years at 50 %
    }
    model.market.volatility.later = {{Years{2}, 0.4}};
    CHECK(mean_power_of_likelihood(model, Measure::share, Years{5}, 2) ==
          doctest::Approx(std::exp(0.5 + 0.48)).epsilon(1e-14));
    model.market.volatility.value = 100;
    CHECK(mean_power_of_likelihood(model, Measure::share, Years{5}, 2) ==
          std::numeric_limits<double>::infinity());
  }

  TEST_CASE("the mean cube is e to three variances and a mean needs a hundred times as many paths") {
    PriceModel model{.market = market_on(granted)};
    for (const Measure measure : {Measure::share, Measure::risk_neutral}) {
      CHECK(mean_power_of_likelihood(model, measure, Years{5}, 3) ==
            doctest::Approx(std::exp(3.75)).epsilon(1e-14));
    }
    CHECK_FALSE(payoff_mean_is_normal(model, Measure::risk_neutral, Years{5}, 4252));  // 100 e^3.75 = 4252.1
    CHECK(payoff_mean_is_normal(model, Measure::risk_neutral, Years{5}, 4253));
    CHECK(payoff_mean_is_normal(model, Measure::share, Years{5}, 1));
    CHECK_FALSE(likelihood_weights_suffice(model, Measure::share, Years{5}, 3490));  // 1000 e^1.25 = 3490.3
    CHECK(likelihood_weights_suffice(model, Measure::share, Years{5}, 3491));
  }

  TEST_CASE("jumps add their part of the mean square: a sum over the jumps' density") {
    // E[(e^J - 1)^2] and E[e^-J + e^J - 2] over steps of a hundredth of a deviation.
    double square = 0.0;
    double inverse = 0.0;
    for (int i = -1000; i <= 1000; ++i) {
      const double weight = 0.01 * std::exp(-0.5e-4 * i * i) / std::sqrt(2 * 3.14159265358979323846);
      const double up = std::exp(some_jumps.mean + some_jumps.deviation * 0.01 * i);
      square += weight * (up - 1) * (up - 1);
      inverse += weight * (1 / up + up - 2);
    }
    PriceModel model{.market = market_on(granted), .jumps = some_jumps};
    CHECK(mean_power_of_likelihood(model, Measure::risk_neutral, Years{5}, 2) ==
          doctest::Approx(std::exp(1.25 + 5 * 0.8 * square)).epsilon(1e-9));
    CHECK(mean_power_of_likelihood(model, Measure::share, Years{5}, 2) ==
          doctest::Approx(std::exp(1.25 + 5 * 0.8 * inverse)).epsilon(1e-9));
  }

  TEST_CASE("discounts follow the stepped rates to each close") {
    Simulation simulation = simulation_of(stepped_market(), position_of(single({price_at(300)})));
    const PaymentTerms terms =
        payment_terms(simulation, ExercisePolicy::hold_to_expiry, {.closes = 10, .life = Years{5}});
    REQUIRE(terms.money.size() == 11);
    CHECK(terms.money[0] == 1);
    CHECK(terms.money[3] == doctest::Approx(std::exp(-0.03)).epsilon(1e-14));           // 1.5 years at 2 %
    CHECK(terms.money[10] == doctest::Approx(std::exp(-0.03 - 0.175)).epsilon(1e-14));  // and 3.5 at 5 %
    CHECK(terms.share[4] == 1);
    CHECK(terms.share[10] == doctest::Approx(std::exp(-0.0825)).epsilon(1e-14));  // 2.75 years at 3 %
  }

  TEST_CASE("every tranche is listed with its pieces and their parts") {
    Warrant warrant = warrant_of(
        {tranche("one", {price_at(300)}), tranche("gone", {price_at(400)}), tranche("two", {price_at(500)})});
    const auto piece = [](std::size_t index, double shares) {
      return Piece{.position = 0,
                   .tranche = index,
                   .shares = Shares{shares},
                   .strike = PerShare{16.467},
                   .last_day = 9};
    };
    const auto pieces_of = [](const Warrant& warrant, const std::vector<Piece>& pieces) {
      return tranche_pieces({open_warrant(warrant, granted)}, pieces, PerShare{164.67});
    };
    const auto tranches = pieces_of(warrant, {piece(0, 100), piece(2, 25), piece(2, 75)});
    REQUIRE(tranches.size() == 3);
    CHECK(tranches[0].pieces == std::vector<std::size_t>{0});
    CHECK(tranches[1].pieces.empty());
    CHECK(tranches[1].shares == Shares{0});
    CHECK(tranches[2].pieces == std::vector<std::size_t>{1, 2});
    CHECK(tranches[2].parts == Column{0.25, 0.75});
    CHECK(tranches[2].shares == Shares{100});
    CHECK(tranches[2].strike == doctest::Approx(0.1).epsilon(1e-14));
    CHECK(tranches[2].last_day == 9);
    CHECK(tranches[0].max_price_ratio == doctest::Approx(300 / 164.67).epsilon(1e-14));
    CHECK(tranches[2].max_price_ratio == doctest::Approx(500 / 164.67).epsilon(1e-14));
    warrant.exercise_gates = {price_at(550)};
    CHECK(pieces_of(warrant, {piece(0, 100)})[0].max_price_ratio ==
          doctest::Approx(550 / 164.67).epsilon(1e-14));
  }
}

}  // namespace tranche_paths_test
