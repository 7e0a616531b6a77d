/// \file fairvalue/case/request.hpp
/// What somebody asked on the command line.
#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <fairvalue/casefile/key_path.hpp>
#include "support/progress.hpp"

namespace calculator {

enum class Format { text, csv, json };

struct Request {
  std::string verb;
  std::vector<std::string>
      words{};  ///< what follows the verb without dashes: files, then what the verb asks for
  Format format = Format::text;
  std::optional<std::string> workbook{};  ///< --xlsx
  std::optional<std::string> page{};      ///< --html
  bool plots = false;                     ///< --plot: charts in place of tables
  std::optional<std::string> charts{};    ///< --charts: the folder
  std::vector<fairvalue::PathSetting> settings{};
  std::uint64_t seed = 20251006;
  std::uint64_t paths = std::uint64_t{1} << 15;
  std::optional<double> error{};  ///< relative standard error at which a simulation stops
  int threads = 0;
  bool simulates = true;
  bool watches = false;
  std::shared_ptr<examples::Progress> progress{};  ///< of all its simulations; none: each shows its own
  std::map<std::string, std::vector<std::string>> own{};  ///< the verb's own options by name, in their order

  /// Whether the answer should have charts, which take time.
  bool draws() const { return plots || charts.has_value() || page.has_value(); }
  bool has(const std::string& option) const { return own.contains(option); }
  /// The value of an option of the verb, if it was given.
  std::optional<std::string> value(const std::string& option) const {
    const auto found = own.find(option);
    return found == own.end() ? std::nullopt : std::optional{found->second.back()};
  }
  const std::string& file() const { return words.at(0); }
};

}  // namespace calculator
