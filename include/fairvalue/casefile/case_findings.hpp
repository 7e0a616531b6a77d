/// \file casefile/case_findings.hpp
/// What is wrong with a case file: each finding with its place, its line and what to do.
#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include <fairvalue/casefile/parse_error.hpp>
#include <fairvalue/core/enum_names.hpp>

namespace fairvalue {

enum class FindingKind {
  error,   ///< the file cannot be used
  warning  ///< it can, but a reviewer would ask: a missing source, a date out of range
};
template <>
inline constexpr auto enum_names<FindingKind> = names_of("finding", {"error", "warning"});

struct CaseFileFinding {
  FindingKind kind = FindingKind::error;
  FilePosition position{};  ///< line 0: no place in a file, as with a value set from outside
  std::string key{};        ///< path to the value, empty where there is none
  std::string message{};    ///< rule and value: "must be > 0, got -3"
  std::string line{};       ///< of the file; empty where it must not be shown (another file's)
  std::string advice{};     ///< one sentence that says what to do
  /// A warning that `check` lets pass while the file is being filled in, and that no valuation can: weights
  /// off 1, a company whose earnings give no price.
  bool stops_valuation = false;
  /// A warning that no value of the warrant or award it is about gets past: a condition of which nothing is
  /// known.
  bool stops_warrant = false;
  std::size_t count = 1;  ///< how many it stands for: more than one where further errors are not listed

  friend bool operator==(const CaseFileFinding&, const CaseFileFinding&) = default;
};

/// "amd.toml:41:9: deal.warrant.tranche[2].price_hurdle: must be > 0, got -3", a warning with "warning: "
/// before the message. Printable, on one line.
std::string headline(const CaseFileFinding& finding);

/// The headline; the line with its number and a caret below its column, cut to 100 characters around it; the
/// advice. Without a line or an advice these are left out. Each part on lines of its own, no line end last.
std::string to_string(const CaseFileFinding& finding);

/// How many errors there are, those not listed among them.
std::size_t count_errors(const std::vector<CaseFileFinding>& findings);

/// A case file breaks rules. The message is the first headline, and how many more there are.
class CaseFileErrors : public Error {
 public:
  /// At least one; errors come in the order of their places.
  explicit CaseFileErrors(std::vector<CaseFileFinding> findings);

  const std::vector<CaseFileFinding>& findings() const { return findings_; }

 private:
  std::vector<CaseFileFinding> findings_;
};

}  // namespace fairvalue
