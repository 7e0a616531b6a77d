/// \file company/share_count.hpp
/// How many shares a company has from year to year: what buybacks take out and issuance puts in.
#pragma once
#include <span>
#include <vector>

#include <fairvalue/core/units.hpp>

namespace fairvalue {

/// Money spent on shares and raised by them in one year, all at the year's one price.
struct ShareFlow {
  Money buybacks;  ///< >= 0
  Money issuance;  ///< >= 0; employees' shares count at what they are worth
  PerShare price;  ///< > 0
};

struct ShareCount {
  Shares opening;
  Shares closing;
  Shares average;  ///< (opening + closing) / 2: flows are spread evenly over the year, as EPS weights them
};

/// closing = opening + (issuance - buybacks) / price, year after year. Throws DomainError naming the year
/// that buys back all shares or more: "flows[1].buybacks: must be below the value of all shares ...".
std::vector<ShareCount> share_count_path(Shares opening, std::span<const ShareFlow> flows);

/// closing = opening x (1 + net rate): -0.02 buys back 2 % of all shares a year. net_rate > -1, years from 0
/// to 1,000,000.
std::vector<ShareCount> share_count_path(Shares opening, double net_rate, int years);

}  // namespace fairvalue
