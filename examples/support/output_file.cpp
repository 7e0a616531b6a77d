#include "output_file.hpp"

#include <filesystem>
#include <fstream>

#include <fairvalue/core/error.hpp>

namespace examples {
namespace {

namespace fs = std::filesystem;
using Write = std::function<void(std::ostream&)>;

fs::path free_name(const fs::path& file) {
  for (int i = 0;; ++i) {
    fs::path name = file;
    name += ".part" + std::to_string(i);
    if (!fs::exists(fs::symlink_status(name))) return name;
  }
}

bool is_written(const fs::path& file, const Write& write) {
  std::ofstream stream{file};
  if (stream) write(stream);
  stream.close();
  return static_cast<bool>(stream);
}

/// A file that goes with this, unless it has another name by then.
struct Part {
  fs::path name;
  ~Part() {
    std::error_code ignored;
    fs::remove(name, ignored);
  }
};

bool is_replaced(const fs::path& file, const Write& write) {
  const Part part{free_name(file)};
  if (!is_written(part.name, write)) return false;
  std::error_code error;
  fs::rename(part.name, file, error);
  return !error;
}

/// Where a link leads, also one that leads nowhere yet.
fs::path target_of(fs::path path) {
  for (int links = 0; links < 40 && fs::is_symlink(fs::symlink_status(path)); ++links) {
    path = path.parent_path() / fs::read_symlink(path);
  }
  return path;
}

bool is_done(const fs::path& path, const Write& write) {
  const bool special = fs::exists(path) && !fs::is_regular_file(path);
  if (special) return !fs::is_directory(path) && is_written(path, write);
  return is_replaced(target_of(path), write);
}

}  // namespace

void write_file(const std::string& option, const std::string& path, const Write& write) {
  bool done = false;
  try {
    done = is_done(path, write);
  } catch (const fs::filesystem_error&) {  // as a name too long for the file system
  }
  if (!done) throw fairvalue::Error{option + ": must be a file that can be written, got '" + path + "'"};
}

}  // namespace examples
