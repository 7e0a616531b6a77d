/// \file accounting/fair_value_file.hpp
/// The work file of a grant-date fair value: support of every input, an independent estimate, and
/// sensitivities.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <fairvalue/accounting/restriction_discount.hpp>
#include <fairvalue/market/volatility.hpp>
#include <fairvalue/market/yield_curve.hpp>
#include <fairvalue/pricing/sampled.hpp>
#include <fairvalue/pricing/simulation_settings.hpp>
#include <fairvalue/pricing/valuation_terms.hpp>
#include <fairvalue/simulation/warrant_position.hpp>

namespace fairvalue {

struct FairValueInputs {
  WarrantPosition position;  ///< outlook and deployment are not looked at: market conditions only
  Spot spot;
  std::vector<WeightedVolatility> volatilities;  ///< own, peers, implied: each with its provenance and weight
  ZeroCurve curve;                               ///< of the spot's day or up to seven days before
  Rate dividend_yield{0.0};
  ValueKind kind = ValueKind::grant_date;  ///< or measurement_date; economic is refused
  /// Where the warrant is expected to end earlier, as one that cannot be transferred: at most the contractual
  /// term; with a reason. None: the contractual term.
  std::optional<Years> expected_term{};
  std::string term_reason{};
  std::optional<PriceAdjustment> adjustment{};    ///< for material non-public information (SEC SAB 120)
  std::optional<RestrictionDiscount> discount{};  ///< for restrictions after exercise alone
  ExercisePolicy exercise = ExercisePolicy::hold_to_expiry;
  SimulationSettings settings{};
  bool with_checks = true;  ///< independent estimates and sensitivities; without, seven runs are spared
};

/// The value of one share by a method that shares no code with the simulation: one number where a formula
/// values the tranche's own rule; for averages and counts of closes the range between as many closes in a row
/// as always meet the rule, and any close, without which it is never met.
struct IndependentEstimate {
  PerShare low;
  PerShare high;
  std::string method;
  bool agrees;  ///< the simulated value lies within, to five standard errors and 1e-4 of the price
};

struct FairValueTranche {
  std::string name;
  Shares shares;
  Sampled value;                                     ///< a share, after the discount
  Money cost;                                        ///< shares x value: what contra-revenue is made of
  std::optional<IndependentEstimate> independent{};  ///< none: see `reason`
  std::string reason{};                              ///< why there is none; "not asked for" without checks
};

struct FairValueSensitivity {
  std::string input;  ///< "price +10 %", "volatility -5 points", "rate +1 point", "term -1 year"
  Money total;
  Money change;
};

struct FairValueFile {
  ValueKind kind;
  Date as_of;  ///< of the spot
  PerShare price;
  PerShare adjusted_price;  ///< after SAB 120
  std::string adjustment;   ///< its reason; empty without
  Volatility volatility;    ///< the blend, with provenance
  Years term;
  std::string term_reason;
  Rate rate;  ///< of the curve at the term
  std::string rate_source;
  Rate dividend_yield;
  double discount;  ///< part of the value; 0 without
  std::string discount_reason;
  std::vector<FairValueTranche> tranches;
  Sampled total;  ///< in currency units
  std::uint64_t seed;
  std::uint64_t paths;
  std::vector<FairValueSensitivity> sensitivities;  ///< on the same paths; empty without checks
};

/// Simulates the value (seven runs more for the sensitivities), and estimates it again by formulas. Throws
/// DomainError naming the input that breaks its rule: "inputs.curve.as_of: must be ...",
/// "inputs.expected_term: must be at most
/// ...", "discount.kind: must be post_exercise ...".
/// Source: ASC 718-10-55-21 (inputs), 718-10-55-36 (volatility), 718-10-55-28 (rate), SEC SAB 107 and 120.
FairValueFile fair_value_file(const FairValueInputs& inputs);

}  // namespace fairvalue
