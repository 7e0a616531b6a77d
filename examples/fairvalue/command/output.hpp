/// \file fairvalue/command/output.hpp
/// Answers on the terminal, in files, once or on every save.
#pragma once
#include <string>

#include "fairvalue/command/command_line.hpp"
#include "fairvalue/command/verbs.hpp"

namespace calculator {

/// The answer as the request wants it: text fitted to the terminal, CSV or JSON.
std::string rendered(const Request& request, const Answer& answer);

/// Answers the request on standard output, and writes the workbook and the page it asks for. Returns the exit
/// status: 130 where Ctrl-C stopped a simulation and what was done is shown. Throws fairvalue::Error before
/// anything is written.
int respond(const Request& request);

/// Runs the program; returns its exit status. `words`: without the program's own name.
int run(const std::vector<std::string>& words);

}  // namespace calculator
