#include "support/accelerators_2025.hpp"

#include <doctest/doctest.h>

#include "examples/ledger_value.hpp"
#include "plan_accelerator_supply/tables.hpp"

namespace accelerators_2025_test {

// The shipped case is held against the ledger, so that no number stands in two places with two values.

using figures_test::is_ledger;

TEST_SUITE("examples/accelerators_2025") {
  const examples::Accelerators2025 article = examples::accelerators_2025();

  TEST_CASE("orders and lead times are those of the ledger") {
    CHECK(fairvalue::to_string(article.published) == figures::embedded_ledger().row("A3-01").values.at(0));
    CHECK(is_ledger(article.rumoured_orders.value.low, "A3-02"));
    CHECK(is_ledger(article.rumoured_orders.value.high, "A3-02", 1, 1));
    CHECK(is_ledger(article.inventory.value, "A3-03"));
    REQUIRE(article.whole.value.size() == 2);
    CHECK(is_ledger(article.whole.value[0].length, "A3-05"));
    CHECK(is_ledger(article.whole.value[1].length, "A3-05", 1, 1));
    REQUIRE(article.named_steps.value.size() == 2);
    CHECK(is_ledger(article.named_steps.value[0].length, "A3-06"));
    CHECK(is_ledger(article.named_steps.value[1].length, "A3-07"));
  }
  TEST_CASE("cards and makers and yields are those of the ledger") {
    CHECK(is_ledger(article.overseas.value.low, "A3-14"));
    CHECK(is_ledger(article.overseas.value.high, "A3-14", 1, 1));
    CHECK(is_ledger(article.internet_share.value.low, "A3-15", 0.01));
    CHECK(is_ledger(article.internet_share.value.high, "A3-15", 0.01, 1));
    CHECK(is_ledger(article.second_tier.value, "A3-22"));
    CHECK(is_ledger(article.second_tier_each.value.low, "A3-21"));
    CHECK(is_ledger(article.second_tier_each.value.high, "A3-21", 1, 1));
    CHECK(is_ledger(article.cards_a_server.value, "A3-26"));
    CHECK(is_ledger(article.cards_a_large_server.value, "A3-27"));
    CHECK(is_ledger(article.supermicro.value.low, "A3-31", 0.01));
    CHECK(is_ledger(article.quanta.value.low, "A3-32", 0.01));
    CHECK(is_ledger(article.quanta.value.high, "A3-32", 0.01, 1));
    CHECK(is_ledger(article.wistron.value.high, "A3-33", 0.01));
    CHECK(is_ledger(article.inventec.value.high, "A3-33", 0.01));
    CHECK(is_ledger(article.yield_fall.value.low, "A3-39", 0.01));
    CHECK(is_ledger(article.yield_fall.value.high, "A3-39", 0.01, 1));
    CHECK(is_ledger(article.feasible.value.low, "A3-41", 0.01));
    CHECK(is_ledger(article.feasible.value.high, "A3-41", 0.01, 1));
  }
  TEST_CASE("the million and Intel are those of the ledger") {
    CHECK(is_ledger(article.planned.value, "A3-45"));
    CHECK(is_ledger(article.training_fleet.value.low, "A3-46"));
    CHECK(is_ledger(article.training_fleet.value.high, "A3-46", 1, 1));
    CHECK(is_ledger(article.expected_split.value.at(0), "A3-51", 0.01));
    CHECK(is_ledger(article.expected_split.value.at(1), "A3-52", 0.01));
    CHECK(is_ledger(article.wished_split.value.at(1), "A3-50", 0.01));
    CHECK(is_ledger(article.to_oracle.value, "A3-57"));
    CHECK(is_ledger(article.to_microsoft.value, "A3-58"));
    CHECK(is_ledger(article.price_each.value.low.value, "A2-107"));
    CHECK(is_ledger(article.price_each.value.high.value, "A2-107", 1, 1));
    CHECK(is_ledger(article.jaguar_memory.value, "A3-67", 1e9));
    CHECK(is_ledger(article.b200_memory.value, "X-17", 1e9));
    CHECK(is_ledger(article.validation.value.value, "A3-71"));
    CHECK(is_ledger(article.revisions.value.low, "A3-72"));
    CHECK(is_ledger(article.revisions.value.high, "A3-72", 1, 1));
    CHECK(is_ledger(article.iterations_before.value, "A3-78"));
    CHECK(is_ledger(article.iterations_after.value.low, "A3-79"));
    CHECK(is_ledger(article.iterations_after.value.high, "A3-79", 1, 1));
  }
  TEST_CASE("nine to ten months less three and four leave two to three to the bit") {
    const fairvalue::TextTable table = plan_accelerator_supply::delivery_table(article);
    const auto& rest = table.rows.back();
    CHECK(rest[0].text == "unexplained");
    CHECK(rest[1].number == 2.0);
    CHECK(rest[2].number == 3.0);
    const auto& whole = table.rows[table.rows.size() - 2];
    CHECK(whole[1].number == 9.0);
    CHECK(whole[2].number == 10.0);
  }
  TEST_CASE("as many as Microsoft's is said in words") {
    CHECK(plan_accelerator_supply::split_table(article).notes.back().find(
              "OpenAI's 400000 are as many as Microsoft's.") == 0);
  }
  TEST_CASE("what the article leaves open is assumed and says why") {
    CHECK(article.chain.standing == fairvalue::Standing::assumed);
    CHECK(article.yield_now.standing == fairvalue::Standing::assumed);
    CHECK(article.watts_each.standing == fairvalue::Standing::assumed);
    CHECK_FALSE(article.chain.source.empty());
  }
}

}  // namespace accelerators_2025_test
