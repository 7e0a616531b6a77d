#include <fairvalue/company/share_count.hpp>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

ShareCount year_of(Shares opening, Shares closing) {
  return {.opening = opening, .closing = closing, .average = 0.5 * opening + 0.5 * closing};
}

void require_flow(std::size_t year, const ShareFlow& flow) {
  require_non_negative(fmt::format("flows[{}].buybacks", year), flow.buybacks);
  require_non_negative(fmt::format("flows[{}].issuance", year), flow.issuance);
  require_positive(fmt::format("flows[{}].price", year), flow.price);
}

Shares closing_after(std::size_t year, Shares opening, const ShareFlow& flow) {
  const Shares closing = opening + (flow.issuance - flow.buybacks) / flow.price;
  require(closing.value > 0.0, fmt::format("flows[{}].buybacks", year),
          fmt::format("below the value of all shares, {:.6g}", (flow.price * opening + flow.issuance).value),
          flow.buybacks.value);
  return require_finite(fmt::format("closing shares of flows[{}]", year), closing);
}

}  // namespace

std::vector<ShareCount> share_count_path(Shares opening, std::span<const ShareFlow> flows) {
  require_positive("opening", opening);
  std::vector<ShareCount> years;
  for (std::size_t i = 0; i < flows.size(); ++i) {
    require_flow(i, flows[i]);
    years.push_back(year_of(opening, closing_after(i, opening, flows[i])));
    opening = years.back().closing;
  }
  return years;
}

std::vector<ShareCount> share_count_path(Shares opening, double net_rate, int years) {
  require_positive("opening", opening);
  require_growth("net_rate", net_rate);
  require_periods("years", years);
  std::vector<ShareCount> path;
  for (int i = 0; i < years; ++i) {
    path.push_back(year_of(opening, require_positive("closing", opening * (1.0 + net_rate))));
    opening = path.back().closing;
  }
  return path;
}

}  // namespace fairvalue
