#include "path_inside.hpp"

#include <algorithm>
#include <system_error>

namespace fairvalue::detail {

std::optional<std::filesystem::path> path_inside(const std::string& file, const std::string& name) {
  namespace fs = std::filesystem;
  if (fs::path{name}.is_absolute()) return std::nullopt;
  const fs::path folder = fs::path{file}.parent_path();
  const fs::path path = folder / name;
  std::error_code error;
  const fs::path absolute = fs::absolute(folder.empty() ? fs::path{"."} : folder, error);
  if (error) return std::nullopt;
  const fs::path inside = fs::weakly_canonical(absolute, error);
  if (error) return std::nullopt;
  const fs::path full = fs::weakly_canonical(fs::absolute(path, error), error);
  if (error) return std::nullopt;
  const auto [end, rest] = std::mismatch(inside.begin(), inside.end(), full.begin(), full.end());
  return end == inside.end() ? std::optional{path} : std::nullopt;
}

}  // namespace fairvalue::detail
