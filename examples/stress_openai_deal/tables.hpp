/// \file stress_openai_deal/tables.hpp
/// What moves the value of AMD with OpenAI's deal, and how far.
#pragma once
#include <string>
#include <vector>

#include <fairvalue/model/callable_models.hpp>
#include <fairvalue/model/value.hpp>
#include <fairvalue/report/table.hpp>
#include <fairvalue/scenario/monte_carlo.hpp>
#include <fairvalue/scenario/shapley_effects.hpp>

#include "support/openai_stress.hpp"

namespace stress_openai_deal {

/// What every table reads: the case and its model.
struct Study {
  fairvalue::Case amd;
  fairvalue::CaseResult result;
  fairvalue::CallableModel model;

  double close() const { return result.spot.price.value; }
};
inline constexpr const char* value = "value";              ///< by parts, today
inline constexpr const char* by_earnings = "by_earnings";  ///< the shortcut

/// What was simulated of it.
const fairvalue::OutputDistribution& today(const Study& study, const fairvalue::MonteCarloResult& result);
/// The case's own value of an input.
double stated_value(const Study& study, const std::string& input);
/// "deal.OpenAI 6 GW.margin" reads "margin".
std::string short_name(const std::string& input);
/// An input's number as people read it: 12.0 %, 15.0 bn, 9 months.
fairvalue::Cell input_cell(const Study& study, const std::string& input, double number);

fairvalue::TextTable weight_table(const Study& study);
fairvalue::TextTable summary_table(const Study& study);
fairvalue::TextTable break_even_table(const Study& study);
fairvalue::TextTable pair_table(const Study& study);
fairvalue::TextTable tornado_table(const Study& study);
fairvalue::TextTable spider_table(const Study& study);
fairvalue::TextTable grid_table(const Study& study);
fairvalue::TextTable tree_table(const Study& study);
fairvalue::TextTable input_table(const Study& study, const fairvalue::MonteCarloResult& result);
fairvalue::TextTable distribution_table(const Study& study, const fairvalue::MonteCarloResult& result);
fairvalue::TextTable histogram_table(const Study& study, const fairvalue::MonteCarloResult& result);
fairvalue::TextTable variance_table(const fairvalue::ShapleyEffects& effects);
fairvalue::TextTable assumption_table(const Study& study);

std::string headline(const Study& study, const fairvalue::MonteCarloResult& result);

}  // namespace stress_openai_deal
