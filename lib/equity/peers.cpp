#include <fairvalue/equity/peers.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
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
  return require_result("price_on_line", multiple * eps);
}

bool of_logs(PeerResponse response) {
  return require_enumerator("response", response) == PeerResponse::log_multiple;
}

double response_of(Multiple multiple, PeerResponse response) {
  return of_logs(response) ? std::log(multiple.value) : multiple.value;
}

/// The multiple that a value of the response stands for.
Multiple multiple_of(double value, PeerResponse response) {
  return Multiple{of_logs(response) ? require_result("on_line", std::exp(value)) : value};
}

PeerOnLine beside_line(const Peer& peer, double fitted, PeerResponse response) {
  const Multiple multiple = *price_to_earnings(*peer.price, *peer.eps);
  const Multiple on_line = multiple_of(fitted, response);
  return {.name = peer.name,
          .multiple = multiple,
          .on_line = on_line,
          .residual = multiple - on_line,
          .price_on_line = priced(on_line, *peer.eps)};
}

/// The places of the peers, the one with the smallest residual first.
std::vector<std::size_t> by_residual(const LinearFit& fit) {
  std::vector<std::size_t> places(fit.residuals.size());
  std::iota(places.begin(), places.end(), std::size_t{0});
  std::stable_sort(places.begin(), places.end(),
                   [&](std::size_t a, std::size_t b) { return fit.residuals[a] < fit.residuals[b]; });
  return places;
}

std::vector<PeerOnLine> ranked(const std::vector<Peer>& peers, const LinearFit& fit, PeerResponse response) {
  std::vector<PeerOnLine> ranking;
  for (const std::size_t i : by_residual(fit))
    ranking.push_back(beside_line(peers[i], fit.fitted[i], response));
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

PeerLine peer_line(std::span<const Peer> peers, PeerDriver driver, PeerResponse response) {
  require_peers(peers);
  require_enumerator("response", response);
  PeerLine line{
      .driver = driver, .response = response, .regression = {.status = RegressionStatus::too_few_points}};
  std::vector<Peer> taking_part;
  std::vector<double> responses;
  for (const Peer& peer : peers) {
    std::string reason = missing(peer, driver);
    if (!reason.empty()) {
      line.left_out.push_back({.name = peer.name, .reason = std::move(reason)});
      continue;
    }
    taking_part.push_back(peer);
    responses.push_back(response_of(*price_to_earnings(*peer.price, *peer.eps), response));
  }
  line.regression = least_squares(responses, predictors(taking_part, driver));
  if (line.regression.fit) line.ranking = ranked(taking_part, *line.regression.fit, response);
  return line;
}

bool slopes_are_significant(const PeerLine& line, double level) {
  require(0.0 < level && level < 1.0, "level", "above 0 and below 1", level);
  if (!line.regression.fit) return false;
  const auto& coefficients = line.regression.fit->coefficients;  // the intercept first
  return std::all_of(coefficients.begin() + 1, coefficients.end(), [&](const Coefficient& slope) {
    return slope.p_value ? *slope.p_value < level : slope.value != 0.0;
  });
}

LinePrice price_on_line(const PeerLine& line, const Peer& stock, double confidence) {
  require_stock(line, stock);
  const Prediction on_line = predict(*line.regression.fit, drivers(stock, line.driver), confidence);
  const Multiple multiple = multiple_of(on_line.value, line.response);
  return {.multiple = multiple,
          .range = {multiple_of(on_line.range.low, line.response),
                    multiple_of(on_line.range.high, line.response)},
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
