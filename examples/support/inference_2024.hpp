/// \file support/inference_2024.hpp
/// What article 002 says of inference, its hardware and who rents it out, December 2024.
#pragma once
#include <optional>
#include <string>

#include <fairvalue/core/interval.hpp>
#include <fairvalue/core/standing.hpp>
#include <fairvalue/core/units.hpp>
#include <fairvalue/industry/capital_spending.hpp>
#include <fairvalue/industry/cluster.hpp>
#include <fairvalue/industry/roofline.hpp>

namespace examples {

using namespace fairvalue;

struct Inference2024 {
  // a smaller model
  Sourced<Interval<double>> margin;  ///< gross, of the best models
  Sourced<double> size_ratio;
  Sourced<double> cost_ratio;
  Sourced<double> price_ratio;
  // a developer
  Sourced<Money> pay;  ///< a year
  Sourced<double> gain;
  Sourced<double> team;
  Sourced<Interval<double>> team_left;
  Sourced<Money> token_price;  ///< each
  // tokens for everyone
  Sourced<double> people;
  Sourced<double> tokens_each;
  Sourced<double> parameters;  ///< of the small model
  Sourced<double> shipped_fraction;
  Sourced<double> shipped;        ///< accelerators in a year
  Sourced<Roofline> accelerator;  ///< H100: dense FP8 peak, memory bandwidth
  // the context
  Sourced<Interval<double>> example_tokens;
  Sourced<Interval<double>> tokens_today;
  Sourced<double> tokens_future;
  Sourced<double> cache_a_token;  ///< bytes
  Sourced<double> bytes_a_parameter;
  Sourced<double> memory;     ///< of MI355X, bytes
  Sourced<double> bandwidth;  ///< as article 000 prints it, bytes a second
  // rent
  Sourced<Money> list_price;        ///< an hour
  Sourced<Money> negotiated_price;  ///< an hour, a little above
  Sourced<Years> old_term;
  Sourced<double> prepaid;
  Sourced<Interval<Years>> new_term;
  Sourced<Years> horizon;              ///< over which a server earns
  Sourced<Interval<Money>> gpu_price;  ///< in a server
  Sourced<double> removed_early;
  Sourced<Ownership> ownership;
  Sourced<double> utilisation;
  Sourced<double> cost_of_capital;  ///< a year, compounded annually
  Sourced<double> batch;
  // who is left
  Sourced<double> neoclouds;
  Sourced<Interval<double>> survivors;
  Sourced<double> headline_survivors;
  Sourced<Interval<double>> hyperscaler_share;  ///< of AI revenue
  // another chip
  Sourced<Money> trainium_price;
  Sourced<double> trainium_chips;
  // who pays
  Sourced<Money> ai_revenue;  ///< Microsoft's, a year
  Sourced<Interval<Money>> overspend;
  Sourced<double> spending_growth;  ///< of infrastructure, a year
  Sourced<SpendingPlan> hyperscaler;
  Sourced<int> years_to_2026;
};

/// Read from the file, or from the program's own: examples/industry/inference_2024.toml. Throws as
/// NumberTable does.
Inference2024 inference_2024(const std::optional<std::string>& path = {});

}  // namespace examples
