#include "formula_check.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fairvalue/pricing/tranche_claim.hpp>

#include "pricing/warrant/claim_checks.hpp"

namespace fairvalue::detail {
namespace {

/// Relative error of simulated prices: floats, and normals accurate to 3.5e-6. It does not average out.
constexpr double accuracy_of_paths = 1e-5;
constexpr double max_errors = 6.0;

/// Whether the claim is exactly what is simulated: closes are those of the position with the last expiry, and
/// a milestone between two closes counts on the later one.
bool is_simulated_claim(const TrancheClaim& claim, const TranchePieces& tranche, const CloseGrid& grid) {
  const bool whole_life =
      tranche.last_day == grid.closes && std::abs(claim.expiry.value - grid.life.value) < 1e-9;
  const bool at_the_end = !claim.milestone || claim.milestone->by == claim.expiry;
  return whole_life && at_the_end && tranche.pieces.size() == 1;
}

}  // namespace

std::optional<ClaimValue> formula_value(const PriceModel& model, const TranchePieces& tranche,
                                        const Outcome<TrancheClaim>& claim, const CloseGrid& grid,
                                        const FormulaCheckSettings& settings) {
  if (!claim.has_value() || !has_bridges(path_traits(model)) ||
      settings.exercise != ExercisePolicy::hold_to_expiry) {
    return std::nullopt;
  }
  const TrancheClaim& known = claim.value();
  if (!is_simulated_claim(known, tranche, grid) || day_matters(known, {})) return std::nullopt;
  const bool is_slow = known.hurdle && !needs_highs(known.hurdle->rule);
  if (is_slow && !settings.cross_check) return std::nullopt;
  const auto found = attempt([&] { return claim_value(flat_market(model.market), known); });
  return found.has_value() ? std::optional{found.value()} : std::nullopt;
}

FormulaCheck checked(const Sampled& simulated, const ClaimValue& formula, PerShare spot) {
  const double exact = formula.value.value;
  const double difference = simulated.mean - exact;
  const double error = simulated.standard_error + formula.error_bound;
  const double open = accuracy_of_paths * std::max(spot.value, exact);
  return {.method = formula.method,
          .value = exact,
          .difference_in_errors = difference / std::max(error, std::numeric_limits<double>::min()),
          .agrees = std::abs(difference) <= max_errors * error + open};
}

std::optional<double> difference_in_errors(const Answer& a, const Answer& b) {
  const double chance = std::hypot(a.value.standard_error, b.value.standard_error);
  const double error = chance + a.error_bound + b.error_bound;
  return chance > 0.0 ? std::optional{(a.value.mean - b.value.mean) / error} : std::nullopt;
}

}  // namespace fairvalue::detail
