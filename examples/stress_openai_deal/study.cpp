#include <algorithm>

#include <fmt/core.h>

#include "tables.hpp"

namespace stress_openai_deal {
namespace {

using namespace fairvalue;

const NamedInput& input_of(const Study& study, const std::string& name) {
  return study.model.inputs[input_slot(study.model, name)];
}

/// The value with every input as in the base case.
double base_case_value(const Study& study) {
  std::vector<std::optional<double>> outputs(study.model.outputs.size());
  study.model.run(base_values(study.model), outputs);
  return outputs[output_slot(study.model, value)].value();
}

}  // namespace

const OutputDistribution& today(const Study& study, const MonteCarloResult& result) {
  return result.outputs[output_slot(study.model, value)];
}

double stated_value(const Study& study, const std::string& input) { return input_of(study, input).value; }

std::string short_name(const std::string& input) {
  const std::size_t dot = input.rfind('.');
  std::string name = dot == std::string::npos ? input : input.substr(dot + 1);
  std::replace(name.begin(), name.end(), '_', ' ');
  return name;
}

Cell input_cell(const Study& study, const std::string& input, double number) {
  const std::string& unit = input_of(study, input).unit;
  if (unit == "%") return percent_cell(number, 1);
  if (unit.starts_with("x")) return multiple_cell(Multiple{number});
  if (unit == "months") return number_cell(number, 0);
  if (unit == "GW") return number_cell(number, 1);
  return billions_cell(Money{number}, 1);
}

std::string headline(const Study& study, const MonteCarloResult& result) {
  const OutputDistribution& simulated = today(study, result);
  const CaseResult& value_of = study.result;
  std::string text = fmt::format(
      "AMD and OpenAI on {}: the weighted value of the three scenarios is {:.2f} today, by parts. The close "
      "is {:.2f}.\n",
      to_string(value_of.spot.as_of), value_of.by_parts.expected.value, study.close());
  if (!simulated.mean) return text + "No simulated sample has a value.\n";
  const auto& percentiles = simulated.percentiles;
  text += fmt::format("With all inputs uncertain: median {:.0f}, 5–95 % {:.0f}–{:.0f}.\n",
                      percentiles[2].value.value, percentiles.front().value.value,
                      percentiles.back().value.value);
  text += fmt::format(
      "The value is above the close in {:.0f} % of the samples. All ranges and distributions are assumed.\n",
      100 * simulated.above.front().probability.value);
  return text +
         fmt::format(
             "Base case {:.0f}, median {:.0f}, mean {:.0f}, scenarios {:.0f}: the simulated multiples "
             "and growths lie "
             "above the base case's,\nand the optimistic scenario moves both to the top of their ranges "
             "at once.\n",
             base_case_value(study), percentiles[2].value.value, simulated.mean->value,
             value_of.by_parts.expected.value);
}

}  // namespace stress_openai_deal
