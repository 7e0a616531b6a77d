/// \file equity/attribution.hpp
/// How much of a change in price is the multiple, how much the earnings, how much the share count.
#pragma once
#include <fairvalue/core/units.hpp>

namespace fairvalue {

/// A price as multiple x EPS. Both > 0, and every function here throws DomainError naming the one that is
/// not: "from.eps: must be > 0, got -1".
struct Valuation {
  Multiple multiple;
  PerShare eps;
};

/// The price's growth as a product: (1 + multiple)(1 + earnings) - 1 = total.
struct UpsideSplit {
  double multiple;
  double earnings;
  double total;
};
UpsideSplit split_upside(const Valuation& from, const Valuation& to);

/// The price's change as a sum: M0 dE + E0 dM + dE dM = total.
struct Attribution {
  PerShare earnings;     ///< M0 dE
  PerShare multiple;     ///< E0 dM
  PerShare interaction;  ///< dE dM, which belongs to neither
  PerShare total;
};
Attribution attribution(const Valuation& from, const Valuation& to);

/// The price's change in logarithms, exact without a remainder: ln(M1/M0) + ln(E1/E0) = total.
struct LogAttribution {
  double multiple;
  double earnings;
  double total;
};
LogAttribution log_attribution(const Valuation& from, const Valuation& to);

/// A price as multiple x net income / diluted shares. All > 0.
struct DilutedValuation {
  Multiple multiple;
  Money net_income;
  Shares diluted_shares;
};

/// The same sum with EPS taken apart: income at the old share count, then the new count. The sum is the
/// total.
struct DilutedAttribution {
  PerShare income;       ///< M0 (I1/n0 - I0/n0)
  PerShare dilution;     ///< M0 (I1/n1 - I1/n0); negative when shares are issued
  PerShare multiple;     ///< (I0/n0) dM
  PerShare interaction;  ///< dE dM
  PerShare total;
};
DilutedAttribution attribution(const DilutedValuation& from, const DilutedValuation& to);

/// ln(M1/M0) + ln(I1/I0) - ln(n1/n0) = total, exact.
struct DilutedLogAttribution {
  double multiple;
  double income;
  double dilution;  ///< -ln(n1/n0); negative when shares are issued
  double total;
};
DilutedLogAttribution log_attribution(const DilutedValuation& from, const DilutedValuation& to);

}  // namespace fairvalue
