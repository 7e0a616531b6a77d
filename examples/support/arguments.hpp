/// \file support/arguments.hpp
/// The command line of the example programs: a few long options, and one clear line when one is wrong.
#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fairvalue/core/interval.hpp>

namespace examples {

struct Option {
  std::string name;  ///< with its dashes: "--csv"
  bool takes_value;
};

/// The options given, each at most once.
class Arguments {
 public:
  /// Throws fairvalue::Error on an unknown option (naming the nearest), one given twice, a value left out or
  /// too many.
  Arguments(const std::vector<std::string>& words, const std::vector<Option>& options);

  bool has(const std::string& name) const { return given_.contains(name); }
  /// The option's value, if it was given. Throws fairvalue::Error when it is empty.
  std::optional<std::string> value(const std::string& name) const;
  /// The same of an option with few values. Throws fairvalue::Error unless it is one of `allowed`.
  std::optional<std::string> one_of(const std::string& name, const std::vector<std::string>& allowed) const;
  /// The same of a whole number. Throws fairvalue::Error unless it is one in the range.
  std::optional<std::uint64_t> whole(const std::string& name, fairvalue::Interval<std::uint64_t> range) const;

 private:
  std::map<std::string, std::string> given_;
};

/// Calls `run` and returns its status. Whatever it throws, memory or threads that cannot be had among it,
/// becomes one line on standard error and exit status 2, the findings of a file each with its line and
/// advice; so does a standard output that is closed or could not be written.
int run_guarded(const std::function<int()>& run);

/// Prints `help` for --help, else calls `run`, guarded as above. What the library refuses names the file that
/// --case or --market gave.
int run_program(int argc, char** argv, std::string_view help, const std::vector<Option>& options,
                int (*run)(const Arguments&));

}  // namespace examples
