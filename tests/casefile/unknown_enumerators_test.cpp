#include <doctest/doctest.h>

#include <string>
#include <vector>

#include <fairvalue/company/consensus.hpp>
#include <fairvalue/company/estimate.hpp>
#include <fairvalue/company/forward_earnings.hpp>
#include <fairvalue/core/error.hpp>
#include <fairvalue/core/standing.hpp>
#include <fairvalue/deal/deployment_plan.hpp>
#include <fairvalue/deal/open_warrant.hpp>
#include <fairvalue/deal/tranche_vesting.hpp>
#include <fairvalue/deal/warrant.hpp>
#include <fairvalue/equity/discounted_cash_flow.hpp>
#include <fairvalue/equity/multiples.hpp>
#include <fairvalue/equity/rolling_multiple.hpp>
#include <fairvalue/industry/mix_ramp.hpp>
#include <fairvalue/market/volatility.hpp>
#include <fairvalue/market/yield_curve.hpp>
#include <fairvalue/model/operating_model.hpp>
#include <fairvalue/pricing/black_scholes.hpp>
#include <fairvalue/pricing/diluted_value.hpp>
#include <fairvalue/pricing/first_passage.hpp>
#include <fairvalue/pricing/tranche_claim.hpp>
#include <fairvalue/pricing/value_by_formula.hpp>

namespace unknown_enumerators_test {
using namespace fairvalue;
using namespace std::chrono_literals;

/// Any enum, beyond its last enumerator.
struct Unknown {
  template <class Enum>
  operator Enum() const {
    return static_cast<Enum>(enum_names<Enum>.rows.size());
  }
};
constexpr Unknown unknown;

/// The field that a call refuses.
template <class Call>
std::string refused(Call call) {
  try {
    call();
  } catch (const DomainError& error) {
    return std::string{error.field()};
  }
  return "nothing";
}

FlatMarket market() { return {.spot = PerShare{100}, .risk_free_rate = Rate{0.05}, .volatility = 0.3}; }
TrancheClaim claim() { return {.strike = PerShare{0}, .expiry = Years{1}}; }
FiscalPeriod year() { return {.year = 2025, .start = 2025y / 1 / 1, .end = 2025y / 12 / 31}; }
PeriodEps eps() {
  return {.period = year(), .eps = PerShare{1}, .basis = EarningsBasis::gaap, .currency = Currency{"USD"}};
}
BaseYear base_year() {
  return {.period = year(),
          .eps = PerShare{1},
          .net_income = Money{1},
          .diluted_shares = Shares{1},
          .revenue = Money{2},
          .ai_revenue = Money{1}};
}
Warrant warrant() {
  return {.holder = "customer",
          .shares = Shares{1},
          .strike = PerShare{0},
          .granted = 2025y / 10 / 5,
          .expiry = 2026y / 10 / 5,
          .tranches = {
              {.name = "only", .shares = Shares{1}, .gates = {PriceGate{PerShare{200}, on_any_close()}}}}};
}
MultipleDefinition definition() {
  return {.price = PriceBasis::spot,
          .window = EarningsWindow::fiscal_period,
          .earnings = EarningsBasis::gaap,
          .period = year()};
}

TEST_SUITE("casefile/unknown_enumerators") {
  TEST_CASE("an enum without an enumerator is refused where company figures enter") {
    PeriodEps bad = eps();
    bad.basis = unknown;
    CHECK(refused([&] { require_eps("eps", bad); }) == "eps.basis");
    bad = eps();
    bad.window = unknown;
    CHECK(refused([&] { require_eps("eps", bad); }) == "eps.window");
    const std::vector<FiscalYear> years{{.period = year()}};
    CHECK(refused([&] { forward_years(years, 2025y / 6 / 1, unknown); }) == "roll");
    CHECK(refused([&] { rolling_eps({eps()}, unknown, 2025y / 6 / 1); }) == "window");
    const std::vector<BaseYear> path{base_year(), base_year()};
    CHECK(refused([&] { window_eps(path, 0, unknown); }) == "window");
    CHECK(refused([&] { standing_of_result({Standing::stated, unknown}); }) == "standing");
  }
  TEST_CASE("an enum without an enumerator is refused where a consensus is asked for") {
    ConsensusQuery query{.period = year(), .measure = unknown, .as_of = 2025y / 6 / 1};
    CHECK(refused([&] { consensus_if_any({}, query); }) == "query.measure");
    query.measure = EstimateMeasure::eps;
    query.basis = unknown;
    CHECK(refused([&] { consensus_if_any({}, query); }) == "query.basis");
    const Consensus found{.period = year(),
                          .measure = unknown,
                          .basis = EarningsBasis::gaap,
                          .currency = Currency{"USD"},
                          .as_of = 2025y / 6 / 1,
                          .mean = 1};
    CHECK(refused([&] { on_share_basis(found, {}, {.as_of = 2025y / 6 / 1}); }) == "consensus.measure");
  }
  TEST_CASE("an enum without an enumerator is refused where multiples and flows enter") {
    MultipleDefinition bad = definition();
    bad.price = unknown;
    CHECK(refused([&] { describe(bad); }) == "price basis");
    bad = definition();
    bad.window = unknown;
    CHECK(refused([&] { describe(bad); }) == "definition.window");
    const CashFlowForecast flows{.flows = {Money{1}},
                                 .first_year_end = Years{1},
                                 .discount_rate = 0.1,
                                 .terminal = TerminalGrowth{.growth = 0.0},
                                 .timing = unknown};
    CHECK(refused([&] { discounted_cash_flow(flows, {Money{0}, Shares{1}}); }) == "timing");
    const std::vector<Money> revenue{Money{1}, Money{2}};
    CHECK(refused([&] { revenue_weighted_position(revenue, unknown); }) == "span");
  }
  TEST_CASE("an enum without an enumerator is refused where market figures enter") {
    CHECK(refused([&] { continuous_rate(0.05, unknown); }) == "compounding");
    CHECK(refused([&] { quoted_yield(Rate{0.05}, unknown); }) == "compounding");
    const std::vector<CurveBond> bonds{{.term = Years{1}, .coupon = 0.0, .price = 0.95}};
    CHECK(refused([&] { curve_from_bonds(bonds, 2025y / 6 / 1, unknown); }) == "interpolation");
    CHECK(refused([&] { periods_a_year(unknown); }) == "interval");
  }
  TEST_CASE("an enum without an enumerator is refused where terms of a deal enter") {
    CHECK(refused([&] {
            require_gate("gate", PriceGate{PerShare{1}, on_any_close(), unknown});
          }) == "gate.timing");
    CHECK(refused([&] { require_gate("gate", RelativeGate{"index", 0.0, unknown}); }) == "gate.timing");
    CHECK(refused([&] { require_gate("gate", VolumeGate{unknown, 1.0}); }) == "gate.measure");
    CHECK(refused([&] { require_volumes("history", {unknown, {}}); }) == "history.measure");
    CHECK(refused([&] {
            require_plan("plan", {.measure = unknown, .start = 2025y / 1 / 1, .milestones = {}});
          }) == "plan.measure");
    CHECK(refused([&] { open_warrant(warrant(), 2025y / 10 / 6, {}, {}, unknown); }) == "conditions");
    CHECK(refused([&] { is_lost(unknown); }) == "state");
  }
  TEST_CASE("an enum without an enumerator is refused where a value is asked for") {
    CHECK(refused([&] {
            option_value(market(), EuropeanOption{unknown, PerShare{1}, Years{1}});
          }) == "option.kind");
    CHECK(refused([&] { log_drift(market(), unknown); }) == "measure");
    CHECK(refused([&] { hit_probability(market(), PerShare{120}, Years{1}, unknown); }) == "measure");
    CHECK(refused([&] { claim_value(market(), claim(), {.exercise = unknown}); }) == "methods.exercise");
    CHECK(refused([&] { claim_value(market(), claim(), {.closes = unknown}); }) == "methods.closes");
    CHECK(refused([&] { require_terms({.kind = unknown}); }) == "terms.kind");
    const auto spot = [](PerShare price) { return price; };
    CHECK(refused([&] { diluted_value(spot, PerShare{1}, {.method = unknown}); }) == "dilution.method");
  }
}

}  // namespace unknown_enumerators_test
