#include <fmt/core.h>

#include <fairvalue/equity/attribution.hpp>

#include "tables.hpp"

namespace target_amd {

using namespace fairvalue;

std::string headline(const AmdJune2025& amd) {
  const PriceTarget author = author_target(amd);
  const Spot spot = market_price(amd);
  const UpsideSplit split = split_upside({amd.market_multiple.value, amd.eps_2026.value.eps},
                                         {author.multiple, author.earnings.eps});
  return fmt::format(
      "AMD on {}: at the {:g}x the article argues for a share is worth {:.2f} {};\n"
      "the market pays {:g}x, which is {:.2f}. Of the upside of {} the multiple is {}, EPS {}.\n",
      to_string(spot.as_of), author.multiple.value, price(author).value, spot.currency.code(),
      amd.market_multiple.value.value, spot.price.value, signed_percent_cell(split.total).text,
      signed_percent_cell(split.multiple).text, signed_percent_cell(split.earnings).text);
}

}  // namespace target_amd
