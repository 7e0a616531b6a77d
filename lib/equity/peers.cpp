#include <fairvalue/equity/peers.hpp>

#include <algorithm>
#include <cstddef>
#include <set>
#include <string_view>
#include <utility>

#include <fmt/core.h>

#include <fairvalue/core/require.hpp>
#include <fairvalue/equity/multiples.hpp>

namespace fairvalue {
namespace {

bool uses_ai_share(PeerDriver driver) { return require_enumerator("driver", driver) != PeerDriver::growth; }
bool uses_growth(PeerDriver driver) { return require_enumerator("driver", driver) != PeerDriver::ai_share; }

void require_peer(std::string_view field, const Peer& peer) {
  const auto member = [&](const char* name) { return fmt::format("{}.{}", field, name); };
  require(!peer.name.empty(), member("name"), "given", "none");
  if (peer.price) require_positive(member("price"), *peer.price);
  if (peer.eps) require_finite(member("eps"), *peer.eps);
  if (peer.ai_share) require_fraction(member("ai_share"), *peer.ai_share);
  if (peer.growth) require_growth(member("growth"), *peer.growth);
}

void require_peers(std::span<const Peer> peers) {
  require_not_empty("peers", peers.size());
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < peers.size(); ++i) {
    require_peer(fmt::format("peers[{}]", i), peers[i]);
    require(names.insert(peers[i].name).second, fmt::format("peers[{}].name", i), "unique",
            fmt::format("'{}'", peers[i].name));
  }
}

/// Why a peer is left out; empty if it is not.
std::string missing(const Peer& peer, PeerDriver driver) {
  if (!peer.price) return "no price";
  if (!peer.eps) return "no EPS";
  if (*peer.eps <= PerShare{0}) return "a loss has no multiple";
  if (uses_ai_share(driver) && !peer.ai_share) return "no AI share";
  if (uses_growth(driver) && !peer.growth) return "no growth";
  return "";
}

/// The stock's drivers in the order of the line's predictors.
std::vector<double> drivers(const Peer& peer, PeerDriver driver) {
  std::vector<double> values;
  if (uses_ai_share(driver)) values.push_back(*peer.ai_share);
  if (uses_growth(driver)) values.push_back(*peer.growth);
  return values;
}

std::vector<Predictor> predictors(const std::vector<Peer>& peers, PeerDriver driver) {
  std::vector<Predictor> columns;
  if (uses_ai_share(driver)) columns.push_back({.name = "AI share", .values = {}});
  if (uses_growth(driver)) columns.push_back({.name = "growth", .values = {}});
  for (const Peer& peer : peers) {
    const auto values = drivers(peer, driver);
    for (std::size_t j = 0; j < values.size(); ++j) columns[j].values.push_back(values[j]);
  }
  return columns;
}

std::optional<PerShare> priced(Multiple multiple, PerShare eps) {
  if (multiple <= Multiple{0} || eps <= PerShare{0}) return std::nullopt;
  return require_finite("price_on_line", multiple * eps);
}

std::vector<PeerOnLine> ranked(const std::vector<Peer>& peers, const LinearFit& fit) {
  std::vector<PeerOnLine> ranking;
  for (std::size_t i = 0; i < peers.size(); ++i) {
    const Multiple on_line{fit.fitted[i]};
    ranking.push_back({.name = peers[i].name,
                       .multiple = *price_to_earnings(*peers[i].price, *peers[i].eps),
                       .on_line = on_line,
                       .residual = Multiple{fit.residuals[i]},
                       .price_on_line = priced(on_line, *peers[i].eps)});
  }
  std::stable_sort(ranking.begin(), ranking.end(),
                   [](const PeerOnLine& a, const PeerOnLine& b) { return a.residual < b.residual; });
  return ranking;
}

/// Checks the data that the line needs to price a stock.
void require_stock(const PeerLine& line, const Peer& stock) {
  require(line.regression.fit.has_value(), "line", "fitted", to_string(line.regression.status));
  require_peer("stock", stock);
  require(stock.eps.has_value(), "stock.eps", "given", "none");
  require(!uses_ai_share(line.driver) || stock.ai_share, "stock.ai_share", "given", "none");
  require(!uses_growth(line.driver) || stock.growth, "stock.growth", "given", "none");
}

}  // namespace

PeerLine peer_line(std::span<const Peer> peers, PeerDriver driver) {
  require_peers(peers);
  PeerLine line{.driver = driver, .regression = {.status = RegressionStatus::too_few_points}};
  std::vector<Peer> taking_part;
  std::vector<double> multiples;
  for (const Peer& peer : peers) {
    std::string reason = missing(peer, driver);
    if (!reason.empty()) {
      line.left_out.push_back({.name = peer.name, .reason = std::move(reason)});
      continue;
    }
    taking_part.push_back(peer);
    multiples.push_back(price_to_earnings(*peer.price, *peer.eps)->value);
  }
  line.regression = least_squares(multiples, predictors(taking_part, driver));
  if (line.regression.fit) line.ranking = ranked(taking_part, *line.regression.fit);
  return line;
}

LinePrice price_on_line(const PeerLine& line, const Peer& stock, double confidence) {
  require_stock(line, stock);
  const Prediction on_line = predict(*line.regression.fit, drivers(stock, line.driver), confidence);
  const Multiple multiple{on_line.value};
  return {.multiple = multiple,
          .range = {Multiple{on_line.range.low}, Multiple{on_line.range.high}},
          .price = priced(multiple, *stock.eps)};
}

LinePrice price_on_line_after_move(const PeerLine& line, const Peer& stock, double ai_share_change,
                                   double confidence) {
  require_stock(line, stock);
  require(uses_ai_share(line.driver), "line.driver", "a driver with the AI share", "growth");
  require_finite("ai_share_change", ai_share_change);
  Peer moved = stock;
  moved.ai_share = std::clamp(*stock.ai_share + ai_share_change, 0.0, 1.0);
  return price_on_line(line, moved, confidence);
}

}  // namespace fairvalue
