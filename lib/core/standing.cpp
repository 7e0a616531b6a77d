#include <fairvalue/core/standing.hpp>

#include <algorithm>

namespace fairvalue {

std::string_view to_string(Standing standing) {
  switch (standing) {
    case Standing::stated: return "stated";
    case Standing::derived: return "derived";
    case Standing::assumed: return "assumed";
  }
  return "assumed";
}

Standing standing_of_result(std::initializer_list<Standing> inputs) {
  const bool assumed = std::find(inputs.begin(), inputs.end(), Standing::assumed) != inputs.end();
  return assumed ? Standing::assumed : Standing::derived;
}

}  // namespace fairvalue
