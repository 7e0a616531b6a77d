#include <fairvalue/pricing/value_by_simulation.hpp>

#include "sampling/diluted_run.hpp"
#include "sampling/valued_simulation.hpp"

namespace fairvalue {

SimulatedValue value_by_simulation(const std::vector<WarrantPosition>& positions, const PriceModel& model,
                                   const ValuationTerms& terms, const SimulationSettings& settings) {
  require_terms(terms);
  require_settings(settings);
  SimulatedValue value =
      detail::diluted_run(detail::valued_simulation(positions, model, terms, settings), terms, settings);
  if (settings.total_alone) {
    value.tranches.clear();
    value.vested.clear();
  }
  return value;
}

SimulatedValue value_by_simulation(const WarrantPosition& position, const PriceModel& model,
                                   const ValuationTerms& terms, const SimulationSettings& settings) {
  return detail::of_one_position(
      [&] { return value_by_simulation(std::vector{position}, model, terms, settings); });
}

}  // namespace fairvalue
