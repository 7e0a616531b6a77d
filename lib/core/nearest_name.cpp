#include <fairvalue/core/nearest_name.hpp>

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

#include <fairvalue/core/require.hpp>

namespace fairvalue {

std::size_t edit_distance(std::string_view from, std::string_view to) {
  std::vector<std::size_t> row(to.size() + 1);  // distances from the first i bytes to each beginning of `to`
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= from.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= to.size(); ++j) {
      const std::size_t changed = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
      diagonal = std::exchange(row[j], std::min({row[j] + 1, row[j - 1] + 1, changed}));
    }
  }
  return row.back();
}

const std::string& nearest_name(std::string_view word, std::span<const std::string> names) {
  require_not_empty("names", names.size());
  return *std::min_element(names.begin(), names.end(), [word](const std::string& a, const std::string& b) {
    return edit_distance(word, a) < edit_distance(word, b);
  });
}

}  // namespace fairvalue
