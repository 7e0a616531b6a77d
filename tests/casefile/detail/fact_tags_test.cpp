#include "casefile/detail/fact_tags.hpp"

#include <doctest/doctest.h>

namespace fact_tags_test {
using namespace fairvalue;

TEST_SUITE("casefile/detail/fact_tags") {
  TEST_CASE("a tag is found in its own taxonomy only") {
    CHECK(detail::find_tag("us-gaap", "ProfitLoss")->measure == FiledMeasure::net_income);
    CHECK(detail::find_tag("ifrs-full", "Revenue")->measure == FiledMeasure::revenue);
    CHECK(detail::find_tag("us-gaap", "Revenue") == nullptr);
    CHECK(detail::find_tag("us-gaap", "") == nullptr);
  }
  TEST_CASE("diluted EPS comes before EPS that is basic and diluted in one") {
    CHECK(detail::find_tag("us-gaap", "EarningsPerShareDiluted")->rank <
          detail::find_tag("us-gaap", "EarningsPerShareBasicAndDiluted")->rank);
  }
}

}  // namespace fact_tags_test
