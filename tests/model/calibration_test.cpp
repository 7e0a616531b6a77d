#include <fairvalue/model/calibration.hpp>

#include <cmath>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/model/value.hpp>

#include "case_fixtures.hpp"

namespace calibration_test {
using namespace fairvalue;
using namespace fairvalue::case_fixtures;

Settings own(const Case& value) {
  std::vector<double> values;
  for (const NamedInput& input : named_inputs(value)) values.push_back(input.value);
  return settings(value, values);
}

/// AMD as of 2025-10-06: EPS of 3.94 and 5.79, then 12 % a year; 30x NTM; fiscal years that end on the last
/// Saturday of December.
Case amd() {
  Case value = case_without_deals();
  const Date ends[] = {2024y / 12 / 28, 2025y / 12 / 27, 2026y / 12 / 26, 2027y / 12 / 25,
                       2028y / 12 / 30, 2029y / 12 / 29, 2030y / 12 / 28};
  value.spot = stated(Spot{.price = PerShare{203.71}, .as_of = 2025y / 10 / 6, .currency = Currency{"USD"}});
  value.company.years.clear();
  for (int i = 2; i < 7; ++i) {
    value.company.years.push_back({.year = 2024 + i, .start = add_days(ends[i - 1], 1), .end = ends[i]});
  }
  value.company.consensus_eps = {stated(PerShare{5.79})};
  value.company.eps_growth = stated(0.12);
  value.company.year_before =
      stated(PeriodEps{.period = {.year = 2025, .start = add_days(ends[0], 1), .end = ends[1]},
                       .eps = PerShare{3.94},
                       .basis = EarningsBasis::non_gaap,
                       .currency = Currency{"USD"}});
  value.multiple.value = {.value = Multiple{30},
                          .window = RollingWindow::next_twelve_months,
                          .earnings = EarningsBasis::non_gaap};
  return value;
}

constexpr double close_before = 164.67;

TEST_SUITE("model/calibration") {
  TEST_CASE("30x NTM on 2025-10-06 is 161.2 and at 10 % a year 185.95 by way of 2030") {
    const Case value = amd();
    // 82 of 364 days of FY2025 are left.
    CHECK(base_price(value, own(value), 2025y / 10 / 6)->value ==
          near(30 * (82.0 / 364 * 3.94 + 282.0 / 364 * 5.79)));
    // 30 x 5.79 x 1.12^5 on 2030-12-28, 1909 days ahead.
    const double by_hand = 30 * 5.79 * std::pow(1.12, 5) / std::pow(1.10, 1909 / 365.0);
    CHECK(base_value(value, own(value)).value == near(by_hand));
    CHECK(by_hand == doctest::Approx(185.95).epsilon(5e-5));
  }

  TEST_CASE("the close before is the base at a return of 12.59 % or at a growth of 9.31 %") {
    const Case value = amd();
    const auto rate = calibrated(value, own(value), CalibratedInput::required_return, PerShare{close_before});
    const auto growth = calibrated(value, own(value), CalibratedInput::eps_growth, PerShare{close_before});
    CHECK(*rate == doctest::Approx(0.1259).epsilon(5e-4));
    CHECK(*growth == doctest::Approx(0.0931).epsilon(5e-4));
    // Put back, each gives the price to 1e-9.
    Settings set = own(value);
    set.required_return = *rate;
    CHECK(base_value(value, set).value == doctest::Approx(close_before).epsilon(1e-9));
    set = own(value);
    set.eps_growth = *growth;
    CHECK(base_value(value, set).value == doctest::Approx(close_before).epsilon(1e-9));
  }

  TEST_CASE("a case that asks for it is valued with the setting found") {
    Case value = amd();
    value.calibrate = Calibration{CalibratedInput::required_return, stated(PerShare{close_before})};
    const Case found = with_calibration(value);
    CHECK(found.required_return.standing == Standing::derived);
    CHECK_FALSE(found.calibrate.has_value());
    CHECK(fairvalue::value(value).by_earnings.expected.value == doctest::Approx(close_before).epsilon(1e-9));
    value.calibrate->input = CalibratedInput::eps_growth;
    CHECK(with_calibration(value).company.eps_growth.value == doctest::Approx(0.0931).epsilon(5e-4));
    CHECK(fairvalue::value(value).by_earnings.expected.value == doctest::Approx(close_before).epsilon(1e-9));
    CHECK(with_calibration(amd()).required_return.value == 0.1);
  }

  TEST_CASE("a constant-growth company keeps its multiple: price grows with EPS") {
    const Case value = amd();
    for (int year = 2026; year < 2031; ++year) {
      const Date day = value.company.years[static_cast<std::size_t>(year - 2026)].end;
      CHECK(base_price(value, own(value), day)->value == near(30 * 5.79 * std::pow(1.12, year - 2025)));
    }
  }

  TEST_CASE("a price that no growth gives has no calibration") {
    const Case value = amd();
    CHECK_FALSE(calibrated(value, own(value), CalibratedInput::eps_growth, PerShare{1e9}).has_value());
    Case asking = amd();
    asking.calibrate = Calibration{CalibratedInput::eps_growth, stated(PerShare{1e9})};
    CHECK_THROWS_WITH_AS(with_calibration(asking),
                         "calibrate.price: must be a price that the company without its "
                         "deals has at some eps_growth, got 1000000000",
                         DomainError);
    asking.calibrate->price.value = PerShare{0};
    CHECK_THROWS_WITH_AS(with_calibration(asking), "calibrate.price: must be > 0, got 0", DomainError);
    CHECK_THROWS_AS(base_price(value, own(value), 2024y / 12 / 1), DomainError);
  }
}

}  // namespace calibration_test
