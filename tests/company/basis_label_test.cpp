#include <fairvalue/company/basis_label.hpp>

#include <doctest/doctest.h>

#include <fairvalue/company/estimate.hpp>
#include <fairvalue/core/error.hpp>

namespace basis_label_test {
using namespace fairvalue;
using namespace std::chrono_literals;

TEST_SUITE("company/basis_label") {
  TEST_CASE("a label of the other basis contradicts and one of both or none does not") {
    struct Row {
      const char* words;
      bool of_gaap;
      bool of_non_gaap;
    };
    for (const Row& row : {Row{"non-GAAP EPS, 10-Q", true, false}, Row{"Non GAAP", true, false},
                           Row{"nongaap_eps", true, false}, Row{"GAAP diluted EPS", false, true},
                           Row{"GAAP and non-GAAP", false, false}, Row{"consensus of 2026", false, false},
                           Row{"", false, false}}) {
      CAPTURE(row.words);
      CHECK(contradicts(row.words, EarningsBasis::gaap) == row.of_gaap);
      CHECK(contradicts(row.words, EarningsBasis::non_gaap) == row.of_non_gaap);
    }
  }
  TEST_CASE("an estimate whose source names the other basis is refused") {
    Estimate estimate{.broker = "A",
                      .period = calendar_year(2026),
                      .measure = EstimateMeasure::eps,
                      .value = 5.0,
                      .basis = EarningsBasis::gaap,
                      .currency = Currency{"USD"},
                      .published = 2026y / 5 / 4,
                      .known_at = 2026y / 5 / 4,
                      .source = "note on non-GAAP EPS"};
    CHECK_THROWS_WITH_AS(
        require_estimate("estimate", estimate),
        "estimate.source: must be of the basis GAAP as the row says, got 'note on non-GAAP EPS'",
        DomainError);
    estimate.basis = EarningsBasis::non_gaap;
    CHECK_NOTHROW(require_estimate("estimate", estimate));
  }
}

}  // namespace basis_label_test
