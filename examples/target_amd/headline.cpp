#include <fmt/core.h>

#include <fairvalue/equity/multiples.hpp>

#include "tables.hpp"

namespace target_amd {

using namespace fairvalue;

std::string headline(const AmdJune2025& amd) {
  const PriceTarget author = author_target(amd);
  const Spot spot = market_price(amd);
  const UpsideSplit at_once = paid_at_once(amd);
  const UpsideSplit in_a_year = paid_in_a_year(amd);
  return fmt::format(
      "AMD on {}: at the article's {:g}x a share is worth {:.2f} {}. The market pays {:g}x, which is "
      "{:.2f}.\n"
      "If the price moved there at once, the upside of {} would come from the multiple ({}) and EPS ({}).\n"
      "As a target for {} it needs EPS {} and the multiple {}: {} today, {:g}x on EPS of the same age.\n",
      to_string(spot.as_of), author.multiple.value, price(author).value, spot.currency.code(),
      amd.market_multiple.value.value, spot.price.value, signed_percent_cell(at_once.total).text,
      signed_percent_cell(at_once.multiple).text, signed_percent_cell(at_once.earnings).text,
      to_string(author.holds_on), signed_percent_cell(in_a_year.earnings).text,
      signed_percent_cell(in_a_year.multiple).text,
      multiple_cell(price_to_earnings(spot.price, amd.eps_2025.value.eps)).text, author.multiple.value);
}

}  // namespace target_amd
