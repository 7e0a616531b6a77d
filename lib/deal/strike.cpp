#include <fairvalue/deal/strike.hpp>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>

#include "detail/mean_until.hpp"
#include "detail/price_words.hpp"

namespace fairvalue {
namespace {

std::string strike_text(PerShare strike) { return fmt::format("{}", strike.value); }
std::string strike_text(const StrikeSetLater& strike) {
  return fmt::format("{:g} % of {}", 100.0 * strike.part,
                     detail::average_text(strike.days, to_string(strike.price), strike.on));
}

void require_one(std::string_view field, PerShare strike) { require_non_negative(field, strike); }
void require_one(std::string_view field, const StrikeSetLater& strike) {
  require_positive(fmt::format("{}.part", field), strike.part);
  require(strike.days >= 1, fmt::format("{}.days", field), ">= 1", strike.days);
  require_date(fmt::format("{}.on", field), strike.on);
  require_enumerator(fmt::format("{}.price", field), strike.price);
}

}  // namespace

std::optional<PerShare> set_strike(const StrikeSetLater& strike, const DatedSeries<PerShare>& prices,
                                   Date as_of) {
  require_strike("strike", strike);
  require_date("as_of", as_of);
  const auto mean = detail::mean_until(prices, strike.on, strike.days, as_of);
  return mean ? std::optional{strike.part * *mean} : std::nullopt;
}

std::string describe(const Strike& strike) {
  return std::visit([](const auto& one) { return strike_text(one); }, strike);
}

const Strike& require_strike(std::string_view field, const Strike& strike) {
  std::visit([field](const auto& one) { require_one(field, one); }, strike);
  return strike;
}

}  // namespace fairvalue
