/// \file company/basis_label.hpp
/// Whether words about an EPS name another basis than the one it is given.
#pragma once
#include <string_view>

#include <fairvalue/company/earnings.hpp>

namespace fairvalue {

/// True where the words say "non-GAAP" (or "non GAAP", "nonGAAP") of a GAAP figure, or "GAAP" alone of a
/// non-GAAP one. Words that say neither or both contradict nothing. Capital letters do not count.
bool contradicts(std::string_view words, EarningsBasis basis);

}  // namespace fairvalue
