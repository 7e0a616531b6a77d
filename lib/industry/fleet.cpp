#include <fairvalue/industry/fleet.hpp>

#include <fairvalue/core/require.hpp>

namespace fairvalue {
namespace {

double kept(double removed) {
  require(0.0 <= removed && removed < 1.0, "removed", "at least 0 and below 1", removed);
  return 1.0 - removed;
}

}  // namespace

double units_to_install(double working, double removed) {
  return require_result("units_to_install", require_non_negative("working", working) / kept(removed));
}

Money price_per_working_unit(Money price, double removed) {
  return require_result("price_per_working_unit", require_positive("price", price) / kept(removed));
}

}  // namespace fairvalue
