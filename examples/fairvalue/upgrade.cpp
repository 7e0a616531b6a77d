#include <fstream>
#include <iterator>

#include <fairvalue/casefile/case_file.hpp>
#include <fairvalue/core/error.hpp>

#include "verbs.hpp"

namespace calculator {

/// There is one schema so far: a file that can be read has it, and is printed with its comments.
Answer answer_upgrade(const Request& request) {
  fairvalue::read_case_file(request.file());
  std::ifstream file{request.file(), std::ios::binary};
  std::string text{std::istreambuf_iterator<char>{file}, {}};
  if (!file) throw fairvalue::Error{request.file() + ": cannot be read"};
  return {.text = std::move(text)};
}

}  // namespace calculator
