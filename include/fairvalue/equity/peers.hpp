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

  friend bool operator==(const Peer&, const Peer&) = default;
};

/// What the multiple is explained by.
enum class PeerDriver { ai_share, growth, ai_share_and_growth };
template <>
inline constexpr auto enum_names<PeerDriver> = names_of(
    "driver", {{"ai_share", "AI share"}, {"growth"}, {"ai_share_and_growth", "AI share and growth"}});

/// What the line is fitted to. A line of the multiple itself may give a multiple of zero or less; one of its
/// natural logarithm gives exp(line), which is positive, and measures distances in percent of the line.
enum class PeerResponse { multiple, log_multiple };
template <>
inline constexpr auto enum_names<PeerResponse> = names_of("response",
                                                          {{"multiple"}, {"log_multiple", "log multiple"}});

/// A peer beside the line.
struct PeerOnLine {
  std::string name;
  Multiple multiple;                        ///< price / EPS
  Multiple on_line;                         ///< what the line gives it; of logs: exp of it, the median
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
  PeerResponse response;
  Regression regression;  ///< of the response; predictors "AI share", "growth"
  std::vector<PeerOnLine>
      ranking{};  ///< furthest below the line first, of logs in percent; empty without a fit
  std::vector<PeerLeftOut> left_out{};
};

/// Ordinary least squares of price / EPS, or of its logarithm, on the driver, over the peers that have all it
/// needs. Too few of them, one AI share for all, or shares and growths that move together: the regression's
/// status says so. Throws DomainError naming `peers[i].price` and so on, and a name that is blank or repeats.
/// Not covered: that few peers, of one day, make a wide line; see the prediction's range.
PeerLine peer_line(std::span<const Peer> peers, PeerDriver driver,
                   PeerResponse response = PeerResponse::multiple);

/// Whether the driver explains the multiple at all: every slope's two-sided p-value is below `level`, which
/// lies above 0 and below 1. Where every point lies on the line there is no p-value, and a slope counts
/// unless it is 0. False without a fit. Peers should not be ranked by a line whose slope cannot be told from
/// zero.
bool slopes_are_significant(const PeerLine& line, double level);

/// A stock priced on the line.
struct LinePrice {
  Multiple multiple;                ///< of the line at the stock's drivers; of logs: the median, > 0
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
