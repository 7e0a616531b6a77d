#include "company/detail/fact_checks.hpp"

#include <doctest/doctest.h>

namespace fact_checks_test {
using namespace fairvalue;
using namespace std::chrono_literals;

FiledFact count(double value, Date filed) {
  return {.measure = FiledMeasure::diluted_shares,
          .tag = "us-gaap:Count",
          .unit = "shares",
          .start = 2023y / 1 / 1,
          .end = 2023y / 12 / 31,
          .value = value,
          .filed = filed};
}

TEST_SUITE("company/detail/fact_checks") {
  TEST_CASE("a filing's count moves by the splits after it and an amount by none") {
    const FactQuestion question{.as_of = 2025y / 1 / 1, .splits = {{.effective = 2024y / 6 / 10, .ratio = 10}}};
    CHECK(detail::on_shares_of_question(count(5.0, 2024y / 2 / 1), question) == 50.0);
    CHECK(detail::on_shares_of_question(count(5.0, 2024y / 6 / 10), question) == 5.0);  // already inside
    auto eps = count(5.0, 2024y / 2 / 1);
    eps.measure = FiledMeasure::diluted_eps;
    CHECK(detail::on_shares_of_question(eps, question) == 0.5);
    eps.measure = FiledMeasure::net_income;
    CHECK(detail::on_shares_of_question(eps, question) == 5.0);
    CHECK(detail::is_of_shares(FiledMeasure::diluted_eps));
    CHECK_FALSE(detail::is_of_shares(FiledMeasure::revenue));
  }
  TEST_CASE("a restatement of a fifth is taken for a correction and one of a quarter for a split") {
    const FactQuestion question{.as_of = 2025y / 6 / 1};
    const auto doubts = [&](double restated) {
      const std::vector<FiledFact> facts{count(100.0, 2024y / 2 / 1), count(restated, 2025y / 2 / 1)};
      return detail::checked(facts, question, Currency{"USD"}).doubts.size();
    };
    CHECK(doubts(119.0) == 0);
    CHECK(doubts(125.0) == 1);
    CHECK(doubts(80.0) == 1);
    CHECK(doubts(84.0) == 0);
  }
  TEST_CASE("with one neighbour alone no size can be judged") {
    const FactQuestion question{.as_of = 2025y / 6 / 1};
    auto other = count(1e6, 2024y / 2 / 1);
    other.end = 2024y / 1 / 31;
    const std::vector<FiledFact> facts{count(1.0, 2024y / 2 / 1), other};
    CHECK(detail::checked(facts, question, Currency{"USD"}).doubts.empty());
  }
}

}  // namespace fact_checks_test
