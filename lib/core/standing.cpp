#include <fairvalue/core/standing.hpp>

#include <algorithm>

namespace fairvalue {

bool is_chosen(Standing standing) {
  require_enumerator("standing", standing);
  return standing == Standing::assumed || standing == Standing::redacted;
}

Standing standing_of_result(std::initializer_list<Standing> inputs) {
  bool chosen = false;
  for (const Standing input : inputs) chosen = is_chosen(input) || chosen;
  return chosen ? Standing::assumed : Standing::derived;
}

}  // namespace fairvalue
