/// \file fairvalue/command/watch.hpp
/// The same request again whenever one of its files is saved.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "fairvalue/case/request.hpp"

namespace calculator {

/// Answers, waits until one of the watched files is saved, and answers again, until a signal ends the
/// program. A bad file is reported on standard error and waited for.
int watch(const Request& request);

/// The files that a request names, and all that these are read from: what they extend and their data files.
std::vector<std::string> watched_files(const Request& request);

/// What tells one save from the next: times and sizes of the files; a file that is not there counts too.
std::string state_of(const std::vector<std::string>& files);

}  // namespace calculator
