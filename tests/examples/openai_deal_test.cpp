#include <cmath>

#include <doctest/doctest.h>

#include <fairvalue/model/value.hpp>

#include "reproduce_figures/ledger.hpp"
#include "support/openai_deal.hpp"

namespace openai_deal_test {

// The shipped case is held against the ledger, so that no number stands in two places with two values, and
// against what article 001 says of its three endings.

using namespace fairvalue;

double ledger_value(const char* id, std::size_t place = 0) {
  return std::stod(figures::embedded_ledger().row(id).values.at(place));
}

TEST_SUITE("examples/openai_deal") {
  const examples::OpenAiFacts facts = examples::openai_facts();
  const Case amd = examples::openai_deal();

  TEST_CASE("stated facts are those of the ledger") {
    CHECK(facts.before.value.value == ledger_value("A1-07"));
    CHECK(facts.spike.value.value == ledger_value("A1-08"));
    CHECK(facts.close.value.value == ledger_value("X-05"));
    CHECK(facts.close_before.value.value == 164.67);  // public record; to the cent what A1-13 derives
    CHECK(std::abs(facts.close_before.value.value - ledger_value("A1-13")) < 0.005);
    CHECK(facts.last_hurdle.value.value == ledger_value("A1-19"));
    CHECK(facts.value_at_hurdle.value.value == 1e9 * ledger_value("A1-20"));
    CHECK(facts.outstanding.value.value == 1e6 * ledger_value("X-03"));
    CHECK(facts.warrant_shares.value.value == 1e6 * ledger_value("A1-14"));
    CHECK(facts.strike.value.value == ledger_value("A1-15"));
    CHECK(facts.gigawatts.value.value == ledger_value("A1-03"));
    CHECK(100 * facts.stated_stake.value == ledger_value("A1-17"));
    CHECK(facts.low_price.value.value == 1e9 * ledger_value("A0-30") / ledger_value("X-09"));
    CHECK(facts.high_price.value.value == 1e9 * ledger_value("X-10"));
    CHECK(100 * facts.ai_share.value.low == ledger_value("A1-78", 0));
    CHECK(100 * facts.ai_share.value.high == ledger_value("A1-78", 1));
    CHECK(facts.market_2028.value.value == 1e9 * ledger_value("A0-42"));
  }
  TEST_CASE("the case has the deal's public terms") {
    const Warrant& warrant = amd.deals.front().warrant->value;
    CHECK(warrant.shares.value == 1e6 * ledger_value("A1-14"));
    CHECK(warrant.strike.value == ledger_value("A1-15"));
    CHECK(warrant.tranches.size() == 6);
    CHECK(price_gate(warrant.tranches.back())->hurdle.value == ledger_value("A1-19"));
    CHECK(amd.deals.front().plan.value.milestones.back().volume == ledger_value("A1-03"));
    CHECK(amd.spot.value.price.value == ledger_value("X-05"));
    CHECK(amd.company.consensus_eps.front().value.value == ledger_value("A0-38"));
  }
  TEST_CASE("what is not public is marked assumed with a reason") {
    CHECK(amd.deals.front().warrant->standing == Standing::redacted);  // Exhibits E and F
    CHECK(amd.multiple.standing == Standing::assumed);
    for (const Assumption& assumption : assumptions(amd)) {
      CAPTURE(assumption.what);
      CHECK_FALSE(assumption.reason.empty());
    }
  }
  TEST_CASE("the three endings are what the article tells") {
    const CaseResult result = value(amd);
    REQUIRE(result.scenarios.size() == 3);
    const auto& optimistic = result.scenarios[0].by_earnings.years;
    const auto& neutral = result.scenarios[1].by_earnings.years;
    const auto& pessimistic = result.scenarios[2].by_earnings.years;
    CHECK(optimistic.back().delivered_to_date == Gigawatts{6});  // all six gigawatts and full vesting
    CHECK(optimistic.back().tranches_vested == 6);
    CHECK(optimistic.back().vested_to_date.value == doctest::Approx(160e6).epsilon(1e-12));
    CHECK(neutral.back().delivered_to_date < Gigawatts{6});  // partial
    CHECK(neutral.back().vested_to_date > Shares{0});
    CHECK(neutral.back().tranches_vested < 3);                    // milestones reached whose hurdle is missed
    CHECK(pessimistic.back().delivered_to_date <= Gigawatts{1});  // the warrant idles and the value retraces
    CHECK(pessimistic.back().vested_to_date == Shares{0});
    CHECK(result.scenarios[2].by_earnings.present_value < facts.before.value);
    CHECK(result.scenarios[0].by_earnings.present_value > result.scenarios[1].by_earnings.present_value);
    CHECK(result.scenarios[1].by_earnings.present_value > result.scenarios[2].by_earnings.present_value);
  }
}

}  // namespace openai_deal_test
