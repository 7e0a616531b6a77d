#include "whole_file.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <vector>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>

namespace fairvalue::detail {
namespace {

/// What the file system says; 0 of a pipe or a device.
std::uintmax_t stated_size(const std::string& path) {
  std::error_code error;
  const bool is_file = std::filesystem::is_regular_file(path, error);
  const std::uintmax_t size = is_file ? std::filesystem::file_size(path, error) : 0;
  return error ? 0 : size;
}

void require_size(std::uintmax_t size, const std::string& path, SizeLimit limit) {
  if (size > limit.bytes) throw Error{fmt::format("{}: must be at most {}, got more", path, limit.name)};
}

}  // namespace

std::string whole_file(const std::string& path, SizeLimit limit) {
  const std::uintmax_t size = stated_size(path);
  require_size(size, path, limit);
  std::ifstream file{path, std::ios::binary};
  std::string content;
  content.reserve(size);
  std::vector<char> block(1U << 16);
  bool text = true;
  while (text && (file.read(block.data(), static_cast<std::streamsize>(block.size())), file.gcount() > 0)) {
    const auto end = block.begin() + file.gcount();
    content.append(block.begin(), end);
    require_size(content.size(), path, limit);
    text = std::find(block.begin(), end, '\0') == end;
  }
  if (!file.is_open() || file.bad()) throw Error{fmt::format("{}: cannot be read", path)};
  return content;
}

}  // namespace fairvalue::detail
