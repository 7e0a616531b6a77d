/// \file industry/capacity.hpp
/// Parts that are joined, and steps that follow one another: how much comes out, and which holds the rest
/// back.
#pragma once
#include <string>
#include <vector>

namespace fairvalue {

/// One kind of part: logic dies, memory stacks. A bad one is thrown away before it is joined with others.
struct SupplyPart {
  std::string name;
  double capacity;    ///< parts started a year; >= 0
  double needed = 1;  ///< good ones in one finished unit; > 0
  double yield = 1;   ///< share that is good; above 0 and at most 1
};

/// One step that all parts go through together: packaging, board, test. A bad unit takes its parts with it.
struct SupplyStep {
  std::string name;
  double capacity;   ///< units started a year; >= 0
  double yield = 1;  ///< share that leaves the step good; above 0 and at most 1
};

struct SupplyChain {
  std::vector<SupplyPart> parts;
  std::vector<SupplyStep> steps;  ///< in the order of work
};

/// What one part or step could finish if it alone held the others back.
struct SupplyBound {
  std::string name;
  double units;   ///< finished good units a year
  double unused;  ///< share of its capacity that the weakest leaves idle; 0 at the weakest
};

struct SupplyOutput {
  double units;                     ///< finished good units a year: the least of the bounds
  std::string weakest;              ///< whose bound that is; the first of equals
  std::vector<SupplyBound> bounds;  ///< parts first, then steps, as given
};

/// A part could finish capacity x yield / needed x the yields of all steps; a step its capacity x its own
/// yield and those of the steps after it. At least one part or step. Throws DomainError naming
/// "chain.parts[1].yield" and so on. For the day on which a site is ready see deal/weakest_link.hpp.
SupplyOutput supply_output(const SupplyChain& chain);

}  // namespace fairvalue
