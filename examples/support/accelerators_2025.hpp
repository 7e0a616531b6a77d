/// \file support/accelerators_2025.hpp
/// What article 003 says of accelerators, their supply and their lead times, 2025-08-05.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <fairvalue/core/date.hpp>
#include <fairvalue/core/interval.hpp>
#include <fairvalue/core/standing.hpp>
#include <fairvalue/core/units.hpp>
#include <fairvalue/industry/capacity.hpp>
#include <fairvalue/industry/lead_time.hpp>
#include <fairvalue/industry/market_size.hpp>

namespace examples {

using namespace fairvalue;

struct Accelerators2025 {
  Date published;
  // H20
  Sourced<Interval<double>> rumoured_orders;
  Sourced<double> inventory;             ///< dies not yet packaged, at least
  Sourced<std::vector<LeadStep>> whole;  ///< from order to delivery: the shortest, the longest
  Sourced<std::vector<LeadStep>> named_steps;
  // RTX PRO 6000
  Sourced<Interval<double>> overseas;
  Sourced<Interval<double>> internet_share;
  Sourced<double> second_tier;  ///< all of China's second tier
  Sourced<Interval<double>> second_tier_each;
  Sourced<double> cards_a_server;
  Sourced<double> cards_a_large_server;
  Sourced<Interval<double>> supermicro;  ///< shares of the servers
  Sourced<Interval<double>> quanta;
  Sourced<Interval<double>> wistron;
  Sourced<Interval<double>> inventec;
  // CoWoP
  Sourced<Interval<double>> yield_fall;
  Sourced<Interval<double>> feasible;
  Sourced<double> yield_now;
  // OpenAI
  Sourced<double> planned;  ///< by the year's end
  Sourced<Interval<double>> training_fleet;
  Sourced<std::vector<double>> expected_split;  ///< NVIDIA, AMD
  Sourced<std::vector<double>> wished_split;
  Sourced<double> to_oracle;
  Sourced<double> to_microsoft;
  Sourced<Interval<Money>> price_each;
  Sourced<double> watts_each;
  Sourced<double> overhead;
  Sourced<MarketSize> market;  ///< of 2028, for the price the units imply
  Sourced<double> market_growth;
  Sourced<Interval<double>> amd_share;
  Sourced<SupplyChain> chain;
  // Intel
  Sourced<double> jaguar_memory;
  Sourced<double> b200_memory;
  Sourced<Years> validation;
  Sourced<Interval<double>> revisions;
  Sourced<double> iterations_before;
  Sourced<Interval<double>> iterations_after;
};

/// Read from the file, or from the program's own: examples/industry/accelerators_2025.toml. Throws as
/// NumberTable does.
Accelerators2025 accelerators_2025(const std::optional<std::string>& path = {});

}  // namespace examples
