#include "number_file.hpp"

namespace examples {

using fairvalue::NumberTable;

NumberTable number_file(const std::optional<std::string>& path, std::string_view carried, const char* name) {
  const fairvalue::Currency usd{"USD"};
  return path ? NumberTable::from_file(*path, usd) : NumberTable::from_text(carried, name, usd);
}

}  // namespace examples
