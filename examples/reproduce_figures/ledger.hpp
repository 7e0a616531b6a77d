/// \file reproduce_figures/ledger.hpp
/// The ledger of every figure, embedded in the program.
#pragma once
#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace figures {

/// The ends of a claimed range, each absent where the words give none.
struct Claim {
  std::optional<double> low{};
  std::optional<double> high{};
  std::optional<double> loose_low{};
  std::optional<double> loose_high{};
};

enum class Kind { input, derived, qualitative };

struct LedgerRow {
  std::string id;
  std::string article;
  std::string statement;
  Kind kind;
  std::string stated;         ///< as the article prints it; empty when it does not
  std::vector<Claim> claims;  ///< one for each value; in `unit`
  std::string unit;
  std::string period;
  std::vector<std::string> inputs;
  std::string verdict;  ///< of the ledger; the program computes its own
  std::string note;
  /// Significant digits for people, where the inputs carry fewer than four.
  std::optional<int> digits{};
  std::vector<std::string> values{};  ///< at full precision, in `unit`, numbers or dates
};

class Ledger {
 public:
  /// Throws fairvalue::ParseError naming the file and the place of the first cell that breaks a rule.
  Ledger(std::string_view figures_csv, std::string_view values_csv);

  const std::vector<LedgerRow>& rows() const { return rows_; }
  /// Throws fairvalue::Error for an id the ledger does not have.
  const LedgerRow& row(const std::string& id) const;

 private:
  std::vector<LedgerRow> rows_;
  std::map<std::string, std::size_t> places_;
};

/// The ledger the program carries.
const Ledger& embedded_ledger();

/// The parts of `text` between separators; "a;;b" has an empty one in the middle.
std::vector<std::string> split(std::string_view text, char separator);

}  // namespace figures
