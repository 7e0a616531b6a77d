#include <fairvalue/company/filed_fact.hpp>

#include <doctest/doctest.h>

namespace filed_fact_test {
using namespace fairvalue;

TEST_SUITE("company/filed_fact") {
  TEST_CASE("measures are written as analysts write them") {
    CHECK(to_string(FiledMeasure::diluted_eps) == "diluted EPS");
    CHECK(to_string(FiledMeasure::net_income) == "net income");
    CHECK(to_string(FiledMeasure::revenue) == "revenue");
    CHECK(to_string(FiledMeasure::diluted_shares) == "diluted shares");
    CHECK(to_string(FiledMeasure::shares_outstanding) == "shares outstanding");
  }
  TEST_CASE("a question knows no splits and takes the one currency there is") {
    const FactQuestion question{.as_of = std::chrono::year{2024} / 3 / 26};
    CHECK(question.splits.empty());
    CHECK_FALSE(question.currency);
  }
}

}  // namespace filed_fact_test
