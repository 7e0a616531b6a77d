/// A small company, its deal and round numbers, that several tests of this area use.
#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include <fairvalue/model/value.hpp>

namespace fairvalue::case_fixtures {

using namespace std::chrono_literals;

/// Some sums, products and quotients of doubles: a few units in the last of 16 places each.
inline doctest::Approx near(double x) { return doctest::Approx(x).epsilon(1e-12); }

template <class T>
Sourced<T> stated(T value) {
  return {std::move(value), Standing::stated, "the test"};
}

/// The calendar years 2025, 2026 and 2027 have 365 days each. EPS 4, 5, then 20 % more: 6. 1000 shares at 20
/// times, so that prices without deals are 80, 100, 120.
inline OperatingModel company() {
  return {.years = {calendar_year(2025), calendar_year(2026), calendar_year(2027)},
          .consensus_eps = {stated(PerShare{4}), stated(PerShare{5})},
          .eps_growth = stated(0.2),
          .diluted_shares = stated(Shares{1000}),
          .revenue = stated(Money{10'000}),
          .revenue_growth = stated(0.1),
          .ai_mix = stated(0.25),
          .tax_rate = stated(0.2)};
}

inline RollingMultiple trailing(double multiple) {
  return {.value = Multiple{multiple},
          .window = RollingWindow::trailing_twelve_months,
          .earnings = EarningsBasis::non_gaap};
}

inline Case case_without_deals() {
  return {.name = "small",
          .ticker = "SML",
          .spot = stated(Spot{.price = PerShare{75}, .as_of = 2024y / 12 / 31, .currency = Currency{"USD"}}),
          .company = company(),
          .multiple = stated(trailing(20)),
          .deal_discount = stated(0.0),
          .required_return = stated(0.1)};
}

inline Gate volume_of(double gigawatts, std::optional<Date> by = std::nullopt) {
  return VolumeGate{.measure = VolumeMeasure::purchased, .volume = gigawatts, .by = by};
}

inline Gate price_at(double hurdle, GateTiming timing = GateTiming::latched) {
  return PriceGate{.hurdle = PerShare{hurdle}, .rule = on_any_close(), .timing = timing};
}

inline Tranche tranche(std::string name, double shares, std::vector<Gate> gates) {
  return {.name = std::move(name), .shares = Shares{shares}, .gates = std::move(gates)};
}

inline Tranche linear_tranche(double shares, double from, double to, std::vector<Gate> gates = {}) {
  return {.name = "linear",
          .shares = Shares{shares},
          .gates = std::move(gates),
          .linear = LinearVesting{.measure = VolumeMeasure::purchased, .from = from, .to = to}};
}

/// Granted at the end of 2024, before anything is delivered, for five years.
inline Warrant warrant_of(double strike, std::vector<Tranche> tranches) {
  Shares sum{0};
  for (const Tranche& one : tranches) sum += one.shares;
  return {.holder = "customer",
          .shares = sum,
          .strike = PerShare{strike},
          .granted = 2024y / 12 / 31,
          .expiry = 2029y / 12 / 31,
          .tranches = std::move(tranches)};
}

/// 2 GW evenly over 2025 and 2026 and 3 GW over 2027: 1, 1 and 3 a year.
inline DeploymentPlan plan() {
  return {.measure = VolumeMeasure::purchased,
          .start = 2024y / 12 / 31,
          .milestones = {{2, 2026y / 12 / 31}, {5, 2027y / 12 / 31}}};
}

/// 500 of revenue a GW at a margin of 50 % less 20 % tax: 200 of profit a GW.
inline Deal deal(std::string name, Warrant warrant) {
  return {.name = std::move(name),
          .plan = stated(plan()),
          .warrant = stated(std::move(warrant)),
          .revenue_per_gigawatt = stated(PerGigawatt{500}),
          .margin = stated(0.5),
          .contra_revenue = stated(PerGigawatt{40}),
          .incremental = stated(1.0),
          .capital_spending = stated(PerGigawatt{0}),
          .receipt_lag_days = stated(0.0),
          .haircut = stated(0.0)};
}

inline Case case_with(std::vector<Deal> deals) {
  Case value = case_without_deals();
  value.deals = std::move(deals);
  return value;
}

inline Case case_with(Warrant warrant) { return case_with(std::vector{deal("A", std::move(warrant))}); }

/// The case as it stands.
inline std::vector<DealYear> run(const Case& value, const std::vector<Override>& overrides = {}) {
  const auto inputs = named_inputs(require_case(value));
  return deal_loop(value, settings(value, resolved_values(inputs, resolve(inputs, overrides))));
}

template <class F>
std::vector<double> each(const std::vector<DealYear>& years, F number) {
  std::vector<double> numbers;
  for (const DealYear& year : years) numbers.push_back(number(year));
  return numbers;
}
inline std::vector<double> prices(const std::vector<DealYear>& years) {
  return each(years, [](const DealYear& year) { return year.price.value; });
}
inline std::vector<double> vested(const std::vector<DealYear>& years) {
  return each(years, [](const DealYear& year) { return year.vested_to_date.value; });
}
inline std::vector<double> delivered(const std::vector<DealYear>& years) {
  return each(years, [](const DealYear& year) { return year.delivered.value; });
}

/// Each number to the tolerance of `near`.
inline void check_near(const std::vector<double>& got, const std::vector<double>& expected) {
  REQUIRE(got.size() == expected.size());
  for (std::size_t i = 0; i < got.size(); ++i) {
    CAPTURE(i);
    CHECK(got[i] == near(expected[i]));
  }
}

}  // namespace fairvalue::case_fixtures
