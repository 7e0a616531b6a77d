/// \file market/volatility.hpp
/// How much a price moves in a year, and where that number is from.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <fairvalue/core/dated_series.hpp>
#include <fairvalue/core/enum_names.hpp>
#include <fairvalue/core/units.hpp>

namespace fairvalue {

enum class VolatilityKind { historical, implied, blended, peer_group };
template <>
inline constexpr auto enum_names<VolatilityKind> =
    names_of("kind", {{"historical"}, {"implied"}, {"blended"}, {"peer_group", "peer group"}});

/// A volatility with its provenance.
struct Volatility {
  double value;  ///< a year, decimal; > 0
  VolatilityKind kind;
  std::string source;                      ///< "closes of 2024-10-03 to 2025-10-03, 251 returns"
  std::optional<double> standard_error{};  ///< of the value, from the sample; none for a quote
  std::optional<Date> first{};             ///< the window's first and last close
  std::optional<Date> last{};
  int returns = 0;  ///< in the window
};

/// Close to close: sqrt(periods a year) x the standard deviation (n - 1) of the log returns between the
/// closes from `first` to `last`, both inside. Standard error sigma / sqrt(2 (n - 1)), for normal returns.
/// No answer with fewer than two returns, or when they are all alike but for rounding, as when the price did
/// not move. Closes must be on one share (see split_adjusted). Throws DomainError on a close of the window
/// <= 0, `last` before `first`, or periods that are not > 0.
std::optional<Volatility> historical_volatility(const DatedSeries<PerShare>& closes, Date first, Date last,
                                                double periods_a_year = 252);

/// Which closes returns are taken between. Weekly: the last close of each week from Monday on; monthly: of each
/// calendar month. A first or last week or month of which the series holds only a part counts as one.
enum class ReturnInterval { daily, weekly, monthly };
template <>
inline constexpr auto enum_names<ReturnInterval> = names_of("interval", {"daily", "weekly", "monthly"});
/// 252, 52 or 12.
double periods_a_year(ReturnInterval interval);

/// The closes that returns are taken between.
DatedSeries<PerShare> sampled(const DatedSeries<PerShare>& closes, ReturnInterval interval);

/// historical_volatility of the closes so sampled from the window, with their periods a year, 252, 52 or 12.
/// Source: "weekly closes of 2024-10-04 to 2025-10-03, 52 returns".
std::optional<Volatility> realised_volatility(const DatedSeries<PerShare>& closes, Date first, Date last,
                                              ReturnInterval interval);

/// realised_volatility over the months up to and including `as_of`, as many as the term that is valued. No
/// answer either when the closes do not cover the term: when the first lies more than 10 days after its first
/// day or the last more than 10 days before `as_of`. `months` from 1 on.
/// Source: the window of ASC 718-10-55-37 (a history as long as the expected term).
std::optional<Volatility> trailing_volatility(const DatedSeries<PerShare>& closes, Date as_of, int months,
                                              ReturnInterval interval = ReturnInterval::daily);

/// A quote as given. Throws DomainError unless the value is > 0 and the source not empty.
Volatility implied_volatility(double value, std::string source);

struct WeightedVolatility {
  Volatility volatility;
  double weight;  ///< >= 0; the weights sum to 1 within 1e-9
};
/// The weighted mean of the values, as practice has it (SEC SAB 107, topic 14.D.1, leaves the weights to
/// judgement). Its source reads "25 % weight on historical 60 % (daily closes of ...) and 75 % on implied 40 %
/// (...)". Its standard error joins those given, sqrt(sum of (weight x error)^2), taken as independent
/// and a part without one as exact; none when no part with a weight has one. At least one part; throws
/// DomainError naming what breaks its rule: "parts[1].weight: must be >= 0, got -1", "parts.weight: must be a
/// sum of 1, got 0.9".
Volatility blended_volatility(std::span<const WeightedVolatility> parts);

}  // namespace fairvalue
