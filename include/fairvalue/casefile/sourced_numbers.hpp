/// \file casefile/sourced_numbers.hpp
/// A file of named numbers, each with its standing and source: what an article says of an industry.
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include <fairvalue/casefile/number_key.hpp>
#include <fairvalue/core/currency.hpp>
#include <fairvalue/core/standing.hpp>

namespace fairvalue {

/// A file of sourced numbers, from which a program asks for each of its keys. The grammar is that of a case
/// file: TOML with `schema = 1`, `extend` if wanted, and keys such as
///
///     margin = { value = "50 % to 70 %", source = "article 002", quote = "50%到70%" }
///     chip = { flops = "1979 TFLOP/s", bandwidth = "3.35 TB/s", source = "data sheet" }
///
/// Each number has a source, its own or that of a table around it; with a source and no standing it is
/// stated. Amounts are in the currency given. A range may be one number: both its ends.
///
/// What breaks a rule is a finding with line, column and advice, and its value here a placeholder. `finish`
/// throws all of them at once, so that nothing is to be calculated before it; `read_sourced_numbers` sees to
/// that.
class NumberTable {
 public:
  /// Throws Error where the file cannot be read or has more than 16 MB, and CaseFileErrors at once where it
  /// is no UTF-8 or no TOML, or of a newer schema.
  static NumberTable from_file(const std::string& path, const Currency& currency);
  /// The same from text; `name` stands in the messages.
  static NumberTable from_text(std::string_view text, const std::string& name, const Currency& currency);
  ~NumberTable();
  NumberTable(NumberTable&&) noexcept;
  NumberTable& operator=(NumberTable&&) noexcept;

  /// The value of a key; its absence is a finding. T is Date, bool, std::string, double or int, or Sourced of
  /// - double, int, Money, Multiple, Years, or Interval of each but int; PerShare, PerGigawatt;
  /// - std::vector of double, Money, LeadStep or ProductBacklog;
  /// - DeploymentPlan, Distribution, GrowthPoint, GuidancePath, LeadStep, MarketSize, Ownership, Roofline,
  /// SpendingPlan or SupplyChain. The keys of these are the names of their members (`publisher` for a
  /// market's source).
  template <class T>
  T required(const NumberKey& key) {
    return *read<T>(key, true);
  }
  /// The same of a key that may be left out.
  template <class T>
  std::optional<T> optional(const NumberKey& key) {
    return read<T>(key, false);
  }
  /// required<Sourced<T>>.
  template <class T>
  Sourced<T> sourced(const NumberKey& key) {
    return required<Sourced<T>>(key);
  }
  /// A list of tables, or { value = [...], source = "..." } with one: `row(*this)` asks for the keys of a
  /// table and returns its value.
  template <class F>
  auto rows(const NumberKey& key, F row) {
    Sourced<std::vector<decltype(row(*this))>> found{{}, Standing::assumed, {}};
    std::tie(found.standing, found.source, found.quote) =
        each_row(key, [&] { found.value.push_back(row(*this)); });
    return found;
  }

  /// Holds a key against others or against the library: what `rule` throws as DomainError is a finding there,
  /// with its rule and value. Not called where something could not be read so far.
  void check(const char* key, const std::function<void()>& rule);

  /// Refuses the keys that nobody asked for, with the nearest, and throws CaseFileErrors with all findings.
  /// Nothing can be asked for after it.
  void finish();

 private:
  class Reader;
  explicit NumberTable(std::unique_ptr<Reader> reader);
  template <class T>
  std::optional<T> read(const NumberKey& key, bool is_required);
  std::tuple<Standing, std::string, std::string> each_row(const NumberKey& key,
                                                          const std::function<void()>& row);

  std::unique_ptr<Reader> reader_;
};

/// What `keys(table)` makes of the file. Throws CaseFileErrors with all that is wrong.
template <class F>
auto read_sourced_numbers(NumberTable table, F keys) {
  auto value = keys(table);
  table.finish();
  return value;
}

}  // namespace fairvalue
