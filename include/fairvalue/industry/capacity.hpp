/// \file industry/capacity.hpp
/// Stages of a supply chain in series: how much comes out, and which one holds the rest back.
#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace fairvalue {

/// One stage: wafers, memory stacks, packages, boards.
struct SupplyStage {
  std::string name;
  double capacity;    ///< its own units it can work on in a year; >= 0
  double needed = 1;  ///< good ones of them in one unit of the next stage, or of the product: 8 stacks a
                      ///< package, 1/60 of a wafer a die; > 0
  double yield = 1;   ///< share that leaves the stage good; above 0 and at most 1
};

/// What the chain delivers.
struct SupplyOutput {
  double units;         ///< finished good units a year
  std::size_t weakest;  ///< the stage that sets it; the first of equals
  std::vector<double>
      slack;  ///< unused share of each stage's capacity; 0 at the weakest and where there is none
};

/// The least, over the stages, of what each could finish: capacity x yield / needed, times yield / needed of
/// every stage after it. At least one stage. Throws DomainError naming "stages[1].yield" and so on.
/// For the day on which a site is ready see deal/weakest_link.hpp.
SupplyOutput supply_output(std::span<const SupplyStage> stages);

}  // namespace fairvalue
