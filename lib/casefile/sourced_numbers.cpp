#include <fairvalue/casefile/sourced_numbers.hpp>

#include <fmt/core.h>

#include "keys/industry_keys.hpp"
#include "read/case_reader.hpp"
#include "read/load_tree.hpp"

namespace fairvalue {

using detail::Findings;
using detail::Node;

/// The findings of a file, its tree, and the reader that stands in its root or in one of its rows.
class NumberTable::Reader {
 public:
  Reader(Findings findings, std::optional<Node> root, const Currency& currency)
      : findings_(std::move(findings)), root_(std::move(root)), keys_(findings_, currency) {
    if (!root_ || findings_.errors() > 0) refuse();
    keys_.open(*root_);
  }

  template <class T>
  std::optional<T> read(const NumberKey& key, bool is_required) {
    if (!is_required && !keys_.has(key)) return std::nullopt;
    T value = detail::blank<T>();
    keys_.required(key, value);
    return value;
  }

  detail::Given each_row(const NumberKey& key, const std::function<void()>& row) {
    return keys_.each_row(key, row);
  }

  void check(const char* key, const std::function<void()>& rule) {
    if (findings_.failures() == 0) keys_.check(key, rule);
  }

  void finish() {
    keys_.close();
    if (findings_.errors() > 0) refuse();
  }

 private:
  class Keys : public detail::CaseReader {
   public:
    using CaseReader::CaseReader;

    void open(const Node& root) {
      root_.emplace(*this, root, false);
      schema();
    }
    void close() { root_.reset(); }
    bool has(const NumberKey& key) { return entry(key.name) != nullptr; }

    detail::Given each_row(const NumberKey& key, const std::function<void()>& row) {
      const Node* const node = entry(key.name);
      if (node == nullptr) {
        refuse_missing(key);
        return given_;
      }
      const Step step{*this, key.name};
      if (node->kind != detail::NodeKind::table) {
        rows_of(*node, key, row);
        return given_;
      }
      const Scope scope{*this, *node, true};
      const Node* const list = entry("value");
      if (list == nullptr) {
        refuse_missing({.name = "value", .meaning = key.meaning});
      } else {
        const Step inner{*this, "value"};
        rows_of(*list, key, row);
      }
      return given_;
    }

    void check(const char* key, const std::function<void()>& rule) {
      try {
        rule();
      } catch (const DomainError& error) {
        const Node* const node = entry(key);
        findings_.error(node == nullptr ? detail::Place{} : node->place, key,
                        fmt::format("must be {}, got {}", error.rule(), error.got()),
                        "Change it, or what it is held against.");
      }
    }

   private:
    void rows_of(const Node& list, const NumberKey& key, const std::function<void()>& row) {
      if (list.kind != detail::NodeKind::list || list.items.empty())
        return refuse(list, "a list of tables", std::string{"Write a table in it. "} + key.meaning);
      for (std::size_t i = 0; i < list.items.size(); ++i) {
        const Step step{*this, i};
        if (!require_table(list.items[i], key)) continue;
        const Scope scope{*this, list.items[i], false};
        row();
      }
      require_count(list, key);
    }

    std::optional<Scope> root_{};
  };

  [[noreturn]] void refuse() {
    std::vector<CaseFileFinding> found = findings_.take();
    std::erase_if(found, [](const CaseFileFinding& one) { return one.kind == FindingKind::warning; });
    throw CaseFileErrors{std::move(found)};
  }

  Findings findings_;
  std::optional<Node> root_;
  Keys keys_;
};

NumberTable NumberTable::from_file(const std::string& path, const Currency& currency) {
  Findings findings;
  std::optional<Node> root = detail::load_file(path, findings);
  return NumberTable{std::make_unique<Reader>(std::move(findings), std::move(root), currency)};
}

NumberTable NumberTable::from_text(std::string_view text, const std::string& name, const Currency& currency) {
  Findings findings;
  std::optional<Node> root = detail::load_text(text, name, findings);
  return NumberTable{std::make_unique<Reader>(std::move(findings), std::move(root), currency)};
}

NumberTable::NumberTable(std::unique_ptr<Reader> reader) : reader_(std::move(reader)) {}
NumberTable::~NumberTable() = default;
NumberTable::NumberTable(NumberTable&&) noexcept = default;
NumberTable& NumberTable::operator=(NumberTable&&) noexcept = default;

void NumberTable::check(const char* key, const std::function<void()>& rule) { reader_->check(key, rule); }
void NumberTable::finish() { reader_->finish(); }

std::tuple<Standing, std::string, std::string> NumberTable::each_row(const NumberKey& key,
                                                                     const std::function<void()>& row) {
  const detail::Given given = reader_->each_row(key, row);
  return {given.standing, given.source, given.quote};
}

template <class T>
std::optional<T> NumberTable::read(const NumberKey& key, bool is_required) {
  return reader_->read<T>(key, is_required);
}

// All that a program may ask for.
template std::optional<Date> NumberTable::read(const NumberKey&, bool);
template std::optional<bool> NumberTable::read(const NumberKey&, bool);
template std::optional<std::string> NumberTable::read(const NumberKey&, bool);
template std::optional<double> NumberTable::read(const NumberKey&, bool);
template std::optional<int> NumberTable::read(const NumberKey&, bool);
template std::optional<Sourced<double>> NumberTable::read(const NumberKey&, bool);
template std::optional<Sourced<int>> NumberTable::read(const NumberKey&, bool);
template std::optional<Sourced<Money>> NumberTable::read(const NumberKey&, bool);
template std::optional<Sourced<Multiple>> NumberTable::read(const NumberKey&, bool);
template std::optional<Sourced<PerShare>> NumberTable::read(const NumberKey&, bool);
template std::optional<Sourced<PerGigawatt>> NumberTable::read(const NumberKey&, bool);
template std::optional<Sourced<Years>> NumberTable::read(const NumberKey&, bool);
template std::optional<Sourced<Interval<double>>> NumberTable::read(const NumberKey&, bool);
template std::optional<Sourced<Interval<Money>>> NumberTable::read(const NumberKey&, bool);
template std::optional<Sourced<Interval<Multiple>>> NumberTable::read(const NumberKey&, bool);
template std::optional<Sourced<Interval<Years>>> NumberTable::read(const NumberKey&, bool);
template std::optional<Sourced<std::vector<double>>> NumberTable::read(const NumberKey&, bool);
template std::optional<Sourced<std::vector<Money>>> NumberTable::read(const NumberKey&, bool);
template std::optional<Sourced<std::vector<LeadStep>>> NumberTable::read(const NumberKey&, bool);
template std::optional<Sourced<std::vector<ProductBacklog>>> NumberTable::read(const NumberKey&, bool);
template std::optional<Sourced<DeploymentPlan>> NumberTable::read(const NumberKey&, bool);
template std::optional<Sourced<Distribution>> NumberTable::read(const NumberKey&, bool);
template std::optional<Sourced<GrowthPoint>> NumberTable::read(const NumberKey&, bool);
template std::optional<Sourced<GuidancePath>> NumberTable::read(const NumberKey&, bool);
template std::optional<Sourced<LeadStep>> NumberTable::read(const NumberKey&, bool);
template std::optional<Sourced<MarketSize>> NumberTable::read(const NumberKey&, bool);
template std::optional<Sourced<Ownership>> NumberTable::read(const NumberKey&, bool);
template std::optional<Sourced<Roofline>> NumberTable::read(const NumberKey&, bool);
template std::optional<Sourced<SpendingPlan>> NumberTable::read(const NumberKey&, bool);
template std::optional<Sourced<SupplyChain>> NumberTable::read(const NumberKey&, bool);

}  // namespace fairvalue
