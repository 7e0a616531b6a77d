/// \file casefile/keys/key_info.hpp
/// What the table of keys says of one key.
#pragma once
#include <fairvalue/casefile/number_key.hpp>

#include "casefile/quantity/quantity_text.hpp"

namespace fairvalue::detail {

using Rule = NumberRule;
using KeyInfo = NumberKey;

bool holds(Rule rule, double value);
/// "> 0"; empty for none.
const char* text_of(Rule rule);

}  // namespace fairvalue::detail
