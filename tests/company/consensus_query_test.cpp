#include <fairvalue/company/consensus_query.hpp>

#include <doctest/doctest.h>

namespace consensus_query_test {
using namespace fairvalue;

TEST_SUITE("company/consensus_query") {
  TEST_CASE("unless asked otherwise rows of 180 days on the majority basis and outliers stay in") {
    const Date day{std::chrono::year{2025} / 6 / 19};
    const ConsensusQuery query{
        .period = {.year = 2026, .start = day, .end = day}, .measure = EstimateMeasure::eps, .as_of = day};
    CHECK(query.stale_after_days == 180);
    CHECK_FALSE(query.basis);
    CHECK_FALSE(query.outlier_limit);
  }
  TEST_CASE("each reason to leave a row out has its words") {
    CHECK(to_string(LeftOutReason::not_yet_known) == "not yet known");
    CHECK(to_string(LeftOutReason::withdrawn) == "withdrawn");
    CHECK(to_string(LeftOutReason::superseded) == "superseded");
    CHECK(to_string(LeftOutReason::stale) == "stale");
    CHECK(to_string(LeftOutReason::other_basis) == "on another basis");
    CHECK(to_string(LeftOutReason::outlier) == "outlier");
  }
}

}  // namespace consensus_query_test
