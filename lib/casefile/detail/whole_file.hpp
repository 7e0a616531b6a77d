/// \file casefile/detail/whole_file.hpp
/// The text of a file or a pipe, up to a limit.
#pragma once
#include <cstddef>
#include <string>

#include "large_memory.hpp"

namespace fairvalue::detail {

struct SizeLimit {
  std::size_t bytes;
  const char* name;  ///< as people read it: "1 GB"
};

/// The content of a file. Reading stops soon after a zero byte, which no text has, so that a device of zeros
/// costs nothing. Throws Error naming the path when it cannot be read ("x.csv: cannot be read: there is no
/// such file") or holds more than `limit`
/// ("x.csv: must be at most 1 GB, got more"); a file's size is known before it is read.
LargeText whole_file(const std::string& path, SizeLimit limit);

}  // namespace fairvalue::detail
