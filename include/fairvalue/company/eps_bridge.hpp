/// \file company/eps_bridge.hpp
/// The way from one EPS to another: what revenue, margin, tax and the share count did.
#pragma once
#include <fairvalue/company/segment_build.hpp>
#include <fairvalue/core/units.hpp>

namespace fairvalue {

/// EPS as revenue x pretax margin x (1 - tax rate) / diluted shares.
struct EpsDrivers {
  Money revenue;          ///< > 0
  double pretax_margin;   ///< income before tax over revenue; a loss is negative
  double tax_rate;        ///< in [0, 1)
  Shares diluted_shares;  ///< > 0
};

/// Throws DomainError naming the member that breaks its rule: "eps_drivers.revenue: must be > 0, got 0".
PerShare eps(const EpsDrivers& drivers);

/// A built year's own drivers, which give its EPS again. A year of loss has tax rate 0. Throws DomainError
/// where the year has no revenue.
EpsDrivers drivers(const BuiltYear& year);

/// The drivers of an EPS of which the revenue, the tax rate and the share count are known: the margin is what
/// makes them fit. For a loss give a tax rate of 0.
EpsDrivers drivers(PerShare eps, Money revenue, double tax_rate, Shares diluted_shares);

/// The same company with `added` revenue at a pretax margin of its own: an order, a deal. added >= 0.
EpsDrivers with_revenue(const EpsDrivers& drivers, Money added, double pretax_margin);

/// Exact: from + revenue + margin + tax + shares = to, up to rounding of the sum.
struct EpsBridge {
  PerShare from;
  PerShare revenue;  ///< the new revenue at the old margin, tax rate and share count
  PerShare margin;   ///< then the new margin on that revenue
  PerShare tax;      ///< then the new tax rate
  PerShare shares;   ///< then the new share count; negative when shares are issued
  PerShare to;
};

/// One driver after the other, in that order, each at the new value of those before it: another order gives
/// other parts and the same sum. Both on the shares of one day (see core/split.hpp).
EpsBridge eps_bridge(const EpsDrivers& from, const EpsDrivers& to);

}  // namespace fairvalue
