#include <fairvalue/company/estimate.hpp>

#include <doctest/doctest.h>

#include <fairvalue/core/error.hpp>

#include "fixtures.hpp"

namespace estimate_test {
using namespace fairvalue;
using namespace fairvalue::fixtures;

/// A sound row after `change`.
template <class Change>
Estimate changed(Change change) {
  Estimate estimate = row("BofA", 5.65, 2025y / 6 / 16);
  change(estimate);
  return estimate;
}

TEST_SUITE("company/estimate") {
  TEST_CASE("measures are written as analysts write them") {
    CHECK(to_string(EstimateMeasure::eps) == "EPS");
    CHECK(to_string(EstimateMeasure::revenue) == "revenue");
    CHECK(to_string(EstimateMeasure::ebitda) == "EBITDA");
    CHECK(to_string(EstimateMeasure::net_income) == "net income");
    CHECK(to_string(EstimateMeasure::free_cash_flow) == "free cash flow");
  }
  TEST_CASE("a sound row passes and comes back") {
    const Estimate sound = row("BofA", 5.65, 2025y / 6 / 16);
    CHECK(&require_estimate("estimate", sound) == &sound);
    CHECK(&require_estimate(sound) == &sound);
  }
  TEST_CASE("without a field the member is named alone") {
    const Estimate nameless = changed([](Estimate& e) { e.broker.clear(); });
    CHECK_THROWS_WITH_AS(require_estimate("estimates[3]", nameless),
                         "estimates[3].broker: must be a name, got none", DomainError);
    CHECK_THROWS_WITH_AS(require_estimate(nameless), "broker: must be a name, got none", DomainError);
  }
  TEST_CASE("dates may fall on the day of publication and values may be losses") {
    CHECK_NOTHROW(require_estimate("e", changed([](Estimate& e) { e.withdrawn = e.published; })));
    CHECK_NOTHROW(require_estimate("e", changed([](Estimate& e) { e.known_at = 2025y / 6 / 20; })));
    CHECK_NOTHROW(require_estimate("e", changed([](Estimate& e) { e.value = -0.4; })));
    CHECK_NOTHROW(require_estimate("e", changed([](Estimate& e) {
                                     e.measure = EstimateMeasure::revenue;
                                     e.value = 0;
                                   })));
  }
  TEST_CASE("each member of a row that breaks its rule is refused by name") {
    struct Row {
      const char* message;
      Estimate estimate;
    };
    const Row rows[] = {
        {"estimates[3].broker: must be a name, got none", changed([](Estimate& e) { e.broker = ""; })},
        {"estimates[3].period.end: must be a date, got none",
         changed([](Estimate& e) { e.period.end = {}; })},
        {"estimates[3].value: must be a finite number, got nan",
         changed([](Estimate& e) { e.value = not_a_number; })},
        {"estimates[3].value: must be a finite number, got inf",
         changed([](Estimate& e) { e.value = infinity; })},
        {"estimates[3].value: must be >= 0, got -1", changed([](Estimate& e) {
           e.measure = EstimateMeasure::revenue;
           e.value = -1;
         })},
        {"estimates[3].published: must be a date, got none", changed([](Estimate& e) { e.published = {}; })},
        {"estimates[3].known_at: must be a date, got none", changed([](Estimate& e) { e.known_at = {}; })},
        {"estimates[3].known_at: must be on or after its publication 2025-06-16, got 2025-06-15",
         changed([](Estimate& e) { e.known_at = 2025y / 6 / 15; })},
        {"estimates[3].withdrawn: must be a date, got 2025-06-31",
         changed([](Estimate& e) { e.withdrawn = 2025y / 6 / 31; })},
        {"estimates[3].withdrawn: must be on or after its publication 2025-06-16, got 2025-06-15",
         changed([](Estimate& e) { e.withdrawn = 2025y / 6 / 15; })},
    };
    for (const auto& [row_message, estimate] : rows) {
      const auto& message = row_message;
      CAPTURE(message);
      CHECK_THROWS_WITH_AS(require_estimate("estimates[3]", estimate), message, DomainError);
    }
  }
}

}  // namespace estimate_test
