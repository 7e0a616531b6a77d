#include "claim_market.hpp"

#include <algorithm>
#include <optional>
#include <variant>

#include "claim_checks.hpp"

namespace fairvalue::detail {
namespace {

/// The one day on whose price the payment depends; empty if that day is not known.
std::optional<Years> day_of_payment(const TrancheClaim& claim, const ClaimMethods& methods) {
  if (claim.hurdle) return std::nullopt;
  if (methods.exercise == ExercisePolicy::hold_to_expiry) return claim.expiry;
  if (!day_matters(claim, methods)) return Years{0.0};
  if (!claim.milestone) return claim.earliest;
  const auto* fixed = std::get_if<Fixed>(&claim.milestone->timing.years);
  if (fixed == nullptr) return std::nullopt;
  return std::clamp(Years{fixed->value}, claim.earliest, claim.expiry);
}

}  // namespace

FlatMarket market_of_claim(const EquityMarket& market, const TrancheClaim& claim,
                           const ClaimMethods& methods) {
  require_market(market);
  if (is_flat(market)) return flat_market(market);
  const auto day = day_of_payment(claim, methods);
  return day ? average_market(market, *day) : flat_market(market);
}

}  // namespace fairvalue::detail
