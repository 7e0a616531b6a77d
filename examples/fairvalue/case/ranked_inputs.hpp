/// \file fairvalue/case/ranked_inputs.hpp
/// The inputs of a case with standing, source and quote, those first that move the value of a share most.
#pragma once
#include <optional>
#include <string>

#include <fairvalue/report/document.hpp>

#include "fairvalue/case/valued.hpp"

namespace calculator {

/// What a tenth more and a tenth less of one input do to the weighted value of a share by parts: the distance
/// between the two values, and from the case's own value where one of them is refused. A delay moves by a
/// month; a percentage of 0 by a point. None for an input that has no single number or enters nothing of that
/// value, as the terms of a warrant do.
std::optional<double> swing_of_a_tenth(const fairvalue::Case& value, const std::string& input);

/// The last day on which the price of a scenario is held at a hurdle by parts while a part of a tranche
/// vests: what changes the company's value then changes that part. None where the price is free on all days.
std::optional<fairvalue::PathDay> held_day(const fairvalue::ScenarioResult& of);
/// The words for it, behind "as".
std::string held_words(const fairvalue::PathDay& held);

/// Why `moves` of an input, less than half a cent, is shown as 0.00; empty for no reason but its size.
std::string why_still(const fairvalue::Case& value, const fairvalue::CaseResult& result,
                      const std::string& input, double moves);

/// What is assumed or redacted, with a note on each that moves nothing. Columns input, value, standing,
/// moves, reason, and quote where there is any.
fairvalue::DocumentTable ranked_assumption_table(const Valued& of);
/// What is stated or derived, likewise.
fairvalue::DocumentTable ranked_stated_table(const Valued& of);

}  // namespace calculator
