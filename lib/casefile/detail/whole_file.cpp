#include "whole_file.hpp"

#include <filesystem>
#include <fstream>
#include <string_view>

#include <fmt/core.h>

#include <fairvalue/core/error.hpp>

namespace fairvalue::detail {
namespace {

constexpr std::size_t block = 1U << 16;

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

/// A pipe with a name of its own waits for a writer that may never come. Those of a shell, /dev/stdin and
/// /dev/fd/63, have theirs.
void refuse_named_pipe(const std::string& path) {
  std::error_code error;
  const bool is_of_shell = path.starts_with("/dev/") || path.starts_with("/proc/");
  if (!is_of_shell && std::filesystem::is_fifo(path, error))
    throw Error{
        fmt::format("{}: must be a file, got a named pipe; give what it carries as /dev/stdin", path)};
}

/// Why a file could not be read.
const char* reason(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::exists(path, error) && !error) return "there is no such file";
  return std::filesystem::is_directory(path, error) ? "it is a folder" : "the system refuses it";
}

}  // namespace

LargeText whole_file(const std::string& path, SizeLimit limit) {
  refuse_named_pipe(path);
  const std::uintmax_t size = stated_size(path);
  require_size(size, path, limit);
  std::ifstream file{path, std::ios::binary};
  LargeText content;
  content.reserve(size + block);  // the last block is read past the end
  bool text = true;
  while (text && file) {
    const std::size_t begin = content.size();
    content.resize(begin + block);
    file.read(content.data() + begin, static_cast<std::streamsize>(block));
    content.resize(begin + static_cast<std::size_t>(file.gcount()));
    require_size(content.size(), path, limit);
    text = std::string_view{content}.find('\0', begin) == std::string_view::npos;
  }
  if (!file.is_open() || file.bad()) throw Error{fmt::format("{}: cannot be read: {}", path, reason(path))};
  return content;
}

}  // namespace fairvalue::detail
