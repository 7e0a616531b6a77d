/// \file tests/nets/contract.hpp
/// One random contract: everything that a simulated value of it depends on.
#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include <fairvalue/pricing/flat_market.hpp>
#include <fairvalue/pricing/value_by_simulation.hpp>

namespace fairvalue::nets {

/// A warrant on one share with one price gate, valued on its grant date.
struct Contract {
  std::uint64_t seed;  ///< of the draw of the contract and of its simulation
  FlatMarket market;
  int days;  ///< calendar days to the expiry
  PerShare hurdle;
  MonitoringRule rule;
  PerShare strike;
  ExercisePolicy exercise;
  Measure measure;  ///< asked for
  ControlVariate control;
  std::uint64_t paths;
  std::optional<double> target_error;
};

Years life(const Contract& contract);
/// At 252 closes a year, as the simulation counts them without a calendar.
int closes(const Contract& contract);
/// sigma sqrt(T).
double deviation(const Contract& contract);

/// Whether the contract vests on the day of the valuation: the simulation then draws nothing that matters.
bool vests_at_once(const Contract& contract);
/// Whether the contract cannot vest: its life has fewer closes than the rule needs.
bool never_vests(const Contract& contract);
/// Whether the value is the same number on every path (under the share measure, a number of shares).
bool is_certain(const Contract& contract);

WarrantPosition position_of(const Contract& contract);
PriceModel model_of(const Contract& contract);
SimulationSettings settings_of(const Contract& contract);

/// All arguments on one line, with as many digits as it takes to read the same numbers again.
std::string describe(const Contract& contract);

}  // namespace fairvalue::nets
