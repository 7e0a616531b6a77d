/// \file accounting/remaining_obligation.hpp
/// Revenue that contracts in force will still bring, after the cost of a customer warrant.
#pragma once
#include <span>

#include <fairvalue/accounting/contra_revenue.hpp>

namespace fairvalue {

/// Disclosed under ASC 606-10-50-13.
struct RemainingObligation {
  Money gross;           ///< price x committed purchases not yet made
  Money contra_revenue;  ///< cost that these purchases will bear, by the last judgement
  Money net;             ///< transaction price allocated to them
};

/// After the last of `periods`. `committed` are cumulative purchases under contract: optional ones are no
/// obligation; at least those made. `price` of one unit, >= 0. Throws DomainError as contra_revenue does.
RemainingObligation remaining_obligation(const CustomerAward& award, std::span<const PurchasePeriod> periods,
                                         double committed, Money price);

}  // namespace fairvalue
