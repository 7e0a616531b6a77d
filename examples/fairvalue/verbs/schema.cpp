#include <fairvalue/casefile/case_keys.hpp>

#include "fairvalue/command/verbs.hpp"

namespace calculator {

Answer answer_schema(const Request&) {
  std::string schema = fairvalue::case_schema();
  if (!schema.ends_with('\n')) schema += '\n';
  return {.text = std::move(schema)};
}

}  // namespace calculator
