/// \file equity/peers.hpp
/// What the market pays for companies alike, as a line: multiple on the share of revenue that AI brings, on
/// growth, or on both. Who lies below it is cheaper than the others of its kind.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <fairvalue/core/enum_names.hpp>
#include <fairvalue/core/units.hpp>
#include <fairvalue/math/regression.hpp>

namespace fairvalue {

/// A company of the comparison. Price and EPS on one basis, period and currency for all: the caller's
/// promise.
struct Peer {
  std::string name;
  std::optional<PerShare> price{};   ///< > 0
  std::optional<PerShare> eps{};     ///< finite; a loss has no multiple
  std::optional<double> ai_share{};  ///< of revenue, in [0, 1]
  std::optional<double> growth{};    ///< of EPS, expected, a year; > -1
};

/// What the multiple is explained by.
enum class PeerDriver { ai_share, growth, ai_share_and_growth };
template <>
inline constexpr auto enum_names<PeerDriver> = names_of(
    "driver", {{"ai_share", "AI share"}, {"growth"}, {"ai_share_and_growth", "AI share and growth"}});

/// A peer beside the line.
struct PeerOnLine {
  std::string name;
  Multiple multiple;                        ///< price / EPS
  Multiple on_line;                         ///< what the line gives it
  Multiple residual;                        ///< multiple - on_line; negative: below the line, cheaper
  std::optional<PerShare> price_on_line{};  ///< on_line x EPS; NM where the line gives no positive multiple
};

/// A peer that takes no part, and why: "no price", "no EPS", "a loss has no multiple", "no AI share", "no
/// growth".
struct PeerLeftOut {
  std::string name;
  std::string reason;
};

struct PeerLine {
  PeerDriver driver;
  Regression regression;              ///< the response is the multiple; predictors "AI share", "growth"
  std::vector<PeerOnLine> ranking{};  ///< furthest below the line first; empty unless the status is fitted
  std::vector<PeerLeftOut> left_out{};
};

/// Ordinary least squares of price / EPS on the driver, over the peers that have all it needs. Too few of
/// them, one AI share for all, or shares and growths that move together: the regression's status says so.
/// Throws DomainError naming `peers[i].price` and so on, and a name that is blank or repeats.
/// Not covered: that few peers, of one day, make a wide line; see the prediction's range.
PeerLine peer_line(std::span<const Peer> peers, PeerDriver driver);

/// A stock priced on the line.
struct LinePrice {
  Multiple multiple;                ///< of the line at the stock's drivers
  Interval<Multiple> range;         ///< of one stock more there, see Prediction
  std::optional<PerShare> price{};  ///< multiple x EPS; NM where that multiple or EPS is not positive
};

/// The stock where the line has it today, whether or not it was among the peers. Its price is not needed.
/// Throws DomainError when the line has no fit, or the stock lacks EPS or a driver.
LinePrice price_on_line(const PeerLine& line, const Peer& stock, double confidence = 0.95);

/// The same stock after its AI share has moved by so much (in points, 0.10 for ten), held within [0, 1],
/// growth and EPS as they are: "everyone moves right". The line itself is today's.
LinePrice price_on_line_after_move(const PeerLine& line, const Peer& stock, double ai_share_change,
                                   double confidence = 0.95);

}  // namespace fairvalue
