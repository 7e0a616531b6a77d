#include <fairvalue/industry/token_demand.hpp>

#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

constexpr double flops_per_weight = 2.0;  // a multiplication and an addition for each token

}  // namespace

double tokens_per_second(const TokenDemand& demand) {
  require_non_negative("demand.people", demand.people);
  require_non_negative("demand.tokens_per_person", demand.tokens_per_person);
  require_positive("demand.seconds", demand.seconds);
  return require_result("tokens_per_second", demand.people * demand.tokens_per_person / demand.seconds);
}

double flops_for_tokens(double tokens_per_second, double parameters) {
  require_non_negative("tokens_per_second", tokens_per_second);
  require_positive("parameters", parameters);
  return require_result("flops_for_tokens", flops_per_weight * parameters * tokens_per_second);
}

double accelerators_needed(double flops, double peak_flops, double utilisation) {
  require_non_negative("flops", flops);
  require_positive("peak_flops", peak_flops);
  require(0.0 < utilisation && utilisation <= 1.0, "utilisation", "above 0 and at most 1", utilisation);
  return require_result("accelerators_needed", flops / (peak_flops * utilisation));
}

double utilisation_needed(double flops, double accelerators, double peak_flops) {
  require_non_negative("flops", flops);
  require_positive("accelerators", accelerators);
  require_positive("peak_flops", peak_flops);
  return require_result("utilisation_needed", flops / accelerators / peak_flops);
}

}  // namespace fairvalue
