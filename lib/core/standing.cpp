#include <fairvalue/core/standing.hpp>

#include <algorithm>

namespace fairvalue {

Standing standing_of_result(std::initializer_list<Standing> inputs) {
  for (const Standing input : inputs) require_enumerator("standing", input);
  const bool assumed = std::find(inputs.begin(), inputs.end(), Standing::assumed) != inputs.end();
  return assumed ? Standing::assumed : Standing::derived;
}

}  // namespace fairvalue
