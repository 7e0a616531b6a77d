#include <fairvalue/industry/market_share.hpp>

#include <string_view>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

double require_inner_share(std::string_view field, double share) {
  require(0.0 < share && share < 1.0, field, "between 0 and 1, both excluded", share);
  return share;
}

double odds(double share) { return share / (1.0 - share); }

}  // namespace

Money share_revenue(double share, Money market) {
  return require_result("share_revenue",
                        require_fraction("share", share) * require_positive("market", market));
}

double share_of(Money revenue, Money market) {
  require_non_negative("revenue", revenue);
  require_positive("market", market);
  require(revenue <= market, "revenue", fmt::format("at most the market of {}", market.value), revenue.value);
  return require_result("share_of", revenue / market);
}

double share_gain_per_year(double from, double to, Years years) {
  const double gain = require_fraction("to", to) - require_fraction("from", from);
  return require_result("share_gain_per_year", gain / require_positive("years", years.value));
}

double share_after_growth(double share, double own, double others) {
  require_fraction("share", share);
  const double company = share * (1.0 + require_growth("own", own));
  const double rest = (1.0 - share) * (1.0 + require_growth("others", others));
  return require_result("share_after_growth",
                        company / require_positive("market after growth", company + rest));
}

double small_share_factor(double own, double others) {
  const double factor = (1.0 + require_growth("own", own)) / (1.0 + require_growth("others", others));
  return require_result("small_share_factor", factor);
}

double growth_to_reach_share(double share, double target, double others) {
  require_inner_share("share", share);
  require_inner_share("target", target);
  const double factor = (1.0 + require_growth("others", others)) * (odds(target) / odds(share));
  return require_result("growth_to_reach_share", require_growth("growth_to_reach_share", factor - 1.0));
}

}  // namespace fairvalue
