/// \file fairvalue/command/help.hpp
/// The help, and what is made from the same table: man page, reference page and completion.
#pragma once
#include <string>

#include "fairvalue/command/verbs.hpp"

namespace calculator {

std::string program_help();
std::string verb_help(const Verb& verb);
/// The example as typed: "fairvalue value amd_openai.toml --no-simulation".
std::string example_line(const Verb& verb);

/// "fairvalue 0.1.0", the schemas and the instruction set, a line each.
std::string version_text();
/// The licenses of what the program is made from.
std::string licenses_text();

std::string man_page();        ///< roff
std::string reference_page();  ///< docs/reference/fairvalue.md
std::string bash_completion();
std::string zsh_completion();

}  // namespace calculator
