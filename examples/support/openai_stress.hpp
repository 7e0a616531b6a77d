/// \file support/openai_stress.hpp
/// How far the assumptions behind AMD and OpenAI may be off: ranges, distributions, branches, each with its
/// reason. All of it is assumed.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <fairvalue/scenario/break_even.hpp>
#include <fairvalue/scenario/scenario_tree.hpp>
#include <fairvalue/scenario/tornado.hpp>
#include <fairvalue/scenario/uncertain_inputs.hpp>

namespace examples {

struct StressedInput {
  fairvalue::InputRange range;           ///< low and high of the tornado
  fairvalue::Interval<double> searched;  ///< wider: where a break-even is looked for
  std::optional<double> step{};          ///< whole months
  std::string reason;                    ///< of low and high
};

/// The inputs of the deal loop that move its value.
std::vector<StressedInput> stressed_inputs();

fairvalue::UncertainInputs uncertain_inputs();

/// Three years, each on time, late by half a year, or the last.
std::vector<fairvalue::TreeBranch> deal_tree();

}  // namespace examples
