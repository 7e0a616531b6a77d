/// \file tests/nets/oracle.hpp
/// What a contract is worth by something else than the simulation.
#pragma once
#include "contract.hpp"

namespace fairvalue::nets {

struct Oracle {
  double value;
  double standard_error = 0.0;  ///< of a plain loop; 0 for a formula
  double bound = 0.0;           ///< the value is within this of what the simulation estimates
  double paying_risk_neutral;   ///< P(a path pays)
  double paying_share;          ///< the same under the share measure
};
double paying(const Oracle& oracle, Measure measure);

/// By closed form or convolution. The bound holds the numerical error and, for a contract watched at every
/// moment and exercised on vesting, that the simulation pays on the close after the hit.
Oracle value_by_formula(const Contract& contract);

}  // namespace fairvalue::nets
