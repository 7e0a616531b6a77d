#include <fstream>
#include <string>
#include <utility>

#include <fairvalue/casefile/case_file.hpp>
#include <fairvalue/core/error.hpp>

#include "fairvalue/command/verbs.hpp"

namespace calculator {

/// There is one schema so far: a file that can be read has it, and is printed with its comments.
Answer answer_upgrade(const Request& request) {
  std::ifstream file{request.file(), std::ios::binary};  // once, for a pipe gives its text once
  std::string text(fairvalue::case_file_limit + 1, ' ');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (!file.is_open() || file.bad()) throw fairvalue::Error{request.file() + ": cannot be read"};
  text.resize(static_cast<std::size_t>(file.gcount()));
  fairvalue::read_case_text(text, request.file());
  return {.text = std::move(text)};
}

}  // namespace calculator
