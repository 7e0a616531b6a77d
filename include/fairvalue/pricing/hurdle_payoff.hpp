/// \file pricing/hurdle_payoff.hpp
/// Payoffs of barrier claims: up-and-in claims and one-touches.
#pragma once
#include <fairvalue/core/enum_names.hpp>

namespace fairvalue {

/// The payoff if the price reaches the hurdle H between `watched_from` and the expiry T. "At the hit" is the
/// first time at or above the hurdle: the price is then H, or the price at `watched_from` if that is higher.
enum class HurdlePayoff {
  cash_at_hit,      ///< 1 at the hit: the one-touch at the hit
  cash_at_expiry,   ///< 1 at T: the one-touch at expiry, the plain cash-or-nothing up-and-in
  share_at_hit,     ///< one share at the hit: what a penny warrant exercised on vesting is worth
  share_at_expiry,  ///< one share at T, without dividends until then: the plain asset-or-nothing up-and-in
  cash_if_above,    ///< 1 at T if S_T > K: cash-or-nothing up-and-in call
  cash_if_below,    ///< 1 at T if S_T <= K: cash-or-nothing up-and-in put
  share_if_above,   ///< one share at T if S_T > K: asset-or-nothing up-and-in call
  share_if_below,   ///< one share at T if S_T <= K: asset-or-nothing up-and-in put
  call,             ///< max(S_T - K, 0) at T: the up-and-in call
  put,              ///< max(K - S_T, 0) at T: the up-and-in put
  call_at_hit       ///< max(S - K, 0) at the hit
};
template <>
inline constexpr auto enum_names<HurdlePayoff> = names_of("payoff", {{"cash_at_hit", "cash at the hit"},
                                                                     {"cash_at_expiry", "cash at expiry"},
                                                                     {"share_at_hit", "share at the hit"},
                                                                     {"share_at_expiry", "share at expiry"},
                                                                     {"cash_if_above", "cash if above"},
                                                                     {"cash_if_below", "cash if below"},
                                                                     {"share_if_above", "share if above"},
                                                                     {"share_if_below", "share if below"},
                                                                     {"call"},
                                                                     {"put"},
                                                                     {"call_at_hit", "call at the hit"}});

}  // namespace fairvalue
