#include "support/inference_2024.hpp"

#include <doctest/doctest.h>

#include "examples/ledger_value.hpp"

namespace inference_2024_test {

// The shipped case is held against the ledger, so that no number stands in two places with two values.

using figures_test::is_ledger;

TEST_SUITE("examples/inference_2024") {
  const examples::Inference2024 article = examples::inference_2024();

  TEST_CASE("a smaller model and a developer are those of the ledger") {
    CHECK(is_ledger(article.margin.value.low, "A2-18", 0.01));
    CHECK(is_ledger(article.margin.value.high, "A2-18", 0.01, 1));
    CHECK(is_ledger(article.size_ratio.value, "A2-21"));
    CHECK(is_ledger(article.cost_ratio.value, "A2-22"));
    CHECK(is_ledger(article.price_ratio.value, "A2-23"));
    CHECK(is_ledger(article.pay.value.value, "A2-31"));
    CHECK(is_ledger(article.gain.value, "A2-32", 0.01));
    CHECK(is_ledger(article.team.value, "A2-34"));
    CHECK(is_ledger(article.team_left.value.low, "A2-35"));
    CHECK(is_ledger(article.team_left.value.high, "A2-35", 1, 1));
  }
  TEST_CASE("tokens for everyone and the context are those of the ledger") {
    CHECK(is_ledger(article.people.value, "X-13"));
    CHECK(is_ledger(article.tokens_each.value, "A2-45"));
    CHECK(is_ledger(article.parameters.value, "A2-44", 1e9));
    CHECK(is_ledger(article.shipped_fraction.value, "A2-43"));
    CHECK(is_ledger(article.shipped.value, "X-15"));
    CHECK(is_ledger(article.accelerator.value.flops, "X-14"));
    CHECK(is_ledger(article.example_tokens.value.low, "A2-57"));
    CHECK(is_ledger(article.example_tokens.value.high, "A2-57", 1, 1));
    CHECK(is_ledger(article.tokens_today.value.low, "A2-60"));
    CHECK(is_ledger(article.tokens_today.value.high, "A2-60", 1, 1));
    CHECK(is_ledger(article.tokens_future.value, "A2-61"));
    CHECK(is_ledger(article.cache_a_token.value, "X-16"));
    CHECK(is_ledger(article.memory.value, "A0-69", 1e9));
    CHECK(is_ledger(article.bandwidth.value, "A0-70", 1e12));
  }
  TEST_CASE("rent and who is left and who pays are those of the ledger") {
    CHECK(is_ledger(article.list_price.value.value, "A2-90"));
    CHECK(is_ledger(article.negotiated_price.value.value, "A2-91"));
    CHECK(is_ledger(article.old_term.value.value, "A2-127"));
    CHECK(is_ledger(article.prepaid.value, "A2-128", 0.01));
    CHECK(is_ledger(article.new_term.value.low.value, "A2-129", 1.0 / 12));
    CHECK(is_ledger(article.new_term.value.high.value, "A2-129", 1.0 / 12, 1));
    CHECK(is_ledger(article.horizon.value.value, "A2-163"));
    CHECK(is_ledger(article.gpu_price.value.low.value, "A2-107"));
    CHECK(is_ledger(article.gpu_price.value.high.value, "A2-107", 1, 1));
    CHECK(article.ownership.value.price == article.gpu_price.value.middle());
    CHECK(article.ownership.value.life == article.horizon.value);
    CHECK(is_ledger(article.removed_early.value, "A2-88", 0.01));
    CHECK(is_ledger(article.neoclouds.value, "A2-93"));
    CHECK(is_ledger(article.survivors.value.low, "A2-135"));
    CHECK(is_ledger(article.survivors.value.high, "A2-135", 1, 1));
    CHECK(is_ledger(article.headline_survivors.value, "A2-03"));
    CHECK(is_ledger(article.hyperscaler_share.value.low, "A2-141", 0.01));
    CHECK(is_ledger(article.hyperscaler_share.value.high, "A2-141", 0.01, 1));
    CHECK(is_ledger(article.trainium_price.value.value, "A2-108"));
    CHECK(is_ledger(article.trainium_chips.value, "A2-111"));
    CHECK(is_ledger(article.ai_revenue.value.value, "A2-97", 1e9));
    CHECK(is_ledger(article.overspend.value.low.value, "A2-155", 1e9));
    CHECK(is_ledger(article.overspend.value.high.value, "A2-155", 1e9, 1));
    CHECK(is_ledger(article.spending_growth.value, "A2-159", 0.01));
  }
}

}  // namespace inference_2024_test
