/// \file model/wrong_way.hpp
/// Wrong-way risk: the customer pays with the shares it is given, so that a low price also means few
/// gigawatts.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include <fairvalue/model/case.hpp>

namespace fairvalue {

/// How the customer pays. A rule that a caller applies on purpose: no valuation uses it unasked.
struct FundingRule {
  double market_impact;          ///< of selling: a share brings price x (1 - impact); in [0, 1)
  std::vector<Money> own_funds;  ///< of each year; what is left is kept for the next; >= 0
};

/// The customer's purchases of one year under the rule.
struct FundedYear {
  Gigawatts planned;
  Gigawatts bought;
  Money cost;         ///< of the planned gigawatts
  Money own_funds;    ///< spent
  Money from_shares;  ///< raised by selling vested shares, after impact and strike
  Shares sold;
  Shares vested_to_date;  ///< at the year's end
  bool failed;            ///< bought less than planned
};

/// Year by year, on one path of prices, one for each year. The year's planned gigawatts are paid for by own
/// funds first, then by selling shares that had vested by the end of the year before, as many as are needed;
/// what is not paid for is not bought, then or later. At the year's end a tranche vests if the gigawatts
/// bought to date have reached its volume gate and the price its hurdle (a latched hurdle may have been met
/// earlier). A warrant that has expired vests nothing; sold shares are exercised at the strike. The deal must
/// have a warrant. Throws DomainError on a bad deal or rule, and on another number of prices or funds than
/// years.
std::vector<FundedYear> funded_purchases(const Deal& deal, std::span<const FiscalPeriod> years,
                                         std::span<const PerShare> prices, const FundingRule& rule);

/// Prices at the years' ends for `wrong_way`: a geometric Brownian motion from the spot.
struct RealWorldPrices {
  PerShare spot;      ///< > 0
  Date as_of;         ///< before the first year's end
  double drift;       ///< real-world, of the mean price, continuously compounded: a forecast
  double volatility;  ///< a year; > 0
};

struct WrongWay {
  std::vector<double> failure;  ///< probability of a funding failure in each year
  double any_failure;           ///< in any of them
  Gigawatts planned;            ///< in all years
  Gigawatts expected;           ///< mean bought
  /// Of the last year's price and the gigawatts bought, over the paths; none where all buy the same.
  std::optional<double> correlation{};
};

/// Simulates `paths` (1,000 to 10,000,000) independent paths; a path is a function of seed and index alone,
/// so that the same arguments give the same bits. A probability p has a standard error of sqrt(p (1 - p) /
/// paths). The prices do not feel the gigawatts: only the customer's purse connects the two.
WrongWay wrong_way(const Deal& deal, std::span<const FiscalPeriod> years, const RealWorldPrices& prices,
                   const FundingRule& rule, std::uint32_t paths, std::uint64_t seed);

}  // namespace fairvalue
