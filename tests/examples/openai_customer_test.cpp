#include <cmath>

#include <doctest/doctest.h>

#include "support/openai_customer.hpp"

namespace openai_customer_test {
using namespace fairvalue;

TEST_SUITE("examples/openai_customer") {
  TEST_CASE("16 gigawatts at 15 and 35 bn are 440 bn and nearly half a gigawatt of each comes in 2026") {
    const auto customer = examples::openai_customer(examples::openai_deal());
    const auto years = commitments_by_year(customer.commitments, customer.years);
    REQUIRE(years.size() == 5);
    double gigawatts = 0;
    double total = 0;
    for (const CommitmentYear& year : years) {
      gigawatts += year.gigawatts.value;
      total += year.total.value / 1e9;
    }
    CHECK(gigawatts == doctest::Approx(16).epsilon(1e-12));
    CHECK(total == doctest::Approx(6 * 15 + 10 * 35).epsilon(1e-12));
    // 1 July to 31 December are 183 days after the start; the first gigawatt takes 364.
    CHECK(years[0].due[0].value / 1e9 == doctest::Approx(15 * 183.0 / 364).epsilon(1e-12));
    CHECK(years[0].due[1].value / 1e9 == doctest::Approx(35 * 183.0 / 364).epsilon(1e-12));
    CHECK(years[0].funds.value / 1e9 == doctest::Approx(10 * 183.0 / 364).epsilon(1e-12));
    // revenue of 13 bn in 2025 and 200 bn in 2030: a factor of (200 / 13)^(1/5) a year
    CHECK(customer.years[0].revenue.value / 1e9 ==
          doctest::Approx(13 * std::pow(200.0 / 13, 0.2)).epsilon(1e-4));
    CHECK(customer.years[4].revenue.value / 1e9 == doctest::Approx(200).epsilon(1e-12));
    CHECK(years[0].over_revenue > 1.0);  // more than all its revenue
    // Of the ten 10 - 183 / 364 are left at the end of 2026, up to 10 at the end of 2030: 100 bn in all.
    double invested = 0;
    for (const CommitmentYear& year : years) invested += year.funds.value / 1e9;
    CHECK(invested == doctest::Approx(100).epsilon(1e-12));
    // The case has AMD's gigawatts alone, and OpenAI's own cash pays for none of them.
    for (const CustomerYear& own : customer_years(examples::openai_case_file(), "OpenAI"))
      CHECK(own.own_funds.value == 0);
  }
  TEST_CASE("the more OpenAI has of its own the fewer purchases fail and with all of their cost none does") {
    const Case amd = examples::openai_deal();
    const auto funding = examples::openai_funding(amd);
    double failures = 1.1;
    double bought = 0.0;
    for (const double billions : {0.0, 5.0, 10.0, 20.0}) {
      const WrongWay one = examples::openai_wrong_way(amd, funding, Money{billions * 1e9});
      CHECK(one.any_failure <= failures);
      CHECK(one.expected.value >= bought);
      failures = one.any_failure;
      bought = one.expected.value;
    }
    const WrongWay none = examples::openai_wrong_way(amd, funding, Money{0});
    CHECK(none.any_failure == 1.0);  // nothing has vested when the first gigawatt is due
    CHECK(none.expected.value == doctest::Approx(0));
    const WrongWay all = examples::openai_wrong_way(amd, funding, Money{90e9});
    CHECK(all.any_failure == 0.0);
    CHECK(all.expected.value == doctest::Approx(6).epsilon(1e-12));
  }
}

}  // namespace openai_customer_test
