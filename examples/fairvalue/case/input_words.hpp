/// \file fairvalue/case/input_words.hpp
/// The names of inputs as a reader has them.
#pragma once
#include <string>

#include <fairvalue/casefile/case_file.hpp>

namespace calculator {

/// "deal.OpenAI 6 GW.revenue_per_gigawatt" is "revenue per gigawatt, OpenAI 6 GW", "neutral: eps_growth" is
/// "neutral: EPS growth", "deal[0].warrant.monitoring" is "warrant monitoring, OpenAI 6 GW". An uncertain
/// input is "range of" its own, a correlation that of its two inputs.
std::string input_words(const fairvalue::CaseFile& file, const std::string& input);

}  // namespace calculator
