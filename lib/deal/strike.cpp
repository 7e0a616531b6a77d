#include <fairvalue/deal/strike.hpp>

#include <cstddef>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>
#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

std::string strike_text(PerShare strike) { return fmt::format("{}", strike.value); }
std::string strike_text(const StrikeSetLater& strike) {
  return fmt::format("{:g} % of the average of the {} {}s up to {}", 100.0 * strike.part, strike.days,
                     strike.price == ObservedPrice::vwap ? "daily VWAP" : "close", to_string(strike.on));
}

void require_one(std::string_view field, PerShare strike) { require_non_negative(field, strike); }
void require_one(std::string_view field, const StrikeSetLater& strike) {
  require_positive(fmt::format("{}.part", field), strike.part);
  require(strike.days >= 1, fmt::format("{}.days", field), ">= 1", strike.days);
  require_date(fmt::format("{}.on", field), strike.on);
  require_enumerator(fmt::format("{}.price", field), strike.price);
}

}  // namespace

std::optional<PerShare> set_strike(const StrikeSetLater& strike, const DatedSeries<PerShare>& prices) {
  require_strike("strike", strike);
  if (prices.empty() || prices[prices.size() - 1].date < strike.on) return std::nullopt;
  const auto days = static_cast<std::size_t>(strike.days);
  const DatedSeries<PerShare> until = prices.between(prices[0].date, strike.on);
  if (until.size() < days) return std::nullopt;
  PerShare sum{0.0};
  for (std::size_t i = until.size() - days; i < until.size(); ++i) sum += until[i].value;
  return strike.part * sum / static_cast<double>(days);
}

std::string describe(const Strike& strike) {
  return std::visit([](const auto& one) { return strike_text(one); }, strike);
}

const Strike& require_strike(std::string_view field, const Strike& strike) {
  std::visit([field](const auto& one) { require_one(field, one); }, strike);
  return strike;
}

}  // namespace fairvalue
