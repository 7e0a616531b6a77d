/// \file pricing/black_scholes.hpp
/// European options on a share with a continuous dividend yield.
#pragma once
#include <fairvalue/core/enum_names.hpp>
#include <fairvalue/pricing/flat_market.hpp>

namespace fairvalue {

enum class OptionKind { call, put };
template <>
inline constexpr auto enum_names<OptionKind> = names_of("kind", {"call", "put"});

struct EuropeanOption {
  OptionKind kind;
  PerShare strike;  ///< >= 0
  Years expiry;     ///< >= 0; at 0 the value is the exercise value now
};

/// Call: S e^{-qT} N(d1) - K e^{-rT} N(d2), d1 = (ln(S/K) + (r - q + sigma^2/2) T) / (sigma sqrt T), d2 = d1
/// - sigma sqrt T; for the put every sign is reversed. At strike 0 the call is the share without its
/// dividends. Throws DomainError naming the member that breaks its rule ("option.expiry: must be >= 0, got
/// -1"). Source: Black and Scholes (1973); Merton (1973), Bell Journal 4(1), for the yield.
PerShare option_value(const FlatMarket& market, const EuropeanOption& option);

struct OptionGreeks {
  double delta;  ///< per unit of the share price
  double gamma;  ///< of delta, per unit of the share price
  double vega;   ///< per 1.00 of volatility
  double theta;  ///< per year that passes
  double rho;    ///< per 1.00 of the rate
};
/// In closed form. Throws as `option_value` does, and if expiry or strike is 0, where greeks are
/// discontinuous.
OptionGreeks option_greeks(const FlatMarket& market, const EuropeanOption& option);

}  // namespace fairvalue
