#include "key_tree.hpp"

#include <type_traits>
#include <utility>

#include <fmt/core.h>

#include "casefile/keys/blank.hpp"

namespace fairvalue::detail {
namespace {

template <class T>
inline constexpr bool may_be_scalar =
    is_stepped<T> || std::is_same_v<T, MonitoringRule> || std::is_same_v<T, Strike> ||
    std::is_same_v<T, Distribution> || std::is_same_v<T, FiscalPeriod>;

/// What may stand in place of the table.
template <class T>
std::string scalar_form() {
  if constexpr (std::is_same_v<T, MonitoringRule>) return "\"close\", \"continuous\"";
  if constexpr (std::is_same_v<T, Strike>) return form_of(Dimension::per_share, "USD");
  if constexpr (std::is_same_v<T, Distribution>) return "a number, a range such as \"22 to 43\"";
  if constexpr (std::is_same_v<T, FiscalPeriod>) return "the label of a fiscal year of the company";
  return form_of(Dimension::percent, "USD");
}

/// Visits keys and notes each; the values stay empty.
class KeyDescriber {
 public:
  template <class T>
  KeyNode table(T& value) {
    KeyNode node;
    KeyNode* const outer = std::exchange(table_, &node);
    keys(*this, value);
    table_ = outer;
    return node;
  }

  template <class T>
  void required(const KeyInfo& info, T&) {
    add<T>(info, true);
  }
  template <class T>
  void optional(const KeyInfo& info, T&) {
    add<T>(info, false);
  }
  template <class T>
  void optional(const KeyInfo& info, std::optional<T>&) {
    add<T>(info, false);
  }
  template <class T>
  void list(const KeyInfo& info, std::vector<T>&, bool at_least_one = false) {
    add<std::vector<T>>(info, at_least_one);
  }
  /// Of an input that another key names, so that its numbers may be of any dimension.
  void range(const KeyInfo& info, std::optional<Dimension>, Distribution&) {
    add<Distribution>(info, true);
    for (KeyNode& key : table_->keys.back().keys) {
      if (key.dimension == Dimension::number) key.dimension.reset();
    }
  }
  void after(const KeyInfo& info, Date&, const Date&) { add<Date>(info, false); }
  void source(const std::string&) {}
  void currency(const Currency&) {
    const bool is_first = !std::exchange(currency_seen_, true);
    add<std::string>({"currency", "Three capital letters such as USD; the company's unless given."},
                     is_first);
    table_->keys.back().pattern = "^[A-Z]{3}$";
  }
  void settings(const KeyInfo& info, const std::vector<Override>&) {
    table_->keys.push_back({.name = info.name,
                            .meaning = info.meaning,
                            .form = "a table of inputs by name",
                            .kind = KeyKind::table});
  }
  void uncertain(std::optional<UncertainInputs>&) {
    add<std::vector<UncertainInput>>({"uncertain", "An uncertain input."}, false);
    add<std::vector<RankCorrelation>>({"correlation", "Rank correlation of two uncertain inputs."}, false);
  }
  void provenance(const KeyInfo& info, const std::vector<KeyProvenance>&) {
    add<std::vector<KeyProvenance>>(info, false);
  }
  void schema() {
    table_->keys.push_back({.name = "schema",
                            .meaning = "The version of these keys.",
                            .form = "1",
                            .kind = KeyKind::whole,
                            .required = true});
    table_->keys.push_back({.name = "extend",
                            .meaning = "Another case file in this folder or below, which this one adds to.",
                            .form = "text",
                            .kind = KeyKind::text});
  }
  void periods(const std::vector<FiscalPeriod>&) {}

 private:
  template <class T>
  void add(const KeyInfo& info, bool required) {
    KeyNode node = described<T>(info);
    node.name = info.name;
    node.meaning = info.meaning;
    node.required = required;
    table_->keys.push_back(std::move(node));
  }

  template <class T>
  KeyNode described(const KeyInfo& info) {
    if constexpr (std::is_same_v<T, std::string>) {
      return {.form = "text", .kind = KeyKind::text};
    } else if constexpr (std::is_same_v<T, bool>) {
      return {.form = "true or false", .kind = KeyKind::truth};
    } else if constexpr (std::is_enum_v<T>) {
      return choice_of_enum<T>();
    } else if constexpr (std::is_same_v<T, int>) {
      return {.form = "a whole number", .rule = info.rule, .kind = KeyKind::whole};
    } else if constexpr (std::is_same_v<T, Date>) {
      return {.form = "a date", .kind = KeyKind::date};
    } else if constexpr (is_number<T>) {
      return {.form = form_of(dimension_of<T>(info), "USD"),
              .rule = info.rule,
              .kind = KeyKind::number,
              .dimension = dimension_of<T>(info)};
    } else if constexpr (is_sourced<T>) {
      return described<decltype(std::declval<T>().value)>(info);
    } else if constexpr (std::is_same_v<T, PeerRow>) {
      return described<Peer>(info);
    } else if constexpr (is_list<T>) {
      KeyNode node = described<typename T::value_type>(info);
      node.is_list = true;
      node.form = "a list, each " + node.form;
      return node;
    } else if constexpr (is_series<T>) {
      return {.form = "a list of { date, value }", .rule = info.rule, .kind = KeyKind::series};
    } else {
      return described_table<T>(info);
    }
  }

  template <class Enum>
  static KeyNode choice_of_enum() {
    KeyNode node{.form = "one of ", .kind = KeyKind::choice};
    for (const std::string_view key : keys_of<Enum>()) {
      node.form += (node.choices.empty() ? "" : ", ") + std::string{key};
      node.choices.emplace_back(key);
    }
    return node;
  }

  template <class T>
  KeyNode described_table(const KeyInfo& info) {
    KeyNode node{.form = "a table"};
    if constexpr (std::is_same_v<T, GateForm>) {
      if (++gates_ > 1) {
        --gates_;
        node.form = "a table as of any gate";
        return node;
      }
    }
    if constexpr (has_form<T>) {
      form_t<T> form{};
      if constexpr (requires { form.dimension; }) form.dimension = info.dimension;
      node.keys = table(form).keys;
    } else {
      T value = blank<T>();
      node.keys = table(value).keys;
    }
    if constexpr (std::is_same_v<T, GateForm>) --gates_;
    if constexpr (may_be_scalar<T>) {
      node.kind = KeyKind::scalar_or_table;
      node.form = scalar_form<T>() + " or a table";
      if constexpr (std::is_same_v<T, MonitoringRule>) node.choices = {"close", "continuous"};
      if constexpr (std::is_same_v<T, Strike>) node.dimension = Dimension::per_share;
      if constexpr (is_stepped<T>) {
        node.dimension = Dimension::percent;
        node.rule = info.rule;
      }
    }
    return node;
  }

  KeyNode* table_ = nullptr;
  bool currency_seen_ = false;
  int gates_ = 0;
};

}  // namespace

const KeyNode& key_tree() {
  static const KeyNode tree = [] {
    CaseFile file = blank<CaseFile>();
    return KeyDescriber{}.table(file);
  }();
  return tree;
}

}  // namespace fairvalue::detail
