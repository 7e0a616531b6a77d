#include "../../../lib/model/detail/tranche_book.hpp"

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

#include "model/case_fixtures.hpp"

namespace tranche_book_test {
using namespace fairvalue;
using namespace fairvalue::case_fixtures;
using fairvalue::detail::TrancheBook;

/// A book and the paths of its case, a year at a time: market values are of 1000 shares.
struct Ledger {
  explicit Ledger(const Case& value)
      : terms(detail::tranche_terms(value)),
        book(terms),
        paths(detail::deal_paths(value, settings(value, resolved_values(named_inputs(value), {})))) {}

  detail::SettledPrice vest(int year, double value) {
    return book.vest(calendar_year(year), paths, Money{value}, Shares{1000});
  }

  std::vector<detail::TrancheTerms> terms;
  TrancheBook book;
  detail::DealPaths paths;
};

Ledger ledger(double strike, std::vector<Tranche> tranches) {
  return Ledger{case_with(warrant_of(strike, std::move(tranches)))};
}

TEST_SUITE("model/detail/tranche_book") {
  TEST_CASE("a new book has nothing vested") {
    const auto empty = ledger(0, {tranche("1", 200, {volume_of(2)})});
    CHECK(empty.book.vested_to_date() == Shares{0});
    CHECK(empty.book.tranches_vested() == 0);
    CHECK(empty.book.net_new_shares(PerShare{90}) == Shares{0});
    CHECK(empty.book.intrinsic_value(PerShare{90}) == Money{0});
  }
  TEST_CASE("vested shares dilute and gain by the strike: 200 (1 - 20/80) is 150 and 200 * 60 is 12000") {
    auto some = ledger(20, {tranche("1", 200, {volume_of(1)}), tranche("2", 100, {volume_of(5)})});
    // (84,000 + 200 x 20) / 1200.
    CHECK(some.vest(2025, 84'000).price.value == near(88'000.0 / 1200));
    CHECK(some.book.vested_to_date() == Shares{200});
    CHECK(some.book.tranches_vested() == 1);
    CHECK(some.book.net_new_shares(PerShare{80}).value == near(150));
    CHECK(some.book.intrinsic_value(PerShare{80}).value == near(12'000));
    CHECK(some.book.net_new_shares(PerShare{20}) == Shares{0});
    CHECK(some.book.intrinsic_value(PerShare{10}) == Money{0});
  }
  TEST_CASE("what has vested stays and is not offered again") {
    auto some = ledger(0, {tranche("1", 200, {volume_of(1)})});
    CHECK(some.vest(2025, 120'000).price.value == near(100));
    const auto next = some.vest(2026, 60'000);
    CHECK(next.price.value == near(50));
    CHECK(some.book.vested_to_date() == Shares{200});
  }
  TEST_CASE("service asked for beyond the expiry loses its tranche and other service is taken as met") {
    Warrant terms = warrant_of(0, {tranche("1", 200, {volume_of(1)}), tranche("2", 100, {volume_of(1)})});
    terms.tranches[0].gates.push_back(ServiceGate{.until = terms.expiry});
    terms.tranches[1].gates.push_back(ServiceGate{.until = add_days(terms.expiry, 1)});
    Ledger some{case_with(terms)};
    some.vest(2025, 120'000);
    CHECK(some.book.vested_to_date() == Shares{200});
  }
  TEST_CASE("pinned parts and the rest are the whole tranche however they are rounded") {
    const Gate hurdle = price_at(100, GateTiming::after_other_gates);
    for (int i = 1; i < 200; ++i) {
      CAPTURE(i);
      const double shares = 300 + i / 7.0;
      auto pinned = ledger(0, {tranche("1", shares, {volume_of(1), hurdle})});
      // Room for i / 3 and then for half as many more at 100 and then for all of them.
      for (const double room : {i / 3.0, i / 2.0, 500.0}) pinned.vest(2025, 100 * (1000 + room));
      CHECK(pinned.book.vested_to_date() == Shares{shares});
      CHECK(pinned.book.tranches_vested() == 1);
    }
  }
  TEST_CASE("a pinned part is kept when the price falls under the hurdle again") {
    auto pinned =
        ledger(0, {tranche("1", 200, {volume_of(1), price_at(100, GateTiming::after_other_gates)})});
    CHECK(pinned.vest(2025, 104'000).price == PerShare{100});
    CHECK(pinned.vest(2026, 83'200).price.value == near(80));
    CHECK(pinned.book.vested_to_date().value == near(40));
    CHECK(pinned.book.tranches_vested() == 0);
  }
  TEST_CASE("a hurdle is latched by a price worked out at it though a rounding below") {
    const double hurdle = 110.001;
    auto latched = ledger(0, {tranche("1", 200, {volume_of(2), price_at(hurdle)})});
    latched.vest(2025, 1000 * hurdle * (1 - 1e-15));
    latched.vest(2026, 60'000);
    CHECK(latched.book.vested_to_date() == Shares{200});
    auto short_of_it = ledger(0, {tranche("1", 200, {volume_of(2), price_at(hurdle)})});
    short_of_it.vest(2025, 1000 * (hurdle - 0.01));
    short_of_it.vest(2026, 60'000);
    CHECK(short_of_it.book.vested_to_date() == Shares{0});
  }
  TEST_CASE("a price counts from the year in which the gate's windows begin") {
    const auto vested_from = [](Date first, int year, GateTiming timing) {
      PriceGate gate = std::get<PriceGate>(price_at(100, timing));
      gate.window_from = first;
      auto some = ledger(0, {tranche("1", 200, {volume_of(1), gate})});
      for (int y = 2025; y <= year; ++y) some.vest(y, 200'000);
      return some.book.vested_to_date();
    };
    for (const GateTiming timing : {GateTiming::latched, GateTiming::after_other_gates}) {
      CHECK(vested_from(2026y / 1 / 1, 2025, timing) == Shares{0});
      CHECK(vested_from(2026y / 1 / 1, 2026, timing) == Shares{200});
      CHECK(vested_from(2025y / 12 / 31, 2025, timing) == Shares{200});
    }
  }
  TEST_CASE("a hurdle met after the warrant has expired is not latched for anything") {
    Case value = case_with(warrant_of(0, {tranche("1", 200, {volume_of(1), price_at(110)})}));
    value.deals[0].warrant->value.expiry = 2025y / 6 / 30;
    Ledger late{value};
    late.vest(2026, 200'000);
    late.vest(2027, 200'000);
    CHECK(late.book.vested_to_date() == Shares{0});
  }
  TEST_CASE("terms are on the shares of the spot's day: 4 for 1 makes 800 at 5 with the hurdle at 25") {
    Case value = case_with(warrant_of(20, {tranche("1", 200, {volume_of(1), price_at(100)})}));
    value.spot.value.as_of = 2025y / 2 / 1;
    value.deals[0].warrant->value.adjustments = {{2025y / 2 / 1, 4.0}};
    Ledger split{value};
    // (30,000 + 800 x 5) / 1800 = 18.9 is under 25 and 30 before is not: pinned where 30,000 + 5 n = 25 (1000
    // + n).
    const auto equilibrium = split.vest(2025, 30'000);
    CHECK(equilibrium.price == PerShare{25});
    CHECK(split.book.vested_to_date().value == near(250));
    value.spot.value.as_of = 2025y / 1 / 31;
    Ledger before{value};
    CHECK(before.vest(2025, 30'000).price.value == near(30));
  }
}

}  // namespace tranche_book_test
