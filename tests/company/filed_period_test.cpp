#include <fairvalue/company/filed_period.hpp>

#include <doctest/doctest.h>

namespace filed_period_test {
using namespace fairvalue;

TEST_SUITE("company/filed_period") {
  TEST_CASE("what was not filed is missing and not zero") {
    const Date start = std::chrono::year{2023} / 2 / 1;
    const Date end = std::chrono::year{2024} / 1 / 31;
    const FiledPeriod period{.period = {.year = 2024, .start = start, .end = end}};
    CHECK_FALSE(period.diluted_eps);
    CHECK_FALSE(period.net_income);
    CHECK_FALSE(period.revenue);
    CHECK_FALSE(period.diluted_shares);
  }
}

}  // namespace filed_period_test
