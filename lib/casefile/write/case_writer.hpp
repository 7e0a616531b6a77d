/// \file casefile/write/case_writer.hpp
/// Writes the library's types into a tree by the table of keys.
#pragma once
#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include "casefile/keys/blank.hpp"
#include "casefile/toml/node.hpp"

namespace fairvalue::detail {

/// Visits the keys of a case and makes an entry of each member that it has.
class CaseWriter {
 public:
  explicit CaseWriter(const std::vector<KeyProvenance>& provenance) {
    for (const KeyProvenance& one : provenance) provenance_.emplace(one.path, one);
  }

  Node file(CaseFile& value) {
    Node root;
    fill(root, value);
    add_unplaced(root);
    return root;
  }

  // --- what the table of keys calls ---

  void range(const KeyInfo& info, std::optional<Dimension> dimension, Distribution& member) {
    required(KeyInfo{info.name, info.meaning, info.rule, dimension.value_or(Dimension::number)}, member);
  }
  template <class T>
  void required(const KeyInfo& info, T& member) {
    put(info, member);
  }
  template <class T>
  void optional(const KeyInfo& info, T& member) {
    if (!is_empty(member)) put(info, member);
  }
  template <class T>
  void optional(const KeyInfo& info, std::optional<T>& member) {
    if (member) put(info, *member);
  }
  template <class T>
  void list(const KeyInfo& info, std::vector<T>& members, bool = false) {
    if (!members.empty()) put(info, members);
  }
  void after(const KeyInfo& info, Date& member, const Date&) { put(info, member); }
  void source(const std::string& member) {
    if (!member.empty()) append(*table_, "source", text_node(member));
  }
  void currency(const Currency& member) {
    if (currency_) return;
    currency_ = member;
    append(*table_, "currency", text_node(member.code()));
  }
  void settings(const KeyInfo& info, const std::vector<Override>& members);
  void uncertain(std::optional<UncertainInputs>& member);
  void provenance(const KeyInfo&, const std::vector<KeyProvenance>&) {}
  void schema() { append(*table_, "schema", number_node(case_schema_version)); }
  void periods(const std::vector<FiscalPeriod>& known) {
    periods_.insert(periods_.end(), known.begin(), known.end());
  }

 private:
  template <class T>
  static bool is_empty(const T& member) {
    if constexpr (requires { member.empty(); }) {
      return member.empty();
    } else if constexpr (std::is_same_v<T, ConditionOutlook>) {
      return member == ConditionOutlook{};
    } else if constexpr (std::is_same_v<T, DataFiles>) {
      return member == DataFiles{};
    } else {
      return false;
    }
  }

  template <class T>
  void put(const KeyInfo& info, T& member) {
    Node* const table = table_;
    const std::size_t size = path_.size();
    path_ += (path_.empty() ? "" : ".") + std::string{info.name};
    Node value = node_of(member);
    append(*table, info.name, std::move(value));
    path_.resize(size);
    table_ = table;
  }

  /// Fills a table with the keys of a value, and with what is known of where it is from.
  template <class T>
  void fill(Node& node, T& value) {
    Node* const outer = table_;
    table_ = &node;
    keys(*this, value);
    table_ = outer;
    state_provenance(node);
  }

  template <class T>
  Node node_of(T& value) {
    if constexpr (std::is_same_v<T, std::string>) {
      return text_node(value);
    } else if constexpr (std::is_same_v<T, bool>) {
      return boolean_node(value);
    } else if constexpr (std::is_enum_v<T>) {
      return text_node(std::string{key_of(value)});
    } else if constexpr (std::is_same_v<T, int>) {
      return bare(number_node(value));
    } else if constexpr (std::is_same_v<T, Date>) {
      return bare(date_node(value));
    } else if constexpr (is_number<T>) {
      return bare(number_node(number(value)));
    } else if constexpr (is_sourced<T>) {
      return sourced(value);
    } else if constexpr (std::is_same_v<T, PeerRow>) {
      Sourced<Peer> peer{value.peer, value.standing, value.source};
      return sourced(peer);
    } else if constexpr (is_list<T>) {
      return list_of(value);
    } else if constexpr (is_series<T>) {
      return series_of(value);
    } else {
      return table_of(value);
    }
  }

  template <class T>
  Node sourced(Sourced<T>& value) {
    Node node;
    if constexpr (is_number<T>) {
      append(node, "value", number_node(number(value.value)));
    } else {
      fill_value(node, value.value);
    }
    append(node, "standing", text_node(std::string{key_of(value.standing)}));
    append(node, "source", text_node(value.source));
    if (!value.quote.empty()) append(node, "quote", text_node(value.quote));
    return node;
  }

  template <class T>
  Node list_of(std::vector<T>& values) {
    Node node = list_node();
    const std::size_t size = path_.size();
    for (std::size_t i = 0; i < values.size(); ++i) {
      path_ += fmt::format("[{}]", i);
      node.items.push_back(node_of(values[i]));
      path_.resize(size);
    }
    return node;
  }

  template <class T>
  Node series_of(const DatedSeries<T>& series) {
    Node node = list_node();
    for (const Dated<T>& row : series) {
      Node one;
      append(one, "date", date_node(row.date));
      append(one, "value", number_node(number(row.value)));
      node.items.push_back(std::move(one));
    }
    return node;
  }

  template <class T>
  Node table_of(T& value) {
    if constexpr (std::is_same_v<T, FiscalPeriod>) {
      if (std::find(periods_.begin(), periods_.end(), value) != periods_.end())
        return text_node(label(value));
    }
    if constexpr (std::is_same_v<T, Strike>) {
      if (auto* const price = std::get_if<PerShare>(&value)) return bare(number_node(price->value));
    }
    Node node;
    fill_value(node, value);
    return node;
  }

  template <class T>
  void fill_value(Node& node, T& value) {
    if constexpr (has_form<T>) {
      form_t<T> form = form_of_value(value);
      fill(node, form);
    } else {
      fill(node, value);
    }
  }

  /// A number or date, with where it is from if that is known.
  Node bare(Node value);
  void state_provenance(Node& table);
  void add_unplaced(Node& root);
  std::optional<KeyProvenance> taken_provenance();

  Node* table_ = nullptr;
  std::string path_{};
  std::multimap<std::string, KeyProvenance> provenance_{};  ///< by path; what is written is taken out
  std::vector<FiscalPeriod> periods_{};
  std::optional<Currency> currency_{};
};

}  // namespace fairvalue::detail
