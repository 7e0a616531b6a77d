/// \file casefile/read/data_files.hpp
/// What the files named in a case hold.
#pragma once
#include <string>
#include <vector>

#include <fairvalue/casefile/case_contents.hpp>

#include "casefile/toml/node.hpp"
#include "sources.hpp"

namespace fairvalue::detail {

/// Reads the files of `file.data_files`, relative to the case or base file whose table `data` names them.
/// Beside other errors of the case too, except a curve, and none without the company's currency.
/// What their readers refuse is a finding at the key, with the data file's own place in the message.
void read_data_files(CaseFile& file, const Node& root, Findings& findings);

/// Where the files lie that table `data` of the tree names, whether they are there or not.
std::vector<std::string> paths_of_data(const Node& root, const Findings& findings);

}  // namespace fairvalue::detail
