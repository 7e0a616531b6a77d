/// \file market/volatility.hpp
/// How much a price moves in a year, and where that number is from.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <fairvalue/core/dated_series.hpp>
#include <fairvalue/core/units.hpp>

namespace fairvalue {

enum class VolatilityKind { historical, implied, blended };
std::string_view to_string(VolatilityKind kind);

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

/// A quote as given. Throws DomainError unless the value is > 0 and the source not empty.
Volatility implied_volatility(double value, std::string source);

struct WeightedVolatility {
  Volatility volatility;
  double weight;  ///< >= 0; the weights sum to 1 within 1e-9
};
/// The weighted mean of the values, as practice has it (SEC SAB 107, topic 14.D.1, leaves the weights to
/// judgement). Its standard error joins those given, sqrt(sum of (weight x error)^2), taken as independent
/// and a part without one as exact; none when no part with a weight has one. At least one part; throws
/// DomainError naming what breaks its rule: "parts[1].weight: must be >= 0, got -1", "parts.weight: must be a
/// sum of 1, got 0.9".
Volatility blended_volatility(std::span<const WeightedVolatility> parts);

}  // namespace fairvalue
