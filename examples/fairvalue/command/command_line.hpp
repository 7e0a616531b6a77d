/// \file fairvalue/command/command_line.hpp
/// From the words of the command line to a request.
#pragma once
#include <string>
#include <vector>

#include "fairvalue/case/request.hpp"

namespace calculator {

/// What the words ask for, beside a verb's answer.
enum class Special { none, help, version, licenses, man, markdown, bash, zsh };

struct CommandLine {
  Special special = Special::none;
  Request request{};  ///< its verb alone where help is asked for
};

/// `words`: without the program's own name. Throws fairvalue::Error with one clear line: an unknown verb or
/// option (with the nearest), a value left out, a number out of its range, too few or too many words.
CommandLine parse_command_line(const std::vector<std::string>& words);

}  // namespace calculator
