/// \file casefile/read/doubtful_warrants.hpp
/// Warrants that can be read and cannot be valued, or of which a part can never vest.
#pragma once
#include <fairvalue/casefile/case_contents.hpp>

#include "sources.hpp"

namespace fairvalue::detail {

/// Warns, each at its key, of warrants without
/// - a belief about one of their conditions,
/// - a volatility or closes to estimate it, a rate or a curve;
/// and of tranches that ask for more gigawatts than the deal's plan delivers, or for these after the gate's
/// own day or the expiry. What has an error of its own is passed over.
void warn_of_warrants(const CaseFile& file, const Node& root, Findings& findings);

}  // namespace fairvalue::detail
