#include <fairvalue/deal/equal_tranches.hpp>

#include <doctest/doctest.h>

#include <set>
#include <vector>

#include <fairvalue/core/error.hpp>

#include "warrant_fixtures.hpp"

namespace equal_tranches_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;

constexpr auto cumulative = ShareRounding::cumulative;

std::vector<double> parts(double total, int count, ShareRounding rounding) {
  std::vector<double> values;
  for (const Shares part : equal_parts(Shares{total}, count, rounding)) values.push_back(part.value);
  return values;
}

TEST_SUITE("deal/equal tranches") {
  TEST_CASE("ten shares in four parts by each rule") {
    CHECK(parts(10, 4, cumulative) == std::vector<double>{2, 3, 2, 3});  // sums 2, 5, 7, 10
    CHECK(parts(10, 4, ShareRounding::rest_first) == std::vector<double>{4, 2, 2, 2});
    CHECK(parts(10, 4, ShareRounding::rest_last) == std::vector<double>{2, 2, 2, 4});
    for (const auto rounding : {cumulative, ShareRounding::rest_first, ShareRounding::rest_last}) {
      CHECK(parts(12, 4, rounding) == std::vector<double>{3, 3, 3, 3});
      CHECK(parts(3, 3, rounding) == std::vector<double>{1, 1, 1});
      CHECK(parts(7, 1, rounding) == std::vector<double>{7});
    }
  }
  TEST_CASE("57610040 in 240 parts: whole shares that add up exactly and differ by one") {
    // 240 x 240,041 = 57,609,840, which leaves 200
    double sum = 0;
    std::set<double> sizes;
    for (const double part : parts(57'610'040, 240, cumulative)) {
      sum += part;
      sizes.insert(part);
    }
    CHECK(sum == 57'610'040);
    CHECK(sizes == std::set<double>{240'041, 240'042});
    CHECK(parts(57'610'040, 240, ShareRounding::rest_last).back() == 240'241);
    CHECK(parts(57'610'040, 240, ShareRounding::rest_first).front() == 240'241);
  }
  TEST_CASE("the largest total is cut exactly") {
    const double largest = 9007199254740992.0;
    double sum = 0;
    for (const double part : parts(largest, 1000, cumulative)) sum += part;
    CHECK(sum == largest);
  }
  TEST_CASE("one tranche for each step of a volume") {
    const auto tranches = tranches_by_volume(
        "purchases", Shares{10}, {.measure = VolumeMeasure::paid, .step = 5e8, .parts = 4}, cumulative);
    REQUIRE(tranches.size() == 4);
    CHECK(tranches[2].name == "purchases 3 of 4");
    CHECK(tranches[2].shares == Shares{2});
    CHECK(describe(tranches[2].gates.at(0)) == "1500000000 paid");
    const Warrant warrant = warrant_of(tranches);
    DealHistory history = priced({});
    history.volumes = {volumes(VolumeMeasure::paid, {{6, 4.99e8}, {8, 1.2e9}, {12, 2e9}})};
    CHECK(vested_shares(vesting(warrant, history, january(7))) == Shares{0});
    CHECK(vested_shares(vesting(warrant, history, january(8))) == Shares{5});
    CHECK(vested_shares(vesting(warrant, history, january(12))) == Shares{10});
  }
  TEST_CASE("one tranche for each date while the supply relation is in force") {
    const auto tranches =
        tranches_by_date("quarter", Shares{10}, {january(8), january(12), january(16)}, cumulative);
    const Warrant warrant = warrant_of(tranches);
    CHECK(vested_shares(vesting(warrant, priced({}), january(7))) == Shares{0});
    CHECK(vested_shares(vesting(warrant, priced({}), january(8))) == Shares{3});
    CHECK(vested_shares(vesting(warrant, priced({}), january(16))) == Shares{10});
    DealHistory ended = priced({});
    ended.service_ended = january(12);
    CHECK(vested_shares(vesting(warrant, ended, january(20))) == Shares{6});
  }
  TEST_CASE("totals and steps that break a rule are refused by name") {
    const auto refused = [](const auto& make, const char* message) {
      CHECK_THROWS_WITH_AS(make(), message, DomainError);
    };
    refused([] { parts(10.5, 2, cumulative); }, "total: must be a whole number up to 2^53, got 10.5");
    refused([] { parts(0, 2, cumulative); }, "total: must be > 0, got 0");
    refused([] { parts(3, 4, cumulative); }, "parts: must be from 1 to the total (3), got 4");
    refused([] { parts(3, 0, cumulative); }, "parts: must be from 1 to the total (3), got 0");
    refused(
        [] {
          tranches_by_volume("a", Shares{3}, {VolumeMeasure::paid, 0, 3}, cumulative);
        },
        "steps.step: must be > 0, got 0");
    refused(
        [] {
          tranches_by_date("a", Shares{3}, {january(8), january(8)}, cumulative);
        },
        "dates[1]: must be after the date before it, 2026-01-08, got 2026-01-08");
  }
}

}  // namespace equal_tranches_test
