#include "combined_gates.hpp"

#include <algorithm>

namespace fairvalue::detail {
namespace {

std::optional<PriceGate> price_of(const PriceGate& gate, Date) { return gate; }
std::optional<PriceGate> price_of(const MarketCapGate& gate, Date granted) {
  return price_gate(gate, granted);
}
std::optional<PriceGate> price_of(const AllAtOnce& all, Date granted) { return strictest(all, granted); }
template <class G>
std::optional<PriceGate> price_of(const G&, Date) {
  return std::nullopt;
}

bool same_rule(const MonitoringRule& a, const MonitoringRule& b) {
  const MonitoringRule x = reduced(a);
  const MonitoringRule y = reduced(b);
  return x.kind == y.kind && x.n == y.n && x.k == y.k && x.price == y.price;
}

bool lower(const PriceGate& a, const PriceGate& b) { return a.hurdle < b.hurdle; }

/// Whether all look at the same prices in the same way.
bool comparable(const std::vector<PriceGate>& gates, Date granted) {
  const auto like_first = [&](const PriceGate& gate) {
    const PriceGate& first = gates.front();
    return same_rule(gate.rule, first.rule) &&
           first_counted_day(gate, granted) == first_counted_day(first, granted);
  };
  return !gates.empty() && std::ranges::all_of(gates, like_first);
}

}  // namespace

std::optional<PriceGate> as_price_gate(const Gate& gate, Date granted) {
  return std::visit([granted](const auto& one) { return price_of(one, granted); }, gate);
}

std::optional<PriceGate> strictest(const AllAtOnce& all, Date granted) {
  std::vector<PriceGate> prices;
  for (const MarketGate& gate : all.gates) {
    const auto price = std::visit([granted](const auto& one) { return price_of(one, granted); }, gate);
    if (!price) return std::nullopt;
    prices.push_back(*price);
  }
  if (!comparable(prices, granted)) return std::nullopt;
  return *std::ranges::max_element(prices, lower);
}

std::optional<PriceGate> easiest(const std::vector<PriceGate>& gates, Date granted) {
  if (!comparable(gates, granted)) return std::nullopt;
  return *std::ranges::min_element(gates, lower);
}

}  // namespace fairvalue::detail
