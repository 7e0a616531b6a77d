#include <fmt/core.h>

#include <fairvalue/industry/share_split.hpp>

#include "tables.hpp"

namespace plan_accelerator_supply {

using namespace fairvalue;

std::string headline(const Accelerators2025& article) {
  const auto& whole = article.whole.value;
  const auto vendors = second_tier_vendors(article);
  const auto moved =
      reallocation(article.planned.value, article.expected_split.value, article.wished_split.value);
  return fmt::format(
      "Accelerators on {}: an order placed now is delivered between {} and {}.\n"
      "China's second tier has {:g} to {:g} vendors. Of {:.0f} planned accelerators, {:.0f} would move to "
      "AMD\n"
      "at the split that OpenAI wishes for.\n",
      to_string(article.published), to_string(delivery_date(article.published, {&whole.front(), 1})),
      to_string(delivery_date(article.published, {&whole.back(), 1})), vendors.low, vendors.high,
      article.planned.value, moved[1]);
}

}  // namespace plan_accelerator_supply
