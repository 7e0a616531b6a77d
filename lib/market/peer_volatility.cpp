#include <fairvalue/market/peer_volatility.hpp>

#include <set>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>
#include <fairvalue/math/quantile.hpp>
#include <fairvalue/math/statistics.hpp>

namespace fairvalue {
namespace {

void require_peer_names(std::span<const PeerCloses> peers) {
  std::set<std::string> names;
  for (std::size_t i = 0; i < peers.size(); ++i) {
    const std::string field = fmt::format("peers[{}].name", i);
    require(!peers[i].name.empty(), field, "a name", "none");
    require(names.insert(peers[i].name).second, field, "unique", peers[i].name);
  }
}

std::string list_of_names(std::span<const PeerVolatility> peers) {
  std::string list;
  for (const auto& peer : peers) list += (list.empty() ? "" : ", ") + peer.name;
  return list;
}

double value_of(const PeerVolatilities& group, PeerStatistic statistic) {
  switch (statistic) {
    case PeerStatistic::mean: return group.mean;
    case PeerStatistic::median: return group.median;
    case PeerStatistic::lower_quartile: return group.lower_quartile;
    case PeerStatistic::upper_quartile: return group.upper_quartile;
  }
  refuse_enumerator(statistic);
}

}  // namespace

std::optional<PeerVolatilities> peer_volatilities(std::span<const PeerCloses> peers, Date as_of, int months,
                                                  ReturnInterval interval) {
  require_peer_names(peers);
  std::vector<PeerVolatility> with;
  std::vector<PeerWithoutVolatility> without;
  std::vector<double> values;
  for (const auto& [name, closes] : peers) {
    if (auto volatility = trailing_volatility(closes, as_of, months, interval)) {
      values.push_back(volatility->value);
      with.push_back({name, *std::move(volatility)});
    } else {
      without.push_back({name, fmt::format("closes do not cover the {} months to {}, or did not move", months,
                                           to_string(as_of))});
    }
  }
  if (with.empty()) return std::nullopt;
  return PeerVolatilities{.peers = std::move(with),
                          .left_out = std::move(without),
                          .as_of = as_of,
                          .months = months,
                          .interval = interval,
                          .mean = mean(values),
                          .median = median(values),
                          .lower_quartile = quantile(values, 0.25),
                          .upper_quartile = quantile(values, 0.75)};
}

Volatility peer_volatility(const PeerVolatilities& group, PeerStatistic statistic) {
  require_not_empty("group.peers", group.peers.size());
  return {.value = require_positive("group." + std::string{to_string(statistic)}, value_of(group, statistic)),
          .kind = VolatilityKind::peer_group,
          .source = fmt::format("{} of {} {} ({}), {} closes of the {} months to {}", to_string(statistic),
                                group.peers.size(), group.peers.size() == 1 ? "peer" : "peers",
                                list_of_names(group.peers), to_string(group.interval), group.months,
                                to_string(group.as_of))};
}

}  // namespace fairvalue
