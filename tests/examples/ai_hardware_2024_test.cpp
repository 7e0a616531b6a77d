#include "support/ai_hardware_2024.hpp"

#include <doctest/doctest.h>

#include "examples/ledger_value.hpp"

namespace ai_hardware_2024_test {

// The shipped case is held against the ledger, so that no number stands in two places with two values.

using figures_test::is_ledger;

TEST_SUITE("examples/ai_hardware_2024") {
  const examples::AiHardware2024 article = examples::ai_hardware_2024();

  TEST_CASE("the moves are those of the ledger") {
    const char* ids[] = {"A4-03", "A4-04", "A4-05", "A4-06", "A4-07",
                         "A4-08", "A4-09", "A4-02", "A4-10", "A4-11"};
    REQUIRE(article.moves.value.size() == 10);
    for (std::size_t i = 0; i < 10; ++i) {
      CAPTURE(article.moves.value[i].name);
      CHECK(is_ledger(article.moves.value[i].move, ids[i], 0.01));
      CHECK(article.moves.value[i].in_basket == (i < 7));
    }
    CHECK(is_ledger(article.dell_move.value, "A4-02", 0.01));
    CHECK(is_ledger(article.nvidia_year_to_date.value, "A4-51", 0.01));
    CHECK(is_ledger(article.amd_year_to_date.value, "A4-52", 0.01));
    CHECK(fairvalue::to_string(article.published) == figures::embedded_ledger().row("A4-01").values.at(0));
  }
  TEST_CASE("the backlog is that of the ledger") {
    CHECK(is_ledger(article.backlog.value.value, "A4-20", 1e9));
    CHECK(is_ledger(article.backlog_ratio.value, "A4-18"));
    CHECK(is_ledger(article.look_back.value.value, "A4-19", 1.0 / 12));
    CHECK(is_ledger(article.shipped_third.value.value, "X-20", 1e9));
    CHECK(is_ledger(article.shipped_fourth.value.value, "X-21", 1e9));
    CHECK(is_ledger(article.order_growth.value, "X-22", 0.01));
    CHECK(is_ledger(article.lead_time.value.length, "A4-33"));
  }
  TEST_CASE("each reported period begins where the one before it ended") {
    CHECK(article.reported.at(1).opening.value == article.reported.at(0).closing.value);
    CHECK(article.reported.at(3).opening.value == article.reported.at(2).closing.value);
  }
  TEST_CASE("the products make up the backlog") {
    fairvalue::Money all{0};
    for (const auto& product : article.products.value) all += product.backlog;
    CHECK(all.value == doctest::Approx(article.backlog.value.value).epsilon(1e-14));
    CHECK(article.products.standing == fairvalue::Standing::assumed);
  }
  TEST_CASE("markets and mix and yields are those of the ledger") {
    CHECK(is_ledger(article.servers.value.size.value, "A4-37", 1e9));
    CHECK(is_ledger(article.servers_before.value.size.value, "A4-38", 1e9));
    CHECK(is_ledger(article.accelerators.value.size.value, "A0-42", 1e9));
    CHECK(is_ledger(article.accelerator_growth.value, "A0-43", 0.01));
    CHECK(is_ledger(article.inference_now.value, "A4-61", 0.01));
    CHECK(is_ledger(article.inference_of_year.value, "A4-64", 0.01));
    const char* quarters[] = {"X-23", "X-24", "X-25", "X-26"};
    for (std::size_t i = 0; i < 4; ++i)
      CHECK(is_ledger(article.quarters.value.at(i).value, quarters[i], 1e9));
    CHECK(is_ledger(article.yield_china.value.low, "A4-71", 0.01));
    CHECK(is_ledger(article.yield_china.value.high, "A4-71", 0.01, 1));
    CHECK(is_ledger(article.yield_abroad.value, "A4-72", 0.01));
    CHECK(is_ledger(article.compute_growth.value, "A4-81"));
    CHECK(is_ledger(article.wafers.value.low, "A4-91"));
    CHECK(is_ledger(article.wafers.value.high, "A4-91", 1, 1));
    CHECK(is_ledger(article.fabs.value, "A4-90"));
    CHECK(is_ledger(article.nvidia_wafers.value, "A4-92"));
    CHECK(is_ledger(article.hours_driven.value, "A4-85"));
    CHECK(is_ledger(article.hours_autonomous.value.low, "A4-86"));
    CHECK(is_ledger(article.hours_autonomous.value.high, "A4-86", 1, 1));
  }
}

}  // namespace ai_hardware_2024_test
