/// \file casefile/read/data_files.hpp
/// What the files named in a case hold.
#pragma once
#include <fairvalue/casefile/case_contents.hpp>

#include "sources.hpp"

namespace fairvalue::detail {

/// Reads the files of `file.data_files`, relative to the case or base file whose table `data` names them.
/// Beside other errors of the case too, except a curve, and none without the company's currency.
/// What their readers refuse is a finding at the key, with the data file's own place in the message.
void read_data_files(CaseFile& file, const Node& root, Findings& findings);

}  // namespace fairvalue::detail
