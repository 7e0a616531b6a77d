/// \file fairvalue/case/explained_warrants.hpp
/// How the value of a warrant or award comes about: tranches, method and error, and the inputs with their
/// sources.
#pragma once
#include <optional>
#include <string>

#include <fairvalue/casefile/case_file.hpp>
#include <fairvalue/report/document.hpp>

#include "fairvalue/case/request.hpp"

namespace calculator {

/// The keys: `warrants` (of all), "NAME.value" of each, "NAME.TRANCHE.value" of each tranche, with values.
fairvalue::DocumentTable warrant_key_table(const Request& request, const fairvalue::CaseFile& file);

/// Whether the file has a warrant or award to which the key belongs, and no scenario of the same name.
bool is_key_of_warrants(const fairvalue::CaseFile& file, const std::string& key);

/// What `explain` says of such a key. Throws fairvalue::Error with the nearest key for one that is not there,
/// and with the reason where the warrant has no value.
fairvalue::Document explain_warrants(const Request& request, const fairvalue::CaseFile& file,
                                     const std::string& key, int depth);

/// The table of an explanation, without rows.
fairvalue::DocumentTable empty_explanation();

}  // namespace calculator
