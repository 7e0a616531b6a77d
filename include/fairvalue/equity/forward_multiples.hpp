/// \file equity/forward_multiples.hpp
/// A share's multiples of next-twelve-months earnings, on each day of what analysts had said by then.
#pragma once
#include <optional>
#include <span>

#include <fairvalue/company/estimate.hpp>
#include <fairvalue/core/fiscal_period.hpp>
#include <fairvalue/equity/multiple_band.hpp>

namespace fairvalue {

/// Which rows make the consensus of each day; see ConsensusQuery.
struct ForwardQuery {
  int stale_after_days = 180;
  std::optional<EarningsBasis> basis{};
  std::optional<double> outlier_limit{};
};

/// On each day of a close: the close over ntm_eps of the consensus means of the fiscal years that make the
/// next twelve months, each rebuilt from the rows known on that day, so that nothing later is seen. A day on
/// which one of them has no consensus has no multiple and counts as stale; one of expected losses is not
/// meaningful. `years` in order, without gaps, up to one that begins after the last close; rows of other
/// periods and measures are left alone. Throws DomainError where `years` do not cover the twelve months of a
/// day, and as consensus, ntm_eps and multiple_history do.
MultipleHistory forward_multiples(const PriceHistory& prices, std::span<const Estimate> estimates,
                                  std::span<const FiscalPeriod> years, const ForwardQuery& query = {});

}  // namespace fairvalue
