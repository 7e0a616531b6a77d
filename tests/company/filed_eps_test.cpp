#include <fairvalue/company/filed_eps.hpp>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

namespace filed_eps_test {
using namespace fairvalue;
using namespace std::chrono_literals;
using doctest::Approx;

constexpr double round_off = 1e-14;  // sums of a few numbers

using Facts = std::vector<FiledFact>;

FiledFact eps(Date start, Date end, double value, Date filed, const char* form = "10-Q") {
  return {.measure = FiledMeasure::diluted_eps,
          .tag = "us-gaap:EarningsPerShareDiluted",
          .unit = "USD/shares",
          .start = start,
          .end = end,
          .value = value,
          .filed = filed,
          .form = form};
}

constexpr Date year_filed = 2024y / 2 / 15;
constexpr Date first_quarter_filed = 2024y / 5 / 1;

/// 1.00, 1.10, 1.20 and, by difference, 1.30 in 2023; 1.40 in the first quarter of 2024.
Facts five_quarters() {
  return {eps(2023y / 1 / 1, 2023y / 3 / 31, 1.00, 2023y / 5 / 1),
          eps(2023y / 4 / 1, 2023y / 6 / 30, 1.10, 2023y / 8 / 1),
          eps(2023y / 7 / 1, 2023y / 9 / 30, 1.20, 2023y / 11 / 1),
          eps(2023y / 1 / 1, 2023y / 9 / 30, 3.30, 2023y / 11 / 1),
          eps(2023y / 1 / 1, 2023y / 12 / 31, 4.60, year_filed, "10-K"),
          eps(2024y / 1 / 1, 2024y / 3 / 31, 1.40, first_quarter_filed)};
}

TEST_SUITE("company/filed_eps") {
  TEST_CASE("twelve months by hand: 4.60 with the year's report and 1.1+1.2+1.3+1.4 a quarter later") {
    const auto known = trailing_eps_as_filed(five_quarters(), {.as_of = 2024y / 6 / 28});
    REQUIRE(known.size() == 2);
    CHECK(known[0].date == year_filed);
    CHECK(known[0].value.eps.value == Approx(4.60).epsilon(round_off));
    CHECK(known[0].value.window == EarningsWindow::trailing_twelve_months);
    CHECK(known[0].value.share_basis == ShareBasis{.as_of = 2024y / 6 / 28});
    CHECK(known[1].date == first_quarter_filed);
    CHECK(known[1].value.eps.value == Approx(5.00).epsilon(round_off));
    CHECK(known[1].value.basis == EarningsBasis::gaap);
  }
  TEST_CASE("a restatement counts from its own filing on and a filing without news adds no row") {
    auto facts = five_quarters();
    facts.push_back(eps(2023y / 7 / 1, 2023y / 9 / 30, 1.25, 2024y / 6 / 3, "10-Q/A"));
    facts.push_back(eps(2023y / 7 / 1, 2023y / 9 / 30, 1.25, 2024y / 6 / 10, "10-Q/A"));
    const auto known = trailing_eps_as_filed(facts, {.as_of = 2024y / 6 / 28});
    REQUIRE(known.size() == 3);
    CHECK(known[1].value.eps.value == Approx(5.00).epsilon(round_off));
    CHECK(known[2].date == 2024y / 6 / 3);
    CHECK(known[2].value.eps.value == Approx(5.05).epsilon(round_off));
  }
  TEST_CASE("what is filed later changes nothing before it") {
    auto facts = five_quarters();
    facts.push_back(eps(2024y / 4 / 1, 2024y / 6 / 30, 9.0, 2024y / 8 / 1));
    facts.push_back(eps(2023y / 4 / 1, 2023y / 6 / 30, 7.0, 2024y / 8 / 1));
    const auto early = trailing_eps_as_filed(facts, {.as_of = 2024y / 6 / 28});
    REQUIRE(early.size() == 2);
    CHECK(early[1].value.eps.value == Approx(5.00).epsilon(round_off));
  }
  TEST_CASE("every row is on the shares of the day asked for") {
    // 2 for 1 on 2024-06-10: 0.75 reported after it is 1.50 before. (1.2 + 1.3 + 1.4) / 2 + 0.75 = 2.70.
    auto facts = five_quarters();
    facts.push_back(eps(2024y / 4 / 1, 2024y / 6 / 30, 0.75, 2024y / 8 / 1));
    const std::vector<Split> splits{{.effective = 2024y / 6 / 10, .ratio = 2.0},
                                    {.effective = 2025y / 1 / 2, .ratio = 10.0}};
    const auto known = trailing_eps_as_filed(facts, {.as_of = 2024y / 9 / 30, .splits = splits});
    REQUIRE(known.size() == 3);
    CHECK(known[0].value.eps.value == Approx(2.30).epsilon(round_off));
    CHECK(known[1].value.eps.value == Approx(2.50).epsilon(round_off));
    CHECK(known[2].value.eps.value == Approx(2.70).epsilon(round_off));
    // Before the split the same rows are on the old shares.
    const auto before = trailing_eps_as_filed(facts, {.as_of = 2024y / 6 / 7, .splits = splits});
    CHECK(before[1].value.eps.value == Approx(5.00).epsilon(round_off));
  }
  TEST_CASE("quarters with a gap make no twelve months") {
    auto facts = five_quarters();
    std::erase_if(facts, [](const FiledFact& fact) { return fact.end == Date{2023y / 9 / 30}; });
    facts.push_back(eps(2022y / 7 / 1, 2022y / 9 / 30, 0.80, 2023y / 11 / 1));
    CHECK(trailing_eps_as_filed(facts, {.as_of = 2024y / 6 / 28}).empty());
  }
  TEST_CASE("a currency that begins later is no fault of the filings before it") {
    auto facts = five_quarters();
    FiledFact other = facts.front();
    other.unit = "TWD/shares";
    other.filed = 2023y / 4 / 25;
    facts.push_back(other);
    CHECK_THROWS_WITH_AS(trailing_eps_as_filed(facts, {.as_of = 2024y / 6 / 28}),
                         "currency: must be given, since the facts are in TWD, USD, got none", DomainError);
    CHECK(trailing_eps_as_filed(facts, {.as_of = 2024y / 6 / 28, .currency = Currency{"USD"}}).size() == 2);
    CHECK_THROWS_WITH_AS(trailing_eps_as_filed({}, {.as_of = 2024y / 6 / 28}),
                         "facts: must be at least one amount filed by 2024-06-28, got none", DomainError);
    CHECK_THROWS_WITH_AS(trailing_eps_as_filed(facts, {.as_of = Date{}}),
                         "question.as_of: must be a date, got none", DomainError);
  }
}

}  // namespace filed_eps_test
