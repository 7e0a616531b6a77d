/// \file casefile/keys/key_info.hpp
/// What the table of keys says of one key.
#pragma once
#include <cstddef>
#include <string>

#include "casefile/quantity/quantity_text.hpp"

namespace fairvalue::detail {

/// What a number must be, whatever else holds.
enum class Rule {
  any,           ///< finite
  positive,      ///< > 0
  non_negative,  ///< >= 0
  fraction,      ///< from 0 to 1
  growth         ///< > -1
};

struct KeyInfo {
  const char* name;
  const char* meaning;  ///< a sentence
  Rule rule = Rule::any;
  Dimension dimension = Dimension::number;  ///< of a plain number; others say their own
};

bool holds(Rule rule, double value);
/// "> 0"; empty for none.
const char* text_of(Rule rule);

}  // namespace fairvalue::detail
