/// \file support/output_file.hpp
/// Files that a program writes because it was asked to: whole or not at all.
#pragma once
#include <functional>
#include <iosfwd>
#include <string>

namespace examples {

/// Writes the file that an option names, beside it first under a name nothing has, so that one that cannot be
/// written whole leaves what was there; a link stays one. A device or a pipe is written to as it is. Throws
/// fairvalue::Error naming the option: "--write-samples: must be a file that can be written, got 'x/y.csv'".
void write_file(const std::string& option, const std::string& path,
                const std::function<void(std::ostream&)>& write);

}  // namespace examples
